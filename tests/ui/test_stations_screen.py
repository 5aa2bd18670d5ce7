# SPDX-License-Identifier: Apache-2.0
"""Stations and clusters by keys: checks, faults, their steps; each is written once and can be taken back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.fault_timeline import fault_timeline
from desktop.actions.station_state import clusters_good_as_yesterday, equipment
from tests.support.offices import TUESDAY, Office, at
from tests.support.screen_keys import Keyboard, focused, window_with
from tests.support.telex import type_telex
from tests.support.village_days import break_a_cluster
from ui.windows.stations_screen import StationsScreen
from ui.workbench import Workbench

STALE = timedelta(days=13)


@dataclass
class Desk:
    """An officer before the screen; the current row is the first that is silent, else the first cluster."""

    office: Office
    workbench: Workbench
    screen: StationsScreen
    keys: Keyboard

    def states(self) -> list[str]:
        """The state of each cluster in the store."""
        return [one.state.value for one in equipment(self.office.laptop).clusters]

    def shown(self, column: int) -> list[str]:
        """The texts of a column as they are shown."""
        return [row.cells[column].text for row in self.screen.list.table.board.rows]

    def said(self) -> str:
        """What was said last."""
        return self.workbench.messages.recent[-1].text

    def go_to(self, record_id: str) -> None:
        """Make a row the current one."""
        self.screen.list.go_to(record_id)
        self.keys.settle()


@pytest.fixture
def sit_down(
    qapp: QApplication, qtbot: QtBot, make_workbench: Callable[..., Workbench], office: Office
) -> Iterator[Callable[[], Desk]]:
    """Open the window on the office as the test left it."""
    opened = []

    def sit() -> Desk:
        workbench = make_workbench(office.laptop)
        window = window_with(qapp, qtbot, workbench, {"stations": StationsScreen})
        frame, keys = window.__enter__()
        opened.append(window)
        screen = frame.stack.current_screen
        assert isinstance(screen, StationsScreen)
        keys.settle()
        return Desk(office, workbench, screen, keys)

    yield sit
    for window in opened:
        window.__exit__(None, None, None)


def test_the_list_tells_state_check_and_age(sit_down: Callable[[], Desk], office: Office) -> None:
    break_a_cluster(office)
    old = office.add("cluster", name="Bản Vàng", technology="wired", horn_count=4)
    office.check(old, "good", at(9) - STALE)
    desk = sit_down()
    assert desk.shown(0)[:2] == ["Đài xã", "1 Cụm 1"]
    assert desk.shown(3)[-1] == "30/09, 13 ngày"
    assert desk.shown(4) == ["● Tốt", "● Tốt", "● Tốt", "■ Hỏng", "● Tốt", "● Tốt", "? Cũ"]


def test_the_keyboard_begins_at_the_first_silent_cluster(sit_down: Callable[[], Desk], office: Office) -> None:
    break_a_cluster(office)
    desk = sit_down()
    assert focused() is desk.screen.list.table
    assert desk.screen.list.table.current_key() == office.clusters[2]


@pytest.mark.parametrize(("digit", "state"), [("1", "good"), ("2", "poor"), ("3", "broken")])
def test_a_digit_writes_the_check_of_today(sit_down: Callable[[], Desk], digit: str, state: str) -> None:
    desk = sit_down()
    desk.keys.press(digit)
    assert desk.states()[0] == state
    assert equipment(desk.office.laptop).clusters[0].checked_on == TUESDAY


def test_a_check_is_undone_and_done_again(sit_down: Callable[[], Desk]) -> None:
    desk = sit_down()
    desk.keys.press("3", "Ctrl+Z")
    assert desk.states()[0] == "good"
    desk.keys.press("Ctrl+Y")
    assert desk.states()[0] == "broken"


def test_a_digit_in_the_search_field_writes_nothing(sit_down: Callable[[], Desk]) -> None:
    desk = sit_down()
    desk.keys.press("Ctrl+F", "3")
    assert desk.screen.list.search.text() == "3"
    assert desk.states()[0] == "good"


def test_four_on_a_sound_cluster_asks_for_the_fault_first(sit_down: Callable[[], Desk]) -> None:
    desk = sit_down()
    desk.keys.press("4")
    assert desk.screen.panel.timeline.strip.isVisible()
    assert "chưa báo hỏng" in desk.said()


def test_four_on_a_reported_cluster_begins_the_repair(sit_down: Callable[[], Desk], office: Office) -> None:
    break_a_cluster(office)
    desk = sit_down()
    desk.keys.press("4")
    assert desk.states()[2] == "in_repair"
    desk.keys.press("Ctrl+Z")
    assert desk.states()[2] == "broken"


def test_a_station_has_no_quick_check(sit_down: Callable[[], Desk], office: Office) -> None:
    desk = sit_down()
    desk.go_to(office.station)
    desk.keys.press("3")
    assert "F2" in desk.said()


def test_what_all_good_would_write_is_listed_before(sit_down: Callable[[], Desk], office: Office) -> None:
    break_a_cluster(office)
    desk = sit_down()
    words = desk.screen.list.plan.text()
    assert "Sẽ ghi tốt 4 cụm: 1 Cụm 1, 2 Cụm 2, 4 Cụm 4, 5 Cụm 5." in words
    assert "Không ghi: 3 Cụm 3 (■ Hỏng)." in words


def test_all_good_is_one_action_and_one_undo(sit_down: Callable[[], Desk], office: Office) -> None:
    desk = sit_down()
    desk.keys.press("Ctrl+L")
    assert not clusters_good_as_yesterday(office.laptop).checked
    assert not desk.screen.list.all_good.isEnabled()
    desk.keys.press("Ctrl+Z")
    assert len(clusters_good_as_yesterday(office.laptop).checked) == 5


def test_the_timeline_tells_the_latest_first(sit_down: Callable[[], Desk], office: Office) -> None:
    break_a_cluster(office)
    desk = sit_down()
    heads = [one.text() for one in desk.screen.panel.timeline.steps.findChildren(type(desk.screen.panel.sign))]
    signed = [text for text in heads if text[:1] in "●▲■◆▬"]
    assert signed[:2] == ["◆ Chờ linh kiện", "◆ Thợ tới kiểm tra"]
    assert "■ Báo hỏng" in signed
    assert desk.screen.panel.timeline.sum.text().startswith("Dừng phát 6 ngày")


def test_the_choices_follow_the_present_step(sit_down: Callable[[], Desk], office: Office) -> None:
    break_a_cluster(office)
    desk = sit_down()
    desk.keys.press("Ctrl+Enter")
    texts = [one.text() for one in desk.screen.panel.timeline.strip.buttons]
    assert texts == ["1 Thợ tới kiểm tra", "2 Sửa xong", "3 Chờ linh kiện", "4 Không sửa được"]


def test_waiting_for_parts_needs_its_day(sit_down: Callable[[], Desk], office: Office) -> None:
    break_a_cluster(office)
    desk = sit_down()
    strip = desk.screen.panel.timeline.strip
    desk.keys.press("Ctrl+Enter", "3", "Enter")
    assert strip.isVisible()
    assert "ngày dự kiến xong" in strip.fault.text()
    QTest.keyClicks(focused(), "20/10")
    desk.keys.press("Enter")
    assert fault_timeline(office.laptop, office.clusters[2]).expected_on == TUESDAY + timedelta(days=7)


def test_a_step_is_undone_whole(sit_down: Callable[[], Desk], office: Office) -> None:
    ticket = break_a_cluster(office)
    before = office.values(ticket)
    desk = sit_down()
    desk.keys.press("Ctrl+Enter", "2")
    type_telex("thay bộ khuếch đại")
    desk.keys.press("Enter")
    assert desk.states()[2] == "good"
    assert office.values(ticket)["action"].endswith("thay bộ khuếch đại")
    desk.keys.press("Ctrl+Z")
    assert office.values(ticket) == before


def test_words_stay_while_the_strip_is_closed(sit_down: Callable[[], Desk]) -> None:
    desk = sit_down()
    strip = desk.screen.panel.timeline.strip
    desk.keys.press("Ctrl+Enter", "1")
    type_telex("không ra tiếng")
    desk.keys.press("Esc")
    assert not strip.isVisible()
    assert focused() is desk.screen.list.table
    desk.keys.press("Ctrl+Enter")
    assert strip.text.text() == "không ra tiếng"


def test_a_dangerous_symptom_ticks_the_risk(sit_down: Callable[[], Desk], office: Office) -> None:
    desk = sit_down()
    strip = desk.screen.panel.timeline.strip
    desk.keys.press("Ctrl+Enter")
    strip.buttons[7].click()
    assert strip.risk.isChecked()
    desk.keys.press("Enter")
    ticket = fault_timeline(office.laptop, office.clusters[0]).ticket_id
    assert ticket is not None
    assert office.values(ticket)["safety_risk"] is True


def test_the_search_folds(sit_down: Callable[[], Desk]) -> None:
    desk = sit_down()
    desk.keys.press("Ctrl+F")
    QTest.keyClicks(focused(), "cum 3")
    desk.keys.press("Enter")
    assert desk.shown(0) == ["3 Cụm 3"]


def test_a_new_cluster_belongs_to_the_station(sit_down: Callable[[], Desk], office: Office) -> None:
    desk = sit_down()
    desk.keys.press("Ctrl+N")
    form = desk.screen.panel.form
    assert form is not None
    form.focus_field("name")
    type_telex("Nà Lủ")
    desk.keys.press("Ctrl+S")
    desk.keys.settle()
    made = next(one for one in equipment(office.laptop).clusters if one.name == "Nà Lủ")
    assert office.values(made.cluster_id)["station"] == office.station
    assert desk.screen.list.table.current_key() == made.cluster_id


def test_an_edit_ends_in_the_list(sit_down: Callable[[], Desk], office: Office) -> None:
    desk = sit_down()
    desk.keys.press("F2")
    form = desk.screen.panel.form
    assert form is not None
    form.focus_field("address")
    type_telex("cột số 2")
    desk.keys.press("Ctrl+Enter")
    assert office.values(office.clusters[0])["address"] == "cột số 2"
    assert focused() is desk.screen.list.table
    assert not desk.screen.panel.is_editing


def test_an_empty_commune_begins_with_its_station(qapp: QApplication, qtbot: QtBot, empty_workbench: Workbench) -> None:
    with window_with(qapp, qtbot, empty_workbench, {"stations": StationsScreen}) as (frame, keys):
        screen = frame.stack.current_screen
        assert isinstance(screen, StationsScreen)
        keys.settle()
        assert screen.list.empty.isVisible()
        keys.press("Ctrl+N")
        assert screen.panel.form is not None
        assert screen.panel.form.of.type_name() == "station"
