# SPDX-License-Identifier: Apache-2.0
"""The budgets of an officer's day, counted on the real window with the keys of its help and no others."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.repeating import known_contents
from desktop.actions.today import board
from desktop.laptop import Laptop
from sync.records.broadcast_log import BroadcastLog
from sync.store.reading import Query, list_records
from tests.support.furnished_window import Shell, open_shell
from tests.support.key_counter import KeyCounter
from tests.support.offices import TUESDAY, Office, at
from ui.windows.logbook_screen import LogbookScreen
from ui.workbench import Workbench

TITLE = "Thông báo lịch phun thuốc diệt muỗi phòng chống sốt xuất huyết"
YESTERDAY = TUESDAY - timedelta(days=1)

Open = Callable[[], Shell]


@pytest.fixture
def open_office(
    office: Office, make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot
) -> Iterator[Open]:
    opened: list[Shell] = []

    def open_it() -> Shell:
        opened.append(open_shell(make_workbench, qapp, qtbot, office.laptop))
        return opened[-1]

    yield open_it
    for shell in opened:
        shell.close()


def logs(laptop: Laptop, day: date) -> list[BroadcastLog]:
    with laptop.reading() as desk:
        query = Query(BroadcastLog, days=(day.isoformat(), day.isoformat()))
        return [one.record for one in list_records(desk.connection, query) if isinstance(one.record, BroadcastLog)]


def logbook(shell: Shell) -> LogbookScreen:
    shell.frame.show_screen("logbook")
    shell.rest()
    assert isinstance(shell.screen, LogbookScreen)
    return shell.screen


def begin(shell: Shell, keys: KeyCounter, screen: LogbookScreen) -> None:
    """Ctrl+N, and wait until the form stands ready."""
    keys.press("Ctrl+N")
    shell.qtbot.waitUntil(lambda: screen.panel.is_editing and shell.window.focusWidget() is not screen.table.view)
    shell.rest()


def test_t1_a_scheduled_broadcast_is_confirmed_by_one_key(office: Office, open_office: Open) -> None:
    office.slot("05:00")
    shell, keys = open_office(), KeyCounter()
    keys.press("Space")
    shell.rest()
    assert [one.outcome for one in board(office.laptop, TUESDAY).slots] == ["full"]
    assert keys.count == 1


def test_t1_a_morning_of_three_is_confirmed_by_three_keys(office: Office, open_office: Open) -> None:
    for start in ("05:00", "05:30", "11:00"):
        office.slot(start)
    shell, keys = open_office(), KeyCounter()
    keys.press("Space", "Space", "Space")
    shell.rest()
    assert [one.outcome for one in board(office.laptop, TUESDAY).slots] == ["full"] * 3
    assert keys.count == 3


def test_t2_an_announcement_is_logged_with_its_kind_and_minutes(office: Office, open_office: Open) -> None:
    shell, keys = open_office(), KeyCounter()
    screen = logbook(shell)
    begin(shell, keys, screen)
    keys.type_plain("kh")
    keys.press("Tab", "Tab", "Tab")
    keys.type_vietnamese(TITLE)
    keys.press("Tab")
    keys.type_plain("10")
    keys.press("Ctrl+Enter")
    shell.rest()
    (log,) = logs(office.laptop, TUESDAY)
    assert (log.lines or ())[0].title == TITLE
    assert (log.broadcast_kind, log.missing(), keys.count <= 15) == ("emergency", (), True)
    assert keys.count == 12


def test_t2_a_known_content_needs_no_minutes_and_no_kind(office: Office, open_office: Open) -> None:
    office.log(at(5, day=YESTERDAY), TITLE, minutes=10)
    shell, keys = open_office(), KeyCounter()
    screen = logbook(shell)
    begin(shell, keys, screen)
    keys.press("Tab", "Tab", "Tab")
    keys.type_plain("lic")
    offers = screen.panel.offers
    assert offers is not None
    shell.qtbot.waitUntil(offers.is_open)
    keys.press("Down", "Enter", "Ctrl+Enter")
    shell.rest()
    (log,) = logs(office.laptop, TUESDAY)
    line = (log.lines or ())[0]
    assert (line.title, line.seconds, log.missing()) == (TITLE, 600, ())
    assert keys.count <= 16
    assert known_contents(office.laptop, "lic")[0].last_aired == TUESDAY.isoformat()


def test_t3_yesterdays_six_broadcasts_are_repeated_by_one_chord(office: Office, open_office: Open) -> None:
    for hour in range(5, 11):
        office.log(at(hour, day=YESTERDAY), f"Buổi {hour} giờ")
    shell, keys = open_office(), KeyCounter()
    keys.press("Ctrl+L")
    shell.rest()
    assert len(logs(office.laptop, TUESDAY)) == 6
    assert keys.count <= 4


def test_t3_is_taken_back_by_one_chord(office: Office, open_office: Open) -> None:
    office.log(at(5, day=YESTERDAY))
    shell, keys = open_office(), KeyCounter()
    keys.press("Ctrl+L")
    shell.rest()
    keys.press("Ctrl+Z")
    shell.rest()
    assert logs(office.laptop, TUESDAY) == []
    assert keys.count == 4
