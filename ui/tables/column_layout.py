# SPDX-License-Identifier: Apache-2.0
"""Gives the columns of a list their widths, hides those without room, and remembers what a person set by hand."""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from desktop.actions.paging import ListRow
from ui.settings import Settings
from ui.tables.columns import PADDING, SIGN_ONLY_BELOW, ListColumn, fit
from ui.tables.record_model import RecordModel
from ui.tables.row_words import RowWords
from ui.theme import Theme

LEAST_CONTENT: Final = 180
"""Width in pixels below which the content column is not squeezed."""
SHORT: Final = 30
"""Rows of a list whose columns follow its texts: all of them are at hand, and nothing moves while one scrolls."""


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
        model.modelReset.connect(self._fit_short)

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
        self._share(widths)
        self._is_fitting = True
        self._set_header_height(widths)
        header = self._view.horizontalHeader()
        for place, one in enumerate(columns):
            header.setSectionHidden(place, one.name not in widths)
            if one.name in widths:
                header.resizeSection(place, widths[one.name])
        self._is_fitting = False
        self._model.hidden = frozenset(one.name for one in columns) - widths.keys()

    def _is_short(self) -> bool:
        return 0 < len(self._model.order) <= SHORT

    def _fit_short(self) -> None:
        if self._name and self._is_short():
            self.fit()

    def _share(self, widths: dict[str, int]) -> None:
        """In a short list what the content needs not goes to columns whose texts are longer than their sample."""
        needed = self._needed(widths) if self._is_short() else {}
        content = next((one.name for one in self._model.columns if one.is_content and one.name in needed), "")
        takers = [name for name in needed if content and name != content and name not in self._kept]
        for name in takers:
            given = max(0, min(needed[name] - widths[name], widths[content] - needed[content]))
            widths[name] += given
            widths[content] -= given

    def _needed(self, shown: Collection[str]) -> dict[str, int]:
        """Name of a column with texts → the width in which all of them stand whole."""
        pages = self._model.pages
        rows = [row for place in range(len(self._model.order)) if (row := pages.row_at(place))]
        texts = [one for one in self._model.columns if one.place >= 0 and one.name in shown]
        mark = self._theme.scaled(SIGN_ONLY_BELOW) if any(row.missing for row in rows) else 0  # beside the content
        return {one.name: self._longest(one, rows) + (mark if one.is_content else 0) for one in texts}

    def _longest(self, column: ListColumn, rows: Sequence[ListRow]) -> int:
        metrics = QFontMetrics(self._theme.font())
        return 3 * PADDING + max((metrics.horizontalAdvance(self._words.cell(row, column)) for row in rows), default=0)

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
