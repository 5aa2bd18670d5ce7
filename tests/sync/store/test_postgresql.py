# SPDX-License-Identifier: Apache-2.0
"""What the store does on either database alike, and how PostgreSQL is opened and refused."""

from collections.abc import Callable
from random import Random

import pytest
from sqlalchemy import insert, select, text

from sync.log.errors import LoaError, Refused
from sync.log.scope import Sight
from sync.store.bulk import FEW, writing_rows
from sync.store.checking import check_store
from sync.store.digests import Digest, kept_digests, recount
from sync.store.engine import Database
from sync.store.entries import entries_where, in_chunks
from sync.store.log_tables import CHANGE, FORK, OUTBOX, SETTING
from sync.store.opening import made_ready
from sync.store.postgresql import open_postgresql, postgresql_failure, read_url
from sync.store.projection import PROJECTION
from sync.store.settings import read_setting, write_setting
from tests.support.changes import Author, record_of, story
from tests.support.postgres import Cluster
from tests.support.stores import bodies, let_in, rows, store

MANY = range(10 * FEW)
TEXTS = ("a", "B", "á", "Á", "ab", "a b", "đ", "Z", "-", "ê", "z")


@pytest.mark.parametrize("seed", range(4))
def test_the_same_changes_make_the_same_rows_in_both_databases(
    either: Database, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    entries = story(seed, 40)
    mixed = Random(seed).sample(entries, len(entries))
    with store(tmp_path_factory.mktemp("other")) as other:
        let_in(other, *entries)
        let_in(either, *mixed[:7])
        let_in(either, *mixed)
        with other.writing() as left, either.writing() as right:
            recount(left, is_hub=False)
            recount(right, is_hub=False)
            assert (rows(left), bodies(left)) == (rows(right), bodies(right))
            assert kept_digests(left) == kept_digests(right)
            assert check_store(right, is_hub=False, is_rebuilt=True) == []
            assert rows(left) == rows(right)


def test_many_rows_at_once_are_the_rows_one_by_one(either: Database) -> None:
    author = Author()
    entries = [author.write({"note": f"Thôn {at}", "quality": at % 5}, record=record_of(at)) for at in range(40)]
    let_in(either, *entries)
    later = [author.write({"note": "khác"}, {"note": [one.id]}, record=one.change.record) for one in entries]
    let_in(either, *later)
    with either.writing() as connection:
        recount(connection, is_hub=False)
        assert check_store(connection, is_hub=False) == []
        assert {row["note"] for row in rows(connection, "status_check")["status_check"]} == {"khác"}


def test_texts_sort_by_their_bytes_whatever_the_language_of_the_server(either: Database) -> None:
    author = Author()
    let_in(either, *(author.write({"note": one}, record=record_of(at)) for at, one in enumerate(TEXTS, 1)))
    table = PROJECTION["status_check"].table
    with either.reading() as connection:
        found = connection.execute(select(table.c.note).order_by(table.c.note)).scalars().all()
    assert found == sorted(TEXTS, key=str.encode)


@pytest.mark.parametrize("many", [1, 8, 9, 1200])
def test_a_list_of_any_length_is_looked_up(either: Database, many: int) -> None:
    author = Author()
    written = [author.write({"note": "a"}, record=record_of(at)) for at in range(12)]
    let_in(either, *written)
    asked = [entry.id for entry in written] + [bytes([at % 256]) * 32 for at in range(many)]
    with either.reading() as connection:
        found = [key for some in in_chunks(CHANGE.c.id, asked[:many]) for key in entries_where(connection, some)]
    assert len(found) == min(many, 12)


@pytest.mark.parametrize("others", [["xxxxxxxxxxxx"], ["a", "bc"], ["đài phường1"], []])
def test_texts_are_looked_up_whether_they_are_of_one_length_or_not(either: Database, others: list[str]) -> None:
    let_in(either, Author().write({"note": "a"}), Author().write({"note": "b"}))
    asked = ["status_check"] * 9 + others * 9
    with either.reading() as connection:
        found = [key for some in in_chunks(CHANGE.c.type, asked) for key in entries_where(connection, some)]
    assert len(found) == 2


def test_many_ids_are_found_by_their_index(either: Database) -> None:
    (condition,) = in_chunks(CHANGE.c.record, [bytes([at]) * 16 for at in range(9)])
    with either.reading() as connection:
        asked = select(CHANGE.c.key).where(condition).compile(connection)
        is_sqlite = connection.dialect.name == "sqlite"
        connection.exec_driver_sql("SELECT 1" if is_sqlite else "SET enable_seqscan = off")
        values = tuple(asked.params.values()) * 2 if is_sqlite else dict(asked.params)
        plan = connection.exec_driver_sql(f"EXPLAIN {'QUERY PLAN' if is_sqlite else ''} {asked}", values)
        assert ("SEARCH change" if is_sqlite else "Index Cond") in str(plan.all())


def test_a_fork_is_noted(either: Database) -> None:
    let_in(either, Author().write({"note": "a"}))
    let_in(either, Author().write({"note": "b"}))
    with either.reading() as connection:
        assert [row.n for row in connection.execute(select(FORK))] == [1]


def test_a_setting_is_written_replaced_and_forgotten(either: Database) -> None:
    with either.writing() as connection:
        for value in (1, {"a": b"b"}):
            write_setting(connection, "one", value)
            assert read_setting(connection, "one") == value
        write_setting(connection, "one", None)
        assert read_setting(connection, "one") is None
        assert connection.execute(select(SETTING.c.name).where(SETTING.c.name == "one")).first() is None


def test_a_digest_that_was_tampered_with_is_found(either: Database) -> None:
    let_in(either, Author().write({"note": "a"}))
    with either.writing() as connection:
        assert {one.what for one in check_store(connection, is_hub=False)} == {"digest"}
        recount(connection, is_hub=False)
        assert kept_digests(connection)["02683", Sight.WHOLE] != Digest(0, bytes(32))


def test_a_transaction_that_fails_leaves_nothing(either: Database) -> None:
    def fail() -> None:
        with either.writing() as connection:
            write_setting(connection, "one", 1)
            raise Refused("any")

    with pytest.raises(Refused):
        fail()
    with either.reading() as connection:
        assert read_setting(connection, "one") is None


def test_a_store_is_opened_again_as_it_was(cluster: Cluster) -> None:
    with cluster.fresh() as url:
        for _ in range(2):
            database = made_ready(open_postgresql(url))
            let_in(database, Author().write({"note": "a"}))
            with database.reading() as connection:
                assert len(bodies(connection)) == 1
            database.close()


def test_a_database_without_tables_gets_them_once_though_two_open_it(cluster: Cluster) -> None:
    with cluster.fresh("template1") as url:
        first, second = open_postgresql(url), open_postgresql(url)
        for database in (made_ready(first), made_ready(second)):
            with database.reading() as connection:
                assert bodies(connection) == set()
            database.close()


@pytest.mark.parametrize("entered", ["mysql://a/b", "nothing", "sqlite:///x"])
def test_any_other_database_is_refused(entered: str) -> None:
    with pytest.raises(Refused) as refused:
        read_url(entered)
    assert refused.value.code == "database_unsupported"


@pytest.mark.parametrize(
    "make",
    [
        lambda cluster: cluster.url("absent"),
        lambda _cluster: "postgresql://loa@127.0.0.1:1/x",
        lambda cluster: cluster.url().replace("loa@", "stranger@"),
    ],
    ids=["absent", "unreachable", "stranger"],
)
def test_a_database_that_cannot_be_reached_is_told(cluster: Cluster, make: Callable[[Cluster], str]) -> None:
    with pytest.raises(LoaError) as failed:
        open_postgresql(make(cluster))
    assert failed.value.code == "database_unreachable"


def test_a_server_that_ends_a_session_is_told_as_unreachable_and_the_next_one_works(cluster: Cluster) -> None:
    with cluster.fresh() as url:
        database = made_ready(open_postgresql(url))
        with pytest.raises(LoaError) as failed, database.reading() as connection:
            connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        assert failed.value.code == "database_unreachable"
        with database.reading() as connection:
            assert bodies(connection) == set()
        database.close()


def test_a_session_that_the_server_ended_while_nobody_used_it_is_not_used_again(cluster: Cluster) -> None:
    end_all_others = text(
        "SELECT bool_and(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with cluster.fresh() as url:
        database, other = made_ready(open_postgresql(url)), open_postgresql(url)
        with other.reading() as connection:
            assert connection.execute(end_all_others).scalar_one() is True
        with database.reading() as connection:
            assert bodies(connection) == set()
        database.close()
        other.close()


def test_rows_that_are_taken_in_meanwhile_are_refused_as_any_others(cluster: Cluster) -> None:
    twice, meanwhile = [outboxed(one) for one in (*MANY, MANY[0])], list[str]()
    with cluster.fresh() as url:
        database = made_ready(open_postgresql(url))
        with (
            pytest.raises(LoaError) as failed,
            database.writing() as connection,
            writing_rows(connection, insert(OUTBOX), twice),
        ):
            meanwhile.append("done")
        assert (failed.value.code, meanwhile) == ("database_busy", ["done"])
        assert outbox(database) == []
        database.close()


def test_what_fails_while_rows_are_taken_in_leaves_none_of_them_and_a_sound_session(cluster: Cluster) -> None:
    with cluster.fresh() as url:
        database = made_ready(open_postgresql(url))
        with (
            pytest.raises(ZeroDivisionError),
            database.writing() as connection,
            writing_rows(connection, insert(OUTBOX), map(outboxed, (*MANY, MANY[0]))),
        ):
            print(1 / 0)
        assert outbox(database) == []
        with database.writing() as connection, writing_rows(connection, insert(OUTBOX), map(outboxed, MANY)):
            pass
        assert outbox(database) == list(MANY)
        database.close()


def outboxed(key: int) -> dict[str, int]:
    return {"change": key}


def outbox(database: Database) -> list[int]:
    with database.reading() as connection:
        return sorted(connection.execute(select(OUTBOX.c.change)).scalars())


def test_a_bug_in_a_statement_stays_a_bug() -> None:
    class Wrong(Exception):
        sqlstate = "42601"

    assert postgresql_failure(Wrong()) is None
