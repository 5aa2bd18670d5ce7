# SPDX-License-Identifier: Apache-2.0
"""Liveness: the faults stop, everybody exchanges a few times, and then all must hold the same and hide nothing."""

from typing import Final

from sync.hub.accounts import read_accounts
from sync.hub.exchange import grants_of
from sync.log.scope import Sight, streams
from sync.store.checking import check_store
from sync.store.units import bundled_units
from tests.simulation.files import check_bytes, check_files
from tests.simulation.nodes import HubStation, Station
from tests.simulation.rows import check_rows
from tests.simulation.safety import Broken, Watch, demand, setting, told_as_held
from tests.simulation.world import World

ROUNDS: Final = 3
"""Successful exchanges of each node after the last fault; held changes are decided after the first."""


def settle(world: World, watch: Watch) -> int:
    """End every fault and let all catch up; how many rounds that took."""
    world.log("calm")
    world.wire.bad_percent = 0
    world.wire.late.clear()
    world.hub.number()
    for turn in range(1, ROUNDS + 1):
        for station in world.stations:
            world.log(f"{station.name} exchanges")
            code = world.exchange(station)
            demand(code == "ok", "without faults every exchange succeeds", (station.name, code))
        if turn == 1:
            world.admit_all()
            world.hub.number()
        watch.look()
        if turn > 1 and _is_settled(world):
            break
    _check(world)
    return turn


def _is_settled(world: World) -> bool:
    try:
        _check_equality(world)
        _check_files(world)
    except Broken:
        return False
    return True


def _check(world: World) -> None:
    _check_equality(world)
    _check_files(world)
    check_bytes(world)
    _check_held(world)
    _check_actors(world)
    for station in world.stations:
        check_rows(world, station.disk, station.name)
    check_rows(world, world.hub.disk, "hub")
    _check_ledger(world)
    _check_one_store(world)


def _check_equality(world: World) -> None:
    """Nodes that may see a unit whole hold the same of it, but for what the hub holds back."""
    here = world.ledger.log_of(world.hub.disk)
    held = world.hub.held()
    for station in world.stations:
        own = world.ledger.log_of(station.disk)
        for unit in _units_of(world, station):
            theirs = {id_ for id_, one in own.items() if one.change.unit == unit} - held
            ours = {id_ for id_, one in here.items() if one.change.unit == unit}
            apart = sorted(one.hex()[:8] for one in theirs ^ ours)
            demand(not apart, "nodes of equal scope hold the same", (station.name, unit, apart))
        link = setting(station.disk, "hub_link")
        demand(not link["differing"], "no digest differs", (station.name, link["differing"]))


def _check_files(world: World) -> None:
    check_files(world, {station: _units_of(world, station) for station in world.stations})


def _units_of(world: World, station: Station) -> list[str]:
    public = setting(station.disk, "identity")["public"]
    with world.hub.disk.database.reading() as connection:
        account = read_accounts(connection, (public,))[public]
        grants = grants_of(connection, world.hub.hub, account)
    return [unit for unit, sight in streams(grants, bundled_units()).items() if sight is Sight.WHOLE]


def _check_held(world: World) -> None:
    """Nothing waits, and what is held is told to whoever carries it."""
    held, here = world.hub.held(), set(world.ledger.log_of(world.hub.disk))
    for station in world.stations:
        waiting = station.disk.read("SELECT count(*) FROM outbox")[0][0]
        demand(not waiting, "nothing waits", (station.name, waiting))
        told = told_as_held(station)
        own = set(world.ledger.log_of(station.disk))
        demand(not told & here, "what was admitted is not told as held", (station.name, len(told & here)))
        demand(own & held == told, "what is held is told as held", (station.name, len(own & held ^ told)))


def _check_actors(world: World) -> None:
    """All laptops under one actor have written the very same under it: the others went on under a fresh one.

    What two copies write alike in the same millisecond is one change, by its hash: both send the hub the same bytes,
    and nothing tells them apart until one of them writes something else.
    """
    writers: dict[bytes, dict[frozenset[bytes], list[str]]] = {}
    for station in world.stations:
        actor = setting(station.disk, "identity")["actor"]
        mine = frozenset(id_ for id_ in station.written if world.ledger.known[id_].change.actor == actor)
        writers.setdefault(actor, {}).setdefault(mine, []).append(station.name)
    apart = [sorted(alike.values()) for alike in writers.values() if len(alike) > 1]
    demand(not apart, "a copied laptop goes on under a fresh actor", apart)


def _check_ledger(world: World) -> None:
    """Every acknowledged change that any medium still holds is at the hub, let in or held."""
    here = set(world.ledger.log_of(world.hub.disk)) | world.hub.held()
    anywhere = {id_ for station in world.stations for id_ in world.ledger.log_of(station.disk)}
    lost = sorted(one.hex()[:8] for one in (world.ledger.acknowledged.keys() & anywhere) - here)
    demand(not lost, "acknowledged entries lost", lost)


def _check_one_store(world: World) -> None:
    """The program's own check, of one node."""
    nodes: list[Station | HubStation] = [world.hub, *world.stations]
    chosen = world.chance.pick(nodes)
    with chosen.disk.database.reading() as connection:
        found = check_store(connection, is_hub=chosen is world.hub)
    demand(not found, "a store is what its log makes of it", found)
