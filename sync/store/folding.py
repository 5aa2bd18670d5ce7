# SPDX-License-Identifier: Apache-2.0
"""From the log to the rows: the same fold for a save, for what arrives and for a rebuild.

Rows of decisions are written before those of the records they decide, so that the review state of a
record can be folded in the same pass.
"""

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

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
RowMaker = Callable[[bytes, Folded], dict[str, Any]]
"""From a record and what its changes fold to, to its row."""


@dataclass
class FoldedAhead:
    """New records and their rows, made of changes that are not in the log yet."""

    folded: dict[bytes, Folded] = field(default_factory=dict)
    rows: dict[bytes, dict[str, Any]] = field(default_factory=dict)


_NOTHING_AHEAD: Final = FoldedAhead()


def folding_ahead(
    connection: Connection, arrived: Sequence[Entry], existing: Collection[bytes]
) -> Callable[[], FoldedAhead]:
    """What folds the records among these changes that are not ``existing``, and asks the database nothing more.

    Nothing is folded ahead where decisions arrive: the rows of the records that they are about hang on them.
    """
    fresh = _by_record(one for one in arrived if one.change.record not in existing)
    of_type = {} if _decisions_in(arrived) else grouped(fresh.items(), lambda one: one[1][0].change.type)
    makers = [
        (_row_maker(connection, PROJECTION[name], [record for record, _entries in some]), some)
        for name, some in of_type.items()
        if name in PROJECTION
    ]
    return lambda: _fold_ahead(makers)


def _fold_ahead(makers: Iterable[tuple[RowMaker, Iterable[tuple[bytes, list[Entry]]]]]) -> FoldedAhead:
    made = FoldedAhead()
    for row_of, some in makers:
        for name, entries in some:
            made.folded[name] = folded = fold(entries)
            if folded.type == entries[0].change.type:  # else the first that came did not begin it, and was of another
                made.rows[name] = row_of(name, folded)
    return made


def _decisions_in(entries: Iterable[Entry]) -> set[bytes]:
    return {one.change.record for one in entries if one.change.type == DECISION.name}


def _by_record(entries: Iterable[Entry]) -> dict[bytes, list[Entry]]:
    return grouped(entries, lambda one: one.change.record)


def refold(
    connection: Connection,
    arrived: Sequence[Entry],
    existing: Collection[bytes],
    born: Collection[bytes] = (),
    ahead: FoldedAhead = _NOTHING_AHEAD,
) -> None:
    """Bring the rows up to date with changes that were just appended.

    ``existing`` are the records among them that had changes before; their other changes are read from the
    log. A record whose decisions arrived is folded again too. Of those ``born`` here and now none can be. What was
    folded ``ahead`` is not folded again.
    """
    touched = {name: entries for name, entries in _by_record(arrived).items() if name not in existing}
    touched |= entries_of_records(connection, existing)
    decisions = _decisions_in(arrived)
    if decisions:
        folded = [(name, fold(touched.pop(name))) for name in decisions]
        _write(connection, DECISION, folded, _Known(existing))
        _write_targets(connection, folded, touched)
    rest = [(name, ahead.folded.get(name) or fold(entries)) for name, entries in touched.items()]
    _write_records(connection, rest, _Known(existing, born, ahead.rows))


def _write_targets(connection: Connection, decided: FoldedRecords, touched: Collection[bytes]) -> None:
    """Fold again the records that these decisions are about, where they are here already."""
    targets = {uuid.UUID(folded.values["record"]).bytes for _name, folded in decided if "record" in folded.values}
    fold_again(connection, targets - set(touched))


def fold_again(connection: Connection, records: Iterable[bytes]) -> None:
    """Fold records whose changes stand as they did, where they are here: something else about them is new."""
    known = entries_of_records(connection, records)
    _write_records(connection, [(name, fold(entries)) for name, entries in known.items()], _Known(known))


class _Known(NamedTuple):
    """What is known of the records that are to be written."""

    existing: Collection[bytes]
    born: Collection[bytes] = ()
    rows: Mapping[bytes, dict[str, Any]] = MappingProxyType({})
    """Rows that were made ahead."""


def _write_records(connection: Connection, folded: FoldedRecords, known: _Known) -> None:
    by_type = grouped(folded, lambda one: one[1].type)
    for name, some in by_type.items():
        if name in PROJECTION:
            _write(connection, PROJECTION[name], some, known)


def _write(connection: Connection, projection: Projection, folded: FoldedRecords, known: _Known) -> None:
    existing, made = known.existing, known.rows
    settled = {*known.born, *made}
    row_of = _row_maker(connection, projection, [name for name, _one in folded if name not in settled])
    is_searched = projection.has_place and keeps_lists(connection)
    new: Iterable[dict[str, Any]] = (made.get(one[0]) or row_of(*one) for one in folded if one[0] not in existing)
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


def rows_of(connection: Connection, projection: Projection, folded: FoldedRecords) -> list[dict[str, Any]]:
    """The rows of some folded records of one type, with the decisions that this node holds."""
    row_of = _row_maker(connection, projection, [name for name, _one in folded])
    return [row_of(name, one) for name, one in folded]


def _row_maker(connection: Connection, projection: Projection, records: Iterable[bytes]) -> RowMaker:
    """What makes rows and asks the database nothing more; decisions are about these records alone."""
    if not projection.is_reviewed:
        return lambda name, one: projection.row(name, one, UNDECIDED)
    decisions = decisions_of(connection, records)
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
            _write_records(connection, [(name, fold(entries)) for name, entries in some], _Known(()))
    erase_files(connection, lost.files)
