# SPDX-License-Identifier: Apache-2.0
"""What a row of a list says: in its cells, in its tool tips, aloud, and on the clipboard."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetrics

from desktop.actions.paging import ListRow
from sync.log.units import UnitTree
from ui.signs import Sign, review_sign, transfer_sign
from ui.tables.columns import REVIEW, TICK, TRANSFER, UNIT, Labels, ListColumn, broken
from ui.theme import Theme
from ui.words import Tongue

_FORMULA_SIGNS: Final = ("=", "+", "-", "@")
"""A spreadsheet would compute a cell that begins so."""
_BREAKS: Final = str.maketrans("\t\n\r", "   ")

Tell = Callable[[ListRow], Sign | str | None]
"""What a screen says in one column of a row: a sign with its words, a text, or None for what the field holds."""


class RowWords(QObject):
    """Words of rows in the language of the window."""

    def __init__(self, theme: Theme, tongue: Tongue, tree: UnitTree, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._metrics = QFontMetrics(theme.font("bodyStrong"))
        self._tongue = tongue
        self._tree = tree
        self.told: Mapping[str, Tell] = {}
        """By column: what a screen knows of a row that its fields do not hold."""

    def labels(self) -> Labels:
        """Labels of the columns that no declaration names."""
        return Labels(self.tr("Chọn"), self.tr("Gửi"), self.tr("Duyệt"), self.tr("Xã"))

    def header(self, column: ListColumn) -> str:
        """The label above a column, in two lines where one is too long; none above a sign without words."""
        if column.name in (TICK, TRANSFER):
            return ""
        if self._metrics.horizontalAdvance(column.label) + 30 <= column.width or column.is_content:
            return column.label
        return "\n".join(broken(column.label, self._metrics))

    def sign(self, row: ListRow, column: ListColumn) -> Sign | None:
        """The sign of a state; None in other columns and for types without review."""
        if column.name in self.told:
            told = self.told[column.name](row)
            return told if isinstance(told, Sign) else None
        if column.name == TRANSFER:
            return transfer_sign(row.transfer, is_conflict=row.has_conflict)
        if column.name == REVIEW and row.review is not None:
            return review_sign(row.review, is_conflict=row.has_conflict)
        return None

    def cell(self, row: ListRow, column: ListColumn) -> str:
        """The text of a cell in one line."""
        if column.name == TICK:
            return ""
        sign = self.sign(row, column)
        if sign is not None:
            return f"{sign.mark} {self._tongue(sign.words)}"
        told = self.told[column.name](row) if column.name in self.told else None
        if isinstance(told, str):
            return told
        if column.name == UNIT:
            return self.unit(row.unit)
        return " ".join(row.texts[column.place].split()) if 0 <= column.place < len(row.texts) else ""

    def unit(self, code: str) -> str:
        """The name of a commune; its code where it is not known."""
        unit = self._tree.get(code) if code else None
        return unit.name if unit is not None else code

    def count(self, count: int) -> str:
        """How many records there are."""
        return self.tr("{count} bản ghi").format(count=f"{count:,}".replace(",", "."))

    def missing(self, row: ListRow) -> str:
        """How many required fields are empty; nothing where none is."""
        return self.tr("Thiếu {count} mục").format(count=row.missing) if row.missing else ""

    def tip(self, row: ListRow, column: ListColumn, columns: Sequence[ListColumn], hidden: Collection[str]) -> str:
        """The whole text of a cell; at the content also what is missing and what had no room."""
        if column.name == TICK:
            return self.tr("Space: chọn hoặc bỏ chọn")
        lines = [self.cell(row, column)]
        if column.is_sign:
            return f"{column.label}: {lines[0]}"
        if column.is_content:
            lines += [self.missing(row)]
            lines += [f"{one.label}: {self.cell(row, one)}" for one in columns if one.name in hidden]
        return "\n".join(line for line in lines if line)

    def spoken(self, row: ListRow, columns: Sequence[ListColumn], is_ticked: bool) -> str:
        """The whole row as it is read aloud: signs by their words."""
        parts = [self.tr("đã chọn")] if is_ticked else []
        for column in columns:
            sign = self.sign(row, column)
            said = self._tongue(sign.words) if sign is not None else self.cell(row, column)
            if column.name != TICK and said:
                parts.append(f"{column.label}: {said}")
        parts.append(self.missing(row))
        return "; ".join(part for part in parts if part)

    def copied(self, rows: Sequence[ListRow], columns: Sequence[ListColumn]) -> str:
        """Rows as tab-separated lines under their labels, states in words: what a spreadsheet takes."""
        shown = [one for one in columns if one.name != TICK]
        lines = ["\t".join(one.label for one in shown)]
        lines += ["\t".join(self._copied_cell(row, one) for one in shown) for row in rows]
        return "\n".join(lines) + "\n"

    def written_out(self, rows: Sequence[ListRow], columns: Sequence[ListColumn]) -> list[list[str]]:
        """Labels, then rows: every cell a text, states in words; for a file in which a text is never computed."""
        shown = [one for one in columns if one.name != TICK]
        return [[one.label for one in shown], *([self._worded(row, one) for one in shown] for row in rows)]

    def _worded(self, row: ListRow, column: ListColumn) -> str:
        sign = self.sign(row, column)
        return self._tongue(sign.words) if sign is not None else self.cell(row, column)

    def _copied_cell(self, row: ListRow, column: ListColumn) -> str:
        text = self._worded(row, column).translate(_BREAKS)
        return f"'{text}" if len(text) > 1 and text.startswith(_FORMULA_SIGNS) else text
