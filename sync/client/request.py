# SPDX-License-Identifier: Apache-2.0
"""What a node says in one exchange: where it stands, and the changes the hub has not answered for yet."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, select

from sync.client.files import FileTurn, ask_for_files
from sync.client.healing import NO_COMPARISON, Comparison
from sync.client.link import HubLink
from sync.client.notices import known_notice
from sync.client.pace import RISK
from sync.log.change import Entry
from sync.parcel.columns import RunPart, pack_runs
from sync.parcel.envelope import seal
from sync.parcel.messages import EXCHANGE, Cursor, ExchangeRequest, Offer
from sync.parcel.runs import sign_run
from sync.store.identity import Identity, last_of_actor
from sync.store.log_tables import CURSOR
from sync.store.outbox import count_unsent, entries_at, unsent_keys
from sync.store.prepared import Prepared
from sync.store.projection import fingerprint
from sync.store.runs import runs_for

APP = "loa/0.1.0"
MOST_IN_REPLY = 2000
"""Changes a node asks for in one reply."""
LONGEST_RUN = 32
"""Changes signed together: whoever is sent a part of a run later is sent 32 bytes for each change that is missing."""
_CURSORS: Final = Prepared(select(CURSOR.c.unit, CURSOR.c.token).order_by(CURSOR.c.unit))
_WINDOW = 64
"""So many more changes are looked at for smaller ones when the first is too large for the link."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the exchange: who speaks, over which link and at which pace, when."""

    identity: Identity
    link: HubLink
    wall: int
    offer: Sequence[Offer] = ()
    comparison: Comparison = NO_COMPARISON
    under_way: frozenset[int] = frozenset()
    """Keys of changes that the hub has answered for, while its answer is yet to be kept."""
    read_on: Mapping[str, bytes] = field(default_factory=dict)
    """Cursors of that answer."""
    files: FileTurn | None = None
    """What may be said of files, where no change goes along; None for nothing."""


@dataclass(frozen=True, slots=True)
class Load:
    """Changes that travel together: their keys, the runs that vouch for them, and these as bytes."""

    keys: Sequence[int] = ()
    parts: Sequence[RunPart] = ()
    runs: bytes = b""


NO_LOAD: Final = Load()


@dataclass(frozen=True, slots=True)
class Packed:
    """A request with the runs that travel in it, sealed."""

    request: ExchangeRequest
    load: Load
    parcel: bytes

    @property
    def parts(self) -> Sequence[RunPart]:
        """The runs."""
        return self.load.parts

    @property
    def changes(self) -> int:
        """How many changes are in it."""
        return len(self.load.keys)

    @property
    def has_pieces(self) -> bool:
        """Whether bytes of files are in it."""
        files = self.request.files
        return files is not None and any(content for _sha256, _start, content in files.pieces)

    @property
    def is_divisible(self) -> bool:
        """Whether less may be sent of it at once."""
        return self.changes > 1 or self.has_pieces


def pack_request(connection: Connection, turn: Turn, ready: Load = NO_LOAD) -> Packed:
    """The next request, as large as the pace allows: the changes come in the order in which they wait. ``ready`` is
    what was made ahead for it.

    One change alone goes whatever its size, but smaller ones before it where the link has just lost one so large.
    """
    pace = turn.link.pace
    waiting = waiting_keys(connection, turn.under_way, max(pace.changes, len(ready.keys)))
    if ready.keys and list(ready.keys) == waiting[: len(ready.keys)]:
        packed = seal_request(connection, turn, ready)
        if len(packed.parcel) <= pace.up:
            return packed
    return _freshly_packed(connection, turn, waiting[: pace.changes])


def waiting_keys(connection: Connection, under_way: Collection[int], most: int) -> list[int]:
    """Keys of what waits beside that, in the order in which it travels."""
    keys = unsent_keys(connection, most + len(under_way))
    return [key for key in keys if key not in under_way][:most]


def _freshly_packed(connection: Connection, turn: Turn, waiting: Sequence[int]) -> Packed:
    pace = turn.link.pace
    entries = entries_at(connection, waiting)
    packed = _packed(connection, turn, waiting, entries)
    while len(packed.parcel) > pace.up and packed.changes > 1:
        fewer = max(1, min(packed.changes * pace.up * 9 // (len(packed.parcel) * 10), packed.changes - 1))
        packed = _packed(connection, turn, waiting[:fewer], entries[:fewer])
    if len(packed.parcel) > pace.up and packed.changes == 1 and pace.calm < RISK:
        return _smaller_first(connection, turn, packed)
    return packed


def _smaller_first(connection: Connection, turn: Turn, first: Packed) -> Packed:
    """The smallest of those that wait behind a change too large for the link, if it is smaller."""
    waiting = waiting_keys(connection, turn.under_way, _WINDOW)
    key, smallest = min(
        zip(waiting, entries_at(connection, waiting), strict=True), key=lambda one: (len(one[1].body), one[0])
    )
    other = _packed(connection, turn, [key], [smallest])
    return other if len(other.parcel) < len(first.parcel) else first


def _packed(connection: Connection, turn: Turn, keys: Sequence[int], entries: Sequence[Entry]) -> Packed:
    return seal_request(connection, turn, make_load(connection, turn.identity, keys, entries))


def make_load(connection: Connection, identity: Identity, keys: Sequence[int], entries: Sequence[Entry]) -> Load:
    """These changes in runs, signed and packed."""
    parts = sign_parts(connection, identity, entries)
    return Load(keys, parts, pack_runs(parts))


def seal_request(connection: Connection, turn: Turn, load: Load) -> Packed:
    """The request that takes a load along, sealed."""
    request = _request(connection, turn, load)
    return Packed(request, load, seal(EXCHANGE, request, turn.identity.device, turn.link.hub))


def build_request(
    connection: Connection, turn: Turn, entries: Sequence[Entry]
) -> tuple[ExchangeRequest, list[RunPart]]:
    """The request that takes these changes along, and the runs that travel in it."""
    load = make_load(connection, turn.identity, range(len(entries)), entries)
    return _request(connection, turn, load), list(load.parts)


def _request(connection: Connection, turn: Turn, load: Load) -> ExchangeRequest:
    identity, link = turn.identity, turn.link
    n, last_id = last_of_actor(connection, identity.actor)
    noticed = known_notice(link)
    return ExchangeRequest(
        actor=identity.actor,
        last_n=n,
        last_id=last_id,
        epoch=link.epoch,
        cursors=[] if link.offering else _cursors(connection, turn),
        queue=count_unsent(connection) - len(load.keys) - len(turn.under_way),
        app=APP,
        declarations=fingerprint(),
        wall=turn.wall,
        want_more=MOST_IN_REPLY,
        runs=load.runs,
        offer=list(turn.offer),
        want_bytes=link.pace.down,
        noticed=noticed.number,
        sums=list(turn.comparison.sums),
        holdings=list(turn.comparison.holdings),
        told=link.told,
        noticed_mark=noticed.mark,
        files=None if turn.files is None or load.parts else ask_for_files(connection, turn.files, link),
    )


def _cursors(connection: Connection, turn: Turn) -> list[Cursor]:
    """The tokens of all streams, those of a reply that is yet to be kept among them."""
    return sorted({**dict(read_cursors(connection)), **turn.read_on}.items())


def sign_parts(connection: Connection, identity: Identity, entries: Sequence[Entry]) -> list[RunPart]:
    """Runs for these changes: own ones signed here and now, other people's as their devices signed them."""
    own = [entry for entry in entries if entry.change.device == identity.device.public]
    others = [entry for entry in entries if entry.change.device != identity.device.public]
    parts = [RunPart(sign_run(run, identity.device), dict(enumerate(run))) for run in _stretches(own)]
    return parts + (runs_for(connection, others) if others else [])


def _stretches(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The changes cut into unbroken stretches of one chain, none too long to pass a narrow link in one piece."""
    found: list[list[Entry]] = []
    for entry in sorted(entries, key=lambda one: (one.change.actor, one.change.n)):
        if found and entry.change.prev == found[-1][-1].id and len(found[-1]) < LONGEST_RUN:
            found[-1].append(entry)
        else:
            found.append([entry])
    return found


def read_cursors(connection: Connection) -> list[Cursor]:
    """The tokens of all streams, as the hub gave them."""
    return list(_CURSORS.rows(connection))
