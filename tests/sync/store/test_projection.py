# SPDX-License-Identifier: Apache-2.0
"""A row and back: every type's values go through the database and come out as they were."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sync.log.change import PersonalValue
from sync.records.catalogue import RECORD_TYPES
from sync.records.person import Person
from sync.records.record import Record
from sync.store.engine import Database
from sync.store.projection import PROJECTION, Projection, fingerprint
from sync.store.reading import read_record
from tests.support.changes import RECORD, Author
from tests.support.records import example_values
from tests.support.stores import let_in, rows, store


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with store(tmp_path) as made:
        yield made


def through(database: Database, of: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    """Values after they were written and read back; derived ones left out."""
    personal = {name for name, field in of.fields.items() if field.is_personal}
    salted = {name: PersonalValue(b"s" * 16, one) if name in personal else one for name, one in values.items()}
    let_in(database, Author().write(salted, type=of.type_name()))
    with database.reading() as connection:
        found = read_record(connection, RECORD).record.values
    return {name: value for name, value in found.items() if not of.fields[name].is_derived}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("of", RECORD_TYPES, ids=lambda of: of.type_name())
def test_a_row_gives_back_the_values_it_was_made_of(database: Database, of: type[Record], seed: int) -> None:
    values = example_values(of, Random(seed))
    found = through(database, of, values)
    assert found == values
    assert {name: type(value) for name, value in found.items()} == {name: type(one) for name, one in values.items()}


@pytest.mark.parametrize("value", ["good", None])
def test_a_dated_value_has_two_columns_and_comes_back_whole(database: Database, value: str | None) -> None:
    state = {"from": "2026-01-31", "value": value}
    cluster = PROJECTION["cluster"]
    assert through(database, cluster.of, {"state": state}) == {"state": state}
    with database.reading() as connection:
        (row,) = rows(connection, "cluster")["cluster"]
    assert (row["state"], row["state__from"]) == (value, "2026-01-31")


def test_derived_values_stand_in_the_row_though_nobody_wrote_them(database: Database) -> None:
    let_in(database, Author().write({"technologies": {"from": "2026-01-01", "value": ["it"]}}, type="station"))
    with database.reading() as connection:
        assert rows(connection, "station")["station"][0]["is_it_based"] is True


def test_a_redacted_personal_value_is_an_empty_cell_and_in_no_search(database: Database) -> None:
    entry = Author().write({"full_name": PersonalValue(b"s" * 16, "Cán bộ xã 1")}, type="person")
    let_in(database, type(entry)(entry.id, entry.change, entry.body))
    with database.reading() as connection:
        (row,) = rows(connection, "person")["person"]
    assert (row["full_name"], row["full_name__key"], row["search_text"]) == (None, None, "")


@pytest.mark.parametrize("number", [0, -(2**53), 2**53, 0.1, 1e12, 5e-324])
def test_numbers_at_the_edges_come_back_as_they_were(database: Database, number: float) -> None:
    name = "asset_value" if isinstance(number, int) else "tx_power_w"
    found = through(database, PROJECTION["station"].of, {name: number})[name]
    assert (found, type(found), str(found)) == (number, type(number), str(number))


def test_two_threads_that_ask_for_a_table_get_one() -> None:
    fresh = Projection(Person)
    with ThreadPoolExecutor(4) as lanes:
        assert len({id(one) for one in lanes.map(lambda _turn: fresh.table, range(8))}) == 1


def test_a_table_has_the_columns_that_the_fingerprint_tells_of() -> None:
    for one in PROJECTION.values():
        names = [name for cells in one.cells for name, _type in cells.shapes()]
        assert [column.name for column in one.table.columns][-len(names) :] == names
        assert all(repr(f"{name} {type(one.table.c[name].type).__name__}") in one.shape() for name in names)


def test_a_field_more_and_a_later_version_are_another_shape() -> None:
    class Later(Person):
        declared = replace(Person.declared, version=Person.declared.version + 1)

    assert Projection(Later).shape() != PROJECTION[Person.type_name()].shape()


def test_the_fingerprint_is_the_same_for_the_same_declarations() -> None:
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 8
