# SPDX-License-Identifier: Apache-2.0
"""Records as a person sees them: fields, version, review with its reason, transfer, conflicts, trail."""

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from msgspec import Struct

from desktop.actions.delays import Standing, delays
from desktop.actions.file_states import Standings, listed_files, standings, told_files, waiting_count
from desktop.actions.naming import names_of
from desktop.laptop import Desk, Laptop, record_key
from sync.client.patience import Mode, read_mode
from sync.log.change import Entry
from sync.log.errors import Refused
from sync.log.review import DRAFT, WITHDRAWN_STATE, Decision, ReviewState, review_state
from sync.log.validator import check_entered_text
from sync.records.days import VIETNAM
from sync.records.form import LARGEST_NUMBER
from sync.records.reading_rights import is_readable, shown_values
from sync.records.record import Record
from sync.store.entries import entries_of_records
from sync.store.folding import decisions_of
from sync.store.outbox import held_code
from sync.store.reading import Query, StoredRecord, list_records, read_record
from sync.store.redactions import redacted_fields
from sync.store.trails import Trail, trails


def moment_text(wall: int) -> str:
    """A wall time in milliseconds as ISO 8601 with Vietnam's offset; beyond the calendar it is shown in raw form."""
    try:
        return datetime.fromtimestamp(wall / 1000, UTC).astimezone(VIETNAM).isoformat(timespec="seconds")
    except (OverflowError, ValueError, OSError):
        return f"{wall} ms"


class Shown(Struct, frozen=True):
    """Records with all that is told about them, and the names of the people in it."""

    records: Sequence[StoredRecord]
    trails: Mapping[bytes, Trail]
    decisions: Mapping[bytes, Sequence[Decision]]
    names: Mapping[bytes, str]
    redacted: Mapping[bytes, Collection[str]]
    files: Standings


def show_record(laptop: Laptop, record_id: str, has_history: bool = False) -> dict[str, Any]:
    """One record; with ``has_history`` every change of it, the earliest first.

    Raises Refused ``unknown_record``, ``locked_away`` for what the person's roles may not read.
    """
    with laptop.reading() as desk:
        stored = read_record(desk.connection, record_key(record_id))
        if not is_readable(stored.record, desk.roles(stored.record.unit), desk.around):
            raise Refused("locked_away", "complaints and denunciations are read by the leader and the keeper alone")
        item = items(desk, [stored])[0]
        item["findings"] = _findings(desk, stored)
        item["why"] = _why(desk, stored, item)
        if has_history:
            item["history"] = _history(desk, stored.record)
        return item


def _why(desk: Desk, stored: StoredRecord, item: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Why it is not there yet, with one action each."""
    held = held_code(desk.connection, record_key(stored.record.record_id))
    is_sparing = read_mode(desk.connection) is Mode.METERED
    return [one.told() for one in delays(Standing(item, stored.record, held, desk.link, is_sparing))]


def list_items(laptop: Laptop, query: Query) -> list[dict[str, Any]]:
    """The records that a query picks."""
    with laptop.reading() as desk:
        return items(desk, list_records(desk.connection, desk.asked(query)))


def items(desk: Desk, records: Sequence[StoredRecord]) -> list[dict[str, Any]]:
    """Records as the contract of the commands gives them."""
    shown = _gather(desk, records)
    return [_item(shown, one) for one in records]


def _gather(desk: Desk, records: Sequence[StoredRecord]) -> Shown:
    keys = [record_key(one.record.record_id) for one in records]
    on_way = trails(desk.connection, keys)
    decisions = decisions_of(desk.connection, keys)
    people = {step.by for trail in on_way.values() for step in trail.steps if step.by}
    people |= {decision.author for several in decisions.values() for decision in several}
    names = names_of(desk.connection, people)
    listed = [file for one in records for file in listed_files(type(one.record), one.record.values)]
    files = standings(desk.connection, (file.sha256 for file in listed))
    return Shown(records, on_way, decisions, names, redacted_fields(desk.connection, keys), files)


def _item(shown: Shown, stored: StoredRecord) -> dict[str, Any]:
    key = record_key(stored.record.record_id)
    trail = shown.trails[key]
    state = review_state(stored.version, shown.decisions.get(key, ()))
    files = list(listed_files(type(stored.record), stored.record.values))
    return {
        "id": stored.record.record_id,
        "type": stored.record.type_name(),
        "unit": stored.record.unit,
        "version": [one.hex() for one in stored.version],
        "fields": dict(shown_values(stored.record)),
        "redacted": sorted(set(shown.redacted.get(key, ())) - stored.record.values.keys()),
        "review": _review(stored),
        "reason": _reason(stored, state),
        "transfer": trail.transfer,
        "files": told_files(files, shown.files),
        "files_waiting": waiting_count(files, shown.files),
        "conflicts": list(stored.conflicts),
        "trail": [_step(shown, one) for one in trail.steps],
        "decisions": [_decision(shown, one, state) for one in _in_order(shown.decisions.get(key, ()))],
    }


def _review(stored: StoredRecord) -> str:
    if stored.withdrawn is not None:
        return WITHDRAWN_STATE
    return stored.review or DRAFT


def _reason(stored: StoredRecord, state: ReviewState) -> str | None:
    """Why it was withdrawn or returned: the code and the reviewer's words."""
    if stored.withdrawn is not None:
        return stored.withdrawn
    returned = state.return_reason
    return None if returned is None else ": ".join(filter(None, (returned.reason, returned.comment)))


def _step(shown: Shown, step: Any) -> dict[str, Any]:
    by = shown.names[step.by] if step.by else None
    return {"step": step.step, "at": moment_text(step.at), "by": by, "receipt": step.receipt}


def _in_order(decisions: Iterable[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda one: (one.wall, one.record_id))


def _decision(shown: Shown, decision: Decision, state: ReviewState) -> dict[str, Any]:
    """``is_standing``: no other has seen it; more than one such were made apart."""
    return {
        "id": decision.record_id,
        "verdict": decision.verdict,
        "at": moment_text(decision.wall),
        "by": shown.names[decision.author],
        "reason": decision.reason,
        "comment": decision.comment,
        "version": sorted(one.hex() for one in decision.version),
        "is_standing": any(one.record_id == decision.record_id for one in state.standing),
    }


def _findings(desk: Desk, stored: StoredRecord) -> list[dict[str, Any]]:
    return [
        {"code": one.code, "fields": list(one.fields), "words": one.words._asdict(), "reason": one.reason}
        for one in stored.record.findings(desk.around)
    ]


def _history(desk: Desk, record: Record) -> list[dict[str, Any]]:
    key, hidden = record_key(record.record_id), record.declared.hides(record)
    entries = sorted(entries_of_records(desk.connection, [key])[key], key=lambda one: one.change.wall)
    names = names_of(desk.connection, (entry.change.author for entry in entries))
    return [_change(entry, names, hidden) for entry in entries]


def _change(entry: Entry, names: Mapping[bytes, str], hidden: Collection[str]) -> dict[str, Any]:
    change = entry.change
    opened = {name: entry.beside[name].value if name in entry.beside else one for name, one in change.set.items()}
    return {
        "change": entry.id.hex(),
        "at": moment_text(change.wall),
        "by": names[change.author],
        "unit": change.unit,
        "set": {name: None if isinstance(one, bytes) or name in hidden else one for name, one in opened.items()},
        "redacted": sorted(name for name, one in opened.items() if isinstance(one, bytes)),
        "seen": {name: [one.hex() for one in ids] for name, ids in change.seen.items()},
    }


def where_of(of_query: Query, pairs: Iterable[str]) -> dict[str, Any]:
    """Stored values of ``FIELD=VALUE`` pairs; Refused ``bad_filter`` where one has no form."""
    found: dict[str, Any] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals:
            raise Refused("bad_filter", f"{pair} is not FIELD=VALUE", {"where": "bad_filter"})
        found[name] = _filter_value(of_query, name, text)
    return found


def _filter_value(query: Query, name: str, text: str) -> Any:
    check_entered_text(text, name)
    field = query.of.fields.get(name)
    if text == "" or field is None:
        return text or None
    try:
        return _FILTERS.get(field.kind, str)(text)
    except (KeyError, ValueError):
        raise Refused("bad_filter", f"{text} is no value of {name}", {name: "wrong_kind"}) from None


def _whole_number(text: str) -> int:
    number = int(text)
    if abs(number) > LARGEST_NUMBER:
        raise ValueError(text)
    return number


_FILTERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "flag": lambda text: {"true": True, "false": False}[text.lower()],
    "integer": _whole_number,
    "money": _whole_number,
    "seconds": _whole_number,
    "decimal": float,
}
"""How the text of a filter becomes a stored value; KeyError or ValueError where it has no form."""


def uuid_text(record: bytes) -> str:
    """The id of a record as it is shown."""
    return str(uuid.UUID(bytes=record))
