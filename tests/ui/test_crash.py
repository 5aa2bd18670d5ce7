# SPDX-License-Identifier: Apache-2.0
"""What nobody caught is logged without a word of a record, and told."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from sync.log.errors import Unavailable
from ui.crash import LOG_NAME, CrashLog, places
from ui.theme import Theme
from ui.windows.problem_page import Choice, ProblemPage

SECRET = "Ông A phản ánh loa hỏng"


@pytest.fixture
def crash_log(tmp_path: Path) -> Iterator[CrashLog]:
    level = logging.getLogger().level
    made = CrashLog(tmp_path)
    made.install()
    yield made
    made.uninstall()
    logging.getLogger().setLevel(level)


def fail() -> None:
    raise ValueError(SECRET)


def raised() -> tuple[type[BaseException], BaseException]:
    try:
        fail()
    except ValueError as error:
        return type(error), error
    raise AssertionError


@pytest.mark.expects_log("nobody caught")
def test_an_error_is_told_and_logged_without_its_text(crash_log: CrashLog, qtbot: QtBot, tmp_path: Path) -> None:
    kind, error = raised()
    with qtbot.waitSignal(crash_log.crashed) as told:
        sys.excepthook(kind, error, error.__traceback__)
    logged = (tmp_path / LOG_NAME).read_text("utf-8")
    assert "ValueError" in logged
    assert "in fail" in logged
    assert SECRET not in logged
    assert SECRET not in told.args[0]


@pytest.mark.expects_log("a job failed")
def test_a_logged_exception_keeps_its_text_out_too(crash_log: CrashLog, tmp_path: Path) -> None:
    del crash_log
    try:
        fail()
    except ValueError:
        logging.getLogger("ui.background").exception("a job failed")
    assert SECRET not in (tmp_path / LOG_NAME).read_text("utf-8")


@pytest.mark.expects_log("nobody caught")
def test_an_error_of_a_thread_is_told(crash_log: CrashLog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(crash_log.crashed):
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()


@pytest.mark.expects_log("a message of Qt")
def test_messages_of_qt_are_logged(crash_log: CrashLog, tmp_path: Path) -> None:
    del crash_log
    qWarning("a message of Qt")
    assert "a message of Qt" in (tmp_path / LOG_NAME).read_text("utf-8")


def test_the_log_names_the_code_of_a_failure() -> None:
    assert places(Unavailable, Unavailable("disk_full"), None) == "Unavailable disk_full"


def test_after_uninstall_the_hooks_are_the_former_ones(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook)
    log = CrashLog(tmp_path)
    log.install()
    log.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_page_is_calm_and_its_details_are_folded_away(qtbot: QtBot) -> None:
    done: list[int] = []
    page = ProblemPage(
        Theme(), "Có lỗi", "Những gì đã lưu vẫn an toàn.", "x.py:1", (Choice("Làm tiếp", lambda: done.append(1)),)
    )
    qtbot.addWidget(page)
    page.show()
    assert not page.details.isVisible()
    assert page.details.toPlainText() == "x.py:1"
