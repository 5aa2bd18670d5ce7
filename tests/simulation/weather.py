# SPDX-License-Identifier: Apache-2.0
"""What befalls the nodes of a world: wrong clocks, old copies, clones, other scopes, another version, revocation."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final

from sqlalchemy import update

from sync.hub.account_tables import GRANT
from sync.hub.accounts import PersonGrant, add_grant, read_accounts, revoke_account
from sync.log.scope import Grant
from tests.simulation.faults import Fault
from tests.simulation.nodes import Station
from tests.simulation.people import COMMUNE, NEIGHBOUR
from tests.simulation.safety import Watch, setting
from tests.simulation.world import MOST_CLONES, World

TEN_YEARS_MS: Final = 3650 * 86_400_000
_MOST_COPIES: Final = 3

Event = Callable[[World, Watch, Station], None]


def jump_clock(world: World, _watch: Watch, station: Station) -> None:
    """The clock of a laptop, or the hub's, is wrong by ten years, by an hour, or right again."""
    clock = world.hub.clock if world.chance.is_so(15) else station.clock
    clock.wrong_ms = world.chance.pick((TEN_YEARS_MS, -TEN_YEARS_MS, 3_600_000, -3_600_000, 0))
    world.tally[Fault.CLOCK] += 1


def keep_copies(world: World, station: Station) -> None:
    """Now and then somebody keeps an image of a disk."""
    for node, percent in ((station, 25), (world.hub, 20)):
        if world.chance.is_so(percent):
            node.copies = [*node.copies, node.disk.image()][-_MOST_COPIES:]


def restore_laptop(world: World, watch: Watch, station: Station) -> None:
    """The image takes the place of the disk."""
    if station.copies:
        station.disk.load(world.chance.pick(station.copies))
        station.written &= set(world.ledger.log_of(station.disk))
        watch.forget(station)
        world.tally[Fault.LAPTOP_RESTORED] += 1


def clone_laptop(world: World, _watch: Watch, station: Station) -> None:
    """The image runs beside the laptop."""
    if world.clones < MOST_CLONES:
        world.clone(station)
        world.tally[Fault.LAPTOP_CLONED] += 1


def restore_hub(world: World, watch: Watch, _station: Station) -> None:
    """The hub begins again from an old backup."""
    hub = world.hub
    if hub.copies:
        hub.disk.load(world.chance.pick(hub.copies))
        hub.start()
        hub.is_restored, hub.epoch_restored = True, setting(hub.disk, "hub_epoch")
        watch.forget(hub)
        world.tally[Fault.HUB_RESTORED] += 1


def number(world: World, _watch: Watch, _station: Station) -> None:
    """The sequencer has time."""
    world.hub.number()


def deliver_late(world: World, _watch: Watch, _station: Station) -> None:
    """A parcel arrives long after it was given up."""
    if world.wire.late:
        world.deliver_late()


def grant_unit(world: World, _watch: Watch, station: Station) -> None:
    """One more unit for a person."""
    person = setting(station.disk, "identity")["person"]
    unit = NEIGHBOUR if station.part.units == (COMMUNE,) else COMMUNE
    with world.hub.disk.database.writing() as connection:
        add_grant(connection, person, PersonGrant(None, Grant((unit,), station.part.roles)))
    world.tally[Fault.SCOPE_GROWN] += 1


def end_grants(world: World, _watch: Watch, station: Station) -> None:
    """The grants of a person end, or hold again."""
    person = setting(station.disk, "identity")["person"]
    is_ending = world.chance.is_so(60)
    until = world.hub.hub.today() - timedelta(days=1) if is_ending else None
    with world.hub.disk.database.writing() as connection:
        connection.execute(update(GRANT).where(GRANT.c.person == person).values(valid_until=until))
    world.tally[Fault.SCOPE_SHRUNK if is_ending else Fault.SCOPE_GROWN] += 1


def upgrade(world: World, _watch: Watch, station: Station) -> None:
    """The next version makes the rows anew."""
    station.upgrade()
    world.tally[Fault.UPGRADE] += 1


def revoke(world: World, _watch: Watch, station: Station) -> None:
    """The device counts no more."""
    public = setting(station.disk, "identity")["public"]
    with world.hub.disk.database.writing() as connection:
        revoke_account(connection, read_accounts(connection, (public,))[public], world.hub.clock.ms())
    world.tally[Fault.REVOKED] += 1


def admit_held(world: World, _watch: Watch, _station: Station) -> None:
    """A supervisor lets in what was held."""
    world.tally[Fault.ADMITTED] += len(world.admit_all())
    if not world.hub.numbers_late or world.chance.is_so(50):
        world.hub.number()


EVENTS: Final[Sequence[tuple[Event, int]]] = (
    (jump_clock, 3),
    (restore_laptop, 4),
    (clone_laptop, 3),
    (restore_hub, 4),
    (number, 2),
    (deliver_late, 4),
    (grant_unit, 2),
    (end_grants, 5),
    (upgrade, 2),
    (revoke, 2),
    (admit_held, 6),
)
"""What may happen, and how often beside the others."""
