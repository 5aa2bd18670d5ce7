# SPDX-License-Identifier: Apache-2.0
"""Check a store: is the file sound, does the log prove itself, do the rows equal what the log makes?

Only ``rebuild`` writes: it folds all rows anew from the log and leaves those in place of the old.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, select, true

from sync.log.change import PersonalValue
from sync.log.errors import Refused
from sync.log.fold import fold
from sync.parcel.canonical import change_id, commitment, read_change
from sync.store.chains import Chain
from sync.store.dialects import dialect_of
from sync.store.digests import NOTHING, counted_digests, kept_digests
from sync.store.entries import CHUNK, in_chunks, personal_values, stream_records
from sync.store.folding import rebuild, rows_of
from sync.store.log_tables import CHANGE, SETTING
from sync.store.mending import SET_ASIDE
from sync.store.prepared import Prepared
from sync.store.projection import PROJECTION
from sync.store.redactions import disobeyed

NO_FORM = "change_form"
"""The difference of a change whose bytes cannot be read any more."""

_TOLD_TWICE = ("record", "type", "unit", "actor", "n")
"""What the columns of the log repeat from the bytes of a change."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the store is not what it should be."""

    what: str
    where: str
    detail: str = ""


def check_store(connection: Connection, is_hub: bool, is_rebuilt: bool = False) -> list[Difference]:
    """All differences of a store; none is the good answer.

    With ``is_rebuilt`` the rows are then folded anew, inside the caller's write transaction, and checked again.
    Nothing is folded while a change has no form any more: such a store is mended from a backup.
    """
    found = [*_file_faults(connection), *_log_faults(connection), *_digest_faults(connection, is_hub)]
    found += [Difference("redacted_value", one.change.hex(), one.field) for one in disobeyed(connection)]
    found += _set_aside(connection)
    if any(one.what == NO_FORM for one in found):
        return found
    found += _row_faults(connection)
    if is_rebuilt:
        rebuild(connection)
        found += [Difference("rebuilt_" + one.what, one.where, one.detail) for one in _row_faults(connection)]
    return found


def _file_faults(connection: Connection) -> Iterator[Difference]:
    for line in dialect_of(connection).file_faults(connection):
        yield Difference("file", "database", line)


def _log_faults(connection: Connection) -> Iterator[Difference]:
    """Change after change along each actor's chain."""
    statement = select(CHANGE).order_by(CHANGE.c.actor, CHANGE.c.n, CHANGE.c.key)
    chain = Chain()
    with connection.execute(statement, execution_options={"yield_per": CHUNK}) as rows:
        for some in rows.partitions():
            beside = personal_values(connection, [row.key for row in some])
            for row in some:
                yield from _change_faults(row, beside.get(row.key, {}))
                if not chain.holds(row):
                    yield Difference("chain", row.id.hex(), f"{row.n} of its actor does not follow the one before it")


def _change_faults(row: Row[Any], beside: Mapping[str, PersonalValue]) -> Iterator[Difference]:
    name = row.id.hex()
    if change_id(row.body) != row.id:
        yield Difference("change_id", name, "the bytes do not make this id")
    try:
        change = read_change(row.body)
    except Refused as refused:
        yield Difference(NO_FORM, name, refused.code)
        return
    columns = [column for column in _TOLD_TWICE if getattr(row, column) != getattr(change, column)]
    if columns:
        yield Difference("change_columns", name, ", ".join(columns))
    for field, personal in beside.items():
        if commitment(personal) != change.set.get(field):
            yield Difference("commitment", name, field)


def _set_aside(connection: Connection) -> Iterator[Difference]:
    """Changes whose bytes were damaged and that no node has brought back yet."""
    names = select(SETTING.c.name, SETTING.c.value).where(SETTING.c.name.startswith(SET_ASIDE, autoescape=True))
    for name, _value in connection.execute(names):
        prefix = bytes.fromhex(name.removeprefix(SET_ASIDE))
        if (
            connection.execute(select(CHANGE.c.key).where(CHANGE.c.id.between(prefix, prefix + b"\xff" * 8))).first()
            is None
        ):
            yield Difference("set_aside", prefix.hex(), "the change was damaged and has not come back")


def _digest_faults(connection: Connection, is_hub: bool) -> Iterator[Difference]:
    kept, counted = kept_digests(connection), counted_digests(connection, is_hub)
    for place in sorted(kept.keys() | counted.keys(), key=lambda one: (one[0], one[1].value)):
        if kept.get(place, NOTHING) != counted.get(place, NOTHING):
            unit, sight = place
            yield Difference("digest", unit, sight.value)


def _row_faults(connection: Connection) -> list[Difference]:
    """Rows that differ from what the log folds to, rows without changes, changes without a row."""
    found: list[Difference] = []
    counts = dict.fromkeys(PROJECTION, 0)
    for some in stream_records(connection, true()):
        folded = [(record, fold(entries)) for record, entries in some]
        for name in {one.type for _record, one in folded} & PROJECTION.keys():
            projection = PROJECTION[name]
            expected = rows_of(connection, projection, [one for one in folded if one[1].type == name])
            counts[name] += len(expected)
            found += _differing(connection, name, expected)
    for name, count in counts.items():
        rows = len(_record_ids(name).rows(connection))
        if rows != count:
            found.append(Difference("row_count", name, f"{rows} rows, {count} records in the log"))
    return found


@cache
def _record_ids(name: str) -> Prepared:
    return Prepared(select(PROJECTION[name].table.c.record_id))


def _differing(connection: Connection, name: str, expected: Iterable[Mapping[str, Any]]) -> Iterator[Difference]:
    table = PROJECTION[name].table
    wanted = {row["record_id"]: row for row in expected}
    for condition in in_chunks(table.c.record_id, list(wanted)):
        for row in connection.execute(select(table).where(condition)).mappings():
            want = wanted.pop(row["record_id"])
            columns = [column for column, value in want.items() if row[column] != value]
            if columns:
                yield Difference("row", row["record_id"].hex(), ", ".join(columns))
    for record in wanted:
        yield Difference("missing_row", record.hex(), name)
