# SPDX-License-Identifier: Apache-2.0
"""What a node says in one exchange: where it stands, and the changes the hub has not answered for yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

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
from sync.store.outbox import count_unsent, unsent
from sync.store.projection import fingerprint
from sync.store.runs import runs_for

APP = "loa/0.1.0"
MOST_IN_REPLY = 2000
"""Changes a node asks for in one reply."""
LONGEST_RUN = 32
"""Changes signed together: whoever is sent a part of a run later is sent 32 bytes for each change that is missing."""
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


@dataclass(frozen=True, slots=True)
class Packed:
    """A request with the runs that travel in it, sealed; ``changes`` are in it."""

    request: ExchangeRequest
    parts: Sequence[RunPart]
    parcel: bytes
    changes: int


def pack_request(connection: Connection, turn: Turn) -> Packed:
    """The next request, as large as the pace allows: the changes come in the order in which they wait.

    One change alone goes whatever its size, but smaller ones before it where the link has just lost one so large.
    """
    pace = turn.link.pace
    waiting = unsent(connection, pace.changes)
    packed = _packed(connection, turn, waiting)
    while len(packed.parcel) > pace.up and packed.changes > 1:
        fewer = packed.changes * pace.up * 9 // (len(packed.parcel) * 10)
        packed = _packed(connection, turn, waiting[: max(1, min(fewer, packed.changes - 1))])
    if len(packed.parcel) > pace.up and packed.changes == 1 and pace.calm < RISK:
        return _smaller_first(connection, turn, packed)
    return packed


def _smaller_first(connection: Connection, turn: Turn, first: Packed) -> Packed:
    """The smallest of those that wait behind a change too large for the link, if it is smaller."""
    waiting = unsent(connection, _WINDOW)
    smallest = min(waiting, key=lambda entry: len(entry.body))
    other = _packed(connection, turn, [smallest])
    return other if len(other.parcel) < len(first.parcel) else first


def _packed(connection: Connection, turn: Turn, entries: Sequence[Entry]) -> Packed:
    request, parts = build_request(connection, turn, entries)
    return Packed(request, parts, seal(EXCHANGE, request, turn.identity.device, turn.link.hub), len(entries))


def build_request(
    connection: Connection, turn: Turn, entries: Sequence[Entry]
) -> tuple[ExchangeRequest, list[RunPart]]:
    """The request that takes these changes along, and the runs that travel in it."""
    identity, link = turn.identity, turn.link
    parts = sign_parts(connection, identity, entries)
    n, last_id = last_of_actor(connection, identity.actor)
    request = ExchangeRequest(
        actor=identity.actor,
        last_n=n,
        last_id=last_id,
        epoch=link.epoch,
        cursors=[] if link.offering else read_cursors(connection),
        queue=count_unsent(connection) - len(entries),
        app=APP,
        declarations=fingerprint(),
        wall=turn.wall,
        want_more=MOST_IN_REPLY,
        runs=pack_runs(parts),
        offer=list(turn.offer),
        want_bytes=link.pace.down,
        noticed=known_notice(link),
        sums=list(turn.comparison.sums),
        holdings=list(turn.comparison.holdings),
    )
    return request, parts


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
    return [(row.unit, row.token) for row in connection.execute(select(CURSOR).order_by(CURSOR.c.unit))]
