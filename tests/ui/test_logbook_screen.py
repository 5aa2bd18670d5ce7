# SPDX-License-Identifier: Apache-2.0
"""Sổ phát thanh by its keys, on the real window: add, edit, repeat, submit, void, draft, panel, narrow window."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.actions.deciding import return_records, submit_records
from desktop.actions.showing import show_record
from sync.records.broadcast_log import BroadcastLog
from sync.store.reading import Query, list_records
from tests.support.furnished_window import Shell, open_shell
from tests.support.key_counter import KeyCounter
from tests.support.offices import TUESDAY, Office, Reviewer, at, exchange
from tests.support.telex import focused
from ui.forms.record_form import RecordForm
from ui.windows.logbook_screen import LogbookScreen
from ui.workbench import Workbench

YESTERDAY = TUESDAY - timedelta(days=1)


class Book:
    """The window on the logbook, and the keys that drive it."""

    def __init__(self, shell: Shell) -> None:
        self.shell, self.keys = shell, KeyCounter()
        shell.frame.show_screen("logbook")
        shell.rest()
        assert isinstance(shell.screen, LogbookScreen)
        self.screen: LogbookScreen = shell.screen

    @property
    def form(self) -> RecordForm:
        form = self.screen.panel.form
        assert form is not None
        return form

    def press(self, *keys: str) -> None:
        for one in keys:
            self.keys.press(one)
            self.rest()

    def rest(self) -> None:
        self.shell.rest()

    def overwrite(self, field: str, text: str) -> None:
        """Go to a field as Tab does and type over what stands there."""
        self.form.focus_field(field)
        line = focused()
        assert isinstance(line, QLineEdit)
        line.selectAll()
        self.keys.type_plain(text)

    def title(self, text: str) -> None:
        """Type a content into the first line of the form."""
        self.form.focus_field("lines.0.title")
        self.keys.type_vietnamese(text)


OpenBook = Callable[..., Book]


@pytest.fixture
def open_book(
    office: Office, make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot
) -> Iterator[OpenBook]:
    opened: list[Shell] = []

    def open_it(size: tuple[int, int] = (1366, 697)) -> Book:
        opened.append(open_shell(make_workbench, qapp, qtbot, office.laptop, size))
        return Book(opened[-1])

    yield open_it
    for shell in opened:
        shell.close()


def logs(office: Office, day: date = TUESDAY) -> list[BroadcastLog]:
    with office.laptop.reading() as desk:
        found = list_records(desk.connection, Query(BroadcastLog, days=(day.isoformat(), day.isoformat())))
        return [one.record for one in found if isinstance(one.record, BroadcastLog)]


def review(office: Office, record_id: str) -> str:
    return str(show_record(office.laptop, record_id)["review"])


def returned(office: Office, reviewer: Reviewer) -> str:
    """A record that came back with a reason."""
    record_id = office.log(at(5))
    submit_records(office.laptop, [record_id], None)
    reviewer.take(office)
    return_records(reviewer.laptop, [record_id], "thieu_truong", "Thiếu cụm loa số 5. Đề nghị bổ sung.")
    exchange(reviewer, office)
    return record_id


def test_a_new_record_begins_today_at_the_next_free_time(office: Office, open_book: OpenBook) -> None:
    office.log(at(11), minutes=31)
    book = open_book()
    book.press("Ctrl+N")
    values = book.form.collect()
    assert (values["date"], values["started_at"][11:16]) == ("2026-10-13", "11:35")
    assert (values["station"], values["operator"]) == (office.station, office.person)


def test_the_end_follows_the_minutes_until_it_is_set(office: Office, open_book: OpenBook) -> None:
    office.log(at(11))
    book = open_book()
    book.press("Ctrl+N")
    book.form.focus_field("lines.0.seconds")
    book.keys.type_plain("10")
    assert book.form.collect()["ended_at"][11:16] == "11:40"
    book.overwrite("ended_at", "12")
    book.overwrite("lines.0.seconds", "5")
    assert book.form.collect()["ended_at"][11:16] == "12:00"


def test_ctrl_enter_saves_and_the_next_begins_where_that_one_ended(office: Office, open_book: OpenBook) -> None:
    book = open_book()
    book.press("Ctrl+N")
    book.title("Lịch thu phí vệ sinh")
    book.keys.press("Tab")
    book.keys.type_plain("10")
    book.press("Ctrl+Enter")
    (saved,) = logs(office)
    values = book.form.collect()
    assert (book.form.record_id, values["lines"], values["quality"]) == (None, None, "tot")
    assert values["started_at"] == saved.values["ended_at"]


def test_a_new_record_is_undone(office: Office, open_book: OpenBook) -> None:
    book = open_book()
    book.press("Ctrl+N")
    book.title("Lịch thu phí vệ sinh")
    book.press("Ctrl+Enter")
    assert len(logs(office)) == 1
    book.press("Esc", "Ctrl+Z")
    assert logs(office) == []


def test_a_known_content_is_taken_only_by_a_row_that_was_chosen(office: Office, open_book: OpenBook) -> None:
    office.log(at(5, day=YESTERDAY), "Lịch phun thuốc diệt muỗi", minutes=10)
    book = open_book()
    book.press("Ctrl+N")
    book.form.focus_field("lines.0.title")
    book.keys.type_plain("lich")
    offers = book.screen.panel.offers
    assert offers is not None
    book.shell.qtbot.waitUntil(offers.is_open)
    book.keys.press("Tab")
    assert book.form.collect()["lines"] == [{"title": "lich"}]


def test_nothing_is_looked_up_between_letters_that_follow_each_other(office: Office, open_book: OpenBook) -> None:
    office.log(at(5, day=YESTERDAY), "Lịch phun thuốc diệt muỗi", minutes=10)
    book = open_book()
    book.press("Ctrl+N")
    book.form.focus_field("lines.0.title")
    jobs: list[bool] = []
    book.shell.workbench.background.busy_changed.connect(jobs.append)
    book.keys.type_plain("lich phun thuoc")
    assert jobs == []
    offers = book.screen.panel.offers
    assert offers is not None
    book.shell.qtbot.waitUntil(offers.is_open)
    assert jobs == [True, False]


def test_a_chosen_content_fills_kind_minutes_and_clusters(office: Office, open_book: OpenBook) -> None:
    told = {"broadcast_kind": "relay", "clusters": office.clusters[:2]}
    office.log(at(5, day=YESTERDAY), "Lịch phun thuốc diệt muỗi", minutes=10, **told)
    book = open_book()
    book.press("Ctrl+N")
    book.form.focus_field("lines.0.title")
    book.keys.type_plain("lich")
    offers = book.screen.panel.offers
    assert offers is not None
    book.shell.qtbot.waitUntil(offers.is_open)
    book.press("Down", "Enter")
    values = book.form.collect()
    assert values["lines"] == [{"title": "Lịch phun thuốc diệt muỗi", "seconds": 600}]
    assert (values["broadcast_kind"], values["clusters"]) == ("relay", office.clusters[:2])


def test_f2_edits_and_ctrl_enter_goes_on_to_the_next_row(office: Office, open_book: OpenBook) -> None:
    first, second = office.log(at(5)), office.log(at(6))
    book = open_book()
    assert book.screen.table.current_id() == first
    book.press("F2")
    book.form.focus_field("note")
    book.keys.type_vietnamese("Mưa to")
    book.press("Ctrl+Enter")
    assert office.values(first)["note"] == "Mưa to"
    assert (book.screen.panel.is_editing, book.screen.table.current_id()) == (False, second)


def test_f4_repeats_the_record_as_a_draft_of_today(office: Office, open_book: OpenBook) -> None:
    office.log(at(5, day=YESTERDAY), "Bản tin sáng")
    book = open_book()
    book.press("F4")
    values = book.form.collect()
    assert (values["date"], values["started_at"]) == ("2026-10-13", "2026-10-13T05:00:00+07:00")
    assert logs(office) == []
    book.press("Ctrl+Enter")
    assert (logs(office)[0].lines or ())[0].title == "Bản tin sáng"


def test_f8_submits_the_record_of_the_list(office: Office, open_book: OpenBook) -> None:
    record_id = office.log(at(5))
    book = open_book()
    book.press("F8")
    assert review(office, record_id) == "submitted"
    assert book.shell.said() == "Đã gửi duyệt 1 bản ghi."


def test_f8_in_the_form_saves_first_and_names_what_is_missing(office: Office, open_book: OpenBook) -> None:
    book = open_book()
    book.press("Ctrl+N")
    book.title("Lịch thu phí vệ sinh")
    book.press("F8")
    (saved,) = logs(office)
    assert review(office, saved.record_id) == "draft"
    assert "Kết thúc" in book.form.foot.missing.text()


def test_a_returned_record_shows_why_and_is_sent_again_by_its_save(
    office: Office, reviewer: Reviewer, open_book: OpenBook
) -> None:
    record_id = returned(office, reviewer)
    book = open_book()
    panel = book.screen.panel
    assert "Thiếu cụm loa số 5. Đề nghị bổ sung." in panel.returned.text()
    panel.resend.click()
    book.rest()
    assert panel.returned.isVisible()
    book.form.focus_field("note")
    book.keys.type_plain("da them")
    book.press("Ctrl+Enter")
    assert review(office, record_id) == "submitted"


def test_delete_asks_for_a_reason_and_undo_makes_the_record_anew(office: Office, open_book: OpenBook) -> None:
    record_id = office.log(at(5), "Bản tin sáng")
    book = open_book()
    book.press("Delete", "1")
    assert show_record(office.laptop, record_id)["reason"] == "Ghi trùng"
    assert logs(office) == []
    book.press("Ctrl+Z")
    assert [(one.lines or ())[0].title for one in logs(office)] == ["Bản tin sáng"]


def test_esc_keeps_what_was_typed(office: Office, open_book: OpenBook) -> None:
    book = open_book()
    book.press("Ctrl+N")
    book.title("Chưa xong")
    book.press("Esc")
    assert (book.screen.panel.is_editing, logs(office)) == (False, [])
    book.press("Ctrl+N")
    assert book.form.collect()["lines"] == [{"title": "Chưa xong"}]


def test_a_draft_that_was_thrown_away_comes_back_by_its_undo(open_book: OpenBook) -> None:
    book = open_book()
    book.press("Ctrl+N")
    book.title("Chưa xong")
    book.screen.panel.discard.click()
    assert book.form.collect()["lines"] is None
    action = book.shell.workbench.messages.recent[-1].on_action
    assert action is not None
    action()
    assert book.form.collect()["lines"] == [{"title": "Chưa xong"}]


def test_a_month_without_records_says_what_to_do(open_book: OpenBook) -> None:
    book = open_book()
    empty = book.screen.table.empty
    assert empty.isVisible()
    assert empty.label.text() == (
        "Chưa có bản ghi nào trong tháng 10. Bấm Ctrl+N để thêm, hoặc Ctrl+L để lấy theo hôm qua."
    )


def test_the_tabs_tell_the_history_and_the_way(office: Office, open_book: OpenBook) -> None:
    record_id = office.log(at(5))
    submit_records(office.laptop, [record_id], None)
    book = open_book()
    panel = book.screen.panel
    panel.tabs.setCurrentIndex(1)
    changes = [panel.history.list.item(row) for row in range(panel.history.list.count())]
    assert next(one.text() for one in changes if not one.isHidden()).endswith("mục")
    panel.tabs.setCurrentIndex(2)
    way = [panel.way.list.item(row) for row in range(panel.way.list.count())]
    assert any("Gửi duyệt" in one.text() for one in way if not one.isHidden())


@pytest.mark.parametrize(("width", "panel"), [(1366, 372), (1200, 340)])
def test_the_panel_has_the_width_of_its_window(office: Office, open_book: OpenBook, width: int, panel: int) -> None:
    office.log(at(5))
    assert open_book((width, 697)).screen.panel.width() == panel


def test_in_a_narrow_window_the_panel_slides_over_the_list(office: Office, open_book: OpenBook) -> None:
    office.log(at(5))
    book = open_book((1000, 600))
    panel = book.screen.panel
    found = [panel.isVisible()]
    for key in ("Enter", "Esc"):
        book.press(key)
        found.append(panel.isVisible())
    assert found == [False, True, False]
    assert book.screen.table.view.hasFocus()
