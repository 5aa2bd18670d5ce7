# SPDX-License-Identifier: Apache-2.0
"""The grid of a week: hours down, days across. Cells are chosen as in a sheet; what is done with them is asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.actions.week import WeekBoard, WeekCell
from ui.plain import plain_tip
from ui.theme import Theme
from ui.windows.schedule_painter import CELL, IS_PAST, CellPainter
from ui.windows.schedule_words import cell_told, day_head, day_told, findings_told, urgent_head
from ui.words import Tongue

PADDING: Final = 8
DAYS: Final = 7
LINES: Final = 2
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_OF_CELLS: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)

Place = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cells that are chosen, a rectangle: first and last row, first and last day."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def is_one(self) -> bool:
        """Tell whether it is a single cell."""
        return self.top == self.bottom and self.left == self.right


class WeekModel(QAbstractTableModel):
    """A week as it was read."""

    def __init__(self, tongue: Tongue, parent: QObject) -> None:
        super().__init__(parent)
        self._tongue = tongue
        self.board: WeekBoard | None = None
        self.today = date.min

    def show_board(self, board: WeekBoard, today: date) -> None:
        """Show this week and no other."""
        self.beginResetModel()
        self.board, self.today = board, today
        self.endResetModel()

    def cell(self, row: int, column: int) -> WeekCell | None:
        """What stands in a cell."""
        rows = self.board.rows if self.board is not None else ()
        return rows[row].cells[column] if 0 <= row < len(rows) and 0 <= column < DAYS else None

    def rowCount(self, parent: Place | None = None) -> int:
        return 0 if self.board is None or (parent is not None and parent.isValid()) else len(self.board.rows)

    def columnCount(self, parent: Place | None = None) -> int:
        return 0 if self.board is None or (parent is not None and parent.isValid()) else DAYS

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.board is None:
            return None
        if role == CELL:
            return self.cell(index.row(), index.column())
        if role == IS_PAST:
            return self.board.days[index.column()] < self.today
        return self._told(index.row(), index.column(), role) if role in _OF_CELLS else None

    def _told(self, row: int, column: int, role: int) -> str:
        cell = self.cell(row, column)
        words = "" if cell is None else cell_told(cell, self._tongue)
        found = "" if cell is None else findings_told(cell, self._tongue)
        if role == Qt.ItemDataRole.AccessibleTextRole and self.board is not None:
            day, hour = self.board.days[column], self.board.rows[row].hour or urgent_head()
            return ", ".join(one for one in (day_told(day), hour, words or self.tr("trống"), found) if one)
        told = "\n".join(one for one in (words, found) if one)
        return plain_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.board is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._of_day(self.board.days[section], role)
        hour = self.board.rows[section].hour or urgent_head()
        return hour if role == Qt.ItemDataRole.DisplayRole else None

    def _of_day(self, day: date, role: int) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(day_told(day))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return day_told(day)
        return day_head(day) if role == Qt.ItemDataRole.DisplayRole else None


class WeekGrid(QTableView):
    """Arrows move, Shift extends, Shift+Space chooses the day, Ctrl+A the week."""

    moved = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, theme: Theme, tongue: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.week = WeekModel(tongue, self)
        self.setModel(self.week)
        self.setItemDelegate(CellPainter(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setAccessibleName(self.tr("Lịch phát trong tuần"))
        self._dress_headers()
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    def _dress_headers(self) -> None:
        strong = QFontMetrics(self._theme.font("bodyStrong"))
        days, hours = self.horizontalHeader(), self.verticalHeader()
        days.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        days.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        days.setMinimumSectionSize(self._theme.scaled(32))
        days.setFixedHeight(LINES * strong.lineSpacing() + PADDING)
        hours.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        hours.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        hours.setDefaultSectionSize(LINES * QFontMetrics(self._theme.font()).lineSpacing() + PADDING)
        widest = max(strong.horizontalAdvance(one) for one in ("00:00", urgent_head()))
        hours.setFixedWidth(widest + 3 * PADDING)
        for header in (days, hours):
            header.setHighlightSections(False)
            header.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_board(self, board: WeekBoard, today: date) -> None:
        """Show a week; the place of the keyboard stays, by its hour. A first time it is today."""
        index, former = self.currentIndex(), self.week.board
        hour = former.rows[index.row()].hour if former is not None and index.isValid() else None
        column = index.column() if index.isValid() else today.weekday()
        self.week.show_board(board, today)
        same = [place for place, row in enumerate(board.rows) if row.hour == hour]
        kept = index.row() if index.row() in same else next(iter(same), min(max(index.row(), 0), len(board.rows) - 1))
        self.go_to(kept, column)

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one and bring it into sight."""
        index = self.week.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def current_cell(self) -> WeekCell | None:
        """The slot in the current cell."""
        return self.week.cell(self.currentIndex().row(), self.currentIndex().column())

    def chosen(self) -> Chosen | None:
        """The chosen rectangle; None where there is nothing to choose."""
        found = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        if not found[0].isValid():
            return None
        rows, days = [one.row() for one in found], [one.column() for one in found]
        return Chosen(min(rows), max(rows), min(days), max(days))

    def choose_day(self) -> None:
        """The whole day of the current cell."""
        column = self.currentIndex().column()
        top, bottom = self.week.index(0, column), self.week.index(self.week.rowCount() - 1, column)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(QItemSelection(top, bottom), how)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.press(Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier):
            event.accept()
        elif event.text().strip() and not event.modifiers() & (_CONTROL | Qt.KeyboardModifier.AltModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Do what a key means in the grid; tell whether it means anything."""
        if held == _CONTROL and key == Qt.Key.Key_C:
            self.copy_wanted.emit()
        elif held == _CONTROL and key == Qt.Key.Key_V:
            self.paste_wanted.emit()
        elif held == _SHIFT and key == Qt.Key.Key_Space:
            self.choose_day()
        else:
            return False
        return True

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: no jumping on letters."""
