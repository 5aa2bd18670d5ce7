# SPDX-License-Identifier: Apache-2.0
"""The queue as a table for Qt: signs, texts, ticks, and what a row says aloud."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics

from desktop.actions.paging import ListRow
from desktop.actions.review_work import Waiting
from desktop.display import shown_day
from ui.plain import plain_tip
from ui.signs import Sign
from ui.tables.cell_roles import Role
from ui.tables.columns import PADDING, TICK, ListColumn
from ui.theme import Theme
from ui.windows.review_queue import ReviewQueue
from ui.windows.review_words import AGAIN, CLEAN, LATER, URGENT, WARNED, ReviewWords
from ui.words import Tongue

CHECKS, UNIT, DAY, CONTENT, KIND = "checks", "unit", "day", "content", "kind"
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ROOT: Final = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class ReviewModel(QAbstractTableModel):
    """Shows a queue. Whatever changes the queue goes through ``change`` or ``retell``; ``changed`` follows."""

    changed = Signal()

    def __init__(self, theme: Theme, tongue: Tongue, words: ReviewWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tongue, self._words = theme, tongue, words
        self.queue = ReviewQueue()
        self.year = 0
        self.is_kind_short = False
        self.columns = self._make_columns()

    def _make_columns(self) -> list[ListColumn]:
        metrics = QFontMetrics(self._theme.font())
        sign = self._theme.size("target") + PADDING
        samples = {UNIT: "Phường Lào Cai", DAY: "28/08/26", KIND: "Own production x"}
        widths = {name: metrics.horizontalAdvance(text) + 2 * PADDING for name, text in samples.items()}
        labels = {
            TICK: self.tr("Chọn"),
            CHECKS: self.tr("Kiểm tra tự động"),
            UNIT: self.tr("Xã"),
            DAY: self.tr("Ngày"),
            CONTENT: self.tr("Nội dung"),
            KIND: self.tr("Loại"),
        }
        return [
            ListColumn(name, label, widths.get(name, sign), is_content=name == CONTENT)
            for name, label in labels.items()
        ]

    def change(self, act: Callable[[ReviewQueue], None]) -> None:
        """Change which rows there are, or their order."""
        self.beginResetModel()
        act(self.queue)
        self.endResetModel()
        self.changed.emit()

    def retell(self, act: Callable[[ReviewQueue], None]) -> None:
        """Change what is ticked or known of the rows."""
        act(self.queue)
        if self.queue.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.queue.rows) - 1, len(self.columns) - 1))
        self.changed.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.queue.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.header(self.columns[section], role) if orientation == Qt.Orientation.Horizontal else None

    def header(self, column: ListColumn, role: int) -> Any:
        """What the header of a column answers to a role; a sign without words has no label above it."""
        if role == Qt.ItemDataRole.DisplayRole:
            is_sign = column.name in (TICK, CHECKS) or (column.name == KIND and self.is_kind_short)
            return "" if is_sign else column.label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return column.label if role == Qt.ItemDataRole.AccessibleTextRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return (
            self.answer(self.queue.rows[index.row()], self.columns[index.column()], role) if index.isValid() else None
        )

    def answer(self, row: Waiting, column: ListColumn, role: int) -> Any:
        """What a cell answers to a role."""
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._text(row, column),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _LEFT,
            Qt.ItemDataRole.ToolTipRole: lambda: plain_tip(self._tip(row, column)),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(row),
            Qt.ItemDataRole.CheckStateRole: lambda: self._tick_state(row, column),
            Role.COLUMN: lambda: column,
            Role.ROW: lambda: _list_row(row),
            Role.SIGN: lambda: self._sign(row, column),
        }
        answer = answers.get(role)
        return None if answer is None else answer()

    def _tick_state(self, row: Waiting, column: ListColumn) -> Qt.CheckState | None:
        state = Qt.CheckState.Checked if row.record_id in self.queue.ticked else Qt.CheckState.Unchecked
        return state if column.name == TICK else None

    def _sign(self, row: Waiting, column: ListColumn) -> Sign | None:
        examined = self.queue.checks.of(row)
        if column.name == CHECKS and examined is not None:
            return CLEAN if examined.is_clean else WARNED
        return next(iter(self._standing(row)), None) if column.name == KIND else None

    def _standing(self, row: Waiting) -> list[Sign]:
        """What sets a row apart from the others; the first is shown, all are told."""
        signs = ((URGENT, row.is_emergency), (AGAIN, row.is_again), (LATER, self.queue.is_put_off(row)))
        return [sign for sign, holds in signs if holds]

    def _text(self, row: Waiting, column: ListColumn) -> str:
        sign = self._sign(row, column)
        if sign is not None:
            return f"{sign.mark} {self._tongue(sign.words)}"
        if column.name == KIND:
            return "" if self.is_kind_short else self._words.kind(row)
        texts = {UNIT: row.unit_name, DAY: self._words.day(row, self.year), CONTENT: self._words.content(row)}
        return " ".join(texts.get(column.name, "").split())

    def _tip(self, row: Waiting, column: ListColumn) -> str:
        examined = self.queue.checks.of(row)
        standing = [self._tongue(one.words) for one in self._standing(row)]
        tips = {
            TICK: self.tr("Space: chọn hoặc bỏ chọn"),
            CHECKS: self._words.check_count(examined) if examined else self.tr("Đang kiểm tra…"),
            DAY: shown_day(row.day) if row.day else "",
            KIND: "\n".join([self._words.kind(row), *standing]),
        }
        return tips.get(column.name) or self._text(row, column)

    def _spoken(self, row: Waiting) -> str:
        said = self._words.spoken(row, self.queue.checks.of(row), self._standing(row))
        return self.tr("đã chọn; {row}").format(row=said) if row.record_id in self.queue.ticked else said


def _list_row(row: Waiting) -> ListRow:
    """What the painter of lists asks of a row: in the queue nothing is missing and nothing is withdrawn."""
    return ListRow(row.record_id, row.unit, (), (), None, "", has_conflict=False, missing=0, has_findings=False)
