# SPDX-License-Identifier: Apache-2.0
"""What a form tells its editors of each other, how places in it are named, and when two values are the same."""

from collections.abc import Mapping
from typing import Any

from sync.records.field import Field
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.words import Words
from ui.forms.editor import Around
from ui.forms.field_row import field_label
from ui.workbench import Workbench

OTHER = Words("Ghi chú và tệp kèm", "Notes and attachments")


def form_sections(of: type[Record]) -> list[tuple[Words, list[Field[Any]]]]:
    """The declared sections, and a last one for the fields that every record has."""
    sections = [(one.label, list(one.fields)) for one in of.declared.sections]
    shown = {field.name for _label, fields in sections for field in fields}
    entered = (field for field in of.fields.values() if not (field.is_derived or field.is_hidden))
    others = [field for field in entered if field.name not in shown]
    return [*sections, (OTHER, others)] if others else sections


def form_fields(of: type[Record]) -> list[Field[Any]]:
    """The fields of a form in the order of entry."""
    return [field for _label, fields in form_sections(of) for field in fields]


def around_of(of: type[Record], entered: Mapping[str, Any]) -> dict[str, Around]:
    """For each field what it may know of the others."""
    day_name = of.declared.day_name()
    day = entered.get(day_name) if day_name and of.fields[day_name].kind == "day" else None
    around = Around(dict(entered), day if isinstance(day, str) else None, _moments_before(of, entered))
    return {field.name: around for field in form_fields(of)}


def _moments_before(of: type[Record], entered: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    last = ""
    for field in form_fields(of):
        if field.kind != "moment":
            continue
        if last:
            found[field.name] = last
        value = entered.get(field.name)
        last = value if isinstance(value, str) else last
    return found


def same_value(one: Any, other: Any) -> bool:
    """Whether two values say the same; empty ones all say that nothing is known."""
    return one == other or (one in (None, "", []) and other in (None, "", []))


def label_of_path(workbench: Workbench, of: type[Record], path: str) -> str:
    """The label of a field; inside parts that of the part's field, with the number of the part beyond the first."""
    name, _, rest = path.partition(".")
    field = of.fields[name]
    place, _, inner = rest.partition(".")
    if not inner or not isinstance(field, Parts) or inner not in field.of.fields:
        return workbench.tongue(field_label(field))
    label = workbench.tongue(field_label(field.of.fields[inner]))
    return label if place == "0" else f"{label} ({int(place) + 1})"


def without_unknown(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are known."""
    return {name: one for name, one in values.items() if one is not None}
