# SPDX-License-Identifier: Apache-2.0
"""Where the record panel stands: beside the list, narrower below one width, over the list below another."""

from PySide6.QtWidgets import QHBoxLayout

from ui.screen import Screen
from ui.theme import tokens
from ui.windows.logbook_panel import RecordPanel
from ui.windows.panel_edge import KeptWidth, PanelEdge


class PanelRoom:
    """Widths are those at the plain size of text: larger text needs a wider window."""

    def __init__(self, screen: Screen, row: QHBoxLayout, panel: RecordPanel) -> None:
        self._theme, self._screen, self._row, self._panel = screen.workbench.theme, screen, row, panel
        self._kept = KeptWidth(screen.workbench.settings, self._theme, screen.name)
        self._usual = "record_panel"
        self.edge = PanelEdge(panel, lambda: not panel.is_over)
        self.edge.moved.connect(self._move_to)
        self._is_wanted = False

    @property
    def is_over(self) -> bool:
        """Whether the panel lies over the list while it is wanted."""
        return self._panel.is_over

    def open(self) -> None:
        """Bring the panel into sight."""
        self._is_wanted = True
        self.place()

    def close(self) -> None:
        """Give the list its room back, where the panel lies over it."""
        self._is_wanted = False
        self.place()

    def place(self) -> None:
        """Find the panel its place for the present width."""
        points, panel, screen = tokens()["breakpoints"], self._panel, self._screen
        width = round(screen.window().width() * 100 / self._theme.look.text_scale)
        self._usual = "record_panel" if width >= points["wide"] else "record_panel_narrow"
        self._take_out(is_over=width < points["narrow"])
        room = max(screen.width(), 1)
        asked = min(self._theme.size(self._usual), room) if panel.is_over else self._kept.within(room, self._usual)
        panel.setFixedWidth(max(1, asked))
        panel.setVisible(not panel.is_over or self._is_wanted)
        if panel.is_over:
            panel.setGeometry(screen.width() - panel.width(), 0, panel.width(), screen.height())
            panel.raise_()

    def _move_to(self, width: int) -> None:
        if not self._panel.is_over:
            self._kept.keep(width, self._usual)
            self.place()
            self._kept.keep(self._panel.width(), self._usual)

    def _take_out(self, *, is_over: bool) -> None:
        if is_over == self._panel.is_over:
            return
        self._panel.is_over = is_over
        if is_over:
            self._row.removeWidget(self._panel)
        else:
            self._row.addWidget(self._panel)
