# SPDX-License-Identifier: Apache-2.0
"""Healing at a laptop: offer everything to a hub that lost its history, and find out where a stream differs.

A new epoch is adopted only when everything the hub wanted is answered for; until then a crash simply starts the
offering again. Where a digest differs, both compare sums of buckets, then ids of the few buckets that differ: what
this node lacks comes with the answer, what the hub lacks waits in the outbox again and goes up as ever.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, delete, func, select

from sync.client.link import HubLink, keep_link
from sync.log.scope import Sight
from sync.parcel.messages import ExchangeReply, Holding, Offer, StreamSums, split_ids
from sync.store.comparing import EVERY_BUCKET, grouped_buckets, settled_ids, sums_of, visible
from sync.store.digests import recount
from sync.store.engine import Database
from sync.store.entries import chunks, known_keys
from sync.store.files import ask_again
from sync.store.log_tables import CHANGE, CURSOR, OUTBOX
from sync.store.mending import look_over, mend
from sync.store.outbox import queue
from sync.store.prepared import Prepared
from sync.store.safety import epoch_adopted
from sync.store.settings import read_setting, write_setting

OFFERED_AT_ONCE = 4000
"""Ids in one offer: 128 kB."""
HELD_UP_AT_ONCE: Final = 500
"""Ids in one comparison: 16 kB, a whole bucket at least."""
WITHOUT_SUMS: Final = 96
"""So many ids take no more room than the sums of their buckets."""
MOST_ROUNDS: Final = 10_000
"""Comparisons in one exchange, so that a hub that contradicts itself is left alone at last."""

LOOKED_OVER: Final = "looked_over"
QUEUED_AGAIN: Final = "queued_again"
"""How often changes that were answered for were made to wait again: what was safe, or another's, is unsafe here now."""
SHORT_LOG: Final = 20_000
"""A log of so many changes, some years of a commune, is looked over at every exchange, 0.1 s; a longer one daily."""
DAILY_MS: Final = 24 * 3600_000
_LAST_KEY: Final = Prepared(select(func.max(CHANGE.c.key)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a request asks about streams that differ."""

    sums: Sequence[StreamSums] = ()
    holdings: Sequence[Holding] = ()


NO_COMPARISON: Final = Comparison()

Comparing = Generator[Comparison, ExchangeReply, None]
"""Gives what is to be asked next, is sent what the hub answered."""


def look_over_laptop(database: Database, now_ms: int) -> None:
    """Make sure that the digests say what the log holds, and that its changes are what their ids say."""
    with database.reading() as connection:
        is_long = (_LAST_KEY.scalar(connection) or 0) > SHORT_LOG
        if is_long and abs(now_ms - (read_setting(connection, LOOKED_OVER) or 0)) < DAILY_MS:
            return
        found = look_over(connection, is_hub=False)
    if found or is_long:
        with database.writing() as connection:
            mend(connection, is_hub=False)
            write_setting(connection, LOOKED_OVER, now_ms)


def comparing(database: Database, units: Sequence[str]) -> Comparing:
    """Find and mend the differences of these streams, as far as both sides can."""
    for unit in units:
        buckets = yield from _differing_buckets(database, unit)
        with database.reading() as connection:
            ids = settled_ids(connection, False, unit, buckets)
        for group in grouped_buckets(buckets, ids, HELD_UP_AT_ONCE):
            yield from _both_ways(database, unit, group)


def _differing_buckets(database: Database, unit: str) -> Generator[Comparison, ExchangeReply, bytes]:
    with database.reading() as connection:
        ids = settled_ids(connection, False, unit)
    if len(ids) <= WITHOUT_SUMS:
        return EVERY_BUCKET
    down, whole = (sums_of(visible(ids, sight)) for sight in (Sight.DOWNWARD, Sight.WHOLE))
    reply = yield Comparison(sums=[(unit, down if any(down) else b"", whole)])
    return b"".join(buckets for asked, buckets in reply.apart if asked == unit)


def _both_ways(database: Database, unit: str, buckets: bytes) -> Comparing:
    """Until the hub has sent all that lies in these buckets; what it lacks waits to be sent."""
    for _round in range(MOST_ROUNDS):
        with database.reading() as connection:
            ids = settled_ids(connection, False, unit, buckets)
        reply = yield Comparison(holdings=[(unit, buckets, b"".join(ids))])
        with database.writing() as connection:
            queue_wanted(connection, split_ids(reply.wanted))
            recount(connection, is_hub=False)
        if not reply.more or not reply.runs:
            return


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
    again = sorted(keys - waiting)
    if again:
        queue(connection, again)
        write_setting(connection, QUEUED_AGAIN, (read_setting(connection, QUEUED_AGAIN) or 0) + 1)


def adopt_epoch(connection: Connection, link: HubLink) -> HubLink:
    """The hub has all again: read its streams from their beginning, under the new epoch."""
    adopted = replace(link, epoch=link.offering, offering=b"")
    connection.execute(delete(CURSOR))
    ask_again(connection)
    recount(connection, is_hub=False)
    epoch_adopted(connection, link.hub_at or 0)
    keep_link(connection, adopted)
    return adopted
