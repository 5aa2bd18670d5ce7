# SPDX-License-Identifier: Apache-2.0
"""The page tells a loss when there is one, and so does the exit status."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from tests.simulation.mutations import MUTATIONS, first_red
from tests.torture.__main__ import keep_suite, read_suite
from tests.torture.kept_plays import KeptPlays, Told, code_mark
from tests.torture.report import report
from tests.torture.schedules import OTHER_CODE, gather, main, play
from tests.torture.suite import Suite

DAY = date(2026, 11, 22)


def plays(seeds: range) -> dict[int, Told]:
    """What these seeds tell."""
    return {one.seed: one for one in (msgspec.json.decode(line, type=Told) for line in play(seeds))}


def a_line(seed: int) -> str:
    return msgspec.json.encode(Told(seed, "mark", "", 5, 2, {})).decode()


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
        told = plays(seeds)
    suite = gather(seeds, told, told)
    assert suite.lost
    assert not suite.is_sound


def test_two_stories_of_one_seed_are_told_apart() -> None:
    told = plays(range(1))
    other = {seed: replace(one, mark="x") for seed, one in told.items()}
    assert gather(range(1), told, told).is_sound
    assert gather(range(1), told, other).broken == ["seed 0: two runs of it differ"]


def test_a_seed_that_was_wanted_and_not_played_by_both_is_told() -> None:
    told = {7: Told(7, "mark", "", 5, 2, {})}
    assert gather(range(7, 9), told, told).broken == ["seeds 8–8 were not played to their end"]
    assert gather(range(7, 8), told, {}).broken == ["seeds 7–7 were not played to their end"]


def test_runs_add_up_and_no_seed_is_played_again(tmp_path: Path) -> None:
    kept = KeptPlays(tmp_path / "1.ndjson")
    kept.play([1, 2], lambda seeds: map(a_line, seeds))
    with (tmp_path / "1.ndjson").open("ab") as file:
        file.write(b'{"seed": 4, "ma')
    played: list[int] = []

    def later(seeds: Iterable[int]) -> list[str]:
        played.extend(seeds)
        return [a_line(seed) for seed in played]

    kept.play([2, 3, 4], later)
    assert played == [3, 4]
    assert sorted(kept.read()) == [1, 2, 3, 4]
    assert gather([], kept.read(), kept.read()).acknowledged == 20


def test_a_suite_that_is_left_out_is_told_as_it_was_found_last(tmp_path: Path) -> None:
    kept, found = tmp_path / "0-kills.json", Suite("Kills", "3 kills", 50, lost=2, faults=Counter(cut=3))
    assert read_suite(kept, "kills").skipped
    keep_suite(kept, found)
    assert read_suite(kept, "kills") == found


def test_what_other_code_has_told_is_not_added(tmp_path: Path) -> None:
    written(tmp_path, "sync/log/fold.py", "a = 1")
    before = code_mark(tmp_path, ["sync.log.fold"])
    written(tmp_path, "sync/log/fold.py", "a = 2")
    assert code_mark(tmp_path, ["sync.log.fold"]) != before
    assert main("0", "1", before, str(tmp_path / "1.ndjson")) == OTHER_CODE
    assert not (tmp_path / "1.ndjson").exists()


def written(root: Path, place: str, text: str) -> None:
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).write_text(text)
