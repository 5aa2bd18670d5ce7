# SPDX-License-Identifier: Apache-2.0
"""The page tells a loss when there is one, and so does the exit status."""

from collections import Counter
from datetime import date

from tests.simulation.mutations import MUTATIONS, first_red
from tests.torture.report import report
from tests.torture.schedules import gather, play
from tests.torture.suite import Suite

DAY = date(2026, 11, 22)


def test_a_sound_run_says_so() -> None:
    told = report([Suite("Simulation", "seeds 0–9", 120)], DAY)
    assert "acknowledged entries lost: 0 of 120** (seeds 0–9)" in told
    assert "all promises kept" in told


def test_a_planted_loss_is_told() -> None:
    told = report([Suite("Kills", "3 kills", 50, lost=2), Suite("Simulation")], DAY)
    assert "acknowledged entries lost: 2 of 50" in told
    assert "PROMISES BROKEN" in told


def test_a_broken_promise_is_told_though_nothing_was_lost() -> None:
    told = report([Suite("Simulation", broken=["seed 4: nothing waits"])], DAY)
    assert "- seed 4: nothing waits" in told
    assert "PROMISES BROKEN" in told


def test_a_run_too_short_to_mean_much_is_told() -> None:
    told = report([Suite("Simulation", rare=["clock jump: only 3 times"])], DAY)
    assert "all promises kept, in too short a run" in told


def test_frequencies_and_skipped_suites_are_told() -> None:
    told = report([Suite("Simulation", faults=Counter(cut=1234)), Suite("Disk", skipped="only root may mount")], DAY)
    assert "| cut | 1,234 |" in told
    assert "Not run: only root may mount." in told


def test_a_run_that_loses_comes_out_as_a_loss() -> None:
    """A hub that answers for what it does not keep."""
    off = next(one for one in MUTATIONS if one.rule == "A1")
    red = first_red(off, range(20))
    assert red is not None
    seeds = range(red.seed, red.seed + 1)
    with off.applied():
        lines = list(play(seeds))
    suite = gather(seeds, lines, lines)
    assert suite.lost
    assert not suite.is_sound


def test_two_stories_of_one_seed_are_told_apart() -> None:
    lines = list(play(range(1)))
    other = [line.replace('"mark":"', '"mark":"x') for line in lines]
    assert gather(range(1), lines, lines).is_sound
    assert gather(range(1), lines, other).broken == ["seed 0: two runs of it differ"]
