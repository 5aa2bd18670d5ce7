# SPDX-License-Identifier: Apache-2.0
"""A redacted value in the files of a PostgreSQL hub: tables, long values, statistics, and the server's own log."""

from collections.abc import Iterator
from random import Random

import psycopg
import pytest

from sync.log.change import Entry, PersonalValue
from sync.store.engine import Database
from sync.store.erasing import finish_erasure, is_erasure_due
from sync.store.opening import made_ready
from sync.store.postgresql import open_postgresql
from tests.support.changes import Author, record_of, uuid_of
from tests.support.pages import found_in, plain_files
from tests.support.postgres import Cluster
from tests.support.stores import let_in

NAME, PHONE = "Quýnh Đoàn Phượng Vĩ", "0977314159"
LOG = "data/pg_wal/"


@pytest.fixture
def database(cluster: Cluster) -> Iterator[Database]:
    with cluster.fresh() as url:
        made = made_ready(open_postgresql(url))
        yield made
        made.close()


def written() -> tuple[Entry, ...]:
    """A person among others, with words so long that the row does not fit a page, and the two redactions."""
    author, random = Author(), Random(7)
    salt, long = b"s" * 16, "".join(chr(random.randrange(0x4E00, 0x9000)) for _ in range(1500))
    told = {"full_name": PersonalValue(salt, NAME), "phone": PersonalValue(b"t" * 16, PHONE), "note": long}
    people = [author.write(told, record=record_of(1), type="person")]
    for at in range(2, 60):
        plain = {"full_name": PersonalValue(salt, f"Cán bộ {at}"), "note": long[:40]}
        people.append(author.write(plain, record=record_of(at), type="person"))
    orders = []
    for at, field in enumerate(("full_name", "phone"), 90):
        named = {"record": uuid_of(record_of(1)), "field": field, "changes": [people[0].id.hex()], "reason": "Theo đơn"}
        orders.append(author.write(named, record=record_of(at), type="redaction"))
    return (*people, *orders)


def drop_old_logs(cluster: Cluster) -> None:
    """Old pieces of the server's log are removed, and not written over some day."""
    for setting in ("wal_recycle = off", "min_wal_size = '32MB'"):
        cluster.execute(f"ALTER SYSTEM SET {setting}")
    cluster.execute("SELECT pg_reload_conf()")


def holders(cluster: Cluster) -> set[str]:
    """Files of the server that show the name or the number in any spelling, all of its memory written out before."""
    cluster.execute("CHECKPOINT")
    return found_in(plain_files(cluster.folder), NAME, PHONE)


def test_what_is_redacted_leaves_every_file_of_the_server(cluster: Cluster, database: Database) -> None:
    drop_old_logs(cluster)
    *people, first, second = written()
    let_in(database, *people)
    with psycopg.connect(str(database.engine.url.set(drivername="postgresql").render_as_string(False))) as plain:
        plain.execute("ANALYZE")
    before = holders(cluster)
    assert {one.startswith(LOG) for one in before} == {True, False}
    let_in(database, first, second)
    assert {one.startswith(LOG) for one in holders(cluster)} == {True, False}, "deleted rows stay in their pages"
    assert finish_erasure(database)
    assert {one.startswith(LOG) for one in holders(cluster)} <= {True}, "a file beside the log still shows it"
    for _turn in range(2):  # what an administrator runs, or time brings by itself
        cluster.execute("SELECT pg_switch_wal()")
        cluster.execute("CHECKPOINT")
    assert holders(cluster) == set()


def test_it_stays_due_while_somebody_may_still_read_the_deleted_rows(database: Database) -> None:
    *people, first, _second = written()
    let_in(database, *people)
    let_in(database, first)
    with database.reading() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM person")
        assert not finish_erasure(database)
        assert is_erasure_due(reader)
    assert finish_erasure(database)
    with database.reading() as reader:
        assert not is_erasure_due(reader)
