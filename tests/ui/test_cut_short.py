# SPDX-License-Identifier: Apache-2.0
"""A window that was killed while somebody typed: the next start says what was kept and opens it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.saving import add_records, require_type
from desktop.drafts import keep_draft
from desktop.laptop import Laptop, Workplace
from desktop.opening import create_profile, open_profile
from desktop.profile_folder import ProfileFolder
from ui.app import App
from ui.crash import FAULT_NAME, FORMER_FAULT_NAME, MARK_NAME, CrashLog
from ui.windows.frame import Frame
from ui.windows.logbook_screen import LogbookScreen
from ui.windows.stations_screen import StationsScreen

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "matkhau12"
NOTE = "Trời mưa to, phải dừng buổi phát"
TYPING = """
import sys
from pathlib import Path
from desktop.drafts import list_drafts
from ui.app import App, run_window
from ui.tour.hand import focused, press, wait_until, write

def type_until_killed(shell: App) -> int:
    wait_until(lambda: shell.office and shell.office.laptop and shell.office.frame.stack.current_screen, "open")
    press("Ctrl+2")
    book = shell.office.frame.stack.current_screen
    press("Ctrl+N")
    wait_until(lambda: book.panel.is_editing and focused() is not book.table.view, "form")
    book.panel.form.focus_field("note")
    write(sys.argv[3])
    wait_until(lambda: list_drafts(shell.office.laptop), "draft")
    print("kept", flush=True)
    wait_until(lambda: False, "nobody killed it")
    return 0

sys.exit(run_window(Path(sys.argv[1]), sys.argv[2], type_until_killed))
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    create_profile(ProfileFolder(tmp_path / "p"), PASSPHRASE, Workplace("02683", "Cán bộ xã 1")).close()
    return tmp_path / "p"


@pytest.fixture
def crash_log(profile: Path) -> Iterator[CrashLog]:
    made = CrashLog(profile)
    yield made
    made.uninstall()


@pytest.fixture
def begin(qapp: QApplication, qtbot: QtBot, profile: Path) -> Iterator[Callable[[bool], App]]:
    begun: list[App] = []

    def start(was_cut_short: bool) -> App:
        shell = App(qapp, profile, PASSPHRASE, was_cut_short=was_cut_short)
        begun.append(shell)
        shell.start()
        qtbot.waitUntil(lambda: isinstance(shell.window.page, Frame) and current(shell) is not None, timeout=20_000)
        return shell

    yield start
    for shell in begun:
        shell.close()
        qtbot.waitUntil(shell.window.isHidden, timeout=20_000)
        shell.window.deleteLater()


def current(shell: App) -> QObject | None:
    assert isinstance(shell.window.page, Frame)
    return shell.window.page.stack.current_screen


def kill_while_typing(profile: Path) -> None:
    """A real window, a real form, kill -9 once the draft is kept."""
    command = (sys.executable, "-c", TYPING, str(profile), PASSPHRASE, NOTE)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ}) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == b"kept\n"
        window.send_signal(signal.SIGKILL)
        assert window.wait() == -signal.SIGKILL


def test_after_a_kill_the_bar_says_what_was_kept_and_opens_it(
    profile: Path, crash_log: CrashLog, begin: Callable[[bool], App], qtbot: QtBot
) -> None:
    kill_while_typing(profile)
    crash_log.install()
    assert crash_log.was_cut_short
    shell = begin(crash_log.was_cut_short)
    qtbot.waitUntil(lambda: bool(shell.messages.recent), timeout=20_000)
    message = shell.messages.recent[0]
    assert message.text.startswith("Lần trước ứng dụng đóng đột ngột. Đã khôi phục 1 bản nháp lúc ")
    assert message.action == "Xem"
    assert isinstance(shell.window.page, Frame)
    shell.window.page.message_bar.act()
    qtbot.waitUntil(lambda: NOTE in shown_note(shell), timeout=20_000)


def shown_note(shell: App) -> str:
    """What stands in the note of the form, "" while no form is open."""
    book = current(shell)
    if not isinstance(book, LogbookScreen) or not book.panel.is_editing or book.panel.form is None:
        return ""
    return str(book.panel.form.page.entered().get("note", ""))


def test_after_a_clean_end_nothing_is_said(crash_log: CrashLog, profile: Path, begin: Callable[[bool], App]) -> None:
    crash_log.install()
    crash_log.uninstall()
    assert not (profile / MARK_NAME).exists()
    crash_log.install()
    assert not crash_log.was_cut_short
    assert list(begin(crash_log.was_cut_short).messages.recent) == []


def test_a_kill_before_anything_was_typed_is_said_too(begin: Callable[[bool], App], qtbot: QtBot) -> None:
    shell = begin(True)
    qtbot.waitUntil(lambda: bool(shell.messages.recent), timeout=20_000)
    assert "không có bản nháp dở" in shell.messages.recent[0].text
    assert shell.messages.recent[0].action == ""


def test_a_draft_of_an_edited_record_opens_that_record(
    profile: Path, begin: Callable[[bool], App], qtbot: QtBot
) -> None:
    opened = open_profile(ProfileFolder(profile), PASSPHRASE)
    record = keep_half_edit(opened.laptop)
    opened.close()
    shell = begin(True)
    qtbot.waitUntil(lambda: bool(shell.messages.recent), timeout=20_000)
    assert isinstance(shell.window.page, Frame)
    shell.window.page.message_bar.act()
    qtbot.waitUntil(lambda: edited(shell) == (record, "Thôn Nà Lủ 2"), timeout=20_000)


def keep_half_edit(laptop: Laptop) -> str:
    """A village whose name was being changed."""
    (record,) = add_records(laptop, require_type("village"), enumerate([{"name": "Thôn Nà Lủ", "kind": "thon"}])).ids
    keep_draft(laptop, "village", record, {"name": "Thôn Nà Lủ 2", "kind": "thon"})
    return record


def edited(shell: App) -> tuple[str | None, str]:
    screen = current(shell)
    form = screen.panel.form if isinstance(screen, StationsScreen) else None
    return (form.record_id, str(form.page.entered().get("name", ""))) if form is not None else (None, "")


def test_what_a_fault_left_is_kept_for_the_package(crash_log: CrashLog, profile: Path) -> None:
    (profile / FAULT_NAME).write_text("Fatal Python error: Segmentation fault", encoding="utf-8")
    crash_log.install()
    assert (profile / FORMER_FAULT_NAME).read_text("utf-8").startswith("Fatal Python error")
    assert (profile / FAULT_NAME).read_text("utf-8") == ""
