# SPDX-License-Identifier: Apache-2.0
"""Where a panel stands: beside its list, narrower below one width; over the list below another, while it is wanted."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Theme, tokens

MOST_OF_WINDOW: Final = 0.46


class PanelPlace:
    """Lays a list and a panel out in a screen; the screen calls ``fit`` whenever it has another size."""

    def __init__(self, theme: Theme, screen: QWidget, list_pane: QWidget, panel: QWidget) -> None:
        self._theme, self._screen, self._panel = theme, screen, panel
        self._is_over = self._is_wanted = False
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
        points = tokens()["breakpoints"]
        width, room = self._screen.window().width(), max(self._screen.width(), 1)
        asked = self._theme.size("record_panel" if width >= points["wide"] else "record_panel_narrow")
        self._set_over(width < points["narrow"])
        self._panel.setFixedWidth(min(asked, room if self._is_over else round(room * MOST_OF_WINDOW)))
        self._panel.setVisible(not self._is_over or self._is_wanted)
        if self._is_over:
            left = self._screen.width() - self._panel.width()
            self._panel.setGeometry(left, 0, self._panel.width(), self._screen.height())
            self._panel.raise_()

    def _set_over(self, is_over: bool) -> None:
        if is_over == self._is_over:
            return
        self._is_over = is_over
        if is_over:
            self._row.removeWidget(self._panel)
        else:
            self._row.addWidget(self._panel)
