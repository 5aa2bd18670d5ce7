# SPDX-License-Identifier: Apache-2.0
"""What a play runs is known from its imports, and nothing else counts."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.torture.kept_plays import ROOT, code_mark, played_files

_MODULES: Final = """
import sys
from tests.simulation.run import run_seed
run_seed(1)
files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
print("\\n".join(file for file in files if file))
"""
_SOURCES: Final = {
    "play/run.py": "from play import near\ndef go():\n    from far.off import thing\n",
    "play/near.py": "from .beside import one\n",
    "play/beside.py": "one = 1\n",
    "play/apart.py": "import play.run\n",
    "far/__init__.py": "",
    "far/off.py": "thing = 2\n",
    "resources/units/units.csv": "code\n",
    "resources/icons/bell.svg": "<svg/>\n",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for place, text in _SOURCES.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("place", "counts"),
    [
        ("play/run.py", True),
        ("play/beside.py", True),
        ("far/__init__.py", True),
        ("far/off.py", True),
        ("resources/units/units.csv", True),
        ("resources/icons/bell.svg", False),
        ("play/apart.py", False),
    ],
)
def test_what_is_reached_makes_another_mark_and_nothing_else_does(tree: Path, place: str, counts: bool) -> None:
    before = code_mark(tree, ["play.run"])
    (tree / place).write_text("other = 3\n")
    assert (code_mark(tree, ["play.run"]) != before) is counts


def test_commands_and_windows_are_no_part_of_a_play() -> None:
    played = {path.relative_to(ROOT).as_posix() for path in played_files()}
    assert {"sync/log/fold.py", "sync/hub/app.py", "desktop/actions/saving.py", "tests/simulation/safety.py"} <= played
    assert {"sync/hub/cli.py", "desktop/actions/checking.py"}.isdisjoint(played)
    assert not any(place.startswith("ui/") for place in played)


def test_whatever_a_play_has_imported_was_counted() -> None:
    done = subprocess.run([sys.executable, "-c", _MODULES], cwd=ROOT, capture_output=True, text=True, check=True)
    ours = {Path(line) for line in done.stdout.splitlines()}
    folders = [ROOT / top for top in ("desktop", "sync", "resources", "tests", "ui")]
    run = {path for path in ours if any(path.is_relative_to(folder) for folder in folders)}
    assert ROOT / "sync" / "store" / "prepared.py" in run
    assert run <= played_files()
