# SPDX-License-Identifier: Apache-2.0
"""Duyệt nội dung: ask for it, approve, return. The review of records after air is another thing: ``deciding``."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from desktop.actions.gathering import own_person, require
from desktop.actions.saving import entered_text, load_folded, write_edit
from desktop.laptop import Desk, Laptop, record_key
from sync.log.errors import Refused
from sync.records.code_lists import EMERGENCY_PRIORITY
from sync.records.content_approval import (
    APPROVED,
    WAITING,
    WORDS,
    approval_values,
    approved_moment,
    is_approved,
    needs_approval,
    obstacles,
    return_values,
)
from sync.records.content_item import ContentItem
from sync.records.days import write_moment
from sync.store.entries import entries_of_records


def ask_for_approval(laptop: Laptop, item_id: str) -> None:
    """Hand an item to the approver.

    Raises Refused ``no_approval_needed``, ``already_approved``, ``already_waiting``, ``required`` with the fields that
    are empty, and what saving refuses.
    """
    with laptop.writing() as desk:
        item = _own_item(desk, item_id)
        if item.approval_state == WAITING:
            raise Refused("already_waiting", "the content waits for its approval already")
        missing = dict.fromkeys(item.missing(), "required")
        if missing:
            raise Refused("required", "some fields are empty", missing)
        _write(desk, item, {"approval_state": WAITING})


def approve(laptop: Laptop, item_id: str, is_checked: bool = False) -> None:
    """Sign an item as it stands; ``is_checked`` says that the approver has checked it for state secrets.

    Raises Refused ``no_approval_needed``, ``already_approved``, ``content_not_waiting``; ``not_approvable`` or the one
    code of ``content_approval.obstacles`` with the fields (who wrote any of its words in truth is its author too),
    and what saving refuses.
    """
    with laptop.writing() as desk:
        item, person = _own_item(desk, item_id), own_person(desk)
        if item.approval_state not in (WAITING, APPROVED):
            raise Refused("content_not_waiting", "nobody has asked for the approval of this content")
        checked = {"secret_check": True} if is_checked else {}
        seen = ContentItem({**item.values, **checked}, item.record_id, item.unit)
        _refuse_obstacles(_obstacles(desk, seen, person))
        _write(desk, item, {**checked, **approval_values(seen, person, desk.around.now)})


def return_content(laptop: Laptop, item_id: str, reason: str) -> None:
    """Give an item back to its author, with the reason.

    Raises Refused ``reason_needed``, ``no_approval_needed``, ``content_not_waiting``, and what saving refuses.
    """
    told = entered_text(reason, "reason")
    with laptop.writing() as desk:
        item = require(desk, ContentItem, item_id)
        if item.approval_state not in (WAITING, APPROVED):
            raise Refused("content_not_waiting", "nobody has asked for the approval of this content")
        _write(desk, item, return_values(own_person(desk), desk.around.now, told))


def _own_item(desk: Desk, item_id: str) -> ContentItem:
    item = require(desk, ContentItem, item_id)
    if not needs_approval(item):
        raise Refused("no_approval_needed", "what comes from above was approved there")
    if is_approved(item):
        raise Refused("already_approved", "the content is approved as it stands")
    return item


_OF_CODE: Mapping[str, str] = {
    "approved_unchecked": "secret_check",
    "approver_is_author": "author",
    "third_party_unnamed": "third_party_kind",
    "required": "script_text",
}


def _obstacles(desk: Desk, item: ContentItem, person: str) -> set[str]:
    """What stands in the way; whoever wrote the words in the log is an author, whatever the field says."""
    found = set(obstacles(item, person))
    if desk.identity.person in _writers(desk, item):
        found.add("approver_is_author")
    return found


def _writers(desk: Desk, item: ContentItem) -> set[bytes]:
    key = record_key(item.record_id)
    changes = (entry.change for entry in entries_of_records(desk.connection, [key])[key])
    return {one.author for one in changes if not one.set.keys().isdisjoint(WORDS)}


def _refuse_obstacles(codes: set[str]) -> None:
    if codes:
        fields = {_OF_CODE[code]: code for code in sorted(codes)}
        code = next(iter(codes)) if len(codes) == 1 else "not_approvable"
        raise Refused(code, "the content may not be approved as it stands", fields)


def _write(desk: Desk, item: ContentItem, told: Mapping[str, Any]) -> None:
    key = record_key(item.record_id)
    of, folded = load_folded(desk, key)
    changed = {name: value for name, value in told.items() if folded.values.get(name) != value}
    write_edit(desk, key, of, folded, changed)


def note_aired_first(desk: Desk, items: Iterable[ContentItem], begun: datetime) -> None:
    """Let an emergency that was aired before its approval say so itself: from then on 24 hours are counted."""
    for item in items:
        is_emergency = item.priority == EMERGENCY_PRIORITY and needs_approval(item)
        if is_emergency and approved_moment(item) is None and item.aired_first_at is None:
            _write(desk, item, {"aired_first_at": write_moment(begun)})


def waits_for_approval(desk: Desk) -> list[ContentItem]:
    """Items of the own commune that wait for their approval, emergencies first."""
    found = desk.around.find(ContentItem, unit=desk.workplace.unit, approval_state=WAITING)
    return sorted(found, key=lambda one: (-int(one.priority or 1), one.values.get("made_on") or "", one.record_id))
