# SPDX-License-Identifier: Apache-2.0
"""The strip in which a record is returned: a quick reason by its digit, words of one's own, words at single fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop.actions.review_work import CANNED_REASONS, CannedReason
from desktop.entering import tidy_line
from sync.records.record import Record
from ui.committing import commit_text
from ui.forms.flow import FlowLayout
from ui.forms.lines import Line
from ui.plain import Label, set_tip, wrapping_label
from ui.workbench import Workbench

OTHER: Final = CANNED_REASONS[-1]
BY_DIGIT: Final[Mapping[int, CannedReason]] = {one.digit: one for one in CANNED_REASONS}
LONGEST_COMMENT: Final = 2000
LONGEST_FIELD_COMMENT: Final = 1000
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FIRST_DIGIT: Final = Qt.Key.Key_0


@dataclass(frozen=True, slots=True)
class ReturnWords:
    """What stands in the strip: a digit or 0, the text, a text for each commented field."""

    digit: int = 0
    text: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen and nothing written."""
        return not self.digit and not self.text and not any(self.fields.values())

    @property
    def reason(self) -> CannedReason | None:
        """The reason that it gives: the chosen one, else the reviewer's own words; None where there is none."""
        if self.digit and (self.digit != OTHER.digit or self.text):
            return BY_DIGIT[self.digit]
        return OTHER if self.text else None

    def comment(self) -> str:
        """What the officer reads: the own words, else those of the reason, in the language of the records."""
        return self.text or (self.reason.words.vi if self.reason else "")

    def comments_of(self, of: type[Record]) -> dict[str, str]:
        """Words by field; a reason that speaks of a field of this type is said there too."""
        told = {name: text for name, text in self.fields.items() if text}
        named = self.reason.field if self.reason else None
        return {named: self.comment(), **told} if named and named in of.fields else told


def words_of(kept: Mapping[str, Any] | None) -> ReturnWords:
    """What was kept of a strip; nothing where nothing was."""
    return ReturnWords(**kept) if kept else ReturnWords()


class ReasonLine(Line):
    """While it is empty a digit chooses a reason; with the sixth chosen, and within text, digits are text."""

    digit_pressed = Signal(int)
    sent = Signal()

    def __init__(self, parent: QWidget | None = None, letters: int = LONGEST_COMMENT) -> None:
        super().__init__(parent, letters)
        self.takes_digits = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Enter sends, a digit chooses; tell whether the key was one of them."""
        if modifiers & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        digit = key - _FIRST_DIGIT
        if key in _ENTER:
            self.sent.emit()
        elif digit in BY_DIGIT and self.takes_digits and not self.text():
            self.digit_pressed.emit(digit)
        else:
            return False
        return True


class ReturnStrip(QFrame):
    """``sent`` asks for the return, ``closed`` for the list; both leave what was written in place."""

    sent = Signal()
    closed = Signal()
    edited = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.digit = 0
        self.lines: dict[str, ReasonLine] = {}
        self.chips = {one.digit: self._chip(one) for one in CANNED_REASONS}
        self.text = ReasonLine(self)
        self.text.setPlaceholderText(self.tr("Viết thêm cho cán bộ xã"))
        self.text.setAccessibleName(self.tr("Lời nhắn cho cán bộ xã"))
        self.note = wrapping_label("", self, tone="attention")
        self.send = self._button(self.tr("Trả lại"), self.tr("Trả lại và sang mục kế (Enter)"), "primary")
        self.comment_button = self._button(
            self.tr("Nhận xét mục đang chọn"), self.tr("Nhận xét mục đang chọn trong bảng so sánh (Ctrl+N)"), ""
        )
        self.leave = self._button(self.tr("Thôi"), self.tr("Về danh sách, giữ chữ đã viết (Esc)"), "link")
        self._lay_out()
        self._wire()
        self.show_words(ReturnWords())

    def _chip(self, reason: CannedReason) -> QPushButton:
        chip = QPushButton(f"{reason.digit} {self._workbench.tongue(reason.words)}", self)
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setAutoDefault(False)
        set_tip(chip, self.tr("Phím {digit}").format(digit=reason.digit))
        return chip

    def _button(self, text: str, tip: str, role: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setProperty("role", role)
        set_tip(button, tip)
        return button

    def _lay_out(self) -> None:
        space = self._workbench.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(4), 0, 0)
        column.setSpacing(space(4))
        column.addWidget(Label(self.tr("Lý do trả lại nhanh (1-6)"), self, role="section"))
        chips = QWidget(self)
        flow = FlowLayout(chips, space(4))
        for chip in self.chips.values():
            flow.addWidget(chip)
        column.addWidget(chips)
        column.addWidget(self.text)
        self._grid = QGridLayout()
        self._grid.setSpacing(space(4))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addWidget(self.note)
        foot = QWidget(self)
        row = FlowLayout(foot, space(8))
        for button in (self.send, self.comment_button, self.leave):
            row.addWidget(button)
        column.addWidget(foot)
        self._flowing = (chips, foot)
        self.setFocusProxy(self.text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for holder in self._flowing:  # where room is short the comparison gives way, not a reason
            holder.setMinimumHeight(holder.heightForWidth(event.size().width()))

    def _wire(self) -> None:
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for digit, chip in self.chips.items():
            self._group.addButton(chip, digit)
        self._group.idClicked.connect(self.choose)
        self._listen(self.text)
        self.send.clicked.connect(self.sent)
        self.leave.clicked.connect(self.closed)

    def _listen(self, line: ReasonLine) -> None:
        line.digit_pressed.connect(self.choose)
        line.sent.connect(self._send)
        line.textEdited.connect(self._tell_edited)
        line.noticed.connect(self.say, Qt.ConnectionType.QueuedConnection)  # the edit itself clears what was said

    def _tell_edited(self, _text: str) -> None:
        self.say("")
        self.edited.emit()

    def _send(self) -> None:
        commit_text()
        self.sent.emit()

    def choose(self, digit: int) -> None:
        """Choose a reason; once more takes the choice away. The words are written beside it."""
        self.digit = 0 if digit == self.digit else digit
        for one, chip in self.chips.items():
            chip.setChecked(one == self.digit)
        self.text.takes_digits = self.digit != OTHER.digit
        self.say("")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def say(self, words: str) -> None:
        """Say something at the strip."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def words(self) -> ReturnWords:
        """What stands here, tidied."""
        fields = {name: tidy_line(line.text()) for name, line in self.lines.items()}
        return ReturnWords(self.digit, tidy_line(self.text.text()), fields)

    def show_words(self, words: ReturnWords, labels: Mapping[str, str] | None = None) -> None:
        """Show what was written before, or nothing."""
        self.digit = words.digit
        for one, chip in self.chips.items():
            chip.setChecked(one == self.digit)
        self.text.takes_digits = self.digit != OTHER.digit
        self.text.setText(words.text)
        for name in list(self.lines):
            self._drop_line(name)
        for name, text in words.fields.items():
            self.add_line(name, (labels or {}).get(name, name)).setText(text)
        self.say("")

    def add_line(self, name: str, label: str) -> ReasonLine:
        """A line for what is said of one field; the one that is there already where there is one."""
        if name not in self.lines:
            line = ReasonLine(self, LONGEST_FIELD_COMMENT)
            line.takes_digits = False
            line.setAccessibleName(self.tr("Nhận xét: {field}").format(field=label))
            self._listen(line)
            told = wrapping_label(label, self, role="secondary")
            told.setBuddy(line)
            told.setFixedWidth(self._workbench.theme.size("label_column_narrow"))
            row = self._grid.rowCount()
            self._grid.addWidget(told, row, 0)
            self._grid.addWidget(line, row, 1)
            told.setObjectName(f"label_{name}")
            told.show()
            line.show()
            self.setTabOrder(next(reversed(self.lines.values()), self.text), line)
            self.lines[name] = line
        return self.lines[name]

    def _drop_line(self, name: str) -> None:
        line = self.lines.pop(name)
        label = self.findChild(Label, f"label_{name}")
        for widget in (line, label):
            if widget is not None:
                self._grid.removeWidget(widget)
                widget.setObjectName("")
                widget.deleteLater()
