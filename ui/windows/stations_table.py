# SPDX-License-Identifier: Apache-2.0
"""A board whose columns give way one after another where the list is narrow. What is hidden stands in the tool tip."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.windows.today_table import PADDING, BoardTable, Column

AROUND: Final = 2 * PADDING + 4
LEAST_CONTENT: Final = 120
LEAST_OF_ALL: Final = 80


class FoldingTable(BoardTable):
    """``gives_way`` names places of columns, the first to be hidden first."""

    def __init__(
        self, theme: Theme, columns: Sequence[Column], name: str, gives_way: Sequence[int], parent: QWidget
    ) -> None:
        super().__init__(theme, columns, name, parent)
        self._gives_way = tuple(gives_way)
        self._whole_label = ""

    def fit(self) -> None:
        """Give every column that has room the width of its sample, the content column the rest."""
        widths = self._asked()
        content = next(place for place, one in enumerate(self.board.columns) if one.is_content)
        widths[content] = max(widths[content], self._theme.scaled(LEAST_CONTENT))
        hidden = self._without_room(widths)
        left = self.viewport().width() - sum(width for place, width in enumerate(widths) if place not in hidden)
        widths[content] = max(widths[content] + left, self._theme.scaled(LEAST_OF_ALL))
        self._share(widths, content, hidden)
        self._label(content, widths[content])
        for place, width in enumerate(widths):
            self.setColumnHidden(place, place in hidden)
            if place not in hidden:
                self.setColumnWidth(place, width)

    def _share(self, widths: list[int], content: int, hidden: set[int]) -> None:
        """What the content needs not goes to columns whose texts are longer than their sample."""
        needed = [self._longest(place) for place in range(len(widths))]
        for place in sorted(set(range(len(widths))) - hidden - {content}):
            given = max(0, min(needed[place] - widths[place], widths[content] - needed[content]))
            widths[place] += given
            widths[content] -= given

    def _longest(self, place: int) -> int:
        metrics = QFontMetrics(self._theme.font())
        return AROUND + max((metrics.horizontalAdvance(row.cells[place].text) for row in self.board.rows), default=0)

    def _label(self, content: int, width: int) -> None:
        """Where the label of the content has no room, the first of its two words stands alone."""
        label = self._whole_label or self.board.columns[content].label
        self._whole_label = label
        strong = QFontMetrics(self._theme.font("bodyStrong"))
        told = label if strong.horizontalAdvance(label) + 3 * PADDING <= width else label.partition(" / ")[0]
        if told != self.board.columns[content].label:
            columns = list(self.board.columns)
            columns[content] = replace(columns[content], label=told)
            self.board.columns = tuple(columns)
            self.board.headerDataChanged.emit(Qt.Orientation.Horizontal, content, content)

    def _asked(self) -> list[int]:
        metrics, strong = QFontMetrics(self._theme.font()), QFontMetrics(self._theme.font("bodyStrong"))
        return [
            max(metrics.horizontalAdvance(one.sample), strong.horizontalAdvance(one.label)) + AROUND
            for one in self.board.columns
        ]

    def _without_room(self, widths: Sequence[int]) -> set[int]:
        over = sum(widths) - self.viewport().width()
        hidden: set[int] = set()
        for place in self._gives_way:
            if over <= 0:
                break
            hidden.add(place)
            over -= widths[place]
        return hidden
