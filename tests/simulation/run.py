# SPDX-License-Identifier: Apache-2.0
"""One seed, one run: first any weather and safety after every step, then calm and liveness.

``python -m tests.simulation.run SEED`` shows the event log of one.
"""

import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from sync.records.roles import COMMUNE_ROLES
from tests.simulation.calm import settle
from tests.simulation.chance import Chance, Seeded
from tests.simulation.deeds import OFFICER, REVIEWER, create
from tests.simulation.faults import Tally
from tests.simulation.nodes import Station
from tests.simulation.rows import check_rows
from tests.simulation.safety import Broken, Watch
from tests.simulation.weather import (
    EVENTS,
    Event,
    admit_held,
    clone_laptop,
    end_grants,
    keep_copies,
    restore_hub,
    restore_laptop,
    revoke,
)
from tests.simulation.world import World

STEPS: Final = 18
_EVENTS: Final = tuple(event for event, often in EVENTS for _ in range(often))
MOODS: Final[Sequence[Sequence[Event]]] = (
    (),
    (restore_hub,),
    (restore_laptop, clone_laptop),
    (end_grants, revoke, admit_held),
)
"""What the weather of a seed leans to: a mixture of everything alike rarely comes to the corners."""


@dataclass(frozen=True)
class Run:
    """What came of a seed. ``broken`` is empty where every promise was kept."""

    seed: int
    mark: str
    broken: str = ""
    is_promise: bool = False
    """Whether it was a promise that broke, and not the program that fell over."""
    acknowledged: int = 0
    rounds: int = 0
    tally: Tally = field(default_factory=Tally)
    lines: tuple[str, ...] = ()


def run_seed(seed: int, steps: int = STEPS, often: Sequence[Event] = ()) -> Run:
    """Play one seed to its end, or to the first broken promise; ``often`` are events that happen more than others."""
    world = World(Seeded(seed), seed)
    rounds, broken, is_promise = 0, "", False
    try:
        with world.running():
            rounds = play(world, steps, _events(often or MOODS[seed % len(MOODS)]))
    except Exception as error:  # noqa: BLE001  whatever a run ends with is what is reported of it
        broken, is_promise = describe(error), isinstance(error, Broken)
    count = len(world.ledger.acknowledged)
    return Run(seed, world.mark, broken, is_promise, count, rounds, world.tally, (*world.lines, broken))


def _events(often: Sequence[Event]) -> Sequence[Event]:
    return (*_EVENTS, *(event for event in often for _ in range(len(_EVENTS) // 2)))


def describe(error: Exception) -> str:
    """An unkept promise in its own words, any other failure with the place where it happened."""
    if isinstance(error, AssertionError):
        return str(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {place.filename.rpartition('/')[2]}:{place.lineno}: {error}"


def play(world: World, steps: int, events: Sequence[Event]) -> int:
    """The whole run; in how many rounds all had caught up."""
    watch = Watch(world)
    watch.look()
    for station in world.stations:
        if station.part.roles == COMMUNE_ROLES:
            create(world, station)
    for _ in range(steps):
        step(world, watch, events)
    for station in world.stations:
        check_rows(world, station.disk, station.name)
    return settle(world, watch)


def step(world: World, watch: Watch, events: Sequence[Event]) -> None:
    """One thing happens."""
    world.pass_time()
    station = world.chance.pick(world.stations)
    keep_copies(world, station)
    if world.chance.is_so(40):
        deed = _deed(world.chance, station)
        world.log(f"{station.name}: {deed.__name__}")
        deed(world, station)
    elif world.chance.is_so(55):
        world.log(f"{station.name} exchanges")
        world.exchange(station)
    else:
        event = world.chance.pick(events)
        world.log(f"{station.name}: {event.__name__}")
        event(world, watch, station)
    watch.look()


def _deed(chance: Chance, station: Station) -> Callable[[World, Station], None]:
    return chance.pick(OFFICER if station.part.roles == COMMUNE_ROLES else REVIEWER)


if __name__ == "__main__":
    for each in sys.argv[1:]:
        print("\n".join(run_seed(int(each)).lines))
