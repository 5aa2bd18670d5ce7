# SPDX-License-Identifier: Apache-2.0
"""The content items of a slot: what a slot takes from them, and what is noticed about them. No rule blocks a save."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from sync.records import schedule_slot_rules as rules
from sync.records.content_approval import is_approved, needs_approval
from sync.records.content_item import ContentItem
from sync.records.content_item_rules import is_in_force
from sync.records.days import VIETNAM
from sync.records.declaration import Around

if TYPE_CHECKING:
    from sync.records.schedule_slot import ScheduleSlot

SOURCE_ORIGINS = frozenset({"province", "central"})
RELAY_ORIGINS = frozenset({"vov", "provincial_station", "district_legacy"})


def items_of(slot: "ScheduleSlot", around: Around) -> list[ContentItem]:
    """The items of the slot that are here, in its order."""
    found = (around.get(ContentItem, one) for one in slot.items or ())
    return [item for item in found if item is not None]


def kind_of(item: ContentItem) -> str:
    """The kind of broadcast that airs this item."""
    return "emergency" if item.priority == str(rules.EMERGENCY) else line_origin(item)


def line_origin(item: ContentItem) -> str:
    """Under which origin the seconds of this item count."""
    if item.origin in SOURCE_ORIGINS:
        return "source"
    return "relay" if item.origin in RELAY_ORIGINS else "own"


def lines_of_items(items: Iterable[ContentItem]) -> list[dict[str, Any]]:
    """Stored lines of a broadcast that airs these items one after the other."""
    return [_line_of(item) for item in items]


def _line_of(item: ContentItem) -> dict[str, Any]:
    line = {
        "title": item.title or "",
        "genre": item.genre,
        "topics": list(item.topics or ()),
        "origin": line_origin(item),
        "content_item": item.record_id,
        "seconds": item.duration_s,
        "language": item.language,
    }
    return {name: value for name, value in line.items() if value not in (None, [])}


def fill(slot: "ScheduleSlot", around: Around) -> dict[str, Any]:
    """Stored values for what the author left out: what the items tell, then what any slot has."""
    told = _told_by(items_of(slot, around)) if slot.items else {}
    known = {name: value for name, value in told.items() if slot.values.get(name) is None}
    whole = type(slot)({**slot.values, **known}, slot.record_id, slot.unit)
    return {**known, **rules.fill(whole, around)}


def _told_by(items: list[ContentItem]) -> dict[str, Any]:
    if not items:
        return {}
    first = max(items, key=lambda item: int(item.priority or rules.NORMAL))
    told = {
        "title": items[0].title,
        "broadcast_kind": kind_of(first),
        "priority": first.priority,
        "planned_duration": _seconds(items) or None,
        "language": items[0].language,
        "repeat_count": first.repeats_per_day,
    }
    return {name: value for name, value in told.items() if value is not None}


def _seconds(items: list[ContentItem]) -> int:
    return sum(item.duration_s or 0 for item in items)


def are_longer(slot: "ScheduleSlot", around: Around) -> bool:
    """The items together last longer than the slot."""
    return slot.planned_duration is not None and _seconds(items_of(slot, around)) > slot.planned_duration


def has_unapproved(slot: "ScheduleSlot", around: Around) -> bool:
    """An item whose content nobody has approved as it stands; an emergency may be aired first."""
    waiting = (item for item in items_of(slot, around) if needs_approval(item) and not is_approved(item))
    return any(item.priority != str(rules.EMERGENCY) for item in waiting)


def has_expired(slot: "ScheduleSlot", around: Around) -> bool:
    """An item that is not in force on the first day of the slot, or on its last."""
    ends = [day for day in (slot.first_day, rules.last_due_day(slot)) if day is not None]
    at = time.fromisoformat(slot.start) if slot.start else time()
    moments = [datetime.combine(day, at, tzinfo=VIETNAM) for day in ends]
    return any(not is_in_force(item, moment) for item in items_of(slot, around) for moment in moments)


def ranks_below_item(slot: "ScheduleSlot", around: Around) -> bool:
    """An item has a higher priority than the slot that airs it."""
    return any(int(item.priority or rules.NORMAL) > rules.rank(slot) for item in items_of(slot, around))
