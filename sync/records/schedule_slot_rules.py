# SPDX-License-Identifier: Apache-2.0
"""On which days and at which times a slot is due, who yields to whom, and what is filled in. No rule blocks a save."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sync.records.declaration import Around
from sync.records.neighbours import others_in_unit
from sync.records.station import WEEKDAYS, Station

if TYPE_CHECKING:
    from sync.records.schedule_slot import ScheduleSlot

ONE_DAY, DAILY, WEEKLY, AT_ONCE = "mot_ngay", "hang_ngay", "hang_tuan", "phat_ngay"
ON_ITS_DAY = (ONE_DAY, AT_ONCE)
NORMAL, EMERGENCY = 1, 3
A_WEEK = 7
A_DAY_S = 86_400
WEEKDAY_CODES = tuple(code.code for code in WEEKDAYS)


class Airing(NamedTuple):
    """Seconds of the day from which and to which a slot airs once."""

    starts_s: int
    ends_s: int


def fill(slot: "ScheduleSlot", around: Around) -> dict[str, Any]:
    """Stored values for what the author left out: a normal priority, one airing, and the end of a single day."""
    is_emergency = slot.broadcast_kind == "emergency"
    filled: dict[str, Any] = {"priority": str(EMERGENCY if is_emergency else NORMAL), "repeat_count": 1}
    if slot.recurrence == AT_ONCE:
        filled |= {"first_day": around.now.date().isoformat(), "start": around.now.strftime("%H:%M")}
    if slot.recurrence in ON_ITS_DAY:
        filled["last_day"] = slot.values.get("first_day") or filled.get("first_day")
    return {name: value for name, value in filled.items() if slot.values.get(name) is None and value is not None}


def rank(slot: "ScheduleSlot") -> int:
    """1 normal, 2 priority, 3 emergency; an emergency kind is one whatever was chosen."""
    return EMERGENCY if slot.broadcast_kind == "emergency" else int(slot.priority or NORMAL)


def last_due_day(slot: "ScheduleSlot") -> date | None:
    """The last day that may be due; None while it is open."""
    return slot.first_day if slot.recurrence in ON_ITS_DAY else slot.last_day


def is_due_on(slot: "ScheduleSlot", day: date) -> bool:
    """Tell whether the slot airs on that day: its days include it and its recurrence meets it."""
    if slot.first_day is None or day < slot.first_day:
        return False
    last = last_due_day(slot)
    if last is not None and last < day:
        return False
    return slot.recurrence != WEEKLY or WEEKDAY_CODES[day.weekday()] in (slot.weekdays or ())


def airings(slot: "ScheduleSlot") -> tuple[Airing, ...]:
    """The times of one day that are known: repeats beyond the first need a gap."""
    if slot.start is None or slot.planned_duration is None:
        return ()
    times = (slot.repeat_count or 1) if slot.gap_s is not None else 1
    every = slot.planned_duration + (slot.gap_s or 0)
    first = _seconds(slot.start)
    return tuple(Airing(first + n * every, first + n * every + slot.planned_duration) for n in range(times))


def _seconds(time_of_day: str) -> int:
    hours, _, minutes = time_of_day.partition(":")
    return int(hours) * 3600 + int(minutes) * 60


def overlaps_equal(slot: "ScheduleSlot", around: Around) -> bool:
    """Another slot of the same priority shares a day, a time and a cluster."""
    return _meets(slot, around, lambda other: rank(other) == rank(slot))


def yields_to_higher(slot: "ScheduleSlot", around: Around) -> bool:
    """A slot of higher priority shares a day, a time and a cluster: normal yields to priority, both to emergency."""
    return _meets(slot, around, lambda other: rank(other) > rank(slot))


def _meets(slot: "ScheduleSlot", around: Around, is_wanted: Callable[["ScheduleSlot"], bool]) -> bool:
    if not airings(slot) or slot.first_day is None:
        return False
    return any(is_wanted(other) and _collide(slot, other) for other in _neighbours(slot, around))


def _neighbours(slot: "ScheduleSlot", around: Around) -> Iterator["ScheduleSlot"]:
    """Recurring slots, and those of single days: of its own day, or for a recurring one of the two weeks to come.

    Beyond those two weeks the single slot tells of the collision itself.
    """
    for recurrence in (DAILY, WEEKLY):
        yield from others_in_unit(slot, around, recurrence=recurrence)
    first = slot.first_day or around.now.date()
    days = 1 if slot.recurrence in ON_ITS_DAY else 2 * A_WEEK
    begin = first if days == 1 else max(first, around.now.date())
    for place in range(days):
        yield from others_in_unit(slot, around, first_day=(begin + timedelta(days=place)).isoformat())


def _collide(one: "ScheduleSlot", other: "ScheduleSlot") -> bool:
    return meet(one, other) and _share_day(one, other)


def meet(one: "ScheduleSlot", other: "ScheduleSlot") -> bool:
    """Tell whether two slots that are due on the same day share a time and a cluster."""
    return _share_time(one, other) and _share_cluster(one, other)


def _share_time(one: "ScheduleSlot", other: "ScheduleSlot") -> bool:
    return any(
        max(mine.starts_s, theirs.starts_s) < min(mine.ends_s, theirs.ends_s)
        for mine in airings(one)
        for theirs in airings(other)
    )


def _share_cluster(one: "ScheduleSlot", other: "ScheduleSlot") -> bool:
    """No clusters are all of the station; no station is every one of the commune."""
    if one.station and other.station and one.station != other.station:
        return False
    return not one.clusters or not other.clusters or not set(one.clusters).isdisjoint(other.clusters)


def _share_day(one: "ScheduleSlot", other: "ScheduleSlot") -> bool:
    """Both come again with the week at the latest, so the first week of their common time tells all."""
    if one.first_day is None or other.first_day is None:
        return False
    first = max(one.first_day, other.first_day)
    days = (first + timedelta(days=n) for n in range(A_WEEK))
    return any(is_due_on(one, day) and is_due_on(other, day) for day in days)


def ends_before_start(slot: "ScheduleSlot", _around: Around) -> bool:
    """The last day before the first."""
    return slot.first_day is not None and slot.last_day is not None and slot.last_day < slot.first_day


def is_never_due(slot: "ScheduleSlot", around: Around) -> bool:
    """A weekly slot none of whose weekdays lies between its days."""
    if slot.recurrence != WEEKLY or not slot.weekdays or slot.first_day is None or ends_before_start(slot, around):
        return False
    return not any(is_due_on(slot, slot.first_day + timedelta(days=n)) for n in range(A_WEEK))


def is_outside_hours(slot: "ScheduleSlot", around: Around) -> bool:
    """Begins outside every daily slot of the station on its weekdays, without a reason; an emergency needs none."""
    if slot.start is None or slot.outside_hours_reason or rank(slot) == EMERGENCY or slot.recurrence == AT_ONCE:
        return False
    station = around.get(Station, slot.station) if slot.station else None
    if station is None or not station.daily_slots:
        return False
    return not any(_is_within(slot.start, hours, _weekdays(slot)) for hours in station.daily_slots)


def _is_within(start: str, hours: Any, weekdays: set[str]) -> bool:
    is_open = (hours.start or "00:00") <= start < (hours.end or "24:00")
    return is_open and (not hours.weekdays or not weekdays.isdisjoint(hours.weekdays))


def _weekdays(slot: "ScheduleSlot") -> set[str]:
    if slot.recurrence == WEEKLY and slot.weekdays:
        return set(slot.weekdays)
    if slot.recurrence in ON_ITS_DAY and slot.first_day is not None:
        return {WEEKDAY_CODES[slot.first_day.weekday()]}
    return set(WEEKDAY_CODES)


def is_emergency_unmarked(slot: "ScheduleSlot", _around: Around) -> bool:
    """The kind says emergency, the priority says less."""
    return slot.broadcast_kind == "emergency" and slot.priority not in (None, str(EMERGENCY))


def has_repeats_without_gap(slot: "ScheduleSlot", _around: Around) -> bool:
    """Several airings a day, but nothing tells when the later ones are."""
    return (slot.repeat_count or 1) > 1 and slot.gap_s is None


def runs_past_midnight(slot: "ScheduleSlot", _around: Around) -> bool:
    """The last airing ends on the day after; only an emergency goes through the night."""
    return rank(slot) != EMERGENCY and any(airing.ends_s > A_DAY_S for airing in airings(slot))
