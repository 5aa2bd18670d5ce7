# SPDX-License-Identifier: Apache-2.0
"""Redactions obeyed: what one names goes, whatever was here before or comes after it.

A redaction is a record like any other and this is all that is special about it. Values go by the id of their change,
within the record and the unit that the redaction names; how their bytes leave the file is told in ``erasing``.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, and_, delete, insert, select, update

from sync.log.change import Change, Entry, Value
from sync.log.errors import Refused
from sync.parcel.canonical import recall_change
from sync.records.form import is_sha256
from sync.records.record import Record
from sync.records.redaction import Redaction
from sync.store.entries import PreparedAmong, chunks, entries_where, in_chunks
from sync.store.log_tables import CHANGE, HELD, PERSONAL_VALUE, REDACTED

REDACTION: Final = Redaction.type_name()
_REDACTED: Final = PreparedAmong(REDACTED.c.change, select(REDACTED).where)


class Target(NamedTuple):
    """One value that is to go: the change that set it, its field, and how far the order reaches."""

    change: bytes
    field: str
    record: bytes
    unit: str


class Lost(NamedTuple):
    """The records that lost a value which stood here, and the files that such values listed."""

    records: frozenset[bytes] = frozenset()
    files: frozenset[bytes] = frozenset()


class Obeyed(NamedTuple):
    """Changes without what was redacted of them, and what is gone from here."""

    entries: Sequence[Entry]
    lost: "Lost"


def require_personal(of: type[Record], name: str) -> None:
    """Raises Refused ``unknown_field``, or ``not_personal`` for what anybody may know: that is edited, not redacted."""
    field = of.fields.get(name)
    if field is None:
        raise Refused("unknown_field", f"a {of.type_name()} has no field {name}", {"field": "unknown_field"})
    if not field.is_personal:
        raise Refused("not_personal", f"{name} is no personal value", {"field": "not_personal"})


def obey(connection: Connection, entries: Sequence[Entry]) -> Obeyed:
    """Obey the redactions among changes that are about to be appended, and keep out what earlier ones named."""
    targets = [one for entry in entries if entry.change.type == REDACTION for one in targets_of(entry.change)]
    _note(connection, targets)
    return Obeyed(without_redacted(connection, entries), _take_away(connection, targets))


def targets_of(change: Change) -> list[Target]:
    """The values that a redaction names; none where it is not whole."""
    try:
        record = uuid.UUID(change.set.get("record")).bytes
    except (TypeError, ValueError, AttributeError):
        return []
    field, ids = change.set.get("field"), change.set.get("changes")
    if not isinstance(field, str) or not isinstance(ids, list):
        return []
    named = (one for one in ids if is_sha256(one))
    return [Target(bytes.fromhex(one), field, record, change.unit) for one in named]


def _note(connection: Connection, targets: Iterable[Target]) -> None:
    for some in chunks(dict.fromkeys(targets)):
        known = redacted_among(connection, {one.change for one in some})
        fresh = [one._asdict() for one in some if one not in known]
        if fresh:
            connection.execute(insert(REDACTED), fresh)


def redacted_among(connection: Connection, ids: Iterable[bytes]) -> set[Target]:
    """All that redactions named of these changes."""
    return {Target(*row) for row in _REDACTED.rows(connection, ids)}


def without_redacted(connection: Connection, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The changes, value and salt left behind where a redaction that is here names them."""
    with_values = [entry.id for entry in entries if entry.beside]
    targets = redacted_among(connection, with_values) if with_values else set()
    return [_closed(entry, targets) for entry in entries] if targets else entries


def _closed(entry: Entry, targets: set[Target]) -> Entry:
    gone = {name for name in entry.beside if _target(entry, name) in targets}
    if not gone:
        return entry
    return replace(entry, beside={name: one for name, one in entry.beside.items() if name not in gone})


def _target(entry: Entry, field: str) -> Target:
    return Target(entry.id, field, entry.change.record, entry.change.unit)


def _take_away(connection: Connection, targets: Sequence[Target]) -> Lost:
    """Delete what stands here, let in or held."""
    lost: list[tuple[bytes, Value]] = []
    for some in chunks(targets):
        lost += [*_take_from_log(connection, some), *_take_from_held(connection, some)]
    files = frozenset(file for _record, value in lost for file in _listed_in(value))
    return Lost(frozenset(record for record, _value in lost), files)


def _listed_in(value: Value) -> Iterator[bytes]:
    """The files that a value lists."""
    parts = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else ()
    hashes = (one.get("sha256") for one in parts)
    return (bytes.fromhex(one) for one in hashes if is_sha256(one))


def _take_from_log(connection: Connection, targets: Sequence[Target]) -> Iterator[tuple[bytes, Value]]:
    """Record and value of each that is deleted."""
    columns = select(
        CHANGE.c.key, CHANGE.c.id, CHANGE.c.record, CHANGE.c.unit, PERSONAL_VALUE.c.field, PERSONAL_VALUE.c.value
    )
    values = columns.join(PERSONAL_VALUE, PERSONAL_VALUE.c.change == CHANGE.c.key)
    named = set(targets)
    for condition in in_chunks(CHANGE.c.id, {one.change for one in targets}):
        for row in connection.execute(values.where(condition)).all():
            if Target(row.id, row.field, row.record, row.unit) in named:
                is_it = and_(PERSONAL_VALUE.c.change == row.key, PERSONAL_VALUE.c.field == row.field)
                connection.execute(delete(PERSONAL_VALUE).where(is_it))
                yield row.record, msgspec.msgpack.decode(row.value)


def _take_from_held(connection: Connection, targets: Sequence[Target]) -> Iterator[tuple[bytes, Value]]:
    named = set(targets)
    for condition in in_chunks(HELD.c.id, {one.change for one in targets}):
        for row in connection.execute(select(HELD.c.id, HELD.c.body, HELD.c.beside).where(condition)).all():
            change, beside = recall_change(row.body), msgspec.msgpack.decode(row.beside)
            gone = [name for name in beside if Target(row.id, name, change.record, change.unit) in named]
            if gone:
                left = msgspec.msgpack.encode({name: one for name, one in beside.items() if name not in gone})
                connection.execute(update(HELD).where(HELD.c.id == row.id).values(beside=left))
                yield from ((change.record, beside[name][1]) for name in gone)


def renew(connection: Connection) -> Lost:
    """Read all redactions of the log anew and obey them: a program that did not know them may have kept values."""
    connection.execute(delete(REDACTED))
    orders = [entry.change for _key, entry in entries_where(connection, CHANGE.c.type == REDACTION)]
    targets = [one for change in orders for one in targets_of(change)]
    _note(connection, targets)
    return _take_away(connection, targets)


def disobeyed(connection: Connection) -> list[Target]:
    """Values that stand here though a redaction names them; none is the good answer."""
    is_named = and_(
        REDACTED.c.change == CHANGE.c.id,
        REDACTED.c.field == PERSONAL_VALUE.c.field,
        REDACTED.c.record == CHANGE.c.record,
        REDACTED.c.unit == CHANGE.c.unit,
    )
    rows = connection.execute(
        select(REDACTED)
        .join(CHANGE, REDACTED.c.change == CHANGE.c.id)
        .join(PERSONAL_VALUE, PERSONAL_VALUE.c.change == CHANGE.c.key)
        .where(is_named)
    )
    return [Target(*row) for row in rows]


def redacted_fields(connection: Connection, records: Iterable[bytes]) -> dict[bytes, set[str]]:
    """Record → the fields of it that redactions named."""
    found: dict[bytes, set[str]] = {}
    for condition in in_chunks(REDACTED.c.record, records):
        for record, field in connection.execute(select(REDACTED.c.record, REDACTED.c.field).where(condition)):
            found.setdefault(record, set()).add(field)
    return found
