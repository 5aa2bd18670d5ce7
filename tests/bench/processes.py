# SPDX-License-Identifier: Apache-2.0
"""Windows as processes of their own, offscreen: how long from the start of the process until it says it stands."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any, Final

from tests.bench.places import ROOT, STORES

PATIENCE_S: Final = 600
BARE: Final = (sys.executable, str(ROOT / "tests" / "bench" / "bare_window.py"))
WATCHED: Final = (sys.executable, str(ROOT / "tests" / "bench" / "watched_window.py"))


def run_window_process(command: Sequence[str]) -> dict[str, Any]:
    """What the process told on its last line, with ``took``, the seconds from its start to the moment it told."""
    started = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env=_environment(), capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return {**told, "took": told.get("at", started) - started}


def _environment() -> dict[str, str]:
    """Both sides keep compiled bytecode, as an installed program does, whatever the shell of the bench says."""
    left_out = ("LOA_", "QT_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    return {
        **kept,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(STORES / "bytecode"),
        "PYTHONPATH": str(ROOT),
    }
