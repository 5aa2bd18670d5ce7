# SPDX-License-Identifier: Apache-2.0
"""Profiles on disk for tests: commands run as processes where they are what is tested, actions in this process else."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from desktop.actions.checking import check_laptop, tell_digests
from desktop.actions.deciding import accept_records, submit_records
from desktop.actions.exchanging import enrol_laptop, sync_laptop, tell_status
from desktop.actions.listing import list_for
from desktop.actions.saving import add_records, edit_record, require_type
from desktop.actions.showing import show_record
from desktop.laptop import Laptop as OpenLaptop
from desktop.laptop import Workplace, furnish, open_laptop
from desktop.passphrase import Cost
from desktop.profile_folder import ProfileFolder
from installer.story_processes import Answer, as_input, succeeded
from sync.hub.cli import now_ms
from sync.hub.data_folder import DataFolder
from sync.hub.invites import Invitation, make_invite
from sync.hub.node import open_hub
from sync.log.scope import Sight
from sync.log.units import UnitTree
from sync.records.roles import Role
from sync.store.checking import check_store
from sync.store.digests import counted_digests
from sync.store.opening import open_store
from sync.store.units import bundled_units
from tests.support.hub_process import HubProcess
from tests.support.prepared import run_prepared

PASSPHRASE = "mật khẩu thử"
COMMUNE, NEIGHBOUR = "02683", "02686"
LIGHT = Cost(19_456, 1, 1)
"""The least that a vault may cost: a test opens its profiles hundreds of times."""
OFFICER = ("operator", "editor", "keeper")


@cache
def tree() -> UnitTree:
    """The bundled units, read once."""
    return bundled_units()


@dataclass(frozen=True)
class Profile:
    """One profile folder."""

    path: Path

    def run(self, *words: str, given: Any = None) -> Answer:
        """One command of ``loa`` as a process, with ``--json``."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("LOA_")}
        command = ("--profile", str(self.path), "--json", *words)
        done = run_prepared("ui", command, {**own, "LOA_PASSPHRASE": PASSPHRASE}, as_input(given))
        return Answer(done.returncode, json.loads(done.stdout) if done.stdout.strip() else None, done.stderr.decode())

    def ask(self, *words: str, given: Any = None) -> Any:
        """The answer of a command that must succeed."""
        return succeeded(self.run(*words, given=given), words)

    @contextmanager
    def opened(self) -> Iterator["Desk"]:
        """The profile open in this process."""
        with open_laptop(ProfileFolder(self.path), PASSPHRASE, tree()) as laptop:
            yield Desk(laptop)

    def copy_to(self, path: Path) -> "Profile":
        """The folder as it is now, somewhere else; it must be closed."""
        shutil.copytree(self.path, path)
        return Profile(path)

    def put_back(self, copy: "Profile") -> None:
        """An older copy of the folder takes its place."""
        shutil.rmtree(self.path)
        copy.copy_to(self.path)


@dataclass(frozen=True)
class Desk:
    """Actions at an open profile, in words of a test."""

    laptop: OpenLaptop

    def add(self, type_: str, *records: Mapping[str, Any]) -> list[str]:
        """New records; each must be saved."""
        added = add_records(self.laptop, require_type(type_), list(enumerate(records, 1)))
        assert not added.refused
        return added.ids

    def village(self, name: str = "Thôn Bản Vền", **fields: Any) -> str:
        """One small record, whole."""
        return self.add("village", {"name": name, "kind": "thon", **fields})[0]

    def edit(self, record: str, **fields: Any) -> None:
        """Change fields of a record."""
        assert edit_record(self.laptop, record, fields)

    def show(self, record: str) -> dict[str, Any]:
        """A record as ``loa show`` tells it."""
        return show_record(self.laptop, record)

    def list(self, type_: str) -> "list[dict[str, Any]]":
        """All records of a type."""
        return list_for(self.laptop, require_type(type_), (), "")

    def submit(self, *records: str) -> None:
        """Submit for review."""
        assert asdict(submit_records(self.laptop, records, None)) == {"done": [*records], "refused": []}

    def accept(self, *records: str) -> None:
        """Accept as a reviewer."""
        assert asdict(accept_records(self.laptop, records)) == {"done": [*records], "refused": []}

    def enrol(self, url: str, invite: str) -> None:
        """Enrol this profile."""
        enrol_laptop(self.laptop, url, invite)

    def sync(self) -> dict[str, Any]:
        """One full exchange."""
        return sync_laptop(self.laptop)

    def status(self) -> dict[str, Any]:
        """What waits."""
        return tell_status(self.laptop)

    def digest(self, unit: str = COMMUNE) -> Any:
        """Count and digest of a unit."""
        return tell_digests(self.laptop)[unit]

    def check(self) -> Any:
        """Rebuild and compare."""
        return check_laptop(self.laptop, is_rebuilt=True)


def new_profile(path: Path, name: str = "Cán bộ xã 1", unit: str = COMMUNE) -> Profile:
    """A profile before any enrolment."""
    with ProfileFolder(path).creating(PASSPHRASE, LIGHT) as profile:
        database = open_store(profile.database_path, profile.key.raw)
        try:
            furnish(database, tree(), Workplace(unit, name))
        finally:
            database.close()
    return Profile(path)


def enrolled(path: Path, hub: HubProcess, unit: str = COMMUNE, *roles: str, url: str = "") -> Profile:
    """A profile with a grant over its unit that has exchanged once; an officer's unless roles are named."""
    name = f"Cán bộ {path.name}"
    profile = new_profile(path, name, unit)
    code = invite(hub, Invitation(name, (unit,), tuple(map(Role, roles or OFFICER))))
    with profile.opened() as desk:
        desk.enrol(url or hub.url, code)
        desk.sync()
    return profile


def invite(hub: HubProcess, wanted: Invitation) -> str:
    """An invite made beside the server, without the start of a process."""
    opened = open_hub(DataFolder(hub.folder), now_ms)
    try:
        with opened.database.writing() as connection:
            return str(make_invite(connection, opened, wanted, valid_hours=1).code)
    finally:
        opened.database.close()


def sync_all(*profiles: Profile) -> None:
    """Exchange twice around, so that everybody has what everybody wrote; the last has it after once."""
    for profile in (*profiles, *profiles[:-1]):
        with profile.opened() as desk:
            desk.sync()


@contextmanager
def hub_store(hub: HubProcess) -> Iterator[Connection]:
    """The hub's store, read beside the server."""
    database = open_store(hub.folder / "hub.db", None)
    try:
        with database.writing() as connection:
            yield connection
    finally:
        database.close()


def hub_digest(hub: HubProcess, unit: str) -> dict[str, Any]:
    """Count and digest of a unit at the hub, in the form of ``loa-hub digest``."""
    with hub_store(hub) as connection:
        found = counted_digests(connection, is_hub=True)[unit, Sight.WHOLE]
    return {"count": found.count, "digest": found.sum.hex()}


def assert_in_step(hub: HubProcess, *profiles: Profile, unit: str = COMMUNE) -> None:
    """Nothing waits, every store is what its log makes of it, and all hold the same of the unit."""
    with hub_store(hub) as connection:
        differences = check_store(connection, is_hub=True, is_rebuilt=True)
        assert differences == [], differences
    at_hub = hub_digest(hub, unit)
    for profile in profiles:
        with profile.opened() as desk:
            assert desk.check()["differences"] == []
            assert desk.status()["unsent"] == 0
            assert desk.digest(unit) == at_hub
