# SPDX-License-Identifier: Apache-2.0
"""A record to be read: labels and values in the order of its form, what is computed last. Unknown is a dash."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.display import UNKNOWN, last_digits, shown, shown_day
from desktop.entering import shown_duration
from desktop.titles import read_titles
from sync.records.declaration import Finding
from sync.records.field import Field
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.words import Words
from ui.forms.asking import ask
from ui.forms.editors_files import size_text
from ui.forms.field_row import field_label
from ui.forms.form_page import LEAST_EDITOR
from ui.forms.form_reading import form_sections
from ui.plain import Label, wrapping_label
from ui.signs import POOR
from ui.workbench import Workbench

COMPUTED: Final = Words("Tự tính", "Computed")


class RecordView(QScrollArea):
    """The record panel's reading side."""

    def __init__(self, workbench: Workbench, of: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._of = of
        self._record: Record = of({})
        self._findings: list[Finding] = []
        self._titles: dict[str, str] = {}
        self._widths: list[int] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(workbench.tongue(of.declared.label))
        self._show()

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
        if not titles.items() <= self._titles.items():
            self._titles.update(titles)
            self._show()

    def _ids(self) -> Iterable[str]:
        for field in self._of.fields.values():
            value = field.plain(self._record.values.get(field.name))
            yield from _ids_in(field, value)

    def _show(self) -> None:
        """Build the page anew: a record is opened far less often than it is read."""
        at = self.verticalScrollBar().value()
        self._widths = self._label_widths()
        page = QWidget(self)
        page.setProperty("role", "page")
        box = QVBoxLayout(page)
        space = self._workbench.theme.space
        box.setContentsMargins(space(12), space(8), space(12), space(12))
        box.setSpacing(space(8))
        for label, fields in [
            *form_sections(self._of),
            (COMPUTED, [field for field in self._of.fields.values() if field.is_derived]),
        ]:
            shown_fields = [field for field in fields if self._is_shown(field)]
            if shown_fields:
                box.addWidget(Label(self._workbench.tongue(label), page, role="section"))
                box.addLayout(self._grid(page, shown_fields))
        box.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(at)

    def _is_shown(self, field: Field[Any]) -> bool:
        return bool(field.options.get("required")) or self._value(field) not in (None, [])

    def _value(self, field: Field[Any]) -> Any:
        return getattr(self._record, field.name) if field.is_derived else self._record.values.get(field.name)

    def _grid(self, page: QWidget, fields: list[Field[Any]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._workbench.theme.space(8))
        grid.setVerticalSpacing(self._workbench.theme.space(4))
        width = self._label_width(fields)
        column = 1 if width else 0
        grid.setColumnStretch(column, 1)
        for row, field in enumerate(fields):
            label = wrapping_label(self._workbench.tongue(field_label(field)), page, role="secondary")
            if width:
                label.setFixedWidth(width)
            grid.addWidget(label, 3 * row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._value_label(page, field), 3 * row + 1 - column, column, Qt.AlignmentFlag.AlignTop)
            for one in self._findings_of(field):
                grid.addWidget(_found(self._workbench.tongue(one.words), page), 3 * row + 2, column)
        return grid

    def _label_widths(self) -> list[int]:
        """Of all sections: as long as they stay, a page of another width needs no building anew."""
        return [self._label_width(list(fields)) for _label, fields in form_sections(self._of)]

    def _label_width(self, fields: list[Field[Any]]) -> int:
        """One width for all labels; 0 sets them above where values would have no room."""
        theme, words = self._workbench.theme, [self._workbench.tongue(field_label(field)) for field in fields]
        longest = max(self.fontMetrics().horizontalAdvance(word) for text in words for word in text.split())
        width = max(theme.size("label_column_narrow"), longest + theme.space(4))
        room = self.viewport().width() - width - 2 * theme.space(12)
        return width if room >= theme.scaled(LEAST_EDITOR) else 0

    def _value_label(self, page: QWidget, field: Field[Any]) -> Label:
        label = wrapping_label(self.text_of(field, self._value(field)), page)
        label.setMinimumWidth(0)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _findings_of(self, field: Field[Any]) -> list[Finding]:
        return [one for one in self._findings if next(iter(one.fields), "") == field.name]

    def text_of(self, field: Field[Any], stored: Any) -> str:
        """A value as people read it here: titles for references, a line for each part."""
        value = field.plain(stored)
        if value is None or value == []:
            return UNKNOWN
        text = self._plain_text(field, value)
        day = field.holds_from(stored)
        return text if day is None else self.tr("{value} (từ {day})").format(value=text, day=shown_day(day))

    def _plain_text(self, field: Field[Any], value: Any) -> str:
        if field.is_masked:
            return last_digits(str(value))
        read = self._readers().get(field.kind)
        return read(field, value) if read else shown(field, {"value": value, "from": None} if field.is_dated else value)

    def _readers(self) -> Mapping[str, Callable[[Any, Any], str]]:
        """Kinds that are shown here otherwise than in a list."""
        tongue = self._workbench.tongue
        return {
            "choice": lambda field, code: tongue(field.codes.label(code)),
            "choices": lambda field, codes: ", ".join(tongue(field.codes.label(code)) for code in codes),
            "files": lambda _field, files: "\n".join(f"{one['name']} ({size_text(one.get('size'))})" for one in files),
            "parts": self._parts_text,
            "reference": lambda field, one: self._titled(_ids_in(field, one)),
            "references": lambda field, several: self._titled(_ids_in(field, several)),
            "seconds": lambda _field, seconds: shown_duration(seconds, tongue.code),
            "flag": lambda _field, is_so: self.tr("Có") if is_so else self.tr("Không"),
            "long_text": lambda _field, text: str(text),
        }

    def _titled(self, ids: Iterable[str]) -> str:
        return "\n".join(self._titles.get(one, f"{one[:8]}…") for one in ids)

    def _parts_text(self, field: Parts[Any], parts: list[Mapping[str, Any]]) -> str:
        return "\n".join(f"{place}. {self._part_text(field, one)}" for place, one in enumerate(parts, 1))

    def _part_text(self, field: Parts[Any], part: Mapping[str, Any]) -> str:
        return ", ".join(self.text_of(inner, part[name]) for name, inner in field.of.fields.items() if name in part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._label_widths() != self._widths:
            self._show()


def _found(text: str, page: QWidget) -> Label:
    label = wrapping_label(f"{POOR.mark} {text}", page, tone="attention")
    label.setMinimumWidth(0)
    return label


def _ids_in(field: Field[Any], value: Any) -> Iterable[str]:
    """The ids of records that a value names, those inside parts too."""
    if field.kind == "reference" and isinstance(value, str):
        yield value
    elif field.kind == "references" and isinstance(value, list | tuple):
        yield from value
    elif isinstance(field, Parts) and isinstance(value, list):
        for part in value:
            for name, inner in field.of.fields.items():
                yield from _ids_in(inner, part.get(name))
