# SPDX-License-Identifier: Apache-2.0
"""One full exchange: requests and replies until both sides are empty, progress kept after each answer.

It knows no thread and no timer. Batches are halved when a connection is lost and doubled when one gets
through, so that there is progress on any link that carries a few kilobytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sync.client.courier import HttpCourier
from sync.client.healing import adopt_epoch, begin_offering, offers, queue_wanted
from sync.client.link import HubLink, keep_link, require_link
from sync.client.reply import Outcome, apply_reply
from sync.client.request import Turn, build_request
from sync.log.errors import LoaError, Refused, Stopped, Unavailable
from sync.parcel.envelope import seal, unseal
from sync.parcel.messages import EXCHANGE, EXCHANGED, ExchangeReply, Offer, read_message, split_ids
from sync.parcel.receipts import parcel_mark
from sync.store.engine import Database
from sync.store.identity import read_identity
from sync.store.outbox import HeldChange, count_unsent, held_changes

FIRST_BATCH: Final = 250
LARGEST_BATCH: Final = 4000
SMALLEST_BATCH: Final = 8
MOST_LOSSES: Final = 6
"""Connections lost in a row before the exchange gives up; what was answered stays."""

_SMALLER_HELPS: Final = ("hub_cut", "hub_silent", "parcel_too_large", "parcel_bomb", "too_many_changes")


@dataclass(slots=True)
class Tally:
    """What one full exchange did."""

    sent: int = 0
    received: int = 0
    newly_held: int = 0
    held: list[HeldChange] = field(default_factory=list)
    differing: Sequence[str] = ()
    epoch: bytes = b""
    confirmed_at: int | None = None


@dataclass(slots=True)
class Cycle:
    """The exchange of one node with its hub. ``now`` gives milliseconds; ``is_stopped`` is asked between requests."""

    database: Database
    courier: HttpCourier
    now: Callable[[], int]
    is_stopped: Callable[[], bool] = lambda: False

    def run(self) -> Tally:
        """Exchange until both sides are empty.

        Raises Refused ``not_enrolled`` or what the hub refuses, Unavailable where the link fails; all that was
        answered before stands.
        """
        with self.database.reading() as connection:
            link = require_link(connection)
        tally = Tally()
        if link.offering:
            link = self._offer_everything(link, tally)
        while True:
            outcome, reply = self._exchange(link, tally)
            link = outcome.link
            if reply.history_lost:
                link = self._offer_everything(self._begin_offering(link, reply.epoch), tally)
            elif not outcome.more and self._is_at_rest(outcome):
                return self._finished(tally, link)

    def _finished(self, tally: Tally, link: HubLink) -> Tally:
        with self.database.reading() as connection:
            tally.held = held_changes(connection)
        tally.differing, tally.epoch, tally.confirmed_at = link.differing, link.epoch, link.hub_at
        return tally

    def _is_at_rest(self, outcome: Outcome) -> bool:
        """Nothing waits, or what waits can never travel: no run vouches for it, and asking again changes nothing."""
        return not outcome.answered or not self._unsent()

    def _unsent(self) -> int:
        with self.database.reading() as connection:
            return count_unsent(connection)

    def _exchange(self, link: HubLink, tally: Tally, offer: Sequence[Offer] = ()) -> tuple[Outcome, ExchangeReply]:
        """One answered request; the batch is halved and sent again while connections are lost."""
        batch = link.batch or FIRST_BATCH
        for left in reversed(range(MOST_LOSSES)):
            if self.is_stopped():
                raise Stopped("stopped", "the exchange was stopped")
            try:
                outcome, reply = self._once(link, batch, offer)
            except LoaError as failure:
                if failure.code not in _SMALLER_HELPS:
                    raise
                batch = max(batch // 2, SMALLEST_BATCH)
                if not left:
                    self._remember_batch(link, batch)
                    raise
                continue
            tally.sent += outcome.sent
            tally.newly_held += outcome.answered - outcome.sent
            tally.received += outcome.received
            return outcome, reply
        raise AssertionError("the last loss is raised")

    def _once(self, link: HubLink, batch: int, offer: Sequence[Offer]) -> tuple[Outcome, ExchangeReply]:
        with self.database.reading() as connection:
            turn = Turn(read_identity(connection), replace(link, batch=batch), batch, self.now(), offer)
            request, parts = build_request(connection, turn)
        device = turn.identity.device
        parcel = seal(EXCHANGE, request, device, link.hub)
        answer = unseal(self.courier.carry("/v1/exchange", parcel), expect_kind=EXCHANGED, to=device.public)
        reply = _checked(read_message(ExchangeReply, answer.message), answer.sender, link, parcel)
        if request.queue:
            turn = replace(turn, link=replace(link, batch=min(batch * 2, LARGEST_BATCH)))
        with self.database.writing() as connection:
            outcome = apply_reply(connection, turn, reply, parts)
            if offer:
                queue_wanted(connection, split_ids(reply.wanted))
        if parts and not outcome.answered:
            raise Unavailable("no_receipt", "the hub gave no receipt; everything is still here and will be sent again")
        return outcome, reply

    def _remember_batch(self, link: HubLink, batch: int) -> None:
        with self.database.writing() as connection:
            keep_link(connection, replace(link, batch=batch))

    def _begin_offering(self, link: HubLink, epoch: bytes) -> HubLink:
        with self.database.writing() as connection:
            return begin_offering(connection, link, epoch)

    def _offer_everything(self, link: HubLink, tally: Tally) -> HubLink:
        """Offer all, send what the hub wants, and adopt its epoch once everything is answered for."""
        with self.database.reading() as connection:
            everything = list(offers(connection))
        for offer in everything:
            link = self._exchange(link, tally, [offer])[0].link
        is_at_rest = not self._unsent()
        while not is_at_rest:
            outcome = self._exchange(link, tally)[0]
            link, is_at_rest = outcome.link, self._is_at_rest(outcome)
        with self.database.writing() as connection:
            return adopt_epoch(connection, link)


def _checked(reply: ExchangeReply, sender: bytes, link: HubLink, parcel: bytes) -> ExchangeReply:
    """The reply, if the enrolled hub gave it to this very request."""
    if sender != link.hub:
        raise Refused("another_hub", "the answer was signed by another hub than the one this profile is enrolled at")
    if reply.asked != parcel_mark(parcel):
        raise Refused("another_answer", "the answer belongs to another request")
    return reply
