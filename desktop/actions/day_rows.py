# SPDX-License-Identifier: Apache-2.0
"""A day of broadcasts: each slot that was due against what the log says of it, and what was aired besides.

Nothing of this is stored: it is folded from slots and broadcast logs whenever a board asks.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from desktop.actions.gathering import columns, first_title, gather, in_units
from desktop.actions.scheduling import is_emergency, planned_start, slots_due
from desktop.laptop import Desk
from sync.records.broadcast_log import BroadcastLog
from sync.records.broadcast_log_rules import NOT_AIRED as NOT_HEARD
from sync.records.broadcast_log_rules import TOLERANCE_S
from sync.records.days import VIETNAM
from sync.records.schedule_slot import ScheduleSlot
from sync.records.schedule_slot_rules import AT_ONCE

A_MINUTE: Final = 60


class Outcome(StrEnum):
    """Where a slot stands on its day."""

    NOT_YET = "not_yet"
    TO_CONFIRM = "to_confirm"
    FULL = "full"
    PART = "part"
    NOT_AIRED = "not_aired"


class SlotRow(Struct, frozen=True):
    """A slot due on the day. ``clusters`` is how many, None for all; ``next_at`` the hour to come or to confirm."""

    slot_id: str
    unit: str
    start: str | None
    next_at: str | None
    minutes: int | None
    broadcast_kind: str | None
    title: str
    clusters: int | None
    is_emergency: bool
    is_at_once: bool
    repeats: int
    aired: int
    outcome: Outcome
    log_ids: tuple[str, ...]


class LogRow(Struct, frozen=True):
    """A broadcast of the day that no slot of it asked for."""

    log_id: str
    start: str | None
    minutes: int | None
    broadcast_kind: str | None
    title: str
    clusters: int | None
    outcome: Outcome


class Day(Struct, frozen=True):
    """A day of some communes: what was due, and what else was aired."""

    slots: tuple[SlotRow, ...]
    unscheduled: tuple[LogRow, ...]


def day_of(desk: Desk, day: date, units: Sequence[str]) -> Day:
    """The day of the communes, as far as it is known here."""
    logs = gather(desk, BroadcastLog, columns(BroadcastLog).date == day.isoformat(), in_units(BroadcastLog, units))
    logs.sort(key=started)
    due = slots_due(desk, day, units)
    by_slot = _by_slot(logs, {slot.record_id for slot in due})
    rows = tuple(_slot_row(slot, by_slot.get(slot.record_id, ()), day, desk.around.now) for slot in due)
    return Day(rows, tuple(_log_row(log) for log in by_slot.get(None, ())))


def _by_slot(logs: Iterable[BroadcastLog], due: set[str]) -> Mapping[str | None, list[BroadcastLog]]:
    """Logs by the slot of the day that they name; None for those that name none of them."""
    found: dict[str | None, list[BroadcastLog]] = {}
    for log in logs:
        found.setdefault(log.slot if log.slot in due else None, []).append(log)
    return found


def started(log: BroadcastLog) -> tuple[str, str]:
    """What logs of one day are ordered by."""
    return log.values.get("started_at") or "", log.record_id


def outcome_of(log: BroadcastLog, slot: ScheduleSlot | None = None) -> Outcome:
    """Aired in full, in part (a cluster was silent, or it was cut short) or not at all."""
    if log.quality == NOT_HEARD:
        return Outcome.NOT_AIRED
    is_silent = bool(log.failed_clusters) or (log.clusters_ok or 0) < (log.clusters_planned or 0)
    return Outcome.PART if is_silent or _is_short(log, slot) else Outcome.FULL


def _is_short(log: BroadcastLog, slot: ScheduleSlot | None) -> bool:
    if slot is None or slot.planned_duration is None or log.started_at is None or log.ended_at is None:
        return False
    return (log.ended_at - log.started_at).total_seconds() + TOLERANCE_S < slot.planned_duration


def _slot_row(slot: ScheduleSlot, logs: Sequence[BroadcastLog], day: date, now: datetime) -> SlotRow:
    repeats = slot.repeat_count or 1
    outcomes = [outcome_of(log, slot) for log in logs]
    next_at = planned_start(slot, day, len(logs)) if len(logs) < repeats else None
    return SlotRow(
        slot_id=slot.record_id,
        unit=slot.unit,
        start=slot.start,
        next_at=None if next_at is None else next_at.strftime("%H:%M"),
        minutes=_whole_minutes(slot.planned_duration),
        broadcast_kind=slot.broadcast_kind,
        title=slot.title or "",
        clusters=len(slot.clusters) if slot.clusters else None,
        is_emergency=is_emergency(slot),
        is_at_once=slot.recurrence == AT_ONCE,
        repeats=repeats,
        aired=sum(one is not Outcome.NOT_AIRED for one in outcomes),
        outcome=_settled(outcomes) if len(logs) >= repeats else _open(slot, next_at, day, now),
        log_ids=tuple(log.record_id for log in logs),
    )


def _settled(outcomes: Sequence[Outcome]) -> Outcome:
    """What all airings of a day together amount to."""
    told = set(outcomes)
    return told.pop() if len(told) == 1 else Outcome.PART


def _open(slot: ScheduleSlot, next_at: datetime | None, day: date, now: datetime) -> Outcome:
    """What airs at once, or again without an hour of its own, waits for no hour."""
    hour = None if slot.recurrence == AT_ONCE else next_at
    is_due = day <= now.astimezone(VIETNAM).date() if hour is None else hour <= now
    return Outcome.TO_CONFIRM if is_due else Outcome.NOT_YET


def _log_row(log: BroadcastLog) -> LogRow:
    return LogRow(
        log_id=log.record_id,
        start=None if log.started_at is None else log.started_at.astimezone(VIETNAM).strftime("%H:%M"),
        minutes=_minutes(log),
        broadcast_kind=log.broadcast_kind,
        title=first_title(log),
        clusters=log.clusters_planned,
        outcome=outcome_of(log),
    )


def _minutes(log: BroadcastLog) -> int | None:
    if log.started_at is None or log.ended_at is None:
        return None
    return _whole_minutes((log.ended_at - log.started_at).total_seconds())


def _whole_minutes(seconds: float | None) -> int | None:
    return None if seconds is None else round(seconds / A_MINUTE)
