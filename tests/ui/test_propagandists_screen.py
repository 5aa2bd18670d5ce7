# SPDX-License-Identifier: Apache-2.0
"""Propagandists and their sessions by keys: who is chosen is filled in, nothing is typed twice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.propaganda import sessions_of
from tests.support.offices import TUESDAY, Office
from tests.support.screen_keys import Keyboard, focused, window_with
from tests.support.telex import type_telex
from tests.support.village_days import Villages
from ui.forms.record_form import RecordForm
from ui.windows.propagandists_screen import PropagandistsScreen
from ui.windows.today_table import PADDING, Cell, Row
from ui.workbench import Workbench


@dataclass
class Desk:
    """An officer before the screen."""

    villages: Villages
    workbench: Workbench
    screen: PropagandistsScreen
    keys: Keyboard

    def shown(self, column: int) -> list[str]:
        """The texts of a column of people as they are shown."""
        return [row.cells[column].text for row in self.screen.list.people.board.rows]

    def go_to(self, number: int) -> str:
        """Make the propagandist of a village the current one; its id."""
        self.screen.list.people.go_to(number - 1)
        self.keys.settle()
        return self.villages.propagandists[number - 1]

    @property
    def form(self) -> RecordForm:
        form = self.screen.panel.form
        assert form is not None
        return form

    def choose(self, field: str, typed: str) -> None:
        """Type into a choice and take the first that is offered."""
        self.form.focus_field(field)
        QTest.keyClicks(focused(), typed)
        self.keys.press("Down", "Tab")

    def fill_in(self) -> None:
        """Enter what a session needs besides its day and its people."""
        self.choose("form", "hop")
        self.choose("topic", "thien tai")
        self.choose("language", "mong")
        self.form.focus_field("listeners")
        QTest.keyClicks(focused(), "46")


@pytest.fixture
def villages(tmp_path: Path) -> Iterator[Villages]:
    office = Office(tmp_path, clusters=0)
    yield Villages(office).settle()
    office.laptop.database.close()


@pytest.fixture
def desk(
    qapp: QApplication, qtbot: QtBot, make_workbench: Callable[..., Workbench], villages: Villages
) -> Iterator[Desk]:
    workbench = make_workbench(villages.office.laptop)
    with window_with(qapp, qtbot, workbench, {"propagandists": PropagandistsScreen}) as (frame, keys):
        screen = frame.stack.current_screen
        assert isinstance(screen, PropagandistsScreen)
        keys.settle()
        yield Desk(villages, workbench, screen, keys)


def test_the_list_tells_village_languages_and_sessions(desk: Desk) -> None:
    assert desk.shown(0)[2] == "TTV thôn 3"
    assert desk.shown(1)[2] == "Nà Lủ"
    assert desk.shown(2)[2] == "Việt, Mông"
    assert desk.shown(3) == ["0 buổi", "1 buổi", "2 buổi", "0 buổi", "0 buổi"]
    assert desk.screen.title() == "Tuyên truyền viên (5)"
    assert focused() is desk.screen.list.people


def test_the_search_finds_without_marks(desk: Desk) -> None:
    desk.keys.press("Ctrl+F")
    QTest.keyClicks(focused(), "thon 3")
    desk.keys.press("Enter")
    assert desk.shown(0) == ["TTV thôn 3"]


def test_the_sessions_of_the_chosen_one_are_listed(desk: Desk) -> None:
    desk.go_to(3)
    rows = desk.screen.list.sessions.board.rows
    assert [row.cells[0].text for row in rows] == ["12/10", "08/10"]
    assert rows[1].cells[1].text == "Y tế, dịch bệnh"
    assert rows[1].cells[4].text == "○ Nháp"


def test_letters_do_not_jump(desk: Desk) -> None:
    before = desk.screen.list.people.current_key()
    QTest.keyClicks(focused(), "t3")
    assert desk.screen.list.people.current_key() == before


def test_a_new_session_has_its_propagandist_and_the_next_one_too(desk: Desk) -> None:
    chosen = desk.go_to(3)
    desk.keys.press("Ctrl+N")
    desk.fill_in()
    desk.keys.press("Ctrl+Enter")
    laptop = desk.villages.office.laptop
    assert len(sessions_of(laptop, chosen)) == 3
    assert desk.form.record_id is None
    assert desk.form.collect()["propagandists"] == [chosen]
    assert desk.form.collect()["date"] == TUESDAY.isoformat()
    assert desk.form.collect()["topic"] is None


def test_a_saved_session_is_undone(desk: Desk) -> None:
    chosen = desk.go_to(4)
    desk.keys.press("Ctrl+N")
    desk.fill_in()
    desk.keys.press("Ctrl+S", "Esc", "Ctrl+Z")
    assert not sessions_of(desk.villages.office.laptop, chosen)


def test_f4_repeats_the_last_session_today(desk: Desk) -> None:
    chosen = desk.go_to(3)
    desk.keys.press("F4")
    assert desk.form.collect()["date"] == TUESDAY.isoformat()
    desk.keys.press("Ctrl+S")
    latest = sessions_of(desk.villages.office.laptop, chosen)[0]
    assert (latest.day, latest.topic, latest.listeners) == (TUESDAY, "T08", 46)


def test_the_same_topic_done_before_is_told(desk: Desk, qtbot: QtBot) -> None:
    desk.go_to(1)
    desk.keys.press("Ctrl+N")
    hint = desk.screen.panel.hint
    assert not hint.isVisible()
    desk.choose("topic", "thien tai")
    qtbot.waitUntil(hint.isVisible)
    assert hint.text() == "Gợi ý: cùng chủ đề đã làm 12/10 tại Nhà văn hóa Nà Lủ (46 người)."
    desk.choose("topic", "bau cu")
    qtbot.waitUntil(lambda: not hint.isVisible())


def test_another_form_has_no_suggestion(desk: Desk, qtbot: QtBot) -> None:
    desk.go_to(1)
    desk.keys.press("Ctrl+N")
    desk.choose("topic", "thien tai")
    qtbot.waitUntil(desk.screen.panel.hint.isVisible)
    desk.keys.press("Esc", "F2")
    assert desk.form.of.type_name() == "propagandist"
    assert not desk.screen.panel.hint.isVisible()


def test_f2_on_a_session_edits_it(desk: Desk) -> None:
    chosen = desk.go_to(3)
    desk.screen.list.sessions.setFocus()
    desk.keys.press("Down", "F2")
    desk.form.focus_field("place")
    type_telex("Nhà trưởng thôn")
    desk.keys.press("Ctrl+Enter")
    places = [one.place for one in sessions_of(desk.villages.office.laptop, chosen)]
    assert not desk.screen.panel.is_editing
    assert "Nhà trưởng thôn" in str(places[1])


def test_a_new_person_is_saved_through_the_form(desk: Desk) -> None:
    command = next(one for one in desk.screen.commands() if one.name == "add_person")
    command.run()
    desk.keys.settle()
    type_telex("Cán bộ xã 2")
    desk.keys.press("Ctrl+S")
    assert desk.form.record_id is not None
    assert desk.villages.office.values(desk.form.record_id)["full_name"] == "Cán bộ xã 2"


def test_a_draft_is_offered_when_the_screen_is_opened_again(
    desk: Desk, make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot
) -> None:
    desk.go_to(3)
    desk.keys.press("Ctrl+N")
    desk.choose("topic", "thien tai")
    assert desk.screen.is_closable()
    desk.keys.settle()
    again = make_workbench(desk.villages.office.laptop)
    with window_with(qapp, qtbot, again, {"propagandists": PropagandistsScreen}) as (frame, keys):
        keys.settle()
        message = again.messages.recent[-1]
        assert "bản nháp" in message.text
        assert message.on_action is not None
        message.on_action()
        keys.settle()
        screen = frame.stack.current_screen
        assert isinstance(screen, PropagandistsScreen)
        assert screen.panel.form is not None
        assert screen.panel.form.collect()["topic"] == "T08"


def test_nobody_yet_begins_with_a_propagandist(qapp: QApplication, qtbot: QtBot, empty_workbench: Workbench) -> None:
    with window_with(qapp, qtbot, empty_workbench, {"propagandists": PropagandistsScreen}) as (frame, keys):
        screen = frame.stack.current_screen
        assert isinstance(screen, PropagandistsScreen)
        keys.settle()
        assert screen.list.nobody.isVisible()
        keys.press("Ctrl+N")
        assert screen.panel.form is not None
        assert screen.panel.form.of.type_name() == "propagandist"


def test_a_column_is_as_wide_as_its_texts_where_names_leave_room(desk: Desk) -> None:
    people = desk.screen.list.people
    people.resize(1300, 200)
    row = people.board.rows[0]
    told = "Việt, Mông, Giáy, Dao, Tày, Nùng"
    people.show_rows([Row(row.key, (*row.cells[:2], Cell(told), *row.cells[3:]))], row.key)
    assert people.columnWidth(2) >= people.fontMetrics().horizontalAdvance(told) + 2 * PADDING
