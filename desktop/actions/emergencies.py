# SPDX-License-Identifier: Apache-2.0
"""Emergencies of a day that stand on the board until they were aired as often as they should be, or are over."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from msgspec import Struct

from desktop.actions.bulletins import Bulletin, bulletins_at
from desktop.actions.day_rows import SlotRow
from desktop.actions.gathering import by_ids, gather
from desktop.laptop import Desk
from sync.records.broadcast_log import BroadcastLog
from sync.records.broadcast_log_rules import NOT_AIRED
from sync.records.code_lists import EMERGENCY_PRIORITY
from sync.records.content_item import ContentItem
from sync.records.days import VIETNAM
from sync.records.emergency_alert import EVENTS, EmergencyAlert
from sync.records.schedule_slot import ScheduleSlot
from sync.store.bulletin_answers import columns_of

REFUSED_STATE: Final = "not_aired"


class EmergencyRow(Struct, frozen=True):
    """A bulletin from above or an alert of the commune: aired ``aired`` of ``repeats`` times on the day.

    ``slot_ids`` are its slots due on the day; without any nobody has put it on the schedule yet.
    """

    record_id: str
    type: str
    title: str
    instruction: str
    aired: int
    repeats: int
    slot_ids: tuple[str, ...]

    @property
    def remaining(self) -> int:
        """How often it is still to be aired on the day; while it is more than none the row stands first."""
        return max(0, self.repeats - self.aired)


def emergencies_of(desk: Desk, day: date, due: Sequence[SlotRow]) -> tuple[EmergencyRow, ...]:
    """The emergencies of the present day: those still to be aired first. Other days have none."""
    if day != desk.around.now.astimezone(VIETNAM).date():
        return ()
    alerts = _open_alerts(desk)
    told = {one.content_item for one in alerts}
    urgent = bulletins_at(desk, desk.around.now, columns_of(ContentItem).priority == EMERGENCY_PRIORITY)
    waiting = [one for one in urgent if one.state != REFUSED_STATE and one.bulletin_id not in told]
    slots = by_ids(desk, ScheduleSlot, [row.slot_id for row in due])
    of_item = _slots_of_items(due, slots.values())
    found = [
        *(_of_alert(desk, one, day, of_item.get(one.content_item or "", [])) for one in alerts),
        *(_of_bulletin(one, day, of_item.get(one.bulletin_id, [])) for one in waiting),
    ]
    return tuple(sorted(found, key=lambda row: (not row.remaining, -row.remaining, row.record_id)))


def _slots_of_items(due: Sequence[SlotRow], slots: Iterable[ScheduleSlot]) -> dict[str, list[SlotRow]]:
    rows = {row.slot_id: row for row in due}
    found: dict[str, list[SlotRow]] = {}
    for slot in slots:
        for item in slot.items or ():
            found.setdefault(item, []).append(rows[slot.record_id])
    return found


def _open_alerts(desk: Desk) -> list[EmergencyAlert]:
    """Alerts without an end message: they stay until someone says that the danger is over."""
    found = desk.around.find(EmergencyAlert, unit=desk.workplace.unit)
    return [one for one in found if not one.end_message]


def _of_bulletin(bulletin: Bulletin, day: date, slots: Sequence[SlotRow]) -> EmergencyRow:
    item = bulletin.item
    return EmergencyRow(
        record_id=bulletin.bulletin_id,
        type=ContentItem.type_name(),
        title=item.title or "",
        instruction=item.instruction or "",
        aired=bulletin.aired_on(day),
        repeats=sum(row.repeats for row in slots) or item.repeats_per_day or 1,
        slot_ids=tuple(row.slot_id for row in slots),
    )


def _of_alert(desk: Desk, alert: EmergencyAlert, day: date, slots: Sequence[SlotRow]) -> EmergencyRow:
    item = desk.around.get(ContentItem, alert.content_item) if alert.content_item else None
    asked = item.repeats_per_day if item is not None else None
    return EmergencyRow(
        record_id=alert.record_id,
        type=EmergencyAlert.type_name(),
        title=alert.headline or (EVENTS.label(alert.event).vi if alert.event else ""),
        instruction=alert.instruction or "",
        aired=max(_told_airings(alert, day), _logged_airings(desk, alert, day)),
        repeats=sum(row.repeats for row in slots) or asked or 1,
        slot_ids=tuple(row.slot_id for row in slots),
    )


def _told_airings(alert: EmergencyAlert, day: date) -> int:
    """What the alert itself says of airings on that day."""
    last = alert.last_air_at or alert.first_air_at
    return (alert.repeats or 1) if last is not None and _day(last) == day else 0


def _day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()


def _logged_airings(desk: Desk, alert: EmergencyAlert, day: date) -> int:
    if alert.content_item is None:
        return 0
    table = columns_of(BroadcastLog)
    here = (table.date == day.isoformat(), table.record_unit == alert.unit, table.lines.contains(alert.content_item))
    return sum(log.quality != NOT_AIRED for log in gather(desk, BroadcastLog, *here))
