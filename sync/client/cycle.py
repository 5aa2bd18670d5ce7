# SPDX-License-Identifier: Apache-2.0
"""One full exchange: requests and replies until both sides are empty, progress kept after each answer.

The engine is ``steps``: it is told one event, writes its store and says what it wants carried next. Clock, store,
randomness and courier are handed in; it knows no thread, no timer and no socket.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from sqlalchemy import Connection

from sync.client.ahead import Answered, Once, load_ahead, next_request
from sync.client.asking import TOO_LARGE, TOO_SLOW, Answer, Ask, Courier, Event, Failed, carry
from sync.client.files import FileTurn, has_file_work, take_answer
from sync.client.healing import (
    NO_COMPARISON,
    Comparison,
    adopt_epoch,
    begin_offering,
    comparing,
    look_over_laptop,
    offers,
    queue_wanted,
)
from sync.client.link import HubLink, keep_link, require_link
from sync.client.pace import RISK, Pace
from sync.client.reply import Outcome, apply_reply
from sync.client.request import NO_LOAD, Load, Packed, Turn, pack_request
from sync.log.entropy import SYSTEM, Entropy
from sync.log.errors import LoaError, Refused, Stopped, Unavailable
from sync.parcel.envelope import unseal
from sync.parcel.messages import EXCHANGED, ExchangeReply, FilesAsked, Offer, read_message, split_ids
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
    mended: Sequence[str] = ()
    """Units whose digest differed meanwhile and agrees at the end."""
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
    carry: Callable[[Courier, Ask], Event] = carry
    """Does what the engine asks for: ``carry_meanwhile`` where the courier leaves its caller time to work."""
    has_files: bool = True
    """Whether files travel too; False where they wait until somebody asks for them."""
    _files: FileTurn | None = field(default=FileTurn(), init=False)
    """What the next request may say of files: the first one asks, bytes move when no text waits."""
    _tried: frozenset[bytes] = field(default=frozenset(), init=False)
    """Files that this exchange has tried in vain."""
    _is_fetching: bool = field(default=True, init=False)
    """Whether more files may be asked for: no more once the hub had none of those just asked for, until text comes
    that may list others."""
    _is_older_hub: bool = field(default=False, init=False)
    """The hub said nothing when it was asked for files."""
    _carried: int = field(default=0, init=False)
    """Bytes of whole exchanges over the connection that stands."""
    _ready: Load = field(default=NO_LOAD, init=False)
    """What was made ahead for the next request."""

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
                    ask.meanwhile()
                    raise Stopped("stopped", "the exchange was stopped")
                ask = steps.send(self.carry(self.courier, ask))
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
        while True:
            outcome, reply = yield from self._exchange(link, tally)
            link = outcome.link
            if reply.history_lost:
                link = yield from self._offer_everything(self._begin_offering(link, reply.epoch), tally)
                continue
            is_textless = self._is_textless(outcome, reply)
            self._files = self._next_files() if is_textless else None
            if is_textless and self._files is None:
                if is_healed or not link.differing:
                    return self._finished(tally, link)
                link, is_healed = (yield from self._heal(link, tally)), True

    def _is_textless(self, outcome: Outcome, reply: ExchangeReply) -> bool:
        """Whether no text waits on either side."""
        return not outcome.more and not reply.wanted and self._is_at_rest(outcome)

    def _next_files(self) -> FileTurn | None:
        """What may be said of files now that no text waits; None where there is nothing left to try."""
        turn = FileTurn(is_moving=True, tried=self._tried)
        if not self.has_files or self._is_older_hub:
            return None
        with self.database.reading() as connection:
            return turn if has_file_work(connection, turn, self._is_fetching) else None

    def _finished(self, tally: Tally, link: HubLink) -> Tally:
        with self.database.reading() as connection:
            tally.held = held_changes(connection)
            tally.confirmed_at = last_confirmed(connection)
        tally.differing, tally.epoch = link.differing, link.epoch
        tally.mended = [unit for unit in tally.mended if unit not in link.differing]
        return tally

    def _is_at_rest(self, outcome: Outcome) -> bool:
        """Nothing waits, or what waits can never travel: no run vouches for it, and asking again changes nothing."""
        return not outcome.answered or not self._unsent()

    def _unsent(self) -> int:
        with self.database.reading() as connection:
            return count_unsent(connection)

    def _heal(self, link: HubLink, tally: Tally) -> Generator[Ask, Event, HubLink]:
        """Compare the streams that differ and mend what can be mended; what the hub lacks waits to be sent then."""
        tally.mended = link.differing
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
        """One answered request, or several in a row where each is under way while the answer before it is kept; after
        each loss less is sent, and less asked for."""
        losses = 0
        unkept: Answered | None = None
        turn, packed = self._next_request(link, offer, comparison)
        while True:
            event, turn = yield from self._carried_over(turn, packed, unkept, tally)
            if isinstance(event, Answer):
                unkept = self._read(turn, packed, event)
                following = self._following(unkept)
                if following is None:
                    return self._keep(unkept, tally), unkept.reply
                (turn, packed), losses = following, 0
                continue
            unkept, link = None, turn.link
            if event.error.code in _SMALLER_HELPS:
                link = self._learn(replace(link, pace=_lost(link.pace, event, packed, losses)))
            losses += 1
            if not _may_go_on(event.error, losses, packed.is_divisible):
                raise event.error
            turn, packed = self._next_request(link, offer, comparison)

    def _carried_over(
        self, turn: Turn, packed: Packed, unkept: Answered | None, tally: Tally
    ) -> Generator[Ask, Event, tuple[Event, Turn]]:
        """What came of a request, and its turn as it stands when all that was answered before is kept."""
        kept: list[Outcome] = []

        def work() -> None:
            if unkept is not None:
                kept.append(self._keep(unkept, tally))
            self._make_ready(turn, packed)

        is_new_line = turn.link.pace.needs_new_line(self._carried, len(packed.parcel))
        before = 0 if is_new_line else self._carried
        meanwhile = Once(work)
        event = yield Ask(packed.parcel, is_new_line, meanwhile)
        meanwhile()
        stands = isinstance(event, Answer) or not event.loss.is_cut
        self._carried = event.carried if stands else 0
        for outcome in kept:
            turn = replace(turn, link=outcome.link)
        if isinstance(event, Answer):
            cost = event.carried - before if event.carried > before else event.carried
            return event, _on_line(turn, is_new_line, cost)
        return event, turn

    def _make_ready(self, turn: Turn, packed: Packed) -> None:
        self._ready = NO_LOAD
        if packed.changes:
            with self.database.reading() as connection:
                self._ready = load_ahead(connection, turn, packed)

    def _following(self, answered: Answered) -> tuple[Turn, Packed] | None:
        with self.database.reading() as connection:
            return _applied(lambda: next_request(connection, answered, self.now(), self._ready))

    def _next_request(self, link: HubLink, offer: Sequence[Offer], comparison: Comparison) -> tuple[Turn, Packed]:
        with self.database.reading() as connection:
            fitting = [_fitting(one, link.pace) for one in offer]
            files = self._files if self.has_files else None
            turn = Turn(read_identity(connection), link, self.now(), fitting, comparison, files=files)
            return turn, pack_request(connection, turn, self._ready)

    def _read(self, turn: Turn, packed: Packed, answer: Answer) -> Answered:
        """The reply, with the pace that got it through."""
        reply = _read(answer.parcel, turn, packed.parcel)
        pace = (
            turn.link.pace
            if turn.offer or turn.comparison != NO_COMPARISON
            else turn.link.pace.measured(len(packed.parcel), packed.changes)
        )
        has_files = bool(reply.files is not None and reply.files.pieces)
        moves_files = has_files or packed.has_pieces
        paced = pace.answered(len(packed.parcel), answer.carried, reply.more or has_files, moves_files)
        return Answered(replace(turn, link=replace(turn.link, pace=paced)), packed, reply)

    def _keep(self, answered: Answered, tally: Tally) -> Outcome:
        """What the reply brought, kept in one transaction with the pace that got it through."""
        turn, packed, reply = answered.turn, answered.packed, answered.reply
        with self.database.writing() as connection:
            outcome = _applied(lambda: apply_reply(connection, turn, reply, packed.load, self.entropy))
            if turn.offer:
                queue_wanted(connection, split_ids(reply.wanted))
                outcome = replace(outcome, offered=sum(len(ids) for _unit, ids in turn.offer))
            if packed.request.files is not None and not reply.history_lost:
                outcome = self._keep_files(connection, outcome, packed.request.files, reply)
        if packed.parts and not outcome.answered:
            raise Unavailable("no_receipt", "the hub gave no receipt; everything is still here and will be sent again")
        tally.sent += outcome.sent
        tally.newly_held += outcome.answered - outcome.sent
        tally.received += outcome.received
        self._is_fetching = self._is_fetching or outcome.received > 0
        tally.next_s = outcome.next_s
        return outcome

    def _keep_files(self, connection: Connection, outcome: Outcome, asked: FilesAsked, reply: ExchangeReply) -> Outcome:
        told, has_text = reply.files, bool(reply.runs) or reply.more
        self._is_older_hub = told is None
        link = replace(outcome.link, knows_files=told is not None)
        if link != outcome.link:
            keep_link(connection, link)
        if told is not None:
            vain = _applied(lambda: take_answer(connection, asked, told, has_text))
            self._tried |= vain
            is_vain = bool(asked.wants) and vain.issuperset(sha256 for sha256, _start in asked.wants)
            self._is_fetching = not is_vain
        return replace(outcome, link=link)

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
        self._files = None
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


def _lost(pace: Pace, failed: Failed, packed: Packed, losses: int) -> Pace:
    """Files are many bytes of little haste: what may have been too much at once is made smaller right away.

    Where they went up the answer is small, so that it had begun does not show that the parcel was not too much.
    """
    files = packed.request.files
    if files is None or not files.room:
        return pace.lost(failed.loss, losses)
    is_up = failed.loss.is_up or packed.has_pieces
    carried = failed.loss.carried if failed.loss.carried > len(packed.parcel) else 0
    loss = replace(failed.loss, is_up=is_up, carried=carried)
    return replace(pace, down=min(pace.down, files.room)).lost(loss, losses)


def _may_go_on(error: LoaError, losses: int, is_divisible: bool) -> bool:
    """Whether less, tried at once, may get through."""
    if error.code in TOO_LARGE and not is_divisible:
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
