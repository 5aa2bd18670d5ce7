# SPDX-License-Identifier: Apache-2.0
"""Sessions and slots against the limits of their province; an emergency has none."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sync.records.airtime import WEEKDAYS
from sync.records.broadcast_log_rules import NOT_AIRED
from sync.records.days import VIETNAM
from sync.records.declaration import Around
from sync.records.neighbours import others_in_unit
from sync.records.schedule_slot_rules import AT_ONCE, EMERGENCY, ON_ITS_DAY, WEEKLY, rank

if TYPE_CHECKING:
    from sync.records.broadcast_log import BroadcastLog
    from sync.records.schedule_slot import ScheduleSlot

A_MINUTE = timedelta(minutes=1)
ROUNDING = timedelta(seconds=60)
"""What a session may be longer than its limit: hours are written in whole minutes."""


def _is_free(log: "BroadcastLog") -> bool:
    return log.broadcast_kind == "emergency" or log.quality == NOT_AIRED


def is_over_session_limit(log: "BroadcastLog", around: Around) -> bool:
    """Longer than the province allows one session to be."""
    most = around.profile(log.unit).airtime.max_minutes_per_session
    if most is None or _is_free(log) or log.started_at is None or log.ended_at is None:
        return False
    return log.ended_at - log.started_at > most * A_MINUTE + ROUNDING


def is_in_quiet_hours(log: "BroadcastLog", around: Around) -> bool:
    """Began at an hour at which the province wants quiet."""
    if _is_free(log) or log.started_at is None:
        return False
    return around.profile(log.unit).airtime.is_quiet(_clock(log.started_at))


def is_on_barred_day(log: "BroadcastLog", around: Around) -> bool:
    """On a weekday on which the province does not let its communes air."""
    return not _is_free(log) and log.date is not None and around.profile(log.unit).airtime.is_barred(log.date.weekday())


def _clock(moment: datetime) -> str:
    return moment.astimezone(VIETNAM).strftime("%H:%M")


def is_slot_over_limit(slot: "ScheduleSlot", around: Around) -> bool:
    """Planned longer than the province allows one session to be."""
    most = around.profile(slot.unit).airtime.max_minutes_per_session
    if most is None or rank(slot) == EMERGENCY or slot.planned_duration is None:
        return False
    return timedelta(seconds=slot.planned_duration) > most * A_MINUTE


def is_slot_in_quiet_hours(slot: "ScheduleSlot", around: Around) -> bool:
    """Begins at an hour at which the province wants quiet."""
    if rank(slot) == EMERGENCY or slot.recurrence == AT_ONCE or slot.start is None:
        return False
    return around.profile(slot.unit).airtime.is_quiet(slot.start)


def is_slot_on_barred_day(slot: "ScheduleSlot", around: Around) -> bool:
    """Airs on a weekday on which the province does not let its communes air."""
    limits = around.profile(slot.unit).airtime
    return rank(slot) != EMERGENCY and any(limits.is_barred(day) for day in _weekdays(slot))


def _weekdays(slot: "ScheduleSlot") -> list[int]:
    if slot.recurrence == WEEKLY:
        return [WEEKDAYS.index(day) for day in slot.weekdays or ()]
    if slot.recurrence in ON_ITS_DAY:
        return [] if slot.first_day is None else [slot.first_day.weekday()]
    return list(range(7))


def is_day_too_short(log: "BroadcastLog", around: Around) -> bool:
    """The last session of a day that is over, on which the commune aired less than its province asks for."""
    least = around.profile(log.unit).airtime.min_minutes_per_day
    if least is None or log.date is None or log.date >= around.now.astimezone(VIETNAM).date():
        return False
    rest = others_in_unit(log, around, date=log.date.isoformat())
    is_last = all(_order(other) < _order(log) for other in rest)
    return is_last and sum(map(_minutes, (log, *rest))) < least


def _order(log: "BroadcastLog") -> tuple[str, str]:
    return log.values.get("started_at") or "", log.record_id


def _minutes(log: "BroadcastLog") -> float:
    if log.quality == NOT_AIRED or log.started_at is None or log.ended_at is None:
        return 0.0
    return (log.ended_at - log.started_at) / A_MINUTE
