# SPDX-License-Identifier: Apache-2.0
"""On a laptop: what the hub decided later about changes that it had held, from signed receipts alone."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select, update

from sync.store.digests import Settled, settle
from sync.store.entries import in_chunks
from sync.store.log_tables import CHANGE, DELIVERY
from sync.store.outbox import KeptReceipt, keep_receipt


def rule(connection: Connection, receipt: KeptReceipt, answers: Mapping[bytes, str | None]) -> int:
    """Note the decisions of a receipt; how many changes they moved.

    Id → None where the hub has let the change in, else the code with which it was refused for good. What is not held
    here, or was told before, stays as it is.
    """
    held = list(_held_among(connection, answers))
    if not held:
        return 0
    receipt_key = keep_receipt(connection, receipt)
    for key, change in held:
        values = {"receipt": receipt_key, "code": answers[change.id]}
        connection.execute(update(DELIVERY).where(DELIVERY.c.change == key).values(values))
    settle(connection, [change for _key, change in held if answers[change.id] is None])
    return len(held)


def _held_among(connection: Connection, answers: Mapping[bytes, str | None]) -> Iterable[tuple[int, Settled]]:
    statement = (
        select(CHANGE.c.key, CHANGE.c.id, CHANGE.c.unit, CHANGE.c.type, DELIVERY.c.code)
        .join(DELIVERY, DELIVERY.c.change == CHANGE.c.key)
        .where(DELIVERY.c.code.is_not(None))
    )
    for condition in in_chunks(CHANGE.c.id, answers):
        for row in connection.execute(statement.where(condition)).all():
            if row.code != answers[row.id]:
                yield row.key, Settled(row.id, row.unit, row.type)
