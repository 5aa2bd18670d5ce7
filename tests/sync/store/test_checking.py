# SPDX-License-Identifier: Apache-2.0
"""The check finds damage of every kind, and a rebuild mends what the log can mend."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from sync.log.change import PersonalValue
from sync.store.chains import gaps
from sync.store.checking import check_store
from sync.store.digests import recount
from sync.store.engine import Database
from sync.store.log_tables import CHANGE, DIGEST, PERSONAL_VALUE
from sync.store.projection import PROJECTION
from tests.support.changes import Author, record_of
from tests.support.stores import let_in, rows, store

CHECKS = PROJECTION["status_check"].table


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A store with two records, one personal value and its digests, in which nothing is wrong."""
    author = Author()
    with store(tmp_path) as made:
        let_in(made, author.write({"note": "a", "result": "good"}), author.write({"note": "b"}, record=record_of(2)))
        personal = PersonalValue(b"s" * 16, "Cán bộ xã 1")
        let_in(made, author.write({"full_name": personal}, record=record_of(3), type="person"))
        with made.writing() as connection:
            recount(connection, is_hub=False)
        yield made


def kinds(database: Database, damage: Any = None) -> set[str]:
    """The kinds of difference that the check finds after some damage."""
    with database.writing() as connection:
        if damage is not None:
            assert connection.execute(damage).rowcount > 0
        return {one.what for one in check_store(connection, is_hub=False)}


def body(connection: Connection) -> bytes:
    return bytes(connection.execute(select(CHANGE.c.body).where(CHANGE.c.key == 1)).scalar_one())


def test_a_sound_store_has_no_differences(database: Database) -> None:
    assert kinds(database) == set()


def test_a_body_with_another_value_is_found(database: Database) -> None:
    with database.reading() as connection:
        tampered = body(connection).replace(b"good", b"weak")
    assert kinds(database, update(CHANGE).where(CHANGE.c.key == 1).values(body=tampered)) >= {"change_id", "row"}


def test_every_single_byte_of_a_body_is_watched(database: Database) -> None:
    with database.reading() as connection:
        sound = body(connection)
    for place in range(0, len(sound), 5):
        tampered = sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :]
        assert kinds(database, update(CHANGE).where(CHANGE.c.key == 1).values(body=tampered)) >= {"change_id"}


def test_a_body_without_any_form_is_a_difference_and_no_crash(database: Database) -> None:
    assert "change_form" in kinds(database, update(CHANGE).where(CHANGE.c.key == 1).values(body=b"\xc1"))


@pytest.mark.parametrize(
    ("column", "value"),
    [("unit", "02686"), ("type", "village"), ("record", record_of(77)), ("actor", b"x" * 16), ("n", 9)],
)
def test_a_column_of_the_log_that_tells_another_story_than_its_change_is_found(
    database: Database, column: str, value: object
) -> None:
    assert "change_columns" in kinds(database, update(CHANGE).where(CHANGE.c.key == 2).values({column: value}))


def test_another_id_is_found(database: Database) -> None:
    assert "change_id" in kinds(database, update(CHANGE).where(CHANGE.c.key == 1).values(id=bytes(32)))


@pytest.mark.parametrize("column", [one.name for one in CHECKS.columns][2:])
def test_a_tampered_cell_of_any_column_is_found(database: Database, column: str) -> None:
    before = CHECKS.c[column].type.python_type
    value: object = {str: "2", int: 2, bytes: b"2" * 16, bool: True}[before]
    damage = update(CHECKS).where(CHECKS.c.record_id == record_of(2)).values({column: value})
    assert kinds(database, damage) == {"row"}


def test_a_missing_row_is_found(database: Database) -> None:
    assert kinds(database, delete(CHECKS).where(CHECKS.c.record_id == record_of(2))) == {"missing_row", "row_count"}


def test_a_row_that_no_change_made_is_found(database: Database) -> None:
    with database.reading() as connection:
        row = rows(connection, "status_check")["status_check"][0]
    assert kinds(database, insert(CHECKS).values(row | {"record_id": record_of(99)})) == {"row_count"}


def test_a_row_that_stands_for_another_is_found(database: Database) -> None:
    damage = update(CHECKS).where(CHECKS.c.record_id == record_of(2)).values(record_id=record_of(99))
    assert kinds(database, damage) == {"missing_row"}


@pytest.mark.parametrize("values", [{"changes": 7}, {"sum": bytes(32)}, {"unit": "02686"}])
def test_a_tampered_digest_is_found(database: Database, values: dict[str, object]) -> None:
    assert kinds(database, update(DIGEST).values(values)) == {"digest"}


@pytest.mark.parametrize("values", [{"value": b"\xa1x"}, {"salt": b"t" * 16}])
def test_a_tampered_personal_value_is_found(database: Database, values: dict[str, object]) -> None:
    assert "commitment" in kinds(database, update(PERSONAL_VALUE).values(values))


def test_a_personal_value_without_its_commitment_is_found(database: Database) -> None:
    assert "commitment" in kinds(database, update(PERSONAL_VALUE).values(field="phone"))


def test_a_redacted_personal_value_is_no_fault_once_the_rows_are_made_anew(database: Database) -> None:
    assert kinds(database, delete(PERSONAL_VALUE)) == {"row"}
    with database.writing() as connection:
        check_store(connection, is_hub=False, is_rebuilt=True)
        assert check_store(connection, is_hub=False) == []


def test_a_rebuild_mends_the_rows_and_tells_what_was_wrong_before(database: Database) -> None:
    with database.writing() as connection:
        sound = rows(connection)
        connection.execute(delete(CHECKS))
        found = check_store(connection, is_hub=False, is_rebuilt=True)
        assert {one.what for one in found} == {"missing_row", "row_count"}
        assert rows(connection) == sound


def test_without_rebuild_the_check_writes_nothing(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(delete(CHECKS))
        check_store(connection, is_hub=False)
        assert rows(connection, "status_check")["status_check"] == []


def test_a_change_that_does_not_follow_the_one_before_it_is_found(database: Database) -> None:
    stranger = Author(2)
    stranger.write({"note": "x"}, record=record_of(8))
    forged = stranger.write({"note": "y"}, record=record_of(9), actor=bytes([1]) * 16, n=4)
    let_in(database, forged)
    assert "chain" in kinds(database)


def test_a_gap_in_a_chain_is_told_and_is_no_difference(database: Database) -> None:
    author = Author(3)
    author.write({"note": "x"}, record=record_of(8))
    author.write({"note": "y"}, record=record_of(9))
    let_in(database, author.write({"note": "z"}, record=record_of(10)))
    with database.writing() as connection:
        recount(connection, is_hub=False)
        assert [(one.first, one.last) for one in gaps(connection)] == [(1, 2)]
    assert kinds(database) == set()
