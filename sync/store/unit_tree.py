# SPDX-License-Identifier: Apache-2.0
"""The tree of units as this node knows it: the bundled rows, amended by the ``admin_unit`` records it holds."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from sync.log.units import Predecessor, Unit, UnitTree
from sync.records.admin_unit import AdminUnit
from sync.store.projection import PROJECTION
from sync.store.units import bundled_units


def known_units(connection: Connection) -> UnitTree:
    """A row of one code and first day stands instead of the bundled one; a record without both names is left out."""
    projection = PROJECTION[AdminUnit.type_name()]
    table = projection.table
    statement = select(table).where(table.c.withdrawn_reason.is_(None)).order_by(table.c.record_id)
    values = [projection.values(row) for row in connection.execute(statement).mappings()]
    units = [_unit(AdminUnit(row)) for row in values if _names_a_unit(row)]
    return bundled_units().amended(units) if units else bundled_units()


def _names_a_unit(values: Mapping[str, Any]) -> bool:
    return all(values.get(name) for name in ("code", "name", "parent_code"))


def _unit(row: AdminUnit) -> Unit:
    before = tuple(Predecessor(part.code) for part in row.predecessors or () if part.code)
    return Unit(
        code=row.code or "",
        name=row.name or "",
        kind=row.kind or "",
        parent=row.parent_code or "",
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        predecessors=before,
    )
