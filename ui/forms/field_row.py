# SPDX-License-Identifier: Apache-2.0
"""One field in a form: its label at the left, its editor, what is to be said of it below, its pin."""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from sync.records.field import Field
from sync.records.words import Words
from ui.forms.editor import Editor, Note
from ui.icons import icon
from ui.plain import Label, set_role, set_tip, wrapping_label
from ui.signs import POOR, REFUSED
from ui.workbench import Workbench

QWIDGETSIZE_MAX = 16_777_215
_UNIT = re.compile(r" \((giây|seconds)\)$")
_MARKS = {"fault": REFUSED.mark, "attention": POOR.mark}


def field_label(field: Field[object]) -> Words:
    """The label of a field in a form: durations are typed and shown in minutes, so their label names no unit."""
    if field.kind != "seconds":
        return field.label
    return Words(_UNIT.sub("", field.label.vi), _UNIT.sub("", field.label.en))


class FieldRow(QWidget):
    """A field with its label; a sticky field has a pin, on unless the person takes it off."""

    def __init__(self, editor: Editor, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.name = editor.field.name
        self._workbench = workbench
        self._theme = workbench.theme
        self.caption = workbench.tongue(field_label(editor.field))
        self.is_required = bool(editor.field.options.get("required"))
        self.label = wrapping_label(parent=self)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.label.setBuddy(editor.first_widget())
        self.notes = QWidget(self)
        self._notes_box = QVBoxLayout(self.notes)
        self._notes_box.setContentsMargins(0, 0, 0, 0)
        self._notes_box.setSpacing(self._theme.space(2))
        self.notes.hide()
        self._shown: list[Note] = []
        self._said: list[Label] = []
        self.pin: QToolButton | None = None
        self._lay_out()
        self._name()

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self._theme.space(8))
        self._grid.setVerticalSpacing(self._theme.space(2))
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if self.editor.field.options.get("sticky"):
            self.pin = self._made_pin()
        self._is_above: bool | None = None

    def _place(self, is_above: bool) -> None:
        """The label at the left, or above the editor."""
        if self._is_above is is_above:
            return
        self._is_above = is_above
        top, column, span = (1, 0, 2) if is_above else (0, 1, 1)
        for widget in (self.label, self.editor, self.notes, self.pin):
            if widget is not None:
                self._grid.removeWidget(widget)
        self._grid.addWidget(self.label, 0, 0, 1 if is_above else 2, span, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.editor, top, column, 1, span)
        self._grid.addWidget(self.notes, top + 1, column, 1, span)
        if self.pin is not None:
            self._grid.addWidget(self.pin, top, 2, Qt.AlignmentFlag.AlignTop)

    def _made_pin(self) -> QToolButton:
        pin = QToolButton(self)
        pin.setCheckable(True)
        pin.setChecked(True)
        pin.setProperty("role", "link")
        side = self._theme.size("target")
        pin.setFixedSize(side, side)
        pin.setAccessibleName(self.tr("Ghim: {field}").format(field=self.caption))
        pin.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pin.toggled.connect(self._show_pin)
        self.pin = pin
        self._show_pin(True)
        return pin

    def _show_pin(self, is_on: bool) -> None:
        if self.pin is None:
            return
        self.pin.setIcon(icon(self._theme, "pin", "accent" if is_on else "disabled"))
        on = self.tr("Đang ghim: bản ghi sau giữ giá trị này (Ctrl+G để bỏ ghim)")
        set_tip(self.pin, on if is_on else self.tr("Ghim: giữ giá trị này cho bản ghi sau (Ctrl+G)"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Ctrl+G pins and unpins."""
        is_pin = event.key() == Qt.Key.Key_G and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if not is_pin or self.pin is None:
            return False
        self.pin.toggle()
        return True

    def _name(self) -> None:
        self.label.setText(f"{self.caption}\u00a0*" if self.is_required else self.caption)
        name = self.tr("{field}, bắt buộc").format(field=self.caption) if self.is_required else self.caption
        self.editor.name_it(name)

    def set_required(self, is_required: bool) -> None:
        """Show whether the record as it stands needs this field."""
        if is_required != self.is_required:
            self.is_required = is_required
            self._name()

    def set_label_width(self, width: int) -> None:
        """Line the label up with those of the other rows; 0 sets it above its editor."""
        is_above = width == 0 or self.editor.is_wide
        self._place(is_above)
        beside = (self._theme.control_height - self._theme.line_height()) // 2
        self.label.setContentsMargins(0, 0 if is_above else max(0, beside), 0, 0)
        self.label.setMinimumWidth(0 if is_above else width)
        self.label.setMaximumWidth(QWIDGETSIZE_MAX if is_above else width)
        self.editor.set_label_width(width)

    def show_notes(self, own: Sequence[Note], inside: Mapping[str, Sequence[Note]]) -> None:
        """Show sentences below the editor, and those of places inside it at their places."""
        self.editor.show_notes(inside)
        self.editor.mark(any(note.tone == "fault" for note in own))
        if list(own) == self._shown:
            return
        self._shown = list(own)
        while self._said:
            label = self._said.pop()
            self._notes_box.removeWidget(label)
            label.hide()
            label.deleteLater()
        for note in own:
            label = wrapping_label(f"{_MARKS[note.tone]} {note.text}", self.notes, tone=note.tone)
            label.setMinimumWidth(0)
            set_role(label, "size", "caption")
            self._notes_box.addWidget(label)
            self._said.append(label)
        self.notes.setVisible(bool(own))

    def said(self) -> list[str]:
        """The sentences that are shown."""
        return [note.text for note in self._shown]
