# SPDX-License-Identifier: Apache-2.0
"""The officer again: what came back and why, the sync centre, settings, the other language, the dark look."""

from ui.standing_texts import Link
from ui.tour.hand import focused, press, there, wait_until
from ui.tour.reviewer import COMMENT
from ui.tour.stage import Stage
from ui.windows.logbook_screen import LogbookScreen
from ui.windows.settings_screen import SettingsScreen
from ui.windows.sync_screen import SyncScreen
from ui.windows.today_screen import TodayScreen


def read_reason(stage: Stage) -> None:
    """Bản ghi bị trả lại và lý do / The returned record and its reason"""
    stage.screen(TodayScreen)
    wait_until(lambda: stage.situation.link is Link.ONLINE and stage.situation.returned, "nothing came back")
    screen, record = stage.go("Ctrl+2", LogbookScreen), stage.kept["corrected"]
    screen.pair.show_record(record)
    wait_until(lambda: COMMENT in screen.panel.returned.text(), "the reason is not shown")
    stage.check("Thấy lý do trả lại", screen.panel.returned.isVisible(), screen.panel.returned.text())
    stage.picture("bi-tra-lai")


def see_receipts(stage: Stage) -> None:
    """Trung tâm đồng bộ và biên nhận / The sync centre and its receipts"""
    screen = stage.command("Đồng bộ", SyncScreen)
    wait_until(lambda: screen.picture, "the sync centre is empty")
    picture = there(screen.picture, "what the sync centre tells")
    facts = picture.facts
    stage.check(
        "Có biên nhận của trung tâm", facts.receipts and not picture.waiting, f"{len(facts.receipts)} biên nhận"
    )
    screen.lists.opener(1)()
    stage.picture("dong-bo-bien-nhan")


def speak_english(stage: Stage) -> None:
    """Cài đặt, rồi tiếng Anh / Settings, then English"""
    settings = stage.go("Ctrl+,", SettingsScreen)
    stage.picture("cai-dat")
    _focus_choice(settings, "language")
    press("Right")
    wait_until(lambda: stage.shell.settings.language == "en", "the language is not taken")
    _rebuilt(stage, settings)
    screen = stage.go("Ctrl+2", LogbookScreen)
    stage.check("Cả cửa sổ nói tiếng Anh", screen.title() == "Broadcast logbook", screen.title())
    screen.table.setFocus()
    stage.picture("english-logbook")


def _focus_choice(settings: SettingsScreen, name: str) -> None:
    """Where Tab would come to."""
    there(settings.groups[name].checkedButton(), f"a choice of {name}").setFocus()


def _rebuilt(stage: Stage, before: SettingsScreen) -> SettingsScreen:
    """The settings after the window was built anew in another look."""
    wait_until(lambda: stage.screen(SettingsScreen) is not before, "the window is not built anew")
    return stage.screen(SettingsScreen)


def go_dark(stage: Stage) -> None:
    """Nền tối / The dark look"""
    settings = stage.go("Ctrl+,", SettingsScreen)
    _focus_choice(settings, "language")
    press("Left")
    settings = _rebuilt(stage, settings)
    for _theme in ("light", "dark"):
        _focus_choice(settings, "theme")
        press("Right")
        settings = _rebuilt(stage, settings)
    stage.check("Đã chọn nền tối", stage.shell.settings.theme == "dark", stage.shell.settings.theme)
    wait_until(lambda: stage.shell.theme.is_dark, "the window is not dark")
    today = stage.go("Ctrl+1", TodayScreen)
    stage.check("Bàn phím ở lịch phát", focused() is today.officer.table)
    stage.check("Giao diện tối", stage.shell.theme.is_dark, stage.shell.settings.theme)
    stage.picture("hom-nay-toi")
    stage.shell.settings.theme = "system"
    wait_until(lambda: not stage.shell.theme.is_dark, "the look does not come back")
