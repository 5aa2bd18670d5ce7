# SPDX-License-Identifier: Apache-2.0
"""The list of a screen: any number of records of one type, its order, its ticks, its empty states.

Reading anew keeps the current record, the place on the screen and the ticks. Names no record type.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from desktop.actions.paging import ListRow, Reading, pick_rows, rows_in_order
from sync.log.errors import LoaError
from sync.store.filtering import Filters, Listing
from sync.store.reading import Query
from ui.error_texts import error_words
from ui.plain import Label
from ui.tables.column_layout import ColumnLayout
from ui.tables.columns import Wanted, make_columns, sortable
from ui.tables.empty_words import EmptyWords
from ui.tables.kept_place import KeptPlace
from ui.tables.record_model import RecordModel
from ui.tables.row_painter import RowPainter
from ui.tables.row_view import RowView
from ui.tables.row_words import RowWords
from ui.workbench import Workbench

QUIET_MS: Final = 300
"""Before it nothing is said of waiting."""
EXPORTED_MOST: Final = 100_000
COPIED_MOST: Final = 5000


class RecordTable(QWidget):
    """A table over a query. ``ticked`` gives what a group action is for, ``current_id`` the one record.

    ``empty`` takes the words of the empty states, ``is_picked_by_all`` what Ctrl+A ticks where not everything.
    """

    current_changed = Signal(str)
    opened = Signal(str)
    counted = Signal(int)
    ticked_changed = Signal(int)
    sorted_by = Signal(str, bool)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._wanted: Wanted | None = None
        self.listing: Listing | None = None
        self.is_picked_by_all: Callable[[ListRow], bool] | None = None
        self.words = RowWords(workbench.theme, workbench.tongue, workbench.laptop.tree, self)
        self.model = RecordModel(workbench, self.words, self)
        self.view = RowView(workbench.theme, self)
        self.count_label = Label("", self)
        self.count_label.hide()
        self.empty = EmptyWords(self.view)
        self._slow = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._lay_out()
        self._columns = ColumnLayout(self.view, self.model, self.words, workbench.theme, workbench.settings)
        self._place = KeptPlace(self.view, self.model)
        self._wire()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowPainter(self._workbench.theme, self.words, self.view))
        header = self.view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(self._workbench.theme.size("target"))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _wire(self) -> None:
        self.view.resized.connect(self._columns.fit)
        self.view.opened.connect(lambda place: self.opened.emit(self.model.order.record_id(place)))
        self.view.tick_wanted.connect(lambda place: self.model.ticks.toggle(self.model.order.record_id(place)))
        self.view.tick_range_wanted.connect(self._tick_range)
        self.view.all_wanted.connect(lambda: self.tick_all(self.is_picked_by_all))
        self.view.copy_wanted.connect(self.copy_rows)
        self.view.horizontalHeader().sectionClicked.connect(self._sort_by_section)
        self.model.changed.connect(self._show_changed)
        self.model.ticks.changed.connect(self.ticked_changed)
        self.model.failed.connect(self.say_failed)
        self._place.changed.connect(self.current_changed)
        self._slow.timeout.connect(lambda: self.empty.say(self.tr("Đang đọc…")))

    def show_query(self, query: Query, wanted: Wanted | None = None, name: str = "") -> None:
        """Show the records of a query; ``name`` keeps the widths of two lists of one type apart."""
        wanted = wanted or Wanted(query.of)
        if wanted != self._wanted:
            self._wanted = wanted
            self._make_columns(wanted, name or query.of.type_name())
        self.listing = Listing(query) if self.listing is None else replace(self.listing, query=query)
        self.reload()

    def _make_columns(self, wanted: Wanted, name: str) -> None:
        tongue = self._workbench.tongue
        self.view.has_ticks = wanted.is_ticking
        self.view.setAccessibleName(tongue(wanted.of.declared.label))
        columns = make_columns(wanted, self.words.labels(), self._workbench.theme, tongue)
        self.model.set_columns(columns, Reading(wanted.of, wanted.fields, tongue))
        self._columns.load(name)

    def set_filters(self, filters: Filters) -> None:
        """Narrow the list; ticks of records that fall out of it go."""
        if self.listing is not None and filters != self.listing.filters:
            self.listing = replace(self.listing, filters=filters)
            self.reload()

    def sort_by(self, name: str, is_descending: bool = False) -> None:
        """Sort by a field, ``review`` or ``unit``; by nothing for the order of the type."""
        if self.listing is None:
            return
        self.listing = replace(self.listing, sort=name, is_descending=is_descending)
        header = self.view.horizontalHeader()
        places = {one.name: place for place, one in enumerate(self.model.columns)}
        header.setSortIndicatorShown(name in places)
        if name in places:
            order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(places[name], order)
        self.sorted_by.emit(name, is_descending)
        self.reload()

    def _sort_by_section(self, section: int) -> None:
        """A click sorts, the next turns the order round, a third gives the order of the type back."""
        name, listing = self.model.columns[section].name, self.listing
        if listing is None or name not in sortable(self.model.columns):
            return
        if listing.sort != name:
            self.sort_by(name)
        else:
            self.sort_by("" if listing.is_descending else name, not listing.is_descending)

    def reload(self) -> None:
        """Read the list anew; what is looked at stays where it is."""
        if self.listing is None:
            return
        if not self.model.is_read:
            self._slow.start()
        self.model.read(self.listing, self._place.anchor(), self.view.first_in_sight())

    def _show_changed(self) -> None:
        self._slow.stop()
        self._place.restore()
        count = len(self.model.order)
        self.count_label.setText(self.words.count(count))
        self.count_label.show()
        self.empty.show_for(count, self.listing)
        self._columns.fit()
        self.counted.emit(count)

    def current_id(self) -> str:
        """Id of the current record; empty where the list is."""
        return self._place.record_id

    def current_row(self) -> ListRow | None:
        """The current row; None while it is being read."""
        place = self.view.currentIndex().row()
        return self.model.row_at(place) if place >= 0 else None

    def go_to(self, record_id: str) -> bool:
        """Make a record the current one, now or with the next reload; tell whether the list holds it."""
        return self._place.go_to(record_id)

    def step(self, rows: int) -> None:
        """Go so many rows on, or back."""
        if self.model.order:
            self.view.go_to(max(0, min(self.view.currentIndex().row() + rows, len(self.model.order) - 1)))

    def ticked(self) -> Sequence[str]:
        """Ids of the ticked records, in the order of ticking."""
        return self.model.ticks.ids()

    def tick_all(self, is_picked: Callable[[ListRow], bool] | None = None) -> None:
        """Tick every record of the list, or those that a predicate picks; it runs off the main thread."""
        order, reading, laptop = self.model.order, self.model.reading, self._workbench.laptop
        if reading is None:
            return
        checked = replace(reading, is_checked=True)

        def pick() -> list[str]:
            return order.record_ids() if is_picked is None else pick_rows(laptop, checked, order, is_picked)

        self._workbench.background.run(pick, self.model.ticks.add, self.say_failed)

    def _tick_range(self, first: int, last: int) -> None:
        places = range(min(first, last), max(first, last) + 1)
        self.model.ticks.add([self.model.order.record_id(place) for place in places])

    def copy_rows(self) -> None:
        """Copy the ticked rows, else the current one, for a spreadsheet; the first 5,000."""
        order, reading, laptop = self.model.order, self.model.reading, self._workbench.laptop
        wanted = self.ticked() or [self.current_id()]
        if reading is None or not wanted[0]:
            return
        self._workbench.background.run(
            lambda: rows_in_order(laptop, reading, order, wanted, COPIED_MOST),
            lambda rows: QGuiApplication.clipboard().setText(self.words.copied(rows, self.model.columns)),
            self.say_failed,
        )

    def rows_to_export(self) -> Callable[[], list[list[str]]]:
        """The job that reads the list as it stands, or its ticked rows, with its labels."""
        order, reading, laptop = self.model.order, self.model.reading, self._workbench.laptop
        columns, words, wanted = self.model.columns, self.words, list(self.ticked())

        def read() -> list[list[str]]:
            if reading is None:
                return []
            ids = wanted or order.record_ids()
            return words.written_out(rows_in_order(laptop, reading, order, ids, EXPORTED_MOST), columns)

        return read

    def say_failed(self, error: LoaError) -> None:
        """Say why something could not be read."""
        self._slow.stop()
        self._workbench.messages.say(error_words(error))
