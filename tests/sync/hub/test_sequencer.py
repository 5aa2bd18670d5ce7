# SPDX-License-Identifier: Apache-2.0
"""Many writers that hold their transactions, sequencers that are killed: no change is skipped, none comes twice."""

import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
import pytest
from sqlalchemy import select

from sync.hub.sequencer import number_waiting
from sync.log.change import Entry
from sync.log.errors import Unavailable
from sync.store.appending import append
from sync.store.arrivals import last_number, note_arrivals
from sync.store.checking import check_store
from sync.store.log_tables import ARRIVAL, CHANGE
from sync.store.numbering import oldest_unnumbered, units_unnumbered
from sync.store.opening import made_ready
from sync.store.postgresql import PostgresDatabase, open_postgresql
from tests.support import writer_crew
from tests.support.changes import Author, record_of
from tests.support.postgres import Cluster, postgres_store
from tests.support.stores import number_all

PATIENCE_S = 120


@pytest.fixture
def database(cluster: Cluster) -> Iterator[PostgresDatabase]:
    with postgres_store(cluster) as made:
        yield made


@dataclass
class Reader:
    """Reads on from the last number it saw, as a laptop does with its cursor."""

    database: PostgresDatabase
    seen: list[bytes] = field(default_factory=list)
    last: int = 0

    def read(self) -> None:
        statement = select(ARRIVAL.c.number, CHANGE.c.id).join(CHANGE, CHANGE.c.key == ARRIVAL.c.change)
        with self.database.reading() as connection:
            for number, id_ in connection.execute(
                statement.where(ARRIVAL.c.number > self.last).order_by(ARRIVAL.c.number)
            ):
                assert number == self.last + 1
                self.last = number
                self.seen.append(id_)


@contextmanager
def sequencers(url: str, many: int) -> "Iterator[list[subprocess.Popen[str]]]":
    """So many that stand by; killed at the end."""
    found = [writer_crew.start("sequence", url) for _ in range(many)]
    try:
        yield found
    finally:
        for one in found:
            kill(one)


def kill(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


def end_leader(url: str) -> None:
    """The server ends the session that leads, as it does after a cut line."""
    with psycopg.connect(url, autocommit=True) as connection:
        leading = "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE granted"
        connection.execute(f"{leading} AND locktype = 'advisory' AND state = 'idle' AND datname = current_database()")


def work(url: str, writers: int, batches: int, turns: int) -> tuple[Counter[str], Reader]:
    """All write, the sequencer is killed again and again, somebody reads; what was told as committed, what was read."""
    database = made_ready(open_postgresql(url))
    reader = Reader(database)
    with sequencers(url, 2) as standing, Crew(url, writers, batches) as crew:
        for turn in range(turns):
            wait_for_more(reader, crew)
            kill(standing[turn % 2])
            standing[turn % 2] = writer_crew.start("sequence", url)
            end_leader(url)
        told = crew.told()
        wait_until_numbered(reader)
    with database.reading() as connection:
        assert check_store(connection, is_hub=True) == []
    database.close()
    return Counter(told), reader


class Crew:
    """Writers that work while the test goes on."""

    def __init__(self, url: str, writers: int, batches: int) -> None:
        self._told: list[str] = []
        self._all = [writer_crew.start("write", url, str(number), str(batches)) for number in range(1, writers + 1)]
        self._listening = [threading.Thread(target=self._listen, args=(one,)) for one in self._all]

    def __enter__(self) -> "Crew":
        for thread in self._listening:
            thread.start()
        return self

    def __exit__(self, *_failure: object) -> None:
        for one in self._all:
            kill(one)

    def _listen(self, one: "subprocess.Popen[str]") -> None:
        assert one.stdout is not None
        self._told += [line.strip() for line in one.stdout]

    def is_done(self) -> bool:
        """Whether all have written all."""
        return not any(thread.is_alive() for thread in self._listening)

    def told(self) -> list[str]:
        """The ids that were told as committed, when all have written all."""
        for thread in self._listening:
            thread.join()
        assert [one.wait() for one in self._all] == [0] * len(self._all)
        return self._told


def wait_for_more(reader: Reader, crew: Crew, more: int = 20) -> None:
    """Until so many more were numbered; no longer where all have written already."""
    wanted = reader.last + more
    tick = threading.Event()
    for _ in range(PATIENCE_S * 50):
        reader.read()
        if reader.last >= wanted or crew.is_done():
            return
        tick.wait(0.02)
    raise AssertionError(f"nothing was numbered after {reader.last}")


def wait_until_numbered(reader: Reader) -> None:
    tick = threading.Event()
    for _ in range(PATIENCE_S * 50):
        with reader.database.reading() as connection:
            if oldest_unnumbered(connection) is None:
                break
        tick.wait(0.02)
    reader.read()


def test_held_transactions_and_killed_sequencers_lose_nothing(cluster: Cluster) -> None:
    with cluster.reused() as url:
        told, reader = work(url, writers=4, batches=25, turns=2)
    assert Counter(one.hex() for one in reader.seen) == told
    assert set(told.values()) == {1}


@pytest.mark.torture
@pytest.mark.parametrize("turns", [4, 8, 16])
def test_sixteen_writers_that_hold_lose_nothing(cluster: Cluster, turns: int) -> None:
    with cluster.fresh() as url:
        told, reader = work(url, writers=16, batches=150, turns=turns)
    assert Counter(one.hex() for one in reader.seen) == told
    assert set(told.values()) == {1}


def written(number: int, unit: str = "02683") -> list[Entry]:
    author = Author(number, unit)
    return [author.write({"note": "a"}, record=record_of(number * 10 + at)) for at in range(2)]


def test_what_commits_late_is_numbered_after_what_committed_before_it(database: PostgresDatabase) -> None:
    early, late = written(1), written(2)
    reader = Reader(database)
    with database.writing((b"one",)) as held:
        note_arrivals(held, early, append(held, early, 0).new, 0)
        with database.writing((b"other",)) as connection:
            note_arrivals(connection, late, append(connection, late, 0).new, 0)
        number_all(database)
        reader.read()
        assert reader.seen == [entry.id for entry in late]
    number_all(database)
    reader.read()
    assert reader.seen == [entry.id for entry in (*late, *early)]


def test_there_is_one_leader_until_its_session_ends(database: PostgresDatabase) -> None:
    with database.leading() as first, database.leading() as second:
        assert (first is None, second is None) == (False, True)
    with database.leading() as third:
        assert third is not None


def test_a_leader_whose_session_ended_numbers_no_more(database: PostgresDatabase, cluster: Cluster) -> None:
    with database.writing((b"one",)) as connection:
        entries = written(1)
        note_arrivals(connection, entries, append(connection, entries, 0).new, 0)

    def lead_on() -> None:
        with database.leading() as leader:
            assert leader is not None
            end_leader(cluster.url(str(database.engine.url.database)))
            number_waiting(database, leader)

    with pytest.raises(Unavailable):
        lead_on()
    with database.reading() as reading:
        assert (last_number(reading), units_unnumbered(reading)) == (0, {"02683"})


def test_two_who_name_the_same_write_one_after_the_other(database: PostgresDatabase) -> None:
    order: list[str] = []

    def second() -> None:
        with database.writing((b"unit 2", b"unit 1")):
            order.append("second")

    with database.writing((b"unit 1",)):
        thread = threading.Thread(target=second)
        thread.start()
        with database.writing((b"unit 3",)):
            order.append("beside")
        order.append("first")
    thread.join()
    assert order == ["beside", "first", "second"]


def test_who_writes_alone_waits_for_all_others(database: PostgresDatabase) -> None:
    order: list[str] = []

    def alone() -> None:
        with database.writing():
            order.append("alone")

    with database.writing((b"unit 1",)):
        thread = threading.Thread(target=alone)
        thread.start()
        order.append("beside")
    thread.join()
    assert order == ["beside", "alone"]
