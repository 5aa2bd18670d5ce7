# SPDX-License-Identifier: Apache-2.0
"""Short lists of the sync centre, in the look of every list: a sign and texts, one of them as wide as can be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.actions.paging import ListRow
from ui.plain import plain_tip
from ui.signs import Sign
from ui.tables.cell_roles import Role
from ui.tables.columns import PADDING, SIGN_ONLY_BELOW, ListColumn
from ui.tables.empty_words import EmptyWords
from ui.tables.row_painter import RowPainter
from ui.tables.row_view import RowView
from ui.tables.row_words import RowWords
from ui.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex
LEAST_ROWS: Final = 2
"""Rows, the header among them, that a table keeps where room is short."""
_ROOT: Final = QModelIndex()
_PLAIN: Final = ListRow("", "", (), (), None, "", has_conflict=False, missing=0, has_findings=False)
"""What the painter of lists asks of a row: here nothing is missing and nothing is withdrawn."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row: what it stands for, a text for each column, and the sign before the first."""

    key: str
    texts: Sequence[str]
    sign: Sign | None = None


class FactModel(QAbstractTableModel):
    """Rows that are all at hand."""

    def __init__(self, columns: Sequence[ListColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: Sequence[FactRow] = ()

    def show_rows(self, rows: Sequence[FactRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.columns[section])
        return self.columns[section].label if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.answer(self.rows[index.row()], index.column(), role) if index.isValid() else None

    def answer(self, row: FactRow, place: int, role: int) -> Any:
        """What a cell answers to a role."""
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: row.texts[place],
            Qt.ItemDataRole.ToolTipRole: lambda: plain_tip(row.texts[place]),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(row),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _side(self.columns[place]),
            Role.COLUMN: lambda: self.columns[place],
            Role.ROW: lambda: _PLAIN,
            Role.SIGN: lambda: row.sign if place == 0 else None,
        }
        answer = answers.get(role)
        return None if answer is None else answer()

    def _spoken(self, row: FactRow) -> str:
        told = zip(self.columns, row.texts, strict=True)
        return "; ".join(f"{column.label}: {text}" for column, text in told if text)


def _side(column: ListColumn) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class FactTable(RowView):
    """``picked`` tells the key of the row that Enter or a double click was on, ``looked`` that of the current row.

    Where there is little room the columns go from the right, the wide one never.
    """

    picked = Signal(str)
    looked = Signal(str)

    def __init__(
        self, workbench: Workbench, name: str, columns: Sequence[ListColumn], parent: QWidget | None = None
    ) -> None:
        super().__init__(workbench.theme, parent)
        self.has_ticks = False
        self._theme = workbench.theme
        self.rows = FactModel(columns, self)
        self.setModel(self.rows)
        words = RowWords(workbench.theme, workbench.tongue, workbench.laptop.tree, self)
        self.setItemDelegate(RowPainter(workbench.theme, words, self))
        self.setAccessibleName(name)
        self.setMinimumHeight(LEAST_ROWS * workbench.theme.row_height)
        self.empty = EmptyWords(self)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(workbench.theme.size("target"))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.opened.connect(lambda place: self.picked.emit(self.key_at(place)))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.looked.emit(self.key_at(now.row())))
        self.resized.connect(self._fit)

    def show_rows(self, rows: Sequence[FactRow], empty: str) -> None:
        """Show rows, the current one kept; where there are none, say so."""
        before = self.current_key
        self.rows.show_rows(rows)
        self._fit()
        keys = [one.key for one in rows]
        if rows:
            self.go_to(keys.index(before) if before in keys else 0)
            self.empty.hide()
        else:
            self.empty.say(empty)
            self.looked.emit("")

    def _fit(self) -> None:
        room, least = self.viewport().width(), self._theme.scaled(180)
        widths = {place: self._width(place) for place, one in enumerate(self.rows.columns) if not one.is_content}
        hidden: list[int] = []
        for place in sorted(widths, reverse=True):
            if sum(width for one, width in widths.items() if one not in hidden) + least > room and place:
                hidden.append(place)
        content = room - sum(width for one, width in widths.items() if one not in hidden)
        for place in range(len(self.rows.columns)):
            self.setColumnHidden(place, place in hidden)
            if place not in hidden:
                self.setColumnWidth(place, widths.get(place, content))

    def _width(self, place: int) -> int:
        """Room for the longest text of a column and its label."""
        metrics, strong = QFontMetrics(self._theme.font()), QFontMetrics(self._theme.font("bodyStrong"))
        texts = max((metrics.horizontalAdvance(one.texts[place]) for one in self.rows.rows), default=0)
        room = max(texts, strong.horizontalAdvance(self.rows.columns[place].label)) + 3 * PADDING
        has_signs = place == 0 and any(one.sign is not None for one in self.rows.rows)
        return max(room, self._theme.scaled(SIGN_ONLY_BELOW)) if has_signs else room

    def key_at(self, place: int) -> str:
        """What a row stands for; empty where there is none."""
        return self.rows.rows[place].key if 0 <= place < len(self.rows.rows) else ""

    @property
    def current_key(self) -> str:
        """What the current row stands for."""
        return self.key_at(self.currentIndex().row())


def fact_columns(labels: Sequence[str], wide: int, numbers: Sequence[int] = ()) -> list[ListColumn]:
    """Columns by their labels; one is as wide as there is room, some hold numbers."""
    made = [ListColumn(f"fact_{place}", label, 0, place) for place, label in enumerate(labels)]
    made[wide] = replace(made[wide], is_content=True)
    return [replace(one, kind="integer" if place in numbers else "") for place, one in enumerate(made)]
