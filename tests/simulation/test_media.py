# SPDX-License-Identifier: Apache-2.0
"""A disk of a simulation gives back what was on it, and never what was there before."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import insert

from sync.store.log_tables import CURSOR, OUTBOX
from sync.store.opening import made_ready
from tests.simulation.media import Disk

EVERYTHING = "SELECT rowid, unit, token FROM cursor ORDER BY rowid"


@pytest.fixture
def disk() -> Iterator[Disk]:
    made = Disk()
    made_ready(made.database)
    yield made
    made.database.close()


def keep(disk: Disk, *units: str) -> None:
    with disk.database.writing() as connection:
        connection.execute(insert(CURSOR), [{"unit": unit, "token": unit.encode()} for unit in units])


def all_of(disk: Disk) -> dict[str, list[Any]]:
    tables = disk.read("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {name: disk.read(f"SELECT rowid, * FROM {name} ORDER BY rowid") for (name,) in tables}


def test_a_disk_that_is_set_back_holds_what_it_held_each_row_in_its_place(disk: Disk) -> None:
    keep(disk, "c", "a", "b")
    with disk.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM cursor WHERE unit = 'c'")
    before, image = all_of(disk), disk.image()
    keep(disk, "d")
    disk.load(image)
    assert all_of(disk) == before
    assert [row[0] for row in disk.read(EVERYTHING)] == [2, 3]


def test_an_image_fills_an_empty_disk_with_tables_and_indexes_too(disk: Disk) -> None:
    keep(disk, "a")
    copy = Disk()
    copy.load(disk.image())
    assert all_of(copy) == all_of(disk)
    assert copy.image().schema == disk.image().schema


def write_and_look(disk: Disk) -> None:
    with disk.database.writing() as connection:
        connection.execute(insert(OUTBOX), [{"change": 1}])
        assert disk.read("SELECT * FROM outbox") == [(1,)]
        raise KeyError


def test_what_is_read_follows_every_write_and_what_came_to_nothing(disk: Disk) -> None:
    assert disk.read("SELECT * FROM outbox") == []
    with pytest.raises(KeyError):
        write_and_look(disk)
    assert disk.read("SELECT * FROM outbox") == []
    keep(disk, "a")
    assert len(disk.read(EVERYTHING)) == 1
