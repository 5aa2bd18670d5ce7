# SPDX-License-Identifier: Apache-2.0
"""A strip that asks for a few declared fields of a record before a step is taken: an answer, a receiver, a reason.

Ctrl+Enter takes the step, Esc puts the strip away; what was typed stays until the step was taken.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sync.records.field import Field
from ui.committing import commit_text
from ui.forms.editors import editor_for
from ui.forms.field_row import FieldRow
from ui.forms.unread import understood, unread_in
from ui.messages import Message, Tone
from ui.plain import set_tip, wrapping_label
from ui.workbench import Workbench

ABOVE: Final = 190
"""Pixels that stay for what stands above the fields: filters, first rows, heading, buttons."""


@dataclass(frozen=True)
class Question:
    """What is asked: under which heading, which fields, filled with what, and what the answer does.

    ``key`` names the step and its record: asked the same again, what was typed stands there still.
    """

    key: str
    head: str
    button: str
    fields: Sequence[Field[Any]]
    on_answer: Callable[[Mapping[str, Any]], None]
    given: Mapping[str, Any] = field(default_factory=dict)


class FieldStrip(QFrame):
    """Knows no step: a question says what its answer does, and ``finish`` tells that it was done."""

    opened = Signal()
    closed = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._question: Question | None = None
        self.rows: dict[str, FieldRow] = {}
        self.setProperty("role", "card")
        self.head = wrapping_label(parent=self, role="strong")
        self.head.setMinimumWidth(0)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button = QPushButton(self)
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self.send)
        self._lay_out()
        self.hide()
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        away = QPushButton(self.tr("Đóng"), self)
        away.setProperty("role", "link")
        set_tip(away, self.tr("Đóng, chữ đã gõ vẫn còn (Esc)"))
        away.clicked.connect(self.close_strip)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(away)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(space(12), space(4), space(12), space(8))
        box.setSpacing(space(4))
        box.addWidget(self.head)
        box.addWidget(self._area, 1)
        box.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def ask(self, question: Question) -> None:
        """Ask; the first field has the keyboard."""
        if self._question is None or self._question.key != question.key:
            self._make_rows(question)
        self._question = question
        self.head.setText(question.head)
        self.button.setText(question.button)
        set_tip(self.button, self.tr("{action} (Ctrl+Enter)").format(action=question.button))
        self.show()
        self.opened.emit()
        self._fit()
        next(iter(self.rows.values())).editor.first_widget().setFocus()

    def _make_rows(self, question: Question) -> None:
        page = QWidget(self._area)
        page.setProperty("role", "page")
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._bench.theme.space(4))
        self.rows = {}
        for one in question.fields:
            row = FieldRow(editor_for(one, self._bench, page), self._bench, page)
            row.set_label_width(self._bench.theme.size("label_column"))
            row.editor.fill(question.given.get(one.name))
            box.addWidget(row)
            self.rows[one.name] = row
        box.addStretch(1)
        self._area.setWidget(page)

    def _fit(self) -> None:
        """As high as its fields, as far as the list above it keeps its first rows."""
        page, parent = self._area.widget(), self.parentWidget()
        if page is None or parent is None:
            return
        width = parent.width() - 4 * self._bench.theme.space(12)
        needed = page.heightForWidth(width) if page.hasHeightForWidth() else page.sizeHint().height()
        room = parent.height() - self._bench.theme.scaled(ABOVE)
        first = next(iter(self.rows.values()))
        least = max(self._bench.theme.control_height, min(needed, first.heightForWidth(width)))
        self._area.setMinimumHeight(least)
        self._area.setMaximumHeight(max(least, min(needed, room)))

    def send(self) -> None:
        """Take the step with what stands in the fields; a text that was not understood is mended first."""
        question = self._question
        if question is None or not self.isVisible():
            return
        commit_text()
        entered = {name: row.editor.value() for name, row in self.rows.items()}
        for path, unread in unread_in(entered, ""):
            self.rows[path.partition(".")[0]].editor.first_widget().setFocus()
            self._bench.messages.say(Message(self._bench.tongue(unread.words), Tone.FAULT))
            return
        question.on_answer({name: understood(value) for name, value in entered.items()})

    def finish(self) -> None:
        """The step was taken: nothing of what was typed is needed any more."""
        self._question = None
        self.close_strip()

    def close_strip(self) -> None:
        """Put the strip away."""
        commit_text()
        self.hide()
        self.closed.emit()

    def has_keyboard(self) -> bool:
        """Whether the person types in it."""
        return self.isVisible() and self.isAncestorOf(self.window().focusWidget())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Ctrl+Enter, where the frame has not taken it already, and Esc."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        else:
            return False
        return True
