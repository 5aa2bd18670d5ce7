# SPDX-License-Identifier: Apache-2.0
"""From the first start to the end of the last save, through the real window."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.laptop import Workplace
from desktop.opening import create_profile, open_profile
from desktop.profile_folder import ProfileFolder
from ui.__main__ import has_screen, window_profile
from ui.app import App
from ui.messages import Message
from ui.standing_texts import Link
from ui.translations import Interpreter
from ui.windows.first_run import FirstRunPage
from ui.windows.frame import Frame
from ui.windows.problem_page import ProblemPage
from ui.windows.unlock import UnlockPage

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "matkhau12"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def profile(folder: Path) -> Path:
    create_profile(ProfileFolder(folder), PASSPHRASE, Workplace("02683", "Cán bộ xã 1")).close()
    return folder


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[..., App]]:
    started: list[App] = []

    def begin(folder: Path, passphrase: str | None = None) -> App:
        shell = App(qapp, folder, passphrase)
        started.append(shell)
        shell.start()
        return shell

    yield begin
    for shell in started:
        shell.close()
        qtbot.waitUntil(shell.window.isHidden)
        shell.window.deleteLater()
        Interpreter(qapp).speak("vi")  # whatever a test that failed left behind


def is_working(shell: App) -> bool:
    frame = shell.window.page
    return isinstance(frame, Frame) and frame.stack.current_screen is not None


def button_texts(window: QWidget) -> set[str]:
    return {one.text() for one in window.findChildren(QPushButton)}


def test_a_first_start_makes_a_profile_that_works(start: Callable[..., App], folder: Path, qtbot: QtBot) -> None:
    shell = start(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(shell.window.page, FirstRunPage))
    page = shell.window.page
    assert isinstance(page, FirstRunPage)
    page.answers.unit, page.answers.name, page.answers.step = "02683", "Cán bộ xã 1", 4
    page.go_on()
    qtbot.waitUntil(lambda: is_working(shell))
    assert shell.office is not None
    assert shell.office.exchanger.situation.link is Link.NOT_ENROLLED
    assert shell.office.frame is not None
    assert shell.office.frame.header.place.text() == "Xã Bát Xát"


def test_a_hub_that_does_not_answer_leaves_a_profile_that_works(
    start: Callable[..., App], folder: Path, qtbot: QtBot
) -> None:
    shell = start(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(shell.window.page, FirstRunPage))
    page = shell.window.page
    assert isinstance(page, FirstRunPage)
    given = page.answers
    given.unit, given.name, given.line, given.step = "02683", "Cán bộ xã 1", "http://127.0.0.1:9 K7M2A-9QXAB", 4
    page.go_on()
    qtbot.waitUntil(lambda: is_working(shell))
    assert shell.messages.recent[0].text.startswith("Chưa liên lạc được với trung tâm")


def test_a_locked_profile_asks_and_opens(start: Callable[..., App], profile: Path, qtbot: QtBot) -> None:
    shell = start(profile)
    qtbot.waitUntil(lambda: isinstance(shell.window.page, UnlockPage))
    page = shell.window.page
    assert isinstance(page, UnlockPage)
    page.field.setText("sai mat khau")
    page.button.click()
    qtbot.waitUntil(page.button.isEnabled)
    assert page.result.text().startswith("Mật khẩu chưa đúng")
    page.field.setText(PASSPHRASE)
    page.button.click()
    qtbot.waitUntil(lambda: is_working(shell))


def test_the_frame_stands_before_the_store_is_open(start: Callable[..., App], profile: Path, qtbot: QtBot) -> None:
    shell = start(profile, PASSPHRASE)
    assert isinstance(shell.window.page, Frame)
    assert not is_working(shell)
    qtbot.waitUntil(lambda: is_working(shell))


def test_another_language_is_spoken_in_place(start: Callable[..., App], profile: Path, qtbot: QtBot) -> None:
    shell = start(profile, PASSPHRASE)
    qtbot.waitUntil(lambda: is_working(shell))
    window = shell.window
    shell.settings.language = "en"
    qtbot.waitUntil(lambda: "Commands (Ctrl+K)" in button_texts(window), timeout=20_000)
    shell.settings.language = "vi"
    qtbot.waitUntil(lambda: "Lệnh (Ctrl+K)" in button_texts(window), timeout=20_000)
    assert shell.window is window


def test_size_and_theme_change_in_place_and_messages_stay(
    start: Callable[..., App], profile: Path, qtbot: QtBot
) -> None:
    shell = start(profile, PASSPHRASE)
    qtbot.waitUntil(lambda: is_working(shell))
    shell.messages.say(Message("Đã lưu."))
    shell.settings.text_scale, shell.settings.theme = 150, "dark"
    qtbot.waitUntil(lambda: shell.theme.look.text_scale == 150 and shell.theme.is_dark)
    assert is_working(shell)
    assert [one.text for one in shell.messages.recent] == ["Đã lưu."]


def test_closing_closes_the_store_and_gives_the_profile_free(qapp: QApplication, profile: Path, qtbot: QtBot) -> None:
    shell = App(qapp, profile, PASSPHRASE)
    shell.start()
    qtbot.waitUntil(lambda: is_working(shell))
    shell.window.close()
    qtbot.waitUntil(lambda: not shell.window.isVisible())
    assert not (profile / "loa.db-wal").exists()
    open_profile(ProfileFolder(profile), PASSPHRASE).close()


def test_closing_while_a_save_runs_waits_for_it(qapp: QApplication, profile: Path, qtbot: QtBot) -> None:
    shell = App(qapp, profile, PASSPHRASE)
    shell.start()
    qtbot.waitUntil(lambda: is_working(shell))
    done: list[int] = []
    shell.background.run(lambda: sum(range(10_000_000)), done.append)
    shell.window.close()
    qtbot.waitUntil(lambda: not shell.window.isVisible())
    assert done


def test_a_profile_that_is_open_elsewhere_is_told_and_can_be_tried_again(
    start: Callable[..., App], profile: Path, qtbot: QtBot
) -> None:
    other = open_profile(ProfileFolder(profile), PASSPHRASE)
    shell = start(profile, PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(shell.window.page, ProblemPage))
    other.close()
    shell._begin()
    qtbot.waitUntil(lambda: is_working(shell))


def test_an_unexpected_error_is_shown_calmly_and_the_work_goes_on(
    start: Callable[..., App], profile: Path, qtbot: QtBot
) -> None:
    shell = start(profile, PASSPHRASE)
    qtbot.waitUntil(lambda: is_working(shell))
    shell.show_crash("some.py:1 in work\nValueError")
    page = shell.window.page
    assert isinstance(page, ProblemPage)
    shell.window.uncover(page)
    assert is_working(shell)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], (True, None)),
        (["--profile", "x"], (True, Path("x"))),
        (["--profile=x"], (True, Path("x"))),
        (["status"], (False, None)),
        (["--help"], (False, None)),
        (["--profile", "x", "status"], (False, None)),
    ],
)
def test_only_a_call_without_a_subcommand_asks_for_the_window(
    words: list[str], asked: tuple[bool, Path | None]
) -> None:
    assert window_profile(words) == asked


def test_without_a_screen_there_is_no_window() -> None:
    assert not has_screen({}, "linux")
    assert has_screen({"DISPLAY": ":0"}, "linux")
    assert has_screen({}, "win32")


def test_the_window_is_painted_before_the_store_is_imported() -> None:
    """Importing SQLAlchemy alone costs more than a bare window."""
    heavy = ("sqlalchemy", "requests", "cryptography", "msgspec", "sqlcipher3")
    told = f"import sys, ui.app; print([one for one in {heavy} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_page_of_a_crash_writes_a_diagnostics_package(
    start: Callable[..., App], profile: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    shell = start(profile, PASSPHRASE)
    qtbot.waitUntil(lambda: is_working(shell))
    shell.show_crash("x.py:1 ValueError")
    page = shell.window.page
    assert isinstance(page, ProblemPage)
    next(one for one in page.findChildren(QPushButton) if one.text() == "Lưu gói chẩn đoán").click()
    qtbot.waitUntil(page.result.isVisible)
    (package,) = tmp_path.rglob("loa-chan-doan-*.zip")
    assert str(package) in page.result.text()


def test_a_profile_that_cannot_be_opened_has_a_diagnostics_package(
    start: Callable[..., App], profile: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (profile / "profile.json").write_text("torn", encoding="utf-8")
    shell = start(profile, PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(shell.window.page, ProblemPage))
    page = shell.window.page
    assert isinstance(page, ProblemPage)
    next(one for one in page.findChildren(QPushButton) if one.text() == "Lưu gói chẩn đoán").click()
    qtbot.waitUntil(page.result.isVisible)
    assert len(list(tmp_path.rglob("loa-chan-doan-*.zip"))) == 1
