# SPDX-License-Identifier: Apache-2.0
"""Garbage made by a lane is swept on the main thread."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.sweeper import Sweeper


class Circle:
    """Refers to itself."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def sweeper(qtbot: QtBot) -> Iterator[Sweeper]:
    del qtbot
    made = Sweeper(every_ms=1)
    yield made
    made.stop()
    gc.disable()


def make_garbage(swept: list[int]) -> None:
    circle = Circle()
    weakref.finalize(circle, lambda: swept.append(threading.get_ident()))
    del circle
    for _ in range(5_000):
        Circle()


def test_what_a_thread_leaves_behind_is_swept_on_the_main_thread(sweeper: Sweeper, qtbot: QtBot) -> None:
    del sweeper
    swept: list[int] = []
    thread = threading.Thread(target=make_garbage, args=(swept,))
    thread.start()
    thread.join()
    assert swept == []
    qtbot.waitUntil(lambda: bool(swept))
    assert swept == [threading.main_thread().ident]


def test_after_it_stops_python_sweeps_itself(sweeper: Sweeper) -> None:
    sweeper.stop()
    assert gc.isenabled()
