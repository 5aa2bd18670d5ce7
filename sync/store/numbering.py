# SPDX-License-Identifier: Apache-2.0
"""Numbers for what many writers have committed: given by one sequencer, after the commit, in one statement.

A transaction that appends notes the keys it gave, one row for all its changes. The sequencer sees committed rows
only, whatever is still open beside it; it numbers their changes ``max + 1 …`` and forgets the notes, all or nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from sync.log.change import Entry
from sync.store.dialects import dialect_of
from sync.store.digests import Settled, settle
from sync.store.entries import PreparedAmong
from sync.store.log_tables import ARRIVAL, CHANGE, UNNUMBERED
from sync.store.prepared import Prepared

MOST_NOTES: Final = 32
"""Transactions numbered at once: the sequencer commits often, so that readers see the first of a heap soon."""

_LAST: Final = select(func.coalesce(func.max(ARRIVAL.c.number), 0))
_LAST_NUMBER: Final = Prepared(_LAST)
_OLDEST: Final = Prepared(
    select(UNNUMBERED.c.first_key, UNNUMBERED.c.last_key, UNNUMBERED.c.at)
    .order_by(UNNUMBERED.c.first_key)
    .limit(MOST_NOTES)
)
_NOTE: Final = Prepared(insert(UNNUMBERED))
_NUMBERED: Final = Prepared(
    insert(ARRIVAL).from_select(
        ["change", "unit", "type", "number", "at"],
        select(
            CHANGE.c.key,
            CHANGE.c.unit,
            CHANGE.c.type,
            _LAST.scalar_subquery() + func.row_number().over(order_by=CHANGE.c.key),
            bindparam("at", type_=ARRIVAL.c.at.type),
        ).where(CHANGE.c.key.between(bindparam("first_key"), bindparam("last_key"))),
    )
)
"""Numbers the changes of one transaction, in the order of their keys."""
_FORGET: Final = PreparedAmong(UNNUMBERED.c.first_key, delete(UNNUMBERED).where)
_AFTER: Final = Prepared(
    select(CHANGE.c.id, CHANGE.c.unit, CHANGE.c.type)
    .join(ARRIVAL, ARRIVAL.c.change == CHANGE.c.key)
    .where(ARRIVAL.c.number > bindparam("after"))
)
_OLDEST_AT: Final = Prepared(select(func.min(UNNUMBERED.c.at)))
_UNITS: Final = Prepared(select(UNNUMBERED.c.units))


def note_unnumbered(connection: Connection, new: Sequence[Entry], keys: Mapping[bytes, int], at: int) -> None:
    """Note changes just appended, all those between their first key and their last; ``at`` is hub time in ms."""
    units = " ".join(sorted({entry.change.unit for entry in new}))
    given = [keys[entry.id] for entry in new]
    _NOTE.run(connection, first_key=min(given), last_key=max(given), units=units, at=at)


def number_committed(connection: Connection) -> int:
    """Number what was committed and count it settled; how many changes. The sequencer's transaction alone does this."""
    notes = _OLDEST.rows(connection)
    if not notes:
        return 0
    last = int(_LAST_NUMBER.scalar(connection))
    for first_key, last_key, at in notes:
        _NUMBERED.run(connection, first_key=first_key, last_key=last_key, at=at)
    _FORGET.run(connection, [first_key for first_key, _last, _at in notes])
    settle(connection, [Settled(*row) for row in _AFTER.rows(connection, after=last)])
    return int(_LAST_NUMBER.scalar(connection)) - last


def units_unnumbered(connection: Connection) -> set[str]:
    """The units of which something committed has no number yet: their digest says less than was received."""
    if dialect_of(connection).is_numbered_at_once:
        return set()
    return {unit for units in _UNITS.scalars(connection) for unit in units.split()}


def oldest_unnumbered(connection: Connection) -> int | None:
    """When the oldest change that waits for its number came, hub time in ms; None where none waits."""
    if dialect_of(connection).is_numbered_at_once:
        return None
    oldest: int | None = _OLDEST_AT.scalar(connection)
    return oldest
