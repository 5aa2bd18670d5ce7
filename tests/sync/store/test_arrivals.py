# SPDX-License-Identifier: Apache-2.0
"""Streams of a hub: dense numbers in the order of commits, read by unit and by how much one may see."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from sync.log.change import Entry
from sync.log.errors import Refused
from sync.log.scope import Sight
from sync.store.appending import append
from sync.store.arrivals import ids_at, last_number, last_place, note_arrivals, read_stream
from sync.store.checking import check_store
from sync.store.digests import kept_digests
from sync.store.engine import Database
from sync.store.log_tables import ARRIVAL
from tests.support.changes import Author, record_of, story
from tests.support.stores import number_all, store


@pytest.fixture
def database(either: Database) -> Database:
    return either


def arrive(database: Database, *entries: Entry) -> None:
    """What a hub does with changes it lets in."""
    with database.writing() as connection:
        note_arrivals(connection, entries, append(connection, entries, 5).new, 5)
    number_all(database)


def arrive_and_fail(database: Database, *entries: Entry) -> None:
    with database.writing() as connection:
        note_arrivals(connection, entries, append(connection, entries, 0).new, 0)
        raise Refused("any")


def numbers(database: Database, unit: str, sight: Sight = Sight.WHOLE, after: int = 0, most: int = 99) -> list[int]:
    with database.reading() as connection:
        return [one.number for one in read_stream(connection, unit, sight, after, most)]


def notes(author: Author, *texts: str) -> list[Entry]:
    return [author.write({"note": text}, record=record_of(author.number * 100 + at)) for at, text in enumerate(texts)]


def test_readers_see_a_change_only_once_it_is_committed(database: Database) -> None:
    with database.writing() as connection:
        entries = notes(Author(), "a", "b")
        note_arrivals(connection, entries, append(connection, entries, 5).new, 5)
        assert numbers(database, "02683") == []
    number_all(database)
    assert numbers(database, "02683") == [1, 2]


def test_a_second_writer_waits_so_that_numbers_follow_commits(tmp_path: Path) -> None:
    with store(tmp_path) as database:
        check_that_numbers_follow_commits(database)


def check_that_numbers_follow_commits(database: Database) -> None:
    with ThreadPoolExecutor(4) as writers:
        for done in [writers.submit(arrive, database, *notes(Author(at), "a", "b")) for at in range(1, 9)]:
            done.result()
    with database.reading() as connection:
        keys = connection.execute(select(ARRIVAL.c.change).order_by(ARRIVAL.c.number)).scalars().all()
    assert (numbers(database, "02683"), keys) == (list(range(1, 17)), sorted(keys))


def test_numbers_are_dense_over_all_units_whatever_the_batches(database: Database) -> None:
    random, entries = Random(1), story(5, 40)
    while entries:
        arrive(database, *entries[: (cut := random.randint(1, 9))])
        entries = entries[cut:]
    assert numbers(database, "02683") == list(range(1, 41))


def test_a_transaction_that_fails_leaves_no_gap(database: Database) -> None:
    arrive(database, *notes(Author(1), "a"))
    with pytest.raises(Refused):
        arrive_and_fail(database, *notes(Author(2), "b"))
    arrive(database, *notes(Author(3), "c"))
    assert numbers(database, "02683") == [1, 2]


def test_a_change_that_arrives_again_keeps_its_number(database: Database) -> None:
    entries = notes(Author(), "a", "b")
    arrive(database, entries[0])
    arrive(database, *entries)
    with database.reading() as connection:
        assert ids_at(connection, (1, 2, 3)) == {1: entries[0].id, 2: entries[1].id}
        assert tuple(last_place(connection)) == (last_number(connection), entries[1].id) == (2, entries[1].id)


def test_a_stream_holds_its_own_unit_alone(database: Database) -> None:
    arrive(database, *notes(Author(1, "02683"), "a"), *notes(Author(2, "02686"), "b"))
    assert (numbers(database, "02683"), numbers(database, "02686"), numbers(database, "15")) == ([1], [2], [])


def test_a_downward_stream_holds_what_goes_down_alone(database: Database) -> None:
    author = Author(unit="15")
    unit = author.write({"name": "Xã mới"}, type="admin_unit", record=record_of(50))
    arrive(database, *notes(author, "a"), unit)
    assert numbers(database, "15", Sight.WHOLE) == [1, 2]
    assert numbers(database, "15", Sight.DOWNWARD) == [2]


def test_a_stream_is_read_on_from_any_number_in_pages(database: Database) -> None:
    arrive(database, *notes(Author(), *"abcde"))
    assert numbers(database, "02683", most=2) == [1, 2]
    assert numbers(database, "02683", after=2, most=2) == [3, 4]
    assert numbers(database, "02683", after=5) == []


def test_an_empty_stream_ends_at_nothing(database: Database) -> None:
    with database.reading() as connection:
        assert (last_number(connection), last_place(connection), ids_at(connection, [1])) == (0, (0, bytes(32)), {})


def test_digests_count_each_change_once(database: Database) -> None:
    entries = notes(Author(), "a", "b")
    arrive(database, *entries)
    arrive(database, *entries)
    with database.reading() as connection:
        assert kept_digests(connection)[("02683", Sight.WHOLE)].count == 2
        assert check_store(connection, is_hub=True) == []


def test_what_goes_down_counts_for_both_sights(database: Database) -> None:
    author = Author(unit="15")
    arrive(database, *notes(author, "a"), author.write({"name": "Xã"}, type="admin_unit", record=record_of(50)))
    with database.reading() as connection:
        found = kept_digests(connection)
    assert (found["15", Sight.WHOLE].count, found["15", Sight.DOWNWARD].count) == (2, 1)
