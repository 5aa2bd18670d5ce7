# SPDX-License-Identifier: Apache-2.0
"""Where several write at once, a file is brought or listed while a redaction erases it, and neither is missed."""

from collections.abc import Callable
from hashlib import sha256
from random import Random
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import Connection, delete, func, select

from sync.hub.accounts import read_accounts
from sync.hub.exchange import streams_of
from sync.hub.files import files_worked_on, take_files
from sync.log.change import Entry, PersonalValue
from sync.parcel.canonical import commitment
from sync.parcel.messages import FilesAsked
from sync.store.appending import append
from sync.store.erasing import erase_files
from sync.store.log_tables import FILE, FILE_MASK, FILE_MENTION, FILE_PIECE
from tests.support.changes import listing, uuid_of
from tests.support.wire import Node
from tests.sync.hub.conftest import OTHER_COMMUNE, OpenHub

PHOTO = Random(1).randbytes(100_000)
NAME = sha256(PHOTO).digest()
HALF = FilesAsked(pieces=[(NAME, 0, PHOTO[:40_000])])
BLOCKED_S = 0.5
PATIENCE_S = 60


pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
"""SQLite has one writer at a time: nothing comes between."""


class Other:
    """Somebody who does one thing beside the test and has to wait with it."""

    def __init__(self, act: Callable[[], Any]) -> None:
        self._given: list[Any] = []
        self._thread = Thread(target=lambda: self._given.append(act()))
        self._thread.start()
        self._thread.join(BLOCKED_S)
        assert self._thread.is_alive(), "it did not wait"

    def end(self) -> Any:
        """What it came to, once nobody holds it up."""
        self._thread.join(PATIENCE_S)
        return self._given[0]


def with_photo(at: OpenHub, officer: Node) -> Entry:
    """A reflection with a photo, which the hub has."""
    value = PersonalValue(b"s" * 16, listing(PHOTO)["photo"])
    written = officer.write("reflection", {"photo": commitment(value)}, beside={"photo": value})
    assert officer.push(at.post, written) == ["new"]
    return written


def order_about(officer: Node, written: Entry) -> Entry:
    """The redaction of its photo."""
    order = {"record": uuid_of(written.change.record), "field": "photo", "changes": [written.id.hex()], "reason": "x"}
    return officer.write("redaction", order)


def counts(at: OpenHub) -> list[int]:
    with at.hub.database.reading() as connection:
        tables = (FILE, FILE_MASK, FILE_MENTION, FILE_PIECE)
        return [connection.execute(select(func.count()).select_from(one)).scalar_one() for one in tables]


def erase(connection: Connection) -> None:
    """As a redaction of the only record that lists it."""
    connection.execute(delete(FILE_MENTION).where(FILE_MENTION.c.sha256 == NAME))
    erase_files(connection, [NAME])


def bring(at: OpenHub, node: Node, asked: FilesAsked) -> Any:
    told = node.exchange(at.post, files=asked).files
    assert told is not None
    return told.standing


def test_a_redaction_waits_for_a_piece_that_comes_in_and_erases_it(at: OpenHub) -> None:
    officer = at.officer()
    order = order_about(officer, with_photo(at, officer))
    with at.hub.database.writing(files_worked_on(HALF)) as connection:
        account = read_accounts(connection, (officer.key.public,))[officer.key.public]
        assert take_files(connection, streams_of(connection, at.hub, account), HALF) == [(NAME, 40_000, "")]
        redacting = Other(lambda: officer.push(at.post, order))
    assert redacting.end() == ["new"]
    assert counts(at) == [0, 0, 0, 0]


def test_a_piece_waits_for_the_redaction_of_its_file_and_is_not_taken(at: OpenHub) -> None:
    officer = at.officer()
    with_photo(at, officer)
    with at.hub.database.writing({b"somebody else's"}) as connection:
        erase(connection)
        bringing = Other(lambda: bring(at, officer, HALF))
    assert bringing.end() == [(NAME, 0, "file_not_listed")]
    assert counts(at) == [0, 0, 0, 0]


def test_a_file_that_another_begins_to_list_meanwhile_is_not_erased(at: OpenHub) -> None:
    officer, other = at.officer(), at.officer(OTHER_COMMUNE)
    order = order_about(officer, with_photo(at, officer))
    bring(at, officer, HALF)
    with at.hub.database.writing({b"somebody else's"}) as connection:
        append(connection, [other.write("status_check", listing(PHOTO))], 0)
        redacting = Other(lambda: officer.push(at.post, order))
    assert redacting.end() == ["new"]
    assert counts(at) == [1, 1, 1, 1]


def test_a_file_that_is_listed_while_it_is_erased_is_known_anew(at: OpenHub) -> None:
    officer, other = at.officer(), at.officer(OTHER_COMMUNE)
    with_photo(at, officer)
    bring(at, officer, HALF)
    with at.hub.database.writing({b"somebody else's"}) as connection:
        erase(connection)
        listing_it = Other(lambda: other.push(at.post, other.write("status_check", listing(PHOTO))))
    assert listing_it.end() == ["new"]
    assert bring(at, other, FilesAsked(pieces=[(NAME, 0, PHOTO)])) == [(NAME, 100_000, "")]
