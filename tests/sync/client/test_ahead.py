# SPDX-License-Identifier: Apache-2.0
"""Going on before an answer is kept: nothing is lost, nothing urgent waits, and what says more comes first."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sync.client.asking import Answer, Ask, Failed, carry_meanwhile
from sync.client.cycle import Cycle, Steps, Tally
from sync.client.link import HubLink, keep_link, require_link
from sync.client.pace import Pace
from sync.log.errors import Stopped, Unavailable
from sync.parcel.columns import unpack_runs
from sync.parcel.envelope import seal, unseal
from sync.parcel.keys import DeviceKey
from sync.parcel.messages import EXCHANGE, EXCHANGED, ExchangeReply, ExchangeRequest, Receipt, RunAnswer, read_message
from sync.parcel.receipts import parcel_mark, sign_receipt
from sync.store.appending import append
from sync.store.engine import Database
from sync.store.identity import Identity, keep_identity
from sync.store.outbox import count_unsent, queue
from tests.support.changes import WALL, Author, record_of
from tests.support.stores import store

HUB = DeviceKey.from_bytes(b"h" * 32)
EPOCH = b"e" * 8
CHANGES = 200


class Hub:
    """Answers for every change that it is sent, as a courier between the engine and nobody."""

    carried = 0
    has_begun = False

    def __init__(self, **said: Any) -> None:
        self.said = said
        self.requests: list[ExchangeRequest] = []

    def carry(self, _path: str, parcel: bytes) -> bytes:
        opened = unseal(parcel, expect_kind=EXCHANGE, to=HUB.public)
        request = read_message(ExchangeRequest, opened.message)
        self.requests.append(request)
        runs = [
            RunAnswer(actor=run.actor, first_n=run.first_n, count=len(run.ids), last_id=run.ids[-1])
            for run in (part.run for part in unpack_runs(request.runs))
        ]
        told = Receipt(hub=HUB.public[:16], epoch=EPOCH, number=len(self.requests), at=WALL, runs=runs)
        receipt = sign_receipt(told, HUB) if runs else None
        reply = ExchangeReply(epoch=EPOCH, at=WALL, asked=parcel_mark(parcel), receipt=receipt, **self.said)
        return seal(EXCHANGED, reply, HUB, opened.sender)

    def close(self) -> None:
        """There is no connection."""

    def answer(self, ask: Ask) -> Answer:
        return Answer(self.carry("", ask.parcel), 0)

    def sizes(self) -> list[int]:
        """How many changes each request brought."""
        return [sum(len(part.entries) for part in unpack_runs(one.runs)) for one in self.requests]


def writer() -> Author:
    """Who has written all that waits."""
    author = Author(1)
    for at in range(CHANGES):
        author.write({"note": f"n{at}"}, record=record_of(at))
    return author


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    author = writer()
    with store(tmp_path) as made:
        with made.writing() as connection:
            keep_identity(connection, Identity(bytes([1]) * 16, record_of(1001), author.key))
            keep_link(
                connection,
                HubLink("http://localhost", HUB.public, "15", EPOCH, ("02683",), ("operator",), pace=Pace(up=1024)),
            )
            queue(connection, append(connection, author.written, 0).new.values())
        yield made


def waiting(database: Database) -> int:
    with database.reading() as connection:
        return count_unsent(connection)


def begun(database: Database, hub: Hub) -> tuple[Steps, Ask, Ask]:
    """An exchange whose first request is answered, and whose second one is to be carried."""
    steps = Cycle(database, hub, lambda: WALL).steps()
    first = next(steps)
    return steps, first, steps.send(hub.answer(first))


def ended(steps: Steps, hub: Hub, ask: Ask) -> Tally:
    try:
        while True:
            ask = steps.send(hub.answer(ask))
    except StopIteration as end:
        tally: Tally = end.value
        return tally


def test_the_next_request_is_there_before_the_answer_is_kept(database: Database) -> None:
    hub = Hub()
    steps, _first, second = begun(database, hub)
    assert waiting(database) == CHANGES
    second.meanwhile()
    assert waiting(database) == CHANGES - hub.sizes()[0]
    assert ended(steps, hub, second).sent == CHANGES
    assert (waiting(database), sum(hub.sizes())) == (0, CHANGES)


def test_an_engine_whose_work_nobody_does_meanwhile_does_it_itself(database: Database) -> None:
    hub = Hub()
    steps, _first, second = begun(database, hub)
    assert ended(steps, hub, second).sent == CHANGES
    assert (waiting(database), sum(hub.sizes())) == (0, CHANGES)


def test_each_request_says_what_is_really_left(database: Database) -> None:
    hub = Hub()
    steps, _first, second = begun(database, hub)
    ended(steps, hub, second)
    left = [CHANGES - sum(hub.sizes()[: at + 1]) for at in range(len(hub.requests))]
    assert [one.queue for one in hub.requests] == left


def test_who_stops_keeps_what_was_answered(database: Database) -> None:
    hub = Hub()
    with pytest.raises(Stopped):
        Cycle(database, hub, lambda: WALL, lambda: bool(hub.requests)).run()
    assert waiting(database) == CHANGES - hub.sizes()[0]


def test_a_loss_under_way_loses_nothing_of_the_answer_before(database: Database) -> None:
    hub = Hub()
    steps, _first, _second = begun(database, hub)
    again = steps.send(Failed(Unavailable("hub_cut", "cut")))
    assert waiting(database) == CHANGES - hub.sizes()[0]
    assert ended(steps, hub, again).sent == CHANGES


def test_the_connection_after_a_cut_is_trusted_with_what_that_one_carried(database: Database) -> None:
    hub = Hub()
    steps, _first, _second = begun(database, hub)
    again = steps.send(Failed(Unavailable("hub_cut", "cut"), carried=9_000))
    steps.send(Answer(hub.answer(again).parcel, 2_000)).meanwhile()
    with database.reading() as connection:
        assert (again.is_new_line, require_link(connection).pace.line) == (False, 9_000)
    steps.close()


def test_what_is_urgent_overtakes_what_was_made_ahead(database: Database) -> None:
    hub = Hub()
    steps, _first, second = begun(database, hub)
    second.meanwhile()
    urgent = writer().write({"note": "lũ quét"}, record=record_of(999))
    with database.writing() as connection:
        keys = list(append(connection, [urgent], 0).new.values())
        queue(connection, keys, keys)
    hub.answer(steps.send(hub.answer(second)))
    assert urgent.id in _ids(hub.requests[-1])
    steps.close()


def _ids(request: ExchangeRequest) -> set[bytes]:
    return {one.id for part in unpack_runs(request.runs) for one in part.entries.values()}


def test_an_answer_that_tells_another_scope_is_kept_first(database: Database) -> None:
    hub = Hub(units=["02683", "02686"], roles=["operator"])
    _steps, _first, second = begun(database, hub)
    assert waiting(database) == CHANGES - hub.sizes()[0]
    with database.reading() as connection:
        assert tuple(require_link(connection).units) == ("02683", "02686")
    assert second.parcel


def test_the_next_request_reads_on_from_cursors_that_are_yet_to_be_kept(database: Database) -> None:
    hub = Hub(cursors=[("02683", b"t" * 65)])
    steps, _first, second = begun(database, hub)
    hub.answer(second)
    assert list(hub.requests[1].cursors) == [("02683", b"t" * 65)]
    steps.close()


def test_a_parcel_travels_while_this_node_works(database: Database) -> None:
    hub = Hub()
    done: list[int] = []
    ask = next(Cycle(database, hub, lambda: WALL).steps())
    event = carry_meanwhile(hub, Ask(ask.parcel, False, lambda: done.append(1)))
    assert isinstance(event, Answer)
    assert (done, len(hub.requests)) == ([1], 1)
