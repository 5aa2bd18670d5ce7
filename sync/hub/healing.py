# SPDX-License-Identifier: Apache-2.0
"""Healing at the hub: where a caller's stream differs from ours, which changes either lacks, and our own log looked
over, at the start and once a day, so that what was lost or damaged here shows in the digests and is offered again.
"""

import logging
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from sync.hub.audit import Audited, write_audit
from sync.hub.held_changes import held_codes
from sync.hub.node import Hub
from sync.hub.stream_pages import MOST_BYTES, MOST_CHANGES, Caller
from sync.log.change import Entry
from sync.log.errors import LoaError
from sync.log.scope import Sight
from sync.parcel.columns import pack_runs
from sync.parcel.messages import ExchangeReply, ExchangeRequest, Holding, split_ids
from sync.store.comparing import SUMS_BYTES, buckets_apart, settled_ids, sums_of, visible
from sync.store.entries import entries_where, in_chunks, known_keys
from sync.store.log_tables import CHANGE, DIGEST
from sync.store.mending import Findings, look_over, mend
from sync.store.runs import runs_for
from sync.store.settings import read_setting, write_setting

LOOKED_OVER: Final = "hub_looked_over"
FEW: Final = 50_000
"""Logs of so many changes are looked over before the first answer, longer ones beside it."""
DAILY_S: Final = 24 * 3600
_LATELY_MS: Final = 5 * 60_000
"""Of several workers one looks over."""
_MOST_ASKED: Final = 4
_NO_SUMS: Final = bytes(SUMS_BYTES)

_log = logging.getLogger("loa.hub")


def is_comparing(request: ExchangeRequest) -> bool:
    """Whether the caller asks where its streams differ from ours."""
    return bool(request.sums or request.holdings)


def look_over_asked(hub: Hub, request: ExchangeRequest) -> None:
    """Whoever finds a difference may have found damage of ours: mend it first. A caller asks about one unit or few."""
    for unit in sorted({one[0] for one in (*request.sums, *request.holdings)})[:_MOST_ASKED]:
        look_over_hub(hub, unit)


def compare(connection: Connection, head: ExchangeReply, request: ExchangeRequest, caller: Caller) -> ExchangeReply:
    """Where the streams differ whose sums came, and of those whose ids came what either side lacks."""
    apart = [(unit, _apart(connection, caller.streams[unit], unit, sums)) for unit, sums in _seen(request, caller)]
    wanted: list[bytes] = []
    lacking: list[Entry] = []
    is_more = False
    for holding in request.holdings:
        if holding[0] in caller.streams:
            asked, some, is_cut = _both_ways(connection, caller, holding)
            wanted += asked
            lacking += some
            is_more = is_more or is_cut
    runs = pack_runs(runs_for(connection, lacking))
    return msgspec.structs.replace(head, apart=apart, wanted=b"".join(wanted), runs=runs, more=is_more)


def _seen(request: ExchangeRequest, caller: Caller) -> Iterator[tuple[str, Mapping[Sight, bytes]]]:
    for unit, down, whole in request.sums:
        if unit in caller.streams:
            yield unit, {Sight.DOWNWARD: down or _NO_SUMS, Sight.WHOLE: whole or _NO_SUMS}


def _apart(connection: Connection, sight: Sight, unit: str, sums: Mapping[Sight, bytes]) -> bytes:
    ours = sums_of(visible(settled_ids(connection, True, unit), sight))
    return buckets_apart(ours, sums[sight])


def _both_ways(
    connection: Connection, caller: Caller, holding: Holding
) -> tuple[Sequence[bytes], Sequence[Entry], bool]:
    """Ids of the caller that are not here, changes of ours that it lacks, and whether that is not all of them."""
    unit, buckets, joined = holding
    theirs = dict.fromkeys(split_ids(joined))
    here = known_keys(connection, theirs).keys() | held_codes(connection, theirs).keys()
    ours = visible(settled_ids(connection, True, unit, buckets), caller.streams[unit])
    lacking = sorted(id_ for id_ in ours if id_ not in theirs and id_ not in caller.sent)
    entries = _within(_read(connection, lacking[:MOST_CHANGES]), caller)
    return [id_ for id_ in theirs if id_ not in here], entries, len(entries) < len(lacking)


def _read(connection: Connection, ids: Sequence[bytes]) -> Iterator[Entry]:
    for condition in in_chunks(CHANGE.c.id, ids):
        yield from (entry for _key, entry in entries_where(connection, condition))


def _within(entries: Iterable[Entry], caller: Caller) -> list[Entry]:
    """As many as the caller wants bytes of, one at least."""
    left = min(caller.want_bytes or MOST_BYTES, MOST_BYTES)
    found: list[Entry] = []
    for entry in entries:
        if found and len(entry.body) > left:
            break
        left -= len(entry.body)
        found.append(entry)
    return found


def look_over_hub(hub: Hub, unit: str | None = None) -> Findings:
    """Look over the log, or that of one unit, and mend it; damage is written into the audit."""
    with hub.database.reading() as connection:
        if not look_over(connection, True, unit):
            return Findings()
    with hub.database.writing() as connection:
        found = mend(connection, True, unit)
        if found:
            detail = {"changes": [one.id.hex() for one in found.damaged], "units": [one for one, _ in found.digests]}
            write_audit(connection, Audited(hub.now_ms(), "log_mended", detail))
    return found


@contextmanager
def tending(hub: Hub) -> Iterator[None]:
    """Look the log over now and once a day for as long as the block runs; a short log before the block begins."""
    tender = _Tender(hub)
    if tender.is_short():
        tender.look()
    else:
        tender.is_due = True
    thread = threading.Thread(target=tender.run, name="tender")
    thread.start()
    try:
        yield
    finally:
        tender.end.set()
        thread.join()


@dataclass
class _Tender:
    """Looks over, unit by unit, so that it can end between two of them."""

    hub: Hub
    end: threading.Event = field(default_factory=threading.Event)
    is_due: bool = False

    def is_short(self) -> bool:
        with self.hub.database.reading() as connection:
            return (connection.execute(select(func.sum(DIGEST.c.changes))).scalar() or 0) <= FEW

    def run(self) -> None:
        while not self.end.is_set():
            if self.is_due:
                self.look()
            self.is_due = True
            self.end.wait(DAILY_S)

    def look(self) -> None:
        try:
            for unit in self._units():
                if not self.end.is_set():
                    look_over_hub(self.hub, unit)
        except LoaError as failure:
            _log.warning("the log could not be looked over: %s", failure.code)

    def _units(self) -> Sequence[str]:
        """All units with changes, unless another worker has just begun with them."""
        now = self.hub.now_ms()
        with self.hub.database.writing() as connection:
            last = read_setting(connection, LOOKED_OVER) or 0
            if not self.hub.database.has_one_writer and abs(now - last) < _LATELY_MS:
                return ()
            write_setting(connection, LOOKED_OVER, now)
            return connection.execute(select(DIGEST.c.unit).distinct().order_by(DIGEST.c.unit)).scalars().all()
