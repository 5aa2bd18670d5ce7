# SPDX-License-Identifier: Apache-2.0
"""The laptop at work: an open profile with its store, its person, its unit and its rights.

Everything an action needs is reached from here; it is built at the composition root and passed on.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from desktop.profile_folder import OpenProfile, ProfileFolder
from sync.client.link import LINK, link_from
from sync.log.change import RecordId
from sync.log.entropy import SYSTEM, Entropy
from sync.log.errors import Refused
from sync.log.scope import Grant, Sight, roles_over, streams
from sync.log.units import UnitTree
from sync.records.days import VIETNAM
from sync.records.person import Person
from sync.records.roles import COMMUNE_ROLES, Role
from sync.store.authoring import Clock, Draft, write_changes
from sync.store.engine import Database
from sync.store.identity import IDENTITY, Identity, identity_from, keep_identity, new_identity, new_record_id
from sync.store.opening import open_store
from sync.store.outbox import queue
from sync.store.reading import Surroundings
from sync.store.settings import read_settings, write_setting

_WORKPLACE = "workplace"

Now = Callable[[], datetime]


def present_moment() -> datetime:
    """The time of this machine, in Vietnam's offset."""
    return datetime.now(VIETNAM)


@dataclass(frozen=True, slots=True)
class Workplace:
    """The unit for which the person of this profile writes, and the name others see."""

    unit: str
    name: str


@dataclass(frozen=True, slots=True)
class Laptop:
    """An open profile. One person, one device key; close the database at the end."""

    database: Database
    tree: UnitTree
    now: Now = present_moment
    entropy: Entropy = SYSTEM

    @contextmanager
    def reading(self) -> Iterator["Desk"]:
        """A desk to read at."""
        with self.database.reading() as connection:
            yield Desk(connection, self)

    @contextmanager
    def writing(self) -> Iterator["Desk"]:
        """A desk to write at: all of it is saved at the end, or nothing."""
        with self.database.writing() as connection:
            yield Desk(connection, self)

    def wall(self) -> int:
        """This machine's clock in milliseconds since 1970 UTC."""
        return int(self.now().timestamp() * 1000)


class Desk:
    """One transaction of a laptop: what its actions read and write through."""

    def __init__(self, connection: Connection, laptop: Laptop) -> None:
        self.connection = connection
        self.laptop = laptop
        kept = read_settings(connection, (IDENTITY, LINK, _WORKPLACE))
        self.identity = identity_from(kept.get(IDENTITY))
        self.link = link_from(kept.get(LINK))
        self.workplace = Workplace(**kept[_WORKPLACE])
        self.around = Surroundings(connection, laptop.now())

    @property
    def today(self) -> str:
        """The present day, as it is stored."""
        return self.around.now.date().isoformat()

    def grants(self) -> list[Grant]:
        """What the person may do: the hub's grant, or the commune's three roles before any."""
        if self.link is not None:
            return [self.link.grant()]
        return [Grant((self.workplace.unit,), COMMUNE_ROLES)]

    def roles(self, unit: str) -> set[Role]:
        """The person's roles over a unit. What was written before enrolment stays within reach."""
        roles = roles_over(self.grants(), unit, self.laptop.tree)
        return roles or (set(COMMUNE_ROLES) if unit == self.workplace.unit else set())

    def streams(self) -> Mapping[str, Sight]:
        """The units this laptop receives, and how much of them."""
        return streams(self.grants(), self.laptop.tree)

    def clock(self) -> Clock:
        """What a change says of time."""
        wall = self.laptop.wall()
        return Clock(wall, self.link.clock_age_s(wall) if self.link else None)

    def write(self, *drafts: Draft) -> None:
        """Write changes and let them wait for a receipt.

        Raises Refused ``device_revoked`` where the hub trusts this device no more: it hands over what it holds.
        """
        if self.link is not None and self.link.revoked_at is not None:
            raise Refused("device_revoked", "this device was revoked: it may hand over what it holds, and no more")
        written = write_changes(self.connection, self.identity, drafts, self.clock(), self.laptop.entropy)
        queue(self.connection, written.values())

    def new_record_id(self) -> RecordId:
        """The id of a record that is about to be made, of this laptop's clock and randomness."""
        return new_record_id(self.laptop.wall(), self.laptop.entropy)

    def move(self, workplace: Workplace) -> None:
        """Work for another unit or under another name from now on."""
        self.workplace = workplace
        write_setting(self.connection, _WORKPLACE, {"unit": workplace.unit, "name": workplace.name})


def record_key(text: str) -> bytes:
    """The record that an id on the command line names; Refused ``not_an_id``."""
    try:
        return uuid.UUID(text).bytes
    except ValueError:
        raise Refused("not_an_id", f"{text} is not the id of a record", {"id": "not_an_id"}) from None


def furnish(database: Database, tree: UnitTree, workplace: Workplace, identity: Identity | None = None) -> Laptop:
    """Set up a new store: person, device key and actor, before and without any enrolment.

    Raises Refused ``unknown_unit``, or the code of a name without form.
    """
    tree.require(workplace.unit)
    laptop = Laptop(database, tree)
    identity = identity or new_identity()
    with database.writing() as connection:
        keep_identity(connection, identity)
        write_setting(connection, _WORKPLACE, {"unit": workplace.unit, "name": workplace.name})
        desk = Desk(connection, laptop)
        desk.write(Draft(identity.person, Person, workplace.unit, _introduced(workplace.name, desk.today), is_new=True))
    return laptop


def _introduced(name: str, today: str) -> dict[str, Any]:
    values, faults = Person.tidy({"full_name": name}, today)
    if faults or not values.get("full_name"):
        raise Refused("bad_name", "the name has no form", {"name": faults.get("full_name", "required")})
    return values


@contextmanager
def open_laptop(
    folder: ProfileFolder, passphrase: str | None, tree: UnitTree, now: Now = present_moment
) -> Iterator[Laptop]:
    """The laptop of a profile folder, locked against a second program while it is open.

    Raises what the folder and the vault refuse, and Refused ``database_newer``.
    """
    with folder.lock():
        profile: OpenProfile = folder.open(passphrase)
        database = open_store(profile.database_path, profile.key.raw)
        try:
            yield Laptop(database, tree, now)
        finally:
            database.close()
