# SPDX-License-Identifier: Apache-2.0
"""The strips of the schedule: why something is taken out, how far, and under which name a week is kept.

What was typed stays while a strip is closed. Enter takes, Esc closes.
"""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from desktop.entering import tidy_line
from sync.records.broadcast_log import NOT_AIRED_REASONS
from ui.answer_strip import ENTERS, LETTERS, AnswerStrip
from ui.committing import commit_text
from ui.forms.flow import FlowLayout
from ui.forms.lines import Line
from ui.plain import Label, set_tip, wrapping_label
from ui.workbench import Workbench

NAME_LETTERS: Final = 40
OTHER: Final = "khac"
TEMPLATES: Final = (
    QT_TRANSLATE_NOOP("schedule", "Ngày thường"),
    QT_TRANSLATE_NOOP("schedule", "Mùa mưa bão"),
    QT_TRANSLATE_NOOP("schedule", "Tết"),
)


def usual_templates() -> tuple[str, ...]:
    """The weeks that every commune keeps sooner or later."""
    return tuple(QCoreApplication.translate("schedule", str(one)) for one in TEMPLATES)


class RemovalStrip(AnswerStrip):
    """``chosen`` carries what was asked about, the code of the reason, its words, and whether from that day on."""

    chosen = Signal(object, str, str, bool)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self._subject: object = None
        self._reasons = [one for one in NOT_AIRED_REASONS if one.code != OTHER]
        told = [workbench.tongue(one.label) for one in self._reasons]
        super().__init__(workbench, told, QCoreApplication.translate("schedule", "Lý do khác"), parent)
        self.this_day = QRadioButton(self)
        self.onward = QRadioButton(self)
        reach = QHBoxLayout()
        reach.setSpacing(workbench.theme.space(12))
        for button in (self.this_day, self.onward):
            reach.addWidget(button)
        reach.addStretch(1)
        self.box.insertLayout(1, reach)

    def open_for(self, subject: object, title: str, day: str = "", *, comes_again: bool = False) -> None:
        """Ask why something is not aired; of what comes again it is also asked how far."""
        self._subject = subject
        told = self.tr("Bỏ lượt: {title}. Lý do (1-{last}):").format(title=title, last=len(self.buttons))
        self.this_day.setText(self.tr("Chỉ ngày {day}").format(day=day))
        self.onward.setText(self.tr("Từ ngày {day} trở đi").format(day=day))
        self.this_day.setChecked(True)
        for button in (self.this_day, self.onward):
            button.setVisible(comes_again)
        self.open_strip(told)

    def take(self, place: int) -> None:
        self._send(self._reasons[place].code, self.buttons[place].accessibleName())

    def take_text(self, text: str) -> None:
        self._send(OTHER, text)

    def _send(self, code: str, text: str) -> None:
        self.hide()
        self.chosen.emit(self._subject, code, text, self.onward.isChecked() and self.onward.isVisibleTo(self))
        self.closed.emit()


class TemplateStrip(AnswerStrip):
    """``named`` carries the name under which the week is kept."""

    named = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, usual_templates(), QCoreApplication.translate("schedule", "Tên khác"), parent)
        self.other.setMaxLength(NAME_LETTERS)

    def take(self, place: int) -> None:
        self.take_text(self.buttons[place].accessibleName())

    def take_text(self, text: str) -> None:
        self.hide()
        self.named.emit(text)
        self.closed.emit()


class ProposalStrip(QFrame):
    """The proposed slots of a bulletin: other hours, other repeats, save or leave.

    ``changed`` asks for another proposal with the hours and repeats as typed, ``saved`` takes what is shown.
    """

    changed = Signal(str, str)
    saved = Signal()
    left = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._shown = ("", "")
        space = workbench.theme.space
        self.head = wrapping_label(parent=self, role="strong")
        self.head.setMinimumWidth(0)
        self.hours = self._line(self.tr("Giờ phát"), "00:00, 00:00, 00:00")
        self.repeats = self._line(self.tr("Số lần mỗi ngày"), "000")
        self.save = QPushButton(self.tr("Lưu lịch  Ctrl+Enter"), self)
        self.save.setProperty("role", "primary")
        self.drop = QPushButton(self.tr("Bỏ đề xuất"), self)
        set_tip(self.save, self.tr("Lưu lịch đề xuất (Ctrl+Enter)"))
        set_tip(self.drop, self.tr("Bỏ đề xuất, chưa lưu gì (Esc)"))
        self.save.clicked.connect(self.send)
        self.drop.clicked.connect(self.left)
        holder = QWidget(self)
        flow = FlowLayout(holder, space(8))
        for line in (self.hours, self.repeats):
            flow.addWidget(self._labelled(line, space(4)))
        for button in (self.save, self.drop):
            flow.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(space(12), space(4), space(12), space(8))
        box.setSpacing(space(4))
        box.addWidget(self.head)
        box.addWidget(holder)
        self.hide()

    def _line(self, name: str, sample: str) -> Line:
        line = Line(self, LETTERS)
        line.be_as_wide_as(sample)
        line.setAccessibleName(name)
        return line

    def _labelled(self, line: Line, gap: int) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        label = Label(line.accessibleName(), holder, role="secondary")
        label.setBuddy(line)
        row.addWidget(label)
        row.addWidget(line)
        return holder

    def open_for(self, head: str, hours: str, repeats: str) -> None:
        """Show what is proposed."""
        self.head.setText(head)
        self.hours.setText(hours)
        self.repeats.setText(repeats)
        self._shown = (hours, repeats)
        self.show()

    def _typed(self) -> tuple[str, str]:
        return tidy_line(self.hours.text()), tidy_line(self.repeats.text())

    def send(self) -> None:
        """Take what is shown; what was typed meanwhile is shown first."""
        commit_text()
        if self._typed() == self._shown:
            self.saved.emit()
        else:
            self.changed.emit(*self._typed())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Enter shows what was typed, or takes what is shown; Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTERS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            focused = self.focusWidget()
            if focused is self.drop:
                self.left.emit()
            else:
                self.send()
        else:
            return False
        return True
