# SPDX-License-Identifier: Apache-2.0
"""Which changes a caller need not be sent because the chain proves that it has them.

It names its last change; each change holds the id before it, so that id vouches for every change on the
way down. A change of its actor that is not on that way (a clone wrote it) is sent like any other. The runs that the
caller itself has signed tell the way without a look at the changes; where they do not reach, the changes do.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from sqlalchemy import Connection, bindparam, select

from sync.log.change import Change, ChangeId
from sync.parcel.canonical import recall_change
from sync.store.log_tables import CHANGE, HELD, RUN
from sync.store.prepared import Prepared
from sync.store.projection import version_ids

LONGEST_WAY: Final = 5_000
"""Changes followed down the chain in one exchange; beyond it the caller is sent what it may have."""


_LAST_OF: Final = Prepared(
    select(CHANGE.c.n, CHANGE.c.id)
    .where(CHANGE.c.actor == bindparam("of"))
    .order_by(CHANGE.c.n.desc(), CHANGE.c.id)
    .limit(1)
)


_RUNS_OF: Final = Prepared(
    select(RUN.c.prev, RUN.c.ids).where(
        RUN.c.actor == bindparam("of"),
        RUN.c.device == bindparam("by"),
        RUN.c.first_n <= bindparam("high"),
        RUN.c.last_n >= bindparam("low"),
    )
)


class Tip(NamedTuple):
    """The last change of a node's actor, by its number and id; number 0 for none."""

    actor: bytes
    n: int
    id: ChangeId
    device: bytes = b""
    """Whose runs are believed about the way."""


def proven_ids(connection: Connection, tip: Tip, lowest: int) -> set[ChangeId]:
    """The ids on the way from a caller's last change down to the one numbered ``lowest``."""
    if not 0 < lowest <= tip.n or tip.n - lowest > LONGEST_WAY:
        return set()
    found = _on_the_way(tip, _signed(connection, tip, lowest))
    if len(found) > tip.n - lowest:
        return found
    return _on_the_way(tip, {id_: change.prev for id_, change in _changes(connection, tip, lowest)})


def _on_the_way(tip: Tip, before: Mapping[ChangeId, ChangeId]) -> set[ChangeId]:
    found: set[ChangeId] = set()
    at = tip.id
    while at in before and at not in found:
        found.add(at)
        at = before[at]
    return found


def _signed(connection: Connection, tip: Tip, lowest: int) -> Mapping[ChangeId, ChangeId]:
    """Id → the id before it, as the caller's own device has signed them; another could tell any way."""
    before: dict[ChangeId, ChangeId] = {}
    for prev, joined in _RUNS_OF.rows(connection, of=tip.actor, by=tip.device, low=lowest, high=tip.n):
        ids = version_ids(joined)
        before.update(zip(ids, (prev, *ids), strict=False))
    return before


def _changes(connection: Connection, tip: Tip, lowest: int) -> Iterator[tuple[ChangeId, Change]]:
    """Those of the actor that are here, let in or held."""
    on_the_way = (CHANGE.c.actor == tip.actor) & CHANGE.c.n.between(lowest, tip.n)
    for statement in (
        select(CHANGE.c.id, CHANGE.c.body).where(on_the_way),
        select(HELD.c.id, HELD.c.body).where(HELD.c.id == tip.id),
    ):
        for id_, body in connection.execute(statement):
            yield id_, recall_change(body)


def last_of(connection: Connection, actor: bytes) -> Tip:
    """The last change of an actor that this hub has let in."""
    return Tip(actor, *(_LAST_OF.first(connection, of=actor) or (0, b"")))
