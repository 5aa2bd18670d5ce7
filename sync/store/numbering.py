# SPDX-License-Identifier: Apache-2.0
"""Numbers for what many writers have committed: given by one sequencer, after the commit, in one statement.

A transaction that appends notes the keys it gave, one row for all its changes. The sequencer sees committed rows
only, whatever is still open beside it; it numbers their changes ``max + 1 …`` and forgets the notes, all or nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, func, insert, literal, select

from sync.log.change import Entry
from sync.store.dialects import dialect_of
from sync.store.digests import Settled, settle
from sync.store.log_tables import ARRIVAL, CHANGE, UNNUMBERED

MOST_NOTES: Final = 32
"""Transactions numbered at once: the sequencer commits often, so that readers see the first of a heap soon."""

_LAST: Final = select(func.coalesce(func.max(ARRIVAL.c.number), 0))
_OLDEST: Final = select(UNNUMBERED).order_by(UNNUMBERED.c.first_key).limit(MOST_NOTES)


def note_unnumbered(connection: Connection, new: Sequence[Entry], keys: Mapping[bytes, int], at: int) -> None:
    """Note changes just appended, all those between their first key and their last; ``at`` is hub time in ms."""
    units = " ".join(sorted({entry.change.unit for entry in new}))
    given = [keys[entry.id] for entry in new]
    connection.execute(insert(UNNUMBERED).values(first_key=min(given), last_key=max(given), units=units, at=at))


def number_committed(connection: Connection) -> int:
    """Number what was committed and count it settled; how many changes. The sequencer's transaction alone does this."""
    notes = connection.execute(_OLDEST).all()
    if not notes:
        return 0
    last = connection.execute(_LAST).scalar_one()
    for note in notes:
        connection.execute(_numbered(note))
    connection.execute(UNNUMBERED.delete().where(UNNUMBERED.c.first_key.in_([note.first_key for note in notes])))
    settle(connection, _settled(connection, last))
    return int(connection.execute(_LAST).scalar_one()) - int(last)


def _numbered(note: Any) -> Any:
    """The statement that numbers the changes of one transaction, in the order of their keys."""
    place = func.row_number().over(order_by=CHANGE.c.key)
    changes = select(
        CHANGE.c.key, CHANGE.c.unit, CHANGE.c.type, _LAST.scalar_subquery() + place, literal(note.at, ARRIVAL.c.at.type)
    ).where(CHANGE.c.key.between(note.first_key, note.last_key))
    return insert(ARRIVAL).from_select(["change", "unit", "type", "number", "at"], changes)


def _settled(connection: Connection, after: int) -> Iterable[Settled]:
    statement = select(CHANGE.c.id, CHANGE.c.unit, CHANGE.c.type).join(ARRIVAL, ARRIVAL.c.change == CHANGE.c.key)
    return [Settled(*row) for row in connection.execute(statement.where(ARRIVAL.c.number > after))]


def units_unnumbered(connection: Connection) -> set[str]:
    """The units of which something committed has no number yet: their digest says less than was received."""
    if dialect_of(connection).is_numbered_at_once:
        return set()
    return {unit for units in connection.execute(select(UNNUMBERED.c.units)).scalars() for unit in units.split()}


def oldest_unnumbered(connection: Connection) -> int | None:
    """When the oldest change that waits for its number came, hub time in ms; None where none waits."""
    if dialect_of(connection).is_numbered_at_once:
        return None
    return connection.execute(select(func.min(UNNUMBERED.c.at))).scalar()
