# SPDX-License-Identifier: Apache-2.0
"""Duyệt nội dung as a tab that any screen may take: asked for, signed, returned, aired first; never called a review."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sync.log.errors import Refused
from tests.support.commune_books import Books, be
from tests.support.offices import Office, exchange
from tests.support.screen_keys import Keyboard, focused, window_with
from tests.support.telex import type_telex
from ui.books.book import Book
from ui.books.screen import BookScreen
from ui.books.tab import BookTab
from ui.error_texts import error_words
from ui.windows.contents_tab import CONTENTS, ContentBook
from ui.workbench import Workbench


class ContentsScreen(BookScreen):
    """The tab alone."""

    name = "today"
    shelf: ClassVar[Sequence[Book]] = (CONTENTS,)
    kinds: ClassVar[Mapping[str, type[BookTab]]] = {CONTENTS.name: ContentBook}

    def title(self) -> str:
        return "Nội dung"


Open = Callable[..., tuple[ContentBook, Keyboard]]


@pytest.fixture
def open_contents(
    books: Books, make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot
) -> Iterator[Open]:
    opened = []

    def open_it(office: Office = books.office) -> tuple[ContentBook, Keyboard]:
        window = window_with(qapp, qtbot, make_workbench(office.laptop), {"today": ContentsScreen})
        frame, keys = window.__enter__()
        opened.append(window)
        screen = frame.stack.current_screen
        assert isinstance(screen, ContentsScreen)
        assert isinstance(screen.tab, ContentBook)
        return screen.tab, keys

    yield open_it
    for window in opened:
        window.__exit__(None, None, None)


@pytest.fixture
def leader(books: Books, tmp_path: Path) -> Iterator[Callable[[], Office]]:
    """The leader's laptop, which knows what the commune's officer has written."""
    office = Office(tmp_path, name="Lãnh đạo xã", clusters=0)
    be(office, "approver")

    def take() -> Office:
        exchange(books.office, office)
        return office

    yield take
    office.laptop.database.close()


def item(books: Books, **told: object) -> str:
    """An item that another person wrote."""
    author = books.office.add("person", full_name="Biên tập viên 1")
    usual = {"title": "Bản tin tuần", "genre": "tin", "topics": ["T08"], "script_text": "Kính mời bà con.", **told}
    return books.office.add("content_item", author=author, duration_s=300, **usual)


def said(tab: ContentBook) -> str:
    return tab.workbench.messages.recent[-1].text


def state(books: Books, record_id: str) -> object:
    return books.office.values(record_id)["approval_state"]


def test_f8_puts_content_before_the_leader_and_undo_takes_it_back(books: Books, open_contents: Open) -> None:
    one = item(books)
    tab, keys = open_contents()
    keys.press("F8")
    assert (state(books, one), said(tab)) == ("cho_duyet", "Đã trình lãnh đạo duyệt nội dung.")
    assert tab.list.told.text() == "Chờ duyệt nội dung: 1"
    keys.press("Ctrl+Z")
    assert state(books, one) == "nhap"


def test_bulletins_from_above_stand_apart_from_the_content_of_the_commune(books: Books, open_contents: Open) -> None:
    item(books)
    item(books, title="Bản tin tỉnh", origin="province", origin_ref="BT-15-1")
    tab, keys = open_contents()
    counts = {}
    for name in (tab.list.saved.text().removesuffix(" ▾"), "Bản tin từ cấp trên", "Tất cả"):
        tab.list.look(tab.list.saved.looks()[name])
        keys.settle()
        counts[name] = len(tab.table.model.order)
    assert counts == {"Nội dung của xã": 1, "Bản tin từ cấp trên": 1, "Tất cả": 2}


def test_the_leader_begins_with_what_waits(books: Books, open_contents: Open) -> None:
    item(books)
    item(books, title="Chờ ký", approval_state="cho_duyet")
    be(books.office, "approver")
    tab, _keys = open_contents()
    assert len(tab.table.model.order) == 1
    assert tab.list.saved.text() == "Chờ duyệt nội dung ▾"


def test_the_leader_cannot_return_what_was_not_asked_without_a_reason(books: Books, open_contents: Open) -> None:
    one = item(books, approval_state="cho_duyet")
    be(books.office, "approver")
    tab, keys = open_contents()
    keys.press("F9", "Ctrl+Enter")
    assert said(tab) == "Cần ghi lý do."
    type_telex("Thiếu số liệu")
    keys.press("Ctrl+Enter")
    assert state(books, one) == "tra_lai"
    assert books.office.values(one)["return_reason"] == "Thiếu số liệu"


def test_who_prepares_content_returns_nothing(books: Books, open_contents: Open) -> None:
    one = item(books, approval_state="cho_duyet")
    tab, keys = open_contents()
    keys.press("F9")
    assert state(books, one) == "cho_duyet"
    assert said(tab).startswith("Chỉ lãnh đạo")


def test_content_is_signed_only_after_the_check_for_secrets(
    books: Books, open_contents: Open, leader: Callable[[], Office]
) -> None:
    one, office = item(books, approval_state="cho_duyet"), leader()
    tab, keys = open_contents(office)
    keys.press("F8", "Ctrl+Enter")
    assert said(tab) == error_of("approved_unchecked")
    keys.press("Left", "Ctrl+Enter")
    assert said(tab) == "Đã duyệt nội dung."
    assert office.values(one)["approval_state"] == "da_duyet"


def test_only_an_emergency_is_aired_first(books: Books, open_contents: Open) -> None:
    one = item(books)
    tab, keys = open_contents()
    tab.air_first()
    type_telex("Lũ về")
    keys.press("Ctrl+Enter")
    assert said(tab) == error_of("not_an_emergency")
    assert "aired_first_at" not in books.office.values(one)


def test_an_emergency_aired_first_waits_for_its_approval(books: Books, open_contents: Open) -> None:
    one = item(books, priority="3")
    tab, keys = open_contents()
    tab.air_first()
    type_telex("Lũ về")
    keys.press("Ctrl+Enter")
    values = books.office.values(one)
    assert (values["approval_state"], values["aired_first_reason"]) == ("cho_duyet", "Lũ về")
    assert not tab.list.strip.isVisible()


def test_the_words_to_be_read_are_copied(books: Books, open_contents: Open) -> None:
    item(books)
    tab, keys = open_contents()
    tab.work.copy_text()
    keys.settle()
    assert QGuiApplication.clipboard().text() == "Bản tin tuần\nKính mời bà con."


def test_the_approval_of_content_is_never_called_a_review_of_records(books: Books, open_contents: Open) -> None:
    item(books)
    tab, _keys = open_contents()
    told = [one.text for one in tab.commands()]
    assert not [text for text in told if "Gửi duyệt" in text]
    assert focused() is tab.table.view


def error_of(code: str) -> str:
    return error_words(Refused(code, "")).text
