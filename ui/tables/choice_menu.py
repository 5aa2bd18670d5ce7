# SPDX-License-Identifier: Apache-2.0
"""A menu of choices that stays open while several are ticked. Letters do nothing in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice: its code, its words, how many records have it (None where that is not told)."""

    code: str
    words: str
    count: int | None = None


class ChoiceMenu(QMenu):
    """Choices by code. ``chosen`` tells all ticked codes after every change; an exclusive menu has one at most."""

    chosen = Signal(list)

    def __init__(self, title: str, is_exclusive: bool, parent: QWidget | None = None) -> None:
        super().__init__(title.replace("&", "&&"), parent)
        self._is_exclusive = is_exclusive

    def fill(self, offers: Iterable[Offer], chosen: Sequence[str], all_words: str) -> None:
        """Offer these, the chosen ones ticked; first of all the way back to all."""
        self.clear()
        self._add("", all_words, not chosen)
        self.addSeparator()
        for one in offers:
            words = one.words if one.count is None else f"{one.words} ({one.count})"
            self._add(one.code, words, one.code in chosen)

    def _add(self, code: str, words: str, is_ticked: bool) -> None:
        action = QAction(words.replace("&", "&&"), self, checkable=True)
        action.setData(code)
        action.setChecked(is_ticked)
        action.triggered.connect(lambda: self.toggled(action))
        self.addAction(action)

    def toggled(self, action: QAction) -> None:
        """Settle what is ticked after one choice changed."""
        choices = [one for one in self.actions() if not one.isSeparator()]
        if self._is_exclusive or not action.data():
            for one in choices:
                one.setChecked(one is action and one.isChecked())
        codes = [str(one.data()) for one in choices if one.isChecked() and one.data()]
        choices[0].setChecked(not codes)
        self.chosen.emit(codes)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._tick(self.activeAction()):
            return
        if event.text().strip() and event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            return
        super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        """Change one choice and stay open; an exclusive menu closes as menus do."""
        if action is None or action.isSeparator() or self._is_exclusive or not action.isCheckable():
            return False
        action.setChecked(not action.isChecked())
        self.toggled(action)
        return True
