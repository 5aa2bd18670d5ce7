# SPDX-License-Identifier: Apache-2.0
"""A backup file from the settings: its passphrase twice, a place, what was read back; the work goes on."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.backup import Source, restore
from desktop.profile_folder import ProfileFolder
from sync.parcel.sealing import Keys
from ui.windows.settings_screen import SettingsScreen
from ui.workbench import Workbench

SECRET = "mat khau sao luu"
PATIENCE_MS = 60_000


@pytest.fixture
def screen(workbench: Workbench, qtbot: QtBot) -> SettingsScreen:
    made = SettingsScreen(workbench)
    qtbot.addWidget(made)
    made.show()
    made.show_fresh()
    qtbot.waitUntil(lambda: not workbench.background.is_busy())
    return made


def test_two_different_passphrases_write_nothing(screen: SettingsScreen) -> None:
    panel = screen.backup
    assert panel.last.text().startswith("Chưa sao lưu ra tệp lần nào.")
    panel.begin.click()
    panel.first.setText("ngan")
    panel.go.click()
    assert panel.result.text() == "Mật khẩu cần ít nhất 8 ký tự."
    panel.first.setText(SECRET)
    panel.go.click()
    assert panel.result.text() == "Hai lần gõ mật khẩu chưa giống nhau."
    panel.leave.click()
    assert (panel.first.text(), panel.fields.isVisible()) == ("", False)


def test_a_backup_is_written_read_back_and_remembered(screen: SettingsScreen, tmp_path: Path, qtbot: QtBot) -> None:
    panel, file = screen.backup, tmp_path / "usb.loa"
    panel.begin.click()
    for field in (panel.first, panel.second):
        field.setText(SECRET)
    panel.write(str(file))
    qtbot.waitUntil(panel.begin.isEnabled, timeout=PATIENCE_MS)
    assert panel.result.text().startswith("Đã sao lưu và đọc lại đủ ")
    assert panel.first.text() == ""
    screen.show_fresh()
    qtbot.waitUntil(lambda: not screen.workbench.background.is_busy())
    assert panel.last.text().endswith(", tệp usb.loa")
    told = restore(ProfileFolder(tmp_path / "mới"), Source(file, Keys(SECRET)), "mat khau moi")
    assert told["changes"] > 1


def test_a_place_that_takes_no_file_is_told(screen: SettingsScreen, tmp_path: Path, qtbot: QtBot) -> None:
    panel = screen.backup
    panel.begin.click()
    panel.first.setText(SECRET)
    panel.write(str(tmp_path / "không có" / "usb.loa"))
    qtbot.waitUntil(panel.begin.isEnabled, timeout=PATIENCE_MS)
    assert panel.result.text() == "Ổ đĩa báo lỗi. Những gì đã lưu vẫn còn. Hãy thử lại."
