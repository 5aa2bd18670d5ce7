# SPDX-License-Identifier: Apache-2.0
"""The reviewer's board: a line for each commune of the scope. What is not known is None, never 0."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Select, func, select

from desktop.actions.cluster_facts import OUT, ClusterState, cluster_states
from desktop.actions.day_rows import Outcome, SlotRow, day_of
from desktop.actions.deciding import REVIEWED_TYPES
from desktop.actions.gathering import columns
from desktop.laptop import Desk, Laptop
from sync.log.review import QUEUE
from sync.log.scope import Sight
from sync.parcel.canonical import recall_change
from sync.records.broadcast_log import BroadcastLog
from sync.records.days import VIETNAM
from sync.records.person import Person
from sync.records.review_decision import ReviewDecision
from sync.records.vietnamese import sort_key
from sync.store.log_tables import CHANGE

STALE_AFTER: Final = timedelta(days=3)
LATELY: Final = 5000
"""Changes among which the latest of most communes are found."""


class CommuneRow(Struct, frozen=True):
    """One commune on one day. ``latest`` is when its last change known here was written."""

    unit: str
    name: str
    aired: int | None
    scheduled: int | None
    waiting: int | None
    waiting_emergencies: int
    emergency: SlotRow | None
    """An emergency of the day that was not aired as often as it should be."""
    broken: int | None
    longest_out_days: int | None
    latest: datetime | None
    is_stale: bool

    @property
    def is_urgent(self) -> bool:
        """Tell whether an emergency waits, to be aired or to be reviewed."""
        return self.emergency is not None or self.waiting_emergencies > 0


class CommuneBoard(Struct, frozen=True):
    """The communes that need a look first: urgent, stale, broken, then by what waits."""

    day: date
    communes: tuple[CommuneRow, ...]
    heard_lately: int
    """Communes with a change of the last 24 hours."""


class _Gathered(Struct, frozen=True):
    """All communes at once, by unit."""

    day: date
    now: datetime
    slots: Mapping[str, list[SlotRow]]
    waiting: Mapping[str, int]
    emergencies: Mapping[str, int]
    clusters: Mapping[str, list[ClusterState]]
    latest: Mapping[str, datetime]


def board_of_communes(laptop: Laptop, day: date) -> CommuneBoard:
    """The communes that this person sees whole, on a day."""
    with laptop.reading() as desk:
        units = _communes(desk)
        gathered = _gather(desk, units, day)
        names = {unit: found.name for unit in units if (found := laptop.tree.get(unit)) is not None}
    rows = sorted((_row(unit, names.get(unit, unit), gathered) for unit in units), key=_attention)
    lately = gathered.now - timedelta(days=1)
    return CommuneBoard(day, tuple(rows), sum(one.latest is not None and one.latest >= lately for one in rows))


def _communes(desk: Desk) -> list[str]:
    tree = desk.laptop.tree
    return [unit for unit, sight in desk.streams().items() if sight is Sight.WHOLE and tree.level(unit) == "commune"]


def _gather(desk: Desk, units: Sequence[str], day: date) -> _Gathered:
    slots: dict[str, list[SlotRow]] = {}
    for row in day_of(desk, day, units).slots:
        slots.setdefault(row.unit, []).append(row)
    clusters: dict[str, list[ClusterState]] = {}
    for state in cluster_states(desk, units):
        clusters.setdefault(state.unit, []).append(state)
    waiting, emergencies = _waiting(desk)
    return _Gathered(day, desk.around.now, slots, waiting, emergencies, clusters, latest_changes(desk, units))


def _waiting(desk: Desk) -> tuple[Counter[str], Counter[str]]:
    """Records in the queue by unit, and the emergencies among them."""
    waiting, emergencies = Counter[str](), Counter[str]()
    for of in REVIEWED_TYPES:
        table = columns(of)
        here = (table.withdrawn_reason.is_(None), table.review_state.in_(QUEUE))
        counted = select(table.record_unit, func.count()).where(*here).group_by(table.record_unit)
        waiting.update(_pairs(desk, counted))
        if of is BroadcastLog:
            emergencies.update(_pairs(desk, counted.where(table.broadcast_kind == "emergency")))
    return waiting, emergencies


def _pairs(desk: Desk, statement: Select[Any]) -> dict[str, int]:
    return {row[0]: row[1] for row in desk.connection.execute(statement)}


def latest_changes(desk: Desk, units: Sequence[str]) -> dict[str, datetime]:
    """Unit → when the change that came last from it was written; a reviewer's decisions do not come from it.

    The log is read backwards, further only while a commune is missing of which there are records.
    """
    found: dict[str, int] = {}
    upto = desk.connection.execute(select(func.max(CHANGE.c.key))).scalar() or 0
    window, missing = LATELY, _units_heard_of(desk) & set(units)
    while missing and upto > 0:
        found |= _latest_keys(desk, missing, (upto - window, upto))
        missing -= found.keys()
        upto, window = upto - window, window * 4
    bodies = desk.connection.execute(select(CHANGE.c.unit, CHANGE.c.body).where(CHANGE.c.key.in_(found.values()))).all()
    return {unit: datetime.fromtimestamp(recall_change(body).wall / 1000, UTC) for unit, body in bodies}


def _units_heard_of(desk: Desk) -> set[str]:
    """Communes with a person of their own here: the first record that any laptop writes."""
    return set(desk.connection.execute(select(columns(Person).record_unit).distinct()).scalars())


def _latest_keys(desk: Desk, units: Collection[str], keys: tuple[int, int]) -> dict[str, int]:
    """Unit → the greatest key above the first and up to the second."""
    statement = select(CHANGE.c.unit, func.max(CHANGE.c.key)).where(
        CHANGE.c.key > keys[0],
        CHANGE.c.key <= keys[1],
        CHANGE.c.unit.in_(units),
        CHANGE.c.type != ReviewDecision.type_name(),
        CHANGE.c.actor != desk.identity.actor,
    )
    return _pairs(desk, statement.group_by(CHANGE.c.unit))


def _row(unit: str, name: str, all_of: _Gathered) -> CommuneRow:
    latest = all_of.latest.get(unit)
    is_stale = latest is None or all_of.now - latest > STALE_AFTER
    slots = all_of.slots.get(unit, [])
    out = [one for one in all_of.clusters.get(unit, ()) if one.last_known in OUT]
    aired, scheduled = _sessions(slots, latest, all_of.day)
    return CommuneRow(
        unit=unit,
        name=name,
        aired=aired,
        scheduled=scheduled,
        waiting=None if latest is None else all_of.waiting.get(unit, 0),
        waiting_emergencies=all_of.emergencies.get(unit, 0),
        emergency=next((one for one in slots if one.is_emergency and one.outcome is Outcome.TO_CONFIRM), None),
        broken=None if is_stale else len(out),
        longest_out_days=max((one.out_days or 0 for one in out), default=None),
        latest=latest,
        is_stale=is_stale,
    )


def _sessions(slots: Sequence[SlotRow], latest: datetime | None, day: date) -> tuple[int | None, int | None]:
    """Aired and scheduled; what was aired is unknown while nothing of the day has come, both are without a schedule."""
    if not slots:
        return None, None
    is_told = latest is not None and latest.astimezone(VIETNAM).date() >= day
    return sum(one.aired for one in slots) if is_told else None, sum(one.repeats for one in slots)


def _attention(row: CommuneRow) -> tuple[bool, bool, bool, int, bytes]:
    """Communes never heard of stand with the stale ones: both are unknown."""
    return not row.is_urgent, not row.is_stale, not row.broken, -(row.waiting or 0), sort_key(row.name)
