# SPDX-License-Identifier: Apache-2.0
"""Files on the disk of a store: no byte of them stands there in clear, and a redaction takes away what opens them."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select

from sync.log.change import Entry, PersonalValue
from sync.log.errors import Refused
from sync.store.engine import Database
from sync.store.erasing import finish_erasure
from sync.store.file_masks import masked
from sync.store.files import drop_unmentioned, keep_file, read_pieces
from sync.store.folding import rebuild
from sync.store.log_tables import FILE, FILE_MASK, FILE_PIECE, PERSONAL_VALUE
from sync.store.redactions import REDACTION
from tests.support.changes import Author, record_of, uuid_of
from tests.support.pages import files_under
from tests.support.stores import KEY, let_in, store

CONTENT = b"anh chup nguoi dan " * 10_000
OTHER = b"bien ban hop thon " * 10_000


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with store(tmp_path) as made:
        yield made


def kept(connection: Connection, content: bytes = CONTENT) -> dict[str, object]:
    """A file in the store, as a record lists it."""
    sha256, size = keep_file(connection, io.BytesIO(content), 1)
    return {"name": "a.jpg", "size": size, "sha256": sha256.hex()}


def counts(connection: Connection) -> list[int]:
    return [connection.execute(select(func.count()).select_from(one)).scalar_one() for one in (FILE, FILE_PIECE)]


def test_a_mask_gives_the_bytes_back_from_any_offset_and_says_nothing_of_them() -> None:
    under = masked(b"m" * 32, 65_536, CONTENT)
    assert masked(b"m" * 32, 65_536, under) == CONTENT
    assert CONTENT[:8] not in under
    assert masked(b"n" * 32, 65_536, under) != CONTENT
    assert masked(b"m" * 32, 0, under) != CONTENT


def planted(database: Database, *contents: bytes) -> tuple[Entry, list[dict[str, object]]]:
    """A reflection that lists files as its photos, which are personal values."""
    with database.writing() as connection:
        parts = [kept(connection, one) for one in contents]
    made = Author().write({"photo": PersonalValue(b"s" * 16, parts)}, record=record_of(1), type="reflection")
    let_in(database, made)
    return made, parts


def redact(database: Database, made: Entry) -> None:
    said = {"record": uuid_of(record_of(1)), "field": "photo", "changes": [made.id.hex()], "reason": "Theo yêu cầu"}
    let_in(database, Author(2).write(said, record=record_of(50), type=REDACTION))


def masks(connection: Connection) -> dict[bytes, bytes]:
    return {row.sha256: row.mask for row in connection.execute(select(FILE_MASK))}


def is_whole(connection: Connection, part: dict[str, object]) -> bool:
    try:
        read_pieces(connection, bytes.fromhex(str(part["sha256"])))
    except Refused:
        return False
    return True


def found(folder: Path, *wanted: bytes) -> set[bytes]:
    """Those that stand in any byte of the store."""
    files = files_under(folder, KEY).values()
    return {one for one in wanted if any(one in whole for whole in files)}


def among_others(database: Database) -> tuple[Entry, dict[bytes, bytes]]:
    """Files among many that are gone and many that stay, so that rows moved between pages; and the masks of theirs."""
    with database.writing() as connection:
        parts = [kept(connection, CONTENT if number == 505 else b"nho %d" % number) for number in range(1_000)]
    made = Author().write({"photo": PersonalValue(b"s" * 16, parts[5::50])}, record=record_of(1), type="reflection")
    let_in(database, made, Author(2).write({"attachments": parts[10::20]}, record=record_of(2)))
    with database.writing() as connection:
        assert drop_unmentioned(connection, 2, 0) == 930
        mine = {bytes.fromhex(str(one["sha256"])) for one in parts[5::50]}
        return made, {sha256: mask for sha256, mask in masks(connection).items() if sha256 in mine}


def test_a_redacted_value_takes_its_files_along_and_their_masks_out_of_every_page(
    tmp_path: Path, database: Database
) -> None:
    made, before = among_others(database)
    assert found(tmp_path, *before.values()) == set(before.values())
    assert found(tmp_path, CONTENT[:64], b"nho 255") == set()
    redact(database, made)
    assert finish_erasure(database)
    with database.reading() as connection:
        assert counts(connection)[0] == 50
    assert found(tmp_path, *before.values()) == set()


def test_a_file_that_another_record_lists_stays(database: Database) -> None:
    made, (first, second) = planted(database, CONTENT, OTHER)
    let_in(database, Author(3).write({"attachments": [second]}, record=record_of(2)))
    redact(database, made)
    with database.reading() as connection:
        assert (is_whole(connection, first), is_whole(connection, second)) == (False, True)


def test_what_a_former_value_listed_goes_with_it_and_what_the_present_one_lists_stays(database: Database) -> None:
    made, (first, second) = planted(database, CONTENT, OTHER)
    later = PersonalValue(b"t" * 16, [second])
    let_in(database, Author(3).write({"photo": later}, {"photo": [made.id]}, record=record_of(1), type="reflection"))
    redact(database, made)
    with database.reading() as connection:
        assert (is_whole(connection, first), is_whole(connection, second)) == (False, True)


def test_a_rebuild_that_finds_a_value_again_takes_its_files_along(database: Database) -> None:
    made, _parts = planted(database, CONTENT)
    with database.reading() as connection:
        beside = connection.execute(select(PERSONAL_VALUE)).mappings().one()
    redact(database, made)
    with database.writing() as connection:
        connection.execute(insert(PERSONAL_VALUE), dict(beside))
        kept(connection)
        rebuild(connection)
        assert counts(connection) == [0, 0]


def test_a_file_that_is_dropped_leaves_no_mask(database: Database) -> None:
    with database.writing() as connection:
        kept(connection)
        assert len(masks(connection)) == 1
        assert drop_unmentioned(connection, 2, 0) == 1
        assert masks(connection) == {}
