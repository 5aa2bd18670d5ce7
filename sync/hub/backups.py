# SPDX-License-Identifier: Apache-2.0
"""The hub's backup: everything it holds in one sealed file, out of one snapshot, from SQLite or PostgreSQL into either.

Only a file that was read back makes anything *safe*: then the number of the last receipt that it surely includes is
kept, and goes down to the laptops. A hub made of a backup begins a new epoch, and the laptops offer what it lacks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, func, select, text

from sync.hub.account_tables import ACCOUNTS, GIVEN, RECEIPTS, make_account_tables
from sync.hub.audit import Audited, write_audit
from sync.hub.data_folder import DataFolder, disk_errors
from sync.hub.epochs import begin_epoch, read_epoch
from sync.hub.intake import RECEIPT_NUMBERS
from sync.hub.node import PERSON, SECRET, UNIT, Clock, Hub, Trees
from sync.log.errors import Refused
from sync.parcel.keys import DeviceKey
from sync.parcel.messages import Safe
from sync.parcel.sealing import Keys, Locks
from sync.store.backup_files import read_backup, write_backup
from sync.store.dialects import dialect_of
from sync.store.dumping import LOG_TABLES, Manifest, Undumping, dump, new_manifest
from sync.store.engine import Database
from sync.store.log_tables import CHANGE, CHANGE_KEYS, KEYS_AT_ONCE
from sync.store.numbering import number_committed
from sync.store.settings import read_setting, write_setting

KIND: Final = "hub"
SAFE: Final = "hub_safe"
RECOVERY_FILE: Final = "recovery.pub"

_LAST_RECEIPT: Final = text("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM hub_receipts")
TABLES: Final = (*LOG_TABLES, *ACCOUNTS.sorted_tables)


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds; ``receipts`` is the number up to which all is safe."""

    manifest: Manifest
    receipts: int
    size: int


def back_up(hub: Hub, path: Path, locks: Locks) -> BackedUp:
    """Write a checked backup and mark what is in it as safe.

    Raises Refused ``no_backup_key``, ``backup_damaged`` where it does not read back; nothing is safe then.
    """
    receipts = _last_receipt(hub.database)
    extra = {"key": hub.key.private, "receipts": receipts}
    with hub.database.reading() as connection, disk_errors():
        epoch = read_epoch(connection)
        frames = dump(connection, new_manifest(KIND, hub.now_ms(), extra), TABLES)
        manifest = write_backup(path, frames, locks, KIND)
        size = path.stat().st_size
    with hub.database.writing() as connection:
        if read_epoch(connection) == epoch:
            write_setting(connection, SAFE, {"epoch": epoch, "number": receipts, "at": manifest.at})
        detail = {"changes": manifest.changes, "receipts": receipts, "bytes": size}
        write_audit(connection, Audited(hub.now_ms(), "backed_up", detail))
    return BackedUp(manifest, receipts, size)


def _last_receipt(database: Database) -> int:
    """The last number given to a receipt. Whoever writes alone keeps all others out, so all receipts up to it are
    committed before the snapshot that is taken after."""
    with database.writing() as connection:
        if dialect_of(connection).is_numbered_at_once:
            return read_setting(connection, RECEIPT_NUMBERS) or 0
        return int(connection.execute(_LAST_RECEIPT).scalar_one())


def read_safe(connection: Connection) -> Safe | None:
    """Up to which receipt of the present epoch all is safe, and since when; None before the first backup of it."""
    kept = read_setting(connection, SAFE)
    if kept is None or kept["epoch"] != read_epoch(connection):
        return None
    return kept["number"], kept["at"]


def restore_hub(folder: DataFolder, path: Path, keys: Keys, now_ms: Clock, url: str = "") -> Manifest:
    """Make a hub of a backup, in SQLite or in the empty database at an address; it begins a new epoch.

    Raises Refused ``hub_exists``, ``no_file`` and what reading refuses; no hub is left then.
    """
    if not path.is_file():
        raise Refused("no_file", f"{path} cannot be read")
    database, _unused = folder.create(url)
    try:
        with database.writing() as connection, disk_errors():
            _refuse_full(connection)
            make_account_tables(connection)
            manifest = read_backup(path, keys, Undumping(KIND, connection, TABLES))
            _go_on(connection, manifest.extra)
        key = DeviceKey.from_bytes(manifest.extra["key"])
        _begin_anew(database, key, now_ms)
    finally:
        database.close()
    folder.finish(database, key, url)
    return manifest


def _refuse_full(connection: Connection) -> None:
    if connection.execute(select(func.count()).select_from(CHANGE)).scalar_one():
        raise Refused("hub_exists", "this database already holds a hub; nothing was changed")


def _go_on(connection: Connection, extra: Mapping[str, Any]) -> None:
    """Numbers go on where they were, whichever database gives them now; what had no number yet gets one."""
    given = connection.execute(select(func.max(GIVEN.c.number))).scalar() or 0
    receipts = max(int(extra["receipts"]), given)
    if dialect_of(connection).is_numbered_at_once:
        write_setting(connection, RECEIPT_NUMBERS, receipts)
    else:
        last = connection.execute(select(func.max(CHANGE.c.key))).scalar() or 0
        _set_sequence(connection, CHANGE_KEYS.name, last + KEYS_AT_ONCE)
        _set_sequence(connection, RECEIPTS.name, receipts + 1)
        for name in _counted_columns():
            _follow(connection, *name)
    while number_committed(connection):
        pass


def _counted_columns() -> Sequence[tuple[str, str]]:
    """Tables whose keys the database counts itself."""
    tables = ACCOUNTS.sorted_tables
    return [(table.name, column.name) for table in tables for column in table.columns if column.autoincrement is True]


def _set_sequence(connection: Connection, name: str, value: int) -> None:
    connection.execute(text("SELECT setval(CAST(:name AS regclass), :value, false)"), {"name": name, "value": value})


def _follow(connection: Connection, table: str, column: str) -> None:
    statement = text(
        f"SELECT setval(pg_get_serial_sequence(:table, :column), coalesce(max({column}), 0) + 1, false) FROM {table}"  # noqa: S608  names of ours
    )
    connection.execute(statement, {"table": table, "column": column})


def _begin_anew(database: Database, key: DeviceKey, now_ms: Clock) -> None:
    with database.writing() as connection:
        unit, secret, person = (read_setting(connection, name) for name in (UNIT, SECRET, PERSON))
        hub = Hub(database, key, unit, secret, person, now_ms, Trees())
        begin_epoch(connection, hub, read_epoch(connection))
        write_setting(connection, SAFE, None)
        write_audit(connection, Audited(hub.now_ms(), "hub_restored", {}))
