# SPDX-License-Identifier: Apache-2.0
"""What a hub has to tell nodes besides changes: devices revoked, and rulings about changes that were held.

Notices are counted within one epoch. A node says up to which it knows them, so nothing is told twice and nothing
is forgotten, whichever reply is lost.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, func, insert, or_, select, union_all

from sync.hub.account_tables import REVOCATION, RULING
from sync.parcel.messages import ExchangeReply, ExchangeRequest, Revocation, SignedReceipt

LOST, LEFT, OTHER = "lost", "left", "other"
REVOKED_FOR: Final = (LOST, LEFT, OTHER)
"""Why a device is revoked: lost or stolen, its person left, anything else."""

_MOST_BYTES: Final = 64 * 1024
_LARGEST_REVOCATION: Final = 56
_NUMBERS: Final = union_all(
    select(func.max(REVOCATION.c.number).label("number")), select(func.max(RULING.c.number))
).subquery()
_LAST: Final = select(func.max(_NUMBERS.c.number))


class _Notice(NamedTuple):
    number: int
    size: int
    revocation: Revocation | None = None
    ruling: SignedReceipt | None = None


def last_notice(connection: Connection) -> int:
    """The number of the latest notice, 0 for none."""
    return connection.execute(_LAST).scalar() or 0


def note_revocation(connection: Connection, device: bytes, at: int, reason: str) -> None:
    """Let every node know; run it in a write transaction that is alone."""
    number = last_notice(connection) + 1
    connection.execute(insert(REVOCATION).values(number=number, device=device, at=at, reason=reason))


def note_ruling(connection: Connection, author: bytes, carrier: bytes, signed: SignedReceipt) -> None:
    """Let the author's node and the one that carried the changes know; run it in a write transaction that is alone."""
    values = {"author": author, "carrier": carrier, "statement": signed.receipt, "signature": signed.signature}
    connection.execute(insert(RULING).values(number=last_notice(connection) + 1, **values))


def read_reasons(connection: Connection) -> dict[bytes, str]:
    """Device → why it was revoked."""
    return {row.device: row.reason for row in connection.execute(select(REVOCATION.c.device, REVOCATION.c.reason))}


class Listener(NamedTuple):
    """Who is told: the device, and the person behind it."""

    device: bytes
    person: bytes


def with_notices(
    connection: Connection, head: ExchangeReply, request: ExchangeRequest, listener: Listener
) -> ExchangeReply:
    """The reply with the notices that the caller does not know yet, as many as fit.

    The first that is told something comes again of its own accord: a node that cannot read notices would never end.
    """
    last = last_notice(connection)
    known = request.noticed if request.epoch == head.epoch else 0
    if last <= known:
        return head
    notices = _notices(connection, known, listener)
    told = list(_fitting(notices, request.want_bytes or _MOST_BYTES))
    if len(told) == len(notices):
        return _telling(head, told, last)
    reply = _telling(head, told, told[-1].number)
    return msgspec.structs.replace(reply, more=True, next_s=0) if known else reply


def _telling(head: ExchangeReply, told: Sequence[_Notice], upto: int) -> ExchangeReply:
    revoked = [one.revocation for one in told if one.revocation]
    rulings = [one.ruling for one in told if one.ruling]
    return msgspec.structs.replace(head, revoked=revoked, rulings=rulings, noticed=upto)


def _notices(connection: Connection, known: int, listener: Listener) -> list[_Notice]:
    revoked = connection.execute(select(REVOCATION).where(REVOCATION.c.number > known))
    concerned = or_(RULING.c.author == listener.person, RULING.c.carrier == listener.device)
    ruled = connection.execute(select(RULING).where(RULING.c.number > known, concerned))
    found = [_Notice(row.number, _LARGEST_REVOCATION, (row.device, row.at, row.reason)) for row in revoked]
    return sorted([*found, *map(_ruling, ruled)], key=lambda one: one.number)


def _ruling(row: Row[Any]) -> _Notice:
    signed = SignedReceipt(receipt=row.statement, signature=row.signature)
    return _Notice(row.number, len(row.statement) + len(row.signature), ruling=signed)


def _fitting(notices: Sequence[_Notice], most_bytes: int) -> Iterable[_Notice]:
    """At least one, however large."""
    left = most_bytes
    for place, one in enumerate(notices):
        left -= one.size
        if left < 0 and place:
            return
        yield one
