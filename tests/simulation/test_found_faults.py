# SPDX-License-Identifier: Apache-2.0
"""Faults that the simulation has found, each in as few steps as it needs."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from sync.hub.account_tables import GRANT
from tests.simulation.chance import Seeded
from tests.simulation.deeds import create
from tests.simulation.mutations import MUTATIONS, RECEIPTS
from tests.simulation.nodes import Station
from tests.simulation.safety import Watch, setting
from tests.simulation.weather import grant_unit, restore_hub, revoke
from tests.simulation.world import World


def held_and_forgotten() -> World:
    """The hub holds what a revoked laptop wrote, and is set back to before that: no cursor shows it."""
    world = World(Seeded(1), 1)
    world.wire.bad_percent = 0
    watch, station = Watch(world), world.stations[0]
    world.exchange(station)
    world.hub.number()
    world.hub.copies = [world.hub.disk.image()]
    revoke(world, watch, station)
    create(world, station)
    world.exchange(station)
    assert len(world.hub.held()) == 1
    restore_hub(world, watch, station)
    return world


def test_a_hub_that_forgot_what_it_held_is_handed_it_again() -> None:
    world = held_and_forgotten()
    station = world.stations[0]
    with world.running():
        assert world.exchange(station) == "ok"
    here = set(world.ledger.log_of(world.hub.disk)) | world.hub.held()
    assert set(world.ledger.log_of(station.disk)) <= here


def test_without_the_receipt_nobody_would_see_it() -> None:
    off = next(one for one in MUTATIONS if one.name == RECEIPTS)
    world = held_and_forgotten()
    with off.applied(), world.running():
        world.exchange(world.stations[0])
    here = set(world.ledger.log_of(world.hub.disk)) | world.hub.held()
    assert set(world.ledger.log_of(world.stations[0].disk)) - here


def received_and_forgotten() -> World:
    """The hub has received a change, has not numbered it yet, and is set back: the stream is empty again."""
    world = next(world for seed in range(100) if (world := World(Seeded(seed), seed)).hub.numbers_late)
    world.wire.bad_percent = 0
    watch, station = Watch(world), world.stations[0]
    world.hub.copies = [world.hub.disk.image()]
    with world.running():
        assert world.exchange(station) == "ok"
        restore_hub(world, watch, station)
    return world


def test_a_stream_that_is_empty_again_is_seen_to_differ() -> None:
    """By its digest alone: the receipt that would show it is not looked at."""
    off = next(one for one in MUTATIONS if one.name == RECEIPTS)
    world = received_and_forgotten()
    station = world.stations[0]
    with off.applied(), world.running():
        assert world.exchange(station) == "ok"
    assert set(world.ledger.log_of(station.disk)) <= set(world.ledger.log_of(world.hub.disk))


def received_and_moved_on() -> World:
    """The hub has received changes, numbered none, and is set back; their author has no grant over their unit now."""
    world = received_and_forgotten()
    end_grants_of(world, world.stations[0])
    return world


def end_grants_of(world: World, station: Station) -> None:
    """All of them, and one over another unit begins: no digest of the first one is compared any more."""
    person, yesterday = setting(station.disk, "identity")["person"], world.hub.hub.today() - timedelta(days=1)
    with world.hub.disk.database.writing() as connection:
        connection.execute(update(GRANT).where(GRANT.c.person == person).values(valid_until=yesterday))
    grant_unit(world, Watch(world), station)


def test_what_was_received_of_a_unit_that_is_left_is_missed_by_its_receipt() -> None:
    world = received_and_moved_on()
    station = world.stations[0]
    with world.running():
        assert world.exchange(station) == "ok"
    here = set(world.ledger.log_of(world.hub.disk)) | world.hub.held()
    assert set(world.ledger.log_of(station.disk)) <= here


def test_without_the_receipt_nobody_would_miss_it() -> None:
    off = next(one for one in MUTATIONS if one.name == RECEIPTS)
    world = received_and_moved_on()
    with off.applied(), world.running():
        world.exchange(world.stations[0])
    here = set(world.ledger.log_of(world.hub.disk)) | world.hub.held()
    assert set(world.ledger.log_of(world.stations[0].disk)) - here


@pytest.mark.parametrize("copied", [True, False])
def test_worlds_share_nothing(copied: bool) -> None:
    world = World(Seeded(1), 1)
    if copied:
        create(world, world.clone(world.stations[0]))
    assert len(world.ledger.log_of(World(Seeded(1), 1).stations[0].disk)) == 1
