# SPDX-License-Identifier: Apache-2.0
"""One full exchange: requests and replies until both sides are empty, progress kept after each answer.

The engine is ``steps``: it is told one event, writes its store and says what it wants carried next. Clock, store,
randomness and courier are handed in; it knows no thread, no timer and no socket.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from sync.client.asking import TOO_LARGE, TOO_SLOW, Answer, Ask, Courier, Event, carry
from sync.client.healing import (
    NO_COMPARISON,
    Comparison,
    adopt_epoch,
    begin_offering,
    comparing,
    held_offer,
    look_over_laptop,
    offers,
    queue_wanted,
)
from sync.client.link import HubLink, keep_link, require_link
from sync.client.pace import RISK, Pace
from sync.client.reply import Outcome, apply_reply
from sync.client.request import Packed, Turn, pack_request
from sync.log.entropy import SYSTEM, Entropy
from sync.log.errors import LoaError, Refused, Stopped, Unavailable
from sync.parcel.envelope import unseal
from sync.parcel.messages import EXCHANGED, ExchangeReply, Offer, read_message, split_ids
from sync.parcel.receipts import parcel_mark
from sync.store.engine import Database
from sync.store.identity import read_identity
from sync.store.outbox import HeldChange, count_unsent, held_changes, last_confirmed

_SMALLER_HELPS: Final = {
    "hub_cut": 12,
    "hub_silent": 3,
    "hub_slow": 3,
    TOO_SLOW: 3,
    **dict.fromkeys(TOO_LARGE, 12),
}
"""Failures after which less is tried at once → how many in a row before the exchange gives up. A silence costs a
minute each time; what was answered stays in any case, and the next exchange begins with what was learnt."""
_ID_BYTES: Final = 32
_CALM_OFFER: Final = 16
"""An offer may be so many times as large as other parcels where nothing was lost lately."""

_T = TypeVar("_T")

Steps = Generator[Ask, Event, "Tally"]
"""The engine at work: it gives what is to be carried and is sent what came of it."""


@dataclass(slots=True)
class Tally:
    """What one full exchange did; ``sent`` and ``confirmed_at`` come from signed receipts alone."""

    sent: int = 0
    received: int = 0
    newly_held: int = 0
    held: list[HeldChange] = field(default_factory=list)
    differing: Sequence[str] = ()
    epoch: bytes = b""
    confirmed_at: int | None = None
    next_s: int = 0
    """Seconds after which the hub would be called again, 0 where it leaves that open."""


@dataclass(slots=True)
class Cycle:
    """The exchange of one node with its hub. ``now`` gives milliseconds; ``is_stopped`` is asked between requests."""

    database: Database
    courier: Courier
    now: Callable[[], int]
    is_stopped: Callable[[], bool] = lambda: False
    entropy: Entropy = SYSTEM
    _carried: int = field(default=0, init=False)
    """Bytes of whole exchanges over the connection that stands."""

    def run(self) -> Tally:
        """Exchange until both sides are empty.

        Raises Refused ``not_enrolled`` or what the hub refuses, Unavailable where the link fails; all that was
        answered before stands.
        """
        steps = self.steps()
        try:
            ask = next(steps)
            while True:
                if self.is_stopped():
                    raise Stopped("stopped", "the exchange was stopped")
                ask = steps.send(carry(self.courier, ask))
        except StopIteration as end:
            tally: Tally = end.value
            return tally
        finally:
            steps.close()

    def steps(self) -> Steps:
        """The engine, step by step; it raises what ``run`` does."""
        with self.database.reading() as connection:
            link = require_link(connection)
        look_over_laptop(self.database, self.now())
        tally = Tally()
        is_healed = False
        if link.offering:
            link = yield from self._offer_everything(link, tally)
        with self.database.reading() as connection:
            offer = list(held_offer(connection))
        while True:
            outcome, reply = yield from self._exchange(link, tally, offer)
            link, offer = outcome.link, []
            if reply.history_lost:
                link = yield from self._offer_everything(self._begin_offering(link, reply.epoch), tally)
            elif not outcome.more and not reply.wanted and self._is_at_rest(outcome):
                if is_healed or not link.differing:
                    return self._finished(tally, link)
                link, is_healed = (yield from self._heal(link, tally)), True

    def _finished(self, tally: Tally, link: HubLink) -> Tally:
        with self.database.reading() as connection:
            tally.held = held_changes(connection)
            tally.confirmed_at = last_confirmed(connection)
        tally.differing, tally.epoch = link.differing, link.epoch
        return tally

    def _is_at_rest(self, outcome: Outcome) -> bool:
        """Nothing waits, or what waits can never travel: no run vouches for it, and asking again changes nothing."""
        return not outcome.answered or not self._unsent()

    def _unsent(self) -> int:
        with self.database.reading() as connection:
            return count_unsent(connection)

    def _heal(self, link: HubLink, tally: Tally) -> Generator[Ask, Event, HubLink]:
        """Compare the streams that differ and mend what can be mended; what the hub lacks waits to be sent then."""
        steps = comparing(self.database, link.differing)
        with suppress(StopIteration):  # nothing is left to be compared
            comparison = next(steps)
            while True:
                outcome, reply = yield from self._exchange(link, tally, (), comparison)
                link = outcome.link
                comparison = steps.send(reply)
        return link

    def _exchange(
        self, link: HubLink, tally: Tally, offer: Sequence[Offer] = (), comparison: Comparison = NO_COMPARISON
    ) -> Generator[Ask, Event, tuple[Outcome, ExchangeReply]]:
        """One answered request; after each loss less is sent, and less asked for."""
        losses = 0
        while True:
            turn, packed = self._next_request(link, offer, comparison)
            is_new_line = link.pace.needs_new_line(self._carried, len(packed.parcel))
            before = 0 if is_new_line else self._carried
            event = yield Ask(packed.parcel, is_new_line)
            self._carried = event.carried
            if isinstance(event, Answer):
                cost = event.carried - before if event.carried > before else event.carried
                return self._take(_on_line(turn, is_new_line, cost), packed, event, tally)
            if event.error.code in _SMALLER_HELPS:
                link = self._learn(replace(link, pace=link.pace.lost(event.loss, losses)))
            losses += 1
            if not _may_go_on(event.error, losses, packed.changes):
                raise event.error

    def _next_request(self, link: HubLink, offer: Sequence[Offer], comparison: Comparison) -> tuple[Turn, Packed]:
        with self.database.reading() as connection:
            fitting = [_fitting(one, link.pace) for one in offer]
            turn = Turn(read_identity(connection), link, self.now(), fitting, comparison)
            return turn, pack_request(connection, turn)

    def _take(self, turn: Turn, packed: Packed, answer: Answer, tally: Tally) -> tuple[Outcome, ExchangeReply]:
        """What the reply brought, kept in one transaction with the pace that got it through."""
        reply = _read(answer.parcel, turn, packed.parcel)
        pace = (
            turn.link.pace
            if turn.offer or turn.comparison != NO_COMPARISON
            else turn.link.pace.measured(len(packed.parcel), packed.changes)
        )
        turn = replace(
            turn, link=replace(turn.link, pace=pace.answered(len(packed.parcel), answer.carried, reply.more))
        )
        with self.database.writing() as connection:
            outcome = _applied(lambda: apply_reply(connection, turn, reply, packed.parts, self.entropy))
            if turn.offer:
                queue_wanted(connection, split_ids(reply.wanted))
                outcome = replace(outcome, offered=sum(len(ids) for _unit, ids in turn.offer))
        if packed.parts and not outcome.answered:
            raise Unavailable("no_receipt", "the hub gave no receipt; everything is still here and will be sent again")
        tally.sent += outcome.sent
        tally.newly_held += outcome.answered - outcome.sent
        tally.received += outcome.received
        tally.next_s = outcome.next_s
        return outcome, reply

    def _learn(self, link: HubLink) -> HubLink:
        """Keep what a loss has taught, for a program that ends here."""
        with self.database.writing() as connection:
            keep_link(connection, link)
        return link

    def _begin_offering(self, link: HubLink, epoch: bytes) -> HubLink:
        with self.database.writing() as connection:
            return begin_offering(connection, link, epoch)

    def _offer_everything(self, link: HubLink, tally: Tally) -> Generator[Ask, Event, HubLink]:
        """Offer all, send what the hub wants, and adopt its epoch once everything is answered for."""
        with self.database.reading() as connection:
            everything = list(offers(connection))
        for unit, ids in everything:
            left = ids
            while left:
                outcome = (yield from self._exchange(link, tally, [(unit, left)]))[0]
                link, left = outcome.link, left[outcome.offered :]
        is_at_rest = not self._unsent()
        while not is_at_rest:
            outcome = (yield from self._exchange(link, tally))[0]
            link, is_at_rest = outcome.link, self._is_at_rest(outcome)
        with self.database.writing() as connection:
            return adopt_epoch(connection, link)


def _may_go_on(error: LoaError, losses: int, changes: int) -> bool:
    """Whether less, tried at once, may get through."""
    if error.code in TOO_LARGE and changes <= 1:
        return False
    return losses < _SMALLER_HELPS.get(error.code, 0)


def _on_line(turn: Turn, is_new: bool, cost: int) -> Turn:
    """The turn after it was answered, over a connection made new in good time or over the one that stood."""
    pace = turn.link.pace.on_new_line() if is_new else turn.link.pace
    return replace(turn, link=replace(turn.link, pace=replace(pace, cost=cost)))


def _fitting(offer: Offer, pace: Pace) -> Offer:
    """As much of an offer as the link is trusted with: ids are not made smaller by squeezing."""
    unit, ids = offer
    most = pace.up if pace.calm < RISK else pace.up * _CALM_OFFER
    return unit, ids[: max(1, most // _ID_BYTES) * _ID_BYTES]


def _read(parcel: bytes, turn: Turn, asked: bytes) -> ExchangeReply:
    """The reply, if the enrolled hub gave it to this very request."""
    answer = _applied(lambda: unseal(parcel, expect_kind=EXCHANGED, to=turn.identity.device.public))
    if answer.sender != turn.link.hub:
        raise Refused("another_hub", "the answer was signed by another hub than the one this profile is enrolled at")
    reply = _applied(lambda: read_message(ExchangeReply, answer.message))
    if reply.asked != parcel_mark(asked):
        raise Refused("another_answer", "the answer belongs to another request")
    return reply


def _applied(read: Callable[[], _T]) -> _T:
    """What was read of an answer; whatever is wrong with it is the answer's fault, not the person's."""
    try:
        return read()
    except Refused as error:
        if error.code == "bad_signature":
            raise Unavailable("forged_answer", "the answer does not bear the signature of the hub") from error
        raise Unavailable("garbled_answer", f"the answer makes no sense: {error.code}") from error
