# SPDX-License-Identifier: Apache-2.0
"""The schedule of a week: which slot stands in which cell, folded from the slots due on each of its seven days.

Nothing of it is stored. What is only proposed stands in the same cells, without an id.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from desktop.actions.gathering import gather, in_units
from desktop.actions.scheduling import is_emergency, slots_due
from desktop.laptop import Desk, Laptop
from sync.records.record import REQUIRED
from sync.records.schedule_slot import ScheduleSlot
from sync.records.schedule_slot_rules import A_WEEK, AT_ONCE, airings, is_due_on, meet, rank
from sync.records.station import Station
from sync.records.vietnamese import same_key
from sync.records.words import Words

USUAL_HOURS: Final = ("05:00", "17:00")
"""The rows of a week where neither a slot nor the station names an hour."""
OF_A_DAY: Final = frozenset({"overlap", "yields"})
"""Findings that are told of each day by itself: a slot that comes again overlaps on some of its days alone."""
OVERLAPS: Final = next(rule.words for rule in ScheduleSlot.declared.rules if rule.code == "overlap")
YIELDS: Final = next(rule.words for rule in ScheduleSlot.declared.rules if rule.code == "yields")


@dataclass(frozen=True)
class WeekCell:
    """A slot on one of its days. ``met`` are the titles of those it meets there; ``slot_id`` is empty while proposed.

    ``clusters`` is how many, None for all.
    """

    slot_id: str
    day: date
    start: str | None
    end: str | None
    title: str
    broadcast_kind: str | None
    recurrence: str | None
    clusters: int | None
    repeats: int
    is_emergency: bool
    is_at_once: bool
    findings: tuple[Words, ...]
    met: tuple[str, ...]
    values: Mapping[str, Any]

    @property
    def is_proposed(self) -> bool:
        """Tell whether it is not saved yet."""
        return not self.slot_id


@dataclass(frozen=True)
class WeekRow:
    """An hour of the week, or what airs in an emergency; hours with two slots on one day have two rows."""

    hour: str
    is_emergency: bool
    cells: tuple[WeekCell | None, ...]


@dataclass(frozen=True)
class WeekBoard:
    """Seven days from a Monday. ``next_is_empty`` tells that the week after has no slot at all."""

    monday: date
    rows: tuple[WeekRow, ...]
    next_is_empty: bool

    @property
    def days(self) -> tuple[date, ...]:
        """The days, Monday first."""
        return days_of(self.monday)

    @property
    def cells(self) -> tuple[WeekCell, ...]:
        """Every cell in which a slot stands."""
        return tuple(cell for row in self.rows for cell in row.cells if cell is not None)


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def days_of(monday: date) -> tuple[date, ...]:
    """The seven days of a week."""
    return tuple(monday + timedelta(days=n) for n in range(A_WEEK))


def week_board(laptop: Laptop, monday: date, proposed: Sequence[Mapping[str, Any]] = ()) -> WeekBoard:
    """The week of the own commune, with fields of slots that are only proposed among them."""
    with laptop.reading() as desk:
        units = [desk.workplace.unit]
        wanted = [as_slot(desk, one) for one in proposed]
        cells = _cells(desk, {day: _due(desk, day, units, wanted) for day in days_of(monday)})
        after = days_of(monday + timedelta(days=A_WEEK))
        is_empty = not any(slots_due(desk, day, units) for day in after)
        return WeekBoard(monday, _rows(cells, _station_hours(desk, units), monday), is_empty)


def as_slot(desk: Desk, fields: Mapping[str, Any]) -> ScheduleSlot:
    """A slot that is not saved, with all that saving would fill in."""
    slot = ScheduleSlot(dict(fields), unit=desk.workplace.unit)
    return ScheduleSlot({**slot.declared.fill(slot, desk.around), **fields}, unit=desk.workplace.unit)


def _cells(desk: Desk, due: Mapping[date, Sequence[ScheduleSlot]]) -> list[WeekCell]:
    """A cell for each slot of each day; what holds on all its days is asked once."""
    slots = {_key(slot): slot for each in due.values() for slot in each}
    whole = {key: tuple(_whole_findings(desk, slot)) for key, slot in slots.items()}
    return [
        _cell(slot, day, [other for other in each if other is not slot], whole[_key(slot)])
        for day, each in due.items()
        for slot in each
    ]


def _key(slot: ScheduleSlot) -> str | int:
    """Its id; what is only proposed has none yet."""
    return slot.record_id or id(slot)


def _due(desk: Desk, day: date, units: Sequence[str], proposed: Iterable[ScheduleSlot]) -> list[ScheduleSlot]:
    return [*slots_due(desk, day, units), *(one for one in proposed if is_due_on(one, day))]


def _cell(slot: ScheduleSlot, day: date, others: Sequence[ScheduleSlot], whole: Sequence[Words]) -> WeekCell:
    met = [other for other in others if rank(other) >= rank(slot) and meet(slot, other)]
    ends = airings(slot)
    return WeekCell(
        slot_id=slot.record_id,
        day=day,
        start=slot.start,
        end=None if not ends else _hour(ends[0].ends_s),
        title=slot.title or "",
        broadcast_kind=slot.broadcast_kind,
        recurrence=slot.recurrence,
        clusters=len(slot.clusters) if slot.clusters else None,
        repeats=slot.repeat_count or 1,
        is_emergency=is_emergency(slot),
        is_at_once=slot.recurrence == AT_ONCE,
        findings=(*_day_findings(slot, met), *whole),
        met=tuple(one.title or "" for one in met),
        values=slot.values,
    )


def _day_findings(slot: ScheduleSlot, met: Sequence[ScheduleSlot]) -> Iterable[Words]:
    if any(rank(other) == rank(slot) for other in met):
        yield OVERLAPS
    if any(rank(other) > rank(slot) for other in met):
        yield YIELDS


def _whole_findings(desk: Desk, slot: ScheduleSlot) -> Iterable[Words]:
    """What is told of the slot on each of its days alike; the rules that ask about neighbours are not run for it."""
    if slot.missing():
        yield REQUIRED
    for rule in slot.declared.rules:
        if rule.code not in OF_A_DAY and rule.applies(slot, desk.around):
            yield rule.words


def _hour(seconds: int) -> str:
    """The hour of a second of the day, on the next whole minute."""
    minutes = -(-seconds // 60) % (24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _station_hours(desk: Desk, units: Sequence[str]) -> set[str]:
    stations = gather(desk, Station, in_units(Station, units))
    return {hours.start for one in stations for hours in one.daily_slots or () if hours.start}


def _rows(cells: Sequence[WeekCell], known: set[str], monday: date) -> tuple[WeekRow, ...]:
    """Hours from the first to the last, then the emergencies."""
    usual = [one for one in cells if not one.is_emergency]
    hours = sorted({one.start for one in usual if one.start} | known) or list(USUAL_HOURS)
    rows = [
        WeekRow(hour, False, lane) for hour in hours for lane in _lanes([c for c in usual if c.start == hour], monday)
    ]
    urgent = [one for one in cells if one.is_emergency]
    rows += [WeekRow("", True, lane) for lane in _lanes(urgent, monday) if urgent]
    return tuple(rows)


def _lanes(cells: Sequence[WeekCell], monday: date) -> list[tuple[WeekCell | None, ...]]:
    """So many rows that no cell holds two slots; the same content keeps to its row. One row where there is none."""
    lanes: list[list[WeekCell | None]] = []
    for cell in cells:
        place = (cell.day - monday).days
        free = [lane for lane in lanes if lane[place] is None]
        alike = (lane for lane in free if _has_title(lane, cell.title))
        lane = next(alike, free[0] if free else None)
        if lane is None:
            lane = [None] * A_WEEK
            lanes.append(lane)
        lane[place] = cell
    return [tuple(lane) for lane in lanes or [[None] * A_WEEK]]


def _has_title(lane: Sequence[WeekCell | None], title: str) -> bool:
    return any(one is not None and same_key(one.title) == same_key(title) for one in lane)
