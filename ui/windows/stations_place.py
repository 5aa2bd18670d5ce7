# SPDX-License-Identifier: Apache-2.0
"""Where a panel stands: beside its list, narrower below one width; over the list below another, while it is wanted."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.screen import Screen
from ui.theme import tokens
from ui.windows.panel_edge import KeptWidth, PanelEdge


class PanelPlace:
    """Lays a list and a panel out in a screen; the screen calls ``fit`` whenever it has another size."""

    def __init__(self, screen: Screen, list_pane: QWidget, panel: QWidget) -> None:
        self._theme, self._screen, self._panel = screen.workbench.theme, screen, panel
        self.is_over = self._is_wanted = False
        self._kept = KeptWidth(screen.workbench.settings, self._theme, screen.name)
        self.edge = PanelEdge(panel, lambda: not self.is_over)
        self.edge.moved.connect(self._move_to)
        self._row = QHBoxLayout(screen)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(list_pane, 1)
        self._row.addWidget(panel)

    def want(self, is_wanted: bool) -> None:
        """Show the panel where it lies over the list, or take it away; beside the list it is always shown."""
        self._is_wanted = is_wanted
        self.fit()

    def fit(self) -> None:
        """Place both panes in the room that there is."""
        room = max(self._screen.width(), 1)
        self._set_over(self._screen.window().width() < tokens()["breakpoints"]["narrow"])
        width = min(self._theme.size(self._usual()), room) if self.is_over else self._kept.within(room, self._usual())
        self._panel.setFixedWidth(max(1, width))
        self._panel.setVisible(not self.is_over or self._is_wanted)
        if self.is_over:
            self._panel.setGeometry(room - self._panel.width(), 0, self._panel.width(), self._screen.height())
            self._panel.raise_()

    def _usual(self) -> str:
        is_wide = self._screen.window().width() >= tokens()["breakpoints"]["wide"]
        return "record_panel" if is_wide else "record_panel_narrow"

    def _move_to(self, width: int) -> None:
        if not self.is_over:
            self._kept.keep(width, self._usual())
            self.fit()
            self._kept.keep(self._panel.width(), self._usual())

    def _set_over(self, is_over: bool) -> None:
        if is_over == self.is_over:
            return
        self.is_over = is_over
        if is_over:
            self._row.removeWidget(self._panel)
        else:
            self._row.addWidget(self._panel)
