# SPDX-License-Identifier: Apache-2.0
"""What is locked away, as conditions on rows: lists and searches of a person never hold what the person may not read.

Which records those are is declared and told by ``sync.records.reading_rights``; here the database leaves them out.
"""

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import ColumnElement, and_, func, not_, or_, select

from sync.records.declaration import Lock
from sync.records.roles import Role
from sync.store.projection import PROJECTION, Projection

RolesIn = Mapping[str, Collection[Role]]
"""Unit → the roles of the person who asks; none over all others."""


def unlocked(projection: Projection, roles_in: RolesIn) -> Iterator[ColumnElement[bool]]:
    """What a row must satisfy to be read with these roles; nothing for a type that is never locked."""
    for lock in projection.of.declared.locks:
        yield _is_open(projection, lock, roles_in)
    table = projection.table.c
    for one in projection.of.declared.locked_with:
        for inner in (PROJECTION[name] for name in one.to.split("|")):
            is_open = and_(*(_is_open(inner, lock, roles_in) for lock in inner.of.declared.locks))
            closed = select(inner.table.c.record_id).where(not_(is_open))
            named = func.unhex(func.replace(table[one.name], "-", ""))
            yield or_(table[one.name].is_(None), named.not_in(closed))


def _is_open(projection: Projection, lock: Lock, roles_in: RolesIn) -> ColumnElement[bool]:
    column, unit = projection.table.c[lock.field.name], projection.table.c.record_unit
    trusted = [one for one, roles in roles_in.items() if not lock.readers.isdisjoint(roles)]
    return or_(column.is_(None), column.not_in(lock.codes), unit.in_(trusted))
