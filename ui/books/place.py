# SPDX-License-Identifier: Apache-2.0
"""Where the panel of a book stands: beside the list, narrower below one width, over the list below another."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Theme, tokens

MOST_OF_WINDOW: Final = 0.46


class PanelPlace:
    """Widths are those at the plain size of text: larger text needs a wider window."""

    def __init__(self, theme: Theme, page: QWidget, listed: QWidget, panel: QWidget) -> None:
        self._theme, self._page, self._panel = theme, page, panel
        self.is_over = self._is_wanted = False
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
        name = "record_panel" if width >= points["wide"] else "record_panel_narrow"
        self._take_out(is_over=width < points["narrow"])
        most = page.width() if self.is_over else round(max(page.width(), 1) * MOST_OF_WINDOW)
        panel.setFixedWidth(max(1, min(self._theme.size(name), most)))
        panel.setVisible(not self.is_over or self._is_wanted)
        if self.is_over:
            panel.setGeometry(page.width() - panel.width(), 0, panel.width(), page.height())
            panel.raise_()

    def _take_out(self, *, is_over: bool) -> None:
        if is_over == self.is_over:
            return
        self.is_over = is_over
        if is_over:
            self._row.removeWidget(self._panel)
        else:
            self._row.addWidget(self._panel)
