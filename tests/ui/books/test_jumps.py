# SPDX-License-Identifier: Apache-2.0
"""Giải trình số liệu by keys: the figure that jumps is told, its words are asked for and stand beside it."""

from datetime import date

from tests.support.commune_books import Books
from tests.support.offices import at
from tests.ui.books.conftest import Sit


def test_a_month_that_jumps_is_told_and_its_reason_is_written_beside_it(books: Books, sit_down: Sit) -> None:
    for month in range(3, 9):
        books.office.log(at(5, day=date(2026, month, 1)))
    for day in range(1, 6):
        books.office.log(at(5, day=date(2026, 9, day)))
    desk = sit_down("books", "jumps")
    told = desk.tab.list.told.text()
    assert "tháng 09/2026, Số buổi phát: 5; sáu tháng trước trung bình 1. Chưa có lý do." in told
    next(one for one in desk.screen.commands() if one.name == "explain").run()
    desk.shell.rest()
    desk.type_into("reason", "Mưa lũ, phát thêm")
    desk.press("Ctrl+S")
    (kept,) = desk.records("jump_reason")
    assert (kept.values["month"], kept.values["measure"]) == ("2026-09", "sessions")
    assert "trung bình 1. Lý do: Mưa lũ, phát thêm" in desk.tab.list.told.text()
