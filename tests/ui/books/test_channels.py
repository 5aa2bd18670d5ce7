# SPDX-License-Identifier: Apache-2.0
"""Kênh thông tin by keys: how lively channels are, and one news item written for several of them at once."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox

from tests.support.commune_books import SPRAYING, Books
from tests.support.offices import at
from tests.support.telex import focused
from tests.ui.books.conftest import Desk, Sit
from ui.windows.channels_screen import ChannelsScreen


def quick(desk: Desk) -> ChannelsScreen:
    assert isinstance(desk.screen, ChannelsScreen)
    return desk.screen


def write_news(desk: Desk, title: str, *channels: str) -> None:
    """Ctrl+N, the title, Tab to the channels, Space on some, Ctrl+Enter."""
    desk.press("Ctrl+N")
    desk.type_over(title)
    while not isinstance(focused(), QCheckBox):
        desk.press("Tab")
    while isinstance(box := focused(), QCheckBox) and box in quick(desk).quick.where.ticks.values():
        if box.text() in channels:
            desk.press("Space")
        desk.press("Tab")
    desk.press("Ctrl+Enter")


def test_a_channel_tells_its_month_its_target_and_its_last_post(books: Books, sit_down: Sit) -> None:
    books.keep_channels()
    desk = sit_down("channels")
    row = [desk.shown(one)[0] for one in ("name", "state", "month_count", "last_post", "posts_target")]
    assert row == ["Trang TTĐT xã", "● Hoạt động", "9", "11/10", "12"]


def test_a_board_with_old_news_is_not_good(books: Books, sit_down: Sit) -> None:
    books.keep_channels()
    desk = sit_down("channels", "boards")
    assert desk.shown("state") == ["? Tin cũ 11 ngày", "■ Hỏng"]
    assert desk.shown("last_post") == ["02/10", "-"]
    assert desk.shown("month_count") == ["1", "0"]


@pytest.mark.parametrize(
    ("tab", "names"),
    [("websites", ["Trang TTĐT xã"]), ("zalo", ["Nhóm Zalo 5 thôn", "UBND xã Nậm Sung"])],
)
def test_a_tab_holds_its_kinds_alone(books: Books, sit_down: Sit, tab: str, names: list[str]) -> None:
    books.keep_channels()
    desk = sit_down("channels", tab)
    assert sorted(desk.shown("name")) == names
    desk.tab.list.bar.clear()
    desk.shell.rest()
    assert sorted(desk.shown("name")) == names


def test_one_save_writes_one_post_for_each_channel(books: Books, sit_down: Sit) -> None:
    books.keep_channels()
    desk = sit_down("channels")
    write_news(desk, SPRAYING, "UBND xã Nậm Sung", "Bảng tin trụ sở")
    posts = [one.values for one in desk.records("e_post") if one.values["title"] == SPRAYING]
    (notice,) = [one.values for one in desk.records("board_post") if one.values["title"] == SPRAYING]
    assert [one["channel"] for one in posts] == [books.account]
    assert (notice["board"], notice["approved_by"]) == (books.board, books.office.person)
    assert desk.said() == "Đã ghi tin vào 2 kênh."
    desk.press("Esc", "Ctrl+Z")
    assert SPRAYING not in [one.values["title"] for one in (*desk.records("e_post"), *desk.records("board_post"))]


def test_the_news_is_linked_to_the_broadcast_that_aired_it(books: Books, sit_down: Sit) -> None:
    books.keep_channels()
    log = books.office.log(at(15), title="Lịch phun thuốc diệt MUỖI")
    desk = sit_down("channels")
    desk.press("Ctrl+N")
    desk.type_over(SPRAYING)
    desk.press("Tab")
    link = quick(desk).quick.link
    assert (link.isVisible(), link.isChecked()) == (True, True)
    assert link.text().startswith("Nội dung này đã phát loa 13/10 15:00.")
    quick(desk).quick.where.ticks[books.account].setChecked(True)
    desk.press("Ctrl+Enter")
    (post,) = [one for one in desk.records("e_post") if one.values["title"] == SPRAYING]
    assert post.values["from_broadcast"] == log


def test_a_post_without_a_channel_is_asked_for_one_and_nothing_is_lost(books: Books, sit_down: Sit) -> None:
    books.keep_channels()
    desk = sit_down("channels")
    desk.press("Ctrl+N")
    desk.type_over(SPRAYING)
    desk.press("Ctrl+Enter")
    assert desk.said() == "Chọn ít nhất một kênh đã đăng tin."
    assert quick(desk).quick.title() == SPRAYING


def test_what_stands_in_the_quick_line_is_copied_as_plain_text(books: Books, sit_down: Sit) -> None:
    books.keep_channels()
    desk = sit_down("channels")
    desk.press("Ctrl+N")
    desk.type_over(SPRAYING)
    quick(desk).quick.copy.click()
    assert QGuiApplication.clipboard().text() == SPRAYING


def test_in_an_empty_book_ctrl_n_adds_a_channel(sit_down: Sit) -> None:
    desk = sit_down("channels")
    desk.press("Ctrl+N")
    assert desk.form.of.type_name() == "e_channel"


def test_the_quick_line_folds_in_a_low_window(books: Books, sit_down: Sit) -> None:
    books.keep_channels()
    desk = sit_down("channels", "", (1093, 560), text_scale=150)
    line = quick(desk).quick
    assert not line.area.isVisible()
    desk.press("Ctrl+N")
    assert line.area.isVisible()
    assert line.has_keyboard()
    desk.press("Esc")
    assert not line.area.isVisible()


def test_a_day_of_channels_by_keyboard_alone(books: Books, sit_down: Sit) -> None:
    books.keep_channels()
    desk = sit_down("channels")
    write_news(desk, SPRAYING, "Trang TTĐT xã")
    desk.press("Esc")
    assert desk.shown("month_count") == ["10"]
    desk.press("Ctrl+Right", "Ctrl+Right", "Ctrl+Right", "Ctrl+Right", "Ctrl+N")
    assert desk.form.of.type_name() == "publication"
    desk.type_into("title", "Bản tin số 4")
    desk.press("Ctrl+Enter")
    assert [one.values["title"] for one in desk.records("publication")] == ["Bản tin số 4"]
