# SPDX-License-Identifier: Apache-2.0
"""The trail of a record: only what changes, decisions and signed receipts prove."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from sync.log.change import Entry
from sync.log.fold import WITHDRAWN
from sync.store.appending import append
from sync.store.engine import Database
from sync.store.outbox import KeptReceipt, deliver, keep_receipt, queue
from sync.store.trails import Trail, trails
from tests.support.changes import RECORD, WALL, Author, record_of
from tests.support.stores import let_in, store


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with store(tmp_path) as made:
        yield made


def trail(database: Database) -> Trail:
    with database.reading() as connection:
        return trails(connection, [RECORD])[RECORD]


def steps(database: Database) -> list[str]:
    return [one.step for one in trail(database).steps]


def save(database: Database, *entries: Entry) -> None:
    with database.writing() as connection:
        queue(connection, append(connection, entries, 0).new.values())


def answer(connection: Connection, number: int, answers: dict[bytes, str | None]) -> None:
    receipt = KeptReceipt(b"h" * 32, b"\xab" * 8, number, WALL + number, b"statement", b"s" * 64)
    deliver(connection, keep_receipt(connection, receipt), answers)


def test_a_saved_record_waits(database: Database) -> None:
    save(database, Author().write({"note": "a"}))
    assert (trail(database).transfer, steps(database)) == ("waiting", ["saved"])


def test_a_receipt_is_a_step_with_the_time_of_the_hub_and_its_number(database: Database) -> None:
    entry = Author().write({"note": "a"})
    save(database, entry)
    with database.writing() as connection:
        answer(connection, 3, {entry.id: None})
    received = trail(database).steps[1]
    assert (trail(database).transfer, steps(database)) == ("received", ["saved", "received"])
    assert (received.at, received.by, received.receipt) == (WALL + 3, b"", "abababab-3")


def test_a_held_change_is_told_before_anything_else(database: Database) -> None:
    author = Author()
    first, second = author.write({"note": "a"}), author.write({"result": "good"})
    save(database, first, second)
    with database.writing() as connection:
        answer(connection, 1, {first.id: "unit_not_yours"})
    assert (trail(database).transfer, steps(database)) == ("held", ["saved", "held", "changed"])


def test_a_record_with_an_edit_that_waits_is_waiting_again(database: Database) -> None:
    author = Author()
    first = author.write({"note": "a"})
    save(database, first)
    with database.writing() as connection:
        answer(connection, 1, {first.id: None})
    save(database, author.write({"note": "b"}, {"note": [first.id]}))
    assert (trail(database).transfer, steps(database)) == ("waiting", ["saved", "received", "changed"])


def test_one_receipt_for_several_changes_is_one_step(database: Database) -> None:
    author = Author()
    entries = [author.write({"note": "a"}), author.write({"result": "good"})]
    save(database, *entries)
    with database.writing() as connection:
        answer(connection, 1, {one.id: None for one in entries})
    assert steps(database) == ["saved", "received", "changed"]


def test_decisions_about_a_record_are_steps_of_its_trail(database: Database) -> None:
    author, reviewer = Author(1), Author(2)
    first = author.write({"note": "a"})
    let_in(database, first, author.decide(first, "submit", [first.id], 11))
    let_in(database, reviewer.decide(first, "return", [first.id], 12), reviewer.decide(first, "accept", [first.id], 13))
    assert steps(database) == ["saved", "submitted", "returned", "accepted"]
    assert trail(database).steps[2].by == reviewer.written[0].change.author


def test_a_withdrawal_is_a_step_and_standing_again_a_change(database: Database) -> None:
    author = Author()
    first = author.write({"note": "a"})
    gone = author.write({WITHDRAWN: {"reason": "nhầm", "version": [first.id.hex()]}})
    let_in(database, first, gone, author.write({WITHDRAWN: None}, {WITHDRAWN: [gone.id]}))
    assert steps(database) == ["saved", "withdrawn", "changed"]


def test_what_came_from_the_hub_is_received_without_a_receipt_of_ours(database: Database) -> None:
    let_in(database, Author().write({"note": "a"}))
    assert (trail(database).transfer, steps(database)) == ("received", ["saved"])


def test_a_record_whose_decision_came_first_was_saved_all_the_same(database: Database) -> None:
    author = Author()
    first = author.write({"note": "a"})
    let_in(database, author.decide(first, "submit", [first.id], 11))
    let_in(database, first)
    assert sorted(steps(database)) == ["saved", "submitted"]


def test_trails_of_several_records_are_kept_apart_and_unknown_ones_left_out(database: Database) -> None:
    author = Author()
    let_in(database, author.write({"note": "a"}), author.write({"note": "b"}, record=record_of(2)))
    with database.reading() as connection:
        found = trails(connection, [RECORD, record_of(2), record_of(3)])
    assert {record: len(one.steps) for record, one in found.items()} == {RECORD: 1, record_of(2): 1}
