# SPDX-License-Identifier: Apache-2.0
"""A redaction obeyed by one store: whatever comes first, within its own reach, and proven by the check."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from sqlalchemy import Connection, delete, insert, select

from sync.log.change import Entry, PersonalValue
from sync.store.checking import check_store
from sync.store.engine import Database
from sync.store.erasing import finish_erasure, is_erasure_due, wipe
from sync.store.folding import rebuild
from sync.store.log_tables import PERSONAL_VALUE, REDACTED
from sync.store.opening import open_store
from sync.store.settings import write_setting
from tests.support.changes import Author, record_of, uuid_of
from tests.support.stores import let_in, rows, store

VALUE = PersonalValue(b"s" * 16, "0912345678")
PERSON = record_of(1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with store(tmp_path) as made:
        yield made


def written() -> tuple[Entry, Entry]:
    """A person with a name and a telephone number, and the redaction of the number."""
    author = Author()
    name = PersonalValue(b"t" * 16, "Cán bộ xã 1")
    person = author.write({"full_name": name, "phone": VALUE}, record=PERSON, type="person")
    return person, order(author, person)


def order(author: Author, person: Entry, **said: object) -> Entry:
    """A redaction of the telephone number."""
    named = {"record": uuid_of(PERSON), "field": "phone", "changes": [person.id.hex()], "reason": "Theo yêu cầu"}
    return author.write(named | said, record=record_of(50), type="redaction")


def faults(connection: Connection) -> set[str]:
    """What the check finds, of a store whose changes never settled."""
    return {one.what for one in check_store(connection, is_hub=False, is_rebuilt=True)} - {"digest"}


def kept(database: Database) -> set[str]:
    """Fields of the person whose values stand beside the log."""
    with database.reading() as connection:
        return set(connection.execute(select(PERSONAL_VALUE.c.field)).scalars())


@pytest.mark.parametrize("places", [(0, 1), (1, 0)])
def test_the_value_goes_whichever_of_the_two_comes_first(database: Database, places: tuple[int, ...]) -> None:
    for place in places:
        let_in(database, written()[place])
    assert kept(database) == {"full_name"}
    with database.writing() as connection:
        (row,) = rows(connection, "person")["person"]
        assert (row["phone"], row["search_text"]) == (None, "can bo xa 1")
        assert faults(connection) == set()


def test_both_in_one_parcel_leave_no_value(database: Database) -> None:
    let_in(database, *reversed(written()))
    assert kept(database) == {"full_name"}


def test_a_value_entered_afterwards_stays(database: Database) -> None:
    person, redaction = written()
    let_in(database, person, redaction)
    later = Author(2).write({"phone": PersonalValue(b"u" * 16, "0900000000")}, record=PERSON, type="person")
    let_in(database, later)
    assert kept(database) == {"full_name", "phone"}


@pytest.mark.parametrize("said", [{"record": uuid_of(record_of(2))}, {"field": "zalo"}, {"changes": ["0" * 64]}])
def test_an_order_reaches_no_further_than_what_it_names(database: Database, said: dict[str, object]) -> None:
    person, _redaction = written()
    let_in(database, person, order(Author(2), person, **said))
    assert kept(database) == {"full_name", "phone"}


@pytest.mark.parametrize("is_first", [True, False])
def test_an_order_of_another_unit_does_nothing(database: Database, is_first: bool) -> None:
    person, _redaction = written()
    foreign = order(Author(2, unit="02686"), person)
    let_in(database, *((foreign, person) if is_first else (person, foreign)))
    assert kept(database) == {"full_name", "phone"}


def test_a_store_whose_program_did_not_know_redactions_obeys_at_the_rebuild(database: Database) -> None:
    let_in(database, *written())
    with database.writing() as connection:
        connection.execute(delete(REDACTED))
        packed = msgspec.msgpack.encode(VALUE.value)
        connection.execute(insert(PERSONAL_VALUE).values(change=1, field="phone", salt=VALUE.salt, value=packed))
        rebuild(connection)
        assert faults(connection) == set()
    assert kept(database) == {"full_name"}


def test_the_check_names_a_value_that_stands_though_it_was_redacted(database: Database) -> None:
    let_in(database, *written())
    with database.writing() as connection:
        packed = msgspec.msgpack.encode(VALUE.value)
        connection.execute(insert(PERSONAL_VALUE).values(change=1, field="phone", salt=VALUE.salt, value=packed))
        assert "redacted_value" in faults(connection)


def test_the_log_stays_due_while_somebody_reads_and_is_emptied_after(database: Database) -> None:
    person, redaction = written()
    let_in(database, person)
    with database.reading() as reader:
        assert reader.execute(select(PERSONAL_VALUE.c.field)).all()
        let_in(database, redaction)
        assert not finish_erasure(database)
    assert finish_erasure(database)
    with database.reading() as connection:
        assert not is_erasure_due(connection)


def churn(connection: Connection, random: Random) -> set[int]:
    """Values that grow, shrink, go and come, so that rows move between pages; the keys of those that are left."""
    connection.execute(delete(PERSONAL_VALUE))
    plain: Any = connection.connection.driver_connection
    left: set[int] = set()
    for _step in range(600):
        key = random.randrange(120)
        value = b"value %03d." % key + bytes(random.choice((0, 50, 300, 900, 1900)))
        if key not in left:
            plain.execute("INSERT INTO personal_value VALUES (?, 'phone', x'00', ?)", (key, value))
            left.add(key)
        elif random.random() < 0.6:
            plain.execute("UPDATE personal_value SET value = ? WHERE change = ?", (value, key))
        else:
            plain.execute("DELETE FROM personal_value WHERE change = ?", (key,))
            left.remove(key)
    return left


def remains(path: Path, left: set[int]) -> set[int]:
    """Keys of deleted values that still stand somewhere in the file or its log."""
    whole = b"".join(one.read_bytes() for one in path.parent.iterdir())
    return {key for key in range(120) if key not in left and b"value %03d." % key in whole}


def test_what_moved_between_pages_before_it_was_deleted_is_in_none_of_them(tmp_path: Path) -> None:
    """Of some forty such histories a few leave a copy behind that overwriting deleted rows does not reach."""
    path = tmp_path / "hub.db"
    database = open_store(path, None)
    reached = False
    for seed in range(40):
        with database.writing() as connection:
            left = churn(connection, Random(seed))
            write_setting(connection, "erasure_due", b"without writing anew")
        assert finish_erasure(database)
        reached = bool(remains(path, left))
        with database.writing() as connection:
            wipe(connection)
        assert finish_erasure(database)
        assert remains(path, left) == set()
        if reached:
            break
    database.close()
    assert reached, "overwriting deleted rows alone was enough: this test proves nothing"
