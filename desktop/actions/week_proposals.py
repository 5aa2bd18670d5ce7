# SPDX-License-Identifier: Apache-2.0
"""Slots proposed for a bulletin at times when its clusters are free; accepted or refused so that it can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from desktop.actions.bulletin_slots import AS_PROPOSED, Wish, propose
from desktop.actions.bulletins import accept, refuse_airing
from desktop.actions.record_steps import Stepped
from desktop.actions.reversing import Deed, Made
from desktop.actions.scheduling import slots_due
from desktop.actions.week import as_slot
from desktop.laptop import Desk, Laptop
from sync.records.bulletin_receipt import BulletinReceipt
from sync.records.schedule_slot import ScheduleSlot
from sync.records.schedule_slot_rules import A_WEEK, is_due_on, meet, rank

STEP_MIN: Final = 5
STEPS: Final = 48
"""A free time is looked for within four hours of the proposed one."""

Fields = Mapping[str, Any]


def propose_free(laptop: Laptop, bulletin_id: str, wish: Wish = AS_PROPOSED) -> tuple[Fields, ...]:
    """The slots that ``propose`` gives, none on a time that is taken; hours that a person chose stay as chosen.

    Where nothing is free nearby the hour stays, and the overlap is a finding. Raises what ``propose`` refuses.
    """
    fields = propose(laptop, bulletin_id, wish)
    if wish.hours or not all("start" in one for one in fields):
        return fields
    with laptop.reading() as desk:
        hours = tuple(_free_start(desk, one) for one in fields)
    return propose(laptop, bulletin_id, replace(wish, hours=tuple(dict.fromkeys(hours))))


def accept_bulletin(laptop: Laptop, bulletin_id: str, fields: Sequence[Fields]) -> Deed:
    """Save the slots; the deed takes them back. Raises what ``bulletins.accept`` refuses."""
    return Deed(made=tuple(Made(one.slot_id) for one in accept(laptop, bulletin_id, fields)))


def _free_start(desk: Desk, fields: Fields) -> str:
    wanted = as_slot(desk, fields)
    first = wanted.first_day or desk.around.now.date()
    days = [day for day in (first + timedelta(days=n) for n in range(A_WEEK)) if is_due_on(wanted, day)]
    there = {slot.record_id: slot for day in days for slot in slots_due(desk, day, [wanted.unit])}
    equal = [slot for slot in there.values() if rank(slot) >= rank(wanted)]
    for start in _starts(str(fields["start"])):
        moved = ScheduleSlot({**wanted.values, "start": start}, unit=wanted.unit)
        if not any(meet(moved, other) for other in equal):
            return start
    return str(fields["start"])


def _starts(start: str) -> list[str]:
    """The proposed hour and the steps after it, on the same day."""
    begins = datetime.combine(date.min, time.fromisoformat(start))
    moments = (begins + timedelta(minutes=STEP_MIN * n) for n in range(STEPS))
    return [f"{one:%H:%M}" for one in moments if one.date() == begins.date()]


def refuse_bulletin(laptop: Laptop, bulletin_id: str, reason: str, text: str = "") -> Deed:
    """Tell that a bulletin will not be aired; the deed takes that back. Raises what ``refuse_airing`` refuses."""
    before = _receipt(laptop, bulletin_id)
    refuse_airing(laptop, bulletin_id, reason, text)
    after = _receipt(laptop, bulletin_id)
    if after is None:
        return Deed()
    if before is None:
        return Deed(made=(Made(after.record_id),))
    changed = {name for name in {*before.values, *after.values} if before.values.get(name) != after.values.get(name)}
    then, now = ({name: one.values.get(name) for name in changed} for one in (before, after))
    return Deed(changed=(Stepped(after.record_id, then, now),))


def _receipt(laptop: Laptop, bulletin_id: str) -> BulletinReceipt | None:
    with laptop.reading() as desk:
        found = desk.around.find(BulletinReceipt, bulletin=bulletin_id, unit=desk.workplace.unit)
        return min(found, key=lambda one: one.record_id, default=None)
