# SPDX-License-Identifier: Apache-2.0
"""What a node makes of one reply: receipts, changes for it, cursors and epoch, all in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert

from sync.client.link import HubLink, heard, keep_link, told_by
from sync.client.notices import take_notices
from sync.client.request import Load, Turn
from sync.log.change import Entry
from sync.log.entropy import SYSTEM, Entropy
from sync.log.errors import Refused
from sync.log.scope import Sight
from sync.log.validator import check_change
from sync.parcel.canonical import commitment
from sync.parcel.columns import RunPart, unpack_runs
from sync.parcel.messages import ExchangeReply, Receipt, RunAnswer, StreamDigest
from sync.parcel.receipts import verify_receipt
from sync.records.roles import REACHES_DOWN
from sync.store.appending import append, keep_runs
from sync.store.digests import NOTHING, Digest, read_digest
from sync.store.identity import Identity, ids_at, take_fresh_actor
from sync.store.log_tables import CURSOR
from sync.store.outbox import KeptReceipt, deliver, keep_receipt, settle_arrived
from sync.store.prepared import Prepared
from sync.store.safety import keep_safety

_KNOWN_ANSWERS = ("new", "known")
_FORGET_CURSOR: Final = Prepared(delete(CURSOR).where(CURSOR.c.unit == bindparam("of")))
_KEEP_CURSOR: Final = Prepared(insert(CURSOR))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one reply brought: changes answered for, those the hub took, those that came; whether more waits."""

    answered: int
    sent: int
    received: int
    more: bool
    link: HubLink
    next_s: int = 0
    offered: int = 0
    """Bytes of the ids that were offered."""


def apply_reply(
    connection: Connection, turn: Turn, reply: ExchangeReply, sent: Load, entropy: Entropy = SYSTEM
) -> Outcome:
    """Apply a reply whose signature held; run it in a write transaction.

    Raises Refused where the hub contradicts itself; then nothing of the reply is kept.
    """
    link, wall = turn.link, turn.wall
    if is_rolled_back(connection, turn.identity, reply):
        take_fresh_actor(connection, entropy)
    link, answers = _keep_receipt(connection, link, reply, sent)
    received = _take_changes(connection, unpack_runs(reply.runs), wall)
    _keep_cursors(connection, reply)
    told = heard(link, reply.at, wall)
    if reply.units is not None:
        told = replace(told, units=tuple(reply.units), roles=tuple(reply.roles))
    if not reply.history_lost and not link.offering:
        told = replace(told, epoch=reply.epoch)
    told = take_notices(connection, told, reply, turn.identity.device.public)
    told = replace(told, differing=() if reply.more else _differing(connection, told, reply.digests))
    keep_link(connection, told)
    if reply.safe is not None and reply.epoch == told.epoch:
        keep_safety(connection, reply.epoch, *reply.safe)
    taken = sum(code is None for code in answers.values())
    return Outcome(len(answers), taken, received, reply.more, told, reply.next_s)


def is_rolled_back(connection: Connection, identity: Identity, reply: ExchangeReply) -> bool:
    """The hub knows a change of ours that we do not have: this store is a copy, or was set back."""
    return bool(reply.last_n) and reply.last_id not in ids_at(connection, identity.actor, reply.last_n)


def _keep_receipt(
    connection: Connection, link: HubLink, reply: ExchangeReply, sent: Load
) -> tuple[HubLink, dict[bytes, str | None]]:
    """Keep the receipt, if there is one, and give its answers."""
    if reply.receipt is None:
        return link, {}
    receipt = verify_receipt(reply.receipt, link.hub)
    answers = _answers(receipt, sent.parts)
    kept = KeptReceipt(
        hub=link.hub,
        epoch=receipt.epoch,
        number=receipt.number,
        at=receipt.at,
        statement=reply.receipt.receipt,
        signature=reply.receipt.signature,
    )
    deliver(connection, keep_receipt(connection, kept), answers, sent.keys)
    return told_by(link, receipt, kept.statement), answers


def has_answered_all(link: HubLink, reply: ExchangeReply, sent: Sequence[RunPart]) -> bool:
    """Whether the receipt names every change that was sent."""
    if not sent:
        return True
    if reply.receipt is None:
        return False
    answers = _answers(verify_receipt(reply.receipt, link.hub), sent)
    return all(entry.id in answers for part in sent for entry in part.entries.values())


def _answers(receipt: Receipt, sent: Sequence[RunPart]) -> dict[bytes, str | None]:
    """Id → None where the hub has the change, else the code it is held with; only what a receipt names."""
    by_last = {answer.last_id: answer for answer in receipt.runs}
    found: dict[bytes, str | None] = {}
    for part in sent:
        answer = by_last.get(part.run.ids[-1])
        if answer is not None and _names(answer, part):
            found.update(_answers_of_run(answer, part))
    return found


def _names(answer: RunAnswer, part: RunPart) -> bool:
    run = part.run
    return (answer.actor, answer.first_n, answer.count) == (run.actor, run.first_n, len(run.ids))


def _answers_of_run(answer: RunAnswer, part: RunPart) -> Iterable[tuple[bytes, str | None]]:
    answers = answer.answers()
    for place, entry in part.entries.items():
        code = answers.get(place)
        if code is not None:
            yield entry.id, None if code in _KNOWN_ANSWERS else code


def _take_changes(connection: Connection, parts: Sequence[RunPart], wall: int) -> int:
    """Append what came; a change without form is left out, and the digest will tell."""
    entries = [entry for part in parts for entry in part.entries.values() if _has_form(entry)]
    if not entries:
        return 0
    appended = append(connection, entries, wall)
    keep_runs(connection, (part.run for part in parts))
    settle_arrived(connection, entries, appended.new)
    return len(appended.new)


def _has_form(entry: Entry) -> bool:
    try:
        check_change(entry.change, entry.beside)
    except Refused:
        return False
    return all(commitment(one) == entry.change.set.get(name) for name, one in entry.beside.items())


def _keep_cursors(connection: Connection, reply: ExchangeReply) -> None:
    for unit, token in reply.cursors:
        _FORGET_CURSOR.run(connection, of=unit)
        _KEEP_CURSOR.run(connection, unit=unit, token=token)


def _differing(connection: Connection, link: HubLink, digests: Sequence[StreamDigest]) -> tuple[str, ...]:
    """Units of which this node holds something else than the hub says it may see."""
    return tuple(
        unit for unit, count, sum_ in digests if Digest(count, sum_) not in _own_digests(connection, link, unit)
    )


def _own_digests(connection: Connection, link: HubLink, unit: str) -> Iterable[Digest]:
    """What a digest of the hub may say. Of a granted unit it counts everything; of another one perhaps only what goes
    down, which is nothing in most units: where all of it is gone at the hub, that must not look the same."""
    yield read_digest(connection, unit, Sight.WHOLE)
    reaches_down = any(role in REACHES_DOWN for role in link.roles)
    downward = read_digest(connection, unit, Sight.DOWNWARD)
    if unit not in link.units and not (reaches_down and downward == NOTHING):
        yield downward
