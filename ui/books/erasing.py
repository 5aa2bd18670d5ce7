# SPDX-License-Identifier: Apache-2.0
"""Erase personal values for good: a link below a record that has some, then which ones, why, and one last button.

The link is there only where this person may do it. Nothing is erased by a key that means something else.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QUndoStack
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.actions.redacting import Redactable, redact_fields, redactable_fields
from desktop.entering import tidy_line
from sync.log.errors import LoaError
from sync.records.record import Record
from ui.committing import commit_text
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.forms.flow import FlowLayout
from ui.forms.lines import Line
from ui.messages import Message, Tone
from ui.plain import Label, set_tip, wrapping_label
from ui.workbench import Workbench

LETTERS: Final = 200


class ErasePane(QWidget):
    """``erased`` carries the record, once its values are gone here."""

    erased = Signal(str)

    def __init__(self, workbench: Workbench, stack: QUndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._stack = workbench, stack
        self._record_id, self._title, self._asked = "", "", 0
        self._offered: Sequence[Redactable] = ()
        self.ticks: dict[str, QCheckBox] = {}
        self.link = QPushButton(self.tr("Xóa dữ liệu cá nhân…"), self)
        self.link.setProperty("role", "link")
        set_tip(self.link, self.tr("Xóa hẳn họ tên, điện thoại… theo yêu cầu của người đó; không hoàn tác được"))
        self.card = QFrame(self)
        self.card.setProperty("role", "card")
        self.head = wrapping_label(parent=self.card, role="strong")
        self.head.setMinimumWidth(0)
        self._fields = QWidget(self.card)
        self._flow = FlowLayout(self._fields, workbench.theme.space(8))
        self.reason = Line(self.card, LETTERS)
        self.reason.setAccessibleName(self.tr("Lý do xóa"))
        self.erase = QPushButton(self.card)
        self.cancel = QPushButton(self.tr("Thôi"), self.card)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        label = Label(self.tr("Lý do xóa"), self.card, role="secondary")
        label.setBuddy(self.reason)
        buttons = QHBoxLayout()
        buttons.addWidget(self.erase)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        inner = QVBoxLayout(self.card)
        inner.setSpacing(space(4))
        for one in (self.head, self._fields, label, self.reason):
            inner.addWidget(one)
        inner.addLayout(buttons)
        box = QVBoxLayout(self)
        box.setContentsMargins(space(12), 0, space(12), 0)
        box.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.card)
        self.card.hide()
        self.hide()

    def _wire(self) -> None:
        self.link.clicked.connect(self.open)
        self.cancel.clicked.connect(self.close_card)
        self.erase.clicked.connect(self._erase)
        self.reason.textChanged.connect(lambda _text: self._count())
        self.reason.noticed.connect(self._bench.messages.attend)

    def offer(self, of: type[Record], record_id: str, title: str) -> None:
        """The record that is read now; empty for none."""
        is_same = record_id == self._record_id
        self._record_id, self._title = record_id, title
        if not is_same:
            self.close_card()
            self.hide()
        if not record_id or not any(one.is_personal for one in of.fields.values()):
            self.hide()
            return
        self._asked += 1
        asked, laptop = self._asked, self._bench.laptop

        def show(found: Sequence[Redactable]) -> None:
            if asked == self._asked and self._record_id == record_id:
                self._offered = found
                self.setVisible(bool(found))

        ask(self, self._bench.background, lambda: redactable_fields(laptop, record_id), show, lambda _error: None)

    def open(self) -> None:
        """Ask which values go, and why."""
        for old in self.ticks.values():
            old.deleteLater()
        self.ticks = {one.name: self._tick(one) for one in self._offered}
        told = self.tr(
            "Xóa hẳn dữ liệu cá nhân: {title}. Không hoàn tác được: mất trong sổ, lịch sử, bản nháp của máy này, "
            "và ở mọi máy khác sau lần đồng bộ của máy đó."
        )
        self.head.setText(told.format(title=self._title))
        self.reason.clear()
        self._count()
        self.card.show()
        next(iter(self.ticks.values()), self.reason).setFocus()

    def _tick(self, one: Redactable) -> QCheckBox:
        label = self._bench.tongue(one.field.label)
        text = label if one.has_value else self.tr("{label} (chỉ còn trong lịch sử)").format(label=label)
        tick = QCheckBox(text.replace("&", "&&"), self._fields)
        tick.setAccessibleName(text)
        tick.toggled.connect(lambda _is_on: self._count())
        self._flow.addWidget(tick)
        tick.show()
        return tick

    def chosen(self) -> list[str]:
        """The fields that are ticked."""
        return [name for name, tick in self.ticks.items() if tick.isChecked()]

    def _count(self) -> None:
        """The verb and the number stand on the button; it can be pressed when both questions are answered."""
        count = len(self.chosen())
        self.erase.setText(self.tr("Xóa hẳn {count} mục").format(count=count))
        self.erase.setEnabled(count > 0 and bool(tidy_line(self.reason.text())))

    def _erase(self) -> None:
        commit_text()
        laptop, record_id, names = self._bench.laptop, self._record_id, self.chosen()
        reason = tidy_line(self.reason.text())
        self.erase.setEnabled(False)  # a second press must find nothing
        ask(
            self,
            self._bench.background,
            lambda: redact_fields(laptop, record_id, names, reason),
            lambda _is_new: self._on_erased(record_id, len(names)),
            self._fail,
        )

    def _on_erased(self, record_id: str, count: int) -> None:
        self.close_card()
        self._stack.clear()  # its steps hold what was there before
        told = self.tr("Đã xóa hẳn {count} mục ở máy này. Các máy khác xóa ở lần đồng bộ tới.")
        self._bench.messages.say(Message(told.format(count=count)))
        self.erased.emit(record_id)
        self._bench.changes.records_changed.emit()

    def _fail(self, error: LoaError) -> None:
        self._count()
        words = error_words(error)
        self._bench.messages.say(Message(words.text, Tone.ATTENTION))

    def close_card(self) -> None:
        """Erase nothing."""
        had_focus = self.card.isAncestorOf(self.window().focusWidget())
        self.card.hide()
        if had_focus:
            self.link.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.card.isVisible():
            self.close_card()
        else:
            super().keyPressEvent(event)
