# SPDX-License-Identifier: Apache-2.0
"""The simulation over many seeds, each in two processes, and the mutations of repairs.

``python -m tests.torture.schedules FIRST END`` plays some seeds and prints one line of JSON for each.
"""

import gc
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from tests.simulation.faults import Fault
from tests.simulation.mutations import MUTATIONS, first_red
from tests.simulation.run import Run, run_seed
from tests.torture.suite import LEAST, Suite

ROOT: Final = Path(__file__).parents[2]
LOSSES: Final = (
    "no node loses a change",
    "acknowledged entries lost",
    "what is said to be sent was at the hub",
    "what is said to be held was held",
    "a cursor passes no change",
)
"""Promises of which one broken is an entry lost, for good or to somebody."""
STALLS: Final = (
    "without faults every exchange succeeds",
    "nothing waits",
    "nodes of equal scope hold the same",
    "no digest differs",
)


def play(seeds: Iterable[int]) -> Iterator[str]:
    """One line for each seed."""
    for seed in seeds:
        run = run_seed(seed)
        told = {name: getattr(run, name) for name in ("seed", "mark", "broken", "acknowledged", "rounds")}
        yield msgspec.json.encode(told | {"tally": dict(run.tally)}).decode()


def run_schedules(seeds: range) -> Suite:
    """Every seed in two processes that order hashes differently, side by side."""
    processes = [_player(seeds, hash_seed) for hash_seed in ("1", "2")]
    first, second = processes[0].stdout, processes[1].stdout
    assert first is not None
    assert second is not None
    suite = gather(seeds, first, second)
    for process in processes:
        if process.wait():
            suite.broken.append("a process of the simulation ended before its time")
    rare = [fault for fault in Fault if suite.faults[fault] < LEAST]
    suite.rare = [f"{fault}: only {suite.faults[fault]} times, at least {LEAST} are wanted" for fault in rare]
    return suite


def _player(seeds: range, hash_seed: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.torture.schedules", str(seeds.start), str(seeds.stop)]
    told = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.Popen(command, cwd=ROOT, env=told, stdout=subprocess.PIPE, text=True)


def gather(seeds: range, first: Iterable[str], second: Iterable[str]) -> Suite:
    """What the two plays of the same seeds amount to."""
    suite = Suite("Simulated schedules", f"seeds {seeds.start:,}–{seeds.stop - 1:,}, each twice")
    rounds, kinds = Counter[int](), Counter[str]()
    played = 0
    for line, other in zip(first, second, strict=False):
        run = msgspec.json.decode(line, type=_Told)
        played += 1
        suite.acknowledged += run.acknowledged
        suite.faults.update(run.tally)
        rounds[run.rounds] += 1
        if run.mark != msgspec.json.decode(other, type=_Told).mark:
            suite.broken.append(f"seed {run.seed}: two runs of it differ")
        if run.broken:
            kinds[_kind(run.broken)] += 1
            suite.broken.append(f"seed {run.seed}: {run.broken}")
    if played < len(seeds):
        suite.broken.append(f"only {played:,} of {len(seeds):,} seeds were played")
    suite.lost = kinds["lost"]
    suite.facts = {
        "silent": f"{kinds['silent']:,} of {played:,} schedules",
        "stalled": f"{kinds['stalled']:,} of {played:,} schedules",
        "caught up": ", ".join(f"{count:,} after {turn} exchanges of each" for turn, count in sorted(rounds.items())),
    }
    return suite


class _Told(msgspec.Struct):
    seed: int
    mark: str
    broken: str
    acknowledged: int
    rounds: int
    tally: dict[str, int]


def _kind(broken: str) -> str:
    promise = broken.partition(":")[0]
    if promise in LOSSES:
        return "lost"
    return "stalled" if promise in STALLS else "silent"


def run_mutations() -> Suite:
    """With each repair off in turn the simulation must turn red."""
    suite = Suite("The simulation with one repair off", "it must turn red: nothing is promised here")
    for mutation in MUTATIONS:
        red = first_red(mutation, range(mutation.within))
        suite.facts[f"{mutation.rule}, {mutation.name}"] = _told(red)
        if red is None:
            suite.broken.append(f"off, and not noticed within {mutation.within} seeds: {mutation.name}")
    return suite


def _told(red: Run | None) -> str:
    return "not noticed" if red is None else f"red at seed {red.seed} (“{red.broken.partition(':')[0]}”)"


if __name__ == "__main__":
    gc.freeze()
    for each in play(range(int(sys.argv[1]), int(sys.argv[2]))):
        print(each, flush=True)
