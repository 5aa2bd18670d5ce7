# SPDX-License-Identifier: Apache-2.0
"""Where the reader of a list is: the current record, and the row at the top. Both outlive a reload."""

from PySide6.QtCore import QModelIndex, QObject, QSignalBlocker, Signal

from ui.tables.record_model import RecordModel
from ui.tables.row_view import RowView


class KeptPlace(QObject):
    """``changed`` tells the current record whenever it is another one, empty for none."""

    changed = Signal(str)

    def __init__(self, view: RowView, model: RecordModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._anchor_before = ""
        self._first_before = 0
        self._row_before = 0
        self._offset = 0
        self.record_id = ""
        self._is_elsewhere = False
        """Whether the current record was gone to though the list does not hold it: then no row is current."""
        view.selectionModel().currentRowChanged.connect(self._take)
        model.about_to_change.connect(self._remember)

    def anchor(self) -> str:
        """The record that keeps its place: the current one where it is in sight, else the topmost."""
        order, first = self._model.order, self._view.first_in_sight()
        if not order or first == 0:
            return self.record_id
        place = order.place_of(self.record_id) if self.record_id else None
        is_in_sight = place is None or first <= place <= first + self._view.rows_in_sight()
        return self.record_id if is_in_sight else order.record_id(min(first, len(order) - 1))

    def go_to(self, record_id: str) -> bool:
        """Make a record the current one, now or with the next reload; tell whether the list holds it."""
        place = self._model.order.place_of(record_id)
        self._is_elsewhere = place is None
        if place is None:
            self._select(QModelIndex())
        else:
            self._view.go_to(place)
        self._tell(record_id)  # the row may have been current already, while the record was none of the list
        return place is not None

    def restore(self) -> None:
        """After a new order: put the current record and the topmost row back where they were."""
        order = self._model.order
        if not order:
            self._tell("")
        elif self._is_elsewhere and order.place_of(self.record_id) is not None:
            self.go_to(self.record_id)
        elif self._view.currentIndex().row() < 0:
            self._scroll_back()
            if not self._is_elsewhere:
                self._select_again()

    def _remember(self) -> None:
        self._anchor_before = self.anchor()
        self._first_before, self._row_before = self._view.first_in_sight(), self._view.currentIndex().row()
        place = self._model.order.place_of(self._anchor_before) if self._anchor_before else None
        self._offset = 0 if place is None else place - self._first_before

    def _scroll_back(self) -> None:
        place = self._model.order.place_of(self._anchor_before) if self._anchor_before else None
        self._view.put_at_top(self._first_before if place is None else place - self._offset)

    def _select_again(self) -> None:
        order = self._model.order
        kept = order.place_of(self.record_id) if self.record_id else None
        wanted = max(0, min(self._row_before, len(order) - 1)) if kept is None else kept
        top = self._view.verticalScrollBar().value()
        self._select(self._model.index(wanted, 0))
        if self._anchor_before and self._anchor_before != self.record_id:
            self._view.put_at_top(top)
        self._tell(order.record_id(wanted))

    def _select(self, index: QModelIndex) -> None:
        """Without a word to anybody."""
        with QSignalBlocker(self._view.selectionModel()):
            self._view.setCurrentIndex(index)
        self._view.viewport().update()

    def _take(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and current.row() < len(self._model.order):
            self._is_elsewhere = False
            self._tell(self._model.order.record_id(current.row()))

    def _tell(self, record_id: str) -> None:
        if record_id != self.record_id:
            self.record_id = record_id
            self.changed.emit(record_id)
