# SPDX-License-Identifier: Apache-2.0
"""Cells that lost much of their text for nothing: another column of their list has room to spare for all they lack."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.gallery.shown import Shown, viewed_by

MARGIN: Final = 120
"""Pixels around a text that a column may have: padding, and a mark beside it, such as how much is missing."""
KEPT: Final = 0.75
"""Share of a text that is enough to know it by; columns keep some room for what other rows may hold."""
LOOKED_AT: Final = 200
"""Rows that are looked at."""
ELLIPSIS: Final = "…"


def needlessly_short(texts: Sequence[Shown]) -> Iterator[tuple[Shown, str]]:
    """Each shortened cell of a list whose rows are read whole, with the column that could give."""
    for shown in texts:
        view = viewed_by(shown.widget)
        if not isinstance(view, QTableView) or not _is_short(shown) or not _is_list(view):
            continue
        metrics = QFontMetrics(shown.font)
        lacking = metrics.horizontalAdvance(shown.full) - metrics.horizontalAdvance(shown.text)
        own = view.columnAt(shown.inside.center().x())
        for column in range(view.model().columnCount()):
            spare = _spare(view, column, metrics)
            if column != own and spare > lacking:
                yield shown, f"is shortened by {lacking} px, and column {column} has {spare} to spare"
                break


def _is_short(shown: Shown) -> bool:
    is_cut = shown.text.endswith(ELLIPSIS) and shown.text not in shown.full
    return is_cut and len(shown.text) < KEPT * len(shown.full)


def _is_list(view: QTableView) -> bool:
    return view.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows


def _spare(view: QTableView, column: int, metrics: QFontMetrics) -> int:
    """Pixels that no text of a column needs, its heading included; none where it holds no text, but signs."""
    if view.isColumnHidden(column):
        return 0
    model = view.model()
    rows = range(min(model.rowCount(), LOOKED_AT))
    longest = max((metrics.horizontalAdvance(_text(model, row, column)) for row in rows), default=0)
    heading = str(model.headerData(column, Qt.Orientation.Horizontal) or "").splitlines()
    widest = max([longest, *map(metrics.horizontalAdvance, heading)])
    return view.columnWidth(column) - widest - MARGIN if longest else 0


def _text(model: QAbstractItemModel, row: int, column: int) -> str:
    return str(QPersistentModelIndex(model.index(row, column)).data() or "")
