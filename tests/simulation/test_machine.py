# SPDX-License-Identifier: Apache-2.0
"""The same world in the hands of Hypothesis: it looks for a run that breaks a promise and makes it small."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sync.records.roles import COMMUNE_ROLES
from tests.simulation.calm import settle
from tests.simulation.chance import Seeded
from tests.simulation.deeds import OFFICER, REVIEWER
from tests.simulation.mutations import MUTATIONS
from tests.simulation.nodes import Station
from tests.simulation.safety import Broken, Watch
from tests.simulation.weather import EVENTS, keep_copies
from tests.simulation.world import World

T = TypeVar("T")
_PERCENT = st.integers(0, 99)


class Drawn:
    """Choices that Hypothesis makes."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data

    def pick(self, among: Sequence[T]) -> T:
        """One of them."""
        return self.data.draw(st.sampled_from(among))

    def is_so(self, percent: int) -> bool:
        """The simple case is that nothing happens."""
        return self.data.draw(_PERCENT) >= 100 - percent


class Province(RuleBasedStateMachine):
    """Two or more laptops and a hub; every step keeps every promise, and at the end all hold the same."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.is_sound = False

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        self.world = World(Drawn(data))
        self.stack.enter_context(self.world.running())
        self.watch = Watch(self.world)

    @rule(data=st.data())
    def work(self, data: st.DataObject) -> None:
        """Somebody does something."""
        station = self._station(data)
        deeds = OFFICER if station.part.roles == COMMUNE_ROLES else REVIEWER
        self.world.chance.pick(deeds)(self.world, station)

    @rule(data=st.data())
    def exchange(self, data: st.DataObject) -> None:
        """Somebody exchanges."""
        self.world.exchange(self._station(data))

    @rule(data=st.data())
    def befall(self, data: st.DataObject) -> None:
        """Something happens."""
        event = self.world.chance.pick([event for event, _often in EVENTS])
        event(self.world, self.watch, self._station(data))

    @precondition(lambda self: hasattr(self, "world"))
    @invariant()
    def promises_are_kept(self) -> None:
        """After every step."""
        self.watch.look()
        self.is_sound = True

    def _station(self, data: st.DataObject) -> Station:
        self.is_sound = False
        self.world.chance = self.world.wire.chance = Drawn(data)
        self.world.pass_time()
        station = self.world.chance.pick(self.world.stations)
        keep_copies(self.world, station)
        return station

    def teardown(self) -> None:
        """Faults stop; what already broke a promise is left as it is."""
        with self.stack:
            if self.is_sound:
                self.world.chance = self.world.wire.chance = Seeded(0)
                settle(self.world, self.watch)


def look(examples: int, steps: int) -> None:
    """Let Hypothesis look for a run that breaks a promise."""
    checks = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
    wanted = settings(max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=checks)
    run_state_machine_as_test(Province, settings=wanted)


def test_no_run_breaks_a_promise() -> None:
    look(examples=15, steps=12)


def test_a_repair_that_is_off_is_found() -> None:
    off = next(one for one in MUTATIONS if one.rule == "A1")
    quick = settings(max_examples=40, stateful_step_count=12, deadline=None, phases=[Phase.generate])
    with off.applied(), pytest.raises(Broken):
        run_state_machine_as_test(Province, settings=quick)


@pytest.mark.torture
def test_no_long_run_breaks_a_promise() -> None:
    look(examples=300, steps=30)
