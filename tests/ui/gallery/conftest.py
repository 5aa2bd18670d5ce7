# SPDX-License-Identifier: Apache-2.0
"""A small real window in the real dress, to plant faults in."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme as themes
from ui.fonts import load_fonts
from ui.gallery.faults import Fault, look_at
from ui.theme import Look, Theme

Show = Callable[..., list[Fault]]


@pytest.fixture
def light(qapp: QApplication) -> Theme:
    """The light look, worn by the application."""
    load_fonts()
    theme = Theme(Look())
    themes.dress(qapp, theme)
    return theme


@pytest.fixture
def show(light: Theme, qtbot: QtBot) -> Show:
    """Show widgets one under the other, give one of them the keyboard, and look at them."""
    del light

    def show_them(*widgets: QWidget, keyboard: QWidget | None = None) -> list[Fault]:
        window = QWidget()
        window.setObjectName("frame")
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        window.resize(480, 320)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        if keyboard is not None:
            keyboard.setFocus()
        return look_at(window)[1]

    return show_them
