# SPDX-License-Identifier: Apache-2.0
"""Faults that the simulation has found, each in as few steps as it needs."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from desktop.actions.saving import withdraw_record
from sync.hub.account_tables import GRANT
from sync.store.entries import id_text
from tests.simulation.calm import settle
from tests.simulation.chance import Seeded
from tests.simulation.deeds import create, save
from tests.simulation.mutations import FRESH_ACTOR, MUTATIONS, NOTICES, RECEIPTS
from tests.simulation.nodes import Station
from tests.simulation.safety import Broken, Watch, setting, told_as_held
from tests.simulation.weather import grant_unit, restore_hub, revoke
from tests.simulation.world import World


def held_and_forgotten() -> World:
    """The hub holds what a revoked laptop wrote, and is set back to before that: no cursor shows it."""
    world = World(Seeded(1), 1)
    world.wire.bad_percent = 0
    watch, station = Watch(world), world.stations[0]
    world.exchange(station)
    world.hub.number()
    revoke(world, watch, station)
    world.hub.copies = [world.hub.disk.image()]
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


def let_in_by_a_copy() -> World:
    """A laptop knows two notices; the hub is set back to the first, and lets in under the second what it held."""
    world = World(Seeded(1), 1)
    world.wire.bad_percent = 0
    watch, (station, other) = Watch(world), world.stations[:2]
    revoke(world, watch, station)
    create(world, station)
    world.exchange(station)
    world.hub.copies = [world.hub.disk.image()]
    revoke(world, watch, other)
    world.exchange(station)
    restore_hub(world, watch, station)
    assert len(world.admit_all()) == 2
    return world


def test_what_a_hub_that_was_set_back_lets_in_is_told() -> None:
    world = let_in_by_a_copy()
    with world.running():
        assert world.exchange(world.stations[0]) == "ok"
    assert not told_as_held(world.stations[0])


def test_without_the_mark_of_a_notice_nobody_would_tell() -> None:
    off = next(one for one in MUTATIONS if one.name == NOTICES)
    world = let_in_by_a_copy()
    with off.applied(), world.running():
        world.exchange(world.stations[0])
    assert told_as_held(world.stations[0])


def written_alike() -> tuple[World, list[Station]]:
    """A laptop and its copy withdraw one record in the same millisecond, for the same reason."""
    world = World(Seeded(1), 1)
    world.wire.bad_percent = 0
    create(world, world.stations[0])
    both = [world.stations[0], world.clone(world.stations[0])]
    record = id_text(list(world.ledger.acknowledged.values())[-1].change.record)
    for one in both:
        save(world, one, lambda laptop: withdraw_record(laptop, record, "nhập trùng"))
    return world, both


def actors(stations: list[Station]) -> set[bytes]:
    return {setting(one.disk, "identity")["actor"] for one in stations}


def test_copies_that_write_alike_are_told_apart_by_what_they_write_next() -> None:
    world, both = written_alike()
    with world.running():
        settle(world, Watch(world))
        assert len(actors(both)) == 1
        for one in both:
            create(world, one)
        settle(world, Watch(world))
    assert len(actors(both)) == 2


def test_copies_that_write_on_under_one_actor_break_the_promise() -> None:
    off = next(one for one in MUTATIONS if one.name == FRESH_ACTOR)
    world, both = written_alike()
    create(world, both[1])
    with off.applied(), world.running(), pytest.raises(Broken, match="fresh actor"):
        settle(world, Watch(world))


@pytest.mark.parametrize("copied", [True, False])
def test_worlds_share_nothing(copied: bool) -> None:
    world = World(Seeded(1), 1)
    if copied:
        create(world, world.clone(world.stations[0]))
    assert len(world.ledger.log_of(World(Seeded(1), 1).stations[0].disk)) == 1
