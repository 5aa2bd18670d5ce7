# SPDX-License-Identifier: Apache-2.0
"""Going on before an answer is kept: the next request is carried while this node writes down what the last one brought.

Only where the answer says nothing that could change the next request but how far to read on. What it brought is kept at
once, while the next parcel is under way; a program that ends in between asks for it again, and nothing counts twice.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from sync.client.healing import NO_COMPARISON
from sync.client.reply import has_answered_all, is_rolled_back
from sync.client.request import NO_LOAD, Load, Packed, Turn, make_load, pack_request, waiting_keys
from sync.parcel.messages import ExchangeReply
from sync.store.outbox import entries_at


@dataclass(frozen=True, slots=True)
class Answered:
    """A request and its reply, which is yet to be kept."""

    turn: Turn
    packed: Packed
    reply: ExchangeReply


class Once:
    """Something that is done once, whoever comes first to do it."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act = act
        self._is_done = False

    def __call__(self) -> None:
        if not self._is_done:
            self._is_done = True
            self._act()


def next_request(
    connection: Connection, answered: Answered, wall: int, ready: Load = NO_LOAD
) -> tuple[Turn, Packed] | None:
    """The request after this answer, made before the answer is kept; None where that must come first, or at the end."""
    turn, packed, reply = answered.turn, answered.packed, answered.reply
    if (
        packed.request.files is not None
        or not _says_little(turn, reply)
        or is_rolled_back(connection, turn.identity, reply)
    ):
        return None
    if not has_answered_all(turn.link, reply, packed.parts):
        return None
    following = replace(turn, wall=wall, files=None, under_way=frozenset(packed.load.keys), read_on=dict(reply.cursors))
    request = pack_request(connection, following, ready)
    return (following, request) if reply.more or request.changes else None


def _says_little(turn: Turn, reply: ExchangeReply) -> bool:
    """Whether nothing in a reply changes what is asked next."""
    is_plain_turn = not turn.offer and turn.comparison == NO_COMPARISON and not turn.link.offering
    says_more = reply.history_lost or reply.wanted or reply.units is not None or reply.noticed or reply.revoked
    return is_plain_turn and not says_more and not reply.rulings and reply.epoch == turn.link.epoch


def load_ahead(connection: Connection, turn: Turn, packed: Packed) -> Load:
    """What goes after a request that is under way, as large as it may be once that got through."""
    size = len(packed.parcel)
    pace = turn.link.pace.measured(size, packed.changes).answered(size, 0, is_full=False)
    keys = waiting_keys(connection, frozenset(packed.load.keys), pace.changes)
    return make_load(connection, turn.identity, keys, entries_at(connection, keys)) if keys else NO_LOAD
