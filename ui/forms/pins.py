# SPDX-License-Identifier: Apache-2.0
"""Pinned fields: their values stay for the next new record; day and time move forward by themselves."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QObject

from desktop.drafts import keep_pins, read_pins
from desktop.laptop import Laptop
from sync.records.record import Record
from ui.forms.asking import ask
from ui.forms.field_row import FieldRow
from ui.forms.form_reading import form_fields
from ui.workbench import Workbench

VALUES: Final = "values"
OFF: Final = "off"


class Pins(QObject):
    """The pins of the form of one type."""

    def __init__(self, workbench: Workbench, of: type[Record], rows: Mapping[str, FieldRow], parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._of = of
        self._rows = {name: row for name, row in rows.items() if row.pin is not None}

    def set_off(self, names: list[str]) -> None:
        """Show which fields the person unpinned earlier."""
        for name, row in self._rows.items():
            if row.pin is not None:
                row.pin.setChecked(name not in names)

    def keep(self, entered: Mapping[str, Any]) -> None:
        """Remember the pinned values, in the background."""
        on = [name for name, row in self._rows.items() if row.pin is not None and row.pin.isChecked()]
        values = {name: entered[name] for name in on if entered.get(name) is not None}
        kept = {VALUES: values, OFF: [name for name in self._rows if name not in on]}
        laptop, form = self._workbench.laptop, self._of.type_name()
        ask(self, self._workbench.background, lambda: keep_pins(laptop, form, kept), lambda _none: None)


def first_values(laptop: Laptop, of: type[Record]) -> tuple[dict[str, Any], list[str]]:
    """What a new record begins with, the day being today, and the fields that are not pinned."""
    kept = read_pins(laptop, of.type_name())
    values = {name: one for name, one in kept.get(VALUES, {}).items() if name in of.fields}
    today = laptop.now().date().isoformat()
    days = {one.name: today for one in of.declared.day if one.kind == "day"}
    return {**values, **days}, list(kept.get(OFF, ()))


def next_values(of: type[Record], saved: Mapping[str, Any], off: list[str]) -> dict[str, Any]:
    """What the record after a saved one begins with: pinned values, and the time at which that one ended."""
    values = {
        field.name: saved[field.name]
        for field in form_fields(of)
        if field.options.get("sticky") and field.name not in off and saved.get(field.name) is not None
    }
    moments = [field.name for field in form_fields(of) if field.kind == "moment"]
    is_day_pinned = any(one.name in values for one in of.declared.day if one.kind == "day")
    if is_day_pinned and len(moments) > 1 and saved.get(moments[-1]) is not None:
        values[moments[0]] = saved[moments[-1]]
    return values
