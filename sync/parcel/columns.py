# SPDX-License-Identifier: Apache-2.0
"""Runs and the changes of them that travel, column by column in one zstd frame.

Ids that the reader can compute are not sent: it makes the bytes and the id of each change again, in order, and the
signature of the run tells whether they are the same. Of a change that does not travel the id does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from sync.log.change import NO_CHANGE, Change, ChangeId, Entry
from sync.log.errors import Refused
from sync.parcel.canonical import entry
from sync.parcel.change_columns import Row, put_changes, take_changes
from sync.parcel.limits import DEFAULT_LIMITS, ReadingLimits
from sync.parcel.runs import Run, verify_run
from sync.parcel.sightings import SightingsReader, SightingsWriter
from sync.parcel.streams import Reader, Writer
from sync.parcel.texts import take_pieces

FORM: Final = 1
_CHANGE_WEIGHT: Final = 700
"""Bytes of memory of one entry, its change and its id, beside bodies and values."""
_ID_WEIGHT: Final = 80
_MOST_N: Final = 2**53


@dataclass(frozen=True, slots=True)
class RunPart:
    """A run, and those of its changes that travel, by their place in it (0 is ``first_n``)."""

    run: Run
    entries: Mapping[int, Entry]


@dataclass(frozen=True, slots=True)
class _Head:
    actor: bytes
    first_n: int
    prev: ChangeId
    device: bytes
    signature: bytes
    places: Sequence[ChangeId | None]
    """None where the change itself travels, else the id that travels for it."""


def pack_runs(parts: Sequence[RunPart]) -> bytes:
    """One zstd frame of all of them; no parts are no bytes.

    Raises Refused("run_does_not_match") for an entry that is not the one its run names, Refused("malformed_change")
    for one whose id is not that of its change.
    """
    if not parts:
        return b""
    out = Writer()
    out.plan.put_count(FORM)
    out.plan.put_count(len(parts))
    for part in parts:
        _put_head(out, part)
    put_changes(out, [part.entries[place] for part in parts for place in sorted(part.entries)])
    _put_sightings(out, parts)
    return out.seal()


def unpack_runs(packed: bytes, limits: ReadingLimits = DEFAULT_LIMITS) -> list[RunPart]:
    """The same runs, each verified against the signature of its device.

    Raises Refused: ``malformed_parcel``, ``parcel_bomb``, ``too_many_changes``, ``change_too_large``,
    ``nested_too_deep``, or ``run_does_not_match`` when the signature is not one of these changes.
    """
    if not packed:
        return []
    source = Reader(packed, limits)
    if source.plan.take_count() != FORM:
        raise Refused("malformed_parcel", "a form of runs that this program does not know")
    heads = _take_heads(source)
    travelling = sum(head.places.count(None) for head in heads)
    if travelling > limits.changes:
        raise Refused("too_many_changes")
    rows = take_changes(source, travelling)
    sightings = SightingsReader(source, travelling)
    source.finish()
    return [_rebuild(head, rows, sightings, source) for head in heads]


def _put_head(out: Writer, part: RunPart) -> None:
    run = part.run
    if any(not 0 <= place < len(run.ids) or run.ids[place] != its.id for place, its in part.entries.items()):
        raise Refused("run_does_not_match", "an entry that the run does not name")
    out.dense.put(run.actor + run.prev + run.device + run.signature)
    out.plan.put_count(run.first_n)
    spans = [
        (travels, len(list(span))) for travels, span in groupby(place in part.entries for place in range(len(run.ids)))
    ]
    if spans and not spans[0][0]:
        spans.insert(0, (True, 0))
    out.plan.put_count(len(spans))
    for _, length in spans:
        out.plan.put_count(length)
    out.dense.put(b"".join(id_ for place, id_ in enumerate(run.ids) if place not in part.entries))


def _take_heads(source: Reader) -> list[_Head]:
    heads: list[_Head] = []
    left = source.limits.run_ids
    for _ in range(source.plan.take_count()):
        head = _take_head(source, left)
        left -= len(head.places)
        heads.append(head)
    return heads


def _take_head(source: Reader, most: int) -> _Head:
    first_n = source.plan.take_count()
    actor = source.dense.take(16)
    prev = source.dense.take(32) if first_n != 1 else NO_CHANGE
    device = source.dense.take(32)
    signature = source.dense.take(64)
    spans = [source.plan.take_count() for _ in range(source.plan.take_count())]
    if sum(spans) > most:
        raise Refused("too_many_changes")
    if not 1 <= first_n < _MOST_N or not sum(spans):
        raise Refused("malformed_parcel", "an impossible run")
    source.purse.pay(sum(spans) * _ID_WEIGHT)
    missing = iter(take_pieces(source, sum(spans[1::2]), 32))
    places = [next(missing) if number & 1 else None for number, span in enumerate(spans) for _ in range(span)]
    return _Head(actor, first_n, prev, device, signature, places)


def _put_sightings(out: Writer, parts: Sequence[RunPart]) -> None:
    sightings = SightingsWriter()
    for part in parts:
        for place, id_ in enumerate(part.run.ids):
            its = part.entries.get(place)
            if its is not None:
                sightings.add(its.change.set, its.change.seen)
            sightings.pass_by(id_)
    sightings.write(out)


def _rebuild(head: _Head, rows: Iterator[Row], sightings: SightingsReader, source: Reader) -> RunPart:
    entries: dict[int, Entry] = {}
    ids: list[ChangeId] = []
    prev = head.prev
    for place, missing in enumerate(head.places):
        if missing is None:
            entries[place] = its = _entry(head, place, prev, next(rows), sightings)
            prev = its.id
            if len(its.body) > source.limits.body:
                raise Refused("change_too_large")
            source.purse.pay(len(its.body) + _CHANGE_WEIGHT)
        else:
            prev = missing
        ids.append(prev)
        sightings.pass_by(prev)
    run = Run(head.actor, head.first_n, head.prev, head.device, tuple(ids), head.signature)
    _verify(run)
    return RunPart(run, entries)


def _entry(head: _Head, place: int, prev: ChangeId, row: Row, sightings: SightingsReader) -> Entry:
    seen = sightings.next(row.set)
    change = Change(
        head.actor,
        head.first_n + place,
        prev,
        row.record,
        row.type,
        row.unit,
        row.set,
        seen,
        row.author,
        head.device,
        row.wall,
        row.clock_age,
        row.declaration,
    )
    try:
        return entry(change, row.beside)
    except Refused as error:
        raise Refused("malformed_parcel", error.message) from error


def _verify(run: Run) -> None:
    try:
        verify_run(run)
    except Refused as error:
        raise Refused("run_does_not_match", "the signature of a run is not one of these changes") from error
