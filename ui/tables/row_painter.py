# SPDX-License-Identifier: Apache-2.0
"""Paints the cells of a list: texts, signs with their words, ticks, and what is missing beside the content."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.actions.paging import ListRow
from ui.signs import Sign
from ui.tables.cell_roles import Role
from ui.tables.columns import PADDING, SIGN_ONLY_BELOW, TICK, ListColumn
from ui.tables.row_words import RowWords
from ui.theme import Theme

_BAR = 3
"""Width of the bar before the current row."""


class RowPainter(QStyledItemDelegate):
    """Draws every cell itself, from the tokens; text is drawn as it is."""

    def __init__(self, theme: Theme, words: RowWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._strong = theme.font("bodyStrong")
        self._caption = theme.font("caption")
        self._body, self._struck = theme.font(), theme.font()
        self._struck.setStrikeOut(True)
        self._measure = QFontMetrics(self._body)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        self._cell(painter, option, index)
        painter.restore()

    def _cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        column: ListColumn = index.data(Role.COLUMN)
        rect = QRect(option.rect)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, rect, index.row(), is_current)
        if index.column() == 0 and is_current:
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), self._theme.colour("focus"))
        sign: Sign | None = index.data(Role.SIGN)
        if column.name == TICK:
            self._tick(painter, rect, index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked)
        elif sign is not None:
            self._sign(painter, rect, sign, str(index.data()))
        else:
            self._words_of(painter, rect, index, is_current)

    def _ground(self, painter: QPainter, rect: QRect, row: int, is_current: bool) -> None:
        name = "accentSoft" if is_current else "alt" if row % 2 else "surface"
        painter.fillRect(rect, self._theme.colour(name))
        painter.setPen(QPen(self._theme.colour("border")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _tick(self, painter: QPainter, rect: QRect, is_ticked: bool) -> None:
        side = self._theme.scaled(14)
        box = QRect(0, 0, side, side)
        box.moveCenter(rect.center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent" if is_ticked else "borderStrong")))
        painter.setBrush(self._theme.colour("accent" if is_ticked else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if is_ticked:
            painter.setPen(QPen(self._theme.colour("onAccent"), 2))
            left, top = box.left(), box.top()
            painter.drawPolyline([_point(left, top, side, *at) for at in ((3, 7), (6, 10), (11, 4))])

    def _sign(self, painter: QPainter, rect: QRect, sign: Sign, text: str) -> None:
        colour, tint = self._theme.state_colours(sign.tone)
        is_short = rect.width() < self._theme.scaled(SIGN_ONLY_BELOW)
        told = sign.mark if is_short else text
        font = self._strong if is_short else self._body
        metrics = QFontMetrics(font)
        wide = max(metrics.horizontalAdvance(told) + 2 * PADDING, self._theme.scaled(22))
        pill = QRect(0, 0, min(wide, rect.width() - 4), min(rect.height() - 4, metrics.height() + 4))
        pill.moveCenter(rect.center())
        if not is_short:
            pill.moveLeft(rect.left() + PADDING // 2)
        self._pill(painter, pill, tint)
        painter.setFont(font)
        painter.setPen(QPen(colour))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, told)

    def _pill(self, painter: QPainter, pill: QRect, tint: object) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(pill, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _words_of(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, is_current: bool
    ) -> None:
        column: ListColumn = index.data(Role.COLUMN)
        row: ListRow | None = index.data(Role.ROW)
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        if column.is_content and row is not None and row.missing:
            inner.setRight(self._missing(painter, inner, self._words.missing(row)))
        self._text(painter, inner, index, row, "selText" if is_current else "text")

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        row: ListRow | None,
        colour: str,
    ) -> None:
        painter.setFont(self._struck if row is not None and row.is_withdrawn else self._body)
        painter.setPen(QPen(self._theme.colour("text2" if row is None else colour)))
        told = self._measure.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, index.data(Qt.ItemDataRole.TextAlignmentRole), told)

    def _missing(self, painter: QPainter, rect: QRect, told: str) -> int:
        """Draw how much is missing at the right end; where the text may end."""
        colour, tint = self._theme.state_colours("attention")
        metrics = QFontMetrics(self._caption)
        wide = metrics.horizontalAdvance(told) + 2 * PADDING
        if rect.width() < 2 * wide:
            return rect.right()
        pill = QRect(rect.right() - wide, 0, wide, min(rect.height() - 6, metrics.height() + 2))
        pill.moveCenter(QRect(rect.right() - wide, rect.top(), wide, rect.height()).center())
        self._pill(painter, pill, tint)
        painter.setFont(self._caption)
        painter.setPen(QPen(colour))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, told)
        return pill.left() - PADDING


def _point(left: int, top: int, side: int, x: int, y: int) -> QPointF:
    return QPointF(left + x * side / 14, top + y * side / 14)
