# SPDX-License-Identifier: Apache-2.0
"""Look a log over and mend what can be mended in place: changes whose bytes do not make their id, rows that belong to
no change any more, digests that no longer say what the log holds.

A change is set aside only where another node has it: its bytes stay under a setting, and the next exchange brings
the change again, since the digest then differs.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, and_, bindparam, delete, exists, insert, select

from sync.log.change import PersonalValue
from sync.log.errors import Refused
from sync.log.scope import Sight
from sync.parcel.canonical import change_id, commitment, recall_change
from sync.store.digests import NOTHING, Digest, Settled, settled_changes, summed
from sync.store.entries import CHUNK, in_chunks
from sync.store.log_tables import ARRIVAL, CHANGE, DELIVERY, DIGEST, OUTBOX, PERSONAL_VALUE
from sync.store.prepared import Prepared
from sync.store.projection import PROJECTION
from sync.store.settings import write_setting

SET_ASIDE: Final = "damaged "
"""Beginning of the names of settings that keep the bytes of damaged changes."""
_NAME_BYTES: Final = 24
_DEPENDENT: Final = (OUTBOX, DELIVERY, ARRIVAL, PERSONAL_VALUE)


_KEPT: Final = Prepared(select(DIGEST))
_KEPT_OF: Final = Prepared(select(DIGEST).where(DIGEST.c.unit == bindparam("of")))


class Damaged(NamedTuple):
    """A change whose bytes do not make its id."""

    key: int
    id: bytes


@dataclass(frozen=True, slots=True)
class Findings:
    """What looking over found. ``digests`` are the streams whose kept digest is not what the log holds."""

    damaged: Sequence[Damaged] = ()
    digests: Collection[tuple[str, Sight]] = ()

    def __bool__(self) -> bool:
        return bool(self.damaged or self.digests)


def look_over(connection: Connection, is_hub: bool, unit: str | None = None) -> Findings:
    """Read the whole log, or that of one unit; nothing is written. About 3 µs a change."""
    damaged: list[Damaged] = []
    kept = _kept(connection, unit)
    counted = summed(_settled(connection, is_hub, unit, damaged))
    apart = [place for place in kept.keys() | counted.keys() if _differ(kept, counted, place)]
    return Findings(damaged, sorted(apart, key=str))


def mend(connection: Connection, is_hub: bool, unit: str | None = None) -> Findings:
    """Look over and mend; what was found. Run it in a write transaction."""
    found = look_over(connection, is_hub, unit)
    if found:
        _set_aside(connection, found.damaged)
        _sweep(connection)
        _count_anew(connection, is_hub, unit)
    return found


def _differ(kept: dict[Any, Digest], counted: Any, place: tuple[str, Sight]) -> bool:
    return bool(kept.get(place, NOTHING) != counted.get(place, NOTHING))


def _settled(connection: Connection, is_hub: bool, unit: str | None, damaged: list[Damaged]) -> Iterator[Settled]:
    """What the digests count, in one pass over the log; those that are ``damaged`` are added there.

    A laptop sets nothing aside that no other node has: what waits, and what a hub holds, stays and is reported.
    """
    with connection.execute(_of_unit(_whole(is_hub), unit), execution_options={"yield_per": 4 * CHUNK}) as rows:
        for id_, of_unit, type_, key, body in rows:
            if change_id(body) != id_:
                damaged.append(Damaged(key, id_))
            yield Settled(id_, of_unit, type_)


@cache
def _whole(is_hub: bool) -> Select[Any]:
    return settled_changes(is_hub).add_columns(CHANGE.c.key, CHANGE.c.body)


def _of_unit(statement: Select[Any], unit: str | None) -> Select[Any]:
    return statement if unit is None else statement.where(CHANGE.c.unit == unit)


def _kept(connection: Connection, unit: str | None) -> dict[tuple[str, Sight], Digest]:
    rows = _KEPT.rows(connection) if unit is None else _KEPT_OF.rows(connection, of=unit)
    return {(place, Sight(sight)): Digest(changes, sum_) for place, sight, changes, sum_ in rows}


def _set_aside(connection: Connection, damaged: Sequence[Damaged]) -> None:
    for condition in in_chunks(CHANGE.c.key, (one.key for one in damaged)):
        for row in connection.execute(select(CHANGE.c.id, CHANGE.c.body).where(condition)).all():
            write_setting(connection, SET_ASIDE + row.id[:_NAME_BYTES].hex(), row.body)
        connection.execute(delete(CHANGE).where(condition))


def _sweep(connection: Connection) -> None:
    """Rows of changes that are not here any more, whose keys may be given again, and of records without any change."""
    for table in _DEPENDENT:
        orphans = select(table.c.change).outerjoin(CHANGE, CHANGE.c.key == table.c.change).where(CHANGE.c.key.is_(None))
        for condition in in_chunks(table.c.change, connection.execute(orphans.distinct()).scalars().all()):
            connection.execute(delete(table).where(condition))
    _sweep_strangers(connection)
    for projection in PROJECTION.values():
        rows = projection.table
        connection.execute(delete(rows).where(~exists().where(CHANGE.c.record == rows.c.record_id)))


def _sweep_strangers(connection: Connection) -> None:
    """Personal values of a change that is gone, beside one that was given its key since: no commitment of it is
    theirs."""
    rows = connection.execute(
        select(PERSONAL_VALUE, CHANGE.c.body).join(CHANGE, CHANGE.c.key == PERSONAL_VALUE.c.change)
    )
    for row in rows.all():
        if not _is_vouched_for(row):
            is_it = and_(PERSONAL_VALUE.c.change == row.change, PERSONAL_VALUE.c.field == row.field)
            connection.execute(delete(PERSONAL_VALUE).where(is_it))


def _is_vouched_for(row: Any) -> bool:
    """Also where the change cannot be read: that is another difference."""
    value = PersonalValue(row.salt, msgspec.msgpack.decode(row.value))
    with suppress(Refused, msgspec.MsgspecError):
        return recall_change(row.body).set.get(row.field) == commitment(value)
    return True


def _count_anew(connection: Connection, is_hub: bool, unit: str | None) -> None:
    counted = summed(Settled(*row) for row in connection.execute(_of_unit(settled_changes(is_hub), unit)))
    connection.execute(delete(DIGEST) if unit is None else delete(DIGEST).where(DIGEST.c.unit == unit))
    rows = [
        {"unit": place, "sight": sight.value, "changes": one.count, "sum": one.sum}
        for (place, sight), one in counted.items()
    ]
    if rows:
        connection.execute(insert(DIGEST), rows)
