# SPDX-License-Identifier: Apache-2.0
"""The table of a board: a handful of rows that are read whole, painted from the tokens. Knows no record."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.plain import plain_tip
from ui.tables.row_view import RowView
from ui.theme import Theme

PADDING: Final = 8
LEAST_CONTENT: Final = 160
_CELL: Final = Qt.ItemDataRole.UserRole

Place = QModelIndex | QPersistentModelIndex


class Look(Enum):
    """How a cell is painted."""

    TEXT = "text"
    PILL = "pill"
    TICK = "tick"


class Cell(Struct, frozen=True):
    """One cell. A tick is on where it has a text; ``said`` is what a screen reader says in place of the text."""

    text: str
    tone: str = ""
    look: Look = Look.TEXT
    said: str = ""


class Row(Struct, frozen=True):
    """One row: what it stands for, and its cells from left to right."""

    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``sample`` is the longest usual text, the content column takes what is left."""

    label: str
    sample: str = ""
    is_content: bool = False
    is_number: bool = False


class BoardModel(QAbstractTableModel):
    """Rows as they were read."""

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows and no others."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def place_of(self, key: str) -> int | None:
        """Where a row stands."""
        return next((place for place, row in enumerate(self.rows) if row.key == key), None)

    def rowCount(self, parent: Place | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Place | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.told(index.row(), index.column(), role)

    def told(self, row: int, column: int, role: int) -> Any:
        """What a cell tells in a role."""
        cell = self.rows[row].cells[column]
        label = self.columns[column].label
        if role == _CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if cell.look is Look.TICK else cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{label}: {cell.said or cell.text}" if label else cell.said or cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell.said or cell.text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        is_label = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.columns[section].label if is_label else None


class BoardTable(RowView):
    """One current row; the content column gives way first, then nothing: a board fits every window."""

    def __init__(self, theme: Theme, columns: Sequence[Column], name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self.has_ticks = False
        self.board = BoardModel(columns, self)
        self.setModel(self.board)
        self.setItemDelegate(BoardPainter(theme, self))
        self.setAccessibleName(name)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setFixedHeight(max(theme.row_height, QFontMetrics(theme.font("bodyStrong")).height() + PADDING))

    def show_rows(self, rows: Sequence[Row], key: str) -> None:
        """Show rows; the current one stays current, else the row of the key, else the first."""
        kept = self.board.place_of(self.current_key())
        before = self.currentIndex().row()
        former = self.current_key()
        self.board.show_rows(rows)
        place = self.board.place_of(former) if kept is not None else self.board.place_of(key)
        if rows:
            self.go_to(min(max(before, 0), len(rows) - 1) if place is None else place)
        self.fit()

    def current_key(self) -> str:
        """What the current row stands for; empty where there is none."""
        place = self.currentIndex().row()
        return self.board.rows[place].key if 0 <= place < len(self.board.rows) else ""

    def written_out(self) -> list[list[str]]:
        """Labels, then rows, as texts."""
        cells = [[cell.said or cell.text for cell in row.cells] for row in self.board.rows]
        return [[one.label for one in self.board.columns], *cells]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give every column the width of its sample, the content column the rest."""
        metrics, strong = QFontMetrics(self._theme.font()), QFontMetrics(self._theme.font("bodyStrong"))
        widths = [
            max(metrics.horizontalAdvance(one.sample), strong.horizontalAdvance(one.label)) + 3 * PADDING
            for one in self.board.columns
        ]
        content = next((place for place, one in enumerate(self.board.columns) if one.is_content), 0)
        left = self.viewport().width() - sum(widths) + widths[content]
        widths[content] = max(left, self._theme.scaled(LEAST_CONTENT))
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)


class BoardPainter(QStyledItemDelegate):
    """Draws every cell itself; text is drawn as it is.

    The current row is asked of the table: an option's state would make all enumerations of ``QStyle``, which the first
    screen does without.
    """

    def __init__(self, theme: Theme, table: RowView) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        painter.save()
        self._cell(painter, option, index)
        painter.restore()

    def _cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        rect, cell = QRect(option.rect), index.data(_CELL)
        is_current = index.row() == self._table.currentIndex().row()
        name = "accentSoft" if is_current else "alt" if index.row() % 2 else "surface"
        painter.fillRect(rect, self._theme.colour(name))
        painter.setPen(QPen(self._theme.colour("border")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() == 0 and is_current:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.colour("focus"))
        if cell.look is Look.TICK:
            self._tick(painter, rect, bool(cell.text))
        elif cell.look is Look.PILL:
            self._pill(painter, rect, cell, is_left=index.column() > 0)
        else:
            self._text(painter, rect, index, is_current)

    def _text(self, painter: QPainter, rect: QRect, index: Place, is_current: bool) -> None:
        column: Column = index.model().columns[index.column()]  # type: ignore[attr-defined]  # our own model
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        font = QFont(self._theme.font())
        painter.setFont(font)
        painter.setPen(QPen(self._theme.colour("selText" if is_current else "text")))
        side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
        told = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, told)

    def _pill(self, painter: QPainter, rect: QRect, cell: Cell, *, is_left: bool) -> None:
        colour, tint = self._theme.state_colours(cell.tone)
        font = QFont(self._theme.font())
        metrics = QFontMetrics(font)
        room = rect.width() - PADDING
        told = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, room - 2 * PADDING)
        pill = QRect(0, 0, metrics.horizontalAdvance(told) + 2 * PADDING, min(rect.height() - 4, metrics.height() + 4))
        pill.moveCenter(rect.center())
        if is_left:
            pill.moveLeft(rect.left() + PADDING // 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(pill, 4, 4)
        painter.setFont(font)
        painter.setPen(QPen(colour))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, told)

    def _tick(self, painter: QPainter, rect: QRect, is_on: bool) -> None:
        side = self._theme.scaled(14)
        box = QRect(0, 0, side, side)
        box.moveCenter(rect.center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent" if is_on else "borderStrong")))
        painter.setBrush(self._theme.colour("accent" if is_on else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if is_on:
            painter.setPen(QPen(self._theme.colour("onAccent"), 2))
            corner = QPointF(box.topLeft())
            painter.drawPolyline([corner + QPointF(x, y) * side / 14 for x, y in ((3, 7), (6, 10), (11, 4))])
