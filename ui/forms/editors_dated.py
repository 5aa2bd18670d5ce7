# SPDX-License-Identifier: Apache-2.0
"""Editor of a dated value: the editor of its kind, and the day from which the value holds."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sync.records.field import Field
from sync.records.value_fields import Day
from ui.forms.editor import Around, Editor
from ui.forms.editors_time import DayEditor
from ui.forms.unread import Unread
from ui.plain import Label
from ui.workbench import Workbench


class DatedEditor(Editor):
    """A value with its day. A value that is changed holds from today, unless the person gives another day."""

    def __init__(self, inner: Editor, field: Field[Any], workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent)
        self.inner = inner
        self.since = DayEditor(Day("Từ ngày", "Since"), workbench, self)
        self._today = workbench.laptop.now().date().isoformat()
        row = QHBoxLayout()
        row.setSpacing(workbench.theme.space(4))
        self._words = Label(self.tr("từ"), self, role="secondary")
        row.addWidget(self._words)
        row.addWidget(self.since, 1)
        self.box.addWidget(inner)
        self.box.addLayout(row)
        inner.edited.connect(self._on_value_edited)
        self.since.edited.connect(self.touch)
        for part in (inner, self.since):
            part.left.connect(self.left)
            part.noticed.connect(self.noticed)
        self.since.suggest(self._today)

    def show_value(self, value: Any) -> None:
        stored = value if isinstance(value, dict) else {}
        self.inner.fill(stored.get("value") if stored else value)
        self.since.fill(stored.get("from"))

    def entered(self) -> Any:
        value, since = self.inner.value(), self.since.value()
        if value is None and not isinstance(self._given, dict):
            return since if isinstance(since, Unread) else None
        return {"from": since or self._today, "value": value}

    def first_widget(self) -> QWidget:
        return self.inner.first_widget()

    def name_it(self, name: str) -> None:
        self.inner.name_it(name)
        self.since.name_it(self.tr("{name}: từ ngày").format(name=name))

    def look_around(self, around: Around) -> None:
        self.inner.look_around(around)

    def set_label_width(self, width: int) -> None:
        self.inner.set_label_width(width)

    def mark(self, is_fault: bool) -> None:
        self.inner.mark(is_fault)

    def _on_value_edited(self) -> None:
        """What held since an earlier day held until now: the new value begins today."""
        if not self.since.is_touched:
            self.since.fill(None)
        self.touch()
