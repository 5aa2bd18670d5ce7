# SPDX-License-Identifier: Apache-2.0
"""The strips below the schedule: how a broadcast was aired in truth, and why it was not. Enter saves, Esc closes.

What was typed is kept while a strip is closed: nothing is asked, nothing is lost.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.actions.day_rows import SlotRow
from desktop.actions.today import Otherwise
from desktop.drafts import STRIP
from desktop.entering import NotUnderstood, bad_duration, bad_time, read_duration, read_time, tidy_line
from sync.records.broadcast_log import NOT_AIRED_REASONS
from ui.committing import commit_text
from ui.forms.flow import FlowLayout
from ui.forms.lines import Line
from ui.forms.strip_drafts import StripDrafts
from ui.plain import Label, set_tip, wrapping_label
from ui.workbench import Workbench

REASON_LETTERS: Final = 200
A_MINUTE: Final = 60
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Strip(QFrame):
    """A line of questions about one slot. ``closed`` tells that the list has the word again."""

    closed = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.slot: SlotRow | None = None
        self.setProperty("role", "card")
        space = workbench.theme.space
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(space(12), space(4), space(12), space(8))
        self.box.setSpacing(space(4))
        self.head = wrapping_label(parent=self, role="strong")
        self.head.setMinimumWidth(0)
        self.box.addWidget(self.head)
        self.hide()

    def close_strip(self) -> None:
        """Go back to the list."""
        commit_text()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Esc closes; what else is taken the strips say."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_strip()
            return True
        return False


class OtherwiseStrip(Strip):
    """Three fields: the hour that was, the minutes, the reason."""

    saved = Signal(object, object)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._day: date | None = None
        self.hour = self._line(self.tr("Giờ thực tế"), "00:00")
        self.minutes = self._line(self.tr("Phút"), "0000")
        self.reason = self._line(self.tr("Lý do"), "Nội dung", REASON_LETTERS)
        self._drafts = StripDrafts(workbench, f"{STRIP}otherwise", self._written, self)
        for line in self._lines():
            line.textEdited.connect(self._drafts.note_edit)
            line.noticed.connect(workbench.messages.attend)
        self.fault = wrapping_label(parent=self, tone="fault")
        self.fault.setMinimumWidth(0)
        self.fault.hide()
        self.save = QPushButton(self.tr("Lưu"), self)
        self.save.setProperty("role", "primary")
        set_tip(self.save, self.tr("Lưu (Enter)"))
        self.save.clicked.connect(self.send)
        self._lay_out()

    def _line(self, name: str, sample: str, letters: int = 20) -> Line:
        line = Line(self, letters)
        line.be_as_wide_as(sample)
        line.setAccessibleName(name)
        return line

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.workbench.theme.space(8))
        for line in (self.hour, self.minutes, self.reason):
            label = Label(line.accessibleName(), self, role="secondary")
            label.setBuddy(line)
            row.addWidget(label)
            row.addWidget(line, 1 if line is self.reason else 0)
            line.setSizePolicy(
                QSizePolicy.Policy.Expanding if line is self.reason else QSizePolicy.Policy.Fixed,
                QSizePolicy.Policy.Fixed,
            )
        row.addWidget(self.save)
        self.box.addLayout(row)
        self.box.addWidget(self.fault)

    def open_for(self, slot: SlotRow, day: date | None = None) -> None:
        """Ask about a slot of a day; what was typed about it before stands there again."""
        self._drafts.keep()
        self.slot, self._day = slot, day
        self.head.setText(slot.title)
        planned = (slot.next_at or slot.start or "", "" if slot.minutes is None else str(slot.minutes), "")
        kept = (self._drafts.of(self._about(slot.slot_id)) or {}).get("texts", planned)
        for line, text in zip(self._lines(), kept, strict=True):
            line.setText(text)
        self.fault.hide()
        self.show()
        self.hour.setFocus()
        self.hour.selectAll()

    def _lines(self) -> tuple[Line, Line, Line]:
        return self.hour, self.minutes, self.reason

    def forget(self, slot_id: str) -> None:
        """What was typed about a slot was saved."""
        self._drafts.forget(self._about(slot_id))

    def _about(self, slot_id: str) -> str:
        return f"{slot_id} {self._day or ''}"

    def close_strip(self) -> None:
        commit_text()
        self.keep_typed()
        super().close_strip()

    def keep_typed(self) -> None:
        """Keep what stands in the fields for the slot it is about."""
        self._drafts.keep()

    def _written(self) -> tuple[str, Mapping[str, Any]]:
        """What the strip is about, and what stands in its fields."""
        about = "" if self.slot is None else self._about(self.slot.slot_id)
        return about, {"texts": [line.text() for line in self._lines()]}

    def handle_key(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTERS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.send()
            return True
        return super().handle_key(event)

    def send(self) -> None:
        """Save what was typed; what was not understood is said and stays."""
        commit_text()
        if self.slot is None:
            return
        self.keep_typed()
        try:
            aired = self._read()
        except NotUnderstood as fault:
            self.say_fault(fault)
            return
        self.hide()
        self.saved.emit(self.slot, aired)
        self.closed.emit()

    def _read(self) -> Otherwise:
        hour = read_time(self.hour.text())
        seconds = read_duration(self.minutes.text())
        return Otherwise(time.fromisoformat(hour), round(seconds / A_MINUTE), tidy_line(self.reason.text()))

    def say_fault(self, fault: NotUnderstood) -> None:
        """Say what was not understood, and go there."""
        self.fault.setText(self.workbench.tongue(fault.words))
        self.fault.show()
        is_hour = fault.code == bad_time("").code
        line = self.hour if is_hour or fault.code != bad_duration("").code else self.minutes
        line.setFocus()
        line.selectAll()


class ReasonStrip(Strip):
    """Reasons with their digits; a digit, Enter or a click takes one."""

    chosen = Signal(object, str)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self.buttons: list[QPushButton] = []
        holder = QWidget(self)
        flow = FlowLayout(holder, workbench.theme.space(8))
        for place, code in enumerate(NOT_AIRED_REASONS, 1):
            button = QPushButton(f"{place} {workbench.tongue(code.label)}", holder)
            button.setAccessibleName(workbench.tongue(code.label))
            button.clicked.connect(lambda _is_on=False, reason=code.code: self._take(reason))
            self.buttons.append(button)
            flow.addWidget(button)
        self.box.addWidget(holder)

    def open_for(self, slot: SlotRow) -> None:
        """Ask why a slot was not aired."""
        self.slot = slot
        self.head.setText(
            self.tr("Không phát: {title}. Lý do (1-{last}):").format(title=slot.title, last=len(self.buttons))
        )
        self.show()
        self.buttons[0].setFocus()

    def handle_key(self, event: QKeyEvent) -> bool:
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self.buttons) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.buttons[place].click()
            return True
        focused = self.focusWidget()
        if event.key() in _ENTERS and isinstance(focused, QPushButton):
            focused.click()
            return True
        return super().handle_key(event)

    def _take(self, reason: str) -> None:
        slot = self.slot
        self.hide()
        if slot is not None:
            self.chosen.emit(slot, reason)
        self.closed.emit()
