# SPDX-License-Identifier: Apache-2.0
"""The window imports what it needs late, and at Python's own speed; what it never needs it leaves out."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from ui.late import BACK, step_back

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


def test_the_first_screen_comes_without_the_tables_of_any_record_type() -> None:
    assert _printed("import ui.behind; from sync.store.projection import PROJECTIONS as t; print(len(t.tables))") == "0"


def test_of_the_bundled_units_only_those_asked_for_are_read() -> None:
    asked = "import gc; from sync.log.units import Unit; from sync.store.units import bundled_units as units"
    told = _printed(f"{asked}; units().ancestors('02683'); print(sum(isinstance(o, Unit) for o in gc.get_objects()))")

    assert told == "3"


@pytest.mark.parametrize("name", ["charset_normalizer", "pyrage"])
def test_an_exchange_comes_without_what_only_others_need(name: str) -> None:
    assert _printed(f"import desktop.actions.exchanging, requests, sys; print({name!r} in sys.modules)") == "False"


def test_what_was_kept_out_is_there_for_others() -> None:
    assert _printed("import sync.client.courier, charset_normalizer as found; print(found.__name__)")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only whole programs have a priority")
def test_only_the_thread_that_makes_the_key_steps_back() -> None:
    before = os.nice(0)
    with ThreadPoolExecutor(1, initializer=step_back) as beside:
        assert beside.submit(os.nice, 0).result() == min(before + BACK, 19)
    assert os.nice(0) == before
