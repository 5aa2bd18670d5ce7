# SPDX-License-Identifier: Apache-2.0
"""The tabs of a screen in one row: those without room stand in a menu behind it, never the one that is shown."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QTabBar, QWidget

from ui.plain import set_role, set_tip
from ui.theme import Theme


class TabRow(QWidget):
    """``bar`` holds every tab, seen or not, so that keys and screens walk through all of them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = theme.space(8)
        self.bar = QTabBar(self)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(True)
        self.more = QPushButton(self.tr("Khác") + " ▾", self)
        set_role(self.more, "role", "chip")
        set_tip(self.more, self.tr("Các thẻ khác"))
        self.more.setAccessibleName(self.tr("Các thẻ khác"))
        self.menu = QMenu(self)
        self._wide: list[int] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._gap)
        row.addWidget(self.bar, 1)
        row.addWidget(self.more)
        self.more.hide()
        self.more.clicked.connect(self._open)
        self.bar.currentChanged.connect(lambda _tab: self.fit())

    def hidden(self) -> list[int]:
        """The tabs that stand in the menu."""
        return [tab for tab in range(self.bar.count()) if not self.bar.isTabVisible(tab)]

    def fit(self) -> None:
        """Show as many tabs as have room, in their order, the current one always."""
        bar = self.bar
        if not self.isVisible():
            return
        if len(self._wide) != bar.count():
            self._measure()
        shown = set(range(bar.count()))
        if sum(self._wide) > self.width():
            shown = self._fitting(self.width() - self.more.sizeHint().width() - self._gap)
        for tab in range(bar.count()):
            if bar.isTabVisible(tab) != (tab in shown):  # told what holds already, Qt forgets to lay out the others
                bar.setTabVisible(tab, tab in shown)
        self.more.setVisible(len(shown) < bar.count())

    def _measure(self) -> None:
        """How wide each tab is, as the strong letters of the current one need it."""
        metrics = self.fontMetrics()
        plain = [self.bar.tabRect(tab).width() for tab in range(self.bar.count())]
        self._wide = [width + metrics.averageCharWidth() for width in plain]

    def _fitting(self, room: int) -> set[int]:
        current = self.bar.currentIndex()
        shown, left = {current}, room - self._wide[current]
        for tab, width in enumerate(self._wide):
            if tab != current and width > left:
                break
            if tab != current:
                shown.add(tab)
                left -= width
        return shown

    def _open(self) -> None:
        self.menu.clear()
        for tab in self.hidden():
            self.menu.addAction(self.bar.tabText(tab)).triggered.connect(
                lambda _checked=False, tab=tab: self.bar.setCurrentIndex(tab)
            )
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
