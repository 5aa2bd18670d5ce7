# SPDX-License-Identifier: Apache-2.0
"""What is done in the schedule of a week: slots put into cells, taken out of them, and a former week once more.

Every action is one transaction and gives the deed by which it is taken back. The past is written in the log, so
nothing is put before the present hour.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any, Final

from desktop.actions.gathering import columns, gather, require
from desktop.actions.reversing import Deed, change, make, withdraw
from desktop.actions.saving import entered_text
from desktop.actions.scheduling import is_emergency, slots_due
from desktop.actions.week import as_slot, days_of
from desktop.laptop import Desk, Laptop
from sync.log.errors import Refused
from sync.records.broadcast_log import BroadcastLog
from sync.records.days import VIETNAM
from sync.records.schedule_slot import ScheduleSlot
from sync.records.schedule_slot_items import items_of
from sync.records.schedule_slot_rules import A_WEEK, ON_ITS_DAY, ONE_DAY, is_due_on, last_due_day, meet
from sync.records.vietnamese import same_key

NOT_COPIED: Final = frozenset({"recurrence", "first_day", "last_day", "weekdays", "approved_by", "note"})
"""What belongs to a slot itself and not to what it airs."""


MOVED_ON: Final = "Thay bằng lịch mới"


class Reach(Enum):
    """How much of a slot that comes again is taken out."""

    THIS_DAY = "this_day"
    ONWARD = "onward"


@dataclass(frozen=True, slots=True)
class Placed:
    """What is to stand on a day: the values of a slot, with the hour."""

    day: date
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Put:
    """What was put, and how many were left out: ``taken`` cells had a slot, for ``past`` ones the hour is gone."""

    deed: Deed
    taken: int = 0
    past: int = 0

    @property
    def count(self) -> int:
        """How many slots were made."""
        return len(self.deed.made)


def copied(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a copy of a slot takes along."""
    return {name: value for name, value in values.items() if name not in NOT_COPIED}


def put(laptop: Laptop, placed: Sequence[Placed]) -> Put:
    """Save a slot of one day for each; a cell in which one stands on the same clusters keeps it.

    Raises what saving refuses; then nothing is saved.
    """
    with laptop.writing() as desk:
        return put_at(desk, placed)


def put_at(desk: Desk, placed: Sequence[Placed]) -> Put:
    """The same for an action that does more besides."""
    deed, taken, past = Deed(), 0, 0
    standing: dict[date, list[ScheduleSlot]] = {}
    for one in placed:
        slot = as_slot(desk, _of_one_day(one))
        there = standing.setdefault(one.day, slots_due(desk, one.day, [desk.workplace.unit]))
        if _is_past(desk, one.day, slot.start):
            past += 1
        elif any(_is_in_its_place(slot, other) for other in there):
            taken += 1
        else:
            deed += make(desk, ScheduleSlot, _of_one_day(one))
            there.append(slot)
    return Put(deed, taken, past)


def _of_one_day(placed: Placed) -> dict[str, Any]:
    return copied(placed.values) | {"recurrence": ONE_DAY, "first_day": placed.day.isoformat()}


def _is_in_its_place(slot: ScheduleSlot, other: ScheduleSlot) -> bool:
    """The same content at that hour, or another one on the same clusters."""
    is_same = same_key(slot.title or "") == same_key(other.title or "")
    return slot.start == other.start and (is_same or meet(slot, other))


def _is_past(desk: Desk, day: date, start: str | None) -> bool:
    now = desk.around.now.astimezone(VIETNAM)
    begins = datetime.combine(day, time.fromisoformat(start or "23:59"), VIETNAM)
    return begins < now


def repeat_week(laptop: Laptop, former: date, monday: date) -> Put:
    """The slots of a former week once more in another, both named by their Monday.

    What comes again by itself, emergencies and bulletins from above stay out. Raises what saving refuses.
    """
    with laptop.writing() as desk:
        placed = [
            Placed(day + (monday - former), slot.values)
            for day in days_of(former)
            for slot in slots_due(desk, day, [desk.workplace.unit])
            if is_repeatable(desk, slot) and not is_due_on(slot, day + (monday - former))
        ]
        return put_at(desk, placed)


def is_repeatable(desk: Desk, slot: ScheduleSlot) -> bool:
    """Tell whether a slot may stand in another week: an emergency and a bulletin from above have their own time."""
    return not is_emergency(slot) and all(item.unit == slot.unit for item in items_of(slot, desk.around))


def take_out(laptop: Laptop, slot_id: str, day: date, reason: str, reach: Reach = Reach.THIS_DAY) -> Deed:
    """Let a slot not air on a day, or from that day on; one of that day alone is withdrawn.

    A slot that comes again ends the day before and, for one day, goes on the day after as a new one. Raises Refused
    ``not_due``, ``past_day``, ``already_confirmed``, ``reason_needed``, ``unknown_record``, ``withdrawn`` and what
    saving refuses.
    """
    with laptop.writing() as desk:
        slot, told = require(desk, ScheduleSlot, slot_id), entered_text(reason, "reason")
        _check_removable(desk, slot, day)
        if slot.recurrence in ON_ITS_DAY:
            return withdraw(desk, slot_id, told)
        rest = None if reach is Reach.ONWARD else _rest(slot, day)
        deed = _end_before(desk, slot, day, told)
        return deed if rest is None else deed + make(desk, ScheduleSlot, rest)


def go_on_anew(laptop: Laptop, slot_id: str, day: date) -> Deed:
    """Let a slot that comes again end the day before and go on as a new one, which is then changed.

    So former days read as they were. Raises what ``take_out`` refuses, and Refused ``not_due`` for one of a single day.
    """
    with laptop.writing() as desk:
        slot = require(desk, ScheduleSlot, slot_id)
        _check_removable(desk, slot, day)
        rest = _rest(slot, day - timedelta(days=1))
        if slot.recurrence in ON_ITS_DAY or rest is None:
            raise Refused("not_due", "a slot of a single day does not go on")
        return make(desk, ScheduleSlot, rest) + _end_before(desk, slot, day, "")


def _check_removable(desk: Desk, slot: ScheduleSlot, day: date) -> None:
    if not is_due_on(slot, day):
        raise Refused("not_due", "the slot does not air on that day")
    if day < desk.around.now.astimezone(VIETNAM).date():
        raise Refused("past_day", "a day that is over is told in the log")
    table = columns(BroadcastLog)
    if gather(desk, BroadcastLog, table.slot == slot.record_id, table.date >= day.isoformat()):
        raise Refused("already_confirmed", "the log has it already")


def _end_before(desk: Desk, slot: ScheduleSlot, day: date, reason: str) -> Deed:
    """Let it be due for the last time before a day; withdrawn where it never would be."""
    if slot.first_day is None or not _is_ever_due(slot, slot.first_day, day - timedelta(days=1)):
        return withdraw(desk, slot.record_id, reason or MOVED_ON)
    note = "\n".join(one for one in (slot.values.get("note"), reason and f"{day:%d/%m/%Y}: {reason}") if one)
    ended = {"last_day": (day - timedelta(days=1)).isoformat()}
    return change(desk, slot.record_id, ended | ({"note": note} if note else {}))


def _rest(slot: ScheduleSlot, day: date) -> dict[str, Any] | None:
    """The slot from the day after; None where no day is left."""
    after = day + timedelta(days=1)
    if not _is_ever_due(slot, after, last_due_day(slot)):
        return None
    kept = {name: value for name, value in slot.values.items() if name not in ("approved_by", "note")}
    return kept | {"first_day": after.isoformat()}


def _is_ever_due(slot: ScheduleSlot, first: date, last: date | None) -> bool:
    """Whether it airs on any day of a time; it comes again with the week at the latest."""
    days = (first + timedelta(days=n) for n in range(A_WEEK))
    return any(is_due_on(slot, day) for day in days if last is None or day <= last)
