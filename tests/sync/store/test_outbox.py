# SPDX-License-Identifier: Apache-2.0
"""What waits, what was answered, what is held: a set of ids, proven by receipts, counted once."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from sync.log.change import Entry
from sync.log.scope import Sight
from sync.store.appending import append
from sync.store.checking import check_store
from sync.store.digests import NOTHING, counted_digests, kept_digests
from sync.store.engine import Database
from sync.store.outbox import (
    KeptReceipt,
    count_unsent,
    deliver,
    held_changes,
    keep_receipt,
    last_confirmed,
    queue,
    settle_arrived,
    unsent,
)
from tests.support.changes import Author, record_of, story
from tests.support.stores import store


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with store(tmp_path) as made:
        yield made


def save(connection: Connection, *entries: Entry) -> None:
    """What a laptop does with changes of its own."""
    queue(connection, append(connection, entries, 0).new.values())


def answer(connection: Connection, code: str | None, *entries: Entry, at: int = 7) -> None:
    """A receipt that gives all these changes one answer."""
    receipt = keep_receipt(connection, KeptReceipt(b"h" * 32, b"e" * 8, 1, at, b"statement", b"s" * 64))
    deliver(connection, receipt, {entry.id: code for entry in entries})


def answer_new(connection: Connection, *entries: Entry) -> None:
    answer(connection, None, *entries)


def answer_held(connection: Connection, *entries: Entry) -> None:
    answer(connection, "held", *entries)


def arrive(connection: Connection, *entries: Entry) -> None:
    """What a laptop does with changes from the hub."""
    settle_arrived(connection, entries, append(connection, entries, 0).new)


def settled(connection: Connection) -> int:
    return kept_digests(connection).get(("02683", Sight.WHOLE), NOTHING).count


def notes(*texts: str, number: int = 1) -> list[Entry]:
    author = Author(number)
    return [author.write({"note": text}, record=record_of(number * 100 + at)) for at, text in enumerate(texts)]


def test_what_is_saved_waits_in_the_order_of_saving(database: Database) -> None:
    entries = notes("a", "b", "c")
    with database.writing() as connection:
        save(connection, *entries)
        assert [one.id for one in unsent(connection, 2)] == [one.id for one in entries[:2]]
        assert (count_unsent(connection), settled(connection)) == (3, 0)


def test_a_receipt_takes_out_what_it_names_and_nothing_else(database: Database) -> None:
    first, second = notes("a", "b")
    with database.writing() as connection:
        save(connection, first, second)
        answer(connection, None, first, at=1234)
        assert [one.id for one in unsent(connection, 9)] == [second.id]
        assert (settled(connection), last_confirmed(connection)) == (1, 1234)


def test_the_same_receipt_twice_counts_once(database: Database) -> None:
    (entry,) = notes("a")
    with database.writing() as connection:
        save(connection, entry)
        answer(connection, None, entry)
        answer(connection, None, entry)
        assert settled(connection) == 1
        assert check_store(connection, is_hub=False) == []


def test_a_held_change_leaves_the_queue_with_its_code_and_is_not_settled(database: Database) -> None:
    (entry,) = notes("a")
    with database.writing() as connection:
        save(connection, entry)
        answer(connection, "unit_not_yours", entry)
        assert [(one.record, one.code) for one in held_changes(connection)] == [(entry.change.record, "unit_not_yours")]
        assert (count_unsent(connection), settled(connection)) == (0, 0)


def test_a_held_change_that_the_hub_admits_later_comes_down_and_settles(database: Database) -> None:
    (entry,) = notes("a")
    with database.writing() as connection:
        save(connection, entry)
        answer(connection, "unit_not_yours", entry)
        arrive(connection, entry)
        assert (held_changes(connection), settled(connection)) == ([], 1)


def test_an_own_change_that_comes_back_before_its_receipt_needs_none(database: Database) -> None:
    (entry,) = notes("a")
    with database.writing() as connection:
        save(connection, entry)
        arrive(connection, entry)
        answer(connection, None, entry)
        assert (count_unsent(connection), settled(connection)) == (0, 1)


def test_a_change_that_stands_twice_in_one_delivery_counts_once(database: Database) -> None:
    (entry,) = notes("a")
    with database.writing() as connection:
        arrive(connection, entry, entry)
        assert settled(connection) == 1
        assert check_store(connection, is_hub=False) == []


def test_a_receipt_for_a_change_that_is_not_here_is_no_harm(database: Database) -> None:
    with database.writing() as connection:
        answer(connection, None, *notes("a"))
        assert settled(connection) == 0


def test_before_the_first_receipt_nothing_is_confirmed(database: Database) -> None:
    with database.reading() as connection:
        assert (last_confirmed(connection), count_unsent(connection), held_changes(connection)) == (None, 0, [])


def test_a_long_queue_is_read_whole(database: Database) -> None:
    entries = notes(*(str(at) for at in range(1300)))
    with database.writing() as connection:
        save(connection, *entries)
        assert [one.id for one in unsent(connection, 5000)] == [one.id for one in entries]
        answer(connection, None, *entries)
        assert (count_unsent(connection), settled(connection)) == (0, 1300)


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_the_kept_digest_is_the_counted_one_after_anything_that_may_happen(seed: int) -> None:
    random, entries = Random(seed), story(seed, 12)
    deeds = (save, arrive, answer_new, answer_held)
    with tempfile.TemporaryDirectory() as folder, store(Path(folder)) as database:
        for _ in range(15):
            with database.writing() as connection:
                random.choice(deeds)(connection, *random.sample(entries, random.randint(1, 6)))
                assert kept_digests(connection) == counted_digests(connection, is_hub=False)


def test_what_waits_keeps_its_order_when_some_in_between_were_answered(database: Database) -> None:
    entries = notes(*(str(at) for at in range(60)))
    waiting = [*entries[:1], *entries[20:50], *entries[51:52], *entries[55:]]
    with database.writing() as connection:
        save(connection, *entries)
        answer(connection, None, *(one for one in entries if one not in waiting))
        assert unsent(connection, 100) == waiting
        answer(connection, None, *waiting)
        assert (count_unsent(connection), settled(connection)) == (0, 60)
