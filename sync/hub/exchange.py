# SPDX-License-Identifier: Apache-2.0
"""One exchange: take in and number what came, and answer with what is new for the caller.

Sends and receives messages only; what stands around them (HTTP, or a stick later) is told elsewhere.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection

from sync.hub.accounts import Account, in_force, read_accounts, read_grants
from sync.hub.backups import read_safe
from sync.hub.cursor_tokens import Place, make_token, read_token
from sync.hub.epochs import begin_epoch, knows_history, knows_receipt, read_epoch
from sync.hub.files import files_worked_on, give_files, hangs_on_receipt, take_files
from sync.hub.healing import compare, is_comparing, look_over_asked
from sync.hub.held_changes import held_codes
from sync.hub.intake import take_in, worked_on
from sync.hub.node import Hub
from sync.hub.notices import Listener, knows_notice, with_notices
from sync.hub.own_changes import Tip, last_of
from sync.hub.stream_pages import Caller, Fresh, PageReader
from sync.hub.stream_rows import DAY_MS, read_digests
from sync.log.errors import Refused
from sync.log.scope import Grant, Sight, streams
from sync.parcel.columns import RunPart, pack_runs, unpack_runs
from sync.parcel.messages import (
    ExchangeReply,
    ExchangeRequest,
    FilesAsked,
    SignedReceipt,
    Standing,
    StreamDigest,
    split_ids,
)
from sync.store.arrivals import last_number
from sync.store.dialects import dialect_of
from sync.store.digests import NOTHING, Digest
from sync.store.entries import known_keys
from sync.store.erasing import finish_erasure, is_erasure_due
from sync.store.numbering import units_unnumbered
from sync.store.runs import runs_for

NEWEST_DAYS: Final = 90
"""Of a stream that a node begins, so many days come first."""
QUIET_S: Final = (600, 1_200)
"""When to call next, with nothing left to say: spread, so that nodes do not come together."""


def answer(hub: Hub, sender: bytes, request: ExchangeRequest, asked: bytes = b"") -> ExchangeReply:
    """The reply to a node whose parcel was signed by ``sender``; ``asked`` is the mark of that parcel.

    Raises Refused ``unknown_device``, ``bad_cursor``, or what ``unpack_runs`` refuses.
    """
    with hub.database.reading() as connection:
        caller = _account(connection, sender)
        places = {unit: read_token(token, hub.secret) for unit, token in request.cursors}
        history = _look_back(connection, request, places)
    parts = unpack_runs(request.runs)
    has_lost = history.is_lost
    _end_epoch(hub, history)
    sent = {entry.id for part in parts for entry in part.entries.values()}
    wanted = _wanted(hub, request, sent)
    taken = _take_in(hub, caller, parts, request.files) if _needs_receipt(parts, request, has_lost) else _Taken()
    if is_comparing(request):
        look_over_asked(hub, request)
    with hub.database.reading() as connection:
        tip = last_of(connection, request.actor)
        head = ExchangeReply(
            epoch=read_epoch(connection),
            at=hub.now_ms(),
            asked=asked,
            last_n=tip.n,
            last_id=tip.id,
            receipt=taken.receipt,
        )
        head = msgspec.structs.replace(head, safe=read_safe(connection), wanted=wanted, history_lost=has_lost)
        if has_lost:
            return head
        grants = grants_of(connection, hub, caller)
        reader = Caller(
            streams=streams(grants, hub.tree(connection)),
            places=places,
            tip=Tip(request.actor, request.last_n, request.last_id, caller.public),
            sent=sent,
            fresh=taken.fresh,
            want=request.want_more,
            want_bytes=request.want_bytes,
            newest_from=hub.now_ms() // DAY_MS - NEWEST_DAYS,
        )
        if is_comparing(request):
            return compare(connection, head, request, reader)
        reply = _with_streams(connection, hub, _with_scope(head, reader, grants), reader)
        reply = _with_files(connection, reply, request, reader, taken)
        return with_notices(connection, reply, request, Listener(caller.public, caller.person))


def _account(connection: Connection, sender: bytes) -> Account:
    found = read_accounts(connection, (sender,)).get(sender)
    if found is None:
        raise Refused("unknown_device", "this device is not enrolled here")
    return found


class _History(NamedTuple):
    """Whether the caller knows a history that this hub does not, and the epoch that ends where that is news."""

    is_lost: bool
    ended: bytes = b""


def _look_back(connection: Connection, request: ExchangeRequest, places: Mapping[str, Place]) -> _History:
    epoch = read_epoch(connection)
    is_other = bool({request.epoch, *(place.epoch for place in places.values())} - {b"", epoch})
    is_whole = is_other or knows_history(connection, places.values())
    if is_whole and knows_receipt(connection, epoch, request.told) and knows_notice(connection, epoch, request):
        return _History(is_other)
    return _History(True, epoch)


def _end_epoch(hub: Hub, history: _History) -> None:
    """A new one begins where the old one's history is not all here."""
    if history.ended:
        with hub.database.writing() as connection:
            begin_epoch(connection, hub, history.ended)


class _Taken(NamedTuple):
    receipt: SignedReceipt | None = None
    fresh: Fresh = Fresh()
    standing: Sequence[Standing] = ()


def _needs_receipt(parts: Sequence[RunPart], request: ExchangeRequest, has_lost: bool) -> bool:
    """Also an offer or files without changes: what the caller believes of them then hangs on a receipt as well."""
    is_offering = has_lost and bool(request.offer)
    return bool(parts) or is_offering or hangs_on_receipt(request.files)


def _take_in(hub: Hub, caller: Account, parts: list[RunPart], files: FilesAsked | None) -> _Taken:
    with hub.database.writing(worked_on(parts) | files_worked_on(files)) as connection:
        before = _last_given(connection)
        receipt = take_in(connection, hub, caller, parts)
        standing = take_files(connection, streams_of(connection, hub, caller), files) if files is not None else ()
        fresh = _numbered(connection, before, parts)
        is_due = is_erasure_due(connection)
    if is_due:
        finish_erasure(hub.database)
    return _Taken(receipt, fresh, standing)


def _last_given(connection: Connection) -> int | None:
    """The last number so far, where numbers are given at once; None where they come after the commit."""
    return last_number(connection) if dialect_of(connection).is_numbered_at_once else None


def _numbered(connection: Connection, before: int | None, parts: Sequence[RunPart]) -> Fresh:
    """What this transaction has numbered, where the others wait until it ends."""
    if before is None:
        return Fresh()
    units = frozenset(entry.change.unit for part in parts for entry in part.entries.values())
    return Fresh(range(before + 1, last_number(connection) + 1), units)


def _wanted(hub: Hub, request: ExchangeRequest, sent: Collection[bytes]) -> bytes:
    """Of what the caller offers and does not send along, which ids are not here; held ones are.

    Looked up before the receipt is given: a copy of this hub that knows the receipt has what is here now.
    """
    offered = [id_ for _unit, joined in request.offer for id_ in split_ids(joined) if id_ not in sent]
    if not offered:
        return b""
    with hub.database.reading() as connection:
        here = known_keys(connection, offered).keys() | held_codes(connection, offered).keys()
    return b"".join(id_ for id_ in dict.fromkeys(offered) if id_ not in here)


def grants_of(connection: Connection, hub: Hub, account: Account) -> Sequence[Grant]:
    """What a device may do today: nothing once it is revoked."""
    if account.revoked_at is not None:
        return ()
    return in_force(read_grants(connection, (account.person,)).get(account.person, ()), account.public, hub.today())


def streams_of(connection: Connection, hub: Hub, account: Account) -> Mapping[str, Sight]:
    """The units of which a device receives anything today, and how much."""
    return streams(grants_of(connection, hub, account), hub.tree(connection))


def _with_scope(head: ExchangeReply, caller: Caller, grants: Sequence[Grant]) -> ExchangeReply:
    """Tell the scope where the cursors show that the caller has another."""
    if caller.streams.keys() == caller.places.keys():
        return head
    units = dict.fromkeys(unit for grant in grants for unit in grant.units)
    roles = dict.fromkeys(str(role) for grant in grants for role in grant.roles)
    return msgspec.structs.replace(head, units=list(units), roles=list(roles))


def _with_streams(connection: Connection, hub: Hub, head: ExchangeReply, caller: Caller) -> ExchangeReply:
    """A stream whose changes are not all numbered yet goes without a digest: the caller may have them for received."""
    page = PageReader(connection, head.epoch, caller).read()
    told = page.ended.keys() - units_unnumbered(connection)
    digests = read_digests(connection, page.ended)
    return msgspec.structs.replace(
        head,
        cursors=[(unit, make_token(place, hub.secret)) for unit, place in sorted(page.moved.items())],
        digests=[_digest(unit, digests.get(unit, NOTHING)) for unit in sorted(told)],
        next_s=0 if page.is_more else hub.entropy.between(*QUIET_S),
        more=page.is_more,
        runs=pack_runs(runs_for(connection, page.entries)),
    )


def _with_files(
    connection: Connection, reply: ExchangeReply, request: ExchangeRequest, caller: Caller, taken: _Taken
) -> ExchangeReply:
    """What is left of the room goes to files, where no text is left for the caller."""
    asked = request.files
    if asked is None:
        return reply
    room = 0 if reply.more else max(0, asked.room - len(reply.runs))
    return msgspec.structs.replace(reply, files=give_files(connection, caller.streams, asked, room, taken.standing))


def _digest(unit: str, digest: Digest) -> StreamDigest:
    return unit, digest.count, digest.sum
