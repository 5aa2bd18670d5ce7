# SPDX-License-Identifier: Apache-2.0
"""What a hub has to tell nodes besides changes: devices revoked, and rulings about changes that were held.

Notices are counted within one epoch. A node says up to which it knows them, so nothing is told twice and nothing
is forgotten, whichever reply is lost. It names the last one by its mark too: a hub that was set back counts again from
an earlier number, and a node that knew more would never be told what comes under the numbers that it knows.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, bindparam, func, insert, literal, or_, select, union_all

from sync.hub.account_tables import REVOCATION, RULING
from sync.parcel.canonical import encode_value
from sync.parcel.messages import ExchangeReply, ExchangeRequest, Revocation, SignedReceipt
from sync.store.prepared import Prepared

LOST, LEFT, OTHER = "lost", "left", "other"
REVOKED_FOR: Final = (LOST, LEFT, OTHER)
"""Why a device is revoked: lost or stolen, its person left, anything else."""

_MOST_BYTES: Final = 64 * 1024
_LARGEST_REVOCATION: Final = 56
_NUMBERS: Final = union_all(
    select(func.max(REVOCATION.c.number).label("number")), select(func.max(RULING.c.number))
).subquery()
_LAST: Final = Prepared(select(func.max(_NUMBERS.c.number)))
_MARK_BYTES: Final = 8
_SAID: Final = Prepared(
    union_all(
        select(REVOCATION.c.device, REVOCATION.c.at, REVOCATION.c.reason).where(
            REVOCATION.c.number == bindparam("number")
        ),
        select(RULING.c.statement, literal(0), literal("")).where(RULING.c.number == bindparam("number")),
    )
)


class _Notice(NamedTuple):
    number: int
    size: int
    revocation: Revocation | None = None
    ruling: SignedReceipt | None = None


def last_notice(connection: Connection) -> int:
    """The number of the latest notice, 0 for none."""
    return int(_LAST.scalar(connection) or 0)


def knows_notice(connection: Connection, epoch: bytes, request: ExchangeRequest) -> bool:
    """Tell whether the history of this ``epoch`` gave the notice that a caller knows; of another one nothing is said.

    A caller that was told no mark yet is believed by the number alone.
    """
    if not request.noticed or request.epoch != epoch:
        return True
    mark = _mark_at(connection, request.noticed)
    return mark != b"" and request.noticed_mark in (b"", mark)


def _mark_at(connection: Connection, number: int) -> bytes:
    """8 bytes that name a notice by what it says; empty where there is none under this number."""
    said = _SAID.first(connection, number=number)
    return b"" if said is None else hashlib.sha256(encode_value(tuple(said))).digest()[:_MARK_BYTES]


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
    upto = last if len(told) == len(notices) else told[-1].number
    reply = msgspec.structs.replace(_telling(head, told, upto), noticed_mark=_mark_at(connection, upto))
    if upto == last:
        return reply
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
