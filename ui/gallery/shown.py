# SPDX-License-Identifier: Apache-2.0
"""Every text that a window shows: in which widget, in which cell, where it stands in the window."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QStackedWidget,
    QWidget,
)

from ui.gallery.recorder import Piece, painted_texts

_WORDLESS: Final = (QWidget, QFrame, QStackedWidget, QScrollBar)
"""Kinds that, as they are, paint no text: what holds others, edges, bars. Their subclasses may."""
_EVERYWHERE: Final = QRect(QPoint(-100_000, -100_000), QPoint(100_000, 100_000))
"""A sight that nothing narrows yet."""
OVER = ("popup", "panel")
"""Roles of what may lie over a screen and hide what is beneath."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One painted run of text. ``ink`` is in the window; ``cell`` is that of its row and column, in the widget."""

    text: str
    widget: QWidget
    inside: QRect
    """Where its ink stands in the widget."""
    ink: QRect
    colour: QColor
    font: QFont
    cell: QRect | None = None
    full: str = ""
    """The whole text behind it, where that is known."""
    tip: str = ""

    @property
    def place(self) -> str:
        """The widget by its way from the window."""
        return name_of(self.widget)


def name_of(widget: QWidget) -> str:
    """A widget by the classes above it, with its name where it has one."""
    way: list[str] = []
    one: QWidget | None = widget
    while one is not None and not one.isWindow():
        kind = type(one).__name__
        if kind not in ("QWidget", "QStackedWidget"):
            way.append(f"{kind}#{one.objectName()}" if one.objectName() and "qt_" not in one.objectName() else kind)
        one = one.parentWidget()
    return " > ".join(reversed(way[:4]))


def viewed_by(widget: QWidget) -> QAbstractScrollArea | None:
    """The scroll area whose viewport a widget is."""
    area = widget.parentWidget()
    return area if isinstance(area, QAbstractScrollArea) and area.viewport() is widget else None


def shown_texts(window: QWidget) -> list[Shown]:
    """All that can be read in a window as it stands; what a panel over it hides is left out."""
    texts = (one for widget in _in_view(window, _EVERYWHERE) for one in _texts_of(widget, window))
    return [one for one in texts if not is_hidden(one, window)]


def _in_view(widget: QWidget, sight: QRect) -> Iterator[QWidget]:
    """The visible widgets in one; what a viewport has scrolled away whole is left out: to ask it takes long."""
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not child.isVisible():
            continue
        left = sight.translated(-child.pos())
        if viewed_by(child) is not None:
            left = left.intersected(child.rect())
        if left.intersects(child.rect()):
            yield child
        yield from _in_view(child, left)


def _texts_of(widget: QWidget, window: QWidget) -> Iterator[Shown]:
    corner = widget.mapTo(window, QPoint(0, 0))
    area = viewed_by(widget)
    if type(widget) in _WORDLESS and area is None:
        return
    for piece in painted_texts(widget):
        inside = piece.ink.toAlignedRect()
        told = Shown(piece.text, widget, inside, inside.translated(corner), piece.colour, piece.font)
        if isinstance(area, QHeaderView):
            yield _in_header(told, area)
        elif isinstance(area, QAbstractItemView):
            yield _in_cell(told, area, piece)
        else:
            yield _in_widget(told)


def _in_widget(told: Shown) -> Shown:
    widget = told.widget
    full = widget.text() if isinstance(widget, QLabel) else ""
    for name in ("text", "placeholderText"):
        full += str(widget.property(name) or "")
    return _with(told, None, full, _tip_of(widget))


def _in_cell(told: Shown, view: QAbstractItemView, piece: Piece) -> Shown:
    index = view.indexAt(QPoint(round(max(piece.ink.left(), 0)), round(piece.ink.center().y())))
    if not index.isValid():
        return _with(told, None, "", _tip_of(told.widget))
    lasting = QPersistentModelIndex(index)
    tip = str(lasting.data(Qt.ItemDataRole.ToolTipRole) or "") or _tip_of(told.widget)
    return _with(told, view.visualRect(index), str(lasting.data() or ""), tip)


def _in_header(told: Shown, header: QHeaderView) -> Shown:
    section = header.logicalIndexAt(told.inside.center())
    if section < 0:
        return _with(told, None, "", "")
    start, size = header.sectionViewportPosition(section), header.sectionSize(section)
    is_across = header.orientation() == Qt.Orientation.Horizontal
    cell = QRect(start, 0, size, header.height()) if is_across else QRect(0, start, header.width(), size)
    model, sides = header.model(), header.orientation()
    full = str(model.headerData(section, sides, Qt.ItemDataRole.DisplayRole) or "")
    return _with(told, cell, full, str(model.headerData(section, sides, Qt.ItemDataRole.ToolTipRole) or ""))


def _with(told: Shown, cell: QRect | None, full: str, tip: str) -> Shown:
    return Shown(told.text, told.widget, told.inside, told.ink, told.colour, told.font, cell, full, tip)


def _tip_of(widget: QWidget) -> str:
    """Its tool tip, or that of the nearest widget around it that has one, as Qt shows it."""
    one: QWidget | None = widget
    while one is not None:
        if one.toolTip():
            return one.toolTip()
        one = one.parentWidget()
    return ""


def is_hidden(told: Shown, window: QWidget) -> bool:
    """Whether it stands outside the window's sight: scrolled away, or beneath a panel that lies over the screen."""
    if not in_sight(told, window).isValid():
        return True
    top = window.childAt(told.ink.center())
    return top is not None and not related(top, told.widget) and lies_over(top, told.widget)


def in_sight(told: Shown, window: QWidget) -> QRect:
    """The part of its ink that no scroll area and no field cuts, in the window."""
    left: QRect = QRect(told.ink)
    if isinstance(told.widget, QLineEdit):
        left = left.intersected(QRect(told.widget.mapTo(window, QPoint(0, 0)), told.widget.size()))
    one: QWidget | None = told.widget
    while one is not None and one is not window:
        if viewed_by(one) is not None:
            left = left.intersected(QRect(one.mapTo(window, QPoint(0, 0)), one.size()))
        one = one.parentWidget()
    return left


def related(one: QWidget, other: QWidget) -> bool:
    """Whether they are the same or one holds the other."""
    return one is other or one.isAncestorOf(other) or other.isAncestorOf(one)


def lies_over(top: QWidget, beneath: QWidget) -> bool:
    """Whether the upper widget belongs to a panel that is meant to lie over the lower one."""
    one: QWidget | None = top
    while one is not None and not one.isAncestorOf(beneath):
        if one.property("role") in OVER:
            return True
        one = one.parentWidget()
    return False
