# SPDX-License-Identifier: Apache-2.0
"""Twenty Vietnamese sentences by each way of typing into every text widget of every screen, counted for the report."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from defusedxml.ElementTree import parse

from tests.torture.kept_plays import ROOT
from tests.torture.suite import Suite

WALK: Final = "tests/ui/test_telex_everywhere.py"
_WRITING: Final = ("-o", "junit_family=xunit1")
"""The only family of such files that holds what tests counted."""


def run_typing(folder: Path) -> Suite:
    """Every screen in one process of its own pytest. A text counts as lost where it stands otherwise than typed."""
    folder.mkdir(parents=True, exist_ok=True)
    found = folder / "typing.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-m", "torture", *_WRITING, f"--junitxml={found}", WALK]
    told = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    suite = counted(found) if found.exists() else Suite(_NAME)
    suite.broken = [line for line in lines if line.startswith(("FAILED", "ERROR"))]
    if done.returncode and not suite.broken:
        suite.broken.append(f"pytest ended with {done.returncode}")
    return suite


_NAME: Final = "Typing Vietnamese into every text widget"


def counted(found: Path) -> Suite:
    """What pytest wrote down: how many widgets, texts and wrong texts."""
    facts: Counter[str] = Counter()
    written = parse(found)
    for one in written.iter("property"):
        facts[one.get("name", "")] += int(one.get("value", "0"))
    screens = len(list(written.iter("testcase")))
    extent = f"{facts['widgets']:,} widgets of {screens} screens, twenty sentences by each way of typing"
    return Suite(_NAME, extent, acknowledged=facts["typed"], lost=facts["wrong"])
