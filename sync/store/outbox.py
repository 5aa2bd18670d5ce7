# SPDX-License-Identifier: Apache-2.0
"""What waits to be sent, and the receipts that say it arrived: "sent" means a receipt names the change."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from sync.log.change import Entry
from sync.store.bulk import write_rows
from sync.store.digests import Settled, settle
from sync.store.entries import FEW, entries_where, in_chunks
from sync.store.log_tables import CHANGE, DELIVERY, OUTBOX, RECEIPT, URGENT

IS_HELD: Final = DELIVERY.c.code > ""
"""Few among many: spelled as a range, and sorted by the caller, so that SQLite reads the index of codes and not the
whole log in its order."""


_INSERT_DELIVERY: Final = insert(DELIVERY)
_SETTLED: Final = select(CHANGE.c.key, CHANGE.c.id, CHANGE.c.unit, CHANGE.c.type)


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
        rows = [{"change": key} for key in some]
        if rows:
            connection.execute(insert(table), rows)


def count_unsent(connection: Connection) -> int:
    """How many changes wait."""
    return connection.execute(select(func.count()).select_from(OUTBOX)).scalar_one()


def unsent(connection: Connection, most: int) -> list[Entry]:
    """At most so many changes, in the order of ``unsent_keys``."""
    return entries_at(connection, unsent_keys(connection, most))


def unsent_keys(connection: Connection, most: int) -> list[int]:
    """Keys of at most so many changes: the urgent ones, then those that have waited longest.

    An urgent change may travel before earlier ones of its actor: each is known by its hash and its run by its place
    in the chain, and no fold asks for an order.
    """
    urgent = connection.execute(select(URGENT.c.change).order_by(URGENT.c.change).limit(most)).scalars().all()
    return [*urgent, *_ordinary(connection, most - len(urgent))]


def entries_at(connection: Connection, keys: Sequence[int]) -> list[Entry]:
    """The changes of these keys, in their order."""
    found: dict[int, Entry] = {}
    for condition in _in_stretches(CHANGE.c.key, keys):
        found.update(entries_where(connection, condition))
    return [found[key] for key in keys]


def _in_stretches(column: ColumnElement[Any], keys: Iterable[int]) -> Iterator[ColumnElement[bool]]:
    """The condition ``column IN keys``: keys that follow each other without a hole are one range."""
    lone: list[int] = []
    places = count()
    for _lead, stretch in groupby(sorted(keys), lambda key: key - next(places)):
        some = list(stretch)
        if len(some) > FEW:
            yield column.between(some[0], some[-1])
        else:
            lone += some
    yield from in_chunks(column, lone)


def _ordinary(connection: Connection, most: int) -> Sequence[int]:
    if most <= 0:
        return ()
    waiting = select(OUTBOX.c.change).where(OUTBOX.c.change.not_in(select(URGENT.c.change)))
    return connection.execute(waiting.order_by(OUTBOX.c.change).limit(most)).scalars().all()


def keep_receipt(connection: Connection, receipt: KeptReceipt) -> int:
    """Keep a receipt and give its key."""
    key = (connection.execute(select(func.max(RECEIPT.c.key))).scalar() or 0) + 1
    connection.execute(insert(RECEIPT).values(key=key, **receipt._asdict()))
    return key


def deliver(
    connection: Connection, receipt_key: int, answers: Mapping[bytes, str | None], keys: Sequence[int] = ()
) -> None:
    """Take answers out of the outbox: id → None where the hub has the change, else why it is held. ``keys`` are those
    of the changes that were sent, where they are known: several times as quick as finding them by their ids."""
    if keys:
        rows = [row for row in _rows_where(connection, _in_stretches(CHANGE.c.key, keys)) if row[1].id in answers]
    else:
        rows = _rows_of(connection, answers)
    waiting = _still_waiting(connection, [key for key, _change in rows])
    fresh = [(key, change) for key, change in rows if key in waiting]
    _forget_delivery(connection, waiting)
    deliveries = [{"change": key, "receipt": receipt_key, "code": answers[one.id]} for key, one in fresh]
    if deliveries:
        write_rows(connection, _INSERT_DELIVERY, deliveries)
    _take_out(connection, waiting)
    settle(connection, (change for _key, change in fresh if answers[change.id] is None))


def _rows_of(connection: Connection, ids: Iterable[bytes]) -> list[tuple[int, Settled]]:
    return _rows_where(connection, in_chunks(CHANGE.c.id, ids))


def _rows_where(connection: Connection, conditions: Iterable[ColumnElement[bool]]) -> list[tuple[int, Settled]]:
    found: list[tuple[int, Settled]] = []
    for condition in conditions:
        rows = connection.execute(_SETTLED.where(condition)).all()
        found += [(key, Settled(id_, unit, of)) for key, id_, unit, of in rows]
    return found


def _still_waiting(connection: Connection, keys: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for condition in _in_stretches(OUTBOX.c.change, keys):
        found.update(connection.execute(select(OUTBOX.c.change).where(condition)).scalars())
    return found


def _take_out(connection: Connection, keys: Collection[int]) -> None:
    for condition in _in_stretches(OUTBOX.c.change, keys):
        connection.execute(delete(OUTBOX).where(condition))
    for condition in _in_stretches(URGENT.c.change, keys):
        connection.execute(delete(URGENT).where(condition))


def _forget_delivery(connection: Connection, keys: Iterable[int]) -> None:
    for condition in _in_stretches(DELIVERY.c.change, keys):
        connection.execute(delete(DELIVERY).where(condition))


def settle_arrived(connection: Connection, entries: Sequence[Entry], new: Mapping[bytes, int]) -> None:
    """Settle changes that came from the hub: new ones, and own ones it has though no receipt ever came."""
    known = _rows_of(connection, (entry.id for entry in entries if entry.id not in new))
    keys = [key for key, _change in known]
    open_keys = _still_waiting(connection, keys) | _held_among(connection, keys)
    _take_out(connection, open_keys)
    for condition in _in_stretches(DELIVERY.c.change, open_keys):
        connection.execute(update(DELIVERY).where(condition).values(code=None))
    late = [change for key, change in known if key in open_keys]
    fresh = {one.id: Settled(one.id, one.change.unit, one.change.type) for one in entries if one.id in new}
    settle(connection, [*fresh.values(), *late])


def _held_among(connection: Connection, keys: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for condition in _in_stretches(DELIVERY.c.change, keys):
        held = select(DELIVERY.c.change).where(condition, DELIVERY.c.code.is_not(None))
        found.update(connection.execute(held).scalars())
    return found


def held_changes(connection: Connection) -> list[HeldChange]:
    """What the hub holds of this node, each with its reason, in the order in which it was written."""
    rows = connection.execute(
        select(CHANGE.c.key, CHANGE.c.record, CHANGE.c.type, DELIVERY.c.code)
        .join(DELIVERY, DELIVERY.c.change == CHANGE.c.key)
        .where(IS_HELD)
    )
    return [HeldChange(row.record, row.type, row.code) for row in sorted(rows, key=lambda row: row.key)]


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
    return connection.execute(select(func.max(RECEIPT.c.at))).scalar()
