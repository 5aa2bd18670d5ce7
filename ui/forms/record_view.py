# SPDX-License-Identifier: Apache-2.0
"""A record to be read: labels and values in the order of its form, what is computed last. Unknown is a dash.

What is given within one turn of the event loop is laid out once, at its end; what nobody sees, once the person rests.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.titles import read_titles
from sync.records.declaration import Finding
from sync.records.field import Field
from sync.records.part_fields import Files
from sync.records.record import Record
from sync.records.words import Words
from ui.forms.asking import ask
from ui.forms.field_row import field_label
from ui.forms.file_lines import FileLines
from ui.forms.form_page import LEAST_EDITOR
from ui.forms.form_reading import form_sections
from ui.forms.value_texts import ValueTexts, ids_in
from ui.plain import Label, wrapping_label
from ui.signs import POOR
from ui.workbench import Workbench

AT_REST_MS: Final = 200
"""Behind a form that is open: no key waits for what is read once the form is left."""

COMPUTED: Final = Words("Tự tính", "Computed")


class RecordView(QScrollArea):
    """The record panel's reading side."""

    def __init__(self, workbench: Workbench, of: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._of = of
        self._record: Record = of({})
        self._findings: list[Finding] = []
        self._texts = ValueTexts(workbench.tongue, self)
        self._label_room = 0
        self._is_behind = True
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._lay_out)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(workbench.tongue(of.declared.label))

    def show_record(self, values: Mapping[str, Any], record_id: str = "", unit: str = "") -> None:
        """Show stored values; references get their titles in the background."""
        self._record = self._of(dict(values), record_id, unit)
        self._findings = []
        self._show()
        ids = list(self._ids())
        if ids:
            bench = self._workbench
            ask(self, bench.background, lambda: read_titles(bench.laptop, ids, bench.tongue), self._on_titles)

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """Show findings below their first field."""
        found = list(findings)
        if found != self._findings:
            self._findings = found
            self._show()

    def _on_titles(self, titles: Mapping[str, str]) -> None:
        if not titles.items() <= self._texts.titles.items():
            self._texts.titles.update(titles)
            self._show()

    def _ids(self) -> Iterable[str]:
        for field in self._of.fields.values():
            value = field.plain(self._record.values.get(field.name))
            yield from ids_in(field, value)

    def _show(self) -> None:
        """Lay out at the end of this turn, or at rest where it is not looked at; one never shown has no size yet."""
        self._is_behind = True
        if self.isVisible() or self.widget() is not None:
            self._soon.start(0 if self.isVisible() else AT_REST_MS)

    def _lay_out(self) -> None:
        """Build the page anew: a record is opened far less often than it is read."""
        self._is_behind = False
        self._soon.stop()
        at = self.verticalScrollBar().value()
        self._label_room = self._asked_label_room()
        page = QWidget(self)
        page.setProperty("role", "page")
        box = QVBoxLayout(page)
        space = self._workbench.theme.space
        box.setContentsMargins(space(12), space(8), space(12), space(12))
        box.setSpacing(space(8))
        for label, fields in self._sections():
            shown_fields = [field for field in fields if self._is_shown(field)]
            if shown_fields:
                box.addWidget(Label(self._workbench.tongue(label), page, role="section"))
                box.addLayout(self._grid(page, shown_fields))
        box.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(at)

    def _sections(self) -> list[tuple[Words, Sequence[Field[Any]]]]:
        computed = [field for field in self._of.fields.values() if field.is_derived]
        return [*form_sections(self._of), (COMPUTED, computed)]

    def _is_shown(self, field: Field[Any]) -> bool:
        return bool(field.options.get("required")) or self._value(field) not in (None, [])

    def _value(self, field: Field[Any]) -> Any:
        return field.derive(self._record) if field.is_derived else self._record.values.get(field.name)

    def _grid(self, page: QWidget, fields: list[Field[Any]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._workbench.theme.space(8))
        grid.setVerticalSpacing(self._workbench.theme.space(4))
        width = self._label_room
        column = 1 if width else 0
        grid.setColumnStretch(column, 1)
        for row, field in enumerate(fields):
            label = wrapping_label(self._workbench.tongue(field_label(field)), page, role="secondary")
            if width:
                label.setFixedWidth(width)
            grid.addWidget(label, 3 * row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._value_widget(page, field), 3 * row + 1 - column, column, Qt.AlignmentFlag.AlignTop)
            for one in self._findings_of(field):
                grid.addWidget(_found(self._workbench.tongue(one.words), page), 3 * row + 2, column)
        return grid

    def _asked_label_room(self) -> int:
        """One width for all labels; 0 sets them above where values would have no room.

        As long as it stays, a page of another width needs no building anew.
        """
        theme, tongue = self._workbench.theme, self._workbench.tongue
        words = [tongue(field_label(field)) for _label, fields in self._sections() for field in fields]
        longest = max(self.fontMetrics().horizontalAdvance(word) for text in words for word in text.split())
        width = max(theme.size("label_column_narrow"), longest + theme.space(4))
        room = self.viewport().width() - width - 2 * theme.space(12)
        return width if room >= theme.scaled(LEAST_EDITOR) else 0

    def _value_widget(self, page: QWidget, field: Field[Any]) -> QWidget:
        value = self._value(field)
        if not isinstance(field, Files) or not value:
            return self._value_label(page, field)
        lines = FileLines(self._workbench, page)
        lines.show_files(value)
        return lines

    def _value_label(self, page: QWidget, field: Field[Any]) -> Label:
        label = wrapping_label(self._texts.of(field, self._value(field)), page)
        label.setMinimumWidth(0)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _findings_of(self, field: Field[Any]) -> list[Finding]:
        return [one for one in self._findings if next(iter(one.fields), "") == field.name]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._asked_label_room() != self._label_room:
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:  # in a turn of its own: much else is shown with it
            self._take_former_away()
            self._soon.start(0)

    def _take_former_away(self) -> None:
        """What was read before is not what is read now."""
        former: QWidget | None = self.widget()
        if former is not None:
            former.hide()


def _found(text: str, page: QWidget) -> Label:
    label = wrapping_label(f"{POOR.mark} {text}", page, tone="attention")
    label.setMinimumWidth(0)
    return label
