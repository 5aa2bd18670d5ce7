# SPDX-License-Identifier: Apache-2.0
"""Where the record panel stands: beside the list, narrower below one width, over the list below another."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Theme, tokens
from ui.windows.logbook_panel import RecordPanel

MOST_OF_WINDOW: Final = 0.46


class PanelRoom:
    """Widths are those at the plain size of text: larger text needs a wider window."""

    def __init__(self, theme: Theme, screen: QWidget, row: QHBoxLayout, panel: RecordPanel) -> None:
        self._theme, self._screen, self._row, self._panel = theme, screen, row, panel
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
        name = "record_panel" if width >= points["wide"] else "record_panel_narrow"
        self._take_out(is_over=width < points["narrow"])
        most = screen.width() if panel.is_over else round(max(screen.width(), 1) * MOST_OF_WINDOW)
        panel.setFixedWidth(max(1, min(self._theme.size(name), most)))
        panel.setVisible(not panel.is_over or self._is_wanted)
        if panel.is_over:
            panel.setGeometry(screen.width() - panel.width(), 0, panel.width(), screen.height())
            panel.raise_()

    def _take_out(self, *, is_over: bool) -> None:
        if is_over == self._panel.is_over:
            return
        self._panel.is_over = is_over
        if is_over:
            self._row.removeWidget(self._panel)
        else:
            self._row.addWidget(self._panel)
