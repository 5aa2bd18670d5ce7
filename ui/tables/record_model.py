# SPDX-License-Identifier: Apache-2.0
"""A list of any length for a table: the order of its rows, and the few pages of them that are looked at.

Pages are read on the data lane when they are first looked at; until then a row is a placeholder. Nothing here
waits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from desktop.actions.paging import ROWS_A_PAGE, ListRow, Order, Page, Reading, read_head, read_order, read_page
from desktop.laptop import Laptop
from sync.log.errors import LoaError
from sync.store.filtering import Listing
from ui.tables.cell_roles import Cell, cell_answer, header_answer
from ui.tables.columns import ListColumn
from ui.tables.page_shelf import PageShelf
from ui.tables.row_words import RowWords
from ui.tables.ticks import Ticks
from ui.workbench import Workbench

_NEAR: Final = 60
"""Rows around the current one that are read with it, so that a reload shows no placeholder."""

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Sight:
    """What has to be there at once: the record that keeps its place, else the place; and the ticks to keep."""

    record_id: str = ""
    place: int = 0
    ticked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """A list as it was read: its order, the pages in sight, and the ticked records that are no longer in it."""

    order: Order
    pages: Sequence[Page]
    fallen_out: frozenset[str]


def read_around(laptop: Laptop, listing: Listing, reading: Reading, sight: Sight) -> Answer:
    """The order of a list and the pages around a record, or around a place where the record is not in it."""
    order = read_order(laptop, listing)
    end = max(0, len(order) - 1)
    found = order.place_of(sight.record_id) if sight.record_id else None
    middle = max(0, min(sight.place if found is None else found, end))
    first, last = max(0, middle - _NEAR) // ROWS_A_PAGE, min(middle + _NEAR, end) // ROWS_A_PAGE
    pages = [read_page(laptop, reading, order, number * ROWS_A_PAGE) for number in range(first, last + 1)]
    held = order.in_order(sight.ticked) if sight.ticked else ()
    return Answer(order, pages, sight.ticked.difference(held))


def read_top(laptop: Laptop, listing: Listing, reading: Reading) -> Answer | None:
    """The first page of a long list, before its order is known; None where that is not quicker."""
    head = read_head(laptop, listing)
    return None if head is None else Answer(head, [read_page(laptop, reading, head, 0)], frozenset())


class RecordModel(QAbstractTableModel):
    """Rows of one listing. ``about_to_change`` comes before a new order, ``changed`` after every reading."""

    about_to_change = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(self, workbench: Workbench, words: RowWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._words = words
        self._is_fetching = False
        self._asked = 0
        self.columns: Sequence[ListColumn] = ()
        self.hidden: frozenset[str] = frozenset()
        self.reading: Reading | None = None
        self.pages = PageShelf()
        self.ticks = Ticks(self)
        self.order = Order()
        self.is_read = False
        self._kick = QTimer(self)
        self._kick.setSingleShot(True)
        self._kick.timeout.connect(self._fetch_next)
        self.ticks.changed.connect(lambda _count: self._tell_all())

    def set_columns(self, columns: Sequence[ListColumn], reading: Reading) -> None:
        """Show other columns; the rows are read anew by the next ``read``."""
        self.beginResetModel()
        self.columns = list(columns)
        self.reading = reading
        self.pages.clear()
        self.endResetModel()

    def read(self, listing: Listing, record_id: str = "", place: int = 0) -> None:
        """Read a list, in the background, with the pages around a record or a place."""
        reading = self.reading
        if reading is None:
            return
        self._asked += 1
        asked, laptop = self._asked, self._workbench.laptop
        sight = Sight(record_id, place, frozenset(self.ticks.ids()))
        if not self.is_read:
            self._workbench.background.run(
                lambda: read_top(laptop, listing, reading),
                lambda answer: self._take_top(asked, answer),
                lambda error: self._fail(asked, error),
            )
        self._workbench.background.run(
            lambda: read_around(laptop, listing, reading, sight),
            lambda answer: self._take(asked, answer),
            lambda error: self._fail(asked, error),
        )

    def _take_top(self, asked: int, answer: Answer | None) -> None:
        if answer is not None and asked == self._asked and not self.is_read:
            self._reorder(answer)

    def _take(self, asked: int, answer: Answer) -> None:
        if asked != self._asked:
            return
        if self.is_read and answer.order.ids == self.order.ids:
            self.pages.outdate()
            self.pages.hold(answer.pages)
            self._tell_all()
        else:
            self._reorder(answer)
        self.is_read = True
        self.changed.emit()

    def _reorder(self, answer: Answer) -> None:
        self.about_to_change.emit()
        self.beginResetModel()
        self.pages.clear()
        self.order = answer.order
        self.pages.hold(answer.pages)
        self.endResetModel()
        self.ticks.remove(answer.fallen_out)

    def _tell_all(self) -> None:
        if self.order and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.order) - 1, len(self.columns) - 1))

    def row_at(self, place: int) -> ListRow | None:
        """The row at a place; None while its page is being read."""
        row = self.pages.row_at(place)
        if self.pages.wanted and not self._is_fetching and not self._kick.isActive():
            self._kick.start(0)
        return row

    def _fetch_next(self) -> None:
        reading, order = self.reading, self.order
        if not self.pages.wanted or reading is None or self._is_fetching:
            return
        number, asked, laptop = self.pages.wanted[-1], self._asked, self._workbench.laptop
        self._is_fetching = True
        self._workbench.background.run(
            lambda: read_page(laptop, reading, order, number * ROWS_A_PAGE),
            lambda page: self._take_page(order, reading, page),
            lambda error: self._fail_page(asked, error),
        )

    def _take_page(self, order: Order, reading: Reading, page: Page) -> None:
        self._is_fetching = False
        if order.ids == self.order.ids and reading == self.reading and page.rows:
            self.pages.hold([page])
            last = self.index(page.offset + len(page.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(page.offset, 0), last)
        if self.pages.wanted:
            self._kick.start(0)

    def _fail_page(self, asked: int, error: LoaError) -> None:
        self._is_fetching = False
        self.pages.wanted.clear()
        self._fail(asked, error)

    def _fail(self, asked: int, error: LoaError) -> None:
        if asked == self._asked:
            self.failed.emit(error)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        is_across = orientation == Qt.Orientation.Horizontal
        return header_answer(self._words, self.columns[section], role) if is_across else None

    def data(self, index: Index, role: int = 0) -> Any:
        return self._answer(index.row(), self.columns[index.column()], role) if index.isValid() else None

    def _answer(self, place: int, column: ListColumn, role: int) -> Any:
        is_ticked = bool(self.ticks) and self.order.record_id(place) in self.ticks
        cell = Cell(self.row_at(place), column, self.columns, self.hidden, is_ticked)
        return cell_answer(self._words, cell, role)
