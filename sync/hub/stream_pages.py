# SPDX-License-Identifier: Apache-2.0
"""One page of a caller's streams: what is new for it behind its cursors, within limits of count and bytes.

A stream that a caller begins comes newest days first, of all its units, and the rest behind (decision 036): two
numbers in one cursor, and the digest only when both parts are read. A stream read to its end gets the place of the
hub's last number, so that the tokens of a quiet day are alike.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final, NamedTuple

from sqlalchemy import Connection

from sync.hub.cursor_tokens import Place, beginning
from sync.hub.own_changes import Tip, proven_ids
from sync.hub.stream_rows import NEAR, Part, Row, read_entries, read_rows, read_stretch, run_around, units_after
from sync.log.change import ChangeId, Entry
from sync.log.scope import Sight
from sync.store.arrivals import last_place
from sync.store.entries import CHUNK

MOST_CHANGES: Final = 1_000
MOST_BYTES: Final = 1024 * 1024
MOST_ROWS: Final = 20_000
"""Rows looked at in one exchange, those that need not be sent included."""


class Fresh(NamedTuple):
    """What was numbered for this very request: numbers that nothing else has, and the units of those changes."""

    numbers: range = range(0)
    units: frozenset[str] = frozenset()


NOTHING_FRESH: Final = Fresh()


@dataclass(frozen=True)
class Caller:
    """Who reads: what it may see, how far it has read, which changes it has."""

    streams: Mapping[str, Sight]
    places: Mapping[str, Place]
    tip: Tip
    sent: Collection[ChangeId]
    """Changes that came in this very request."""
    fresh: Fresh = NOTHING_FRESH
    want: int = 0
    """How many changes it would like; 0 leaves it to the hub."""
    want_bytes: int = 0
    """How many bytes of them; 0 leaves it to the hub."""
    newest_from: int = 0
    """A day since 1970, UTC: of a stream that it begins, what was begun since then comes first; 0 for by number."""

    @property
    def is_strict(self) -> bool:
        """Whether a change larger than what is wanted stays behind: a receipt must not be lost with it."""
        return bool(self.want_bytes and self.sent)


@dataclass
class Page:
    """What a caller is sent."""

    entries: list[Entry] = field(default_factory=list)
    moved: dict[str, Place] = field(default_factory=dict)
    ended: dict[str, Sight] = field(default_factory=dict)
    """Streams that are read to their end."""
    is_more: bool = False


class PageReader:
    """Reads one page inside one read transaction."""

    def __init__(self, connection: Connection, epoch: bytes, caller: Caller) -> None:
        self._connection = connection
        self._epoch = epoch
        self._caller = caller
        self._page = Page()
        self._last, self._last_id = last_place(connection)
        self._room = min(caller.want or MOST_CHANGES, MOST_CHANGES)
        self._bytes = min(caller.want_bytes or MOST_BYTES, MOST_BYTES)
        self._rows = MOST_ROWS

    def read(self) -> Page:
        """What goes down first: a laptop needs the units before the records in them."""
        starts = {unit: self._start(unit, sight) for unit, sight in self._caller.streams.items()}
        units = sorted(starts, key=lambda unit: (self._caller.streams[unit].value, unit))
        left = self._read_newest(units, starts)
        behind = [unit for unit in units if starts[unit].newest_from and unit not in left]
        if not left:
            behind = [unit for unit in behind if not self._read_to_end(unit, starts[unit], is_rest=True)]
        for unit in units:
            if unit not in left and unit not in behind:
                self._end(unit, starts[unit])
        self._page.is_more = bool(left or behind)
        return self._page

    def _read_newest(self, units: Sequence[str], starts: Mapping[str, Place]) -> set[str]:
        """Read what comes first of every stream; the units of which some of that is left."""
        fresh = self._with_news(starts)
        left: set[str] = set()
        for unit in units:
            start = starts[unit]
            if unit in fresh and not self._pass_own(unit, start) and not self._read_to_end(unit, start):
                left.add(unit)
            elif start.newest_from and start.number < self._last:
                self._page.moved[unit] = start._replace(number=self._last, id=self._last_id)
        return left

    def _with_news(self, starts: Mapping[str, Place]) -> set[str]:
        """The units with anything behind their cursors. What is begun is looked at whatever the digests say: of a
        stream that has lost its own, nobody would ever miss what is in it."""
        behind = {unit: start.number for unit, start in starts.items() if start.number < self._last}
        begun = {unit for unit, number in behind.items() if not number}
        gone_on = behind.keys() - begun
        return begun | units_after(self._connection, gone_on, min((behind[unit] for unit in gone_on), default=0))

    def _pass_own(self, unit: str, start: Place) -> bool:
        """Pass what came since the cursor where the caller, as nearly always in a push, has all of it: in one look."""
        if not self._caller.sent or start.newest_from or self._last - start.number > NEAR:
            return False
        tip = self._caller.tip
        stretch = read_stretch(self._connection, unit, start.number, tip.actor)
        left = stretch.ids.difference(self._caller.sent)
        is_own = bool(stretch.ids) and (not left or proven_ids(self._connection, tip, stretch.lowest) >= left)
        if is_own:
            self._page.moved[unit] = start._replace(number=self._last, id=self._last_id)
        return is_own

    def _start(self, unit: str, sight: Sight) -> Place:
        """A stream that was seen in part and is seen whole now begins anew."""
        place = self._caller.places.get(unit)
        if place is None or (place.sight is Sight.DOWNWARD and sight is Sight.WHOLE):
            return beginning(self._epoch, sight, self._caller.newest_from if sight is Sight.WHOLE else 0)
        return self._beyond_own(unit, place)

    def _beyond_own(self, unit: str, place: Place) -> Place:
        """Where all that came since the cursor came in this request, the stream is at its end without a look."""
        numbers, units = self._caller.fresh
        is_next = numbers.start <= place.number + 1 and numbers.stop == self._last + 1
        if not numbers or unit not in units or place.newest_from or not is_next:
            return place
        return place._replace(number=self._last, id=self._last_id)

    def _end(self, unit: str, start: Place) -> None:
        """Note a stream that is read to its end; its cursor moves where that is worth its bytes."""
        sight = self._caller.streams[unit]
        self._page.ended[unit] = sight
        is_new = start is not self._caller.places.get(unit)
        if is_new or start.newest_from or unit in self._page.moved or self._last - start.number > NEAR:
            self._page.moved[unit] = Place(self._epoch, self._last, self._last_id, sight)

    @property
    def _is_full(self) -> bool:
        return min(self._room, self._bytes, self._rows) <= 0

    def _read_to_end(self, unit: str, start: Place, is_rest: bool = False) -> bool:
        """Read a part of a stream on as long as the page has room; tell whether its end was reached."""
        part = Part(unit, self._caller.streams[unit], start.newest_from, is_rest)
        after = start.rest if is_rest else start.number
        while not self._is_full:
            rows = read_rows(self._connection, part, after)
            self._rows -= len(rows)
            taken = self._take(rows)
            if taken:
                after = taken[-1].number
                self._move(part, start, taken[-1])
            if len(taken) < len(rows):
                return False
            if len(rows) < CHUNK:
                return True
        return False

    def _move(self, part: Part, start: Place, last: Row) -> None:
        """The cursor after a row of a part; the rest is read only when the newest is read to its end."""
        if part.is_rest:
            self._page.moved[part.unit] = self._page.moved.get(part.unit, start)._replace(rest=last.number)
        else:
            self._page.moved[part.unit] = start._replace(number=last.number, id=last.id, sight=part.sight)

    def _take(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Put rows on the page as long as there is room; those that were taken, or need not be sent."""
        had = self._had(rows)
        wanted = [row for row in rows if row.id not in had][: self._room]
        entries = read_entries(self._connection, wanted)
        wanted = self._within_bytes(wanted, entries)
        taken = _up_to(rows, wanted, had)
        if len(taken) < len(rows):
            wanted = self._whole_runs(wanted)
            taken = _up_to(rows, wanted, had)
        self._page.entries += [entries[row.key] for row in wanted]
        self._room -= len(wanted)
        self._bytes -= sum(len(entries[row.key].body) for row in wanted)
        return taken

    def _had(self, rows: Sequence[Row]) -> set[ChangeId]:
        """Those of these rows that the caller has for certain."""
        had = {row.id for row in rows if row.id in self._caller.sent}
        own = [row.n for row in rows if row.actor == self._caller.tip.actor and row.id not in had]
        return had | proven_ids(self._connection, self._caller.tip, min(own)) if own else had

    def _within_bytes(self, rows: Sequence[Row], entries: Mapping[int, Entry]) -> list[Row]:
        """At least one row, however large, except where a receipt would be at risk."""
        left = self._bytes
        found: list[Row] = []
        for row in rows:
            size = len(entries[row.key].body)
            if left <= 0 or (size > left and self._caller.is_strict):
                break
            left -= size
            found.append(row)
        return found

    def _whole_runs(self, rows: list[Row]) -> list[Row]:
        """Leave a run that the page would cut for the next page, where most of the page stays: a run that travels
        in pieces costs 32 bytes for each change that is missing from a piece."""
        around = run_around(self._connection, rows[-1]) if rows else None
        if around is None or rows[-1].n == around[-1]:
            return rows
        actor = rows[-1].actor
        tail = list(takewhile(lambda row: row.actor == actor and row.n in around, reversed(rows)))
        return rows[: -len(tail)] if len(tail) * 2 <= len(rows) else rows


def _up_to(rows: Sequence[Row], wanted: Sequence[Row], had: Collection[ChangeId]) -> Sequence[Row]:
    """The rows before the first one that is neither sent nor had."""
    ids = {row.id for row in wanted}
    return list(takewhile(lambda row: row.id in ids or row.id in had, rows))
