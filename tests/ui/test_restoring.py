# SPDX-License-Identifier: Apache-2.0
"""From a backup to a book that works, in the window alone: on the first start, where the passphrase is forgotten,
where the book is damaged; and what is told where it fails."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyrage
import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.backup import back_up
from desktop.laptop import Workplace
from desktop.opening import create_profile
from desktop.profile_folder import ProfileFolder
from sync.log.errors import Refused, Unavailable
from sync.parcel.sealing import Locks
from ui.app import App
from ui.error_texts import has_words, restore_words
from ui.theme import Theme
from ui.translations import Interpreter
from ui.windows.first_run import FirstRunPage
from ui.windows.frame import Frame
from ui.windows.problem_page import ProblemPage
from ui.windows.restore_page import BY_KEY, RestoreAnswers, RestorePage
from ui.windows.unlock import UnlockPage

SECRET, FORGOTTEN, NEW = "mat khau sao luu", "da quen mat", "mat khau moi"
PATIENCE_MS = 60_000
"""Passphrases are made slow on purpose."""
RECOVERY = pyrage.x25519.Identity.generate()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The backup of an officer's laptop."""
    place = tmp_path_factory.mktemp("cũ")
    opened = create_profile(ProfileFolder(place / "sổ"), FORGOTTEN, Workplace("02683", "Cán bộ xã 1"))
    back_up(opened.laptop, place / "sổ.loa", Locks(SECRET, str(RECOVERY.to_public())))
    opened.close()
    return place / "sổ.loa"


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Path], App]]:
    started: list[App] = []

    def begin(folder: Path) -> App:
        started.append(App(qapp, folder))
        started[-1].start()
        return started[-1]

    yield begin
    for shell in started:
        shell.close()
        qtbot.waitUntil(shell.window.isHidden, timeout=PATIENCE_MS)
        shell.window.deleteLater()
        Interpreter(qapp).speak("vi")


def page_of(shell: App, of: type) -> Callable[[], bool]:
    return lambda: isinstance(shell.window.page, of)


def press(shell: App, text: str) -> None:
    buttons = shell.window.page.findChildren(QPushButton) if shell.window.page else []
    next(one for one in buttons if one.text() == text).click()


def restore_page(shell: App, file: Path, passphrase: str) -> RestorePage:
    """The page with everything entered."""
    press(shell, "Khôi phục từ bản sao lưu…")
    page = shell.window.page
    assert isinstance(page, RestorePage)
    page.backup.file.take(str(file))
    page.backup.passphrase.setText(passphrase)
    page.user.group.button(1).setChecked(True)
    for field in (page.user.first, page.user.second):
        field.setText(NEW)
    return page


def open_restored(shell: App, qtbot: QtBot) -> str:
    """What was told of the restored book, which is opened then."""
    qtbot.waitUntil(page_of(shell, ProblemPage), timeout=PATIENCE_MS)
    assert isinstance(shell.window.page, ProblemPage)
    told = shell.window.page.text.text()
    press(shell, "Mở sổ")
    qtbot.waitUntil(lambda: shell.office is not None and bool(shell.office.laptop), timeout=PATIENCE_MS)
    assert isinstance(shell.window.page, Frame)
    return told


def test_on_the_first_start_a_backup_makes_the_book(
    start: Callable[[Path], App], tmp_path: Path, file: Path, qtbot: QtBot
) -> None:
    (tmp_path / "khóa.txt").write_text(str(RECOVERY), "ascii")
    shell = start(tmp_path / "máy mới")
    qtbot.waitUntil(page_of(shell, FirstRunPage), timeout=PATIENCE_MS)
    page = restore_page(shell, file, "")
    page.backup.group.button(BY_KEY).setChecked(True)
    page.backup.key.take(str(tmp_path / "khóa.txt"))
    page.go.click()
    told = open_restored(shell, qtbot)
    assert told.startswith("Sổ của Cán bộ xã 1, có đủ 1 thay đổi ghi đến ")
    assert "1 thay đổi chưa gửi khi sao lưu vẫn còn" in told
    assert "Sổ cũ" not in told


def test_a_forgotten_passphrase_is_not_the_end(
    start: Callable[[Path], App], tmp_path: Path, file: Path, qtbot: QtBot
) -> None:
    create_profile(ProfileFolder(tmp_path / "sổ"), FORGOTTEN, Workplace("02683", "Cán bộ xã 2")).close()
    shell = start(tmp_path / "sổ")
    qtbot.waitUntil(page_of(shell, UnlockPage), timeout=PATIENCE_MS)
    page = restore_page(shell, file, "mot cau khac")
    page.go.click()
    qtbot.waitUntil(page.go.isEnabled, timeout=PATIENCE_MS)
    assert page.result.text() == restore_words("wrong_passphrase")
    assert page.code.text() == "Mã cho người hỗ trợ: wrong_passphrase"
    page.backup.passphrase.setText(SECRET)
    page.go.click()
    assert "Sổ cũ không mở được cất nguyên ở" in open_restored(shell, qtbot)
    assert len(list((tmp_path / "sổ").glob("before-restore-*/loa.db"))) == 1


def test_a_damaged_book_offers_a_backup_and_one_may_go_back(
    start: Callable[[Path], App], tmp_path: Path, file: Path, qtbot: QtBot
) -> None:
    (tmp_path / "profile.json").write_bytes(b"{}")
    (tmp_path / "loa.db").write_bytes(b"")
    shell = start(tmp_path)
    qtbot.waitUntil(page_of(shell, ProblemPage), timeout=PATIENCE_MS)
    page = restore_page(shell, file, SECRET)
    assert page.answers.replaces
    press(shell, "Quay lại")
    assert isinstance(shell.window.page, ProblemPage)


def shown(qtbot: QtBot, answers: RestoreAnswers | None = None) -> RestorePage:
    page = RestorePage(Theme(), answers or RestoreAnswers())
    qtbot.addWidget(page)
    page.show()
    return page


def test_what_is_lacking_is_said_before_anything_begins(qtbot: QtBot) -> None:
    page = shown(qtbot)
    with qtbot.assertNotEmitted(page.restore_wanted):
        page.go.click()
        assert page.result.text() == "Hãy chọn tệp sao lưu."
        page.backup.file.take("/usb/so.loa")
        page.go.click()
        assert page.result.text() == "Hãy gõ mật khẩu của bản sao lưu."
        page.backup.group.button(BY_KEY).setChecked(True)
        page.go.click()
    assert page.result.text() == "Hãy chọn tệp khóa khôi phục."


def test_progress_is_told_and_can_be_stopped_until_the_book_is_made(qtbot: QtBot) -> None:
    page = shown(qtbot, RestoreAnswers(file="/usb/so.loa"))
    page.backup.passphrase.setText(SECRET)
    with qtbot.waitSignal(page.restore_wanted) as wanted:
        page.go.click()
    assert wanted.args == [page.answers]
    page.tell_progress(420, 1000)
    assert page.result.text() == "Đang đọc và kiểm tra bản sao lưu: 42 %. Chưa có gì thay đổi trên máy này."
    assert page.stop.isEnabled()
    page.tell_progress(1000, 1000)
    assert not page.stop.isEnabled()


CODES = ("backup_damaged", "backup_key_needed", "bad_recovery_key", "database_newer", "disk_full", "no_file")
OTHERS = ("not_a_backup", "profile_exists", "wrong_backup", "wrong_passphrase", "wrong_recovery_key")


def test_every_failure_says_what_to_do_and_that_nothing_was_changed(qtbot: QtBot) -> None:
    page = shown(qtbot)
    for code in (*CODES, *OTHERS):
        page.refuse(Unavailable(code) if code == "disk_full" else Refused(code))
        text = page.result.text()
        assert has_words(code)
        assert {words for words in ("chưa", "hãy") if words not in text.lower()} == set(), code
