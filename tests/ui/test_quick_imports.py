# SPDX-License-Identifier: Apache-2.0
"""The window imports what it needs late, and at Python's own speed."""

import subprocess
import sys

import pytest

LATE = ("sqlalchemy", "requests", "PySide6.QtNetwork", "ui.windows.first_run", "ui.windows.unlock", "logging.handlers")


def _printed(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.strip()


def test_python_imports_again_once_the_binding_is_loaded() -> None:
    code = "from ui.quick_imports import import_quickly; import_quickly(); import builtins; print(builtins.__import__)"

    assert "feature" not in _printed(code)


@pytest.mark.parametrize("name", LATE)
def test_what_the_painted_frame_does_without_comes_after_it(name: str) -> None:
    assert _printed(f"import ui.app, sys; print({name!r} in sys.modules)") == "False"


def test_behind_the_frame_comes_the_first_screen_without_the_network() -> None:
    told = _printed("import ui.behind, sys; print([n in sys.modules for n in ('ui.windows.today_screen', 'requests')])")

    assert told == "[True, False]"
