# SPDX-License-Identifier: Apache-2.0
"""The scrolled part of a form: section headings and field rows, their labels lined up for the width there is."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from sync.records.record import Record
from ui.forms.editor import Note
from ui.forms.editors_parts import notes_for
from ui.forms.field_row import FieldRow
from ui.forms.form_reading import around_of, form_sections
from ui.forms.row_stock import RowStock, made_row
from ui.forms.unread import understood, unread_in
from ui.plain import Label
from ui.workbench import Workbench

LEAST_EDITOR = 190
"""Pixels that an editor needs beside its label, at the plain size of text."""


class FormPage(QScrollArea):
    """Rows by field name; it never scrolls sideways."""

    edited = Signal()
    left = Signal()
    noticed = Signal(str)

    def __init__(self, workbench: Workbench, of: type[Record], parent: QWidget, stock: RowStock | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._of = of
        self.rows: dict[str, FieldRow] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget(self)
        self.page.setProperty("role", "page")
        self._box = QVBoxLayout(self.page)
        space = workbench.theme.space
        self._box.setContentsMargins(space(12), space(8), space(12), space(12))
        self._box.setSpacing(space(8))
        for label, fields in form_sections(of):
            heading = Label(workbench.tongue(label), self.page, role="section")
            self._box.addWidget(heading)
            for field in fields:
                made = stock.take(field, self.page) if stock else made_row(field, workbench, self.page)
                self._add_row(made)
        self._box.addStretch(1)
        self.setWidget(self.page)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._keep_in_sight())

    def _add_row(self, row: FieldRow) -> None:
        row.editor.edited.connect(self.edited)
        row.editor.left.connect(self.left)
        row.editor.noticed.connect(self.noticed)
        self._box.addWidget(row)
        self.rows[row.name] = row

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show values; emits nothing."""
        for name, row in self.rows.items():
            row.editor.fill(values.get(name))
            row.editor.suggest(None)
        self.tell_around()

    def entered(self) -> dict[str, Any]:
        """What stands in the form, by field; Unread where a text has no stored form."""
        return {name: row.editor.value() for name, row in self.rows.items()}

    def understood(self) -> dict[str, Any]:
        """What stands in the form without what was not understood; None for unknown."""
        return {name: self.understood_in(name) for name in self.rows}

    def understood_in(self, name: str) -> Any:
        """What stands in one field."""
        return understood(self.rows[name].editor.value())

    def unread(self, *, is_typing_left_out: bool = False) -> dict[str, str]:
        """Path → words for every text that was not understood."""
        focus = QApplication.focusWidget() if is_typing_left_out else None
        found = {path: self._workbench.tongue(one.words) for path, one in unread_in(self.entered(), "")}
        return {path: words for path, words in found.items() if not self._is_in(path, focus)}

    def _is_in(self, path: str, focus: QWidget | None) -> bool:
        return focus is not None and self.rows[path.partition(".")[0]].editor.isAncestorOf(focus)

    def show_notes(self, notes: Mapping[str, Sequence[Note]]) -> None:
        """Say what is to be said, at the fields."""
        for name, row in self.rows.items():
            own, inside = notes_for(notes, name)
            row.show_notes(own, inside)

    def suggest(self, filled: Mapping[str, Any]) -> None:
        """Show faintly what will be filled in."""
        for name, row in self.rows.items():
            row.editor.suggest(filled.get(name))

    def tell_around(self) -> None:
        """Tell each editor what stands in the others."""
        around = around_of(self._of, self.entered())
        for name, row in self.rows.items():
            row.editor.look_around(around[name])

    def focus_field(self, path: str) -> None:
        """Go to a field, inside parts by path, and bring it into sight."""
        name, _, inside = path.partition(".")
        row = self.rows.get(name)
        if row is not None:
            row.editor.focus_inside(inside)
            self._box.activate()
            self.ensureVisible(0, row.mapTo(self.page, QPoint(0, 0)).y(), 0, self.viewport().height() // 3)
            self._keep_in_sight()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.line_up()

    def _keep_in_sight(self) -> None:
        """The field that is typed in stays in sight when what stands above it grows, or what stands below the form."""
        focus = QApplication.focusWidget()
        if focus is not None and self.page.isAncestorOf(focus):
            self._box.activate()
            space = self._workbench.theme.space
            self.ensureWidgetVisible(focus, 0, space(24))
            if focus.height() < self.viewport().height() // 2:  # Qt is content with the caret, not the frame around it
                for edge in (focus.height(), 0):
                    self.ensureVisible(0, focus.mapTo(self.page, QPoint(0, edge)).y(), 0, space(4))

    def _longest_word(self) -> int:
        """Labels break between words alone."""
        words = [word for row in self.rows.values() for word in row.label.text().split(" ")]
        return max(self.fontMetrics().horizontalAdvance(word) for word in words) + self._workbench.theme.space(4)

    def line_up(self) -> None:
        """Give all labels one width, or set them above where editors would have no room."""
        theme, width = self._workbench.theme, self.viewport().width()
        is_narrow = width < theme.size("record_panel") - theme.space(24)
        label = theme.size("label_column_narrow" if is_narrow else "label_column")
        label = max(label, self._longest_word())
        has_room = width - label - 2 * theme.space(12) >= theme.scaled(LEAST_EDITOR)
        for row in self.rows.values():
            row.set_label_width(label if has_room else 0)
