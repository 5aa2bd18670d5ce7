# SPDX-License-Identifier: Apache-2.0
"""Buttons that look like links, alone and in a row that names the keys of a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.forms.flow import FlowLayout
from ui.plain import set_tip
from ui.theme import Theme

Hint = tuple[str, Callable[[], None]]
"""A key and what it does in words, and the same for the mouse."""


def link(text: str, parent: QWidget, tip: str = "", *, takes_focus: bool = True) -> QPushButton:
    """A button that looks like a link; it says itself in its tip unless another is given."""
    button = QPushButton(text, parent)
    button.setProperty("role", "link")
    if not takes_focus:
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    set_tip(button, tip or text)
    return button


class HintRow(QWidget):
    """Hints side by side, on further lines where there is no room; the keyboard has the keys themselves."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Name the keys, each by a button for the mouse."""
        flow = FlowLayout(self, self._theme.space(4))
        for text, run in hints:
            button = link(text, self, takes_focus=False)
            button.clicked.connect(run)
            flow.addWidget(button)
