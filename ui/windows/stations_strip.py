# SPDX-License-Identifier: Apache-2.0
"""The strip below the fault timeline: a fault is reported, or its next step written. A choice, a few words, Enter.

Digits take a choice while the choices have the keyboard. What was typed is kept while the strip is closed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.actions.fault_timeline import StepChoice
from desktop.drafts import STRIP
from desktop.entering import NotUnderstood, tidy_line
from sync.records.fault_ticket import DANGEROUS_SYMPTOMS, SYMPTOMS, FaultTicket
from ui.committing import commit_text
from ui.forms.editors_time import DayLine
from ui.forms.flow import FlowLayout
from ui.forms.lines import Line
from ui.forms.strip_drafts import StripDrafts
from ui.plain import Label, set_tip, wrapping_label
from ui.windows.today_strips import Strip
from ui.workbench import Workbench

LETTERS: Final = 500
MOST_DIGITS: Final = 6
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen."""

    code: str
    text: str
    needs_day: bool = False


@dataclass(frozen=True, slots=True)
class Entered:
    """What the strip sends; ``is_risky`` is None where nobody said so."""

    target: str
    ticket_id: str | None
    code: str
    text: str
    expected_on: date | None
    is_risky: bool | None


class StepStrip(Strip):
    """``sent`` carries what was entered; the strip closes when the answer was saved (``forget``)."""

    sent = Signal(object)
    grown = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(workbench, parent)
        self._target = ""
        self._ticket_id: str | None = None
        self._choices: Sequence[Choice] = ()
        self._chosen: Choice | None = None
        self.buttons: list[QPushButton] = []
        self.holder = QWidget(self)
        self._flow = FlowLayout(self.holder, workbench.theme.space(4))
        self.day = DayLine(workbench.laptop.now().date(), self)
        self.text = Line(self, LETTERS)
        self._drafts = StripDrafts(workbench, f"{STRIP}fault", self._written, self)
        self.text.textEdited.connect(self._drafts.note_edit)
        for line in (self.day, self.text):
            line.noticed.connect(workbench.messages.attend)
        self.risk = QCheckBox(workbench.tongue(FaultTicket.safety_risk.label), self)
        self.fault = wrapping_label(parent=self, tone="fault")
        self.fault.setMinimumWidth(0)
        self.save = QPushButton(self.tr("Lưu"), self)
        self.save.setProperty("role", "primary")
        set_tip(self.save, self.tr("Lưu (Enter)"))
        self.save.clicked.connect(self.send)
        self._day_row = self._labelled(self.tr("Dự kiến xong"), self.day)
        self._text_row = self._labelled(self.tr("Ghi chú"), self.text)
        self._lay_out()

    def _labelled(self, name: str, line: Line) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.workbench.theme.space(8))
        label = Label(name, holder, role="secondary")
        label.setBuddy(line)
        line.setAccessibleName(name)
        row.addWidget(label)
        row.addWidget(line, 1)
        return holder

    def _lay_out(self) -> None:
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.day.setPlaceholderText(self.tr("ngày/tháng/năm"))
        for widget in (self.holder, self._day_row, self._text_row, self.fault):
            self.box.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(self.workbench.theme.space(8))
        row.addWidget(self.save)
        row.addWidget(self.risk)
        row.addStretch(1)
        self.box.addLayout(row)
        self.fault.hide()

    # opening

    def open_report(self, target: str, title: str) -> None:
        """Ask for the symptom of a fault."""
        tongue = self.workbench.tongue
        choices = [Choice(one.code, tongue(one.label)) for one in SYMPTOMS if not one.retired]
        self._open(target, None, choices, self.tr("Báo hỏng: {title}. Hiện tượng:").format(title=title))

    def open_step(self, target: str, title: str, ticket_id: str, steps: Sequence[StepChoice]) -> None:
        """Ask for the next step of an open fault."""
        choices = [Choice(one.state, self.workbench.tongue(one.words), one.needs_day) for one in steps]
        self._open(target, ticket_id, choices, self.tr("Bước tiếp theo: {title}").format(title=title))

    def _open(self, target: str, ticket_id: str | None, choices: Sequence[Choice], head: str) -> None:
        self._drafts.keep()
        self._target, self._ticket_id, self._choices, self._chosen = target, ticket_id, choices, None
        self.head.setText(head)
        self._make_buttons()
        self.day.clear()
        self.text.setText((self._drafts.of(target) or {}).get("text", ""))
        self.risk.setChecked(False)
        self.risk.setVisible(ticket_id is None)
        self._day_row.hide()
        self.fault.hide()
        self.show()
        self.grown.emit()
        self.buttons[0].setFocus()

    def _make_buttons(self) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        while self._flow.takeAt(0) is not None:
            pass
        self.buttons = [self._button(place, one) for place, one in enumerate(self._choices, 1)]
        before: QWidget = self.holder
        for button in self.buttons:
            self._flow.addWidget(button)
            button.show()
            QWidget.setTabOrder(before, button)
            before = button
        for widget in (self.day, self.text, self.risk, self.save):
            QWidget.setTabOrder(before, widget)
            before = widget

    def _button(self, place: int, choice: Choice) -> QPushButton:
        button = QPushButton(f"{place} {choice.text}" if place <= MOST_DIGITS else choice.text, self.holder)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setAccessibleName(choice.text)
        button.clicked.connect(lambda: self.choose(choice))
        return button

    def needed_height(self, width: int) -> int:
        """The height that everything in it takes."""
        return self.box.totalHeightForWidth(width)

    # choosing

    def choose(self, choice: Choice) -> None:
        """Take a choice and go on to what it asks for."""
        self._chosen = choice
        for button, one in zip(self.buttons, self._choices, strict=True):
            button.setChecked(one is choice)
        self._day_row.setVisible(choice.needs_day)
        if self._ticket_id is None:
            self.risk.setChecked(choice.code in DANGEROUS_SYMPTOMS)
        self.fault.hide()
        self.grown.emit()
        (self.day if choice.needs_day else self.text).setFocus()

    def handle_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return super().handle_key(event)
        place, is_typing = event.key() - Qt.Key.Key_1, self.day.hasFocus() or self.text.hasFocus()
        if not is_typing and 0 <= place < min(MOST_DIGITS, len(self.buttons)):
            self.buttons[place].click()
        elif event.key() in _ENTERS:
            self._enter()
        else:
            return super().handle_key(event)
        return True

    def _enter(self) -> None:
        """On a button it is pressed, elsewhere all is saved."""
        focused = self.focusWidget()
        if isinstance(focused, QPushButton) and focused is not self.save:
            focused.click()
        else:
            self.send()

    def close_strip(self) -> None:
        commit_text()
        self._drafts.keep()
        super().close_strip()

    def _written(self) -> tuple[str, Mapping[str, Any]]:
        """What the strip is about, and what was typed about it."""
        return self._target, {"text": self.text.text()}

    def forget(self, target: str) -> None:
        """What was entered about it was saved."""
        self._drafts.forget(target)
        if target == self._target:
            self.text.clear()
            self.hide()
            self.closed.emit()

    def send(self) -> None:
        """Send what was entered; what is missing is said here, and nothing is lost."""
        commit_text()
        self._drafts.keep()
        if self._chosen is None:
            self._say(self.tr("Chưa chọn. Bấm số của một mục ở trên."), self.buttons[0])
            return
        try:
            expected = self._expected(self._chosen)
        except NotUnderstood as fault:
            self._say(self.workbench.tongue(fault.words), self.day)
            return
        if self._chosen.needs_day and expected is None:
            self._say(self.tr("Cần ghi ngày dự kiến xong."), self.day)
            return
        is_risky = True if self._ticket_id is None and self.risk.isChecked() else None
        told = tidy_line(self.text.text())
        self.sent.emit(Entered(self._target, self._ticket_id, self._chosen.code, told, expected, is_risky))

    def _expected(self, choice: Choice) -> date | None:
        day = self.day.read() if choice.needs_day else None
        return None if day is None else date.fromisoformat(day)

    def _say(self, words: str, at: QWidget) -> None:
        self.fault.setText(words)
        self.fault.show()
        self.grown.emit()
        at.setFocus()
