# SPDX-License-Identifier: Apache-2.0
"""Ctrl+K finds by folded text, remembers, and teaches keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.windows.command_list import CommandList, matching
from ui.windows.offers import Offer


def offer(name: str, text: str, key: str = "", done: list[str] | None = None) -> Offer:
    return Offer(name, text, lambda: done.append(name) if done is not None else None, key)


OFFERS = (offer("today", "Hôm nay", "Ctrl+1"), offer("sync", "Đồng bộ ngay", "F5"), offer("sync_screen", "Mở Đồng bộ"))


@pytest.mark.parametrize("typed", ["dong bo", "ĐỒNG BỘ", "bộ đồng", "  dong   bo "])
def test_marks_case_and_order_do_not_matter(typed: str) -> None:
    assert [one.name for one in matching(OFFERS, typed, ())] == ["sync", "sync_screen"]


def test_the_last_used_comes_first() -> None:
    assert matching(OFFERS, "", ("sync_screen",))[0].name == "sync_screen"


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1093, 614)
    qtbot.addWidget(made)
    QLineEdit(made).setObjectName("before")
    made.show()
    return made


def test_enter_runs_what_is_marked_and_gives_the_focus_back(host: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    before = host.findChild(QLineEdit, "before")
    assert before is not None
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    commands = CommandList(Theme(), host)
    commands.offer([offer("one", "Thêm bản ghi", "Ctrl+N", done), offer("two", "Xuất", "Ctrl+E", done)])
    QTest.keyClicks(commands.field, "xuat")
    QTest.keyClick(commands.field, Qt.Key.Key_Return)
    assert done == ["two"]
    assert commands.recent == ["two"]
    assert not commands.isVisible()
    qtbot.waitUntil(before.hasFocus)


def test_down_walks_while_the_field_keeps_the_keyboard(host: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    commands = CommandList(Theme(), host)
    commands.offer([offer("one", "Một", "", done), offer("two", "Hai", "", done)])
    qtbot.waitUntil(commands.field.hasFocus)
    QTest.keyClick(commands.field, Qt.Key.Key_Down)
    QTest.keyClick(commands.field, Qt.Key.Key_Return)
    assert done == ["two"]


def test_escape_closes_and_runs_nothing(host: QWidget) -> None:
    done: list[str] = []
    commands = CommandList(Theme(), host)
    commands.offer([offer("one", "Một", "", done)])
    QTest.keyClick(commands.field, Qt.Key.Key_Escape)
    assert not commands.isVisible()
    assert done == []


def test_each_row_teaches_its_key(host: QWidget) -> None:
    commands = CommandList(Theme(), host)
    commands.offer(OFFERS)
    assert ("Đồng bộ ngay", "F5") in commands.rows()
