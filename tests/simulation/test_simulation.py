# SPDX-License-Identifier: Apache-2.0
"""Seeded worlds of shipped parts: every promise after every step, and all caught up once the faults stop."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.faults import Fault, Tally
from tests.simulation.kept_seeds import KEPT
from tests.simulation.run import run_seed

SEEDS = range(100)
TOGETHER = 10
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("first", SEEDS[::TOGETHER])
def test_no_seed_breaks_a_promise(first: int) -> None:
    runs = [run_seed(seed) for seed in range(first, first + TOGETHER)]
    assert [(run.seed, run.broken) for run in runs if run.broken] == []
    assert all(run.acknowledged for run in runs)


@pytest.mark.parametrize("seed", KEPT)
def test_no_kept_seed_breaks_a_promise(seed: int) -> None:
    assert run_seed(seed).broken == ""


def test_the_same_seed_tells_the_same_story() -> None:
    assert run_seed(7).lines == run_seed(7).lines
    assert run_seed(7).mark != run_seed(8).mark


def marks(hash_seed: str) -> str:
    """The marks of some seeds in a process of its own."""
    source = "from tests.simulation.run import run_seed\nfor seed in (3, 5, 8): print(run_seed(seed).mark)"
    told = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run(
        [sys.executable, "-c", source], cwd=ROOT, env=told, capture_output=True, text=True, check=True
    ).stdout


def test_the_story_hangs_on_no_order_of_hashes() -> None:
    assert marks("1") == marks("2")


def test_most_kinds_of_faults_befall_few_seeds_already() -> None:
    tally = Tally()
    for seed in range(8):
        tally.update(run_seed(seed).tally)
    assert len(tally) > len(Fault) // 3
