# SPDX-License-Identifier: Apache-2.0
"""Opening a store: settings really set, wrong keys and newer files refused untouched, rows made anew."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlcipher3.dbapi2 import SQLITE_OK

from sync.log.change import PersonalValue
from sync.log.errors import LoaError, Refused, Unavailable
from sync.store.checking import check_store
from sync.store.digests import recount
from sync.store.engine import OLDEST_SQLITE, Database, check_sqlite_version, open_database, sqlite_version
from sync.store.identity import read_tip
from sync.store.log_tables import SCHEMA_VERSION
from sync.store.opening import open_store
from sync.store.projection import PROJECTION
from sync.store.settings import read_setting, write_setting
from tests.support.changes import Author, story
from tests.support.stores import KEY, let_in, rows, store

SECRET = "Cán bộ xã một-hai-ba"
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "mmap_size": 0,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "foreign_keys": 1,
}


def code_of_opening(path: Path, key: bytes | None = KEY) -> str:
    with pytest.raises(LoaError) as refusal:
        open_store(path, key)
    return refusal.value.code


def pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.parametrize(("name", "value"), PRAGMAS.items())
def test_every_connection_has_the_settings_that_keep_what_was_saved(tmp_path: Path, name: str, value: object) -> None:
    with store(tmp_path) as database, database.reading() as one, database.reading() as other:
        assert pragma(one, name) == value
        assert pragma(other, name) == value


def test_the_driver_carries_an_sqlite_without_the_fault() -> None:
    check_sqlite_version(sqlite_version())


@pytest.mark.parametrize("found", [(3, 40, 1), (3, 51, 2), (3, 7)])
def test_an_older_sqlite_is_refused(found: tuple[int, ...]) -> None:
    with pytest.raises(Refused) as refusal:
        check_sqlite_version(found)
    assert refusal.value.code == "sqlite_too_old"
    check_sqlite_version(OLDEST_SQLITE)


def test_a_wrong_key_is_refused_and_the_right_one_still_opens(tmp_path: Path) -> None:
    with store(tmp_path) as database:
        let_in(database, *story(1))
    assert code_of_opening(tmp_path / "loa.db", bytes(32)) == "wrong_key"
    assert code_of_opening(tmp_path / "loa.db", None) == "wrong_key"
    with store(tmp_path) as database, database.reading() as connection:
        assert rows(connection)["station"] or rows(connection)["person"] or rows(connection)["status_check"]


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loa.db").write_bytes(b"not a database" * 1000)
    assert code_of_opening(tmp_path / "loa.db") == "wrong_key"


def test_a_folder_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    assert code_of_opening(tmp_path / "absent" / "loa.db") == "disk_error"


def test_nothing_that_was_saved_can_be_read_without_the_key(tmp_path: Path) -> None:
    with store(tmp_path) as database:
        personal = PersonalValue(b"s" * 16, SECRET)
        let_in(database, Author().write({"full_name": personal, "note": SECRET}, type="person"))
        found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert found.keys() >= {"loa.db", "loa.db-wal"}
    assert len(found["loa.db-wal"]) > 0
    for content in [*found.values(), *(path.read_bytes() for path in tmp_path.iterdir())]:
        assert SECRET.encode() not in content
        assert b"SQLite format 3" not in content
        assert b"CREATE TABLE" not in content


def test_a_hub_file_without_a_key_is_readable_which_shows_that_the_search_finds(tmp_path: Path) -> None:
    database = open_store(tmp_path / "hub.db", None)
    let_in(database, Author().write({"note": SECRET}))
    content = (tmp_path / "hub.db-wal").read_bytes()
    database.close()
    assert SECRET.encode() in content


def test_a_database_of_a_newer_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    with store(tmp_path) as database, database.writing() as connection:
        write_setting(connection, "schema_version", SCHEMA_VERSION + 1)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert code_of_opening(tmp_path / "loa.db") == "database_newer"
    assert (tmp_path / "loa.db").read_bytes() == before["loa.db"]
    database = open_database(tmp_path / "loa.db", KEY)
    with database.reading() as connection:
        assert read_setting(connection, "schema_version") == SCHEMA_VERSION + 1
    database.close()


def test_changed_declarations_make_the_rows_anew_from_the_log(tmp_path: Path) -> None:
    with store(tmp_path) as database:
        let_in(database, *story(3))
        with database.writing() as connection:
            before = rows(connection)
            recount(connection, is_hub=False)
            connection.exec_driver_sql("DROP TABLE station")
            connection.exec_driver_sql("DELETE FROM status_check")
            write_setting(connection, "projection_fingerprint", b"of before")
    with store(tmp_path) as database, database.reading() as connection:
        assert rows(connection) == before
        assert check_store(connection, is_hub=False) == []


def test_opening_again_makes_nothing_anew(tmp_path: Path) -> None:
    with store(tmp_path) as database, database.writing() as connection:
        let = Author().write({"note": "a"})
        connection.execute(PROJECTION["village"].table.insert().values(_foreign_row(let.change.record)))
    with store(tmp_path) as database, database.reading() as connection:
        assert len(rows(connection, "village")["village"]) == 1


def _foreign_row(record: bytes) -> dict[str, object]:
    row: dict[str, object] = {"record_id": record, "record_unit": "02683", "record_version": b"", "search_text": ""}
    return row | {"created_at": 0, "created_by": record, "changed_at": 0, "changed_by": record}


def write_and_fail(database: Database) -> None:
    with database.writing() as connection:
        write_setting(connection, "a", 1)
        raise Refused("any")


def test_what_fails_within_a_write_never_happened(tmp_path: Path) -> None:
    with store(tmp_path) as database:
        with pytest.raises(Refused):
            write_and_fail(database)
        with database.reading() as connection:
            assert read_setting(connection, "a") is None


def test_a_reader_sees_one_state_throughout_while_another_writes(tmp_path: Path) -> None:
    with store(tmp_path) as database, database.reading() as reader:
        assert read_setting(reader, "a") is None
        with database.writing() as writer:
            write_setting(writer, "a", 1)
        assert read_setting(reader, "a") is None
        with database.reading() as later:
            assert read_setting(later, "a") == 1


def test_a_folder_that_cannot_be_written_is_told_by_its_code() -> None:
    with pytest.raises(Unavailable):
        open_store(Path("/proc/loa.db"), KEY)


@pytest.mark.parametrize("value", [1, "đài", b"\0", None, [1, {"a": None}], 2**63 - 1])
def test_a_setting_is_kept_as_it_was_written(tmp_path: Path, value: object) -> None:
    with store(tmp_path) as database, database.writing() as connection:
        write_setting(connection, "a", "before")
        write_setting(connection, "a", value)
        assert read_setting(connection, "a") == value


def test_the_connection_that_was_used_last_is_used_next(tmp_path: Path) -> None:
    with store(tmp_path) as database:
        with database.reading() as first, database.reading():
            used = first.connection.driver_connection
        for _turn in range(2):
            with database.reading() as again:
                assert again.connection.driver_connection is used


def watched(compiled: list[object]) -> Callable[..., int]:
    """What SQLite asks for leave whenever it compiles something, and only then."""

    def note(*told: object) -> int:
        compiled.append(told)
        return int(SQLITE_OK)

    return note


def compiled_by_now(connection: Connection, compiled: list[object]) -> int:
    """How much, after two questions."""
    read_tip(connection, b"")
    read_setting(connection, "a")
    return len(compiled)


def test_what_a_connection_was_asked_before_is_not_compiled_again_even_where_it_made_the_tables(tmp_path: Path) -> None:
    database, compiled = open_store(tmp_path / "new.db", KEY), list[object]()
    with database.writing() as connection:
        plain: Any = connection.connection.driver_connection
        plain.set_authorizer(watched(compiled))
        counts = [compiled_by_now(connection, compiled) for _turn in range(3)]
        plain.set_authorizer(None)
    database.close()
    assert counts == [counts[0]] * 3
    assert counts[0] > 0
