# SPDX-License-Identifier: Apache-2.0
"""``python -m tests.torture``: every long suite; writes docs/reliability.md. Exit status 1 when a promise was broken.

Options by environment: ``TORTURE_SEEDS`` (20000, or ``FIRST-LAST``), ``TORTURE_KILLS`` (1000) and ``TORTURE_IMAGES``
(3000); ``TORTURE_ONLY`` names the suites to run: schedules, mutations, kills, power, disks, typing, tests. Of a suite
that is left out the page tells what it found last, if that was with the same code; schedules add up from run to run.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from sync.records.days import VIETNAM
from tests.torture.full_disk import NOT_ROOT, may_mount, run_full_disks
from tests.torture.kept_plays import ROOT, code_mark, mark_of_all
from tests.torture.kills import run_kills
from tests.torture.power_cuts import has_strace, run_power_cuts
from tests.torture.report import write_report
from tests.torture.schedules import KEPT, run_mutations, run_schedules
from tests.torture.suite import Suite
from tests.torture.typing_walk import WALK, run_typing

_PLAYS: Final = {"schedules", "mutations"}
"""Suites that run no more than schedules do."""
PAGE: Final = ROOT / "docs" / "reliability.md"


def seeds_of(told: str) -> range:
    """``20000`` or ``FIRST-LAST``."""
    first, dash, last = told.partition("-")
    return range(int(first), int(last) + 1) if dash else range(int(first))


def main(environ: dict[str, str]) -> int:
    """Run all, one after another, and write the page."""
    seeds = seeds_of(environ.get("TORTURE_SEEDS") or "20000")
    kills, images = int(environ.get("TORTURE_KILLS") or 1_000), int(environ.get("TORTURE_IMAGES") or 3_000)
    suites: list[Suite] = []
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as made:
        folder = Path(made)
        only = environ.get("TORTURE_ONLY", "").replace(",", " ").split()
        marks, of_all = dict.fromkeys(_PLAYS, code_mark()), mark_of_all()
        for place, (name, run) in enumerate(_suites(folder, seeds, kills, images)):
            kept = KEPT / marks.get(name, of_all) / f"{place}-{name}.json"
            suite = _run_and_keep(run, kept) if not only or name in only else read_suite(kept, name)
            suites.append(suite)
            print(_line(suite), flush=True)
    write_report(PAGE, suites, datetime.now(UTC).astimezone(VIETNAM).date())
    return 0 if all(one.is_sound and not one.rare for one in suites) else 1


def _run_and_keep(run: Callable[[], Suite], path: Path) -> Suite:
    suite = run()
    keep_suite(path, suite)
    return suite


def keep_suite(path: Path, suite: Suite) -> None:
    """What a suite has found, for the pages of later runs of the same code."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.encode(suite))


def read_suite(path: Path, name: str) -> Suite:
    """What was kept of it; a suite that was left out where nothing was."""
    if not path.is_file():
        return Suite(f"The suite “{name}”", skipped="left out of this run")
    told = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    return Suite(**{**told, "faults": Counter(told["faults"])})


def _suites(folder: Path, seeds: range, kills: int, images: int) -> Sequence[tuple[str, Callable[[], Suite]]]:
    return (
        ("schedules", lambda: run_schedules(seeds)),
        ("mutations", run_mutations),
        ("kills", lambda: run_kills(folder / "kills", kills)),
        ("power", lambda: _power_cuts(folder / "laptop", "laptop", images)),
        ("power", lambda: _power_cuts(folder / "hub", "hub", images)),
        ("disks", lambda: _full_disks(folder / "full")),
        ("typing", lambda: run_typing(folder / "typing")),
        ("tests", run_marked),
    )


def _power_cuts(folder: Path, of: str, images: int) -> Suite:
    if not has_strace():
        return Suite(f"Power cuts, store of the {of}", skipped="strace is not installed, or may not trace")
    return run_power_cuts(folder, of, images)


def _full_disks(folder: Path) -> Suite:
    return run_full_disks(folder) if may_mount(folder / "tried") else Suite("Full disks", skipped=NOT_ROOT)


def run_marked() -> Suite:
    """The long tests that stand beside what they test: narrow links, cuts at each byte, the sequencer, the machine."""
    suite = Suite("Long tests by pytest", "every test with the mark torture; a failure is a broken promise")
    command = [sys.executable, "-m", "pytest", "-q", "-m", "torture", *_APART, "tests"]
    told = {**os.environ, "LOA_HYPOTHESIS": "torture"}
    done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    suite.facts["pytest"] = lines[-1].strip("= ") if lines else "said nothing"
    suite.broken = [line for line in lines if line.startswith(("FAILED", "ERROR"))]
    if done.returncode and not suite.broken:
        suite.broken.append(f"pytest ended with {done.returncode}")
    return suite


_MUTATIONS: Final = "tests/simulation/test_mutations.py::test_every_repair_that_is_off_turns_it_red"
_APART: Final = ("--deselect", _MUTATIONS, "--ignore", WALK)
"""They run by themselves above."""


def _line(suite: Suite) -> str:
    told = f"not run: {suite.skipped}" if suite.skipped else f"lost {suite.lost:,} of {suite.acknowledged:,}"
    return f"{suite.name}: {told}{'' if suite.is_sound else '   BROKEN: ' + '; '.join(suite.broken[:5])}"


if __name__ == "__main__":
    (ROOT / "build").mkdir(exist_ok=True)
    sys.exit(main(dict(os.environ)))
