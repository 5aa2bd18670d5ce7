# SPDX-License-Identifier: Apache-2.0
"""Count and order-free digest of each stream's settled changes: equal on two nodes that hold the same.

Settled are, on a hub, the numbered changes; on a laptop, those that the hub has answered for or sent.
The digest is the sum of the ids modulo 2^256, kept as changes settle and counted anew by ``check``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import Connection, Select, bindparam, delete, exists, insert, select, update

from sync.log.scope import DOWNWARD_TYPES, Sight
from sync.store.log_tables import ARRIVAL, CHANGE, DELIVERY, DIGEST, OUTBOX
from sync.store.prepared import Prepared

_MODULUS: Final = 2**256
_HERE: Final = (DIGEST.c.unit == bindparam("of")) & (DIGEST.c.sight == bindparam("with_sight"))
_KEPT: Final = Prepared(select(DIGEST.c.changes, DIGEST.c.sum).where(_HERE))
_COUNT: Final = Prepared(update(DIGEST).where(_HERE).values(changes=bindparam("many"), sum=bindparam("total")))
_BEGIN: Final = Prepared(insert(DIGEST))


class Settled(NamedTuple):
    """A change as the digest of its stream counts it."""

    id: bytes
    unit: str
    type: str


@dataclass(frozen=True, slots=True)
class Digest:
    """How many changes, and the sum of their ids."""

    count: int
    sum: bytes


NOTHING: Final = Digest(0, bytes(32))


def settle(connection: Connection, changes: Iterable[Settled]) -> None:
    """Count changes that have just settled; each may be counted once only."""
    for (unit, sight), added in summed(changes).items():
        before = read_digest(connection, unit, sight)
        total = Digest(before.count + added.count, _add(before.sum, added.sum))
        if before == NOTHING:
            _BEGIN.run(connection, unit=unit, sight=sight.value, changes=total.count, sum=total.sum)
        else:
            _COUNT.run(connection, of=unit, with_sight=sight.value, many=total.count, total=total.sum)


def summed(changes: Iterable[Settled]) -> dict[tuple[str, Sight], Digest]:
    """(unit, sight) → digest of these changes; what goes down is counted for both sights."""
    ids: dict[tuple[str, str], list[bytes]] = {}
    for id_, unit, type_ in changes:
        ids.setdefault((unit, type_), []).append(id_)
    found: dict[tuple[str, Sight], Digest] = {}
    for (unit, type_), some in ids.items():
        added = Digest(len(some), _sum(some))
        for sight in Sight if type_ in DOWNWARD_TYPES else (Sight.WHOLE,):
            before = found.get((unit, sight), NOTHING)
            found[unit, sight] = Digest(before.count + added.count, _add(before.sum, added.sum))
    return found


def _sum(ids: Iterable[bytes]) -> bytes:
    return (sum(int.from_bytes(id_, "big") for id_ in ids) % _MODULUS).to_bytes(32, "big")


def _add(left: bytes, right: bytes) -> bytes:
    return ((int.from_bytes(left, "big") + int.from_bytes(right, "big")) % _MODULUS).to_bytes(32, "big")


def read_digest(connection: Connection, unit: str, sight: Sight) -> Digest:
    """The digest kept for one stream."""
    row = _KEPT.first(connection, of=unit, with_sight=sight.value)
    return Digest(*row) if row else NOTHING


def kept_digests(connection: Connection) -> dict[tuple[str, Sight], Digest]:
    """Every digest as it was kept."""
    rows = connection.execute(select(DIGEST))
    return {(row.unit, Sight(row.sight)): Digest(row.changes, row.sum) for row in rows}


def counted_digests(connection: Connection, is_hub: bool) -> Mapping[tuple[str, Sight], Digest]:
    """Every digest counted anew from the log."""
    rows = connection.execute(settled_changes(is_hub))
    return summed(Settled(row.id, row.unit, row.type) for row in rows)


def recount(connection: Connection, is_hub: bool) -> None:
    """Replace what was kept by what the log holds."""
    counted = counted_digests(connection, is_hub)
    connection.execute(delete(DIGEST))
    rows = [
        {"unit": unit, "sight": sight.value, "changes": one.count, "sum": one.sum}
        for (unit, sight), one in counted.items()
    ]
    if rows:
        connection.execute(insert(DIGEST), rows)


def settled_changes(is_hub: bool) -> Select[tuple[bytes, str, str]]:
    """Id, unit and type of every settled change."""
    return _settled_on_hub() if is_hub else _settled_on_laptop()


def _settled_on_hub() -> Select[tuple[bytes, str, str]]:
    return select(CHANGE.c.id, CHANGE.c.unit, CHANGE.c.type).join(ARRIVAL, ARRIVAL.c.change == CHANGE.c.key)


def _settled_on_laptop() -> Select[tuple[bytes, str, str]]:
    is_waiting = exists().where(OUTBOX.c.change == CHANGE.c.key)
    is_held = exists().where(DELIVERY.c.change == CHANGE.c.key, DELIVERY.c.code.is_not(None))
    return select(CHANGE.c.id, CHANGE.c.unit, CHANGE.c.type).where(~is_waiting, ~is_held)
