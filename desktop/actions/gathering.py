# SPDX-License-Identifier: Apache-2.0
"""Typed records by conditions that no list of the window offers: what the boards are put together from."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Select, select

from desktop.laptop import Desk, record_key
from desktop.titles import Label, named_in, title_of, titles_of, vietnamese
from sync.log.errors import Refused
from sync.records.broadcast_log import BroadcastLog
from sync.records.record import Record
from sync.store.projection import PROJECTION
from sync.store.reading import read_records

R = TypeVar("R", bound=Record)


def columns(of: type[Record]) -> Any:
    """The columns of a type's rows, by name."""
    return PROJECTION[of.type_name()].table.c


def chosen(of: type[Record], *conditions: ColumnElement[bool]) -> Select[Any]:
    """A statement for the rows of a type that are not withdrawn and meet every condition."""
    return select(PROJECTION[of.type_name()].table).where(columns(of).withdrawn_reason.is_(None), *conditions)


def gather(desk: Desk, of: type[R], *conditions: ColumnElement[bool]) -> list[R]:
    """The records of a type, not withdrawn, that meet every condition."""
    return fetch(desk, of, chosen(of, *conditions))


def fetch(desk: Desk, of: type[R], statement: Select[Any]) -> list[R]:
    """The records that a statement over the rows of a type gives."""
    projection = PROJECTION[of.type_name()]
    return [cast(R, projection.record(row)) for row in desk.connection.execute(statement).mappings()]


def by_ids(desk: Desk, of: type[R], ids: Iterable[str | None]) -> dict[str, R]:
    """Id → the record of the type; those that are not here are left out."""
    keys = [uuid.UUID(one).bytes for one in dict.fromkeys(ids) if one]
    found = read_records(desk.connection, keys).values()
    return {one.record.record_id: one.record for one in found if isinstance(one.record, of)}


def require(desk: Desk, of: type[R], record_id: str) -> R:
    """A record of the type that stands; Refused ``unknown_record`` or ``withdrawn``."""
    stored = read_records(desk.connection, [record_key(record_id)]).get(record_key(record_id))
    if stored is None or not isinstance(stored.record, of):
        raise Refused("unknown_record", f"no {of.type_name()} {record_id} is here")
    if stored.withdrawn is not None:
        raise Refused("withdrawn", "the record is withdrawn")
    return stored.record


def own_person(desk: Desk) -> str:
    """The id of the person of this profile."""
    return str(uuid.UUID(bytes=desk.identity.person))


def in_units(of: type[Record], units: Sequence[str]) -> ColumnElement[bool]:
    """The condition that a record belongs to one of the units."""
    return cast(ColumnElement[bool], columns(of).record_unit.in_(units))


def contents(desk: Desk, records: Iterable[Record], label: Label = vietnamese) -> dict[str, str]:
    """Record id → the line that names it for people: what a broadcast aired, else the title of its type."""
    others: dict[str, Record] = {}
    found: dict[str, str] = {}
    for one in records:
        aired = first_title(one) if isinstance(one, BroadcastLog) else ""
        if aired:
            found[one.record_id] = aired
        else:
            others[one.record_id] = one
    named = [name for one in others.values() for name in named_in(type(one), one.values, one.declared.title)]
    titles = titles_of(desk.connection, named, label)
    return found | {name: title_of(one, titles, label) for name, one in others.items()}


def first_title(log: BroadcastLog) -> str:
    """The title of the first line of a broadcast."""
    return next((line.title for line in log.lines or () if line.title), "")
