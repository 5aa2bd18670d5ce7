# SPDX-License-Identifier: Apache-2.0
"""Editors of numbers, amounts and durations: typed in the short forms people use, shown in the long ones."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop.entering import READERS, NotUnderstood, shown_duration, shown_money, shown_number
from sync.records.field import Field
from ui.forms.editor import Editor, shown_text
from ui.forms.editors_text import mark_line
from ui.forms.lines import Line
from ui.forms.unread import Unread
from ui.workbench import Workbench

_SHOWN: Final[Mapping[str, Callable[[Any], str]]] = {
    "integer": shown_number,
    "decimal": shown_number,
    "money": shown_money,
    "seconds": shown_duration,
    "time_of_day": str,
}
LETTERS: Final = 40


class ReadEditor(Editor):
    """A line whose text is read as a number, a duration or a time of day."""

    def __init__(self, field: Field[Any], workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent)
        self._read = READERS[field.kind]
        self._shown = _SHOWN[field.kind]
        if field.kind == "seconds":
            self._shown = lambda seconds: shown_duration(seconds, workbench.tongue.code)
        self.line = Line(self, LETTERS)
        self.line.textEdited.connect(self.touch)
        self.line.noticed.connect(self.noticed)
        self.line.left.connect(self.on_left)
        self.line.setPlaceholderText(self._hint())
        self.box.addWidget(self.line)

    def show_value(self, value: Any) -> None:
        self.line.setText(
            "" if value is None else shown_text(value, "" if isinstance(value, Unread) else self._shown(value))
        )

    def entered(self) -> Any:
        text = self.line.text().strip()
        try:
            return self._read(text) if text else None
        except NotUnderstood as fault:
            return Unread(text, fault.words)

    def on_left(self) -> None:
        """What was understood is written out, so that the person sees how."""
        value = self.value()
        if self.is_touched and value is not None:
            self.show_value(value)
        self.left.emit()

    def first_widget(self) -> QWidget:
        return self.line

    def suggest(self, value: Any) -> None:
        self.line.setPlaceholderText(self._hint() if value is None else self._shown(value))

    def mark(self, is_fault: bool) -> None:
        mark_line(self.line, is_fault)

    def _hint(self) -> str:
        if self.field.proposal is not None:
            return self.tr("Tự đánh số")
        return {"seconds": self.tr("phút"), "money": self.tr("đồng")}.get(self.field.kind, "")
