# SPDX-License-Identifier: Apache-2.0
"""What "all good as yesterday" would write and what it leaves out, before it is done: as many names as find room."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.plain import Label, set_tip
from ui.theme import Theme
from ui.windows.stations_words import listed

TALL = 10_000


class StatedPlan(Label):
    """``lines`` is how many lines it may take; ``whole`` names everything, and stands in the tool tip."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("", parent, role="caption")
        self._metrics = QFontMetrics(theme.font("caption"))
        self._due: Sequence[str] = ()
        self._others: Sequence[str] = ()
        self._has_any = False
        self.lines = 2
        self.whole = ""
        self.setWordWrap(True)
        self.setMinimumWidth(0)

    def state(self, due: Sequence[str], others: Sequence[str], *, has_any: bool) -> None:
        """Say which clusters are written as good and which are left out."""
        self._due, self._others, self._has_any = due, others, has_any
        self.whole = self._words(len(due), len(others))
        set_tip(self, self.whole)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Name as many as find room: those left out give way first, then those that are written."""
        due, others = len(self._due), len(self._others)
        while others > 0 and not self._has_room(self._words(due, others)):
            others -= 1
        while due > 1 and not self._has_room(self._words(due, others)):
            due -= 1
        self.setText(self._words(due, others))

    def _has_room(self, words: str) -> bool:
        asked = self._metrics.boundingRect(QRect(0, 0, self.width(), TALL), Qt.TextFlag.TextWordWrap, words)
        return asked.height() < (self.lines + 0.5) * self._metrics.lineSpacing()

    def _words(self, due: int, others: int) -> str:
        told = []
        if self._due:
            names = listed(self._due, due)
            told.append(self.tr("Sẽ ghi tốt {count} cụm: {names}.").format(count=len(self._due), names=names))
        elif self._has_any:
            told.append(self.tr("Các cụm tốt đã kiểm tra hôm nay."))
        if self._others and others:
            told.append(self.tr("Không ghi: {names}.").format(names=listed(self._others, others)))
        elif self._others:
            told.append(self.tr("Không ghi {count} cụm.").format(count=len(self._others)))
        return " ".join(told)
