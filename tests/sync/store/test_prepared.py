# SPDX-License-Identifier: Apache-2.0
"""Prepared questions: what the driver is handed past SQLAlchemy reads, fails and hangs together as everything else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import bindparam, insert, literal, select

from sync.log.errors import Refused, Unavailable
from sync.records.cluster import Cluster
from sync.store.bulk import write_rows
from sync.store.engine import Database
from sync.store.log_tables import OUTBOX
from sync.store.prepared import Prepared
from sync.store.projection import PROJECTION
from tests.support.stores import store

WAITING = Prepared(select(OUTBOX.c.change).order_by(OUTBOX.c.change))
ONE = Prepared(select(OUTBOX.c.change, literal(7).label("seven")).where(OUTBOX.c.change == bindparam("connection")))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with store(tmp_path) as made:
        yield made


def wait(database: Database, *keys: int) -> None:
    with database.writing() as connection:
        write_rows(connection, insert(OUTBOX), [{"change": key} for key in keys])


def test_values_are_given_by_name_and_rows_told_by_column(database: Database) -> None:
    wait(database, 3, 4)
    with database.reading() as connection:
        assert ONE.mappings(connection, connection=4, other="left aside") == [{"change": 4, "seven": 7}]
        assert ONE.scalar(connection, connection=5) is None
        with pytest.raises(KeyError):
            ONE.rows(connection, another=4)


def test_a_question_alone_begins_the_one_state_that_is_seen(database: Database) -> None:
    with database.reading() as connection:
        before = WAITING.rows(connection)
        wait(database, 1)
        assert WAITING.rows(connection) == before == []
    with database.reading() as connection:
        assert WAITING.scalar(connection) == 1


def write_and_fail(database: Database) -> None:
    with database.writing() as connection:
        write_rows(connection, insert(OUTBOX), [{"change": 1}])
        assert WAITING.scalar(connection) == 1
        raise Refused("no", "nothing of it stands")


def test_rows_of_a_transaction_that_fails_are_gone(database: Database) -> None:
    with pytest.raises(Refused):
        write_and_fail(database)
    with database.reading() as connection:
        assert WAITING.rows(connection) == []


def test_flags_come_out_as_they_went_in(database: Database) -> None:
    clusters = PROJECTION[Cluster.type_name()].table
    flags = Prepared(select(clusters.c.power_backup).where(clusters.c.record_id == bindparam("record")))
    with database.writing() as connection:
        for record, flag in ((b"a", True), (b"b", False), (b"c", None)):
            wanted = {"record_unit": "", "record_version": b"", "created_at": 0, "created_by": b"", "search_text": ""}
            row = {**wanted, "changed_at": 0, "changed_by": b"", "record_id": record, "power_backup": flag}
            write_rows(connection, insert(clusters), [row])
        assert [flags.scalar(connection, record=one) for one in (b"a", b"b", b"c")] == [True, False, None]
        assert flags.scalar(connection, record=b"a") is True


def write_where_nobody_may(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
        write_rows(connection, insert(OUTBOX), [{"change": 1}])


def test_a_failure_of_the_driver_is_told_as_ours(database: Database) -> None:
    with pytest.raises(Unavailable) as failure:
        write_where_nobody_may(database)
    assert failure.value.code == "disk_read_only"
