# SPDX-License-Identifier: Apache-2.0
"""Who takes part: two communes, three officers, two reviewers, a hub; made once for a process, copied for a run."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Final

from desktop.laptop import Laptop, Workplace, settle_in
from sync.client.link import HubLink, keep_link
from sync.hub.accounts import Account, PersonGrant, add_account, add_grant
from sync.hub.epochs import read_epoch
from sync.hub.node import found_hub
from sync.log.entropy import Entropy
from sync.log.scope import Grant
from sync.parcel.keys import DeviceKey
from sync.records.days import VIETNAM
from sync.records.roles import COMMUNE_ROLES, Role
from sync.store.identity import Identity
from sync.store.opening import made_ready
from sync.store.units import bundled_units
from tests.simulation.media import Disk, Image

START_MS: Final = 1_790_000_000_000
"""A moment in 2026."""
PROVINCE, COMMUNE, NEIGHBOUR = "15", "02683", "02686"
HUB_KEY: Final = DeviceKey.from_bytes(bytes([255]) * 32)
URL: Final = "http://127.0.0.1:1"


@dataclass(frozen=True)
class Part:
    """One person with one laptop: the unit worked for, the units and roles granted."""

    name: str
    unit: str
    units: tuple[str, ...]
    roles: tuple[Role, ...]


CAST: Final = (
    Part("xã 1", COMMUNE, (COMMUNE,), COMMUNE_ROLES),
    Part("duyệt 1", COMMUNE, (COMMUNE, NEIGHBOUR), (Role.REVIEWER,)),
    Part("xã 1, máy 2", COMMUNE, (COMMUNE,), COMMUNE_ROLES),
    Part("xã 2", NEIGHBOUR, (NEIGHBOUR,), COMMUNE_ROLES),
    Part("duyệt 2", COMMUNE, (COMMUNE,), (Role.REVIEWER,)),
)


@dataclass(frozen=True)
class Beginning:
    """The stores of all before anything has happened."""

    hub: Image
    laptops: tuple[Image, ...]
    people: tuple[Identity, ...]


@cache
def beginning() -> Beginning:
    """Everybody enrolled, nothing exchanged yet."""
    entropy = Entropy.seeded(2026)
    hub = Disk()
    made_ready(hub.database)
    people = [_person(place, entropy) for place in range(len(CAST))]
    with hub.database.writing() as connection:
        found_hub(connection, PROVINCE, START_MS, entropy)
        epoch = read_epoch(connection)
        for part, person in zip(CAST, people, strict=True):
            add_account(connection, Account(person.device.public, person.person, part.name, START_MS))
            add_grant(connection, person.person, PersonGrant(None, Grant(part.units, part.roles)))
    laptops = [
        _laptop(part, person, HubLink(URL, HUB_KEY.public, PROVINCE, epoch, part.units, part.roles), entropy)
        for part, person in zip(CAST, people, strict=True)
    ]
    return Beginning(hub.image(), tuple(laptops), tuple(people))


def _person(place: int, entropy: Entropy) -> Identity:
    key = DeviceKey.from_bytes(bytes([place + 1]) * 32)
    return Identity(entropy.octets(16), entropy.uuid7(START_MS), key)


def _start() -> datetime:
    return datetime.fromtimestamp(START_MS / 1000, UTC).astimezone(VIETNAM)


def _laptop(part: Part, person: Identity, link: HubLink, entropy: Entropy) -> Image:
    disk = Disk()
    made_ready(disk.database)
    settle_in(Laptop(disk.database, bundled_units(), _start, entropy), Workplace(part.unit, part.name), person)
    with disk.database.writing() as connection:
        keep_link(connection, link)
    return disk.image()
