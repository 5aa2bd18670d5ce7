# SPDX-License-Identifier: Apache-2.0
"""Hôm nay by its keys, on the real window: confirm, otherwise, not aired, other days, empty, urgent, returned."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.day_rows import SlotRow
from desktop.actions.deciding import return_records, submit_records
from desktop.actions.today import board
from tests.support.furnished_window import Shell, open_shell
from tests.support.key_counter import KeyCounter
from tests.support.offices import NEIGHBOUR, TUESDAY, Office, Reviewer, at, exchange
from ui.windows.logbook_screen import LogbookScreen
from ui.windows.today_officer import OfficerBoard
from ui.windows.today_screen import TodayScreen
from ui.workbench import Workbench

Open = Callable[[Office], Shell]


@pytest.fixture
def open_for(make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot) -> Iterator[Open]:
    opened: list[Shell] = []

    def open_it(of: Office) -> Shell:
        opened.append(open_shell(make_workbench, qapp, qtbot, of.laptop))
        return opened[-1]

    yield open_it
    for shell in opened:
        shell.close()


@pytest.fixture
def keys() -> KeyCounter:
    return KeyCounter()


def today(shell: Shell) -> TodayScreen:
    assert isinstance(shell.screen, TodayScreen)
    return shell.screen


def shown(shell: Shell) -> OfficerBoard:
    return today(shell).officer


def told(shell: Shell, column: int) -> list[str]:
    """The texts of a column, from top to bottom."""
    rows = (shown(shell) if today(shell).reviewer is None else today(shell).reviewer).table.board.rows  # type: ignore[union-attr]  # one of the two
    return [row.cells[column].text for row in rows]


def slots(office: Office) -> tuple[SlotRow, ...]:
    return board(office.laptop, TUESDAY).slots


def test_it_begins_on_the_first_row_that_waits(office: Office, open_for: Open) -> None:
    office.log(at(5), slot=office.slot("05:00"))
    waits = office.slot("06:00")
    shell = open_for(office)
    assert shown(shell).table.current_key() == waits
    assert shown(shell).table.hasFocus()


def test_space_confirms_and_goes_to_the_next_that_waits(office: Office, open_for: Open, keys: KeyCounter) -> None:
    office.slot("05:00")
    second = office.slot("06:00")
    shell = open_for(office)
    keys.press("Space")
    assert shown(shell).table.current_key() == second
    shell.rest()
    assert told(shell, 6) == ["✓ Phát đủ", "Chưa xác nhận"]
    assert shown(shell).table.current_key() == second


def test_before_the_hour_space_is_refused_gently(office: Office, open_for: Open, keys: KeyCounter) -> None:
    office.slot("17:00")
    shell = open_for(office)
    keys.press("Space")
    shell.rest()
    assert shell.said() == "Chưa tới giờ phát (17:00)"
    assert slots(office)[0].log_ids == ()


def test_a_confirmation_is_undone_and_done_again(office: Office, open_for: Open, keys: KeyCounter) -> None:
    office.slot("05:00")
    shell = open_for(office)
    found = []
    for key in ("Space", "Ctrl+Z", "Ctrl+Y"):
        keys.press(key)
        shell.rest()
        found.append(slots(office)[0].outcome.value)
    assert found == ["full", "to_confirm", "full"]


def test_enter_takes_the_hour_the_minutes_and_the_reason(office: Office, open_for: Open, keys: KeyCounter) -> None:
    office.slot("05:00")
    shell = open_for(office)
    keys.press("Enter")
    keys.type_plain("515")
    keys.press("Tab")
    keys.type_plain("20")
    keys.press("Tab")
    keys.type_vietnamese("Mất điện đầu buổi")
    keys.press("Enter")
    shell.rest()
    values = office.values(slots(office)[0].log_ids[0])
    assert (values["started_at"][11:16], values["ended_at"][11:16]) == ("05:15", "05:35")
    assert values["unplanned_reason"] == "Mất điện đầu buổi"
    assert shown(shell).table.hasFocus()


def test_an_hour_that_is_none_is_said_and_stays(office: Office, open_for: Open, keys: KeyCounter) -> None:
    office.slot("05:00")
    shell = open_for(office)
    keys.press("Enter")
    keys.type_plain("2570")
    keys.press("Enter")
    strip = shown(shell).otherwise
    assert (strip.isVisible(), strip.hour.text(), strip.hour.hasFocus()) == (True, "2570", True)
    assert "2570" in strip.fault.text()


def test_what_was_typed_in_a_closed_strip_is_kept(office: Office, open_for: Open, keys: KeyCounter) -> None:
    office.slot("05:00")
    shell = open_for(office)
    keys.press("Enter")
    keys.type_plain("515")
    keys.press("Esc", "Enter")
    assert shown(shell).otherwise.hour.text() == "515"


def test_delete_and_a_digit_tell_that_it_was_not_aired(office: Office, open_for: Open, keys: KeyCounter) -> None:
    office.slot("05:00")
    shell = open_for(office)
    keys.press("Delete", "1")
    shell.rest()
    values = office.values(slots(office)[0].log_ids[0])
    assert (values["quality"], values["not_aired_reason"]) == ("khong_phat_duoc", "mat_dien")
    assert told(shell, 6) == ["✕ Không phát"]


def test_an_emergency_is_pinned_with_what_remains(office: Office, open_for: Open, keys: KeyCounter) -> None:
    office.slot("05:00")
    urgent = {"broadcast_kind": "emergency", "recurrence": "phat_ngay", "first_day": TUESDAY.isoformat()}
    office.slot("06:00", title="Cảnh báo lũ quét", repeat_count=3, **urgent)
    shell = open_for(office)
    assert (told(shell, 4)[0], told(shell, 6)[0]) == ("Cảnh báo lũ quét", "0/3 lần")
    keys.press("Space")
    shell.rest()
    assert told(shell, 6)[0] == "1/3 lần"


def test_left_and_right_change_the_day_while_the_day_bar_has_the_keyboard(
    office: Office, open_for: Open, keys: KeyCounter
) -> None:
    office.slot("05:00")
    shell = open_for(office)
    shown(shell).day_bar.before.setFocus()
    keys.press("Left")
    shell.rest()
    assert shell.frame.title.text() == "Hôm qua - Thứ Hai 12/10/2026 (3/9 âm lịch)"
    keys.press("Right")
    shell.rest()
    assert shell.frame.title.text() == "Hôm nay - Thứ Ba 13/10/2026 (4/9 âm lịch)"


def test_yesterday_can_still_be_confirmed(office: Office, open_for: Open, keys: KeyCounter) -> None:
    office.slot("05:00")
    shell = open_for(office)
    today(shell).step(-1)
    shell.rest()
    keys.press("Space")
    shell.rest()
    assert [one.outcome for one in board(office.laptop, TUESDAY - timedelta(days=1)).slots] == ["full"]


def test_without_a_schedule_last_weeks_broadcasts_are_offered(office: Office, open_for: Open) -> None:
    office.log(at(5, day=TUESDAY - timedelta(days=7)))
    shell = open_for(office)
    empty = shown(shell).empty
    assert empty.isVisible()
    assert empty.button.text() == "Lấy theo tuần trước"
    empty.button.click()
    shell.rest()
    assert told(shell, 1) == ["05:00"]


def test_repeating_leaves_out_what_is_still_to_come(office: Office, open_for: Open, keys: KeyCounter) -> None:
    for hour in (5, 19):
        office.log(at(hour, day=TUESDAY - timedelta(days=1)))
    shell = open_for(office)
    keys.press("Ctrl+L")
    shell.rest()
    assert told(shell, 1) == ["05:00"]
    assert shell.said() == "Đã lưu 1 bản ghi. 1 lượt chưa tới giờ phát nên để lại."


def test_the_chip_of_returned_records_opens_the_logbook_on_them(
    office: Office, reviewer: Reviewer, open_for: Open
) -> None:
    returned, _other = office.log(at(5)), office.log(at(6))
    submit_records(office.laptop, [returned], None)
    reviewer.take(office)
    return_records(reviewer.laptop, [returned], "thieu_truong", "Thiếu cụm loa số 5.")
    exchange(reviewer, office)
    shell = open_for(office)
    (chip,) = [one for one in shown(shell).cards.work.buttons() if "trả lại" in one.text()]
    assert chip.text() == "1 bản ghi bị trả lại"
    chip.click()
    shell.rest()
    screen = shell.screen
    assert isinstance(screen, LogbookScreen)
    shell.qtbot.waitUntil(lambda: screen.table.current_id() == returned)
    assert len(screen.table.model.order) == 1


def test_ctrl_n_opens_the_form_of_the_logbook(office: Office, open_for: Open, keys: KeyCounter) -> None:
    shell = open_for(office)
    keys.press("Ctrl+N")
    shell.rest()
    screen = shell.screen
    assert isinstance(screen, LogbookScreen)
    assert screen.panel.is_editing


def test_a_reviewer_sees_the_communes_and_unknown_as_a_dash(office: Office, reviewer: Reviewer, open_for: Open) -> None:
    office.slot("05:00")
    office.log(at(5))
    reviewer.take(office)
    shell = open_for(reviewer)
    names = told(shell, 0)
    place = next(at_ for at_, name in enumerate(names) if "Bát Xát" in name)
    assert told(shell, 1)[place] == "0/1"
    assert "-" in told(shell, 1)
    assert shell.frame.title.text() == "Hôm nay - cấp duyệt - Thứ Ba 13/10/2026"


def test_enter_opens_the_logbook_of_a_commune(
    tmp_path: Path, office: Office, reviewer: Reviewer, open_for: Open, keys: KeyCounter
) -> None:
    neighbour = Office(tmp_path, NEIGHBOUR, "Cán bộ xã 2", clusters=1)
    wanted = office.log(at(5))
    neighbour.log(at(6))
    for one in (office, neighbour):
        reviewer.take(one)
    neighbour.laptop.database.close()
    shell = open_for(reviewer)
    board_ = today(shell).reviewer
    assert board_ is not None
    board_.table.go_to(board_.table.board.place_of("02683") or 0)
    keys.press("Enter")
    shell.rest()
    screen = shell.screen
    assert isinstance(screen, LogbookScreen)
    shell.qtbot.waitUntil(lambda: screen.table.model.is_read and len(screen.table.model.order) == 1)
    assert screen.table.model.order.record_ids() == [wanted]
