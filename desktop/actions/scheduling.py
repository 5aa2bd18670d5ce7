# SPDX-License-Identifier: Apache-2.0
"""The schedule of a commune: which slots are due on a day, at which times, and slots that are added or ended."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import and_, or_

from desktop.actions.gathering import columns, gather, in_units, require
from desktop.actions.saving import load_folded, save_new, write_edit
from desktop.laptop import Desk, Laptop, record_key
from sync.log.errors import Refused
from sync.records.days import VIETNAM
from sync.records.declaration import Finding
from sync.records.schedule_slot import ScheduleSlot
from sync.records.schedule_slot_rules import AT_ONCE, EMERGENCY, ON_ITS_DAY, airings, is_due_on, rank
from sync.records.station import Station


class Scheduled(Struct, frozen=True):
    """A slot that was saved, with what there is to look at, such as an overlap."""

    slot_id: str
    findings: tuple[Finding, ...]


def add_slot(laptop: Laptop, fields: Mapping[str, Any]) -> Scheduled:
    """Save a new slot of the own commune. Raises what saving refuses."""
    with laptop.writing() as desk:
        slot = save_new(desk, ScheduleSlot, dict(fields))
        return Scheduled(slot.record_id, tuple(slot.findings(desk.around)))


def end_slot(laptop: Laptop, slot_id: str, last_day: date) -> None:
    """Let a recurring slot be due for the last time on a day; what was aired before keeps its slot.

    Raises Refused ``unknown_record``, ``withdrawn``, ``ends_before_start``, ``type_not_yours``.
    """
    with laptop.writing() as desk:
        slot = require(desk, ScheduleSlot, slot_id)
        if slot.first_day is not None and last_day < slot.first_day:
            raise Refused(
                "ends_before_start", "withdraw a slot that shall never air", {"last_day": "ends_before_start"}
            )
        of, folded = load_folded(desk, record_key(slot_id))
        write_edit(desk, record_key(slot_id), of, folded, {"last_day": last_day.isoformat()})


def slots_due(desk: Desk, day: date, units: Sequence[str]) -> list[ScheduleSlot]:
    """The slots due on a day: emergencies first, what airs at once before them all, then by start."""
    table, stored = columns(ScheduleSlot), day.isoformat()
    on_its_day = and_(table.first_day == stored, table.recurrence.in_(ON_ITS_DAY))
    recurring = and_(
        table.first_day <= stored,
        or_(table.last_day.is_(None), table.last_day >= stored),
        table.recurrence.not_in(ON_ITS_DAY),
    )
    found = gather(desk, ScheduleSlot, in_units(ScheduleSlot, units), or_(on_its_day, recurring))
    return sorted((slot for slot in found if is_due_on(slot, day)), key=_order)


def _order(slot: ScheduleSlot) -> tuple[bool, bool, str, str]:
    return not is_emergency(slot), slot.recurrence != AT_ONCE, slot.start or "", slot.record_id


def is_emergency(slot: ScheduleSlot) -> bool:
    """Tell whether the slot is pinned on top."""
    return rank(slot) == EMERGENCY


def planned_start(slot: ScheduleSlot, day: date, place: int = 0) -> datetime | None:
    """When the slot is to air on a day, the first time or a later one; None where that is not told."""
    times = airings(slot)
    if place >= len(times):
        return None
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM) + timedelta(seconds=times[place].starts_s)


def station_of(desk: Desk, slot: ScheduleSlot | None = None) -> str:
    """The station of the slot, else the first one of the commune that is not closed; Refused ``no_station``."""
    if slot is not None and slot.station:
        return slot.station
    stations = gather(desk, Station, in_units(Station, [slot.unit if slot else desk.workplace.unit]))
    standing = [one for one in stations if one.operating_state != "closed"]
    if not standing:
        raise Refused("no_station", "the commune has no station yet: add it first", {"station": "required"})
    return min(standing, key=lambda one: (one.station_code or "~", one.record_id)).record_id
