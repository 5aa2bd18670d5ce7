# SPDX-License-Identifier: Apache-2.0
"""A panel over the window that comes by a key, goes by Esc and gives the focus back: no window of its own, no loop."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import Theme


class Overlay(QFrame):
    """Stands in the upper middle of its parent while it is open."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget, widest: int, highest: int) -> None:
        super().__init__(parent)
        self.setProperty("role", "popup")
        self.setAutoFillBackground(True)
        self._theme, self._under = theme, parent
        self._widest, self._highest = theme.scaled(widest), theme.scaled(highest)
        self._before: QWidget | None = None
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it; the widget that had the focus gets it back later."""
        self._before = self.window().focusWidget()
        self.place()
        self.show()
        self.raise_()

    def close_overlay(self) -> None:
        """Hide it and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def place(self) -> None:
        """As large as wanted, as far as the parent has room."""
        parent = self._under
        width = min(self._widest, parent.width() - 2 * self._theme.space(24))
        height = min(self._highest, parent.height() - 2 * self._theme.space(24))
        self.setGeometry((parent.width() - width) // 2, min(48, (parent.height() - height) // 2), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._under and event.type() == QEvent.Type.Resize and not self.isHidden():
            self.place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
        else:
            super().keyPressEvent(event)
