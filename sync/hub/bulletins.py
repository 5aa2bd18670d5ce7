# SPDX-License-Identifier: Apache-2.0
"""Bulletins of this hub: items that it publishes under its own unit and that go down to the communes, or takes back.

What the hub publishes was approved where it was made; who may publish is who may run this command.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection

from sync.hub.audit import Audited, write_audit
from sync.hub.authoring import write_changes
from sync.hub.node import Hub
from sync.log.errors import Refused
from sync.log.fold import WITHDRAWN, fold
from sync.log.units import COUNTRY, UnitTree
from sync.log.validator import check_entered_text
from sync.records.code_lists import EMERGENCY_PRIORITY
from sync.records.content_item import LONGEST_S, ContentItem
from sync.records.content_item_rules import WARNING_GENRE
from sync.records.days import VIETNAM
from sync.records.form import tidy_value
from sync.store.authoring import Draft
from sync.store.entries import entries_of_records
from sync.store.identity import new_record_id
from sync.store.reading import Surroundings, next_serial

PRIORITIES: Final[Mapping[str, str]] = {"normal": "1", "priority": "2", "emergency": EMERGENCY_PRIORITY}
ALL: Final = "all"
SYLLABLES_A_SECOND: Final = 3
"""How quickly a script is read out, to tell how long a bulletin lasts where its author does not."""

_RENAMED: Final[Mapping[str, str]] = {
    "text": "script_text",
    "valid_until": "valid_to",
    "repeats": "repeats_per_day",
    "reference": "origin_ref",
}
_TAKEN: Final = frozenset(
    (
        *("item_code", "title", "summary", "genre", "topics", "priority", "language", "script_text", "instruction"),
        *("duration_s", "tts_used", "secret_check", "issuer", "areas", "repeats_per_day", "valid_from", "valid_to"),
        *("origin_ref", "note"),
    )
)
"""Fields that a bulletin may be given; sound does not travel yet, so a bulletin is its script."""
_NEEDED: Final = ("title", "genre", "topics", "script_text", "valid_to")


@dataclass(frozen=True, slots=True)
class Published:
    """A bulletin as it was written, and the communes that it is meant for."""

    item: ContentItem
    communes: Sequence[str]


def publish(hub: Hub, document: Any) -> Published:
    """Write a bulletin as a change of the hub's own.

    Raises Refused: ``not_an_object``, ``unknown_field``, ``unknown_area`` (also one outside the hub's unit),
    ``already_expired``, ``ends_before_start``, ``instruction_needed`` for an emergency without it,
    ``approved_unchecked``, ``duplicate_code``, or the code of fields without form or left out.
    """
    now = datetime.fromtimestamp(hub.now_ms() / 1000, UTC).astimezone(VIETNAM)
    entered = _named(document)
    with hub.database.writing() as connection:
        tree = hub.tree(connection)
        areas = _areas(hub, tree, entered.pop("areas", ALL))
        values = {**_tidied(entered, now), **areas, "origin": "central" if hub.unit == COUNTRY else "province"}
        item = _checked(ContentItem(values, unit=hub.unit), now)
        draft = _draft(connection, hub, item, Surroundings(connection, now, tree))
        write_changes(connection, hub, [draft])
        write_audit(connection, Audited(hub.now_ms(), "bulletin_published", {"item": _text(draft.record)}))
        written = ContentItem(draft.set, _text(draft.record), hub.unit)
        return Published(written, communes_of(written, tree, hub.unit))


def _text(record: bytes) -> str:
    return str(uuid.UUID(bytes=record))


def _named(document: Any) -> dict[str, Any]:
    """The fields under their names in the record."""
    if not isinstance(document, Mapping):
        raise Refused("not_an_object", "a bulletin is a JSON object")
    entered = {_RENAMED.get(name, name): value for name, value in document.items()}
    unknown = dict.fromkeys(entered.keys() - _TAKEN, "unknown_field")
    if unknown or len(entered) < len(document):
        raise Refused("unknown_field", "a bulletin has no such field, or has it under two names", unknown)
    if isinstance(entered.get("priority"), str):
        entered["priority"] = PRIORITIES.get(entered["priority"], entered["priority"])
    if entered.get("priority") == EMERGENCY_PRIORITY:
        entered.setdefault("genre", WARNING_GENRE)
    return entered


def _areas(hub: Hub, tree: UnitTree, wanted: Any) -> dict[str, Any]:
    """The areas as they are stored: none means every commune of the hub's unit."""
    if wanted in (ALL, [ALL], None):
        return {}
    if not isinstance(wanted, list) or not wanted or not all(isinstance(code, str) for code in wanted):
        raise Refused("unknown_area", "areas are a list of unit codes, or all", {"areas": "wrong_kind"})
    faults = {
        f"areas.{place}": "unknown_area"
        for place, code in enumerate(wanted)
        if tree.get(code) is None or not tree.is_within(code, hub.unit)
    }
    if faults:
        raise Refused("unknown_area", f"not every area is a unit within {hub.unit}", faults)
    return {"areas": [{"code": code} for code in dict.fromkeys(wanted)]}


def _tidied(entered: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    values, faults = ContentItem.tidy(entered, now.date().isoformat())
    values = {name: value for name, value in values.items() if value is not None}
    faults = faults or {name: "required" for name in _NEEDED if name not in values}
    if faults:
        codes = set(faults.values())
        raise Refused(codes.pop() if len(codes) == 1 else "invalid_fields", "some fields have no form", faults)
    return values


def _checked(item: ContentItem, now: datetime) -> ContentItem:
    """The item; refused where nobody could act on it."""
    if item.valid_to is not None and item.valid_to <= now:
        raise Refused("already_expired", "the bulletin would have ended already", {"valid_until": "already_expired"})
    if item.valid_from is not None and item.valid_to is not None and item.valid_to < item.valid_from:
        raise Refused("ends_before_start", "the bulletin ends before it begins", {"valid_until": "ends_before_start"})
    if item.priority == EMERGENCY_PRIORITY and not item.instruction:
        raise Refused("instruction_needed", "an emergency tells people what to do", {"instruction": "required"})
    if item.secret_check is False:
        raise Refused("approved_unchecked", "check it for state secrets first", {"secret_check": "approved_unchecked"})
    return item


def _draft(connection: Connection, hub: Hub, item: ContentItem, around: Surroundings) -> Draft:
    """The new record with what its author left out."""
    values = {**ContentItem.declared.fill(item, around), **item.values, "secret_check": True}
    values.setdefault("duration_s", _duration_s(item.script_text or ""))
    code = item.item_code or next_serial(connection, ContentItem, "item_code", values, hub.unit)
    if any(around.find(ContentItem, unit=hub.unit, item_code=code)):
        raise Refused("duplicate_code", f"{code} names another item", {"item_code": "duplicate_code"})
    values |= {"item_code": code, "origin_ref": item.origin_ref or code}
    return Draft(new_record_id(), ContentItem, hub.unit, values, is_new=True)


def _duration_s(script: str) -> int:
    return min(max(len(script.split()) // SYLLABLES_A_SECOND, 10), LONGEST_S)


def communes_of(item: ContentItem, tree: UnitTree, top: str) -> list[str]:
    """The communes of a unit that a bulletin is meant for, by code."""
    areas = [area.code for area in item.areas or () if area.code] or [top]
    return sorted({code for area in areas for code in (area, *tree.below(area)) if tree.level(code) == "commune"})


def withdraw(hub: Hub, bulletin_id: str, reason: str) -> None:
    """Take a bulletin back, with a reason that the communes see.

    Raises Refused ``unknown_bulletin`` for what is no bulletin of this hub, ``withdrawn``, ``reason_needed``.
    """
    told = _reason(reason)
    with hub.database.writing() as connection:
        record = record_of(bulletin_id)
        entries = entries_of_records(connection, [record]).get(record, ())
        folded = fold(entries) if entries else None
        if folded is None or (folded.type, folded.unit) != (ContentItem.type_name(), hub.unit):
            raise Refused("unknown_bulletin", f"{bulletin_id} is no bulletin of this hub")
        if folded.withdrawn is not None:
            raise Refused("withdrawn", "the bulletin is withdrawn already")
        value = {"reason": told, "version": [one.hex() for one in folded.version]}
        seen = _seen(folded.heads.get(WITHDRAWN, ()))
        write_changes(connection, hub, [Draft(record, ContentItem, hub.unit, {WITHDRAWN: value}, seen)])
        write_audit(connection, Audited(hub.now_ms(), "bulletin_withdrawn", {"item": bulletin_id}))


def _seen(heads: Iterable[Any]) -> dict[str, list[bytes]]:
    ids = [head.id for head in heads]
    return {WITHDRAWN: ids} if ids else {}


def record_of(bulletin_id: str) -> bytes:
    """The record that an id names; Refused ``unknown_bulletin``."""
    try:
        return uuid.UUID(bulletin_id).bytes
    except ValueError:
        raise Refused("unknown_bulletin", f"{bulletin_id} is not the id of a bulletin") from None


def _reason(entered: str) -> str:
    reason = str(tidy_value(entered)).strip()
    check_entered_text(reason, "reason")
    if not reason:
        raise Refused("reason_needed", "say why it is withdrawn", {"reason": "required"})
    return reason
