# SPDX-License-Identifier: Apache-2.0
"""Append to the log and fold, in one transaction: the only way anything is ever written.

Changes are known by their id alone, so appending twice is appending once. Whether a change may be let
in is decided before; here it already was.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select

from sync.log.change import Entry
from sync.parcel.runs import Run
from sync.store.bulk import write_rows, writing_rows
from sync.store.dialects import dialect_of
from sync.store.entries import PreparedAmong, known_keys
from sync.store.erasing import erase_files, wipe
from sync.store.folding import fold_again, folding_ahead, refold
from sync.store.log_tables import CHANGE, FORK, PERSONAL_VALUE, RUN
from sync.store.prepared import Prepared
from sync.store.redactions import Lost, obey

_INSERT_CHANGE: Final = insert(CHANGE)
_INSERT_PERSONAL: Final = insert(PERSONAL_VALUE)
_WRITTEN_TWICE: Final = Prepared(
    select(CHANGE.c.n)
    .where(CHANGE.c.actor == bindparam("of"), CHANGE.c.n.between(bindparam("low"), bindparam("high")))
    .group_by(CHANGE.c.n)
    .having(func.count() > 1)
)
_RECORDS: Final = PreparedAmong(CHANGE.c.record, select(CHANGE.c.record).distinct().where)
_RUNS: Final = PreparedAmong(RUN.c.id, select(RUN.c.id).where)
_INSERT_RUN: Final = insert(RUN)


@dataclass(frozen=True, slots=True)
class Appended:
    """What appending did: the keys of the changes that were new, and the id → key of all."""

    new: Mapping[bytes, int]
    known: Mapping[bytes, int]


def append(connection: Connection, entries: Sequence[Entry], at: int) -> Appended:
    """Append the changes that are not here yet and bring the rows up to date.

    ``at`` is this node's time in milliseconds, for the note of a fork. Run it in a write transaction.
    """
    known = known_keys(connection, (entry.id for entry in entries))
    fresh = list({entry.id: entry for entry in entries if entry.id not in known}.values())
    here = _records_with_changes(connection, {entry.change.record for entry in fresh})
    return Appended(append_unknown(connection, fresh, at, LookedUp(here, ())), known)


class LookedUp(NamedTuple):
    """What was looked up in this write transaction about changes that are to be appended."""

    records: Collection[bytes]
    """Records that have changes already, those of these changes among them."""
    blank: Collection[bytes]
    """Actors of whom no change is here with a number from that of the first of these changes to that of the last."""


def append_unknown(connection: Connection, entries: Sequence[Entry], at: int, looked_up: LookedUp) -> dict[bytes, int]:
    """Append changes of which none is here, each once; id → key."""
    if not entries:
        return {}
    obeyed = obey(connection, entries)
    existing = {entry.change.record for entry in entries}.intersection(looked_up.records)
    keys = _keys_of(obeyed.entries, dialect_of(connection).first_key(connection, None))
    fold_ahead = folding_ahead(connection, obeyed.entries, existing)
    with _inserting_changes(connection, obeyed.entries, keys):
        ahead = fold_ahead()
    _note_forks(connection, entries, at, looked_up.blank)
    refold(connection, obeyed.entries, existing, ahead=ahead)
    _erase(connection, obeyed.lost)
    return keys


def append_own(
    connection: Connection, entries: Sequence[Entry], last_key: int, born: Collection[bytes]
) -> dict[bytes, int]:
    """Append changes just written after the tip of this node's actor, where ``last_key`` was the greatest; id → key.

    None of them can be here already and none makes a fork, so nothing is looked up for that. ``born`` are the
    records whose ids were made for them. Run it in the write transaction that read the tip.
    """
    existing = _records_with_changes(connection, {entry.change.record for entry in entries} - set(born))
    lost = obey(connection, entries).lost
    keys = _keys_of(entries, dialect_of(connection).first_key(connection, last_key))
    with _inserting_changes(connection, entries, keys):
        pass  # a save is small: nothing is gained by folding it meanwhile
    refold(connection, entries, existing, born)
    _erase(connection, lost)
    return keys


def _erase(connection: Connection, lost: Lost) -> None:
    """Make the rows of records that lost a value anew and leave nothing of it in the pages."""
    if lost.records:
        fold_again(connection, lost.records)
        erase_files(connection, lost.files)
        wipe(connection)


def _records_with_changes(connection: Connection, records: Iterable[bytes]) -> set[bytes]:
    return {record for (record,) in _RECORDS.rows(connection, records)}


def _keys_of(entries: Sequence[Entry], first_key: int) -> dict[bytes, int]:
    return {entry.id: key for key, entry in enumerate(entries, first_key)}


@contextmanager
def _inserting_changes(connection: Connection, entries: Sequence[Entry], keys: Mapping[bytes, int]) -> Iterator[None]:
    """The block asks the database nothing, which may take the changes in meanwhile."""
    with writing_rows(connection, _INSERT_CHANGE, [_change_row(keys[entry.id], entry) for entry in entries]):
        yield
    personal = [row for entry in entries for row in _personal_rows(keys[entry.id], entry)]
    write_rows(connection, _INSERT_PERSONAL, personal)


def _change_row(key: int, entry: Entry) -> dict[str, object]:
    change = entry.change
    return {
        "key": key,
        "id": entry.id,
        "record": change.record,
        "type": change.type,
        "unit": change.unit,
        "actor": change.actor,
        "n": change.n,
        "body": entry.body,
    }


def _personal_rows(key: int, entry: Entry) -> list[dict[str, object]]:
    return [
        {"change": key, "field": name, "salt": one.salt, "value": msgspec.msgpack.encode(one.value)}
        for name, one in entry.beside.items()
    ]


def _note_forks(connection: Connection, entries: Sequence[Entry], at: int, blank: Collection[bytes]) -> None:
    """Note where one actor now has two changes with one number."""
    for actor in {entry.change.actor for entry in entries}:
        written = [entry.change.n for entry in entries if entry.change.actor == actor]
        numbers = set(written)
        if actor in blank and len(numbers) == len(written):
            continue
        found = _WRITTEN_TWICE.scalars(connection, of=actor, low=min(numbers), high=max(numbers))
        if found:
            _note_fork(connection, actor, found, at)


def _note_fork(connection: Connection, actor: bytes, numbers: Iterable[int], at: int) -> None:
    noted = set(connection.execute(select(FORK.c.n).where(FORK.c.actor == actor)).scalars())
    rows = [{"actor": actor, "n": n, "at": at} for n in numbers if n not in noted]
    if rows:
        connection.execute(insert(FORK), rows)


def keep_run(connection: Connection, run: Run) -> None:
    """Keep a signed run; keeping it twice is keeping it once."""
    keep_runs(connection, (run,))


def keep_runs(connection: Connection, runs: Iterable[Run]) -> None:
    """Keep many signed runs at once."""
    by_id = {run.id: run for run in runs}
    for (known,) in _RUNS.rows(connection, list(by_id)):
        del by_id[known]
    if by_id:
        write_rows(connection, _INSERT_RUN, [_run_row(id_, run) for id_, run in by_id.items()])


def _run_row(id_: bytes, run: Run) -> dict[str, object]:
    return {
        "id": id_,
        "actor": run.actor,
        "first_n": run.first_n,
        "last_n": run.last_n,
        "prev": run.prev,
        "device": run.device,
        "signature": run.signature,
        "ids": b"".join(run.ids),
    }
