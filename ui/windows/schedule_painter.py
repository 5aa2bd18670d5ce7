# SPDX-License-Identifier: Apache-2.0
"""Paints the cells of a week from the tokens: two lines of content, a sign before what is to be looked at."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.actions.week import WeekCell
from ui.theme import Theme
from ui.windows.schedule_words import cell_text, mark_of

CELL: Final = Qt.ItemDataRole.UserRole
IS_PAST: Final = Qt.ItemDataRole.UserRole + 1
INNER: Final = 4
LINES: Final = 2


class CellPainter(QStyledItemDelegate):
    """Draws every cell itself; text is drawn as it is."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        rect, cell, is_past = QRect(option.rect), index.data(CELL), bool(index.data(IS_PAST))
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, self._theme.colour("accentSoft" if is_chosen else "sunken" if is_past else "surface"))
        painter.setPen(QPen(self._theme.colour("border")))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if cell is not None:
            self._cell(painter, rect.adjusted(1, 1, -2, -2), cell, self._plain(is_chosen, is_past))
        if self._is_current(option, index):
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _plain(self, is_chosen: bool, is_past: bool) -> QColor:
        return self._theme.colour("selText" if is_chosen else "text2" if is_past else "text")

    def _is_current(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
        view = option.widget
        return isinstance(view, QTableView) and view.currentIndex() == index

    def _cell(self, painter: QPainter, rect: QRect, cell: WeekCell, plain: QColor) -> None:
        colour = plain
        if tone := tone_of(cell):
            colour, tint = self._theme.state_colours(tone)
            painter.fillRect(rect.adjusted(1, 1, -1, -1), tint)
        painter.setFont(self._theme.font())
        painter.setPen(QPen(colour))
        text = " ".join(one for one in (mark_of(cell), cell_text(cell)) if one)
        self._text(painter, rect.adjusted(INNER, 0, -INNER, 0), text)

    def _text(self, painter: QPainter, rect: QRect, text: str) -> None:
        """At most two lines; the last one is shortened where more would follow."""
        metrics = painter.fontMetrics()
        lines = _broken(text, painter, rect.width())
        top = rect.top() + max(0, (rect.height() - len(lines) * metrics.lineSpacing()) // 2)
        for place, line in enumerate(lines):
            told = metrics.elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
            box = QRect(rect.left(), top + place * metrics.lineSpacing(), rect.width(), metrics.lineSpacing())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)


def tone_of(cell: WeekCell) -> str:
    """The colours of a cell; none for one with nothing to say besides its content."""
    return "urgent" if cell.is_emergency else "attention" if cell.findings else "waiting" if cell.is_proposed else ""


def _broken(text: str, painter: QPainter, width: int) -> list[str]:
    """The text in two lines, all that is left in the second."""
    layout = QTextLayout(text, painter.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    cut = line.textLength()
    layout.endLayout()
    return [one for one in (text[:cut].rstrip(), text[cut:].lstrip()) if one][:LINES]
