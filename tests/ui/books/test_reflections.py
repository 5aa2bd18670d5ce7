# SPDX-License-Identifier: Apache-2.0
"""Phản ánh by keys: what is due, the answer, passing on, the answer over the loudspeakers, what is locked away."""

from sync.records.broadcast_log import BroadcastLog
from tests.support.commune_books import Books, be
from tests.support.telex import focused
from tests.ui.books.conftest import Sit


def test_what_is_open_stands_first_by_its_day_and_says_that_it_is_late(books: Books, sit_down: Sit) -> None:
    books.hear()
    desk = sit_down("reflections")
    assert desk.tab.list.told.text() == "Đang mở 5, quá hạn 1"
    assert desk.shown("due_at")[:2] == ["! 12/10 quá hạn", "15/10/2026"]
    assert set(desk.shown("state")) == {"○ Tiếp nhận"}


def test_an_answer_is_one_step_that_can_be_taken_back(books: Books, sit_down: Sit) -> None:
    books.hear()
    desk = sit_down("reflections")
    first = desk.tab.table.current_id()
    desk.press("F8")
    desk.type_over("Xã đã đổi giờ phát sang 5 giờ 30")
    desk.press("Ctrl+Enter")
    values = desk.values(first)
    assert (values["state"], values["answer_text"]) == ("da_tra_loi", "Xã đã đổi giờ phát sang 5 giờ 30")
    assert [one.values["step"] for one in desk.records("reflection_action")] == ["da_tra_loi"]
    assert desk.tab.list.told.text() == "Đang mở 4, quá hạn 0"
    desk.press("Ctrl+Z")
    assert desk.values(first)["state"] == "tiep_nhan"
    assert desk.records("reflection_action") == []


def test_an_answer_without_words_is_refused_and_the_strip_stays(books: Books, sit_down: Sit) -> None:
    books.hear()
    desk = sit_down("reflections")
    desk.press("F8", "Ctrl+Enter")
    assert desk.said() == "Hãy ghi nội dung trả lời."
    assert desk.tab.list.strip.isVisible()


def test_what_was_typed_outlives_escape(books: Books, sit_down: Sit) -> None:
    books.hear()
    desk = sit_down("reflections")
    desk.press("F8")
    desk.type_over("Dở dang")
    desk.press("Esc", "F8")
    assert desk.tab.list.strip.rows["answer_text"].editor.value() == "Dở dang"


def test_ctrl_g_passes_on_to_others(books: Books, sit_down: Sit) -> None:
    books.hear()
    desk = sit_down("reflections")
    first = desk.tab.table.current_id()
    desk.press("Ctrl+G")
    desk.type_over("Điện lực huyện")
    desk.press("Ctrl+Enter")
    assert desk.values(first)["forwarded_to"] == "Điện lực huyện"
    (step,) = desk.records("reflection_action")
    assert (step.values["step"], step.values["forwarded_to"]) == ("chuyen_xu_ly", "Điện lực huyện")


def test_ctrl_g_in_a_form_is_the_pin(sit_down: Sit) -> None:
    desk = sit_down("reflections")
    desk.press("Ctrl+N")
    desk.form.focus_field("channel")
    pin = desk.form.page.rows["channel"].pin
    assert pin is not None
    desk.press("Ctrl+G")
    assert not pin.isChecked()


def test_an_answer_on_air_is_a_linked_draft_of_the_logbook(books: Books, sit_down: Sit) -> None:
    books.hear()
    desk = sit_down("reflections")
    first = desk.tab.table.current_id()
    next(one for one in desk.screen.commands() if one.name == "on_air").run()
    desk.shell.rest()
    assert desk.shell.screen.name == "logbook"
    (log,) = [one for one in desk.records("broadcast_log") if isinstance(one, BroadcastLog)]
    assert desk.values(first)["published_in"] == [log.record_id]
    assert log.values["lines"][0]["title"] == "Trả lời phản ánh: Phát 5 giờ sớm quá"


def test_a_complaint_is_locked_as_soon_as_it_is_saved(books: Books, sit_down: Sit) -> None:
    be(books.office, "operator")
    desk = sit_down("reflections")
    desk.press("Ctrl+N")
    desk.type_into("nature", "Khiếu nại")
    desk.type_into("content", "Nội dung kín")
    desk.press("Ctrl+S")
    assert [one.values["content"] for one in desk.records("reflection")] == ["Nội dung kín"]
    assert desk.said().startswith("Đã lưu và khóa lại.")
    assert desk.tab.panel.form is None
    assert desk.shown("content") == []
    assert focused() is desk.tab.table.view


def test_who_may_read_a_complaint_keeps_its_form(books: Books, sit_down: Sit) -> None:
    be(books.office, "keeper")
    desk = sit_down("reflections")
    desk.press("Ctrl+N")
    desk.type_into("nature", "Khiếu nại")
    desk.press("Ctrl+S")
    assert desk.form.record_id is not None


def test_a_complaint_is_never_answered_on_air(books: Books, sit_down: Sit) -> None:
    books.reflection("noi_dung", "Kín", nature="khieu_nai")
    desk = sit_down("reflections")
    next(one for one in desk.screen.commands() if one.name == "on_air").run()
    desk.shell.rest()
    assert desk.said() == "Nội dung này phải giữ kín, không công khai trên loa."
    assert desk.records("broadcast_log") == []


def test_a_day_of_reflections_by_keyboard_alone(sit_down: Sit) -> None:
    desk = sit_down("reflections")
    desk.press("Ctrl+N")
    desk.type_into("field", "loa")
    desk.press("Tab")
    desk.type_over("Loa Nà Lủ không ra tiếng")
    desk.press("Ctrl+S", "Esc")
    assert desk.tab.list.told.text() == "Đang mở 1, quá hạn 0"
    desk.press("F8")
    desk.type_over("Đã sửa xong")
    desk.press("Ctrl+Enter")
    assert desk.tab.list.told.text() == "Đang mở 0, quá hạn 0"
