# SPDX-License-Identifier: Apache-2.0
"""T4: twenty entries are reviewed, two of them returned with a reason, in at most 26 actions."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sync.store.reading import read_record
from tests.support.offices import at
from tests.support.review_desk import ReviewDesk
from tests.support.screen_keys import Keyboard, window_with
from ui.windows.review_screen import ReviewScreen
from ui.workbench import Workbench

BUDGET = 26
LISTED = {"F8", "F9", "Enter", "Down", "Up", "Space", "Ctrl+A", "Ctrl+Z", *"123456"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ReviewDesk]:
    made = ReviewDesk(tmp_path)
    yield made
    made.close()


def returned_and_accepted(desk: ReviewDesk, records: list[str]) -> tuple[int, int]:
    with desk.reviewer.laptop.reading() as opened:
        states = [read_record(opened.connection, bytes.fromhex(one.replace("-", ""))).review for one in records]
    return states.count("returned"), states.count("accepted")


def review(
    qapp: QApplication, qtbot: QtBot, workbench: Workbench, decide: Callable[[ReviewScreen, Keyboard], None]
) -> Keyboard:
    """Open the window, let somebody decide by keys, and go."""
    with window_with(qapp, qtbot, workbench, {"review": ReviewScreen}) as (frame, keyboard):
        screen = frame.stack.current_screen
        assert isinstance(screen, ReviewScreen)
        decide(screen, keyboard)
        screen.hide()
        keyboard.settle()
    assert set(keyboard.pressed) <= LISTED
    return keyboard


def test_twenty_entries_one_by_one(
    qapp: QApplication, qtbot: QtBot, make_workbench: Callable[..., Workbench], desk: ReviewDesk
) -> None:
    records = desk.plain(20)
    desk.submit(*records)
    wrong = {records[4]: "1", records[11]: "4"}

    def decide(screen: ReviewScreen, keyboard: Keyboard) -> None:
        while (row := screen.list.current) is not None:
            reason = wrong.get(row.record_id)
            keyboard.press(*(("F9", reason, "Enter") if reason else ("F8",)))

    keyboard = review(qapp, qtbot, make_workbench(desk.reviewer.laptop), decide)
    assert returned_and_accepted(desk, records) == (2, 18)
    assert keyboard.actions == 24 <= BUDGET


def test_twenty_entries_as_a_batch(
    qapp: QApplication, qtbot: QtBot, make_workbench: Callable[..., Workbench], desk: ReviewDesk
) -> None:
    desk.broken_cluster()
    records = [*desk.plain(18), desk.office.log(at(5)), desk.office.log(at(9))]
    desk.submit(*records)

    def decide(screen: ReviewScreen, keyboard: Keyboard) -> None:
        keyboard.press("Ctrl+A", "F8")
        assert screen.list.model.queue.count == 2
        keyboard.press("F9", "2", "Enter", "F9", "2", "Enter")

    keyboard = review(qapp, qtbot, make_workbench(desk.reviewer.laptop), decide)
    assert returned_and_accepted(desk, records) == (2, 18)
    assert keyboard.actions == 9 <= BUDGET


def test_a_batch_in_which_two_are_left_out_by_hand(
    qapp: QApplication, qtbot: QtBot, make_workbench: Callable[..., Workbench], desk: ReviewDesk
) -> None:
    records = desk.plain(20)
    desk.submit(*records)

    def decide(screen: ReviewScreen, keyboard: Keyboard) -> None:
        keyboard.press("Ctrl+A", "Down", "Space", "Down", "Down", "Space", "F8")
        assert screen.list.model.queue.count == 2
        keyboard.press("F9", "3", "Enter", "F9", "5", "Enter")

    keyboard = review(qapp, qtbot, make_workbench(desk.reviewer.laptop), decide)
    assert returned_and_accepted(desk, records) == (2, 18)
    assert keyboard.actions == 14 <= BUDGET
