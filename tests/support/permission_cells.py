# SPDX-License-Identifier: Apache-2.0
"""The cells of the permission matrix: for every record type that is declared, each field, verb, unit and role."""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from sync.log.change import Entry, PersonalValue
from sync.log.fold import WITHDRAWN
from sync.parcel.canonical import commitment
from sync.records.catalogue import RECORD_TYPES
from sync.records.declaration import Review
from sync.records.field import Field
from sync.records.record import Record
from sync.records.text_fields import Choice
from tests.support.permissions import TABLE, Place, may_write
from tests.support.records import value_of
from tests.support.wire import Node, decision

COUNTRY, PROVINCE, COMMUNE, SIBLING, FOREIGN = "VN", "01", "00004", "00008", "02683"
PLACES = (
    Place(COMMUNE, COMMUNE, "own"),
    Place(COMMUNE, PROVINCE, "above"),
    Place(COMMUNE, COUNTRY, "above"),
    Place(COMMUNE, SIBLING, "sibling"),
    Place(COMMUNE, FOREIGN, "foreign"),
    Place(PROVINCE, PROVINCE, "own"),
    Place(PROVINCE, COMMUNE, "beneath"),
    Place(PROVINCE, SIBLING, "beneath"),
    Place(PROVINCE, COUNTRY, "above"),
    Place(PROVINCE, FOREIGN, "foreign"),
)
UNITS = (COUNTRY, PROVINCE, COMMUNE, SIBLING, FOREIGN)
VERDICTS = {"submit": "submit", "accept": "accept", "return": "return"}
DECISION = "review_decision"
REDACTION = "redaction"
TO_REVIEW = " to review"
"""Of a type that passes a review a second record stands, which nobody edits: an editor could not review it."""
RIGHTS = frozenset({"unit_not_yours", "type_not_yours", "field_not_yours", "written_once", "own_work"})
"""Codes that say that the person may not: whatever else holds a change would hide a hole."""


@dataclass(frozen=True)
class Standing:
    """A record that stands at the hub: its id and the change that made it."""

    record: bytes
    made: bytes


Stock = Mapping[tuple[str, str], Standing]
"""(type, unit) → a record that somebody else wrote."""


@dataclass(frozen=True)
class Cell:
    """One thing that one person may do or not."""

    roles: tuple[str, ...]
    place: Place
    type: str
    verb: str
    values: Mapping[str, Any]
    is_own: bool = False

    @property
    def is_allowed(self) -> bool:
        """What the table says; a decision is never changed, whoever wrote it."""
        if self.type in (DECISION, REDACTION) and self.verb in ("edit", "clear", "withdraw"):
            return False
        return may_write(self.roles, self.place.relation, self.type, self.values, self.is_own)

    @property
    def name(self) -> str:
        """For whoever reads a failure."""
        roles, place = "+".join(self.roles), self.place
        return f"{roles} of {place.grant} {self.verb} {self.type} of {place.unit}: {sorted(self.values)} {self.is_own}"

    def write(self, node: Node, stock: Stock) -> Entry:
        """The change that tries it, by a node that holds these roles."""
        of = next(one for one in RECORD_TYPES if one.type_name() == self.type)
        personal = {name: _committed(of, name, value) for name, value in self.values.items()}
        values = {name: value for name, (value, _beside) in personal.items()}
        beside = {name: beside for name, (_value, beside) in personal.items() if beside is not None}
        seen: dict[str, list[bytes]] = {}
        record = node.person if self.is_own else None
        if self.verb in ("edit", "clear", "withdraw") and not self.is_own:
            standing = stock[self.type, self.place.unit]
            record, seen = standing.record, {name: [standing.made] for name in values}
        return node.write(self.type, values, record, unit=self.place.unit, seen=seen, beside=beside)


def _committed(of: type[Record], name: str, value: Any) -> tuple[Any, PersonalValue | None]:
    if name not in of.fields or not of.fields[name].is_personal or value is None:
        return value, None
    personal = PersonalValue(b"s" * 16, value)
    return commitment(personal), personal


def cells(roles: Sequence[str], stock: Stock, places: Iterable[Place] = PLACES) -> Iterator[Cell]:
    """Every cell of people with these roles."""
    for place in places:
        for of in RECORD_TYPES:
            if of.type_name() == DECISION:
                yield from _decisions(roles, place, stock)
            elif of.type_name() == REDACTION:
                yield from _redactions(roles, place, stock)
            else:
                yield from _of_type(roles, place, of, stock)


def _of_type(roles: Sequence[str], place: Place, of: type[Record], stock: Stock) -> Iterator[Cell]:
    name = of.type_name()
    for field in of.fields.values():
        if field.is_derived:
            continue
        for value in _values_of(of, field):
            for verb in ("create", "edit"):
                yield Cell(tuple(roles), place, name, verb, {field.name: value})
            if name == "person":
                yield Cell(tuple(roles), place, name, "create", {field.name: value}, is_own=True)
        yield Cell(tuple(roles), place, name, "clear", {field.name: None})
    yield Cell(tuple(roles), place, name, "withdraw", {WITHDRAWN: withdrawal(stock[name, place.unit])})


def _redactions(roles: Sequence[str], place: Place, stock: Stock) -> Iterator[Cell]:
    """A redaction is whole or nothing: one of a personal field of a person who stands there."""
    values = _order(stock["person", place.unit])
    for verb in ("create", "edit"):
        yield Cell(tuple(roles), place, REDACTION, verb, values)
    yield Cell(tuple(roles), place, REDACTION, "withdraw", {WITHDRAWN: withdrawal(stock[REDACTION, place.unit])})


def _order(person: Standing) -> dict[str, Any]:
    named = {"record": str(uuid.UUID(bytes=person.record)), "changes": [person.made.hex()]}
    return {**named, "field": "phone", "reason": "Theo yêu cầu"}


def withdrawal(standing: Standing) -> dict[str, Any]:
    """The value of a withdrawal that has seen the whole record."""
    return {"reason": "Ghi nhầm", "version": [standing.made.hex()]}


def _values_of(of: type[Record], field: Field[Any]) -> Iterable[Any]:
    """One value of the field; of a choice its first and last code, and each where somebody may write only some."""
    if not isinstance(field, Choice) or field.is_dated or field.is_personal:
        return [value_of(field, Random(field.name))]
    offered = [code.code for code in field.codes if not code.retired]
    by_hand = any(one.codes for one in TABLE[of.type_name()])
    is_limited = by_hand or any(writes.codes for writes in of.declared.writable.values())
    return offered if is_limited else sorted({offered[0], offered[-1]})


def _decisions(roles: Sequence[str], place: Place, stock: Stock) -> Iterator[Cell]:
    """Each verdict about a record of each type that passes a review, with each further field; and decisions changed."""
    others = {"reason": "khac", "comment": "Xem lại", "field_comments": [{"field": "note", "comment": "Sai"}]}
    for of in RECORD_TYPES:
        if of.declared.review is not Review.REVIEWED:
            continue
        about = stock[of.type_name() + TO_REVIEW, place.unit]
        for verdict in VERDICTS:
            values = decision(about.record, [about.made], verdict)
            yield Cell(tuple(roles), place, DECISION, verdict, values)
            for name, value in others.items():
                yield Cell(tuple(roles), place, DECISION, verdict, {**values, name: value})
    standing = stock[DECISION, place.unit]
    yield Cell(tuple(roles), place, DECISION, "withdraw", {WITHDRAWN: withdrawal(standing)})
    for verb, comment in (("edit", "Khác"), ("clear", None)):
        yield Cell(tuple(roles), place, DECISION, verb, {"comment": comment})


def stock_of(writers: Mapping[str, Node]) -> tuple[dict[tuple[str, str], Standing], dict[str, list[Entry]]]:
    """A record of every type in every unit, each by a writer of that unit; and the changes that make them."""
    stock: dict[tuple[str, str], Standing] = {}
    made: dict[str, list[Entry]] = {}
    for unit, writer in writers.items():
        for of in sorted(RECORD_TYPES, key=lambda one: one.type_name() in (DECISION, REDACTION)):
            names = (of.type_name(), of.type_name() + TO_REVIEW)
            for name in names if of.declared.review is Review.REVIEWED else names[:1]:
                entry = _made(writer, of, unit, stock)
                stock[name, unit] = Standing(entry.change.record, entry.id)
                made.setdefault(unit, []).append(entry)
    return stock, made


def _made(writer: Node, of: type[Record], unit: str, stock: Stock) -> Entry:
    if of.type_name() == DECISION:
        about = stock["station", unit]
        return writer.write(DECISION, decision(about.record, [about.made], "submit"), unit=unit)
    if of.type_name() == REDACTION:
        return writer.write(REDACTION, _order(stock["person", unit]), unit=unit)
    return writer.write(of.type_name(), {"note": f"Bản ghi {uuid.uuid4()}"}, unit=unit)
