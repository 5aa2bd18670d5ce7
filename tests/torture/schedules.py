# SPDX-License-Identifier: Apache-2.0
"""The simulation over many seeds, each in two processes, and the mutations of repairs.

What was played is kept (``kept_plays``): a run plays what is lacking and tells of all that the same code has played.
``python -m tests.torture.schedules FIRST END MARK FILE`` plays some seeds into a file, if that is the code's mark.
"""

import gc
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from tests.simulation.faults import Fault
from tests.simulation.mutations import MUTATIONS, first_red
from tests.simulation.run import Run, run_seed
from tests.torture.kept_plays import ROOT, KeptPlays, Told, code_mark, spans
from tests.torture.suite import LEAST, Suite

KEPT: Final = ROOT / "build" / "torture"
HASH_SEEDS: Final = ("1", "2")
"""Each player orders hashes by its own."""
AT_ONCE: Final = 500
"""Seeds that one process plays: the memory of one that plays on and on is worn to pieces."""
OTHER_CODE: Final = 3
"""How a player ends that finds other code than it was started for."""
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


def run_schedules(seeds: range, kept: Path = KEPT) -> Suite:
    """Every seed in two processes that order hashes differently, side by side, added to what was played before."""
    mark = code_mark()
    files = {hash_seed: kept / mark / f"{hash_seed}.ndjson" for hash_seed in HASH_SEEDS}
    ended: list[int] = []
    for start in range(seeds.start, seeds.stop, AT_ONCE):
        some = range(start, min(start + AT_ONCE, seeds.stop))
        players = [_player(some, hash_seed, mark, path) for hash_seed, path in files.items()]
        ended += [player.wait() for player in players]
    first, second = (KeptPlays(path).read() for path in files.values())
    suite = gather(seeds, first, second)
    suite.facts["code"] = mark
    if OTHER_CODE in ended:
        suite.broken.append("the code was changed meanwhile: nothing more was played")
    elif any(ended):
        suite.broken.append("a process of the simulation ended before its time")
    rare = [fault for fault in Fault if suite.faults[fault] < LEAST]
    suite.rare = [f"{fault}: only {suite.faults[fault]} times, at least {LEAST} are wanted" for fault in rare]
    return suite


def _player(seeds: range, hash_seed: str, mark: str, path: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.torture.schedules", str(seeds.start), str(seeds.stop), mark, str(path)]
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": hash_seed})


def gather(wanted: Iterable[int], first: Mapping[int, Told], second: Mapping[int, Told]) -> Suite:
    """What two plays of the same seeds amount to: of all that both have played, and whether any wanted is lacking."""
    both = sorted(first.keys() & second.keys())
    played = len(both)
    suite = Suite("Simulated schedules", f"seeds {spans(both)}, each twice")
    rounds, kinds = Counter[int](), Counter[str]()
    for run, other in ((first[seed], second[seed]) for seed in both):
        suite.acknowledged += run.acknowledged
        suite.faults.update(run.tally)
        rounds[run.rounds] += 1
        if run.mark != other.mark:
            suite.broken.append(f"seed {run.seed}: two runs of it differ")
        if run.broken:
            kinds[_kind(run.broken)] += 1
            suite.broken.append(f"seed {run.seed}: {run.broken}")
    lacking = set(wanted).difference(both)
    if lacking:
        suite.broken.append(f"seeds {spans(lacking)} were not played to their end")
    suite.lost = kinds["lost"]
    suite.facts = {
        "silent": f"{kinds['silent']:,} of {played:,} schedules",
        "stalled": f"{kinds['stalled']:,} of {played:,} schedules",
        "caught up": ", ".join(f"{count:,} after {turn} exchanges of each" for turn, count in sorted(rounds.items())),
    }
    return suite


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


def main(first: str, end: str, mark: str, path: str) -> int:
    """Play some seeds, or none where the code on the disk is no more what was asked for."""
    if code_mark() != mark:
        return OTHER_CODE
    gc.freeze()
    KeptPlays(Path(path)).play(range(int(first), int(end)), play)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
