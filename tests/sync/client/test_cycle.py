# SPDX-License-Identifier: Apache-2.0
"""One exchange against a hub of the test's own making: it ends, it believes nobody else, it can be stopped."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from sync.client.courier import PARCEL_TYPE, HttpCourier
from sync.client.cycle import Cycle
from sync.client.link import HubLink, keep_link, read_link
from sync.client.pace import LEAST_UP
from sync.log.change import Entry
from sync.log.errors import LoaError
from sync.parcel.envelope import seal, unseal
from sync.parcel.keys import DeviceKey
from sync.parcel.messages import EXCHANGE, EXCHANGED, ExchangeReply
from sync.parcel.receipts import parcel_mark
from sync.store.appending import append
from sync.store.engine import Database
from sync.store.identity import Identity, keep_identity
from sync.store.outbox import count_unsent, queue
from tests.support.changes import WALL, Author, record_of
from tests.support.stores import store
from tests.sync.client.small_server import Answer, saying, serving

HUB = DeviceKey.from_bytes(b"h" * 32)
MOST = 30


def replying(key: DeviceKey = HUB, **said: Any) -> Answer:
    """A hub that says the same to everything, signed."""

    def answer(handler: BaseHTTPRequestHandler, asked: bytes) -> None:
        sender = unseal(asked, expect_kind=EXCHANGE, to=HUB.public).sender
        reply = ExchangeReply(**{"epoch": b"e" * 8, "at": WALL, "asked": parcel_mark(asked), **said})
        saying(200, PARCEL_TYPE, seal(EXCHANGED, reply, key, sender))(handler, asked)

    return answer


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with store(tmp_path) as made, made.writing() as connection:
        author = Author()
        keep_identity(connection, Identity(bytes([1]) * 16, record_of(1001), author.key))
    with store(tmp_path) as made:
        yield made


@contextmanager
def cycle(database: Database, answer: Answer) -> Iterator[tuple[Cycle, list[Any]]]:
    """A cycle at a server, stopped where it asks for ever; and what it asked."""
    with serving(answer) as server:
        with database.writing() as connection:
            keep_link(connection, HubLink(server.url, HUB.public, "15", b"e" * 8, ("02683",), ("operator",)))
        courier = HttpCourier(server.url)
        try:
            yield Cycle(database, courier, lambda: WALL, lambda: len(server.asked) >= MOST), server.asked
        finally:
            courier.close()


def wait(database: Database, entry: Entry) -> None:
    with database.writing() as connection:
        queue(connection, append(connection, [entry], 0).new.values())


def code_of(database: Database, answer: Answer) -> tuple[str, int]:
    """The code with which an exchange fails, and after how many requests."""
    with cycle(database, answer) as (one, asked), pytest.raises(LoaError) as failure:
        one.run()
    return failure.value.code, len(asked)


def test_a_quiet_exchange_is_one_request(database: Database) -> None:
    with cycle(database, replying()) as (one, asked):
        tally = one.run()
    assert (len(asked), tally.sent, tally.received, tally.epoch) == (1, 0, 0, b"e" * 8)


def test_an_answer_without_a_receipt_confirms_nothing(database: Database) -> None:
    with cycle(database, replying()) as (one, _asked):
        assert one.run().confirmed_at is None


def test_a_change_that_no_run_vouches_for_does_not_make_it_ask_for_ever(database: Database) -> None:
    wait(database, Author(2).write({"note": "a"}))
    with cycle(database, replying()) as (one, asked):
        assert one.run().sent == 0
    assert len(asked) == 1


def test_nor_while_everything_is_offered_to_a_hub_that_lost_its_history(database: Database) -> None:
    wait(database, Author(2).write({"note": "a"}))
    lost = [replying(epoch=b"n" * 8, history_lost=True)]

    def answer(handler: BaseHTTPRequestHandler, asked: bytes) -> None:
        (lost.pop() if lost else replying(epoch=b"n" * 8))(handler, asked)

    with cycle(database, answer) as (one, asked):
        one.run()
    assert len(asked) <= 3


def test_a_hub_that_answers_without_a_receipt_is_told_and_nothing_is_lost(database: Database) -> None:
    wait(database, Author(1).write({"note": "a"}))
    assert code_of(database, replying()) == ("no_receipt", 1)
    with database.reading() as connection:
        assert count_unsent(connection) == 1


def test_another_hub_or_an_older_answer_is_refused(database: Database) -> None:
    assert code_of(database, replying(DeviceKey.from_bytes(b"x" * 32))) == ("another_hub", 1)
    assert code_of(database, replying(asked=bytes(16))) == ("another_answer", 1)


def test_a_captive_portal_ends_the_exchange_at_once(database: Database) -> None:
    assert code_of(database, saying(200, "text/html", b"<html>")) == ("not_the_hub", 1)


def test_where_parcels_are_too_large_smaller_ones_are_tried_and_remembered(database: Database) -> None:
    author = Author(1)
    for number in range(40):
        wait(database, author.write({"note": str(number)}))
    code, requests = code_of(database, saying(413, "text/html", b"<html>"))
    with database.reading() as connection:
        link = read_link(connection)
    assert link is not None
    assert (code, link.pace.up) == ("parcel_too_large", LEAST_UP)
    assert requests <= 8


def test_an_exchange_may_be_stopped_between_two_requests(database: Database) -> None:
    assert code_of(database, replying(more=True)) == ("stopped", MOST)
