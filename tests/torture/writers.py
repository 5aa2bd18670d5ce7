# SPDX-License-Identifier: Apache-2.0
"""Processes that are watched while they write: a laptop that saves, a hub that takes in.

``python -m tests.torture.writers laptop|hub FOLDER SYNCHRONOUS COUNT`` tells each entry once it is acknowledged.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop.actions.saving import add_records, require_type
from desktop.laptop import Laptop, Workplace, furnish
from sync.client.cycle import Cycle
from sync.client.link import HubLink, keep_link
from sync.hub.accounts import Account, PersonGrant, add_account, add_grant
from sync.hub.app import Endpoints
from sync.hub.door import Attempts
from sync.hub.epochs import read_epoch
from sync.hub.node import Hub, Trees, found_hub
from sync.hub.wrapper import Call
from sync.log.scope import Grant
from sync.parcel.keys import DeviceKey
from sync.records.roles import COMMUNE_ROLES
from sync.store.engine import Database
from sync.store.identity import new_identity
from sync.store.opening import open_store
from sync.store.settings import read_setting
from sync.store.units import bundled_units
from tests.simulation.people import COMMUNE, PROVINCE, START_MS

KEY: Final = bytes(range(32))
HUB_KEY: Final = DeviceKey.from_bytes(bytes([7]) * 32)
FILES: Final = {"laptop": "loa.db", "hub": "hub.db"}


def prepare(folder: Path) -> None:
    """A hub, and a laptop that is enrolled there."""
    with opened(folder, "hub") as hub, opened(folder, "laptop") as laptop:
        person = new_identity()
        with hub.writing() as connection:
            found_hub(connection, PROVINCE, START_MS)
            add_account(connection, Account(person.device.public, person.person, "Cán bộ xã 1", START_MS))
            add_grant(connection, person.person, PersonGrant(None, Grant((COMMUNE,), COMMUNE_ROLES)))
            epoch = read_epoch(connection)
        furnish(laptop, bundled_units(), Workplace(COMMUNE, "Cán bộ xã 1"), person)
        roles = tuple(map(str, COMMUNE_ROLES))
        with laptop.writing() as connection:
            keep_link(connection, HubLink("http://127.0.0.1:1", HUB_KEY.public, PROVINCE, epoch, (COMMUNE,), roles))


@contextmanager
def opened(folder: Path, of: str) -> Iterator[Database]:
    """The store of the laptop or of the hub."""
    database = open_store(folder / of / FILES[of], KEY if of == "laptop" else None)
    try:
        yield database
    finally:
        database.close()


class _Direct:
    """A courier to a hub in this process."""

    carried = 0
    has_begun = False

    def __init__(self, endpoints: Endpoints) -> None:
        self._endpoints = endpoints

    def carry(self, _path: str, parcel: bytes) -> bytes:
        return self._endpoints.exchange(Call(parcel, "here"))

    def close(self) -> None:
        """There is nothing to close."""


def _acknowledge(record: str) -> None:
    """One write of its own, that can be found among those that were traced."""
    os.write(1, f"acknowledged {record}\n".encode())


def _save(laptop: Laptop, number: int) -> str:
    note = {"name": f"Thôn {number}", "kind": "thon", "note": "ghi chú " * (number % 40)}
    return add_records(laptop, require_type("village"), [(1, note)]).ids[0]


def write(of: str, folder: Path, count: int) -> None:
    """Save so many entries, or save and hand over so many; each is told when whoever is watched has acknowledged it."""
    with opened(folder, "laptop") as database:
        laptop = Laptop(database, bundled_units())
        if of == "laptop":
            for number in range(count):
                _acknowledge(_save(laptop, number))
            return
        with opened(folder, "hub") as store:
            hub = _hub(store)
            courier = _Direct(Endpoints(hub, Attempts(1, 1, lambda: 0.0)))
            for number in range(count):
                record = _save(laptop, number)
                Cycle(database, courier, laptop.wall).run()
                _acknowledge(record)


def _hub(store: Database) -> Hub:
    with store.reading() as connection:
        unit, secret, person = (read_setting(connection, name) for name in ("hub_unit", "hub_secret", "hub_person"))
    return Hub(store, HUB_KEY, unit, secret, person, lambda: START_MS, Trees())


if __name__ == "__main__":
    if sys.argv[3] != "FULL":
        from sync.store import engine

        other = f"PRAGMA synchronous={sys.argv[3]}"
        vars(engine)["_PRAGMAS"] = tuple(other if "synchronous" in one else one for one in engine._PRAGMAS)
    write(sys.argv[1], Path(sys.argv[2]), int(sys.argv[4]))
