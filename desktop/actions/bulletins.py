# SPDX-License-Identifier: Apache-2.0
"""Bulletins from above that are meant for this commune: read them, put them on the schedule, say why not.

What was aired is read from the logs that name them; the receipt says the rest and is edited as the bulletin goes on.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from desktop.actions.gathering import own_person, require
from desktop.actions.saving import entered_text, load_folded, save_new, write_edit
from desktop.actions.scheduling import Scheduled
from desktop.laptop import Desk, Laptop, record_key
from sync.log.errors import Refused
from sync.records.broadcast_log import NOT_AIRED_REASONS
from sync.records.bulletin_receipt import NOT_AIRED, READ, SCHEDULED, BulletinReceipt
from sync.records.code_lists import EMERGENCY_PRIORITY
from sync.records.content_approval import is_approved, needs_approval
from sync.records.content_item import ContentItem
from sync.records.content_item_rules import is_for_unit, is_in_force
from sync.records.days import write_moment
from sync.records.schedule_slot import ScheduleSlot
from sync.store.bulletin_answers import (
    Airing,
    Answer,
    answers_of,
    columns_of,
    last_day,
    planned_airings,
    stored_bulletins,
)
from sync.store.transfers import transfers_of


class Bulletin(Struct, frozen=True):
    """One bulletin with its state here.

    ``state`` is one of ``new``, ``read``, ``scheduled``, ``aired``, ``not_aired``; ``planned`` how often its slots
    air it in all. ``is_reported`` tells that the hub has receipts for every record that says what became of it.
    """

    item: ContentItem
    state: str
    aired: int
    planned: int
    slot_ids: tuple[str, ...]
    airings: tuple[Airing, ...]
    read_at: int | None
    reason: str | None
    reason_text: str | None
    is_reported: bool

    @property
    def bulletin_id(self) -> str:
        """The id of the item."""
        return self.item.record_id

    @property
    def log_ids(self) -> tuple[str, ...]:
        """The logs in which it was aired, the earliest first."""
        return tuple(one.log_id for one in self.airings)

    def aired_on(self, day: date) -> int:
        """How often it was aired on a day."""
        return sum(one.day == day.isoformat() for one in self.airings)

    @property
    def is_emergency(self) -> bool:
        """Tell whether it goes before all others."""
        return self.item.priority == EMERGENCY_PRIORITY


def bulletins(laptop: Laptop) -> tuple[Bulletin, ...]:
    """The bulletins in force for the own commune: emergencies first, then by priority, then the newest."""
    with laptop.reading() as desk:
        return bulletins_at(desk, desk.around.now)


def bulletins_at(desk: Desk, now: datetime, *conditions: Any) -> tuple[Bulletin, ...]:
    """Those in force at a moment that meet some conditions, for an action that reads more besides."""
    unit, table = desk.workplace.unit, columns_of(ContentItem)
    above = desk.laptop.tree.ancestors(unit)
    stored = stored_bulletins(
        desk.connection, table.withdrawn_reason.is_(None), table.record_unit.in_(above), *conditions
    )
    items = [item for item, _reason in stored if is_offered(item, unit, above) and is_in_force(item, now)]
    answers = answers_of(desk.connection, items, [unit])
    found = {one.record_id: answers[one.record_id].get(unit, Answer()) for one in items}
    waiting = _waiting(desk, [name for answer in found.values() for name in answer.record_ids()])
    return tuple(_bulletin(one, found[one.record_id], waiting, desk.link is not None) for one in items)


def is_offered(item: ContentItem, unit: str, above: Sequence[str]) -> bool:
    """Tell whether an item of a unit above is a bulletin for this unit: approved there, and meant for it."""
    return is_for_unit(item, unit, above) and (is_approved(item) or not needs_approval(item))


def _waiting(desk: Desk, record_ids: Sequence[str]) -> set[str]:
    """Records of which the hub does not have everything."""
    names = {record_key(one): one for one in record_ids}
    found = transfers_of(desk.connection, names)
    return {name for name in names.values() if name in found}


def _bulletin(item: ContentItem, answer: Answer, waiting: set[str], is_enrolled: bool) -> Bulletin:
    told = answer.record_ids()
    return Bulletin(
        item=item,
        state=answer.state,
        aired=len(answer.aired),
        planned=planned_airings(answer.slots, last_day(item)),
        slot_ids=tuple(one.record_id for one in answer.slots),
        airings=tuple(answer.aired),
        read_at=answer.read_at,
        reason=answer.reason,
        reason_text=answer.receipt.reason_text if answer.receipt is not None and answer.reason else None,
        is_reported=is_enrolled and bool(told) and waiting.isdisjoint(told),
    )


def require_bulletin(desk: Desk, bulletin_id: str) -> ContentItem:
    """A bulletin that is meant for the own commune and may still be aired.

    Raises Refused ``unknown_record``, ``withdrawn``, ``not_a_bulletin``, ``expired``.
    """
    item, unit = require(desk, ContentItem, bulletin_id), desk.workplace.unit
    above = desk.laptop.tree.ancestors(unit)
    if item.unit not in above or not is_offered(item, unit, above):
        raise Refused("not_a_bulletin", "this is no bulletin from above for this commune")
    if item.valid_to is not None and item.valid_to < desk.around.now:
        raise Refused("expired", "the bulletin has ended", {"valid_to": "expired"})
    return item


def mark_read(laptop: Laptop, bulletin_id: str) -> bool:
    """Note once that the bulletin was read, by whom and when; tell whether that was news.

    Raises what ``require_bulletin`` and saving refuse.
    """
    with laptop.writing() as desk:
        item = require_bulletin(desk, bulletin_id)
        if _receipts(desk, item):
            return False
        _tell(desk, item, {"state": READ})
        return True


def accept(laptop: Laptop, bulletin_id: str, slots: Sequence[Mapping[str, Any]]) -> tuple[Scheduled, ...]:
    """Put a bulletin on the schedule; what a slot leaves out is filled in from the item.

    ``slots`` come from ``bulletin_slots.propose``, as they are or changed. Raises Refused ``no_slot`` and what
    ``require_bulletin`` and saving refuse; then nothing is saved.
    """
    if not slots:
        raise Refused("no_slot", "name at least one slot", {"slots": "required"})
    with laptop.writing() as desk:
        item = require_bulletin(desk, bulletin_id)
        saved = [save_new(desk, ScheduleSlot, {"items": [item.record_id], **one}) for one in slots]
        known = answers_of(desk.connection, [item], [desk.workplace.unit])[item.record_id]
        names = [one.record_id for answer in known.values() for one in answer.slots]
        _tell(desk, item, {"state": SCHEDULED, "slots": names, "reason": None, "reason_text": None})
        return tuple(Scheduled(one.record_id, tuple(one.findings(desk.around))) for one in saved)


def refuse_airing(laptop: Laptop, bulletin_id: str, reason: str, text: str = "") -> None:
    """Tell that the bulletin will not be aired, and why.

    Raises Refused ``unknown_code`` for another reason, ``reason_text_needed`` where the reason is another one and no
    words say which, ``already_aired``, and what ``require_bulletin`` and saving refuse.
    """
    if reason not in NOT_AIRED_REASONS:
        raise Refused("unknown_code", f"{reason} is no reason", {"reason": "unknown_code"})
    words = entered_text(text, "reason_text") if text or reason == "khac" else None
    with laptop.writing() as desk:
        item = require_bulletin(desk, bulletin_id)
        known = answers_of(desk.connection, [item], [desk.workplace.unit])[item.record_id]
        if any(answer.aired for answer in known.values()):
            raise Refused("already_aired", "the log has an airing of it")
        _tell(desk, item, {"state": NOT_AIRED, "reason": reason, "reason_text": words})


def _receipts(desk: Desk, item: ContentItem) -> list[BulletinReceipt]:
    return list(desk.around.find(BulletinReceipt, bulletin=item.record_id, unit=desk.workplace.unit))


def _tell(desk: Desk, item: ContentItem, told: Mapping[str, Any]) -> None:
    """Write the commune's receipt, or change the one that it has."""
    values = {**told, "done_at": write_moment(desk.around.now), "done_by": own_person(desk)}
    known = min(_receipts(desk, item), key=lambda one: one.record_id, default=None)
    if known is None:
        save_new(desk, BulletinReceipt, {"bulletin": item.record_id, **values})
        return
    of, folded = load_folded(desk, record_key(known.record_id))
    changed = {name: value for name, value in values.items() if folded.values.get(name) != value}
    write_edit(desk, record_key(known.record_id), of, folded, changed)
