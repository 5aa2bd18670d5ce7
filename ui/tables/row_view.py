# SPDX-License-Identifier: Apache-2.0
"""The table widget of a list: its keys. Letters and digits do nothing here, they are the screen's or nobody's.

Jumping to a row by typing letters would meet what an input method sends, so it does not exist.
"""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.tables.header_corner import HeaderCorner
from ui.theme import Theme

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RowView(QTableView):
    """One current row at a time; ticks stand in the model."""

    opened = Signal(int)
    tick_wanted = Signal(int)
    tick_range_wanted = Signal(int, int)
    all_wanted = Signal()
    none_wanted = Signal()
    copy_wanted = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.has_ticks = True
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setMinimumSectionSize(theme.row_height)
        rows.setDefaultSectionSize(theme.row_height)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        HeaderCorner(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.press(Qt.Key(event.key()), event.modifiers()):
            event.accept()
        elif event.text().strip() and not event.modifiers() & (_CONTROL | Qt.KeyboardModifier.AltModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: no jumping on letters."""

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key means in every list; tell whether it means anything here."""
        held = modifiers & ~Qt.KeyboardModifier.KeypadModifier
        if held == _CONTROL:
            return self._press_control(key)
        if held == _SHIFT:
            return self._extend(key)
        return self._press_bare(key) if held == Qt.KeyboardModifier.NoModifier else False

    def _press_bare(self, key: Qt.Key) -> bool:
        place, rows = self.currentIndex().row(), self.model().rowCount()
        if key in _OPENS and place >= 0:
            self.opened.emit(place)
        elif key == Qt.Key.Key_Space and place >= 0 and self.has_ticks:
            self.tick_wanted.emit(place)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and rows:
            self.go_to(0 if key == Qt.Key.Key_Home else rows - 1)
        else:
            return False
        return True

    def _press_control(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_C:
            self.copy_wanted.emit()
        elif key == Qt.Key.Key_A and self.has_ticks:
            self.all_wanted.emit()
        else:
            return False
        return True

    def _extend(self, key: Qt.Key) -> bool:
        """Shift with an arrow ticks the rows it goes over."""
        place = self.currentIndex().row()
        step = _STEPS.get(key)
        if step is None or place < 0 or not self.has_ticks:
            return False
        then = max(0, min(place + step, self.model().rowCount() - 1))
        self.tick_range_wanted.emit(place, then)
        self.go_to(then)
        return True

    def go_to(self, place: int) -> None:
        """Make a row the current one and bring it into sight."""
        index = self.model().index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._click(self.indexAt(event.position().toPoint()), event):
            super().mousePressEvent(event)

    def _click(self, index: QModelIndex, event: QMouseEvent) -> bool:
        """Ticks by mouse: in the first column, with Ctrl, or with Shift from the current row on."""
        if not index.isValid() or not self.has_ticks or event.button() != Qt.MouseButton.LeftButton:
            return False
        before = self.currentIndex().row()
        if event.modifiers() & _SHIFT and before >= 0:
            self.tick_range_wanted.emit(before, index.row())
        elif event.modifiers() & _CONTROL or index.column() == 0:
            self.tick_wanted.emit(index.row())
        else:
            return False
        self.setCurrentIndex(index)
        return True

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """A row that is current is selected, whatever key or button made it so."""
        del index, event
        return QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def rows_in_sight(self) -> int:
        """How many whole rows the view shows."""
        return max(1, self.viewport().height() // self.verticalHeader().defaultSectionSize())

    def first_in_sight(self) -> int:
        """The place of the topmost row."""
        return max(0, self.rowAt(0))

    def put_at_top(self, place: int) -> None:
        """Scroll so that a row is the topmost, as far as the list reaches."""
        self.verticalScrollBar().setValue(max(0, place))
