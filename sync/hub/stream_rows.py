# SPDX-License-Identifier: Apache-2.0
"""Rows of the hub's streams: numbers, keys and ids without the changes themselves, which are read only when sent."""

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, not_, select

from sync.log.change import Entry
from sync.log.scope import DOWNWARD_TYPES, Sight
from sync.records.catalogue import RECORD_TYPES
from sync.store.digests import Digest
from sync.store.entries import CHUNK, chunks, entries_where, in_chunks
from sync.store.log_tables import ARRIVAL, CHANGE, DIGEST, RUN

NEAR: Final = 2_000
"""So many numbers are looked through to see which streams have anything new."""

PILING_TYPES: Final = tuple(
    sorted(of.type_name() for of in RECORD_TYPES if of.declared.day or of.declared.is_written_once)
)
"""Types of which records come in day by day. Of the others there are few, and the newest days make no sense without
them: stations, villages, persons."""
DAY_MS: Final = 86_400_000

_DIGESTS: Final = select(DIGEST.c.unit, DIGEST.c.sight, DIGEST.c.changes, DIGEST.c.sum)


class Row(NamedTuple):
    """One change of a stream."""

    number: int
    key: int
    id: bytes
    actor: bytes
    n: int


class Part(NamedTuple):
    """A part of a unit's stream: with a day, the records begun since then and all that stand for long, or the rest.

    Which part a record is in follows from its type and its id, which holds the moment when it was begun, so that a
    record comes whole and each change belongs to one part. A wrong clock only puts it into the other part.
    """

    unit: str
    sight: Sight
    newest_from: int = 0
    is_rest: bool = False

    def condition(self) -> ColumnElement[bool]:
        """The rows of ``ARRIVAL`` joined with ``CHANGE`` that belong to it."""
        terms = [ARRIVAL.c.unit == self.unit]
        if self.sight is Sight.DOWNWARD:
            terms.append(ARRIVAL.c.type.in_(DOWNWARD_TYPES))
        if self.newest_from:
            is_old = ARRIVAL.c.type.in_(PILING_TYPES) & (CHANGE.c.record < first_id_of(self.newest_from))
            terms.append(is_old if self.is_rest else not_(is_old))
        return and_(*terms)


def first_id_of(day: int) -> bytes:
    """No record begun on this day, counted since 1970 in UTC, or later has a smaller id."""
    return (day * DAY_MS).to_bytes(6, "big") + bytes(10)


def read_rows(connection: Connection, part: Part, after: int) -> list[Row]:
    """The next rows of a part after a number, ``CHUNK`` of them unless its end comes first."""
    statement = (
        select(ARRIVAL.c.number, ARRIVAL.c.change, CHANGE.c.id, CHANGE.c.actor, CHANGE.c.n)
        .join(CHANGE, CHANGE.c.key == ARRIVAL.c.change)
        .where(ARRIVAL.c.number > after, part.condition())
    )
    rows = connection.execute(statement.order_by(ARRIVAL.c.number).limit(CHUNK))
    return [Row(*row) for row in rows]


def units_after(connection: Connection, number: int, last: int) -> set[str] | None:
    """The units with anything after a number; None where that is too far back to look."""
    if last - number > NEAR:
        return None
    return set(connection.execute(select(ARRIVAL.c.unit).distinct().where(ARRIVAL.c.number > number)).scalars())


def read_entries(connection: Connection, rows: Collection[Row]) -> Mapping[int, Entry]:
    """Key → entry."""
    found: dict[int, Entry] = {}
    for some in chunks(rows):
        found.update(entries_where(connection, CHANGE.c.key.in_([row.key for row in some])))
    return found


def run_around(connection: Connection, row: Row) -> range | None:
    """The numbers within its actor that were signed together with a change."""
    statement = select(RUN.c.first_n, RUN.c.last_n).where(
        RUN.c.actor == row.actor, RUN.c.first_n <= row.n, RUN.c.last_n >= row.n
    )
    found = connection.execute(statement.order_by(RUN.c.first_n).limit(1)).first()
    return range(found.first_n, found.last_n + 1) if found else None


def read_digests(connection: Connection, streams: Mapping[str, Sight]) -> dict[str, Digest]:
    """Unit → digest of its stream, as much of it as its sight lets; streams without any change are left out."""
    found: dict[str, Digest] = {}
    for condition in in_chunks(DIGEST.c.unit, sorted(streams)):
        for unit, sight, count, sum_ in connection.execute(_DIGESTS.where(condition)):
            if streams[unit].value == sight:
                found[unit] = Digest(count, sum_)
    return found
