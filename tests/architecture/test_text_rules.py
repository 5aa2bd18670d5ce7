# SPDX-License-Identifier: Apache-2.0
"""No file names a machine, owes work, lacks its licence line, or is named for nothing."""

from pathlib import Path

import pytest

from tests.architecture.text_rules import SPDX, broken_rules
from tests.architecture.tree import ROOT

MARK = "FIX" + "ME"
SLASH = "/"


def plant(root: Path, place: str, text: str) -> list[str]:
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return broken_rules(root)


def test_no_file_breaks_a_rule() -> None:
    assert broken_rules(ROOT) == []


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("README.md", f"See {SLASH}work/notes.\n"),
        ("Makefile", f"PYTHON := {SLASH}root/bin/python\n"),
        ("sync/log/fold.py", f"{SPDX}\nPLACE = '{SLASH}home/somebody/data'\n"),
        ("requirements/run.lock", "--index" + "-url somewhere\n"),
        ("README.md", "https://py" + "pi.org/project/loa\n"),
        ("docs/plan.md", f"{MARK}: write this\n"),
        (".ci/run", f"# {MARK}\n"),
        ("desktop/vault.py", '"""No licence."""\n'),
        ("sync/log/utils.py", ""),
        ("desktop/common/paths.py", ""),
        ("tests/helpers.py", ""),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, place: str, text: str) -> None:
    assert len(plant(tmp_path, place, text)) == 1


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("desktop/__init__.py", ""),
        ("desktop/vault.py", f'{SPDX}\n"""The key."""\n'),
        ("tests/test_vault.py", f"PATH = 'https://hub.example{SLASH}work/{SLASH}v1'\n"),
        ("docs/base.md", "Home work is at /v1/exchange.\n"),
        ("build/notes.md", f"{MARK} {SLASH}work/\n"),
        (".venv/lib/core.py", f"# {MARK}\n"),
    ],
)
def test_what_keeps_the_rules_passes(tmp_path: Path, place: str, text: str) -> None:
    assert plant(tmp_path, place, text) == []
