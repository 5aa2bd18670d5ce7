# SPDX-License-Identifier: Apache-2.0
"""Sổ sách khác: faults of a device, alerts from and to CAP files, and every declaration of a book."""

from pathlib import Path

import pytest

from desktop.actions.list_totals import NUMBER_KINDS
from tests.support.cap_messages import cap_bytes
from tests.support.commune_books import Books
from tests.ui.books.conftest import Sit
from ui.books.book import Book
from ui.windows.alerts_tab import AlertTab
from ui.windows.books_shelf import BOOKS
from ui.windows.channels_shelf import CHANNELS
from ui.windows.contents_tab import CONTENTS
from ui.windows.equipment_tab import EquipmentTab
from ui.windows.reflections_screen import REFLECTIONS

SHELF = (*BOOKS, *CHANNELS, CONTENTS, REFLECTIONS)


@pytest.mark.parametrize("book", SHELF, ids=lambda book: book.name)
def test_a_declaration_names_fields_that_there_are(book: Book) -> None:
    named = {*book.columns, *book.signs, *book.totals, *book.codes, *filter(None, (book.content, book.copied))}
    assert named <= book.of.fields.keys()
    assert {*book.signs, *book.totals, book.content or book.columns[0]} <= {*book.columns}
    assert all(book.of.fields[name].kind in NUMBER_KINDS for name in book.totals)
    for one in book.details:
        assert {one.by, *one.columns} <= one.of.fields.keys()


def test_the_names_under_which_books_are_remembered_differ() -> None:
    assert len({book.name for book in SHELF}) == len(SHELF)


def test_ctrl_enter_reports_a_fault_of_a_device(books: Books, sit_down: Sit) -> None:
    books.keep_others()
    desk = sit_down("books", "equipment")
    desk.press("Ctrl+Enter", "1")
    desk.press("Ctrl+Enter")
    (ticket,) = desk.records("fault_ticket")
    assert ticket.values["target"] == desk.tab.table.current_id()
    tab = desk.tab
    assert isinstance(tab, EquipmentTab)
    assert tab.panel.shown is not None
    assert tab.panel.shown.ticket_id == ticket.record_id


def test_open_alerts_stand_first(books: Books, sit_down: Sit) -> None:
    books.keep_others()
    desk = sit_down("books", "alerts")
    assert desk.shown("headline") == ["Cảnh báo sạt lở đất", "Cảnh báo lũ quét"]


def test_an_alert_comes_in_by_a_file_and_goes_out_again(sit_down: Sit, tmp_path: Path) -> None:
    desk = sit_down("books", "alerts")
    tab = desk.tab
    assert isinstance(tab, AlertTab)
    file, out = tmp_path / "in.xml", tmp_path / "out.xml"
    file.write_bytes(cap_bytes())
    tab.read(str(file))
    desk.shell.rest()
    (alert,) = desk.records("emergency_alert")
    tab.write(alert.record_id, str(out))
    desk.shell.rest()
    assert out.exists()
    tab.read(str(file))
    desk.shell.rest()
    assert len(desk.records("emergency_alert")) == 1


def test_a_file_that_is_no_alert_is_refused(books: Books, sit_down: Sit, tmp_path: Path) -> None:
    desk = sit_down("books", "alerts")
    tab = desk.tab
    assert isinstance(tab, AlertTab)
    (tmp_path / "bad.xml").write_text("<a/>")
    tab.read(str(tmp_path / "bad.xml"))
    desk.shell.rest()
    assert desk.records("emergency_alert") == []
    assert books.office.laptop is desk.books.office.laptop


def test_the_file_dialogs_do_not_block(sit_down: Sit) -> None:
    desk = sit_down("books", "alerts")
    tab = desk.tab
    assert isinstance(tab, AlertTab)
    tab.pick_file()
    dialog = tab.findChild(type(tab._dialog("")))
    assert dialog is not None
    dialog.reject()
