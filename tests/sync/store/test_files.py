# SPDX-License-Identifier: Apache-2.0
"""Attached files in one store: kept by their hash, listed by records, read, counted and dropped."""

import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select

from sync.log.errors import LoaError
from sync.records.part_fields import LARGEST_FILE
from sync.store.engine import Database
from sync.store.files import (
    FilesWaiting,
    KeptFile,
    drop_unmentioned,
    file_states,
    files_waiting,
    keep_file,
    read_pieces,
)
from sync.store.folding import rebuild
from sync.store.log_tables import FILE_MENTION, FILE_PIECE
from tests.support.changes import Author, listing
from tests.support.stores import let_in, store

RECORDING = Random(1).randbytes(150_000)
NAME = sha256(RECORDING).digest()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with store(tmp_path) as made:
        yield made


def keep(database: Database, content: bytes = RECORDING, at: int = 5) -> KeptFile:
    with database.writing() as connection:
        return keep_file(connection, io.BytesIO(content), at)


def waiting(database: Database) -> FilesWaiting:
    with database.reading() as connection:
        return files_waiting(connection)


def test_a_kept_file_reads_as_it_was(database: Database) -> None:
    assert keep(database) == (NAME, len(RECORDING))
    with database.reading() as connection:
        assert b"".join(read_pieces(connection, NAME)) == RECORDING
        assert file_states(connection, [NAME])[NAME].is_whole


def test_keeping_twice_is_keeping_once(database: Database) -> None:
    assert keep(database) == keep(database)
    with database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(FILE_PIECE)).scalar_one() == 3


def test_a_file_over_the_limit_is_refused(database: Database) -> None:
    with pytest.raises(LoaError) as refused:
        keep(database, bytes(LARGEST_FILE + 1))
    assert refused.value.code == "file_too_large"


def test_a_file_that_changes_while_it_is_read_is_not_kept(database: Database) -> None:
    class Changing(io.BytesIO):
        def seek(self, *place: int) -> int:
            self.getbuffer()[0] ^= 1
            return super().seek(*place)

    with pytest.raises(LoaError) as refused, database.writing() as connection:
        keep_file(connection, Changing(RECORDING), 5)
    assert refused.value.code == "file_changed"
    with database.reading() as connection:
        assert not file_states(connection, [NAME])


def test_what_is_not_here_is_refused_before_the_first_piece(database: Database) -> None:
    let_in(database, Author().write(listing(RECORDING)))
    with database.reading() as connection, pytest.raises(LoaError) as refused:
        read_pieces(connection, NAME)
    assert refused.value.code == "file_not_here"


def test_a_file_that_a_record_lists_waits_for_its_bytes_then_for_the_hub(database: Database) -> None:
    let_in(database, Author().write(listing(RECORDING)))
    assert waiting(database) == (0, 0, 1, len(RECORDING))
    keep(database)
    assert waiting(database) == (1, len(RECORDING), 0, 0)


def test_a_rebuild_finds_the_same_mentions(database: Database) -> None:
    let_in(database, Author().write(listing(RECORDING)))
    with database.writing() as connection:
        before = connection.execute(select(FILE_MENTION)).all()
        rebuild(connection)
        assert connection.execute(select(FILE_MENTION)).all() == before != []


def test_a_file_goes_when_no_record_lists_it_any_more(database: Database) -> None:
    author = Author()
    first = author.write(listing(RECORDING))
    let_in(database, first)
    keep(database)
    with database.writing() as connection:
        assert drop_unmentioned(connection, 10, 0) == 0
    let_in(database, author.write({"photo": None}, {"photo": [first.id]}))
    with database.writing() as connection:
        assert drop_unmentioned(connection, 1_000, 100) == 0  # it was kept at 5, and listed until now
        assert drop_unmentioned(connection, 1_100, 100) == 0
        assert drop_unmentioned(connection, 1_101, 100) == 1
        assert connection.execute(select(func.count()).select_from(FILE_PIECE)).scalar_one() == 0


def test_of_a_conflict_the_files_of_both_sides_are_listed(database: Database) -> None:
    first = Author().write(listing(RECORDING))
    let_in(database, first)
    keep(database)
    sides = [Author(number).write(listing(b"%d" % number), {"photo": [first.id]}) for number in (2, 3)]
    let_in(database, *sides)
    with database.writing() as connection:
        assert len(connection.execute(select(FILE_MENTION)).all()) == 2
        assert [drop_unmentioned(connection, now, 0) for now in (6, 7)] == [0, 1]
