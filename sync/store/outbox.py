# SPDX-License-Identifier: Apache-2.0
"""What waits to be sent, and the receipts that say it arrived: "sent" means a receipt names the change."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Integer, bindparam, delete, func, insert, select, update

from sync.log.change import Entry
from sync.store.bulk import write_rows
from sync.store.digests import Settled, settle
from sync.store.entries import PreparedAmong, PreparedForKeys
from sync.store.entries import entries_at as entries_of_keys
from sync.store.log_tables import CHANGE, DELIVERY, OUTBOX, RECEIPT, URGENT
from sync.store.prepared import Prepared

IS_HELD: Final = DELIVERY.c.code > ""
"""Few among many: spelled as a range, and sorted by the caller, so that SQLite reads the index of codes and not the
whole log in its order."""


_INSERT_DELIVERY: Final = insert(DELIVERY)
_QUEUE: Final = {table: insert(table) for table in (OUTBOX, URGENT)}
_SETTLED: Final = select(CHANGE.c.key, CHANGE.c.id, CHANGE.c.unit, CHANGE.c.type)
_SETTLED_OF: Final = PreparedAmong(CHANGE.c.id, _SETTLED.where)
_SETTLED_AT: Final = PreparedForKeys(CHANGE.c.key, _SETTLED.where)
_WAITING: Final = PreparedForKeys(OUTBOX.c.change, select(OUTBOX.c.change).where)
_TAKE_OUT: Final = tuple(PreparedForKeys(table.c.change, delete(table).where) for table in (OUTBOX, URGENT))
_FORGET_DELIVERY: Final = PreparedForKeys(DELIVERY.c.change, delete(DELIVERY).where)
_HELD_NO_MORE: Final = PreparedForKeys(DELIVERY.c.change, update(DELIVERY).values(code=None).where)
_HELD_OF: Final = PreparedForKeys(
    DELIVERY.c.change, select(DELIVERY.c.change).where(DELIVERY.c.code.is_not(None)).where
)
_UNSENT: Final = Prepared(select(func.count()).select_from(OUTBOX))
_MOST: Final = bindparam("most", type_=Integer)
_URGENT: Final = Prepared(select(URGENT.c.change).order_by(URGENT.c.change).limit(_MOST))
_ORDINARY: Final = Prepared(
    select(OUTBOX.c.change)
    .where(OUTBOX.c.change.not_in(select(URGENT.c.change)))
    .order_by(OUTBOX.c.change)
    .limit(_MOST)
)
_LAST_RECEIPT: Final = Prepared(select(func.max(RECEIPT.c.key)))
_KEEP_RECEIPT: Final = Prepared(insert(RECEIPT))
_LAST_CONFIRMED: Final = Prepared(select(func.max(RECEIPT.c.at)))
_HELD: Final = Prepared(
    select(CHANGE.c.key, CHANGE.c.record, CHANGE.c.type, DELIVERY.c.code)
    .join(DELIVERY, DELIVERY.c.change == CHANGE.c.key)
    .where(IS_HELD)
)


class KeptReceipt(NamedTuple):
    """A signed receipt of a hub; ``statement`` and ``signature`` are the proof."""

    hub: bytes
    epoch: bytes
    number: int
    at: int
    statement: bytes
    signature: bytes


class HeldChange(NamedTuple):
    """A change that the hub holds instead of letting it in."""

    record: bytes
    type: str
    code: str


def queue(connection: Connection, keys: Iterable[int], urgent: Iterable[int] = ()) -> None:
    """Let changes wait for a receipt; the ``urgent`` ones among them go before all others."""
    for table, some in ((OUTBOX, keys), (URGENT, urgent)):
        write_rows(connection, _QUEUE[table], [{"change": key} for key in some])


def count_unsent(connection: Connection) -> int:
    """How many changes wait."""
    return int(_UNSENT.scalar(connection))


def unsent(connection: Connection, most: int) -> list[Entry]:
    """At most so many changes, in the order of ``unsent_keys``."""
    return entries_at(connection, unsent_keys(connection, most))


def unsent_keys(connection: Connection, most: int) -> list[int]:
    """Keys of at most so many changes: the urgent ones, then those that have waited longest.

    An urgent change may travel before earlier ones of its actor: each is known by its hash and its run by its place
    in the chain, and no fold asks for an order.
    """
    urgent: list[int] = _URGENT.scalars(connection, most=most)
    left = most - len(urgent)
    return urgent + _ORDINARY.scalars(connection, most=left) if left > 0 else urgent


def entries_at(connection: Connection, keys: Sequence[int]) -> list[Entry]:
    """The changes of these keys, in their order."""
    found = entries_of_keys(connection, keys)
    return [found[key] for key in keys]


def keep_receipt(connection: Connection, receipt: KeptReceipt) -> int:
    """Keep a receipt and give its key."""
    key = int(_LAST_RECEIPT.scalar(connection) or 0) + 1
    _KEEP_RECEIPT.run(connection, key=key, **receipt._asdict())
    return key


def deliver(
    connection: Connection, receipt_key: int, answers: Mapping[bytes, str | None], keys: Sequence[int] = ()
) -> None:
    """Take answers out of the outbox: id → None where the hub has the change, else why it is held. ``keys`` are those
    of the changes that were sent, where they are known: several times as quick as finding them by their ids."""
    if keys:
        rows = [row for row in _settled(_SETTLED_AT.rows(connection, keys)) if row[1].id in answers]
    else:
        rows = _rows_of(connection, answers)
    waiting = _still_waiting(connection, [key for key, _change in rows])
    fresh = [(key, change) for key, change in rows if key in waiting]
    _FORGET_DELIVERY.run(connection, waiting)
    deliveries = [{"change": key, "receipt": receipt_key, "code": answers[one.id]} for key, one in fresh]
    if deliveries:
        write_rows(connection, _INSERT_DELIVERY, deliveries)
    _take_out(connection, waiting)
    settle(connection, (change for _key, change in fresh if answers[change.id] is None))


def _rows_of(connection: Connection, ids: Iterable[bytes]) -> list[tuple[int, Settled]]:
    return _settled(_SETTLED_OF.rows(connection, ids))


def _settled(rows: Iterable[Any]) -> list[tuple[int, Settled]]:
    return [(key, Settled(*told)) for key, *told in rows]


def _still_waiting(connection: Connection, keys: Sequence[int]) -> set[int]:
    return {key for (key,) in _WAITING.rows(connection, keys)}


def _take_out(connection: Connection, keys: Collection[int]) -> None:
    for taking_out in _TAKE_OUT:
        taking_out.run(connection, keys)


def settle_arrived(connection: Connection, entries: Sequence[Entry], new: Mapping[bytes, int]) -> None:
    """Settle changes that came from the hub: new ones, and own ones it has though no receipt ever came."""
    known = _rows_of(connection, (entry.id for entry in entries if entry.id not in new))
    keys = [key for key, _change in known]
    open_keys = _still_waiting(connection, keys) | _held_among(connection, keys)
    _take_out(connection, open_keys)
    _HELD_NO_MORE.run(connection, open_keys)
    late = [change for key, change in known if key in open_keys]
    fresh = {one.id: Settled(one.id, one.change.unit, one.change.type) for one in entries if one.id in new}
    settle(connection, [*fresh.values(), *late])


def _held_among(connection: Connection, keys: Sequence[int]) -> set[int]:
    return {key for (key,) in _HELD_OF.rows(connection, keys)}


def held_changes(connection: Connection) -> list[HeldChange]:
    """What the hub holds of this node, each with its reason, in the order in which it was written."""
    return [HeldChange(*told) for _key, *told in sorted(_HELD.rows(connection), key=lambda row: row[0])]


def held_code(connection: Connection, record: bytes) -> str | None:
    """Why the hub holds the latest change of a record that it holds; None where it holds none."""
    return connection.execute(
        select(DELIVERY.c.code)
        .join(CHANGE, CHANGE.c.key == DELIVERY.c.change)
        .where(CHANGE.c.record == record, DELIVERY.c.code.is_not(None))
        .order_by(CHANGE.c.key.desc())
        .limit(1)
    ).scalar()


def last_confirmed(connection: Connection) -> int | None:
    """The hub's time on the latest receipt, milliseconds; None before the first."""
    at: int | None = _LAST_CONFIRMED.scalar(connection)
    return at
