# SPDX-License-Identifier: Apache-2.0
"""The reviewer's work: the queue, what the checks say of a record, what changed since it was decided last.

Deciding itself stands in ``deciding``.
"""

import uuid
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final, TypeVar

from desktop.actions.cluster_facts import OUT, cluster_states
from desktop.actions.deciding import REVIEWED_TYPES
from desktop.actions.file_states import coming_counts
from desktop.actions.gathering import contents
from desktop.actions.naming import names_of
from desktop.laptop import Desk, Laptop, record_key
from desktop.titles import Label, vietnamese
from sync.log.fold import fold
from sync.log.review import ACCEPTED, QUEUE, Decision
from sync.records.broadcast_log import BroadcastLog
from sync.records.broadcast_log_rules import NOT_AIRED
from sync.records.days import VIETNAM
from sync.records.declaration import Around, Finding
from sync.records.propaganda_session import PropagandaSession
from sync.records.record import Record
from sync.records.review_decision import ReviewDecision
from sync.records.status_check import StatusCheck
from sync.records.words import Words
from sync.store.entries import entries_of_records
from sync.store.findings import Remembering
from sync.store.folding import decisions_of
from sync.store.reading import Query, StoredRecord, list_records, read_record, read_records

R = TypeVar("R", bound=Record)

REMEMBERED: Final = timedelta(days=60)
"""So far back an acceptance makes a kind of content known."""

LIKES: Final = 120
"""Accepted records of one type and commune that are looked through for their like."""

BROKEN_YET_AIRED: Final = Words(
    "Có cụm loa đang báo hỏng nhưng ghi là phát được", "A cluster reported broken is counted as heard"
)


@dataclass(frozen=True, slots=True)
class CannedReason:
    """A quick reason of a return: its digit, its words, the code it stands for and the field it speaks of."""

    digit: int
    words: Words
    code: str
    field: str | None = None


CANNED_REASONS: Final = (
    CannedReason(1, Words("Sai giờ", "Wrong time"), "khac", "started_at"),
    CannedReason(2, Words("Thiếu cụm", "Clusters missing"), "thieu_truong", "clusters"),
    CannedReason(3, Words("Trùng", "Duplicate"), "trung_ban_ghi"),
    CannedReason(4, Words("Thiếu minh chứng", "Evidence missing"), "khong_co_bang_chung", "evidence"),
    CannedReason(5, Words("Sai loại", "Wrong kind"), "nghi_ngo_so_lieu", "broadcast_kind"),
    CannedReason(6, Words("Lý do khác", "Another reason"), "khac"),
)
"""Picked by a digit; the sixth takes the reviewer's own words."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of the queue. ``is_again`` tells that it was decided before and comes back changed or sent again."""

    record_id: str
    type: str
    unit: str
    unit_name: str
    day: str | None
    title: str
    kind: str | None
    is_emergency: bool
    is_again: bool
    submitted_at: int | None
    version: tuple[str, ...]
    files_waiting: int = 0
    """Files of it that are not all here yet."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What the checks say of one record; ``is_routine`` where nothing does and its like was accepted of late."""

    record_id: str
    findings: tuple[Finding, ...]
    is_clean: bool
    is_routine: bool


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field then and now, as stored; None for unknown."""

    name: str
    before: Any
    now: Any
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """One decision in the discussion, with what it says of single fields."""

    decision_id: str
    verdict: str
    at: int
    by: str
    reason: str | None
    comment: str | None
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A record beside the version decided last; ``compared_to`` is None where nobody decided yet."""

    record_id: str
    version: tuple[str, ...]
    round: int
    """How often it was submitted."""
    compared_to: str | None
    fields: tuple[FieldChange, ...]
    discussion: tuple[Remark, ...]


def waiting_queue(laptop: Laptop, units: Sequence[str] = (), label: Label = vietnamese) -> tuple[Waiting, ...]:
    """What waits for a reviewer: emergencies first, then the oldest submission."""
    with laptop.reading() as desk:
        stored = [one for of in REVIEWED_TYPES for one in list_records(desk.connection, _queued(of, units))]
        decisions = decisions_of(desk.connection, (record_key(one.record.record_id) for one in stored))
        titles = contents(desk, (one.record for one in stored), label)
        coming = coming_counts(desk.connection, (one.record for one in stored))
        rows = [
            _waiting(desk, one, titles[one.record.record_id], decisions.get(record_key(one.record.record_id), ()))
            for one in stored
        ]
        rows = [replace(row, files_waiting=coming[row.record_id]) if row.record_id in coming else row for row in rows]
    return tuple(sorted(rows, key=lambda row: (not row.is_emergency, row.submitted_at or 0, row.record_id)))


def _queued(of: type[Record], units: Sequence[str]) -> Query:
    return Query(of, reviews=QUEUE, units=units)


def _waiting(desk: Desk, stored: StoredRecord, title: str, decisions: Sequence[Decision]) -> Waiting:
    record = stored.record
    unit = desk.laptop.tree.get(record.unit)
    day = record.declared.day_name()
    submitted = [one.wall for one in decisions if one.verdict == "submit"]
    return Waiting(
        record_id=record.record_id,
        type=record.type_name(),
        unit=record.unit,
        unit_name=unit.name if unit else record.unit,
        day=str(record.values.get(day) or "")[:10] or None if day else None,
        title=title,
        kind=record.values.get("broadcast_kind"),
        is_emergency=record.declared.is_urgent(record, desk.around),
        is_again=any(one.verdict != "submit" for one in decisions),
        submitted_at=max(submitted, default=None),
        version=tuple(one.hex() for one in stored.version),
    )


def examine(laptop: Laptop, record_ids: Sequence[str]) -> tuple[Examined, ...]:
    """The checks of some records of the queue, in their order; those that are not here are left out."""
    with laptop.reading() as desk:
        keys = [record_key(one) for one in record_ids]
        found = read_records(desk.connection, keys)
        records = [found[key].record for key in keys if key in found]
        around = Remembering(desk.around)
        accepted = _accepted_contents(desk, records)
        silent = _silent_clusters(desk, sorted({record.unit for record in records}))
        return tuple(_examined(one, around, accepted, silent) for one in records)


def _examined(record: Record, around: Around, accepted: set[Hashable], silent: Mapping[str, str]) -> Examined:
    findings = (*record.findings(around), *_counts_broken(record, silent))
    content = content_kind(record)
    is_routine = not findings and content is not None and (record.unit, content) in accepted
    return Examined(record.record_id, findings, not findings, is_routine)


def _silent_clusters(desk: Desk, units: Sequence[str]) -> dict[str, str]:
    """Clusters that stand reported broken, with the day since when."""
    states = cluster_states(desk, units) if units else ()
    return {one.cluster_id: one.out_since.isoformat() for one in states if one.last_known in OUT and one.out_since}


def _counts_broken(record: Record, silent: Mapping[str, str]) -> Iterable[Finding]:
    """A broadcast since the report that counts a silent cluster as heard."""
    if not isinstance(record, BroadcastLog) or record.quality == NOT_AIRED or record.date is None:
        return
    heard = set(record.clusters or ()) - set(record.failed_clusters or ())
    if any(silent[one] <= record.date.isoformat() for one in heard & silent.keys()):
        yield Finding("broken_yet_aired", ("clusters", "failed_clusters"), BROKEN_YET_AIRED)


def content_kind(record: Record) -> Hashable:
    """What kind of content a record has, for the types of which many are alike; None for the others."""
    if isinstance(record, BroadcastLog):
        return _broadcast_content(record.values)
    if isinstance(record, StatusCheck):
        return (record.type_name(), record.result)
    if isinstance(record, PropagandaSession):
        return (record.type_name(), record.form, record.topic)
    return None


def _broadcast_content(values: Mapping[str, Any]) -> Hashable:
    """Kind, hour and channels; an emergency is never like another."""
    if values.get("broadcast_kind") == "emergency":
        return None
    channels = sorted({line.get("relay_channel", "") for line in values.get("lines") or ()})
    return ("broadcast_log", values.get("broadcast_kind"), values.get("session"), *channels)


def _accepted_contents(desk: Desk, records: Iterable[Record]) -> set[Hashable]:
    """Unit and kind of content of what was accepted of late, of the units and types asked about."""
    since = (desk.around.now.astimezone(VIETNAM) - REMEMBERED).date().isoformat()
    found: set[Hashable] = set()
    for unit, of in {(one.unit, type(one)) for one in records if content_kind(one) is not None}:
        days = (since, desk.today)
        query = Query(of, reviews=(ACCEPTED,), units=(unit,), days=days, limit=LIKES)
        found.update((unit, content_kind(one.record)) for one in list_records(desk.connection, query))
    return found


def compare(laptop: Laptop, record_id: str) -> Comparison:
    """A record beside what it was when it was returned or accepted last, and what was said about it.

    Raises Refused ``unknown_record``.
    """
    key = record_key(record_id)
    with laptop.reading() as desk:
        stored = read_record(desk.connection, key)
        decisions = sorted(decisions_of(desk.connection, [key]).get(key, ()), key=lambda one: (one.wall, one.record_id))
        judged = [one for one in decisions if one.verdict != "submit"]
        before = _values_at(desk, key, judged[-1].version) if judged else {}
        return Comparison(
            record_id=record_id,
            version=tuple(one.hex() for one in stored.version),
            round=sum(one.verdict == "submit" for one in decisions),
            compared_to=judged[-1].record_id if judged else None,
            fields=tuple(_changes(stored.record, before, is_compared=bool(judged))),
            discussion=_discussion(desk, decisions),
        )


def _values_at(desk: Desk, record: bytes, version: Iterable[bytes]) -> Mapping[str, Any]:
    """The values of a version: the fold of the very changes that it names, every head of every field."""
    named = set(version)
    entries = [entry for entry in entries_of_records(desk.connection, [record])[record] if entry.id in named]
    return fold(entries).values if entries else {}


def _changes(record: Record, before: Mapping[str, Any], is_compared: bool) -> Iterable[FieldChange]:
    """Every written field with a value then or now, in the order of the form."""
    for name, field in record.fields.items():
        then, now = before.get(name), record.values.get(name)
        if not (field.is_derived or field.is_hidden) and (then is not None or now is not None):
            yield FieldChange(name, then, now, is_compared and then != now)


def _discussion(desk: Desk, decisions: Sequence[Decision]) -> tuple[Remark, ...]:
    names = names_of(desk.connection, (one.author for one in decisions))
    kept = read_records(desk.connection, [uuid.UUID(one.record_id).bytes for one in decisions])
    said = {one.record.record_id: one.record for one in kept.values()}
    return tuple(_remark(one, names[one.author], said.get(one.record_id)) for one in decisions)


def _remark(decision: Decision, by: str, record: Record | None) -> Remark:
    parts = (record.field_comments if isinstance(record, ReviewDecision) else None) or ()
    return Remark(
        decision_id=decision.record_id,
        verdict=decision.verdict,
        at=decision.wall,
        by=by,
        reason=decision.reason,
        comment=decision.comment,
        fields={part.field: part.comment for part in parts if part.field and part.comment},
    )
