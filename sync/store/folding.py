# SPDX-License-Identifier: Apache-2.0
"""From the log to the rows: the same fold for a save, for what arrives and for a rebuild.

Rows of decisions are written before those of the records they decide, so that the review state of a
record can be folded in the same pass.
"""

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Update, bindparam, select, update

from sync.log.change import Entry
from sync.log.fold import Folded, fold
from sync.log.review import UNDECIDED, Decision, ReviewState, review_state
from sync.records.review_decision import ReviewDecision
from sync.store.bulk import write_rows
from sync.store.entries import PreparedAmong, entries_of_records, grouped, id_text, stream_records
from sync.store.erasing import erase_files, wipe
from sync.store.file_mentions import forget_mentions, note_mentions
from sync.store.list_indexes import keeps_lists, make_lists
from sync.store.log_tables import CHANGE
from sync.store.projection import PROJECTION, Projection, make_tables
from sync.store.redactions import renew
from sync.store.search_index import add_words, change_words, entered_rows

DECISION = PROJECTION[ReviewDecision.type_name()]
_TOLD = ("record_id", "verdict", "version", "earlier", "reason", "comment", "created_by", "created_at")
"""What counts of a decision."""

FoldedRecords = Sequence[tuple[bytes, Folded]]


def refold(
    connection: Connection, arrived: Sequence[Entry], existing: Collection[bytes], born: Collection[bytes] = ()
) -> None:
    """Bring the rows up to date with changes that were just appended.

    ``existing`` are the records among them that had changes before; their other changes are read from the
    log. A record whose decisions arrived is folded again too. Of those ``born`` here and now none can be.
    """
    fresh: dict[bytes, list[Entry]] = {}
    for entry in arrived:
        fresh.setdefault(entry.change.record, []).append(entry)
    decisions = {name for name, entries in fresh.items() if entries[0].change.type == DECISION.name}
    touched = {name: entries for name, entries in fresh.items() if name not in existing}
    touched |= entries_of_records(connection, existing)
    if decisions:
        folded = [(name, fold(touched.pop(name))) for name in decisions]
        _write(connection, DECISION, folded, existing)
        _write_targets(connection, folded, touched)
    _write_records(connection, [(name, fold(entries)) for name, entries in touched.items()], existing, born)


def _write_targets(connection: Connection, decided: FoldedRecords, touched: Collection[bytes]) -> None:
    """Fold again the records that these decisions are about, where they are here already."""
    targets = {uuid.UUID(folded.values["record"]).bytes for _name, folded in decided if "record" in folded.values}
    fold_again(connection, targets - set(touched))


def fold_again(connection: Connection, records: Iterable[bytes]) -> None:
    """Fold records whose changes stand as they did, where they are here: something else about them is new."""
    known = entries_of_records(connection, records)
    _write_records(connection, [(name, fold(entries)) for name, entries in known.items()], known)


def _write_records(
    connection: Connection, folded: FoldedRecords, existing: Collection[bytes], born: Collection[bytes] = ()
) -> None:
    by_type = grouped(folded, lambda one: one[1].type)
    for name, some in by_type.items():
        if name in PROJECTION:
            _write(connection, PROJECTION[name], some, existing, born)


def _write(
    connection: Connection,
    projection: Projection,
    folded: FoldedRecords,
    existing: Collection[bytes],
    born: Collection[bytes] = (),
) -> None:
    row_of = _row_maker(connection, projection, folded, born)
    is_searched = projection.has_place and keeps_lists(connection)
    new: Iterable[dict[str, Any]] = (row_of(*one) for one in folded if one[0] not in existing)
    if is_searched:
        new = list(new)
    write_rows(connection, projection.insertion, new)
    if is_searched:
        add_words(connection, projection, new)
    old = [row_of(*one) for one in folded if one[0] in existing]
    if old:
        _rewrite(connection, projection, old, is_searched)
    note_mentions(connection, projection.file_fields, folded, existing)


def _rewrite(connection: Connection, projection: Projection, old: Sequence[dict[str, Any]], is_searched: bool) -> None:
    before = entered_rows(connection, projection, [row["record_id"] for row in old]) if is_searched else {}
    write_rows(connection, _update_of(projection), [_prefixed(row) for row in old])
    if before:
        change_words(connection, projection, before, old)


@cache
def _update_of(projection: Projection) -> Update:
    columns = [column.name for column in projection.table.columns if column.name != "record_id"]
    here = projection.table.c.record_id == bindparam("old_record_id")
    return update(projection.table).where(here).values({name: bindparam(f"new_{name}") for name in columns})


def _prefixed(row: Mapping[str, Any]) -> dict[str, Any]:
    """Update parameters may not be named as the columns they set."""
    return {"old_record_id" if name == "record_id" else f"new_{name}": value for name, value in row.items()}


def rows_of(
    connection: Connection, projection: Projection, folded: FoldedRecords, born: Collection[bytes] = ()
) -> list[dict[str, Any]]:
    """The rows of some folded records of one type, with the decisions that this node holds; none on ``born`` ones."""
    row_of = _row_maker(connection, projection, folded, born)
    return [row_of(name, one) for name, one in folded]


def _row_maker(
    connection: Connection, projection: Projection, folded: FoldedRecords, born: Collection[bytes]
) -> Callable[[bytes, Folded], dict[str, Any]]:
    """What makes the row of each of these records and asks the database nothing more."""
    if not projection.is_reviewed:
        return lambda name, one: projection.row(name, one, UNDECIDED)
    decisions = decisions_of(connection, (name for name, _one in folded if name not in born))
    return lambda name, one: projection.row(name, one, _review(one, decisions.get(name, ())))


def _review(folded: Folded, decisions: Iterable[Decision]) -> ReviewState:
    return review_state(folded.version, decisions) if decisions else UNDECIDED


def decisions_of(connection: Connection, records: Iterable[bytes]) -> dict[bytes, list[Decision]]:
    """Record → the decisions about it that this node holds."""
    found: dict[bytes, list[Decision]] = {}
    names = map(id_text, records)
    for record, *told in _decisions_about().rows(connection, names):
        found.setdefault(uuid.UUID(record).bytes, []).append(_decision(*told))
    return found


@cache
def _decisions_about() -> PreparedAmong:
    columns = DECISION.table.c
    return PreparedAmong(columns.record, select(columns.record, *(columns[name] for name in _TOLD)).where)


def _decision(*told: Any) -> Decision:
    row = dict(zip(_TOLD, told, strict=True))
    return Decision(
        record_id=str(uuid.UUID(bytes=row["record_id"])),
        verdict=row["verdict"] or "",
        version=frozenset(map(bytes.fromhex, msgspec.json.decode(row["version"] or "[]"))),
        earlier=frozenset(msgspec.json.decode(row["earlier"] or "[]")),
        reason=row["reason"],
        comment=row["comment"],
        author=row["created_by"],
        wall=row["created_at"],
    )


def rebuild(connection: Connection) -> None:
    """Empty all record tables and fold them anew from the log alone, redactions obeyed first."""
    lost = renew(connection)
    if lost.records:
        wipe(connection)
    make_tables(connection)
    forget_mentions(connection)
    if keeps_lists(connection):
        make_lists(connection)
    for condition in (CHANGE.c.type == DECISION.name, CHANGE.c.type != DECISION.name):
        for some in stream_records(connection, condition):
            _write_records(connection, [(name, fold(entries)) for name, entries in some], ())
    erase_files(connection, lost.files)
