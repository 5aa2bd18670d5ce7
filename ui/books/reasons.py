# SPDX-License-Identifier: Apache-2.0
"""The strip that asks why records are voided: a digit takes a ready reason, the field takes any other."""

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
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class VoidStrip(QFrame):
    """``chosen`` carries the records and the reason; ``more`` reasons stand after the two that hold everywhere."""

    chosen = Signal(object, str)
    closed = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget, more: Sequence[str] = ()) -> None:
        super().__init__(parent)
        theme = workbench.theme
        self._ids: Sequence[str] = ()
        self.title = ""
        self.setProperty("role", "card")
        self.head = wrapping_label(parent=self, role="strong")
        self.head.setMinimumWidth(0)
        ready = (self.tr("Ghi trùng"), self.tr("Ghi nhầm"), *more)
        holder = QWidget(self)
        flow = FlowLayout(holder, theme.space(8))
        self.buttons = [QPushButton(f"{place} {text}", holder) for place, text in enumerate(ready, 1)]
        for button, text in zip(self.buttons, ready, strict=True):
            button.setAccessibleName(text)
            button.clicked.connect(lambda _is_on=False, reason=text: self._take(reason))
            flow.addWidget(button)
        self.other = Line(self, LETTERS)
        self.other.setAccessibleName(self.tr("Lý do khác"))
        self.other.noticed.connect(workbench.messages.attend)
        label = Label(self.tr("Lý do khác"), self, role="secondary")
        label.setBuddy(self.other)
        row = QHBoxLayout()
        row.setSpacing(theme.space(8))
        row.addWidget(label)
        row.addWidget(self.other, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.space(12), theme.space(4), theme.space(12), theme.space(8))
        box.setSpacing(theme.space(4))
        box.addWidget(self.head)
        box.addWidget(holder)
        box.addLayout(row)
        self.hide()

    def open_for(self, record_ids: Sequence[str], title: str) -> None:
        """Ask why these records are voided."""
        self._ids, self.title = tuple(record_ids), title
        told = (
            self.tr("Hủy {count} bản ghi. Lý do (1-{last}):")
            if len(record_ids) > 1
            else self.tr("Hủy bản ghi: {title}. Lý do (1-{last}):")
        )
        self.head.setText(told.format(count=len(record_ids), title=title, last=len(self.buttons)))
        self.show()
        self.buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Digits outside the field, Enter, Esc."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self.buttons) and not self.other.hasFocus():
            self.buttons[place].click()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        elif event.key() in _ENTERS:
            self._enter()
        else:
            return False
        return True

    def close_strip(self) -> None:
        """Void nothing; what was typed stays for the next time."""
        commit_text()
        self.hide()
        self.closed.emit()

    def _enter(self) -> None:
        commit_text()
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif text := tidy_line(self.other.text()):
            self.other.clear()
            self._take(text)

    def _take(self, reason: str) -> None:
        self.hide()
        self.chosen.emit(self._ids, reason)
        self.closed.emit()
