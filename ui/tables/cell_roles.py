# SPDX-License-Identifier: Apache-2.0
"""What a cell and a header of a list answer to each role that Qt, a screen reader or a painter asks for."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import Qt

from desktop.actions.paging import ListRow
from ui.plain import plain_tip
from ui.tables.columns import TICK, ListColumn
from ui.tables.row_words import RowWords

PLACEHOLDER: Final = "…"
_TEXTS: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Role(IntEnum):
    """What the painter asks for besides Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole
    SIGN = Qt.ItemDataRole.UserRole + 1
    COLUMN = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its row, None while that is being read, its column, all columns, and those without room."""

    row: ListRow | None
    column: ListColumn
    columns: Sequence[ListColumn]
    hidden: Collection[str]
    is_ticked: bool


def cell_answer(words: RowWords, cell: Cell, role: int) -> Any:
    """The answer of a cell; None for roles it knows nothing of."""
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _alignment(cell.column)
    if role == Role.COLUMN:
        return cell.column
    if role == Qt.ItemDataRole.CheckStateRole:
        return _tick(cell)
    if cell.row is None:
        return PLACEHOLDER if role in _TEXTS and cell.column.name != TICK else None
    return _of_row(words, cell, cell.row, role)


def _tick(cell: Cell) -> Qt.CheckState | None:
    state = Qt.CheckState.Checked if cell.is_ticked else Qt.CheckState.Unchecked
    return state if cell.column.name == TICK else None


def _of_row(words: RowWords, cell: Cell, row: ListRow, role: int) -> Any:
    answers: dict[int, Callable[[], Any]] = {
        Qt.ItemDataRole.DisplayRole: lambda: words.cell(row, cell.column),
        Role.ROW: lambda: row,
        Role.SIGN: lambda: words.sign(row, cell.column),
        Qt.ItemDataRole.ToolTipRole: lambda: plain_tip(words.tip(row, cell.column, cell.columns, cell.hidden)),
        Qt.ItemDataRole.AccessibleTextRole: lambda: words.spoken(row, cell.columns, cell.is_ticked),
    }
    answer = answers.get(role)
    return None if answer is None else answer()


def header_answer(words: RowWords, column: ListColumn, role: int) -> Any:
    """The answer of the header of a column."""
    if role == Qt.ItemDataRole.DisplayRole:
        return words.header(column)
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(column.label)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return column.label
    return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _alignment(column: ListColumn) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
