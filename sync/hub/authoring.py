# SPDX-License-Identifier: Apache-2.0
"""What the hub writes itself: changes of its own actor, signed with its key, numbered and passed on like any others."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from sync.hub.node import ACTOR, Hub
from sync.hub.own_changes import last_of
from sync.log.change import NO_CHANGE, Change, ChangeId, Entry, RecordId
from sync.parcel.canonical import entry
from sync.parcel.runs import sign_run
from sync.records.record import Record
from sync.store.appending import append, keep_run
from sync.store.arrivals import note_arrivals
from sync.store.entries import chunks
from sync.store.settings import read_setting

_LONGEST_RUN = 500


class Draft(NamedTuple):
    """One save of one record, before it has a place in the log."""

    record: RecordId
    of: type[Record]
    set: Mapping[str, Any]
    seen: Mapping[str, Sequence[ChangeId]]


def write_changes(connection: Connection, hub: Hub, drafts: Iterable[Draft]) -> list[Entry]:
    """Write drafts without personal values; run it in a write transaction and number what arrived after it."""
    at = hub.now_ms()
    written: list[Entry] = []
    actor: bytes = read_setting(connection, ACTOR)
    _actor, n, prev = last_of(connection, actor)
    for some in chunks(drafts, _LONGEST_RUN):
        entries: list[Entry] = []
        for draft in some:
            n += 1
            entries.append(entry(_change(hub, draft, actor, n, prev or NO_CHANGE)))
            prev = entries[-1].id
        note_arrivals(connection, entries, append(connection, entries, at).new, at)
        keep_run(connection, sign_run(entries, hub.key))
        written += entries
    return written


def _change(hub: Hub, draft: Draft, actor: bytes, n: int, prev: ChangeId) -> Change:
    return Change(
        actor=actor,
        n=n,
        prev=prev,
        record=draft.record,
        type=draft.of.type_name(),
        unit=hub.unit,
        set=draft.set,
        seen=draft.seen,
        author=hub.person,
        device=hub.key.public,
        wall=hub.now_ms(),
        clock_age=0,
        declaration=draft.of.declared.version,
    )
