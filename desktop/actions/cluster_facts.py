# SPDX-License-Identifier: Apache-2.0
"""In what state each cluster is, told from what is known of it: its own field, checks, open and finished tickets.

The latest fact counts, an open ticket before it. What nobody looked at for a week is unknown, never good.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from msgspec import Struct
from sqlalchemy import func, or_, select

from desktop.actions.gathering import columns, gather, in_units
from desktop.laptop import Desk
from sync.records.cluster import Cluster
from sync.records.days import VIETNAM, read_moment
from sync.records.fault_ticket import FaultTicket
from sync.records.status_check import StatusCheck

STALE_DAYS: Final = 7
LOOKED_BACK: Final = timedelta(days=40)
"""How far back checks are read one by one; before it only the last of each cluster counts."""

FINISHED: Final = "xong"
BEYOND_REPAIR: Final = "khong_sua_duoc"
MILD_SYMPTOMS: Final = frozenset({"tieng_nho_re", "phat_sai_gio", "nhieu_chen_song"})


class Equipment(StrEnum):
    """Present states, by the names of the window's signs."""

    GOOD = "good"
    POOR = "poor"
    BROKEN = "broken"
    IN_REPAIR = "in_repair"
    RETIRED = "retired"
    UNKNOWN = "unknown"


OUT: Final = (Equipment.BROKEN, Equipment.IN_REPAIR)
"""States in which nothing is heard."""

OF_RESULT: Final[Mapping[str, Equipment]] = {
    "good": Equipment.GOOD,
    "weak": Equipment.POOR,
    "no_sound": Equipment.BROKEN,
    "offline": Equipment.BROKEN,
    "not_reachable": Equipment.BROKEN,
    "dismantled": Equipment.RETIRED,
}


class ClusterState(Struct, frozen=True):
    """A cluster as it stands now; ``last_known`` is what ``state`` was before it went stale."""

    cluster_id: str
    unit: str
    code: str | None
    name: str | None
    technology: str | None
    horn_count: int | None
    village: str | None
    state: Equipment
    last_known: Equipment
    checked_on: date | None
    age_days: int | None
    is_stale: bool
    ticket_id: str | None
    ticket_state: str | None
    out_since: date | None
    out_days: int | None


class Fact(NamedTuple):
    """What was found at a moment."""

    at: datetime
    state: Equipment


@dataclass(slots=True)
class Known:
    """All that tells of one cluster's state."""

    facts: list[Fact] = field(default_factory=list)
    checked: list[datetime] = field(default_factory=list)
    ticket: FaultTicket | None = None


def is_open(ticket: FaultTicket) -> bool:
    """Tell whether a ticket still asks for a step."""
    return ticket.state not in (FINISHED, BEYOND_REPAIR)


def cluster_states(desk: Desk, units: Sequence[str]) -> list[ClusterState]:
    """Every cluster of the units, in the order of their codes."""
    clusters = gather(desk, Cluster, in_units(Cluster, units))
    known = {one.record_id: Known() for one in clusters}
    for cluster in clusters:
        _note_own(cluster, known[cluster.record_id])
    _note_checks(desk, units, known)
    _note_tickets(desk, units, known)
    today = desk.around.now.astimezone(VIETNAM).date()
    states = [_state(one, known[one.record_id], today) for one in clusters]
    return sorted(states, key=lambda one: (one.unit, one.code or "~", one.name or ""))


def _note_own(cluster: Cluster, known: Known) -> None:
    since = Cluster.state.holds_from(cluster.values.get("state"))
    if cluster.state is not None and since is not None:
        known.facts.append(Fact(_midnight(date.fromisoformat(since)), OF_RESULT[cluster.state]))
    if cluster.last_check_at is not None:
        known.checked.append(cluster.last_check_at)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)


def _note_checks(desk: Desk, units: Sequence[str], known: Mapping[str, Known]) -> None:
    """Recent checks one by one; of a cluster without any, the last one there is."""
    table = columns(StatusCheck)
    here = (table.withdrawn_reason.is_(None), table.record_unit.in_(units))
    since = (desk.around.now - LOOKED_BACK).date().isoformat()
    recent = select(table.cluster, table.checked_at, table.result).where(*here, table.checked_at >= since)
    _note_rows(desk.connection.execute(recent).all(), known)
    silent = [name for name, one in known.items() if not one.checked]
    if silent:
        last = select(table.cluster, func.max(table.checked_at), table.result)
        last = last.where(*here, table.cluster.in_(silent)).group_by(table.cluster)
        _note_rows(desk.connection.execute(last).all(), known)


def _note_rows(rows: Iterable[Sequence[str | None]], known: Mapping[str, Known]) -> None:
    for cluster, checked_at, result in rows:
        one, state = known.get(cluster or ""), OF_RESULT.get(result or "")
        if one is not None and state is not None and checked_at:
            at = read_moment(checked_at)
            one.checked.append(at)
            one.facts.append(Fact(at, state))


def _note_tickets(desk: Desk, units: Sequence[str], known: Mapping[str, Known]) -> None:
    """Open tickets, and those that ended of late: a repair is a fact like a check."""
    table = columns(FaultTicket)
    since = (desk.around.now - LOOKED_BACK).date().isoformat()
    is_told = or_(table.state.is_(None), table.state != FINISHED, table.repaired_at >= since)
    for ticket in gather(desk, FaultTicket, in_units(FaultTicket, units), is_told):
        if ticket.target is not None and ticket.target in known:
            _note_ticket(ticket, known[ticket.target])


def _note_ticket(ticket: FaultTicket, known: Known) -> None:
    if is_open(ticket):
        known.ticket = max(filter(None, (known.ticket, ticket)), key=_reported)
    elif ticket.state == FINISHED and ticket.repaired_at is not None:
        known.facts.append(Fact(ticket.repaired_at, Equipment.GOOD))
        known.checked.append(ticket.repaired_at)
    elif ticket.reported_at is not None:
        known.facts.append(Fact(ticket.reported_at, Equipment.BROKEN))


def _reported(ticket: FaultTicket) -> datetime:
    return ticket.reported_at or _midnight(date.min + timedelta(days=1))


def ticket_equipment(ticket: FaultTicket) -> Equipment:
    """What an open ticket says of its target."""
    if ticket.state == "dang_sua":
        return Equipment.IN_REPAIR
    return Equipment.POOR if ticket.symptom in MILD_SYMPTOMS else Equipment.BROKEN


def _state(cluster: Cluster, known: Known, today: date) -> ClusterState:
    facts = sorted(known.facts)
    last_known = _last_known(facts, known.ticket)
    checked_on = max(known.checked).astimezone(VIETNAM).date() if known.checked else None
    age = _days_since(checked_on, today)
    is_stale = last_known is not Equipment.RETIRED and (age is None or age > STALE_DAYS)
    out_since = _out_since(facts, known.ticket) if last_known in OUT else None
    return ClusterState(
        cluster_id=cluster.record_id,
        unit=cluster.unit,
        code=cluster.cluster_code,
        name=cluster.name,
        technology=cluster.technology,
        horn_count=cluster.horn_count,
        village=cluster.village,
        state=Equipment.UNKNOWN if is_stale and known.ticket is None else last_known,
        last_known=last_known,
        checked_on=checked_on,
        age_days=age,
        is_stale=is_stale,
        ticket_id=known.ticket.record_id if known.ticket else None,
        ticket_state=known.ticket.state if known.ticket else None,
        out_since=out_since,
        out_days=_days_since(out_since, today),
    )


def _days_since(day: date | None, today: date) -> int | None:
    return None if day is None else (today - day).days


def _last_known(facts: Sequence[Fact], ticket: FaultTicket | None) -> Equipment:
    latest = facts[-1].state if facts else Equipment.UNKNOWN
    return latest if ticket is None or latest is Equipment.RETIRED else ticket_equipment(ticket)


def _out_since(facts: Sequence[Fact], ticket: FaultTicket | None) -> date | None:
    """The day of the open report, else the first of the bad facts since the last good one."""
    if ticket is not None:
        return None if ticket.reported_at is None else ticket.reported_at.astimezone(VIETNAM).date()
    since: date | None = None
    for fact in reversed(facts):
        if fact.state not in OUT:
            break
        since = fact.at.astimezone(VIETNAM).date()
    return since
