# SPDX-License-Identifier: Apache-2.0
"""What has the keyboard and is not seen: a caret that was scrolled away, the current row of a list beyond its edge."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget

from ui.gallery.shown import Shown, viewed_by

SLACK: Final = 2
"""Pixels of a caret or a row that may lie beyond the edge."""


def out_of_sight(window: QWidget) -> Iterator[tuple[Shown, str]]:
    """The widget with the keyboard, where the place in it that keys act on cannot be seen."""
    focused: QWidget | None = window.focusWidget()
    if focused is None or not focused.isVisible() or not window.isAncestorOf(focused):
        return
    asked = _acted_on(focused)
    seen = _seen(asked, focused, window)
    if asked.isValid() and seen.height() < asked.height() - SLACK:
        shown = Shown(focused.accessibleName(), focused, asked, seen, focused.palette().text().color(), focused.font())
        yield shown, f"has the keyboard, and {max(seen.height(), 0)} of {asked.height()} px of it are seen"


def _acted_on(focused: QWidget) -> QRect:
    """Where keys act, in the widget: at the caret, on the current row, on the whole of it."""
    if isinstance(focused, QAbstractItemView):
        row = focused.visualRect(focused.currentIndex())
        return row.translated(focused.viewport().pos()) if row.isValid() else QRect()
    if isinstance(focused, QLineEdit):
        return focused.rect()
    if isinstance(focused, QPlainTextEdit):
        caret: QRect = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).toRect()
        return caret
    return focused.rect()


def _seen(asked: QRect, focused: QWidget, window: QWidget) -> QRect:
    """The part of it that no widget around it cuts, in the window."""
    left = asked.translated(focused.mapTo(window, QPoint(0, 0)))
    one: QWidget | None = focused.viewport() if isinstance(focused, QAbstractItemView) else focused
    while one is not None and one is not window:
        if viewed_by(one) is not None:
            left = left.intersected(QRect(one.mapTo(window, QPoint(0, 0)), one.size()))
        one = one.parentWidget()
    return left
