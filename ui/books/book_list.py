# SPDX-License-Identifier: Apache-2.0
"""The list of a book: what every list has, and named looks, sums, the strips of its steps."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sync.store.filtering import Filters, Listing
from sync.store.reading import Query
from ui.books.book import Book
from ui.books.field_strip import FieldStrip
from ui.books.footer import TotalsLine
from ui.books.list_pane import ListPane
from ui.books.saved_filters import Look, NameStrip, SavedFilters
from ui.plain import Label
from ui.tables.record_table import RecordTable
from ui.workbench import Workbench


class BookTable(RecordTable):
    """A table that shows no more than its book holds, whatever a person narrows by."""

    def __init__(self, workbench: Workbench, book: Book, parent: QWidget) -> None:
        super().__init__(workbench, parent)
        self._book = book

    def set_filters(self, filters: Filters) -> None:
        super().set_filters(narrowed(filters, self._book))


def narrowed(filters: Filters, book: Book) -> Filters:
    """Filters that pick no codes but those of the book."""
    codes = dict(filters.codes)
    for name, fixed in book.codes.items():
        asked = codes.get(name)
        codes[name] = fixed if asked is None else tuple(one for one in asked if one in fixed) or ("",)
    return replace(filters, codes=codes)


LEAST_ROWS: Final = 2
"""Rows, the header among them, that the list keeps where room is short."""


class BookList(ListPane):
    """Opens with the first look that the book declares; ``told`` is a line above it for what the screen counts."""

    def __init__(self, workbench: Workbench, book: Book, parent: QWidget) -> None:
        super().__init__(workbench, BookTable(workbench, book, parent), parent)
        self._book = book
        self.told = Label("", self, role="strong")
        self.saved = SavedFilters(workbench, book, self)
        self.naming = NameStrip(workbench, self)
        self.totals = TotalsLine(workbench, book, self.table, self)
        self.strip = FieldStrip(workbench, self)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        self.told.setContentsMargins(0, space(4), 0, 0)
        self.told.hide()
        self.table.view.setMinimumHeight(LEAST_ROWS * self._bench.theme.row_height)
        row = QHBoxLayout()
        row.setSpacing(space(4))
        row.addWidget(self.saved)
        row.addWidget(self.bar, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(space(16), 0, space(8), space(4))
        box.setSpacing(space(4))
        box.addWidget(self.told)
        box.addLayout(row)
        box.addWidget(self.naming)
        box.addWidget(self.table, 1)
        for widget in (self.totals, self.reasons, self.strip, self._hints):
            box.addWidget(widget)

    def _wire(self) -> None:
        self.table.counted.connect(self._say_empty)
        self.bar.changed.connect(lambda _filters: self._show_look())
        self.saved.picked.connect(self.look)
        self.saved.naming.connect(self.naming.ask)
        self.naming.named.connect(self._save_look)
        for strip in (self.naming, self.strip):
            strip.closed.connect(self.table.setFocus)
        self.strip.opened.connect(lambda: self.be_brief(is_brief=True))
        self.strip.closed.connect(lambda: self.be_brief(is_brief=False))

    def begin(self, add: Callable[[], None]) -> None:
        """Read for the first time; ``add`` is what an empty book offers."""
        self.table.empty.set_words(self._purpose(), "", "", add)
        first = self.saved.first()
        query, filters = Query(self._book.of), narrowed(first.filters, self._book)
        self.table.listing = Listing(query, filters, first.sort, first.is_descending)
        self.table.show_query(query, self._book.wanted, self._book.name)
        self.bar.show_for(self._book.wanted)
        self.bar.apply(first.filters)

    def look(self, look: Look) -> None:
        """Narrow and sort the list so."""
        self.bar.apply(look.filters)
        listing = self.table.listing
        if listing is not None and (listing.sort, listing.is_descending) != (look.sort, look.is_descending):
            self.table.sort_by(look.sort, look.is_descending)

    def present_look(self) -> Look:
        """How the list is looked at now."""
        listing = self.table.listing
        return Look(self.bar.filters, *(("", False) if listing is None else (listing.sort, listing.is_descending)))

    def _show_look(self) -> None:
        self.saved.show_look(self.present_look())

    def _save_look(self, name: str) -> None:
        self.saved.save(name, self.present_look())

    def be_brief(self, *, is_brief: bool) -> None:
        """Give the room of the hints and the sums to something that is being entered."""
        self._hints.setVisible(not is_brief)
        self.totals.be_brief(is_brief=is_brief)

    def tell(self, text: str) -> None:
        """Say what the screen counted, above the list."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def strips(self) -> Sequence[QWidget]:
        return (*super().strips(), self.strip, self.naming)

    def take_save(self) -> bool:
        is_asked = self.strip.has_keyboard()
        if is_asked:
            self.strip.send()
        return is_asked

    def _purpose(self) -> str:
        told = self._bench.tongue(self._book.purpose)
        return self.tr("{purpose} Bấm Ctrl+N để thêm.").format(purpose=told)

    def _say_empty(self, count: int) -> None:
        """A book without records says what it is for, and how to begin."""
        if not count and self.bar.filters in (Filters(), self.saved.first().filters):
            self.table.empty.say(self._purpose(), self.tr("Thêm (Ctrl+N)"))
