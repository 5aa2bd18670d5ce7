# SPDX-License-Identifier: Apache-2.0
"""One record in each tab of Sổ sách khác, typed by keys: Ctrl+N, fields, Ctrl+S; and faults that pictures showed."""

from collections.abc import Mapping

from PySide6.QtWidgets import QScrollArea

from tests.support.commune_books import Books
from tests.ui.books.conftest import Sit
from ui.plain import Label
from ui.windows.books_shelf import BOOKS
from ui.windows.channels_screen import ChannelsScreen

TYPED: Mapping[str, Mapping[str, str]] = {
    "equipment": {"asset_code": "TSC-0001", "kind": "Micro", "name": "Micro để bàn"},
    "alerts": {
        "event": "Lũ quét",
        "headline": "Cảnh báo lũ quét",
        "issuer": "UBND tỉnh",
        "instruction": "Rời ven suối",
    },
    "training": {"name": "Tập huấn biên tập", "organiser": "Sở", "mode": "Trực tiếp", "first_day": "13/10/2026"},
    "awards": {"kind": "Giấy khen", "level": "Xã", "decision_no": "120/QĐ-UBND", "date": "12/10/2026"},
    "contests": {"name": "Liên hoan phát thanh", "level": "Tỉnh", "first_day": "13/10/2026"},
    "pay": {"date": "12/10/2026", "role": "Tác giả", "genre": "Tin", "quantity": "2"},
    "inspections": {"date": "12/10/2026", "inspecting_body": "UBND xã", "shortcomings": "Sổ chưa ký"},
    "campaigns": {"name": "Phòng chống lũ", "issuing_document": "15/KH-UBND", "first_day": "13/10/2026"},
    "connections": {"system": "Hệ thống thông tin nguồn tỉnh", "province": "15"},
    "people": {"full_name": "Cán bộ xã 2", "phone": "0912345678"},
    "jumps": {"month": "2026-09", "measure": "Số buổi phát", "reason": "Mưa lũ, phát thêm"},
}


def test_every_book_is_typed_into() -> None:
    assert set(TYPED) == {book.name for book in BOOKS}


def test_one_record_in_each_tab_is_written_by_keys_alone(sit_down: Sit) -> None:
    desk = sit_down("books")
    for book in BOOKS:
        assert desk.tab.book is book
        former = {one.record_id for one in desk.records(book.of.type_name())}
        desk.press("Ctrl+N")
        for name, text in TYPED[book.name].items():
            desk.type_into(name, text)
        desk.press("Ctrl+S", "Esc")
        made = [one for one in desk.records(book.of.type_name()) if one.record_id not in former]
        assert [TYPED[book.name].keys() <= one.values.keys() for one in made] == [True], (book.name, desk.said())
        assert len(desk.tab.table.model.order) == len(former) + 1
        desk.press("Ctrl+Right")


def test_a_connection_is_read_with_the_day_since_which_it_stands(sit_down: Sit, books: Books) -> None:
    state = {"from": "2026-08-01", "value": "thu_nghiem"}
    books.office.add("connection", system="httt_nguon_tinh", province="15", state=state)
    desk = sit_down("books", "connections")
    view = desk.tab.panel.view
    assert "01/08/2026" in [one.text() for one in view.findChildren(Label)]


def test_a_strip_makes_itself_smaller_when_a_message_takes_its_room(sit_down: Sit, books: Books) -> None:
    books.hear()
    desk = sit_down("reflections", "", (1093, 560), text_scale=150)
    desk.press("F8")
    desk.press("Ctrl+Enter")
    strip = desk.tab.list.strip
    area = strip.findChildren(QScrollArea)[0]
    assert area.geometry().bottom() < strip.button.geometry().top()


def test_the_quick_line_finds_room_when_it_is_begun_by_mouse(sit_down: Sit, books: Books) -> None:
    books.keep_channels()
    desk = sit_down("channels", "", (1093, 560), text_scale=150)
    screen = desk.screen
    assert isinstance(screen, ChannelsScreen)
    screen.quick.head.click()
    desk.shell.rest()
    assert screen.quick.area.y() > screen.quick.head.geometry().bottom()
