# SPDX-License-Identifier: Apache-2.0
"""The laptop at work: an open profile with its store, its person, its unit and its rights.

Everything an action needs is reached from here; it is built at the composition root and passed on.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from desktop.ballast import Ballast
from desktop.copies import is_copy_due, make_copy
from desktop.journal import Journal
from desktop.profile_folder import OpenProfile, ProfileFolder
from desktop.recovering import note_damage, open_or_recover, stand_in, was_cut_off
from sync.client.calling import USUAL, Calling
from sync.client.link import LINK, link_from
from sync.log.change import RecordId
from sync.log.entropy import SYSTEM, Entropy
from sync.log.errors import Refused, Unavailable
from sync.log.scope import Grant, Sight, roles_over, streams
from sync.log.units import UnitTree
from sync.records.days import VIETNAM
from sync.records.person import Person
from sync.records.reading_rights import is_lockable
from sync.records.roles import COMMUNE_ROLES, Role
from sync.store.authoring import Clock, Draft, write_changes
from sync.store.engine import Database
from sync.store.identity import IDENTITY, Identity, identity_from, keep_identity, new_identity, new_record_id
from sync.store.outbox import queue
from sync.store.reading import Query, Surroundings
from sync.store.settings import read_settings, write_setting
from sync.store.urgency import urgent_keys

WORKPLACE = "workplace"

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
    journal: Journal | None = None
    ballast: Ballast | None = None
    calling: Calling = USUAL

    @contextmanager
    def reading(self) -> Iterator["Desk"]:
        """A desk to read at."""
        with self.database.reading() as connection:
            yield Desk(connection, self)

    @contextmanager
    def writing(self) -> Iterator["Desk"]:
        """A desk to write at: all of it is saved at the end, or nothing. What was saved goes into the journal then."""
        try:
            with self.database.writing() as connection:
                desk = Desk(connection, self)
                yield desk
        except Unavailable as failure:
            if failure.code == "disk_full" and self.ballast is not None:
                self.ballast.release()
            raise
        if self.journal is not None and desk.written:
            self.journal.note(desk.written)

    def wall(self) -> int:
        """This machine's clock in milliseconds since 1970 UTC."""
        return int(self.now().timestamp() * 1000)


class Desk:
    """One transaction of a laptop: what its actions read and write through."""

    def __init__(self, connection: Connection, laptop: Laptop) -> None:
        self.connection = connection
        self.laptop = laptop
        kept = read_settings(connection, (IDENTITY, LINK, WORKPLACE))
        self.identity = identity_from(kept.get(IDENTITY))
        self.link = link_from(kept.get(LINK))
        self.workplace = Workplace(**kept[WORKPLACE])
        self.around = Surroundings(connection, laptop.now(), laptop.tree)
        self.written: list[int] = []
        """Keys of the changes written in this transaction."""

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

    def asked(self, query: Query) -> Query:
        """The query as this person may ask it: what is locked away from the person's roles is left out."""
        if not is_lockable(query.of):
            return query
        units = {*self.streams(), self.workplace.unit}
        return replace(query, roles_in={unit: self.roles(unit) for unit in units})

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
        queue(self.connection, written.values(), urgent_keys(drafts, written, self.around))
        self.written += written.values()

    def new_record_id(self) -> RecordId:
        """The id of a record that is about to be made, of this laptop's clock and randomness."""
        return new_record_id(self.laptop.wall(), self.laptop.entropy)

    def move(self, workplace: Workplace) -> None:
        """Work for another unit or under another name from now on."""
        self.workplace = workplace
        write_setting(self.connection, WORKPLACE, {"unit": workplace.unit, "name": workplace.name})


def record_key(text: str) -> bytes:
    """The record that an id on the command line names; Refused ``not_an_id``."""
    try:
        return uuid.UUID(text).bytes
    except ValueError:
        raise Refused("not_an_id", f"{text} is not the id of a record", {"id": "not_an_id"}) from None


def furnish(
    database: Database,
    tree: UnitTree,
    workplace: Workplace,
    identity: Identity | None = None,
    now: Now = present_moment,
) -> Laptop:
    """Set up a new store: person, device key and actor, before and without any enrolment.

    Raises Refused ``unknown_unit``, or the code of a name without form.
    """
    laptop = Laptop(database, tree, now)
    settle_in(laptop, workplace, identity)
    return laptop


def settle_in(laptop: Laptop, workplace: Workplace, identity: Identity | None = None) -> None:
    """As ``furnish``, at a laptop whose clock and randomness are given."""
    laptop.tree.require(workplace.unit)
    identity = identity or new_identity(laptop.wall(), laptop.entropy)
    with laptop.database.writing() as connection:
        keep_identity(connection, identity)
        write_setting(connection, WORKPLACE, {"unit": workplace.unit, "name": workplace.name})
        desk = Desk(connection, laptop)
        desk.write(Draft(identity.person, Person, workplace.unit, _introduced(workplace.name, desk.today), is_new=True))


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
        stand_in(folder)
        with laptop_of(folder, folder.open(passphrase), tree, now) as laptop:
            yield laptop


@contextmanager
def laptop_of(
    folder: ProfileFolder, profile: OpenProfile, tree: UnitTree, now: Now = present_moment
) -> Iterator[Laptop]:
    """The same, of a folder that is locked already and whose key is known."""
    is_cut = was_cut_off(folder)
    ballast = Ballast(folder.path)
    ballast.load()
    database = _opened(folder, profile, ballast)
    journal = Journal(folder.path, profile.key.raw, database)
    try:
        if is_cut or not journal.exists():
            journal.begin()
        yield Laptop(database, tree, now, journal=journal, ballast=ballast)
        _close_the_day(folder, profile, journal, database)
    except Refused as failure:
        if failure.code == "database_damaged":
            note_damage(folder)
        raise
    finally:
        journal.close()
        database.close()


def _opened(folder: ProfileFolder, profile: OpenProfile, ballast: Ballast) -> Database:
    """On a full disk not even reading works; then the ballast gives room."""
    try:
        return open_or_recover(folder, profile)
    except Unavailable as failure:
        if failure.code != "disk_full" or not ballast.release():
            raise
    return open_or_recover(folder, profile)


def _close_the_day(folder: ProfileFolder, profile: OpenProfile, journal: Journal, database: Database) -> None:
    """The first time on a day that something was written, a checked copy is left behind."""
    journal.close()
    today = present_moment().date()
    if journal.has_noted and is_copy_due(folder, today):
        with suppress(Unavailable):  # no room for a copy: the save stands, and the journal holds what is not safe
            try:
                make_copy(folder, database, profile.key.raw, today)
            except Refused:  # what was copied did not read back
                note_damage(folder)
