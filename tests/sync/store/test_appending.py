# SPDX-License-Identifier: Apache-2.0
"""Appending twice is appending once, in any order and any cut; decisions may come before what they decide."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from sync.log.change import Entry
from sync.log.validator import check_change
from sync.store.checking import check_store
from sync.store.digests import kept_digests, recount
from sync.store.engine import Database
from sync.store.entries import entries_where
from sync.store.log_tables import CHANGE, FORK
from tests.support.changes import Author, record_of, story
from tests.support.stores import bodies, let_in, rows, store

SEEDS = st.integers(0, 2**32)


def review_of(database: Database, entry: Entry) -> str | None:
    """The review state that the row of a change's record shows."""
    with database.reading() as connection:
        found = rows(connection, entry.change.type)[entry.change.type]
    return next(str(row["review_state"]) for row in found if row["record_id"] == entry.change.record)


def in_pieces(database: Database, entries: Sequence[Entry], seed: int) -> None:
    """Append in batches cut at random, some of the changes again and again."""
    random = Random(seed)
    left = list(entries)
    while left:
        cut = random.randint(1, len(left))
        let_in(database, *random.sample(entries, random.randrange(3)), *left[:cut])
        left = left[cut:]


@settings(max_examples=40)
@given(SEEDS, SEEDS)
def test_any_order_any_cut_and_any_repetition_make_the_same_rows(seed: int, mixing: int) -> None:
    entries = story(seed)
    mixed = Random(mixing).sample(entries, len(entries))
    with tempfile.TemporaryDirectory() as folder, store(Path(folder), "a") as one, store(Path(folder), "b") as other:
        let_in(one, *entries)
        in_pieces(other, mixed, mixing)
        with one.writing() as left, other.writing() as right:
            recount(left, is_hub=False)
            recount(right, is_hub=False)
            assert rows(left) == rows(right)
            assert bodies(left) == bodies(right)
            assert kept_digests(left) == kept_digests(right)


@settings(max_examples=25)
@given(SEEDS, SEEDS)
def test_the_live_rows_are_those_a_rebuild_makes(seed: int, mixing: int) -> None:
    entries = story(seed, 20)
    mixed = Random(mixing).sample(entries, len(entries))
    with tempfile.TemporaryDirectory() as folder, store(Path(folder)) as database:
        in_pieces(database, mixed, mixing)
        with database.writing() as connection:
            recount(connection, is_hub=False)
            live = rows(connection)
            assert check_store(connection, is_hub=False, is_rebuilt=True) == []
            assert rows(connection) == live


@pytest.mark.parametrize("seed", range(20))
def test_the_stories_are_changes_that_the_validator_lets_in(seed: int) -> None:
    for entry in story(seed, 30):
        check_change(entry.change, entry.beside)


def test_appending_again_is_told_as_known_and_changes_nothing(tmp_path: Path) -> None:
    entries = story(1)
    with store(tmp_path) as database:
        keys = let_in(database, *entries)
        assert (len(keys), let_in(database, *entries)) == (len(entries), {})
        assert let_in(database) == {}


def test_a_decision_may_come_before_its_record_or_after_it(tmp_path: Path) -> None:
    author = Author()
    first = author.write({"result": "good"})
    decision = author.decide(first, "submit", [first.id], 9)
    for name, order in (("before", (decision, first)), ("after", (first, decision))):
        with store(tmp_path, name) as database:
            for entry in order:
                let_in(database, entry)
            assert review_of(database, first) == "submitted"


def test_a_decision_and_its_record_in_one_batch_and_in_either_order(tmp_path: Path) -> None:
    author = Author()
    first = author.write({"result": "good"})
    accepted = author.decide(first, "accept", [first.id], 9)
    for name, order in (("a", (accepted, first)), ("b", (first, accepted))):
        with store(tmp_path, name) as database:
            let_in(database, *order)
            assert review_of(database, first) == "accepted"


def test_an_edit_makes_an_accepted_record_changed(tmp_path: Path) -> None:
    author = Author()
    first = author.write({"result": "good"})
    with store(tmp_path) as database:
        let_in(database, first, author.decide(first, "accept", [first.id], 9))
        let_in(database, author.write({"result": "weak"}, {"result": [first.id]}))
        assert review_of(database, first) == "changed"


def test_two_changes_under_one_number_are_both_let_in_and_the_fork_is_noted_once(tmp_path: Path) -> None:
    one, other = Author().write({"note": "a"}), Author().write({"note": "b"})
    with store(tmp_path) as database:
        let_in(database, one)
        let_in(database, other)
        let_in(database, one, other)
        with database.reading() as connection:
            assert [(row.actor, row.n) for row in connection.execute(select(FORK))] == [(one.change.actor, 1)]
            assert len(bodies(connection)) == 2


def test_a_fork_within_one_batch_is_noted_too(tmp_path: Path) -> None:
    with store(tmp_path) as database:
        let_in(database, Author().write({"note": "a"}), Author().write({"note": "b"}))
        with database.reading() as connection:
            assert len(connection.execute(select(FORK)).all()) == 1


def test_a_type_that_nobody_knows_here_is_kept_byte_for_byte(tmp_path: Path) -> None:
    entry = Author().write({"later_field": [{"a": 1.5}], "name": "Đài"}, type="later_type", declaration=7)
    with store(tmp_path) as database:
        let_in(database, entry)
    with store(tmp_path) as database, database.reading() as connection:
        (found,) = entries_where(connection, CHANGE.c.type == "later_type")
        assert (found[1].body, found[1].change) == (entry.body, entry.change)
        assert check_store(connection, is_hub=True) == []


def test_an_unknown_field_is_kept_in_the_log_and_its_record_has_a_row_without_it(tmp_path: Path) -> None:
    entry = Author().write({"later_field": 5, "note": "a"}, declaration=2, record=record_of(5))
    with store(tmp_path) as database:
        let_in(database, entry)
        with database.reading() as connection:
            assert rows(connection, "status_check")["status_check"][0]["note"] == "a"
            assert bodies(connection) == {(entry.id, entry.body)}
