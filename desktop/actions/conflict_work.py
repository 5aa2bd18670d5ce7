# SPDX-License-Identifier: Apache-2.0
"""Conflicts as a work list: each record with its fields, both values of those that differ, by whom and when.

Deciding one field stands in ``resolving``; here is what a person needs to see, and keeping both as two records.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.actions.gathering import contents
from desktop.actions.naming import names_of
from desktop.actions.resolving import Choice, chosen, heads_of, load_seen
from desktop.actions.saving import load_folded, save_new, write_edit
from desktop.laptop import Desk, Laptop, record_key
from desktop.titles import Label, Titles, named_in, titles_of, value_text, vietnamese
from sync.log.change import Entry
from sync.log.errors import Refused
from sync.log.fold import WITHDRAWN, Folded, head_value
from sync.records.record import Record
from sync.records.words import Words
from sync.store.reading import read_record, records_in_conflict

_WITHDRAWAL: Final = Words("Hủy bản ghi", "Record voided")
_TEXTS: Final = ("text", "long_text")
MOST_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class SideText:
    """One of the values of a field: the change that set it, its stored value and its words; None for a field that
    a withdrawal had not seen changed."""

    change: str
    value: Any
    text: str
    by: str
    at: int
    is_own: bool


@dataclass(frozen=True, slots=True)
class FieldSides:
    """One field: one side where all agree, else this machine's first and the others after it, the latest first."""

    name: str
    label: str
    sides: tuple[SideText, ...]
    is_text: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it waits for a person."""
        return len(self.sides) > 1


@dataclass(frozen=True, slots=True)
class ConflictedRecord:
    """One record of the work list, what is to be decided before what is alike; ``version`` is what stood then."""

    record_id: str
    type: str
    title: str
    version: tuple[str, ...]
    fields: tuple[FieldSides, ...]
    is_withdrawn: bool

    @property
    def open_fields(self) -> tuple[FieldSides, ...]:
        """The fields that wait."""
        return tuple(one for one in self.fields if one.is_open)


def conflict_work(laptop: Laptop, label: Label = vietnamese) -> tuple[ConflictedRecord, ...]:
    """The records with fields that wait for a person, at most so many as are shown."""
    with laptop.reading() as desk:
        return tuple(_record(desk, one, label) for one in records_in_conflict(desk.connection)[:MOST_SHOWN])


def _record(desk: Desk, record_id: str, label: Label) -> ConflictedRecord:
    key = record_key(record_id)
    of, folded = load_folded(desk, key)
    record = read_record(desk.connection, key).record
    values = [dict(folded.values), *(head.change.set for found in folded.heads.values() for head in found)]
    titles = titles_of(desk.connection, [one for each in values for one in named_in(of, each)], label)
    reader = _Reader(desk, of, folded, titles, label)
    return ConflictedRecord(
        record_id=record_id,
        type=of.type_name(),
        title=_title(desk, record, label),
        version=tuple(one.hex() for one in folded.version),
        fields=tuple(sorted(reader.fields(), key=lambda one: not one.is_open)),
        is_withdrawn=folded.withdrawn is not None,
    )


def _title(desk: Desk, record: Record, label: Label) -> str:
    """What kind of record, which one, of when."""
    day = next((record.values.get(one.name) for one in record.declared.day), None)
    parts = [label(record.declared.label), contents(desk, [record], label).get(record.record_id, "")]
    return " - ".join([*filter(None, parts), *([value_text(record.declared.day[0], day, {}, label)] if day else [])])


@dataclass(frozen=True, slots=True)
class _Reader:
    desk: Desk
    of: type[Record]
    folded: Folded
    titles: Titles
    label: Label

    def fields(self) -> Iterator[FieldSides]:
        """The fields of the form in their order, those empty everywhere left out; a withdrawal comes first."""
        if WITHDRAWN in self.folded.conflicts:
            yield FieldSides(WITHDRAWN, self.label(_WITHDRAWAL), self.sides(WITHDRAWN))
        names = dict.fromkeys(one.name for section in self.of.declared.sections for one in section.fields)
        for name in {**names, **self.of.fields}:
            if name in self.folded.heads and not self.of.fields[name].is_derived:
                yield from self._field(name)

    def _field(self, name: str) -> Iterator[FieldSides]:
        field = self.of.fields[name]
        is_open = name in self.folded.conflicts
        sides = self.sides(name) if is_open else self.sides(name)[:1]
        if is_open or sides[0].value is not None:
            yield FieldSides(name, self.label(field.label), sides, field.kind in _TEXTS)

    def sides(self, name: str) -> tuple[SideText, ...]:
        """The values that stand against each other, this machine's first."""
        heads = heads_of(self.folded, name)
        names = names_of(self.desk.connection, [one.change.author for one in heads])
        found = [self._side(name, head, names) for head in heads]
        return tuple(sorted(found, key=lambda one: (not one.is_own, -one.at, one.change)))

    def _side(self, name: str, head: Entry, names: Mapping[bytes, str]) -> SideText:
        value = head_value(self.folded, name, head.id) if name in head.change.set else None
        text = self._withdrawal(head) if name == WITHDRAWN else self._text(name, value)
        is_own = head.change.device == self.desk.identity.device.public
        return SideText(head.id.hex(), value, text, names[head.change.author], head.change.wall, is_own)

    def _text(self, name: str, value: Any) -> str:
        return value_text(self.of.fields.get(name), value, self.titles, self.label)

    def _withdrawal(self, head: Entry) -> str:
        """Kept withdrawn, or kept with what was edited meanwhile."""
        told = head.change.set.get(WITHDRAWN)
        if told is not None:
            return self.label(Words("Hủy: {reason}", "Voided: {reason}")).format(reason=told["reason"])
        edited = ", ".join(self.label(self.of.fields[one].label) for one in head.change.set if one in self.of.fields)
        return self.label(Words("Giữ bản ghi, có sửa: {fields}", "Kept, edited: {fields}")).format(fields=edited or "-")


def keep_both(laptop: Laptop, record_id: str, seen: Sequence[str]) -> str:
    """Keep this machine's values in the record and the others' in a new one, as one transaction; its id.

    Numbers for people are taken anew. Raises Refused ``withdrawn_conflict`` where the record itself is in question,
    ``unit_not_yours`` for a record of another unit, ``changed_meanwhile``, and those of saving.
    """
    key = record_key(record_id)
    with laptop.writing() as desk:
        of, folded = load_seen(desk, key, seen)
        if folded.withdrawn is not None or WITHDRAWN in folded.conflicts:
            raise Refused("withdrawn_conflict", "decide first whether the record stands at all")
        if folded.unit != desk.workplace.unit:
            raise Refused("unit_not_yours", "a new record is of the own unit", {"unit": folded.unit})
        reader = _Reader(desk, of, folded, {}, vietnamese)
        sides = {name: reader.sides(name) for name in folded.conflicts}
        mine = {name: Choice(name, found[0].change) for name, found in sides.items()}
        others = {name: found[1].value for name, found in sides.items()}
        write_edit(desk, key, of, folded, {name: chosen(desk, of, folded, one) for name, one in mine.items()})
        return save_new(desk, of, _copied(of, folded) | others).record_id


def _copied(of: type[Record], folded: Folded) -> dict[str, Any]:
    """The values of a record that a new one may begin with."""
    entered = (one for one in of.fields.values() if not one.is_derived and one.proposal is None)
    return {one.name: folded.values[one.name] for one in entered if one.name in folded.values}
