# SPDX-License-Identifier: Apache-2.0
"""Gives the columns of a list their widths, hides those without room, and remembers what a person set by hand."""

import json
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from ui.settings import Settings
from ui.tables.columns import PADDING, fit
from ui.tables.record_model import RecordModel
from ui.tables.row_words import RowWords
from ui.theme import Theme

LEAST_CONTENT: Final = 180
"""Width in pixels below which the content column is not squeezed."""


class ColumnLayout(QObject):
    """Widths are kept in letters, so that they hold for every size of text."""

    def __init__(self, view: QTableView, model: RecordModel, words: RowWords, theme: Theme, settings: Settings) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._words = words
        self._theme = theme
        self._settings = settings
        self._name = ""
        self._kept: dict[str, float] = {}
        self._is_fitting = False
        view.horizontalHeader().sectionResized.connect(self._keep)

    def load(self, name: str) -> None:
        """Lay out under the widths that were kept under a name."""
        self._name = name
        self._kept = _widths(self._settings.state(f"table/{name}"))
        self.fit()

    def fit(self) -> None:
        """Give every column its width, hide those that have no room."""
        columns, room = self._model.columns, self._view.viewport().width()
        if not columns or room <= 0 or self._is_fitting:
            return
        unit = self._unit()
        wanted = [replace(one, width=round(self._kept.get(one.name, one.width / unit) * unit)) for one in columns]
        label = QFontMetrics(self._theme.font("bodyStrong")).horizontalAdvance(self._words.labels().review)
        sign = max(self._theme.size("target"), label) + 3 * PADDING
        widths = fit(wanted, room, self._theme.scaled(LEAST_CONTENT), sign)
        self._is_fitting = True
        self._set_header_height(widths)
        header = self._view.horizontalHeader()
        for place, one in enumerate(columns):
            header.setSectionHidden(place, one.name not in widths)
            if one.name in widths:
                header.resizeSection(place, widths[one.name])
        self._is_fitting = False
        self._model.hidden = frozenset(one.name for one in columns) - widths.keys()

    def _set_header_height(self, shown: Collection[str]) -> None:
        labels = [self._words.header(one) for one in self._model.columns if one.name in shown]
        lines = max((label.count("\n") + 1 for label in labels), default=1)
        height = lines * QFontMetrics(self._theme.font("bodyStrong")).lineSpacing() + PADDING
        header = self._view.horizontalHeader()
        before = header.height()
        header.setFixedHeight(max(height, self._theme.row_height))
        if header.height() != before:
            header.geometriesChanged.emit()  # a view does not look at the height of its header again by itself

    def _unit(self) -> float:
        return float(QFontMetrics(self._theme.font()).averageCharWidth())

    def _keep(self, section: int, _before: int, width: int) -> None:
        if self._is_fitting or not width or section >= len(self._model.columns):
            return
        column = self._model.columns[section]
        if not column.is_content:
            self._kept[column.name] = round(width / self._unit(), 2)
            self._settings.keep_state(f"table/{self._name}", QByteArray(json.dumps(self._kept).encode()))
        QTimer.singleShot(0, self, self.fit)


def _widths(state: QByteArray) -> dict[str, float]:
    """Kept widths; none where nothing readable was kept."""
    try:
        read = json.loads(bytes(state.data()) or b"{}")
    except ValueError:
        return {}
    return {name: float(width) for name, width in read.items() if isinstance(width, int | float) and 1 < width < 200}
