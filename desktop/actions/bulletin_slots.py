# SPDX-License-Identifier: Apache-2.0
"""Slots proposed for a bulletin: how often, at which hours, until when.

A person takes them as they are, or changes them.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from desktop.actions.bulletins import require_bulletin
from desktop.actions.gathering import gather, in_units
from desktop.laptop import Desk, Laptop
from sync.log.errors import Refused
from sync.records.code_lists import EMERGENCY_PRIORITY
from sync.records.content_item import ContentItem
from sync.records.days import VIETNAM
from sync.records.schedule_slot_rules import AT_ONCE, DAILY, ONE_DAY
from sync.records.station import Station

USUAL_HOURS: Final = ("05:00", "17:00", "11:00", "06:00", "18:00")
"""Hours at which communes air, the first ones first, where no station says its own."""
GAP_S: Final = 1_800
"""Between the airings of a bulletin that is repeated more often than there are hours."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants otherwise: the hours, the first and the last day, airings a day at each hour."""

    hours: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    repeats: int | None = None


AS_PROPOSED: Final = Wish()


def propose(laptop: Laptop, bulletin_id: str, wish: Wish = AS_PROPOSED) -> tuple[dict[str, Any], ...]:
    """Fields of slots that air the bulletin as often as it asks for while it is in force.

    An emergency airs at once. Raises Refused ``bad_time_of_day`` and what ``require_bulletin`` refuses.
    """
    with laptop.reading() as desk:
        item = require_bulletin(desk, bulletin_id)
        repeats = wish.repeats or item.repeats_per_day or 1
        if item.priority == EMERGENCY_PRIORITY and not (wish.hours or wish.first_day):
            return ({"items": [item.record_id], "recurrence": AT_ONCE, "repeat_count": repeats},)
        hours = _checked(wish.hours) or _hours(desk, repeats)
        return tuple(_slot(item, hour, _days(item, hour, wish, desk), repeats, len(hours)) for hour in hours)


def _checked(hours: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tuple(time.fromisoformat(hour).strftime("%H:%M") for hour in hours)
    except ValueError:
        raise Refused("bad_time_of_day", "an hour is written 17:30", {"start": "bad_time_of_day"}) from None


def _hours(desk: Desk, repeats: int) -> tuple[str, ...]:
    """The next hours at which the stations of the commune air, as many as there are airings a day."""
    stations = gather(desk, Station, in_units(Station, [desk.workplace.unit]))
    own = sorted({hours.start for one in stations for hours in one.daily_slots or () if hours.start})
    now = desk.around.now.astimezone(VIETNAM).strftime("%H:%M")
    coming = sorted(own or USUAL_HOURS[: max(repeats, 2)], key=lambda hour: (hour < now, hour))
    return tuple(sorted(coming[:repeats]))


def _days(item: ContentItem, hour: str, wish: Wish, desk: Desk) -> tuple[date, date | None]:
    """From the next time this hour comes, and not before the item holds, to the day on which it ends."""
    now = desk.around.now.astimezone(VIETNAM)
    begins = max(now, item.valid_from.astimezone(VIETNAM)) if item.valid_from else now
    next_one = datetime.combine(begins.date(), time.fromisoformat(hour), VIETNAM)
    first = begins.date() + timedelta(days=next_one < begins)
    return wish.first_day or first, wish.last_day or _last(item, hour)


def _last(item: ContentItem, hour: str) -> date | None:
    """The last day on which the item is still in force at that hour."""
    if item.valid_to is None:
        return None
    end = item.valid_to.astimezone(VIETNAM)
    return end.date() - timedelta(days=end.time() < time.fromisoformat(hour))


def _slot(item: ContentItem, hour: str, days: tuple[date, date | None], repeats: int, hours: int) -> dict[str, Any]:
    """One slot; airings that do not divide among the hours are repeated at the first ones' heels."""
    first, last = days
    here = -(-repeats // hours)
    told: dict[str, Any] = {"items": [item.record_id], "start": hour, "first_day": first.isoformat()}
    told |= {"recurrence": ONE_DAY} if last is not None and last <= first else {"recurrence": DAILY}
    if told["recurrence"] == DAILY and last is not None:
        told["last_day"] = last.isoformat()
    return told | {"repeat_count": here} | ({"gap_s": GAP_S} if here > 1 else {})
