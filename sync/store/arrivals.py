# SPDX-License-Identifier: Apache-2.0
"""Streams of a hub: what arrived is numbered after its commit, and readers see numbered changes only.

Numbers are dense and given by one sequencer, never by a database sequence: those leave gaps behind
which a reader would skip for ever what commits late.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from sync.log.change import Entry
from sync.log.scope import DOWNWARD_TYPES, Sight
from sync.store.bulk import write_rows
from sync.store.digests import Settled, settle
from sync.store.entries import entries_where
from sync.store.log_tables import ARRIVAL, CHANGE

_ARRIVED: Final = insert(ARRIVAL)


class Numbered(NamedTuple):
    """A change at its place in the hub's order."""

    number: int
    entry: Entry


def note_arrivals(connection: Connection, entries: Sequence[Entry], keys: Mapping[bytes, int], at: int) -> None:
    """Note, in the transaction that appends them, that new changes arrived; ``at`` is hub time in ms."""
    rows = [
        {"change": keys[entry.id], "unit": entry.change.unit, "type": entry.change.type, "number": None, "at": at}
        for entry in entries
        if entry.id in keys
    ]
    if rows:
        write_rows(connection, _ARRIVED, rows)


def number_arrivals(connection: Connection) -> int:
    """The sequencer: number all committed changes that have none, in a transaction of its own; how many."""
    waiting = connection.execute(
        select(ARRIVAL.c.change, ARRIVAL.c.unit, ARRIVAL.c.type, CHANGE.c.id)
        .join(CHANGE, CHANGE.c.key == ARRIVAL.c.change)
        .where(ARRIVAL.c.number.is_(None))
        .order_by(ARRIVAL.c.change)
    ).all()
    if not waiting:
        return 0
    number = last_number(connection) + 1
    for first, last in _stretches([row.change for row in waiting]):
        here = ARRIVAL.c.change.between(first, last)
        connection.execute(update(ARRIVAL).where(here).values(number=ARRIVAL.c.change + (number - first)))
        number += last - first + 1
    settle(connection, (Settled(row.id, row.unit, row.type) for row in waiting))
    return len(waiting)


def _stretches(keys: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each unbroken stretch of ascending keys: most often there is one."""
    starts = [key for before, key in pairwise([0, *keys]) if key != before + 1 or key == keys[0]]
    ends = [key for key, after in pairwise([*keys, 0]) if after != key + 1]
    return list(zip(starts, ends, strict=True))


def last_number(connection: Connection) -> int:
    """The greatest number given so far, 0 for none."""
    return connection.execute(select(func.max(ARRIVAL.c.number))).scalar() or 0


def id_at(connection: Connection, number: int) -> bytes | None:
    """The id of the change that has this number."""
    return connection.execute(
        select(CHANGE.c.id).join(ARRIVAL, ARRIVAL.c.change == CHANGE.c.key).where(ARRIVAL.c.number == number)
    ).scalar()


def read_stream(connection: Connection, unit: str, sight: Sight, after: int, most: int) -> list[Numbered]:
    """The next changes of a unit's stream after a number, at most so many, in order of their numbers."""
    statement = select(ARRIVAL.c.change, ARRIVAL.c.number).where(ARRIVAL.c.unit == unit, ARRIVAL.c.number > after)
    if sight is Sight.DOWNWARD:
        statement = statement.where(ARRIVAL.c.type.in_(DOWNWARD_TYPES))
    rows = connection.execute(statement.order_by(ARRIVAL.c.number).limit(most)).all()
    if not rows:
        return []
    numbers = {row.change: row.number for row in rows}
    entries = dict(entries_where(connection, CHANGE.c.key.in_(list(numbers))))
    return [Numbered(number, entries[key]) for key, number in numbers.items()]
