# SPDX-License-Identifier: Apache-2.0
"""Text that something else stands on: another widget that is not meant to lie over it, or another text of its list."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.gallery.shown import OVER, Shown, in_sight, lies_over, related

_ACROSS: Final = 5
_DOWN: Final = 3
TOUCH: Final = 1
"""Pixels at the edges of a text that are not looked at: ink is measured in whole pixels."""
SEAM: Final = 3
"""Pixels by which two runs of one list may touch: a sign and its word come from two fonts."""


def overlapping(window: QWidget, texts: Sequence[Shown]) -> Iterator[tuple[Shown, str]]:
    """Each text that is covered, and by what."""
    for shown in texts:
        cover = _cover(shown, window)
        if cover is not None:
            yield shown, f"lies under {type(cover).__name__} “{cover.accessibleName() or cover.property('text') or ''}”"
    yield from _in_one_widget(texts)
    yield from _beside_each_other(window, texts)


def _cover(shown: Shown, window: QWidget) -> QWidget | None:
    sight = in_sight(shown, window)
    if min(sight.width(), sight.height()) <= 2 * TOUCH:
        return None
    for point in _points(sight):
        top = window.childAt(point)
        if top is not None and not related(top, shown.widget) and not lies_over(top, shown.widget):
            return top
    return None


def _points(ink: QRect) -> Iterator[QPoint]:
    """Points all over a text, its edges left out."""
    inner = ink.adjusted(TOUCH, TOUCH, -TOUCH, -TOUCH)
    for x in range(_ACROSS):
        for y in range(_DOWN):
            yield QPoint(
                inner.left() + x * max(inner.width() - 1, 0) // (_ACROSS - 1),
                inner.top() + y * max(inner.height() - 1, 0) // (_DOWN - 1),
            )


def _beside_each_other(window: QWidget, texts: Sequence[Shown]) -> Iterator[tuple[Shown, str]]:
    """Widgets of one parent that hold text and stand on each other, even where no letter is hit."""
    for children in _families(window, texts):
        for (one, shown), (other, _of_other) in combinations(children, 2):
            both = one.geometry().intersected(other.geometry())
            if min(both.width(), both.height()) > SEAM:
                yield shown, f"stands in {type(one).__name__}, which overlaps {type(other).__name__}"


def _families(window: QWidget, texts: Sequence[Shown]) -> Iterator[list[tuple[QWidget, Shown]]]:
    """The children of each widget that hold text, with one of their texts; panels that may lie over others left out."""
    families: dict[QWidget, dict[QWidget, Shown]] = {}
    for shown in texts:
        one, parent = shown.widget, shown.widget.parentWidget()
        while parent is not None and one is not window:
            if not isinstance(parent, QAbstractScrollArea) and one.property("role") not in OVER:
                families.setdefault(parent, {})[one] = shown
            one, parent = parent, parent.parentWidget()
    return (list(children.items()) for children in families.values())


def _in_one_widget(texts: Sequence[Shown]) -> Iterator[tuple[Shown, str]]:
    by_widget: dict[int, list[Shown]] = {}
    for shown in texts:
        by_widget.setdefault(id(shown.widget), []).append(shown)
    for together in by_widget.values():
        for one, other in combinations(together, 2):
            both = one.ink.intersected(other.ink)
            if min(both.width(), both.height()) > SEAM:
                yield one, f"is written over by “{other.text}”"
