# SPDX-License-Identifier: Apache-2.0
"""The hub as a node: its store, its key, its unit, its secret, its epoch. Every other module is given one of these.

What it is called by others is its public key; ``secret`` never leaves the database.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from threading import Lock
from typing import Final, NamedTuple

from sqlalchemy import Connection

from sync.hub.account_tables import has_account_tables, make_account_tables
from sync.hub.audit import Audited, write_audit
from sync.hub.data_folder import DataFolder
from sync.log.entropy import SYSTEM, Entropy
from sync.log.errors import Refused
from sync.log.units import COUNTRY, UnitTree
from sync.parcel.keys import DeviceKey
from sync.records.days import VIETNAM
from sync.store.engine import Database
from sync.store.settings import read_setting, write_setting
from sync.store.unit_tree import known_units

UNIT: Final = "hub_unit"
SECRET: Final = "hub_secret"  # noqa: S105  the name of a setting, not what it holds
EPOCH: Final = "hub_epoch"
ACTOR: Final = "hub_actor"
PERSON: Final = "hub_person"
URL: Final = "hub_url"
_UNITS_STAMP: Final = "hub_units_stamp"

Clock = Callable[[], int]
"""Milliseconds since 1970 UTC."""


class _KnownTree(NamedTuple):
    stamp: bytes | None
    tree: UnitTree


class Trees:
    """The tree of units, made anew when a unit was let in; safe between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: _KnownTree | None = None

    def read(self, connection: Connection) -> UnitTree:
        stamp = read_setting(connection, _UNITS_STAMP)
        with self._lock:
            if self._known is None or self._known.stamp != stamp:
                self._known = _KnownTree(stamp, known_units(connection))
            return self._known.tree


@dataclass(frozen=True)
class Hub:
    """An open hub."""

    database: Database
    key: DeviceKey
    unit: str
    secret: bytes
    person: bytes
    """The author of what the hub writes itself; no ``person`` record stands behind it: it is nobody to be counted."""
    now_ms: Clock
    trees: Trees
    entropy: Entropy = SYSTEM

    def tree(self, connection: Connection) -> UnitTree:
        """The units that this hub knows."""
        return self.trees.read(connection)

    def today(self) -> date:
        """The day by the hub's clock, in Vietnam."""
        return datetime.fromtimestamp(self.now_ms() / 1000, UTC).astimezone(VIETNAM).date()


def create_hub(folder: DataFolder, unit: str, now_ms: Clock, url: str = "", entropy: Entropy = SYSTEM) -> bytes:
    """A new hub for a unit and all beneath it, in SQLite or in the PostgreSQL database at an address; its public key.

    Raises Refused ``hub_exists`` or ``unknown_unit``, or what opening the database refuses; no hub is left then.
    """
    database, key = folder.create(url)
    try:
        with database.writing() as connection:
            found_hub(connection, unit, now_ms(), entropy)
    finally:
        database.close()
    folder.finish(database, key, url)
    return key.public


def found_hub(connection: Connection, unit: str, at_ms: int, entropy: Entropy = SYSTEM) -> None:
    """Make a hub of an empty store; run it in a write transaction. Raises Refused ``hub_exists``, ``unknown_unit``."""
    if read_setting(connection, SECRET):
        raise Refused("hub_exists", "this database already holds a hub; nothing was changed")
    require_unit(known_units(connection), unit)
    make_account_tables(connection)
    write_setting(connection, UNIT, unit)
    write_setting(connection, SECRET, entropy.octets(32))
    write_setting(connection, PERSON, entropy.uuid7(at_ms))
    write_setting(connection, EPOCH, entropy.octets(8))
    write_setting(connection, ACTOR, entropy.octets(16))
    write_audit(connection, Audited(at_ms, "hub_created", {"unit": unit}))


def open_hub(folder: DataFolder, now_ms: Clock, entropy: Entropy = SYSTEM) -> Hub:
    """Raises Refused ``no_hub``, ``hub_damaged`` and what opening the store refuses."""
    database, key = folder.open()
    with database.reading() as connection:
        unit, secret, person = (read_setting(connection, name) for name in (UNIT, SECRET, PERSON))
        is_whole = has_account_tables(connection)
    if not (unit and secret and person):
        database.close()
        raise Refused("hub_damaged", "the database is not that of a hub")
    if not is_whole:
        with database.writing() as connection:
            make_account_tables(connection)
    return Hub(database, key, unit, secret, person, now_ms, Trees(), entropy)


def require_unit(tree: UnitTree, unit: str) -> None:
    """Raises Refused ``unknown_unit``; the country needs no row."""
    if unit != COUNTRY:
        tree.require(unit)


def units_changed(connection: Connection, hub: Hub) -> None:
    """Let every process that serves this hub read its units anew."""
    write_setting(connection, _UNITS_STAMP, hub.entropy.octets(8))
