# SPDX-License-Identifier: Apache-2.0
"""The quick search of a list: searches when typing pauses, with what the input method has finished alone."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.committing import commit_text
from ui.forms.lines import Line
from ui.plain import set_tip

PAUSE_MS: Final = 150
LONGEST: Final = 200
"""Letters searched for; a pasted page is cut."""


class SearchField(Line):
    """``searched`` tells the text after a pause, ``finished`` that the person goes on to the list."""

    searched = Signal(str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, LONGEST)
        self._told = ""
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.tell)
        self.textChanged.connect(lambda _text: self._pause.start())

    def setPlaceholderText(self, text: str) -> None:
        super().setPlaceholderText(text)
        set_tip(self, text)

    def tell(self) -> None:
        """Tell what is searched for, once for each change."""
        self._pause.stop()
        text = " ".join(self.text().split())[:LONGEST]
        if text != self._told:
            self._told = text
            self.searched.emit(text)

    def show_search(self, text: str) -> None:
        """Show what a screen searches for; while a person types here, what they typed stands."""
        if not self.hasFocus() and text != self._told:
            self._told = text
            self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def press(self, key: Qt.Key) -> bool:
        """Esc clears, Enter and Down search now and go on to the list; tell whether the key was one of them."""
        if key == Qt.Key.Key_Escape and self.text():
            commit_text()
            self.clear()
            self.tell()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            commit_text()
            self.tell()
            self.finished.emit()
        else:
            return False
        return True
