# SPDX-License-Identifier: Apache-2.0
"""The end of the lanes: what was to be written is written, what waits for the network is dropped, nobody is told."""

from collections.abc import Iterator
from functools import partial
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from ui.background import Background, Lane, Task

PATIENCE_S = 60


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """Lanes that live until what they handed back was delivered."""
    made = Background(qapp)
    yield made
    made.close()
    qapp.sendPostedEvents()


def ignore(_result: object) -> None:
    """Nobody looks at what came back."""


def test_what_waits_to_be_written_is_written_before_the_end(background: Background) -> None:
    is_running, written = Event(), list[int]()

    def run_until_closing(task: Task[None]) -> None:
        is_running.set()
        while not task.is_stopped():
            Event().wait(0.001)

    background.start(run_until_closing, ignore)
    for number in range(3):
        background.run(partial(written.append, number), ignore)
    assert is_running.wait(PATIENCE_S)
    background.close()
    assert written == [0, 1, 2]


def test_what_waits_for_the_network_is_dropped_at_the_end(background: Background) -> None:
    is_running, sent = Event(), list[int]()

    def run_until_closing(task: Task[None]) -> None:
        is_running.set()
        while not task.is_stopped():
            Event().wait(0.001)

    background.start(run_until_closing, ignore, lane=Lane.WIRE)
    assert is_running.wait(PATIENCE_S)
    background.run(lambda: sent.append(1), ignore, lane=Lane.WIRE)
    background.close()
    assert sent == []


def test_what_is_asked_after_the_end_is_not_run(background: Background) -> None:
    done = list[int]()
    background.close()
    background.run(lambda: done.append(1), ignore)
    assert done == []
    assert not background.is_busy()


def test_nobody_is_told_of_what_came_back_after_the_end(background: Background, qapp: QApplication) -> None:
    told = list[int]()
    background.run(lambda: 1, told.append)
    background.close()
    qapp.sendPostedEvents()
    assert told == []
