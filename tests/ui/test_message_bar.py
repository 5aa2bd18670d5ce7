# SPDX-License-Identifier: Apache-2.0
"""One result at a time, one action, no focus taken, nothing forgotten."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.messages import KEPT, Message, Messages, Tone
from ui.theme import Theme
from ui.windows.message_bar import SHOWN_MS, MessageBar


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def bar(qtbot: QtBot, messages: Messages) -> MessageBar:
    made = MessageBar(Theme(), messages)
    qtbot.addWidget(made)
    made.resize(900, 40)
    made.show()
    return made


def test_a_message_is_shown_and_goes(bar: MessageBar, messages: Messages, qtbot: QtBot) -> None:
    messages.say(Message("Đã lưu 6 bản ghi."))
    assert bar.message is not None
    timer = bar.findChild(QTimer)
    assert timer is not None
    assert timer.interval() == SHOWN_MS == 10_000
    timer.setInterval(1)
    qtbot.waitUntil(lambda: bar.message is None)


def test_the_action_runs_once(bar: MessageBar, messages: Messages) -> None:
    done: list[int] = []
    messages.say(Message("Đã hủy bản ghi.", action="Hoàn tác (Ctrl+Z)", on_action=lambda: done.append(1)))
    bar.act()
    bar.act()
    assert done == [1]


def test_an_empty_bar_has_no_colour_left(bar: MessageBar, messages: Messages) -> None:
    messages.say(Message("Đã trả lại.", tone=Tone.ATTENTION))
    bar.clear()
    coloured = [one for one in (bar, *bar.findChildren(QWidget)) if one.property("tone")]
    assert coloured == []


def test_typing_goes_on_while_messages_come(qtbot: QtBot, messages: Messages) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column, field = QVBoxLayout(window), QLineEdit()
    column.addWidget(MessageBar(Theme(), messages))
    column.addWidget(field)
    window.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    messages.say(Message("Đã lưu.", action="Hoàn tác", on_action=lambda: None))
    assert field.hasFocus()


def test_markup_in_a_message_is_text(bar: MessageBar, messages: Messages) -> None:
    messages.say(Message("<b>đậm</b>", Tone.FAULT))
    assert bar._label.text() == "<b>đậm</b>"
    assert bar.property("tone") == "fault"


def test_details_are_copied_not_shown(bar: MessageBar, messages: Messages) -> None:
    messages.say(Message("Ổ đĩa báo lỗi.", Tone.ATTENTION, details="Unavailable disk_failed: x"))
    button = bar.findChild(QPushButton, "message_details")
    assert button is not None
    button.click()
    assert QGuiApplication.clipboard().text() == "Ổ đĩa báo lỗi.\nUnavailable disk_failed: x"


def test_the_last_twenty_are_kept(messages: Messages) -> None:
    for number in range(30):
        messages.say(Message(str(number)))
    assert len(messages.recent) == KEPT == 20


def test_an_empty_bar_keeps_its_place_unless_room_is_short(bar: MessageBar, messages: Messages) -> None:
    assert bar.isVisible()
    bar.keep_place(False)
    assert not bar.isVisible()
    messages.say(Message("Đã lưu."))
    assert bar.isVisible()
