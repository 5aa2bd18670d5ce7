# SPDX-License-Identifier: Apache-2.0
"""Rows of the hub's streams: numbers, keys and ids without the changes themselves, which are read only when sent."""

from collections.abc import Collection, Mapping
from functools import cache
from itertools import starmap
from typing import Final, NamedTuple

from sqlalchemy import Connection, Integer, bindparam, case, exists, func, literal, not_, select

from sync.log.change import Entry
from sync.log.scope import DOWNWARD_TYPES, Sight
from sync.records.catalogue import RECORD_TYPES
from sync.store.dialects import JoinedIds
from sync.store.digests import Digest
from sync.store.entries import CHUNK, PreparedAmong, entries_at
from sync.store.log_tables import ARRIVAL, CHANGE, DIGEST, RUN
from sync.store.prepared import Prepared
from sync.store.projection import version_ids

NEAR: Final = 2_000
"""A cursor so far behind may be passed over its caller's own changes in one look; one farther behind, of a stream in
which nothing came, is moved all the same."""

PILING_TYPES: Final = tuple(
    sorted(of.type_name() for of in RECORD_TYPES if of.declared.day or of.declared.is_written_once)
)
"""Types of which records come in day by day. Of the others there are few, and the newest days make no sense without
them: stations, villages, persons."""
DAY_MS: Final = 86_400_000

_DIGESTS: Final = PreparedAmong(
    DIGEST.c.unit, select(DIGEST.c.unit, DIGEST.c.sight, DIGEST.c.changes, DIGEST.c.sum).where
)
_UNITS_AFTER: Final = PreparedAmong(
    DIGEST.c.unit,
    select(DIGEST.c.unit)
    .where(DIGEST.c.sight == Sight.WHOLE.value)
    .where(exists().where(ARRIVAL.c.unit == DIGEST.c.unit, ARRIVAL.c.number > bindparam("after")))
    .where,
)
"""Whatever gets a number is counted in the digest of its unit, unless that table is damaged."""
_KEY: Final = ARRIVAL.c.change + 0
"""The key, but not by its index: what came since a number is few, and the keys of all others would be gone through."""
_KEYS_AFTER: Final = Prepared(
    select(func.min(_KEY), func.max(_KEY)).where(
        ARRIVAL.c.unit == bindparam("of"), ARRIVAL.c.number > bindparam("after")
    )
)
_SHORT: Final = Prepared(
    select(func.min(case((CHANGE.c.actor == bindparam("by"), CHANGE.c.n))), JoinedIds(CHANGE.c.id)).where(
        CHANGE.c.key.between(bindparam("low"), bindparam("high")), CHANGE.c.unit == bindparam("of")
    )
)


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


def first_id_of(day: int) -> bytes:
    """No record begun on this day, counted since 1970 in UTC, or later has a smaller id."""
    return (day * DAY_MS).to_bytes(6, "big") + bytes(10)


def read_rows(connection: Connection, part: Part, after: int, most: int = CHUNK) -> list[Row]:
    """The next rows of a part after a number, so many of them unless its end comes first."""
    asked = _reading(part.sight, bool(part.newest_from), part.is_rest)
    first = {"first": first_id_of(part.newest_from)} if part.newest_from else {}
    return list(starmap(Row, asked.rows(connection, of=part.unit, after=after, most=most, **first)))


class Stretch(NamedTuple):
    """What a stretch of a stream holds, in short."""

    ids: frozenset[bytes]
    lowest: int
    """The least number of the changes of one actor in it; 0 where there is none."""


def read_stretch(connection: Connection, unit: str, after: int, actor: bytes) -> Stretch:
    """The changes of a unit after a number, and the first of an actor among them.

    Changes that came together have keys together, so they are read from the first key to the last: others of the unit
    that came between those may be among them.
    """
    low, high = _KEYS_AFTER.rows(connection, of=unit, after=after)[0]
    if low is None:
        return Stretch(frozenset(), 0)
    lowest, joined = _SHORT.rows(connection, of=unit, by=actor, low=low, high=high)[0]
    return Stretch(frozenset(version_ids(joined or b"")), lowest or 0)


@cache
def _reading(sight: Sight, is_part: bool, is_rest: bool) -> Prepared:
    """The next rows of a whole stream or of a part of it, whose newest records have ids from ``first`` on."""
    statement = (
        select(ARRIVAL.c.number, ARRIVAL.c.change, CHANGE.c.id, CHANGE.c.actor, CHANGE.c.n)
        .join(CHANGE, CHANGE.c.key == ARRIVAL.c.change)
        .where(ARRIVAL.c.number > bindparam("after"), ARRIVAL.c.unit == bindparam("of"))
    )
    if sight is Sight.DOWNWARD:
        statement = statement.where(ARRIVAL.c.type.in_(map(literal, sorted(DOWNWARD_TYPES))))
    if is_part:
        is_old = ARRIVAL.c.type.in_(map(literal, PILING_TYPES)) & (CHANGE.c.record < bindparam("first"))
        statement = statement.where(is_old if is_rest else not_(is_old))
    return Prepared(statement.order_by(ARRIVAL.c.number).limit(bindparam("most", type_=Integer)))


def units_after(connection: Connection, units: Collection[str], number: int) -> set[str]:
    """Those of some units with anything after a number; none whose digest is lost."""
    return {unit for (unit,) in _UNITS_AFTER.rows(connection, units, after=number)}


def read_entries(connection: Connection, rows: Collection[Row]) -> Mapping[int, Entry]:
    """Key → entry."""
    return entries_at(connection, [row.key for row in rows])


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
    for unit, sight, count, sum_ in _DIGESTS.rows(connection, sorted(streams)):
        if streams[unit].value == sight:
            found[unit] = Digest(count, sum_)
    return found
