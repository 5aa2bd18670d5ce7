# SPDX-License-Identifier: Apache-2.0
"""The frame binds keys, shows one screen at a time, finds the way back, and walks through panes."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QUndoCommand
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.messages import Message
from ui.screen import Command, Screen
from ui.sections import SECTIONS, standing_sections
from ui.windows.frame import Frame
from ui.windows.screen_stack import AHEAD_EVERY_MS, TYPED_MS
from ui.workbench import Workbench

KEYS = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
A_MINUTE_MS = 60_000
"""Longer than a busy machine stands still between a key and the next look."""


class Page(Screen):
    """A list and a field, and two commands."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self.done: list[str] = []
        self.fresh = 0
        column = QVBoxLayout(self)
        self.list, self.field = QListWidget(), QLineEdit()
        self.list.addItems(["một", "hai"])
        column.addWidget(self.list)
        column.addWidget(self.field)

    def title(self) -> str:
        return f"Trang {self.name}"

    def commands(self) -> Sequence[Command]:
        return (
            Command("add", "Thêm bản ghi", lambda: self.done.append(f"add {self.field.text()}"), "Ctrl+N"),
            Command("confirm", "Đã phát đúng lịch", self._confirm, "Space"),
            Command("open", "Mở", lambda: self.done.append("open"), "Enter"),
        )

    def _confirm(self) -> None:
        self.done.append("confirm")

    def show_fresh(self) -> None:
        self.fresh += 1

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self.field)


class Today(Page):
    name = "today"


class Logbook(Page):
    name = "logbook"


@pytest.fixture
def frame(qapp: QApplication, qtbot: QtBot, workbench: Workbench) -> Frame:
    made = Frame(qapp, workbench.theme, workbench.messages)
    qtbot.addWidget(made)
    made.resize(1366, 697)
    made.show_sections(standing_sections(is_reviewer=False, standing=("today", "logbook")))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.furnish(workbench, {"today": Today, "logbook": Logbook})
    qtbot.waitUntil(page(made).list.hasFocus)
    return made


def page(frame: Frame) -> Page:
    screen = frame.stack.current_screen
    assert isinstance(screen, Page)
    return screen


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def test_the_first_screen_is_shown_and_only_it_is_made(frame: Frame) -> None:
    assert page(frame).name == "today"
    assert frame.title.text() == "Trang today"
    assert len(frame.stack.screens_made()) == 1


def test_screens_are_made_ahead_once_nobody_types(frame: Frame, qtbot: QtBot) -> None:
    page(frame).field.setFocus()
    frame.stack._typed.setInterval(A_MINUTE_MS)
    frame.stack.make_ahead(["logbook"])
    press(KEYS.Key_A)
    turns = QTimer(frame, singleShot=True, interval=2 * AHEAD_EVERY_MS)
    with qtbot.waitSignal(turns.timeout):
        turns.start()
    assert len(frame.stack.screens_made()) == 1
    frame.stack._typed.setInterval(TYPED_MS)
    qtbot.waitUntil(lambda: len(frame.stack.screens_made()) == 2)


def test_control_and_a_digit_goes_to_a_section_and_back_again(frame: Frame) -> None:
    press(KEYS.Key_2, CONTROL)
    assert page(frame).name == "logbook"
    assert frame.navigation.buttons["logbook"].isChecked()
    press(KEYS.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page(frame).name == "today"


def test_keys_of_a_screen_hold_only_there(frame: Frame) -> None:
    press(KEYS.Key_N, CONTROL)
    today = page(frame)
    press(KEYS.Key_2, CONTROL)
    press(KEYS.Key_N, CONTROL)
    assert (today.done, page(frame).done) == (["add "], ["add "])


def test_space_confirms_in_a_list_and_writes_in_a_field(frame: Frame, qtbot: QtBot) -> None:
    today = page(frame)
    press(KEYS.Key_Space)
    today.field.setFocus()
    qtbot.waitUntil(today.field.hasFocus)
    press(KEYS.Key_Space)
    assert today.done == ["confirm"]
    assert today.field.text() == " "


def test_both_enter_keys_open(frame: Frame) -> None:
    press(KEYS.Key_Return)
    press(KEYS.Key_Enter)
    assert page(frame).done == ["open", "open"]


def test_f5_asks_for_an_exchange(frame: Frame, qtbot: QtBot) -> None:
    with qtbot.waitSignal(frame.exchange_wanted):
        press(KEYS.Key_F5)


def test_undo_works_on_the_stack_of_the_screen(frame: Frame) -> None:
    page(frame).undo.push(QUndoCommand("Thêm"))
    press(KEYS.Key_Z, CONTROL)
    assert page(frame).undo.index() == 0
    press(KEYS.Key_Y, CONTROL)
    assert page(frame).undo.index() == 1


def test_f6_walks_round_the_panes(frame: Frame) -> None:
    today, met = page(frame), []
    for _ in range(4):
        press(KEYS.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        met.append(focused.objectName() or type(focused).__name__)
    assert met == ["QLineEdit", "connection", "section_today", "QListWidget"]
    press(KEYS.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert not today.list.hasFocus()


def test_while_the_command_list_is_open_keys_of_the_screen_rest(frame: Frame, qtbot: QtBot) -> None:
    press(KEYS.Key_K, CONTROL)
    qtbot.waitUntil(frame.command_list.field.hasFocus)
    press(KEYS.Key_N, CONTROL)
    assert page(frame).done == []
    QTest.keyClicks(frame.command_list.field, "them ban")
    press(KEYS.Key_Return)
    assert page(frame).done == ["add "]
    press(KEYS.Key_N, CONTROL)
    assert page(frame).done == ["add ", "add "]


def test_the_help_teaches_the_keys_and_keeps_the_messages(frame: Frame, workbench: Workbench) -> None:
    workbench.messages.say(Message("Đã lưu 6 bản ghi."))
    press(KEYS.Key_F1)
    texts = {one.text() for one in frame.help.findChildren(type(frame.title))}
    assert {"Ctrl+N", "Thêm bản ghi", "F5", "Đã lưu 6 bản ghi."} <= texts
    press(KEYS.Key_Escape)
    assert not frame.help.isVisible()


def test_records_that_changed_are_read_anew_on_the_screen_shown(frame: Frame, workbench: Workbench) -> None:
    before = page(frame).fresh
    workbench.changes.records_changed.emit()
    assert page(frame).fresh == before + 1


def test_a_title_that_changes_is_shown(frame: Frame) -> None:
    page(frame).title = lambda: "Hôm nay - Thứ Tư"  # type: ignore[method-assign]  # the day has changed
    page(frame).setWindowTitle("Hôm nay - Thứ Tư")
    assert frame.title.text() == "Hôm nay - Thứ Tư"


def test_a_narrow_window_hides_the_navigation_behind_a_key(frame: Frame) -> None:
    frame.resize(1000, 560)
    assert not frame.navigation.isVisible()
    press(KEYS.Key_0, Qt.KeyboardModifier.AltModifier)
    assert frame.navigation.isVisible()
    press(KEYS.Key_2, CONTROL)
    assert not frame.navigation.isVisible()


def test_a_screen_that_is_not_there_changes_nothing(frame: Frame) -> None:
    frame.show_screen("review")
    assert page(frame).name == "today"


def test_every_section_has_an_icon_and_a_word() -> None:
    assert all(one.title() and one.icon for one in SECTIONS)
