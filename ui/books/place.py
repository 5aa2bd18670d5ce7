# SPDX-License-Identifier: Apache-2.0
"""Where the panel of a book stands: beside the list, narrower below one width, over the list below another."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.books.desk import RecordDesk
from ui.books.panel_edge import UNMOVED_MOST_OF_SCREEN, KeptWidth, PanelEdge
from ui.screen import Screen
from ui.theme import Theme, tokens


class PanelPlace:
    """Widths are those at the plain size of text: larger text needs a wider window."""

    def __init__(self, theme: Theme, page: QWidget, listed: QWidget, panel: QWidget) -> None:
        self._theme, self._page, self._panel = theme, page, panel
        self.is_over = self._is_wanted = False
        self.usual = "record_panel"
        self._row = QHBoxLayout(page)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(listed, 1)
        self._row.addWidget(panel)

    def want(self, is_wanted: bool) -> None:
        """Show the panel where it lies over the list, or take it away; beside the list it always stands."""
        self._is_wanted = is_wanted
        self.fit()

    def fit(self) -> None:
        """Place both in the room that there is; the page calls it whenever it has another size."""
        points, page, panel = tokens()["breakpoints"], self._page, self._panel
        width = round(page.window().width() * 100 / self._theme.look.text_scale)
        self.usual = "record_panel" if width >= points["wide"] else "record_panel_narrow"
        self._take_out(is_over=width < points["narrow"])
        room = max(page.width(), 1)
        panel.setFixedWidth(max(1, min(self._theme.size(self.usual), room) if self.is_over else self.beside(room)))
        panel.setVisible(not self.is_over or self._is_wanted)
        if self.is_over:
            panel.setGeometry(page.width() - panel.width(), 0, panel.width(), page.height())
            panel.raise_()

    def beside(self, room: int) -> int:
        """The width of the panel beside the list, in so many pixels for both."""
        return min(self._theme.size(self.usual), round(room * UNMOVED_MOST_OF_SCREEN))

    def _take_out(self, *, is_over: bool) -> None:
        if is_over == self.is_over:
            return
        self.is_over = is_over
        if isinstance(self._panel, RecordDesk):
            self._panel.lie_over(is_over=is_over)
        if is_over:
            self._row.removeWidget(self._panel)
        else:
            self._row.addWidget(self._panel)


class MovablePlace(PanelPlace):
    """The person may move the edge between the two; where it stands is remembered for each screen."""

    def __init__(self, screen: Screen, listed: QWidget, panel: QWidget) -> None:
        super().__init__(screen.workbench.theme, screen, listed, panel)
        self._kept = KeptWidth(screen.workbench.settings, self._theme, screen.name)
        self.edge = PanelEdge(panel, lambda: not self.is_over)
        self.edge.moved.connect(self._move_to)

    def beside(self, room: int) -> int:
        return self._kept.within(room, self.usual)

    def _move_to(self, width: int) -> None:
        if not self.is_over:
            self._kept.keep(width, self.usual)
            self.fit()
            self._kept.keep(self._panel.width(), self.usual)
