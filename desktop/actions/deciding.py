# SPDX-License-Identifier: Apache-2.0
"""Submit, accept and return: decisions are records of their own, bound to the version their author saw."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from desktop.actions.saving import entered_text
from desktop.laptop import Desk, Laptop, record_key
from desktop.periods import Period
from sync.log.errors import Refused
from sync.log.review import ACCEPTED, DRAFT, QUEUE, RETURNED, SUBMITTED
from sync.log.scope import check_writes
from sync.records.catalogue import RECORD_TYPES
from sync.records.declaration import Review
from sync.records.record import Record
from sync.records.review_decision import RETURN_REASONS, ReviewDecision
from sync.store.authoring import Draft
from sync.store.entries import entries_of_records
from sync.store.folding import decisions_of
from sync.store.reading import Query, StoredRecord, list_records, read_record

REVIEWED_TYPES = tuple(of for of in RECORD_TYPES if of.declared.review is Review.REVIEWED)


@dataclass(frozen=True, slots=True)
class ReviewerWords:
    """What a reviewer says beside the verdict; ``fields`` are comments by field.

    ``seen`` names, by record, the version that stood on the screen: a newer one is refused as ``changed_meanwhile``.
    """

    comment: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, Sequence[str]] = field(default_factory=dict)


SILENT: Final = ReviewerWords()


@dataclass(slots=True)
class Decided:
    """What became of the records that were to be decided; one refused never stops the others."""

    done: list[str] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)


def submit_records(laptop: Laptop, record_ids: Sequence[str], period: Period | None) -> Decided:
    """Submit the named records, or the open ones of a period, or all open ones."""
    with laptop.writing() as desk:
        chosen = record_ids or [one.record.record_id for one in _open_records(desk, period)]
        return _decide(desk, chosen, _submit)


def _open_records(desk: Desk, period: Period | None) -> Iterable[StoredRecord]:
    days = None if period is None else (period.first.isoformat(), period.last.isoformat())
    for of in REVIEWED_TYPES:
        if days is None or of.declared.day:
            query = Query(of, reviews=(DRAFT, RETURNED), days=days, units=(desk.workplace.unit,))
            yield from list_records(desk.connection, query)


def accept_records(laptop: Laptop, record_ids: Sequence[str], words: ReviewerWords = SILENT) -> Decided:
    """Accept records of the queue, each in exactly the version that stands here."""
    told = {"verdict": "accept", **_told(words)}
    with laptop.writing() as desk:
        return _decide(desk, record_ids, lambda desk, stored: _judge(desk, stored, told, words.seen))


def return_records(
    laptop: Laptop, record_ids: Sequence[str], reason: str, comment: str, words: ReviewerWords = SILENT
) -> Decided:
    """Return records of the queue to their author, with a reason code and a comment.

    Raises Refused ``unknown_code`` for another reason, ``comment_needed`` for an empty comment.
    """
    if reason not in RETURN_REASONS:
        raise Refused("unknown_code", f"{reason} is no reason for a return", {"reason": "unknown_code"})
    told = {"verdict": "return", "reason": reason, **_told(words), "comment": entered_text(comment, "comment")}
    with laptop.writing() as desk:
        return _decide(desk, record_ids, lambda desk, stored: _judge(desk, stored, told, words.seen))


def _told(words: ReviewerWords) -> dict[str, Any]:
    """What goes into the decision beside its verdict; an empty word is left out."""
    comments = [{"field": name, "comment": entered_text(text, name)} for name, text in words.fields.items()]
    told = {"comment": words.comment and entered_text(words.comment, "comment"), "field_comments": comments}
    return {name: value for name, value in told.items() if value}


def review_queue(laptop: Laptop) -> list[StoredRecord]:
    """What waits for a reviewer in the units of this laptop."""
    with laptop.reading() as desk:
        return [one for of in REVIEWED_TYPES for one in list_records(desk.connection, Query(of, reviews=QUEUE))]


def _decide(desk: Desk, record_ids: Iterable[str], decide: Callable[[Desk, StoredRecord], None]) -> Decided:
    decided = Decided()
    for record_id in record_ids:
        try:
            decide(desk, read_record(desk.connection, record_key(record_id)))
        except Refused as refused:
            decided.refused.append({"id": record_id, "code": refused.code})
        else:
            decided.done.append(record_id)
    return decided


def _submit(desk: Desk, stored: StoredRecord) -> None:
    _check_decidable(stored)
    if stored.record.missing():
        raise Refused("incomplete", "required fields are empty", dict.fromkeys(stored.record.missing(), "required"))
    if stored.review == SUBMITTED:
        raise Refused("already_submitted", "the record waits for a reviewer already")
    if stored.review == ACCEPTED:
        raise Refused("already_accepted", "the record is accepted as it stands")
    _write_decision(desk, stored, {"verdict": "submit"})


def _judge(desk: Desk, stored: StoredRecord, told: Mapping[str, Any], seen: Mapping[str, Sequence[str]]) -> None:
    """A reviewer decides; nobody decides about work he had a hand in, nor about a version he did not see."""
    _check_decidable(stored)
    version = seen.get(stored.record.record_id)
    if version is not None and sorted(version) != sorted(one.hex() for one in stored.version):
        raise Refused("changed_meanwhile", "the record changed after it was read: look again")
    if stored.review not in QUEUE:
        raise Refused("not_in_queue", "the record does not wait for a review")
    key = record_key(stored.record.record_id)
    changes = entries_of_records(desk.connection, [key])[key]
    submitted = [one.author for one in decisions_of(desk.connection, [key])[key] if one.verdict == "submit"]
    if desk.identity.person in {*(one.change.author for one in changes), *submitted}:
        raise Refused("own_work", "nobody reviews a record that he wrote or submitted himself")
    _write_decision(desk, stored, told)


def _check_decidable(stored: StoredRecord) -> None:
    if not _is_reviewed(type(stored.record)):
        raise Refused("not_reviewed", "records of this type pass no review")
    if stored.withdrawn is not None:
        raise Refused("withdrawn", "the record is withdrawn")
    if stored.conflicts:
        raise Refused("conflict", "two values wait for a decision first", dict.fromkeys(stored.conflicts, "conflict"))


def _is_reviewed(of: type[Record]) -> bool:
    return of.declared.review is Review.REVIEWED


def _write_decision(desk: Desk, stored: StoredRecord, told: Mapping[str, Any]) -> None:
    key = record_key(stored.record.record_id)
    values = {
        "record": stored.record.record_id,
        "version": [one.hex() for one in stored.version],
        "earlier": sorted(one.record_id for one in decisions_of(desk.connection, [key]).get(key, ())),
        **told,
    }
    unit = stored.record.unit
    check_writes(ReviewDecision, values, desk.roles(unit))
    told_of = {name: one for name, one in values.items() if one != []}
    desk.write(Draft(desk.new_record_id(), ReviewDecision, unit, told_of, is_new=True))
