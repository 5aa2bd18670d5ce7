# SPDX-License-Identifier: Apache-2.0
"""The window is closed at a bad moment, or opened twice: nothing is lost, and the program ends within seconds."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.drafts import find_draft
from desktop.laptop import Workplace
from desktop.opening import create_profile, open_profile
from desktop.profile_folder import ProfileFolder
from sync.client.link import HubLink, keep_link
from sync.records.broadcast_log import BroadcastLog
from sync.store.reading import Query, list_records
from tests.support.key_counter import KeyCounter
from tests.support.telex import compose, type_telex
from ui.app import App
from ui.standing_texts import Link
from ui.windows.frame import Frame

ROOT = Path(__file__).resolve().parents[3]
PASSPHRASE = "matkhau12"
SENTENCE = "Đài truyền thanh xã tiếp sóng"
PATIENCE_MS = 30_000
"""To close takes no time at all; a hub that says nothing is borne for twice as long."""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    folder = tmp_path / "profile"
    create_profile(ProfileFolder(folder), PASSPHRASE, Workplace("02683", "Cán bộ xã 1")).close()
    return folder


@pytest.fixture
def deaf_hub(profile: Path) -> Iterator[None]:
    """The profile is enrolled with something that takes a connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        link = HubLink(
            f"http://127.0.0.1:{server.getsockname()[1]}", bytes(32), "02683", b"e" * 8, ["02683"], ["editor"]
        )
        opened = open_profile(ProfileFolder(profile), PASSPHRASE)
        with opened.laptop.writing() as desk:
            keep_link(desk.connection, link)
        opened.close()
        yield


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Callable[[Path], App]:
    def begin(folder: Path) -> App:
        shell = App(qapp, folder, PASSPHRASE)
        shell.start()
        qtbot.waitUntil(lambda: is_working(shell))
        shell.window.activateWindow()
        return shell

    return begin


def is_working(shell: App) -> bool:
    frame = shell.window.page
    return isinstance(frame, Frame) and frame.stack.current_screen is not None


def open_form(shell: App, qtbot: QtBot) -> Any:
    """A new record of the logbook, its note under the cursor."""
    frame: Any = shell.window.page
    frame.show_screen("logbook")
    screen = frame.stack.current_screen
    next(one for one in screen.commands() if one.name == "add").run()
    qtbot.waitUntil(lambda: screen.panel.is_editing)
    screen.panel.form.focus_field("note")
    return screen


def close(shell: App, qtbot: QtBot) -> None:
    shell.window.close()
    qtbot.waitUntil(lambda: not shell.window.isVisible(), timeout=PATIENCE_MS)
    shell.window.deleteLater()


def kept_note(folder: Path) -> Any:
    opened = open_profile(ProfileFolder(folder), PASSPHRASE)
    draft = find_draft(opened.laptop, "broadcast_log", None)
    opened.close()
    return draft and draft.values.get("note")


@pytest.mark.parametrize("type_in", [type_telex, compose], ids=["injected", "composed"])
def test_what_was_typed_last_is_kept_as_a_draft(
    type_in: Callable[[str], None], profile: Path, start: Callable[[Path], App], qtbot: QtBot
) -> None:
    shell = start(profile)
    open_form(shell, qtbot)
    type_in(SENTENCE)
    close(shell, qtbot)
    assert kept_note(profile) == SENTENCE


def test_a_save_that_runs_is_finished(profile: Path, start: Callable[[Path], App], qtbot: QtBot) -> None:
    shell = start(profile)
    open_form(shell, qtbot)
    type_telex(SENTENCE)
    shell.background.run(lambda: sum(range(10_000_000)), lambda _sum: None)
    KeyCounter().press("Ctrl+S")
    close(shell, qtbot)
    opened = open_profile(ProfileFolder(profile), PASSPHRASE)
    with opened.laptop.reading() as desk:
        saved = [one.record.values["note"] for one in list_records(desk.connection, Query(BroadcastLog))]
    opened.close()
    assert saved == [SENTENCE]
    assert kept_note(profile) is None


@pytest.mark.usefixtures("deaf_hub")
def test_an_exchange_that_hangs_does_not_keep_the_window(
    profile: Path, start: Callable[[Path], App], qtbot: QtBot
) -> None:
    shell = start(profile)
    open_form(shell, qtbot)
    type_telex(SENTENCE)
    assert shell.office is not None
    exchanger = shell.office.exchanger
    exchanger.exchange_now()
    qtbot.waitUntil(lambda: exchanger.situation.link is Link.BUSY)
    close(shell, qtbot)
    assert kept_note(profile) == SENTENCE


def run_window(folder: Path) -> "subprocess.Popen[str]":
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LOA_PASSPHRASE": PASSPHRASE}
    command = [sys.executable, "-m", "ui", "--profile", str(folder)]
    return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_a_second_start_raises_the_first_and_ends(profile: Path, qtbot: QtBot) -> None:
    """The first window is a process of its own; it goes on, and the second one ends without a word of error."""
    first = run_window(profile)
    try:
        qtbot.waitUntil((profile / "window.lock").exists)
        second = run_window(profile)
        said, _nothing = second.communicate(timeout=60)
        assert second.returncode == 0, said
        assert first.poll() is None
    finally:
        first.terminate()
        first.communicate()
