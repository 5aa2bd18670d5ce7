# SPDX-License-Identifier: Apache-2.0
"""Which records of a list the hub does not have whole: a change of theirs or a decision on them waits or is held."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import ColumnElement, Connection, Text, func, literal, literal_column, or_, select, union_all

from sync.store.entries import id_text, in_chunks
from sync.store.folding import DECISION
from sync.store.log_tables import CHANGE, DELIVERY, OUTBOX
from sync.store.trails import HELD, WAITING

FEW_UNSETTLED: Final = 400
"""So many changes that wait or are held are read at once; of more, those of one page are looked up."""

_IS_HELD: Final = DELIVERY.c.code.is_not(None)
_COUNT: Final = select(func.count()).select_from(
    union_all(select(OUTBOX.c.change), select(DELIVERY.c.change).where(_IS_HELD)).limit(FEW_UNSETTLED + 1).subquery()
)
_NOTHING: Final[ColumnElement[int]] = literal_column("0")
"""Added to a key it keeps SQLite from walking all changes and looking for each in the few that wait."""
_UNSETTLED: Final = union_all(
    select(CHANGE.c.record, CHANGE.c.type, literal(None, Text()).label("code")).where(
        CHANGE.c.key == OUTBOX.c.change + _NOTHING
    ),
    select(CHANGE.c.record, CHANGE.c.type, DELIVERY.c.code).where(
        CHANGE.c.key == DELIVERY.c.change + _NOTHING, _IS_HELD
    ),
)


def transfers_of(connection: Connection, records: Iterable[bytes]) -> dict[str, str]:
    """Id → ``waiting`` or ``held``, for these records at least; those of which the hub has everything are left out.

    Few wait on most days: then those are read, not what happened to each record of a page.
    """
    if connection.execute(_COUNT).scalar_one() > FEW_UNSETTLED:
        return _transfers_among(connection, records)
    rows = connection.execute(_UNSETTLED).all()
    about: dict[bytes, str] = {}
    for condition in in_chunks(DECISION.table.c.record_id, [one for one, name, _code in rows if name == DECISION.name]):
        found = connection.execute(select(DECISION.table.c.record_id, DECISION.table.c.record).where(condition))
        about.update(found.all())
    return _worst((about.get(record) or id_text(record), code) for record, _name, code in rows)


def _transfers_among(connection: Connection, records: Iterable[bytes]) -> dict[str, str]:
    of_record = {id_text(one): one for one in records}
    about: dict[bytes, str] = {}
    for condition in in_chunks(DECISION.table.c.record, of_record):
        found = connection.execute(select(DECISION.table.c.record_id, DECISION.table.c.record).where(condition))
        about.update(found.all())
    statement = (
        select(CHANGE.c.record, DELIVERY.c.code)
        .outerjoin(OUTBOX, OUTBOX.c.change == CHANGE.c.key)
        .outerjoin(DELIVERY, DELIVERY.c.change == CHANGE.c.key)
        .where(or_(OUTBOX.c.change.is_not(None), _IS_HELD))
    )
    unsettled: list[tuple[str, str | None]] = []
    for condition in in_chunks(CHANGE.c.record, [*of_record.values(), *about]):
        rows = connection.execute(statement.where(condition))
        unsettled += [(about.get(record) or id_text(record), code) for record, code in rows]
    return _worst(unsettled)


def _worst(answers: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for record, code in answers:
        found[record] = HELD if code or found.get(record) == HELD else WAITING
    return found
