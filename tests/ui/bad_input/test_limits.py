# SPDX-License-Identifier: Apache-2.0
"""What is just too long, and days and times that are none, typed into the forms of the real window."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.furnished_window import Shell, open_shell
from tests.support.key_counter import KeyCounter
from tests.support.offices import Office
from tests.support.telex import type_telex
from ui.workbench import Workbench

NO_DAYS = ("31/02", "29/02/2025", "00/00", "32/01", "13/13")
NO_TIMES = ("25:00", "17:60", "99")


@pytest.fixture
def shell(
    office: Office, make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot
) -> Iterator[Shell]:
    opened = open_shell(make_workbench, qapp, qtbot, office.laptop)
    opened.frame.show_screen("logbook")
    next(one for one in opened.screen.commands() if one.name == "add").run()
    opened.rest()
    yield opened
    opened.close()


def form_of(shell: Shell) -> Any:
    return shell.screen.panel.form  # type: ignore[attr-defined]  # the logbook has a panel


def enter(shell: Shell, path: str, text: str) -> Any:
    """Type over a field, then try to save."""
    form = form_of(shell)
    form.focus_field(path)
    line = form.focusWidget()
    line.selectAll()
    type_telex(text)
    KeyCounter().press("Ctrl+S")
    shell.rest()
    return line


def test_days_that_are_none_are_told_and_stay(shell: Shell) -> None:
    for day in NO_DAYS:
        line = enter(shell, "date", day)
        assert shell.said() == f'Không hiểu ngày "{day}". Gõ như 13/10/2026, 13/10, 13 hoặc h (hôm nay).'
        assert line.text() == day
        assert form_of(shell).record_id is None


def test_times_that_are_none_are_told_and_stay(shell: Shell) -> None:
    for time in NO_TIMES:
        line = enter(shell, "started_at", time)
        assert shell.said() == f'Không hiểu giờ "{time}". Gõ như 17:30, 1730 hoặc 17h30.'
        assert line.text() == time
        assert form_of(shell).record_id is None


def test_a_leap_day_of_a_leap_year_is_taken(shell: Shell) -> None:
    enter(shell, "date", "29/02/2024")
    assert form_of(shell).collect()["date"] == "2024-02-29"


@pytest.mark.parametrize(("letters", "is_saved"), [(300, True), (301, False)])
def test_a_title_of_three_hundred_letters_is_saved_and_of_one_more_is_told(
    letters: int, is_saved: bool, shell: Shell, office: Office
) -> None:
    title = "Ẵ" * letters
    form = form_of(shell)
    enter(shell, "lines.0.title", title)
    assert form.collect()["lines"][0]["title"] == title
    assert (form.record_id is not None) is is_saved
    if is_saved:
        assert office.values(form.record_id)["lines"][0]["title"] == title
    else:
        assert shell.said() == "Nội dung quá dài. Hãy rút gọn."
        (line,) = form.page.rows["lines"].editor.parts
        assert line.rows["title"].said() == ["Nội dung quá dài, tối đa 300 chữ."]
        assert line.rows["title"].isAncestorOf(form.focusWidget())
