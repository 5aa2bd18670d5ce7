# SPDX-License-Identifier: Apache-2.0
"""A record's history and trail as lines to read: who changed which field from what to what, and what became of it.

Fed by the dicts of ``showing.show_record``; reads nothing itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.display import shown_moment
from desktop.titles import Label, Titles, named_in, value_text, vietnamese
from sync.log.fold import WITHDRAWN
from sync.records.record import Record
from sync.records.words import Words

Item = Mapping[str, Any]

STEP_WORDS: Final[Mapping[str, Words]] = {
    "saved": Words("Lưu trên máy", "Saved"),
    "changed": Words("Sửa", "Changed"),
    "received": Words("Trung tâm đã nhận", "Received by the hub"),
    "safe": Words("Trung tâm đã sao lưu", "Backed up by the hub"),
    "held": Words("Bị từ chối", "Refused"),
    "submitted": Words("Gửi duyệt", "Submitted for review"),
    "returned": Words("Trả lại", "Returned"),
    "accepted": Words("Đã duyệt", "Approved"),
    "withdrawn": Words("Hủy", "Voided"),
    "decided": Words("Quyết định", "Decision"),
}
_WITHDRAWN: Final = Words("Hủy bản ghi", "Record voided")
_REDACTED: Final = Words("(đã xóa theo yêu cầu)", "(redacted)")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one change; ``before`` is empty for the first value of a field."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangeLines:
    """One change: the time as dd/MM/yyyy HH:mm, the person, its fields."""

    at: str
    by: str
    is_first: bool
    fields: Sequence[FieldChange]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the trail; ``receipt`` is empty where none proves it."""

    at: str
    by: str
    words: str
    receipt: str


def ids_named(of: type[Record], item: Item) -> list[str]:
    """Ids of the records that the values of a record and of its history name, for ``titles.read_titles``."""
    sets = [item["fields"], *(change["set"] for change in item.get("history", ()))]
    return [one for values in sets for one in named_in(of, values)]


def change_lines(of: type[Record], item: Item, titles: Titles, label: Label = vietnamese) -> list[ChangeLines]:
    """The changes of a record, the latest first; a value is compared with the one that its author saw."""
    history: Sequence[Item] = item.get("history", ())
    written = {change["change"]: change["set"] for change in history}
    lines = []
    for place, change in enumerate(history):
        fields = list(_field_changes(of, change, written, titles, label))
        lines.append(ChangeLines(_moment(change["at"]), change["by"], place == 0, fields))
    return lines[::-1]


def _field_changes(
    of: type[Record], change: Item, written: Mapping[str, Item], titles: Titles, label: Label
) -> Iterator[FieldChange]:
    for name, stored in change["set"].items():
        if name == WITHDRAWN:
            yield FieldChange(label(_WITHDRAWN), "", str((stored or {}).get("reason", "")))
            continue
        field = of.fields.get(name)
        seen = [written[one].get(name) for one in change["seen"].get(name, ()) if one in written]
        before = " | ".join(dict.fromkeys(value_text(field, one, titles, label) for one in seen))
        told = label(field.label) if field is not None else name
        is_redacted = name in change.get("redacted", ())
        yield FieldChange(told, before, label(_REDACTED) if is_redacted else value_text(field, stored, titles, label))


def step_lines(item: Item, label: Label = vietnamese) -> list[StepLine]:
    """The trail of a record, the earliest step first; a step of the hub is by nobody."""
    return [_step_line(step, label) for step in item["trail"]]


def _step_line(step: Item, label: Label) -> StepLine:
    words = STEP_WORDS.get(step["step"])
    told = label(words) if words is not None else str(step["step"])
    return StepLine(_moment(step["at"]), step["by"] or "", told, step["receipt"] or "")


def _moment(text: str) -> str:
    """A moment for people; one beyond the calendar stays as it is told."""
    return text if text.endswith(" ms") else shown_moment(text)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of two versions of a record."""

    name: str
    label: str
    before: str
    now: str
    is_changed: bool


def differences(
    of: type[Record], versions: tuple[Item, Item], titles: Titles, label: Label = vietnamese
) -> list[Difference]:
    """The fields of two versions, earlier and later, in the order of the form; those empty in both are left out."""
    before, now = versions
    order = dict.fromkeys([one.name for section in of.declared.sections for one in section.fields] + list(of.fields))
    found = []
    for name in order:
        field = of.fields[name]
        if field.is_derived or field.is_hidden or (before.get(name) in _NOTHING and now.get(name) in _NOTHING):
            continue
        earlier, later = (value_text(field, one.get(name), titles, label) for one in (before, now))
        found.append(Difference(name, label(field.label), earlier, later, before.get(name) != now.get(name)))
    return found


_NOTHING: Final[Sequence[Any]] = (None, "", [])
