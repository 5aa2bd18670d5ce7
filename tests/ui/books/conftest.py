# SPDX-License-Identifier: Apache-2.0
"""The real window over a commune that keeps its books, driven by keys."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from sync.records.catalogue import record_type
from sync.records.record import Record
from sync.store.reading import Query, StoredRecord, list_records
from tests.support.commune_books import Books
from tests.support.furnished_window import Shell, open_shell
from tests.support.key_counter import KeyCounter
from tests.support.offices import Office
from tests.support.telex import focused
from ui.books.screen import BookScreen
from ui.books.tab import BookTab
from ui.forms.record_form import RecordForm
from ui.tables.record_table import RecordTable
from ui.workbench import Workbench


@dataclass
class Desk:
    """An officer before the window."""

    shell: Shell
    books: Books
    keys: KeyCounter

    @property
    def screen(self) -> BookScreen:
        shown = self.shell.screen
        assert isinstance(shown, BookScreen)
        return shown

    @property
    def tab(self) -> BookTab:
        return self.screen.tab

    @property
    def form(self) -> RecordForm:
        form = self.tab.panel.form
        assert form is not None
        return form

    def press(self, *keys: str) -> None:
        for one in keys:
            self.keys.press(one)
            self.shell.rest()

    def type_into(self, field: str, text: str) -> None:
        """Go to a field of the form as Tab does and type over what stands there."""
        self.form.focus_field(field)
        self.type_over(text)

    def type_over(self, text: str) -> None:
        line = focused()
        if isinstance(line, QLineEdit | QPlainTextEdit):
            line.selectAll()
        self.keys.type_vietnamese(text)
        self.shell.rest()

    def shown(self, column: str, table: RecordTable | None = None) -> list[str]:
        """The texts of a column as they are shown."""
        model = (table or self.tab.table).model
        place = next(place for place, one in enumerate(model.columns) if one.name == column)
        return [str(model.index(row, place).data()) for row in range(model.rowCount())]

    def stored(self, name: str) -> list[StoredRecord]:
        of = record_type(name)
        assert of is not None
        with self.books.office.laptop.reading() as desk:
            return list(list_records(desk.connection, Query(of)))

    def records(self, name: str) -> list[Record]:
        return [one.record for one in self.stored(name)]

    def values(self, record_id: str) -> Any:
        return self.books.office.values(record_id)

    def said(self) -> str:
        return self.shell.said()


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    office = Office(tmp_path)
    yield Books(office)
    office.laptop.database.close()


Sit = Callable[..., Desk]


@pytest.fixture
def sit_down(books: Books, make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot) -> Iterator[Sit]:
    """Open the window on a screen of books."""
    opened: list[Shell] = []

    def sit(screen: str, book: str = "", size: tuple[int, int] = (1366, 697), **look: object) -> Desk:
        shell = open_shell(make_workbench, qapp, qtbot, books.office.laptop, size, **look)
        opened.append(shell)
        shell.frame.show_screen(screen)
        shell.rest()
        desk = Desk(shell, books, KeyCounter())
        if book:
            desk.screen.show_book(book)
            shell.rest()
        return desk

    yield sit
    for shell in opened:
        shell.close()
