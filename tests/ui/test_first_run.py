# SPDX-License-Identifier: Apache-2.0
"""The first start: five steps with the keyboard alone, nothing written before the last."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.enrolment_line import read_enrolment_line
from sync.log.errors import Refused
from sync.store.units import bundled_units
from ui.theme import Theme
from ui.windows.first_run import FirstRunPage
from ui.windows.first_run_steps import Answers, EnrolStep, UnitStep, UserStep
from ui.windows.unit_list import found_communes


@pytest.fixture
def page(qtbot: QtBot) -> FirstRunPage:
    made = FirstRunPage(Theme(), bundled_units(), Answers())
    qtbot.addWidget(made)
    made.resize(1093, 614)
    made.show()
    return made


def press(key: Qt.Key = Qt.Key.Key_Return) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def unit_step(page: FirstRunPage) -> UnitStep:
    step = page.step(1)
    assert isinstance(step, UnitStep)
    return step


def fill_unit(page: FirstRunPage, qtbot: QtBot) -> None:
    step = unit_step(page)
    step.name.setText("Cán bộ xã 1")
    QTest.keyClicks(step.units.field, "bat xat")
    qtbot.waitUntil(lambda: step.units.chosen == "02683")


def test_the_keyboard_alone_leads_to_the_end(page: FirstRunPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press()
    fill_unit(page, qtbot)
    for _ in range(3):
        press()
    with qtbot.waitSignal(page.finished) as finished:
        press()
    answers: Answers = finished.args[0]
    assert (answers.unit, answers.name, answers.line, answers.has_passphrase) == ("02683", "Cán bộ xã 1", "", False)


def test_what_is_lacking_is_named(page: FirstRunPage) -> None:
    page.go_on()
    page.go_on()
    assert page.answers.step == 1
    assert page.lack.text() == "Còn thiếu 2 mục: Họ và tên, Xã, phường."


def test_going_back_keeps_what_was_entered(page: FirstRunPage, qtbot: QtBot) -> None:
    page.go_on()
    fill_unit(page, qtbot)
    page.go_back()
    page.go_on()
    assert unit_step(page).name.text() == "Cán bộ xã 1"
    assert unit_step(page).units.chosen == "02683"


def test_a_page_in_another_language_knows_what_was_entered(page: FirstRunPage, qtbot: QtBot) -> None:
    page.go_on()
    fill_unit(page, qtbot)
    page.go_on()
    again = FirstRunPage(Theme(), bundled_units(), page.answers)
    qtbot.addWidget(again)
    assert again.answers.step == 2
    assert unit_step(again).units.chosen == "02683"


def test_the_province_stands_beside_the_commune() -> None:
    unit, province = found_communes(bundled_units(), "bat xat")[0]
    assert (unit.name, province) == ("Xã Bát Xát", "Tỉnh Lào Cai")


def test_a_province_finds_its_communes() -> None:
    assert {province for _unit, province in found_communes(bundled_units(), "tỉnh lào cai")} == {"Tỉnh Lào Cai"}


@pytest.mark.parametrize(
    "text",
    [
        "https://hub.example/ K7M2A-9QXAB",
        "k7m2a9qxab https://hub.example",
        "Máy chủ: https://hub.example\nMã mời:  K7M2A-9QXAB\nHết hạn: 2026-10-16T09:00:00+07:00",
    ],
)
def test_the_line_is_read_as_it_was_copied(text: str) -> None:
    assert read_enrolment_line(text) == ("https://hub.example", "K7M2A-9QXAB")


@pytest.mark.parametrize(
    ("text", "code"), [("K7M2A-9QXAB", "bad_address"), ("https://hub.example K7M", "invite_unknown")]
)
def test_half_a_line_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_enrolment_line(text)
    assert refused.value.code == code


def test_a_wrong_line_is_told_at_its_step(page: FirstRunPage, qtbot: QtBot) -> None:
    page.go_on()
    fill_unit(page, qtbot)
    page.go_on()
    step = page.step(2)
    assert isinstance(step, EnrolStep)
    step.line.setText("xin chào")
    page.go_on()
    assert page.answers.step == 2
    assert page.lack.text().startswith("Dòng đăng ký không có địa chỉ")


def test_two_different_passphrases_are_not_taken(qtbot: QtBot) -> None:
    step = UserStep(Theme(), True)
    qtbot.addWidget(step)
    answers = Answers()
    step.first.setText("ngắn")
    assert step.collect(answers) == "Mật khẩu cần ít nhất 8 ký tự."
    step.first.setText("matkhau12")
    step.second.setText("matkhau13")
    assert step.collect(answers) == "Hai lần gõ mật khẩu chưa giống nhau."
    step.second.setText("matkhau12")
    assert step.collect(answers) == ""
    assert answers.passphrase == "matkhau12"
