# SPDX-License-Identifier: Apache-2.0
"""Streams of a hub: what arrived is numbered in the order of commits, and readers see numbered changes only.

Numbers are dense and never come from a database sequence: those leave gaps behind which a reader would skip for
ever what commits late. On SQLite the write lock is the sequencer: it is held from before the first number is given
until the commit, so the order of numbers is the order of commits (decision 013). Where several write at once, what
they committed is numbered afterwards, see ``numbering`` (decision 030).
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Connection, func, insert, select

from sync.log.change import Entry
from sync.log.scope import DOWNWARD_TYPES, Sight
from sync.store.bulk import write_rows
from sync.store.dialects import dialect_of
from sync.store.digests import Settled, settle
from sync.store.entries import PreparedAmong, entries_where
from sync.store.log_tables import ARRIVAL, CHANGE
from sync.store.numbering import note_unnumbered
from sync.store.prepared import Prepared

_ARRIVED: Final = insert(ARRIVAL)
_LAST_NUMBER: Final = Prepared(select(func.max(ARRIVAL.c.number)))
_PLACES: Final = select(ARRIVAL.c.number, CHANGE.c.id).join(CHANGE, CHANGE.c.key == ARRIVAL.c.change)
_LAST_PLACE: Final = Prepared(_PLACES.order_by(ARRIVAL.c.number.desc()).limit(1))
_PLACES_AT: Final = PreparedAmong(ARRIVAL.c.number, _PLACES.where)


class Numbered(NamedTuple):
    """A change at its place in the hub's order."""

    number: int
    entry: Entry


def note_arrivals(connection: Connection, entries: Sequence[Entry], keys: Mapping[bytes, int], at: int) -> None:
    """Number new changes in the transaction that appends them, and count them settled; ``at`` is hub time in ms.

    Only a transaction that keeps every other writer out until its commit may do this; of any other they are noted as
    still to be numbered.
    """
    new = [entry for entry in entries if entry.id in keys]
    if not new:
        return
    if not dialect_of(connection).is_numbered_at_once:
        note_unnumbered(connection, new, keys, at)
        return
    first = last_number(connection) + 1
    write_rows(connection, _ARRIVED, [_row(entry, keys[entry.id], n, at) for n, entry in enumerate(new, first)])
    settle(connection, (Settled(entry.id, entry.change.unit, entry.change.type) for entry in new))


def _row(entry: Entry, key: int, number: int, at: int) -> dict[str, object]:
    change = entry.change
    return {"change": key, "unit": change.unit, "type": change.type, "number": number, "at": at}


def last_number(connection: Connection) -> int:
    """The greatest number given so far, 0 for none."""
    return _LAST_NUMBER.scalar(connection) or 0


def last_place(connection: Connection) -> tuple[int, bytes]:
    """As ``last_number``, and the id of the change that has it; 32 zeros for none."""
    return _LAST_PLACE.first(connection) or (0, bytes(32))


def ids_at(connection: Connection, numbers: Collection[int]) -> dict[int, bytes]:
    """Number → id of the change that has it; numbers that were never given are left out."""
    return dict(_PLACES_AT.rows(connection, numbers))


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
