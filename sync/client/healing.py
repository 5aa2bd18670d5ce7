# SPDX-License-Identifier: Apache-2.0
"""After the hub lost some of its history: offer it all that this node holds, other people's changes too.

The new epoch is adopted only when everything the hub wanted is answered for; until then a crash simply
starts the offering again.
"""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, delete, select

from sync.client.link import HubLink, keep_link
from sync.parcel.messages import Offer
from sync.store.digests import recount
from sync.store.entries import chunks, known_keys
from sync.store.log_tables import CHANGE, CURSOR, OUTBOX
from sync.store.outbox import queue

OFFERED_AT_ONCE = 4000
"""Ids in one offer: 128 kB."""


def offers(connection: Connection) -> Iterator[Offer]:
    """Every change that does not wait in the outbox anyway, as offers of one unit each."""
    waiting = select(OUTBOX.c.change)
    units = connection.execute(select(CHANGE.c.unit).distinct().order_by(CHANGE.c.unit)).scalars().all()
    for unit in units:
        ids = select(CHANGE.c.id).where(CHANGE.c.unit == unit, CHANGE.c.key.not_in(waiting)).order_by(CHANGE.c.key)
        for some in chunks(connection.execute(ids).scalars().all(), OFFERED_AT_ONCE):
            yield unit, b"".join(some)


def begin_offering(connection: Connection, link: HubLink, epoch: bytes) -> HubLink:
    """Note that everything is to be offered under a new epoch."""
    offering = replace(link, offering=epoch)
    keep_link(connection, offering)
    return offering


def queue_wanted(connection: Connection, wanted: list[bytes]) -> None:
    """Let what the hub lacks wait for a receipt again."""
    keys = set(known_keys(connection, wanted).values())
    waiting = set(connection.execute(select(OUTBOX.c.change)).scalars())
    queue(connection, sorted(keys - waiting))


def adopt_epoch(connection: Connection, link: HubLink) -> HubLink:
    """The hub has all again: read its streams from their beginning, under the new epoch."""
    adopted = replace(link, epoch=link.offering, offering=b"")
    connection.execute(delete(CURSOR))
    recount(connection, is_hub=False)
    keep_link(connection, adopted)
    return adopted
