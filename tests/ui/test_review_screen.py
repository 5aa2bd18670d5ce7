# SPDX-License-Identifier: Apache-2.0
"""A reviewer empties the queue by keys; nothing is decided unseen, nothing is lost, everything can be taken back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.review_work import compare, waiting_queue
from desktop.actions.saving import edit_record
from desktop.attaching import attach_file
from sync.store.reading import read_record
from tests.support.offices import TUESDAY, at
from tests.support.review_desk import ReviewDesk
from tests.support.screen_keys import Keyboard, focused, window_with
from tests.support.telex import SENTENCES, compose, type_telex
from ui.messages import Tone
from ui.windows.frame import Frame
from ui.windows.review_holding import HELD_MS
from ui.windows.review_jobs import Verdict
from ui.windows.review_list import ReviewList
from ui.windows.review_model import CONTENT
from ui.windows.review_screen import ReviewScreen
from ui.wishes import wishes_of
from ui.workbench import Workbench


@dataclass
class Morning:
    """A reviewer before the screen."""

    desk: ReviewDesk
    workbench: Workbench
    screen: ReviewScreen
    keys: Keyboard
    frame: Frame

    @property
    def queue(self) -> ReviewList:
        return self.screen.list

    def shown(self) -> list[str]:
        """The records of the queue as it is shown."""
        return [one.record_id for one in self.queue.model.queue.rows]

    def states(self, *records: str) -> list[str | None]:
        """The review state of records in the store."""
        with self.desk.reviewer.laptop.reading() as desk:
            return [read_record(desk.connection, bytes.fromhex(one.replace("-", ""))).review for one in records]

    def write(self) -> None:
        """Let the time of what is held be up."""
        self.screen.deciding.held.write_all()
        self.keys.settle()

    def look_at(self, record: str) -> None:
        """Make a record the current one."""
        self.queue.rearrange(lambda _queue: None, record)
        self.keys.settle()

    def said(self) -> str:
        """The last message."""
        return self.workbench.messages.recent[-1].text


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ReviewDesk]:
    made = ReviewDesk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def begin(
    qapp: QApplication, qtbot: QtBot, make_workbench: Callable[..., Workbench], desk: ReviewDesk
) -> Iterator[Callable[[], Morning]]:
    """Open the window of the reviewer; what the commune sent before is in the queue."""
    closing = []

    def open_window() -> Morning:
        workbench = make_workbench(desk.reviewer.laptop)
        opened = window_with(qapp, qtbot, workbench, {"review": ReviewScreen})
        frame, keys = opened.__enter__()
        closing.append(opened)
        screen = frame.stack.current_screen
        assert isinstance(screen, ReviewScreen)
        return Morning(desk, workbench, screen, keys, frame)

    yield open_window
    for one in closing:
        one.__exit__(None, None, None)


@pytest.fixture
def five(desk: ReviewDesk, begin: Callable[[], Morning]) -> Morning:
    """Five broadcasts without warnings."""
    desk.submit(*desk.plain(5))
    return begin()


def test_files_that_are_not_here_yet_are_waited_for_in_the_list_and_in_the_panel(
    desk: ReviewDesk, begin: Callable[[], Morning], tmp_path: Path
) -> None:
    (tmp_path / "a.mp3").write_bytes(b"a")
    part = attach_file(desk.office.laptop, tmp_path / "a.mp3")
    log = desk.office.log(at(9, day=TUESDAY - timedelta(days=1)), "Bản tin", attachments=[part])
    desk.submit(log)
    morning = begin()
    morning.look_at(log)
    model, panel = morning.queue.model, morning.screen.panel
    content = next(at for at, one in enumerate(model.columns) if one.name == CONTENT)
    assert model.index(0, content).data() == "Chờ 1 tệp - Bản tin"
    assert panel.files.heading.text() == "Tệp kèm - chờ 1 tệp"
    assert [line.state.text() for line in panel.files.lines.lines] == ["chờ tệp (0 %)"]
    attach_file(desk.reviewer.laptop, tmp_path / "a.mp3")
    morning.workbench.changes.exchange_changed.emit()
    morning.screen.show_fresh()
    morning.keys.settle()
    assert model.index(0, content).data() == "Bản tin"
    assert panel.files.heading.text() == "Tệp kèm"
    assert panel.files.lines.lines[0].save.isVisible()


def test_f8_accepts_and_goes_on_to_the_next(five: Morning) -> None:
    first, second, *_ = five.shown()
    five.keys.press("F8")
    assert five.shown()[0] == second
    assert five.screen.panel.row is not None
    assert five.screen.panel.row.record_id == second
    assert five.states(first) == ["submitted"]
    five.write()
    assert five.states(first, second) == ["accepted", "submitted"]


def test_a_decision_is_written_when_its_time_is_up(five: Morning, qtbot: QtBot) -> None:
    first = five.shown()[0]
    five.keys.press("F8")
    timer = five.screen.deciding.held._held[0][1]
    assert timer.interval() == HELD_MS == 10_000
    timer.setInterval(1)
    qtbot.waitUntil(lambda: five.states(first) == ["accepted"])


def test_ctrl_z_takes_the_last_decision_back(five: Morning) -> None:
    before = five.shown()
    five.keys.press("F8", "F8", "Ctrl+Z")
    assert five.shown() == before[1:]
    assert five.queue.current is not None
    assert five.queue.current.record_id == before[1]
    five.keys.press("Ctrl+Z")
    assert five.shown() == before
    five.write()
    assert set(five.states(*before)) == {"submitted"}
    five.keys.press("Ctrl+Z")
    assert five.said() == "Không có quyết định nào còn hoàn tác được."


def test_leaving_the_screen_writes_what_is_held(five: Morning) -> None:
    first = five.shown()[0]
    five.keys.press("F8")
    five.screen.hide()
    five.keys.settle()
    assert five.states(first) == ["accepted"]


def test_closing_writes_what_is_held(five: Morning) -> None:
    first = five.shown()[0]
    five.keys.press("F8")
    assert five.screen.is_closable()
    five.keys.settle()
    assert five.states(first) == ["accepted"]


def test_f5_writes_first_and_exchanges_then(five: Morning, visited: list[str]) -> None:
    first = five.shown()[0]
    five.keys.press("F8", "F5")
    assert five.states(first) == ["accepted"]
    assert visited == ["exchange"]


def test_a_return_needs_a_reason(five: Morning) -> None:
    before = five.shown()
    five.keys.press("F9", "Enter")
    assert five.screen.panel.strip.note.text() == "Chọn lý do bằng phím 1-6, hoặc gõ lý do."
    assert five.shown() == before


def test_a_digit_gives_the_reason_and_its_field(five: Morning) -> None:
    first = five.shown()[0]
    five.keys.press("F9", "1", "Enter")
    five.write()
    assert five.states(first) == ["returned"]
    remark = compare(five.desk.reviewer.laptop, first).discussion[-1]
    assert (remark.reason, remark.comment) == ("khac", "Sai giờ")
    assert remark.fields == {"started_at": "Sai giờ"}


@pytest.mark.parametrize("typing", [type_telex, compose])
def test_own_words_are_kept_letter_for_letter(five: Morning, typing: Callable[[str], None]) -> None:
    first = five.shown()[0]
    five.keys.press("F9")
    typing(SENTENCES[4])
    five.keys.press("Enter")
    five.write()
    remark = compare(five.desk.reviewer.laptop, first).discussion[-1]
    assert (remark.reason, remark.comment) == ("khac", SENTENCES[4])


def test_digits_are_text_once_there_is_text(five: Morning) -> None:
    five.keys.press("F9", "6", "1", "7")
    assert five.screen.panel.strip.text.text() == "17"
    assert five.screen.panel.strip.digit == 6


def test_a_field_gets_words_of_its_own(five: Morning) -> None:
    first = five.shown()[0]
    five.keys.press("Enter")
    five.screen.panel.difference.table.setCurrentCell(1, 0)
    five.keys.press("Ctrl+N")
    type_telex("Chưa rõ đài nào")
    focused_line = focused()
    five.screen.panel.strip.text.setFocus()
    five.keys.press("3", "Enter")
    five.write()
    assert focused_line.accessibleName() == "Nhận xét: Đài"
    remark = compare(five.desk.reviewer.laptop, first).discussion[-1]
    assert (remark.comment, remark.fields) == ("Trùng", {"station": "Chưa rõ đài nào"})


def test_esc_keeps_what_was_written(five: Morning) -> None:
    five.keys.press("F9", "2")
    type_telex("Thiếu cụm Nà Lủ")
    five.keys.press("Esc")
    assert focused() is five.queue.view
    assert not five.screen.panel.is_returning
    five.keys.press("Down", "Up", "F9")
    assert five.screen.panel.strip.text.text() == "Thiếu cụm Nà Lủ"
    assert five.screen.panel.strip.digit == 2


def test_words_of_one_record_never_go_with_another(five: Morning) -> None:
    five.keys.press("F9")
    type_telex("Chỉ cho bản này")
    five.keys.press("Esc", "Down", "F9")
    assert five.screen.panel.strip.text.text() == ""


def test_f8_while_a_reason_is_written_decides_nothing(five: Morning) -> None:
    before = five.shown()
    five.keys.press("F9", "F8")
    assert five.shown() == before
    assert "Esc" in five.screen.panel.strip.note.text()


def test_ctrl_a_leaves_what_needs_a_look(desk: ReviewDesk, begin: Callable[[], Morning]) -> None:
    desk.broken_cluster()
    plain, broken = desk.plain(3), desk.office.log(at(5))
    urgent = desk.office.log(at(9), "Cảnh báo mưa lớn", broadcast_kind="emergency", clusters=desk.office.clusters[1:])
    again = desk.sent_again()
    desk.submit(*plain, broken, urgent)
    morning = begin()
    morning.keys.press("Ctrl+A")
    assert set(morning.queue.model.queue.ticked) == set(plain)
    morning.keys.press("F8")
    assert morning.said() == "Duyệt 3 bản ghi, để lại 3"
    assert morning.shown() == [urgent, *(one for one in morning.shown() if one in (again, broken))]
    morning.keys.press("Ctrl+Z")
    assert set(plain) <= set(morning.shown())


def test_space_changes_the_choice(five: Morning) -> None:
    first, *others = five.shown()
    five.keys.press("Ctrl+A", "Space", "F8")
    five.write()
    assert five.states(first, *others) == ["submitted", *["accepted"] * 4]


def test_later_puts_a_record_last(five: Morning) -> None:
    first, second, *_ = five.shown()
    five.keys.press("3")
    assert five.shown()[-1] == first
    assert five.queue.current is not None
    assert five.queue.current.record_id == second


def test_digits_decide_in_the_list(five: Morning) -> None:
    first = five.shown()[0]
    five.keys.press("1")
    assert first not in five.shown()
    five.keys.press("2")
    assert five.screen.panel.is_returning


def test_what_came_back_shows_its_difference(desk: ReviewDesk, begin: Callable[[], Morning]) -> None:
    again = desk.sent_again()
    morning = begin()
    morning.look_at(again)
    panel = morning.screen.panel
    assert list(panel.difference.changed_fields()) == ["clusters"]
    assert panel.current_field() == "clusters"
    assert not panel.difference.table.isColumnHidden(1)
    assert panel.round.text() == "sửa lần 2"
    lines = [panel.discussion.item(at).text() for at in range(panel.discussion.count())]
    assert 'Trả lại - Thiếu trường - "Thiếu cụm loa"\n   Cụm loa: Thiếu cụm số 3' in lines[1]


def test_a_first_submission_shows_one_version(five: Morning) -> None:
    assert five.screen.panel.difference.table.isColumnHidden(1)
    assert list(five.screen.panel.difference.changed_fields()) == []


def test_checks_are_told_in_words(desk: ReviewDesk, begin: Callable[[], Morning]) -> None:
    desk.broken_cluster()
    desk.submit(desk.office.log(at(5)))
    morning = begin()
    lines = [one.text() for one in morning.queue.checks.lines if one.isVisible()]
    assert lines[0] == "✓ Đủ trường bắt buộc   ✓ Không trùng giờ"
    assert lines[1] == "! Có cụm loa đang báo hỏng nhưng ghi là phát được"


def test_a_record_changed_meanwhile_is_not_approved(five: Morning) -> None:
    first = five.shown()[0]
    five.keys.press("F8")
    edit_record(five.desk.office.laptop, first, {"quality": "kem"})
    five.desk.reviewer.take(five.desk.office)
    five.write()
    assert five.states(first) == ["submitted"]
    assert first in five.shown()
    assert five.workbench.messages.recent[-1].tone is Tone.ATTENTION
    assert "changed_meanwhile" in five.workbench.messages.recent[-1].details


def test_a_ticked_record_that_changed_loses_its_tick(five: Morning) -> None:
    first = five.shown()[0]
    five.keys.press("Ctrl+A")
    edit_record(five.desk.office.laptop, first, {"quality": "kem"})
    five.desk.reviewer.take(five.desk.office)
    five.workbench.changes.records_changed.emit()
    five.keys.settle()
    assert first not in five.queue.model.queue.ticked
    assert len(five.queue.model.queue.ticked) == 4


def test_a_change_under_the_eyes_is_told(five: Morning) -> None:
    first = five.shown()[0]
    edit_record(five.desk.office.laptop, first, {"quality": "kem"})
    five.desk.reviewer.take(five.desk.office)
    five.workbench.changes.records_changed.emit()
    five.keys.settle()
    assert five.said() == "Bản ghi đang xem vừa được sửa. Hãy xem lại trước khi quyết định."


def test_an_empty_queue_says_so(begin: Callable[[], Morning]) -> None:
    morning = begin()
    assert morning.queue.empty.label.text() == "Không còn bản ghi chờ duyệt."
    assert not morning.screen.panel.isVisible()
    morning.keys.press("F8", "F9", "Ctrl+A", "3")
    assert morning.screen.deciding.held.is_idle


def test_an_empty_queue_names_communes_that_are_silent(five: Morning) -> None:
    words = five.screen.words.empty(["Nậm Pẻn", "Suối Thầu"])
    told = "Không còn bản ghi chờ duyệt. 2 xã chưa gửi số liệu trong 3 ngày: Nậm Pẻn, Suối Thầu."
    assert words == told


def test_search_without_marks_narrows_the_queue(five: Morning) -> None:
    five.keys.press("Ctrl+F")
    type_telex("muoi")
    five.queue.search.tell()
    assert [one.title for one in five.queue.model.queue.rows] == [
        "Thông báo lịch phun thuốc diệt muỗi phòng sốt xuất huyết"
    ]
    five.keys.press("Esc")
    assert len(five.shown()) == 5
    five.keys.press("Esc")
    assert focused() is five.queue.view


def test_f5_by_mouse_writes_first_too(five: Morning, visited: list[str]) -> None:
    first = five.shown()[0]
    five.keys.press("F8")
    five.frame.status_line.exchange_wanted.emit()
    five.keys.settle()
    assert five.states(first) == ["accepted"]
    assert visited == ["exchange"]


def test_a_decision_that_could_not_be_written_comes_back(five: Morning) -> None:
    first = five.queue.model.queue.rows[0]
    five.screen.deciding.held.hold(Verdict("return", (first,), {}, "no such reason", "?"))
    five.queue.rearrange(lambda queue: queue.remove([first.record_id]))
    five.write()
    assert five.shown()[0] == first.record_id
    assert five.workbench.messages.recent[-1].tone is Tone.FAULT


def test_every_row_is_told_aloud(five: Morning) -> None:
    index = five.queue.model.index(0, 0)
    spoken = five.queue.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert "Xã Bát Xát" in spoken
    assert "Không có cảnh báo" in spoken


def test_the_queue_of_the_store_and_of_the_screen_agree(five: Morning) -> None:
    five.keys.press("F8", "F9", "4", "Enter")
    five.write()
    assert five.shown() == [one.record_id for one in waiting_queue(five.desk.reviewer.laptop)]


def test_another_screen_may_ask_for_one_commune(five: Morning) -> None:
    wishes_of(five.workbench.changes).leave("review", units=("02686",))
    five.screen.show_fresh()
    five.keys.settle()
    assert five.shown() == []
    assert five.queue.empty.label.text() == "Không có bản ghi nào khớp với bộ lọc."
    assert five.queue.model.queue.count == 5
