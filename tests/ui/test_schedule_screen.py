# SPDX-License-Identifier: Apache-2.0
"""Lịch và bản tin by its keys, on the real window: cells, copies, fills, removals, weeks, templates, bulletins."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.bulletins import bulletins
from desktop.actions.week import WeekBoard, week_board
from desktop.actions.week_templates import template_names
from tests.support.bulletins import FLOOD, NEWS, Publisher
from tests.support.furnished_window import Shell, open_shell
from tests.support.key_counter import KeyCounter
from tests.support.offices import TUESDAY, Office
from ui.windows.schedule_screen import ScheduleScreen
from ui.windows.today_screen import TodayScreen
from ui.workbench import Workbench

MONDAY = TUESDAY - timedelta(days=1)
NEXT = MONDAY + timedelta(days=7)
ACROSS, SPOKEN = Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
WEDNESDAY, THURSDAY = TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=2)


Open = Callable[..., Shell]


@pytest.fixture
def open_for(make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot) -> Iterator[Open]:
    opened: list[Shell] = []

    def open_it(of: Office, screen: str = "schedule") -> Shell:
        shell = open_shell(make_workbench, qapp, qtbot, of.laptop)
        opened.append(shell)
        shell.frame.show_screen(screen)
        shell.rest()
        shell.frame.focus_screen()
        return shell

    yield open_it
    for shell in opened:
        shell.close()


@pytest.fixture
def keys() -> KeyCounter:
    return KeyCounter()


def schedule(shell: Shell) -> ScheduleScreen:
    assert isinstance(shell.screen, ScheduleScreen)
    return shell.screen


def single(office: Office, day: date = WEDNESDAY, start: str = "17:30", title: str = "Họp") -> str:
    return office.slot(start, title=title, recurrence="mot_ngay", first_day=day.isoformat())


def board(office: Office, monday: date = MONDAY) -> WeekBoard:
    return week_board(office.laptop, monday)


def hours(office: Office, monday: date = MONDAY) -> dict[str, str]:
    """Hour → a sign for each day: the first letter of what stands there, a point for nothing."""
    rows = board(office, monday).rows
    return {row.hour or "!": "".join("." if one is None else one.title[0] for one in row.cells) for row in rows}


def press(shell: Shell, keys: KeyCounter, *names: str) -> None:
    for name in names:
        keys.press(name)
        shell.rest()


def at_cell(shell: Shell, row: int, day: int) -> None:
    schedule(shell).page.grid.setFocus()
    schedule(shell).page.grid.go_to(row, day)


def test_it_shows_the_week_with_its_number_its_dates_and_lunar_days(office: Office, open_for: Open) -> None:
    office.slot("05:00")
    shell = open_for(office)
    week = schedule(shell).page.grid.week
    assert shell.frame.title.text() == "Lịch phát tuần 42 (12/10 - 18/10)"
    assert [week.headerData(day, ACROSS) for day in (0, 6)] == ["T2 12/10\nâm 3/9", "CN 18/10\nâm 9/9"]
    assert schedule(shell).page.grid.currentIndex().column() == 1


def test_enter_on_an_empty_cell_begins_a_slot_of_that_day_and_hour(
    office: Office, open_for: Open, keys: KeyCounter
) -> None:
    shell = open_for(office)
    at_cell(shell, 1, 3)
    press(shell, keys, "Enter")
    form = schedule(shell).page.desk.form
    assert form is not None
    entered = form.collect()
    assert (entered["first_day"], entered["start"], entered["recurrence"]) == ("2026-10-15", "17:00", "mot_ngay")


def test_enter_edits_the_slot_of_a_cell_and_the_change_is_undone(
    office: Office, open_for: Open, keys: KeyCounter
) -> None:
    slot = single(office)
    shell = open_for(office)
    at_cell(shell, 0, 2)
    press(shell, keys, "Enter")
    keys.type_plain("K")
    press(shell, keys, "Ctrl+S")
    assert "K" in office.values(slot)["title"]
    press(shell, keys, "Esc", "Ctrl+Z")
    assert office.values(slot)["title"] == "Họp"


def test_a_slot_that_came_before_can_be_changed_from_a_day_on(office: Office, open_for: Open, keys: KeyCounter) -> None:
    office.slot("05:00")
    shell = open_for(office)
    at_cell(shell, 0, 3)
    press(shell, keys, "Enter")
    offer = shell.workbench.messages.recent[-1]
    assert offer.action == "Chỉ sửa từ ngày 15/10"
    assert offer.on_action is not None
    offer.on_action()
    shell.rest()
    keys.type_plain("K")
    press(shell, keys, "Ctrl+S")
    assert hours(office)["05:00"] == "TTTKKKK"


def test_a_cell_is_copied_to_another_hour_and_taken_back_as_one_step(
    office: Office, open_for: Open, keys: KeyCounter
) -> None:
    single(office, start="17:00")
    single(office, TUESDAY + timedelta(days=4), "18:00", "Khác")
    shell = open_for(office)
    at_cell(shell, 0, 2)
    press(shell, keys, "Ctrl+C", "Down", "Right", "Ctrl+V")
    assert hours(office) == {"17:00": "..H....", "18:00": "...H.K."}
    assert shell.said() == "Đã xếp 1 lượt."
    press(shell, keys, "Ctrl+Z")
    assert hours(office)["18:00"] == ".....K."
    press(shell, keys, "Ctrl+Y")
    assert hours(office)["18:00"] == "...H.K."


def test_a_day_is_copied_by_its_head(office: Office, open_for: Open, keys: KeyCounter) -> None:
    single(office, start="17:00")
    single(office, start="18:00", title="Khác")
    shell = open_for(office)
    at_cell(shell, 0, 2)
    schedule(shell).page.grid.choose_day()
    press(shell, keys, "Ctrl+C")
    at_cell(shell, 1, 4)
    press(shell, keys, "Ctrl+V")
    assert hours(office) == {"17:00": "..H.H..", "18:00": "..K.K.."}


def test_a_whole_week_is_copied_into_another(office: Office, open_for: Open, keys: KeyCounter) -> None:
    single(office)
    single(office, THURSDAY, "18:00", "Khác")
    shell = open_for(office)
    press(shell, keys, "Ctrl+A", "Ctrl+C")
    schedule(shell).page.bar.after.click()
    shell.rest()
    assert shell.frame.title.text() == "Lịch phát tuần 43 (19/10 - 25/10)"
    at_cell(shell, 0, 3)
    press(shell, keys, "Ctrl+V")
    assert hours(office, NEXT) == {"17:30": "..H....", "18:00": "...K..."}


def test_ctrl_r_and_ctrl_d_fill_from_the_cell_before(office: Office, open_for: Open, keys: KeyCounter) -> None:
    single(office, start="17:00")
    single(office, MONDAY + timedelta(days=6), "18:00", "Khác")
    shell = open_for(office)
    at_cell(shell, 0, 3)
    press(shell, keys, "Ctrl+R")
    at_cell(shell, 1, 3)
    press(shell, keys, "Ctrl+D")
    assert hours(office) == {"17:00": "..HH...", "18:00": "...H..K"}


def test_delete_takes_one_day_out_of_a_slot_that_comes_again(office: Office, open_for: Open, keys: KeyCounter) -> None:
    office.slot("05:00", first_day=MONDAY.isoformat())
    shell = open_for(office)
    at_cell(shell, 0, 3)
    press(shell, keys, "Delete", "1")
    assert hours(office)["05:00"] == "TTT.TTT"
    press(shell, keys, "Ctrl+Z")
    assert hours(office)["05:00"] == "TTTTTTT"


def test_delete_can_end_a_slot_from_a_day_on(office: Office, open_for: Open, keys: KeyCounter) -> None:
    office.slot("05:00", first_day=MONDAY.isoformat())
    shell = open_for(office)
    at_cell(shell, 0, 3)
    press(shell, keys, "Delete")
    schedule(shell).page.removal.onward.click()
    schedule(shell).page.removal.other.setFocus()
    keys.type_plain("Doi gio")
    press(shell, keys, "Enter")
    assert hours(office)["05:00"] == "TTT...."
    assert schedule(shell).page.grid.hasFocus()


def test_a_day_that_is_over_stays(office: Office, open_for: Open, keys: KeyCounter) -> None:
    office.slot("05:00")
    shell = open_for(office)
    at_cell(shell, 0, 0)
    press(shell, keys, "Delete", "1")
    assert hours(office)["05:00"] == "TTTTTTT"
    assert shell.said().startswith("Ngày này đã qua")


def test_an_overlap_is_shown_with_a_sign_and_told(office: Office, open_for: Open) -> None:
    office.slot("05:00")
    single(office, start="05:15")
    shell = open_for(office)
    at_cell(shell, 1, 2)
    page = schedule(shell).page
    assert "▲ Trùng giờ" in page.line.text()
    assert "Trùng giờ" in str(page.grid.week.index(1, 2).data(SPOKEN))


def test_an_empty_week_offers_the_former_one(office: Office, open_for: Open, keys: KeyCounter) -> None:
    single(office, WEDNESDAY - timedelta(days=7))
    shell = open_for(office)
    page = schedule(shell).page
    assert page.empty.button.text() == "Lấy theo tuần trước"
    press(shell, keys, "Ctrl+L")
    assert hours(office) == {"17:30": "..H...."}
    assert page.after.isVisible()
    page.after.button.click()
    shell.rest()
    assert hours(office, NEXT) == {"17:30": "..H...."}


def test_a_week_is_kept_as_a_template_and_used(office: Office, open_for: Open, keys: KeyCounter) -> None:
    single(office)
    shell = open_for(office)
    page = schedule(shell).page
    page.templates.keep.click()
    press(shell, keys, "2")
    assert template_names(office.laptop) == ("Mùa mưa bão",)
    page.bar.after.click()
    shell.rest()
    page.templates.buttons["Mùa mưa bão"].click()
    shell.rest()
    assert hours(office, NEXT) == {"17:30": "..H...."}
    page.templates.buttons["Tết"].click()
    shell.rest()
    assert shell.said().startswith("Mẫu này chưa lưu")


def test_bulletins_stand_with_emergencies_first_and_are_read_in_full(
    office: Office, publisher: Publisher, open_for: Open, keys: KeyCounter
) -> None:
    publisher.sent(office, NEWS)
    publisher.sent(office, FLOOD)
    shell = open_for(office)
    panel = schedule(shell).page.bulletins
    assert [one.item.title for one in panel.model.bulletins] == [FLOOD["title"], NEWS["title"]]
    assert panel.news.text() == "2 mới"
    panel.list.setFocus()
    press(shell, keys, "Enter")
    assert (panel.is_reading, FLOOD["instruction"] in panel.body.text()) == (True, True)
    assert [one.state for one in bulletins(office.laptop)] == ["read", "new"]
    press(shell, keys, "Esc")
    assert panel.list.hasFocus()


def test_ctrl_enter_proposes_slots_shows_them_and_saves_them(
    office: Office, publisher: Publisher, open_for: Open, keys: KeyCounter
) -> None:
    publisher.sent(office, NEWS, duration_s=300)
    shell = open_for(office)
    page = schedule(shell).page
    page.bulletins.list.setFocus()
    press(shell, keys, "Ctrl+Enter")
    assert page.proposal.isVisible()
    assert page.grid.week.cell(0, 1) is not None
    assert board(office).cells == ()
    page.proposal.hours.setFocus()
    page.proposal.hours.selectAll()
    keys.type_plain("1915")
    press(shell, keys, "Enter")
    assert board(office).cells == ()
    press(shell, keys, "Ctrl+Enter")
    assert hours(office) == {"19:15": ".BBB..."}
    assert "đã xếp lịch 3 lượt" in page.bulletins.facts.text()
    press(shell, keys, "Ctrl+Z")
    assert board(office).cells == ()


def test_a_proposal_is_left_without_a_trace(
    office: Office, publisher: Publisher, open_for: Open, keys: KeyCounter
) -> None:
    publisher.sent(office, FLOOD)
    shell = open_for(office)
    page = schedule(shell).page
    page.bulletins.list.setFocus()
    press(shell, keys, "Ctrl+Enter", "Esc")
    assert (page.proposal.isVisible(), board(office).cells, page.grid.hasFocus()) == (False, (), True)


def test_a_bulletin_is_refused_with_a_reason(
    office: Office, publisher: Publisher, open_for: Open, keys: KeyCounter
) -> None:
    publisher.sent(office, NEWS)
    shell = open_for(office)
    panel = schedule(shell).page.bulletins
    panel.list.setFocus()
    press(shell, keys, "Delete", "1")
    assert "không phát: Mất điện" in panel.facts.text()


def test_an_unscheduled_emergency_is_pinned_on_today_and_leads_here(
    office: Office, publisher: Publisher, open_for: Open, keys: KeyCounter
) -> None:
    office.slot("05:00")
    bulletin = publisher.sent(office, FLOOD)
    shell = open_for(office, "today")
    assert isinstance(shell.screen, TodayScreen)
    first = shell.screen.officer.table.board.rows[0].cells
    assert (first[3].text, first[6].text) == ("! KHẨN", "0/3 lần")
    press(shell, keys, "Space")
    assert shell.said().startswith("Bản tin khẩn này chưa xếp lịch")
    press(shell, keys, "Enter")
    current = schedule(shell).page.bulletins.current()
    assert current is not None
    assert current.bulletin_id == bulletin


def test_the_second_tab_is_the_content_of_the_commune(office: Office, open_for: Open, keys: KeyCounter) -> None:
    shell = open_for(office)
    press(shell, keys, "Ctrl+Right")
    assert shell.frame.title.text() == "Nội dung"
    assert schedule(shell).contents.table.hasFocus()
    press(shell, keys, "Ctrl+Right")
    assert schedule(shell).page.grid.hasFocus()
