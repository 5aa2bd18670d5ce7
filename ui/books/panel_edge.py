# SPDX-License-Identifier: Apache-2.0
"""The edge between a list and the panel beside it: drawn with the mouse, or moved by a command; where it stands is
remembered for each screen on this machine.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.plain import set_tip
from ui.screen import Command
from ui.settings import Settings
from ui.theme import Theme

LEAST: Final = 0.8
"""Of the width that the panel has where nobody moved its edge."""
MOST_OF_SCREEN: Final = 0.6
UNMOVED_MOST_OF_SCREEN: Final = 0.46
WIDTH: Final = 8
STEP: Final = 40


class KeptWidth:
    """The width a panel was given, at the plain size of text; apart for wide and narrow windows."""

    def __init__(self, settings: Settings, theme: Theme, screen: str) -> None:
        self._settings, self._theme, self._screen = settings, theme, screen

    def within(self, room: int, usual: str) -> int:
        """The width in a screen of so many pixels; ``usual`` is the token that holds where nobody moved the edge."""
        kept = bytes(self._settings.state(self._name(usual)).data())
        unmoved = min(self._theme.size(usual), round(room * UNMOVED_MOST_OF_SCREEN))
        if not kept.isdigit():
            return unmoved
        least = min(unmoved, round(self._theme.size(usual) * LEAST))
        return max(least, min(self._theme.scaled(int(kept)), round(room * MOST_OF_SCREEN)))

    def keep(self, width: int, usual: str) -> None:
        """Remember a width in pixels."""
        plain = round(max(width, 1) * 100 / self._theme.look.text_scale)
        self._settings.keep_state(self._name(usual), QByteArray(str(plain).encode()))

    def _name(self, usual: str) -> str:
        return f"panel/{self._screen}/{usual}"


class PanelEdge(QWidget):
    """Lies over the left side of a panel. ``moved`` carries the width that the panel was drawn to."""

    moved = Signal(int)

    def __init__(self, panel: QWidget, may_move: Callable[[], bool]) -> None:
        super().__init__(panel)
        self._panel, self._may_move = panel, may_move
        self._grip: int | None = None
        self.setCursor(Qt.CursorShape.SplitHCursor)
        set_tip(self, self.tr("Kéo để đổi độ rộng"))
        self.setAccessibleName(self.tr("Độ rộng của khung bên"))
        panel.installEventFilter(self)

    def commands(self) -> list[Command]:
        """The edge without a mouse."""
        width = self._panel.width
        return [
            Command("wider_panel", self.tr("Khung bên rộng hơn"), lambda: self.moved.emit(width() + STEP)),
            Command("narrower_panel", self.tr("Khung bên hẹp hơn"), lambda: self.moved.emit(width() - STEP)),
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._panel and event.type() == QEvent.Type.Resize:
            self.setGeometry(0, 0, WIDTH, self._panel.height())
            self.setVisible(self._may_move())
            self.raise_()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = round(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.moved.emit(self._panel.width() - round(event.position().x()) + self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._grip = None
