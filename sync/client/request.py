# SPDX-License-Identifier: Apache-2.0
"""What a node says in one exchange: where it stands, and the changes the hub has not answered for yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sync.client.link import HubLink
from sync.log.change import Entry
from sync.parcel.columns import RunPart, pack_runs
from sync.parcel.messages import Cursor, ExchangeRequest, Offer
from sync.parcel.runs import sign_run
from sync.store.identity import Identity, last_of_actor
from sync.store.log_tables import CURSOR
from sync.store.outbox import count_unsent, unsent
from sync.store.projection import fingerprint
from sync.store.runs import runs_for

APP = "loa/0.1.0"
MOST_IN_REPLY = 2000
"""Changes a node asks for in one reply."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the exchange: who speaks, over which link, how many changes at most, when."""

    identity: Identity
    link: HubLink
    batch: int
    wall: int
    offer: Sequence[Offer] = ()


def build_request(connection: Connection, turn: Turn) -> tuple[ExchangeRequest, list[RunPart]]:
    """The next request and the runs that travel in it: the changes that have waited longest."""
    identity, link = turn.identity, turn.link
    entries = unsent(connection, turn.batch)
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
    )
    return request, parts


def sign_parts(connection: Connection, identity: Identity, entries: Sequence[Entry]) -> list[RunPart]:
    """Runs for these changes: own ones signed here and now, other people's as their devices signed them."""
    own = [entry for entry in entries if entry.change.device == identity.device.public]
    others = [entry for entry in entries if entry.change.device != identity.device.public]
    parts = [RunPart(sign_run(run, identity.device), dict(enumerate(run))) for run in _stretches(own)]
    return parts + (runs_for(connection, others) if others else [])


def _stretches(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The changes cut into unbroken stretches of one chain."""
    found: list[list[Entry]] = []
    for entry in sorted(entries, key=lambda one: (one.change.actor, one.change.n)):
        if found and entry.change.prev == found[-1][-1].id:
            found[-1].append(entry)
        else:
            found.append([entry])
    return found


def read_cursors(connection: Connection) -> list[Cursor]:
    """The tokens of all streams, as the hub gave them."""
    return [(row.unit, row.token) for row in connection.execute(select(CURSOR).order_by(CURSOR.c.unit))]
