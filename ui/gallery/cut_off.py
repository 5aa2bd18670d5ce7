# SPDX-License-Identifier: Apache-2.0
"""Text that is cut off: wider or higher than its room, or shortened where no tool tip holds the rest.

What scrolls may be cut downwards, never sideways. A field that is typed into scrolls by itself, but shows its
beginning.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QPlainTextEdit, QRadioButton, QTabBar, QWidget

from ui.gallery.shown import Shown, viewed_by

SLACK: Final = 1
"""Pixels by which antialiased ink may stand over an edge."""
EDGE: Final = 3
"""Pixels that the text of a button keeps from its edge."""
ELLIPSIS: Final = "…"


def cut_off(window: QWidget, texts: Sequence[Shown]) -> Iterator[tuple[Shown, str]]:
    """Each text that cannot be read to its end, and why."""
    for shown in texts:
        words = _tail_shown(shown) or _shortened(shown) or _outside(shown, window)
        if words:
            yield shown, words
    yield from _scrolled_tabs(texts)


def _tail_shown(shown: Shown) -> str:
    field = shown.widget
    if isinstance(field, QLineEdit) and field.text() and not field.hasFocus() and shown.inside.left() < -SLACK:
        return "shows its end, not its beginning"
    return ""


def _shortened(shown: Shown) -> str:
    told = shown.text.strip()
    if not told.endswith(ELLIPSIS) or told in shown.full or shown.tip:
        return ""
    return "is shortened, and no tool tip holds the rest"


def _outside(shown: Shown, window: QWidget) -> str:
    """What it does not fit into: its cell, its widget, or one of those around it."""
    if shown.cell is not None and _beyond(shown.inside, shown.cell, is_scrolling=False):
        return f"is larger than its cell by {_beyond(shown.inside, shown.cell, is_scrolling=False)} px"
    one: QWidget | None = shown.widget
    ink = QRect(shown.ink)
    while one is not None:
        room = _room(one, shown).translated(one.mapTo(window, QPoint(0, 0)))
        is_scrolling = viewed_by(one) is not None
        beyond = _beyond(ink, room, is_scrolling=is_scrolling)
        if beyond and not _is_typed_into(one, shown):
            return f"is larger than {type(one).__name__} by {beyond} px"
        if one is window:
            break
        ink = ink.intersected(room) if is_scrolling or beyond else _whole(ink, one)
        one = one.parentWidget()
    return ""


def _whole(ink: QRect, one: QWidget) -> QRect:
    """A button is cut where its edge is, not only its text."""
    if not isinstance(one, QAbstractButton):
        return ink
    return QRect(one.mapTo(one.window(), QPoint(0, 0)), one.size())


def _room(one: QWidget, shown: Shown) -> QRect:
    is_framed = isinstance(one, QAbstractButton) and not isinstance(one, QCheckBox | QRadioButton)
    return one.rect().adjusted(EDGE, 0, -EDGE, 0) if is_framed and one is shown.widget else one.rect()


def _beyond(ink: QRect, room: QRect, *, is_scrolling: bool) -> int:
    """By how many pixels ink stands out of a room; downwards it may where the room scrolls."""
    over = [room.left() - ink.left(), ink.right() - room.right()]
    if not is_scrolling:
        over += [room.top() - ink.top(), ink.bottom() - room.bottom()]
    most = max(over)
    return most if most > SLACK else 0


def _is_typed_into(one: QWidget, shown: Shown) -> bool:
    field = one if isinstance(one, QLineEdit) else viewed_by(one)
    return isinstance(field, QLineEdit | QPlainTextEdit) and shown.text not in _hint(field)


def _hint(field: QLineEdit | QPlainTextEdit) -> str:
    """The words of an empty field, which must fit."""
    typed = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    return "" if typed else field.placeholderText()


def _scrolled_tabs(texts: Sequence[Shown]) -> Iterator[tuple[Shown, str]]:
    for shown in texts:
        bar = shown.widget
        if isinstance(bar, QTabBar) and bar.tabRect(bar.count() - 1).right() > bar.width() + SLACK:
            yield shown, "stands in a row of tabs that does not fit"
        elif isinstance(bar, QTabBar) and bar.tabRect(bar.currentIndex()).isEmpty():
            yield shown, "stands in a row of tabs that does not show the current one"
