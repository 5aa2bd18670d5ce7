# SPDX-License-Identifier: Apache-2.0
"""Settings hold at once, can be undone, and show what belongs to the organisation without changing it."""

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import resources
from ui.windows.settings_screen import SettingsScreen
from ui.workbench import Workbench

LOCK = Path(__file__).resolve().parents[2] / "requirements" / "run.lock"


@pytest.fixture
def screen(qtbot: QtBot, workbench: Workbench) -> SettingsScreen:
    made = SettingsScreen(workbench)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    made.show_fresh()
    qtbot.waitUntil(lambda: made.hub.text() != "-")
    return made


def choose(screen: SettingsScreen, name: str, at: int) -> None:
    screen.groups[name].button(at).click()


def test_a_choice_holds_at_once(screen: SettingsScreen, qtbot: QtBot) -> None:
    settings = screen.workbench.settings
    with qtbot.waitSignal(settings.changed) as changed:
        choose(screen, "text_scale", 3)
    assert changed.args == ["text_scale"]
    assert settings.text_scale == 150


def test_a_choice_can_be_undone_and_done_again(screen: SettingsScreen) -> None:
    settings = screen.workbench.settings
    choose(screen, "density", 1)
    screen.undo.undo()
    assert settings.density == "normal"
    assert screen.groups["density"].checkedId() == 0
    screen.undo.redo()
    assert settings.density == "dense"


def test_undo_outlives_the_screen_that_is_built_anew(screen: SettingsScreen, qtbot: QtBot) -> None:
    choose(screen, "language", 1)
    again = SettingsScreen(screen.workbench)
    qtbot.addWidget(again)
    again.undo.undo()
    assert screen.workbench.settings.language == "vi"


def test_the_search_leaves_what_matches(screen: SettingsScreen) -> None:
    screen.search.setText("co chu")
    shown = [text for text, holder in screen._rows if holder.isVisible()]
    assert [text.split(" 100%")[0] for text in shown] == ["co chu"]


def test_before_enrolment_the_line_can_be_entered(screen: SettingsScreen) -> None:
    assert screen.hub.text() == "Chưa đăng ký máy - vẫn ghi sổ được"
    assert screen.place.text() == "Xã Bát Xát, Cán bộ xã 1"
    assert screen.line.isVisible()


def test_a_line_without_an_address_is_refused_in_words(screen: SettingsScreen) -> None:
    screen.line.setText("K7M2A-9QXAB")
    screen.enrol_button.click()
    assert screen.workbench.messages.recent[-1].text.startswith("Dòng đăng ký không có địa chỉ")


def test_a_hub_that_does_not_answer_is_told_and_the_button_comes_back(screen: SettingsScreen, qtbot: QtBot) -> None:
    screen.line.setText("http://127.0.0.1:9 K7M2A-9QXAB")
    screen.enrol_button.click()
    assert not screen.enrol_button.isEnabled()
    qtbot.waitUntil(screen.enrol_button.isEnabled)
    assert screen.workbench.messages.recent[-1].text.startswith("Chưa liên lạc được với trung tâm")


def test_every_delivered_package_is_named_with_its_licence() -> None:
    told = resources.path("components.csv").read_text("utf-8").lower()
    locked = re.findall(r"^([a-z0-9.-]+)==", LOCK.read_text("utf-8"), re.MULTILINE)
    assert [name for name in locked if name not in told] == []


def test_every_choice_has_an_accessible_name(screen: SettingsScreen) -> None:
    buttons = [button for group in screen.groups.values() for button in group.buttons()]
    assert [one.text() for one in buttons if not one.accessibleName()] == []


def test_the_diagnostics_package_lies_among_the_downloads(
    screen: SettingsScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    screen.package_button.click()
    recent = screen.workbench.messages.recent
    qtbot.waitUntil(lambda: bool(recent) and recent[-1].text.startswith("Đã lưu gói chẩn đoán"))
    (package,) = tmp_path.rglob("loa-chan-doan-*.zip")
    assert str(package) in recent[-1].text
    assert recent[-1].action == "Mở thư mục"
