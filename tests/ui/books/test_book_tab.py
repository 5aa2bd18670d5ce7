# SPDX-License-Identifier: Apache-2.0
"""The keys that every book has, on the real window: add, edit, repeat, submit, void, copy, drafts, looks, sums."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from desktop.actions.showing import show_record
from desktop.drafts import find_draft
from sync.store.filtering import Filters
from tests.support.commune_books import Books
from tests.support.telex import focused
from tests.ui.books.conftest import Sit
from ui.books.saved_filters import Look


def review(books: Books, record_id: str) -> str:
    return str(show_record(books.office.laptop, record_id)["review"])


def test_an_empty_book_says_what_it_is_for_and_how_to_begin(sit_down: Sit) -> None:
    desk = sit_down("books", "training")
    assert desk.tab.table.empty.label.text().endswith("Bấm Ctrl+N để thêm.")
    button = desk.tab.table.empty.button
    assert button.isVisible()
    button.click()
    desk.shell.rest()
    assert desk.form.record_id is None


def test_ctrl_enter_saves_and_the_next_begins(sit_down: Sit) -> None:
    desk = sit_down("books", "campaigns")
    desk.press("Ctrl+N")
    desk.type_into("name", "Tuyên truyền bầu cử")
    desk.press("Ctrl+Enter")
    assert [one.values["name"] for one in desk.records("campaign")] == ["Tuyên truyền bầu cử"]
    assert (desk.form.record_id, desk.form.collect()["name"]) == (None, None)
    assert "Còn thiếu" in desk.said()


def test_an_edit_is_saved_undone_and_the_list_has_the_keyboard(books: Books, sit_down: Sit) -> None:
    books.keep_others()
    desk = sit_down("books", "campaigns")
    desk.press("F2")
    desk.type_into("name", "Đợt cao điểm")
    desk.press("Ctrl+Enter")
    assert desk.shown("name") == ["Đợt cao điểm"]
    assert focused() is desk.tab.table.view
    desk.press("Ctrl+Z")
    assert desk.shown("name") == ["Tuyên truyền bầu cử"]


def test_f4_repeats_the_current_record(books: Books, sit_down: Sit) -> None:
    books.keep_others()
    desk = sit_down("books", "campaigns")
    desk.press("F4")
    assert (desk.form.record_id, desk.form.collect()["name"]) == (None, "Tuyên truyền bầu cử")


def test_f7_goes_to_the_first_field_that_is_missing(sit_down: Sit) -> None:
    desk = sit_down("books", "campaigns")
    desk.press("Ctrl+N")
    desk.type_into("issuing_document", "15/KH-UBND")
    desk.press("F7")
    assert desk.form.page.rows["name"].isAncestorOf(focused())


def test_f8_submits_what_is_reviewed(books: Books, sit_down: Sit) -> None:
    course = books.office.add("training_course", name="Biên tập", organiser="so", mode="truc_tiep", **DAYS)
    desk = sit_down("books", "training")
    desk.press("F8")
    assert review(books, course) == "submitted"
    assert desk.said() == "Đã gửi duyệt 1 bản ghi."


def test_what_no_reviewer_sees_has_no_key_to_submit(sit_down: Sit) -> None:
    desk = sit_down("books", "campaigns")
    assert "F8" not in [one.key for one in desk.screen.commands()]


def test_delete_asks_for_a_reason_and_undo_makes_the_record_anew(books: Books, sit_down: Sit) -> None:
    books.keep_others()
    desk = sit_down("books", "campaigns")
    desk.press("Delete", "1")
    assert desk.records("campaign") == []
    desk.press("Ctrl+Z")
    assert desk.shown("name") == ["Tuyên truyền bầu cử"]


def test_what_was_typed_is_offered_again(books: Books, sit_down: Sit) -> None:
    desk = sit_down("books", "campaigns")
    desk.press("Ctrl+N")
    desk.type_into("name", "Dở dang")
    desk.press("Esc")
    assert find_draft(books.office.laptop, "campaign", None) is not None
    desk.press("Ctrl+N")
    assert desk.form.collect()["name"] == "Dở dang"


def test_ctrl_arrows_change_the_tab_and_its_keys(books: Books, sit_down: Sit) -> None:
    books.keep_others()
    desk = sit_down("books")
    assert desk.tab.book.name == "equipment"
    desk.press("Ctrl+Right", "Ctrl+Right")
    assert desk.tab.book.name == "training"
    desk.press("F8")
    assert desk.said() == "Đã gửi duyệt 1 bản ghi."
    desk.press("Ctrl+Left", "Ctrl+Left", "Ctrl+Left")
    assert desk.tab.book.name == "jumps"


def test_ctrl_arrows_in_a_field_move_by_words(sit_down: Sit) -> None:
    desk = sit_down("books", "campaigns")
    desk.press("Ctrl+N")
    desk.type_into("name", "Hai chu")
    desk.press("Ctrl+Left")
    assert desk.tab.book.name == "campaigns"
    assert desk.form.page.rows["name"].isAncestorOf(focused())


def test_what_belongs_to_a_record_is_added_at_it(books: Books, sit_down: Sit) -> None:
    books.keep_others()
    desk = sit_down("books", "training")
    desk.tab.panel.tabs.setCurrentIndex(1)
    desk.shell.rest()
    page = desk.tab.panel.details[0]
    assert desk.shown("result", page.table) == ["Hoàn thành"]
    page.table.setFocus()
    desk.press("Ctrl+N")
    assert desk.form.of.type_name() == "participation"
    assert desk.form.collect()["course"] == desk.tab.table.current_id()


def test_the_footer_adds_up_what_is_filtered(books: Books, sit_down: Sit) -> None:
    books.keep_others()
    books.pay(5, state="chi")
    desk = sit_down("books", "pay")
    assert desk.tab.list.totals.text() == "Cộng: Số lượng 12; Thành tiền 432.000 đ"
    desk.tab.list.bar.apply(Filters(codes={"state": ("chi",)}))
    desk.shell.rest()
    assert desk.tab.list.totals.text() == "Cộng: Số lượng 6; Thành tiền 216.000 đ"


def test_what_nobody_knows_is_not_added_as_zero(books: Books, sit_down: Sit) -> None:
    books.office.add("equipment", asset_code="TSC-1", kind="micro", cost=1_500_000)
    books.office.add("equipment", asset_code="TSC-2", kind="ups")
    desk = sit_down("books", "equipment")
    assert desk.tab.list.totals.text() == "Cộng: Số lượng -; Nguyên giá 1.500.000 đ (1 bản ghi chưa rõ)"


def test_a_named_filter_is_picked_again_in_another_window(books: Books, sit_down: Sit) -> None:
    books.keep_others()
    desk = sit_down("books", "equipment")
    desk.tab.list.bar.apply(Filters(codes={"kind": ("micro",)}))
    desk.tab.list.naming.ask()
    desk.keys.type_plain("Micro xa")
    desk.press("Enter")
    assert desk.tab.list.saved.text() == "Micro xa ▾"
    desk.tab.list.bar.clear()
    look = desk.tab.list.saved.looks()["Micro xa"]
    assert look == Look(Filters(codes={"kind": ("micro",)}))
    desk.tab.list.saved.picked.emit(look)
    desk.shell.rest()
    assert desk.shown("asset_code") == ["TSC-0002"]
    desk.tab.list.saved.forget("Micro xa")
    assert "Micro xa" not in desk.tab.list.saved.looks()


def test_a_declared_look_narrows_the_list(books: Books, sit_down: Sit) -> None:
    books.keep_others()
    desk = sit_down("books", "equipment")
    desk.tab.list.look(desk.tab.list.saved.looks()["Hỏng, kém"])
    desk.shell.rest()
    assert desk.shown("condition") == ["■ Hỏng, chờ sửa", "▲ Hoạt động kém"]


def test_rows_are_copied_as_plain_text(books: Books, sit_down: Sit) -> None:
    books.keep_others()
    desk = sit_down("books", "equipment")
    desk.press("Ctrl+A", "Ctrl+K", *"ZALO", "Enter")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[1].startswith("2. Micro để bàn; Tình trạng: Hỏng, chờ sửa; Mã tài sản: TSC-0002; Loại thiết bị: Micro")


def test_every_key_of_a_book_has_a_button(sit_down: Sit) -> None:
    desk = sit_down("books", "equipment")
    told = " ".join(one.text() for one in desk.tab.list.findChildren(QPushButton))
    assert all(key in told for key in ("Ctrl+N", "F2", "F8", "Delete", "Ctrl+Enter"))


def test_the_panel_lies_over_the_list_in_a_narrow_window(books: Books, sit_down: Sit) -> None:
    books.keep_others()
    desk = sit_down("books", "campaigns", (1000, 560))
    assert not desk.tab.panel.isVisible()
    desk.press("Enter")
    assert desk.tab.panel.isVisible()
    desk.press("Esc")
    assert not desk.tab.panel.isVisible()


DAYS = {"first_day": "2026-10-13", "last_day": "2026-10-14"}


def test_a_pinned_value_stands_in_the_next_record_until_it_is_let_go(sit_down: Sit) -> None:
    desk = sit_down("reflections")
    desk.press("Ctrl+N")
    desk.type_into("channel", "Zalo OA")
    desk.type_into("content", "Loa rè")
    desk.press("Ctrl+Enter")
    assert [desk.form.collect()[name] for name in ("channel", "content")] == ["zalo_oa", None]
    desk.form.focus_field("channel")
    desk.press("Ctrl+G", "Ctrl+Enter")
    assert desk.form.record_id is None
    assert desk.form.collect()["channel"] is None
