# SPDX-License-Identifier: Apache-2.0
"""A strip below a list that asks one thing: a digit takes a ready answer, the field takes any other.

What was typed stays while a strip is closed. Enter takes, Esc closes.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.entering import tidy_line
from ui.committing import commit_text
from ui.forms.flow import FlowLayout
from ui.forms.lines import Line
from ui.plain import Label, wrapping_label
from ui.workbench import Workbench

LETTERS: Final = 200
ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AnswerStrip(QFrame):
    """Numbered answers and one free field. ``closed`` gives the keyboard back."""

    closed = Signal()

    def __init__(self, workbench: Workbench, answers: Sequence[str], field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.setProperty("role", "card")
        space = workbench.theme.space
        self.head = wrapping_label(parent=self, role="strong")
        self.head.setMinimumWidth(0)
        holder = QWidget(self)
        flow = FlowLayout(holder, space(8))
        self.buttons = [QPushButton(f"{place} {text}", holder) for place, text in enumerate(answers, 1)]
        for place, (button, text) in enumerate(zip(self.buttons, answers, strict=True)):
            button.setAccessibleName(text)
            button.clicked.connect(lambda _is_on=False, at=place: self.take(at))
            flow.addWidget(button)
        self.other = Line(self, LETTERS)
        self.other.setAccessibleName(field)
        self.other.noticed.connect(workbench.messages.attend)
        label = Label(field, self, role="secondary")
        label.setBuddy(self.other)
        row = QHBoxLayout()
        row.setSpacing(space(8))
        row.addWidget(label)
        row.addWidget(self.other, 1)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(space(12), space(4), space(12), space(8))
        self.box.setSpacing(space(4))
        self.box.addWidget(self.head)
        self.box.addWidget(holder)
        self.box.addLayout(row)
        self.hide()

    def take(self, place: int) -> None:
        """A numbered answer was taken."""
        raise NotImplementedError

    def take_text(self, text: str) -> None:
        """What was typed was taken."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Digits outside the field, Enter, Esc."""
        place = event.key() - Qt.Key.Key_1
        is_bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_bare and 0 <= place < len(self.buttons) and not self.other.hasFocus():
            self.buttons[place].click()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        elif is_bare and event.key() in ENTERS:
            self._enter()
        else:
            return False
        return True

    def _enter(self) -> None:
        commit_text()
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif text := tidy_line(self.other.text()):
            self.other.clear()
            self.take_text(text)

    def close_strip(self) -> None:
        """Go back to the list; what was typed stays."""
        commit_text()
        self.hide()
        self.closed.emit()

    def open_strip(self, head: str) -> None:
        """Ask."""
        self.head.setText(head)
        self.show()
        self.buttons[0].setFocus()
