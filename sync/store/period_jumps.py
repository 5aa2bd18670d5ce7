# SPDX-License-Identifier: Apache-2.0
"""Monthly sums of each commune, and those that jump against the six months before: a reason is to be asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, select

from sync.records.broadcast_log import BroadcastLog
from sync.records.cross_checks.jumps import PERIODS, is_jump
from sync.records.jump_reason import MEASURES as LABELS
from sync.records.jump_reason import JumpReason
from sync.records.propaganda_session import PropagandaSession
from sync.records.reflection import Reflection
from sync.records.words import Words
from sync.store.projection import PROJECTION

VALUE_JUMP: Final = "value_jump"
WORDS: Final = Words("Khác hẳn sáu tháng trước, cần ghi lý do", "Far off the six months before: say why")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is summed up for a month: records of a type, or one of their numbers."""

    name: str
    label: Words
    table: Any
    day: str
    number: str | None = None

    def amount(self) -> ColumnElement[Any]:
        """The column that is summed, or the count of rows."""
        return func.count() if self.number is None else func.coalesce(func.sum(self.table.c[self.number]), 0)


def _table(of: Any) -> Any:
    return PROJECTION[of.type_name()].table


MEASURES: Final[Sequence[Measure]] = (
    Measure("sessions", LABELS.label("sessions"), _table(BroadcastLog), "date"),
    Measure("own_seconds", LABELS.label("own_seconds"), _table(BroadcastLog), "date", "own_seconds"),
    Measure("listeners", LABELS.label("listeners"), _table(PropagandaSession), "date", "listeners"),
    Measure("reflections", LABELS.label("reflections"), _table(Reflection), "received_at"),
)


@dataclass(frozen=True, slots=True)
class Jump:
    """A month of a commune whose sum lies far off the six before."""

    unit: str
    month: str
    measure: Measure
    value: float
    former: tuple[float, ...]
    reason: str | None = None
    """What the commune said of it (``jump_reason``)."""


def jumps_in(connection: Connection, month: date, units: Sequence[str] = ()) -> list[Jump]:
    """The jumps of a month, by commune; a commune without six months of records before has none."""
    months = _months_to(month)
    found: list[Jump] = []
    for measure in MEASURES:
        for unit, sums in sorted(_sums(connection, measure, months, units).items()):
            *former, value = (sums.get(one, 0.0) for one in months)
            if months[0] in sums and is_jump(value, former):
                found.append(Jump(unit, months[-1], measure, value, tuple(former)))
    reasons = _reasons(connection, months[-1]) if found else {}
    return [replace(one, reason=reasons.get((one.unit, one.measure.name))) for one in found]


def _reasons(connection: Connection, month: str) -> Mapping[tuple[str, str], str]:
    """Commune and measure → the words on it of a month, the ones written last."""
    table = _table(JumpReason).c
    told = select(table.record_unit, table.measure, table.reason)
    here = (table.month == month, table.withdrawn_reason.is_(None), table.reason.is_not(None))
    rows = connection.execute(told.where(*here).order_by(table.created_at, table.record_id))
    return {(unit, measure): reason for unit, measure, reason in rows}


def _months_to(month: date) -> list[str]:
    """The month and the six before it, the earliest first, as ``2026-10``."""
    found, first = [], month.replace(day=1)
    for _ in range(PERIODS + 1):
        found.append(first.isoformat()[:7])
        first = (first - timedelta(days=1)).replace(day=1)
    return found[::-1]


def _sums(
    connection: Connection, measure: Measure, months: Sequence[str], units: Sequence[str]
) -> Mapping[str, Mapping[str, float]]:
    table = measure.table.c
    month = func.substr(table[measure.day], 1, 7)
    here = [table.withdrawn_reason.is_(None), table[measure.day].between(months[0], f"{months[-1]}-99")]
    here += [table.record_unit.in_(units)] if units else []
    statement = select(table.record_unit, month, measure.amount()).where(*here).group_by(table.record_unit, month)
    found: dict[str, dict[str, float]] = {}
    for unit, of_month, amount in connection.execute(statement):
        found.setdefault(unit, {})[of_month] = float(amount)
    return found
