# SPDX-License-Identifier: Apache-2.0
"""Editors of free text: one line, several lines, and what is only shown."""

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop.entering import tidy_line, tidy_lines
from sync.records.field import Field
from sync.records.text_fields import Text
from ui.forms.editor import Editor, shown_text
from ui.forms.lines import Line, Paragraphs
from ui.plain import Label, wrapping_label
from ui.workbench import Workbench

TITLE_LETTERS: Final = 300


class TextEditor(Editor):
    """One line of text."""

    def __init__(self, field: Text, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent)
        self.line = Line(self, field.longest)
        self.line.textEdited.connect(self.touch)
        self.line.left.connect(self.left)
        self.line.noticed.connect(self.noticed)
        if field.proposal is not None:
            self.line.setPlaceholderText(self.tr("Tự đánh số"))
        self.box.addWidget(self.line)

    def show_value(self, value: Any) -> None:
        self.line.setText(shown_text(value, str(value)))
        self.line.setCursorPosition(0)

    def entered(self) -> Any:
        return tidy_line(self.line.text()) or None

    def first_widget(self) -> QWidget:
        return self.line

    def suggest(self, value: Any) -> None:
        if self.field.proposal is None:
            self.line.setPlaceholderText("" if value is None else str(value))

    def mark(self, is_fault: bool) -> None:
        mark_line(self.line, is_fault)


class LongTextEditor(Editor):
    """Several lines of text, or one line that is too long to be seen in one."""

    def __init__(self, field: Text, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent)
        self._tidy = tidy_lines if field.has_lines else tidy_line
        beside = workbench.theme.control_height
        self.lines = Paragraphs(self, field.longest, is_one_line=not field.has_lines, least_height=beside)
        self.lines.edited.connect(self.touch)
        self.lines.left.connect(self.left)
        self.lines.noticed.connect(self.noticed)
        self.box.addWidget(self.lines)

    def show_value(self, value: Any) -> None:
        self.lines.fill(shown_text(value, str(value)))

    def entered(self) -> Any:
        return self._tidy(self.lines.toPlainText()) or None

    def first_widget(self) -> QWidget:
        return self.lines

    def mark(self, is_fault: bool) -> None:
        mark_line(self.lines, is_fault)


def text_editor(field: Text, workbench: Workbench, parent: QWidget | None = None) -> Editor:
    """One line for what fits into it; a title of hundreds of letters is shown whole."""
    is_title = field.longest >= TITLE_LETTERS and field.pattern is None
    return (LongTextEditor if is_title else TextEditor)(field, workbench, parent)


class ShownEditor(Editor):
    """A value that people only read here: hashes, references to anything."""

    def __init__(self, field: Field[Any], workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent)
        self.label: Label = wrapping_label(parent=self, role="secondary")
        self.label.setMinimumWidth(0)
        self.box.addWidget(self.label)

    def show_value(self, value: Any) -> None:
        items = value if isinstance(value, list) else [] if value is None else [value]
        short = [f"{str(one)[:8]}…" for one in items]
        self.label.setText(", ".join(short) or "-")

    def entered(self) -> Any:
        return self._given

    def first_widget(self) -> QWidget:
        return self.label


def mark_line(widget: QWidget, is_fault: bool) -> None:
    """Give a line the edge of a fault, or take it away."""
    if bool(widget.property("fault")) != is_fault:
        widget.setProperty("fault", is_fault)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
