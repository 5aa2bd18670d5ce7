# SPDX-License-Identifier: Apache-2.0
"""The trail of a record: saved, received by the hub, submitted, returned, accepted; and where it stands now.

Every step is read from changes, decisions and receipts; "received" stands there only because a signed
receipt names the change.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy import Connection, select

from sync.log.change import Change
from sync.log.fold import WITHDRAWN
from sync.parcel.canonical import recall_change
from sync.store.entries import in_chunks
from sync.store.folding import DECISION
from sync.store.log_tables import CHANGE, DELIVERY, OUTBOX, RECEIPT
from sync.store.safety import Safety, read_safety

WAITING, RECEIVED, SAFE, HELD = "waiting", "received", "safe", "held"

_VERDICT_STEPS: Mapping[str, str] = {"submit": "submitted", "accept": "accepted", "return": "returned"}


class Step(NamedTuple):
    """One step of a trail: ``at`` in milliseconds, ``by`` a person's record or b"" for the hub."""

    step: str
    at: int
    by: bytes
    receipt: str | None = None


class Trail(Struct, frozen=True):
    """Where a record stands on its way, and how it came there."""

    transfer: str
    steps: tuple[Step, ...]


class _Known(NamedTuple):
    """One change with what is known of its delivery."""

    change: Change
    is_waiting: bool
    code: str | None
    receipt: Step | None
    safe: Step | None = None


def trails(connection: Connection, records: Sequence[bytes]) -> dict[bytes, Trail]:
    """The trail of each record that has changes here; decisions about it are part of it."""
    of_decision = _decisions_about(connection, records)
    found: dict[bytes, list[_Known]] = {record: [] for record in records}
    for known in _known_changes(connection, [*records, *of_decision]):
        record = of_decision.get(known.change.record, known.change.record)
        found[record].append(known)
    return {record: _trail(several) for record, several in found.items() if several}


def _decisions_about(connection: Connection, records: Iterable[bytes]) -> dict[bytes, bytes]:
    """Record of a decision → the record it is about."""
    table = DECISION.table.c
    found: dict[bytes, bytes] = {}
    for condition in in_chunks(table.record, (str(uuid.UUID(bytes=record)) for record in records)):
        for row in connection.execute(select(table.record_id, table.record).where(condition)):
            found[row.record_id] = uuid.UUID(row.record).bytes
    return found


def _known_changes(connection: Connection, records: Iterable[bytes]) -> Iterable[_Known]:
    statement = (
        select(
            CHANGE.c.body,
            OUTBOX.c.change.label("waiting"),
            DELIVERY.c.code,
            RECEIPT.c.at,
            RECEIPT.c.epoch,
            RECEIPT.c.number,
        )
        .outerjoin(OUTBOX, OUTBOX.c.change == CHANGE.c.key)
        .outerjoin(DELIVERY, DELIVERY.c.change == CHANGE.c.key)
        .outerjoin(RECEIPT, RECEIPT.c.key == DELIVERY.c.receipt)
        .order_by(CHANGE.c.key)
    )
    safety = read_safety(connection)
    for condition in in_chunks(CHANGE.c.record, records):
        for row in connection.execute(statement.where(condition)):
            change = recall_change(row.body)
            yield _Known(change, row.waiting is not None, row.code, _receipt_step(row), _safe_step(row, safety))


def _receipt_step(row: Any) -> Step | None:
    if row.at is None:
        return None
    return Step(HELD if row.code else RECEIVED, row.at, b"", f"{row.epoch.hex()[:8]}-{row.number}")


def _safe_step(row: Any, safety: Safety | None) -> Step | None:
    if row.at is None or row.code or safety is None or not safety.covers(row.epoch, row.number, row.at):
        return None
    return Step(SAFE, safety.at, b"", f"{row.epoch.hex()[:8]}-{row.number}")


def _trail(changes: Sequence[_Known]) -> Trail:
    return Trail(_transfer(changes), tuple(_steps(changes)))


def _transfer(changes: Sequence[_Known]) -> str:
    if any(one.code for one in changes):
        return HELD
    if any(one.is_waiting for one in changes):
        return WAITING
    sent = [one for one in changes if one.receipt is not None]
    return SAFE if sent and all(one.safe for one in sent) else RECEIVED


def _steps(changes: Sequence[_Known]) -> Iterable[Step]:
    """Steps in the order in which this node came to know the changes; one line for each receipt."""
    told: set[str | None] = set()
    saved = _first_saved(changes)
    for one in changes:
        yield Step(_step_of(one.change, one is saved), one.change.wall, one.change.author)
        if one.receipt is not None and one.receipt.receipt not in told:
            told.add(one.receipt.receipt)
            yield one.receipt
            if one.safe is not None:
                yield one.safe


def _first_saved(changes: Sequence[_Known]) -> _Known | None:
    """The change that made the record, though a decision or an edit may have come here before it."""
    own = [one for one in changes if one.change.type != DECISION.name]
    return min(own, key=lambda one: bool(one.change.seen), default=None)


def _step_of(change: Change, is_first: bool) -> str:
    if change.type == DECISION.name:
        return _VERDICT_STEPS.get(str(change.set.get("verdict")), "decided")
    if change.set.get(WITHDRAWN):
        return "withdrawn"
    return "saved" if is_first else "changed"
