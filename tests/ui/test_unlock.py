# SPDX-License-Identifier: Apache-2.0
"""The page that asks for a passphrase warns, slows down and erases nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.windows.unlock import UnlockPage


@pytest.fixture
def page(qtbot: QtBot) -> UnlockPage:
    made = UnlockPage(Theme(), tries=2, wait_s=0)
    qtbot.addWidget(made)
    made.show()
    return made


def test_enter_asks_to_unlock(page: UnlockPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.field, "matkhau12")
    with qtbot.waitSignal(page.unlock_wanted) as asked:
        QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert asked.args == ["matkhau12"]


def test_nothing_is_asked_with_an_empty_field(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.unlock_wanted):
        page.button.click()


def test_vietnamese_letters_are_warned_of(page: UnlockPage) -> None:
    page.field.insert("mậtkhẩu")
    assert page.warning.text() == "Mật khẩu có chữ tiếng Việt. Hãy tắt bộ gõ rồi gõ lại."


def test_caps_lock_is_told_by_a_capital_without_shift(page: UnlockPage) -> None:
    page.field.judge_case("M", False)
    assert page.warning.text() == "Caps Lock đang bật."
    page.field.judge_case("M", True)
    assert page.warning.text() == ""


def test_a_wrong_passphrase_may_be_typed_again(page: UnlockPage) -> None:
    page.field.setText("sai")
    page.button.click()
    page.refuse("Mật khẩu chưa đúng.", True)
    assert page.button.isEnabled()
    assert page.result.text() == "Mật khẩu chưa đúng."


def test_many_wrong_tries_have_to_wait_and_then_go_on(qtbot: QtBot) -> None:
    page = UnlockPage(Theme(), tries=2, wait_s=1)
    qtbot.addWidget(page)
    page._timer.setInterval(1)
    for _ in range(2):
        page.field.setText("sai")
        page.button.click()
        page.refuse("Mật khẩu chưa đúng.", True)
    assert not page.button.isEnabled()
    assert "Dữ liệu không bị xóa" in page.result.text()
    qtbot.waitUntil(page.button.isEnabled)


def test_what_is_typed_is_not_shown(page: UnlockPage) -> None:
    page.field.setText("matkhau12")
    assert page.field.displayText() != "matkhau12"
