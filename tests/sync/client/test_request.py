# SPDX-License-Identifier: Apache-2.0
"""What a node says in one exchange: stretches of its own, other people's runs, and where it stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from sync.client.link import HubLink
from sync.client.request import Turn, build_request, sign_parts
from sync.log.change import Entry
from sync.parcel.columns import unpack_runs
from sync.parcel.runs import sign_run, verify_run
from sync.store.appending import append, keep_run
from sync.store.engine import Database
from sync.store.identity import Identity
from sync.store.log_tables import CURSOR
from sync.store.outbox import queue, unsent
from sync.store.projection import fingerprint
from tests.support.changes import WALL, Author, record_of
from tests.support.stores import HUB, store

LINK = HubLink("http://127.0.0.1:1", HUB, "15", b"e" * 8, ("02683",), ("operator",))


def identity(author: Author) -> Identity:
    return Identity(bytes([author.number]) * 16, record_of(1000 + author.number), author.key)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with store(tmp_path) as database, database.writing() as made:
        yield made


def wait(connection: Connection, *entries: Entry) -> None:
    queue(connection, append(connection, entries, 0).new.values())


def notes(author: Author, count: int) -> list[Entry]:
    return [author.write({"note": str(at)}, record=record_of(100 * author.number + at)) for at in range(count)]


def test_a_request_says_who_speaks_and_where_it_stands(connection: Connection) -> None:
    author = Author()
    entries = notes(author, 3)
    wait(connection, *entries)
    connection.execute(insert(CURSOR).values(unit="02683", token=b"token"))
    request, parts = build_request(connection, Turn(identity(author), LINK, WALL), unsent(connection, 2))
    assert (request.actor, request.last_n, request.last_id) == (entries[0].change.actor, 3, entries[2].id)
    assert (request.epoch, request.cursors, request.queue, request.wall) == (b"e" * 8, [("02683", b"token")], 1, WALL)
    assert request.declarations == fingerprint()
    assert [one.id for part in parts for one in part.entries.values()] == [one.id for one in entries[:2]]


def test_what_travels_is_what_is_told_to_travel(connection: Connection) -> None:
    author = Author()
    wait(connection, *notes(author, 5))
    request, parts = build_request(connection, Turn(identity(author), LINK, WALL), unsent(connection, 9))
    assert [part.run for part in unpack_runs(request.runs)] == [part.run for part in parts]
    assert [part.entries for part in unpack_runs(request.runs)] == [part.entries for part in parts]


def test_with_nothing_to_do_a_request_carries_no_run(connection: Connection) -> None:
    request, parts = build_request(connection, Turn(identity(Author()), LINK, WALL), [])
    assert (request.runs, parts, request.last_n, request.last_id, request.queue) == (b"", [], 0, b"", 0)


def test_while_everything_is_offered_again_no_cursor_is_told(connection: Connection) -> None:
    connection.execute(insert(CURSOR).values(unit="02683", token=b"token"))
    offering = HubLink("http://127.0.0.1:1", HUB, "15", b"e" * 8, ("02683",), ("operator",), offering=b"f" * 8)
    request, _parts = build_request(connection, Turn(identity(Author()), offering, WALL, [("02683", bytes(32))]), [])
    assert (request.cursors, request.epoch, request.offer) == ([], b"e" * 8, [("02683", bytes(32))])


def test_own_changes_travel_in_unbroken_stretches_each_signed(connection: Connection) -> None:
    author = Author()
    entries = notes(author, 6)
    wait(connection, *entries)
    parts = sign_parts(connection, identity(author), [entries[at] for at in (5, 0, 1, 3)])
    assert [part.run.ids for part in parts] == [
        (entries[0].id, entries[1].id),
        (entries[3].id,),
        (entries[5].id,),
    ]
    for part in parts:
        verify_run(part.run)


def test_two_branches_of_a_fork_travel_in_runs_of_their_own(connection: Connection) -> None:
    one, other = Author(), Author()
    (root,) = notes(one, 1)
    other.written = [root]
    branches = [one.write({"note": "a"}), one.write({"note": "b"}), other.write({"note": "c"})]
    parts = sign_parts(connection, identity(one), [root, *branches])
    assert sorted(one for part in parts for one in part.run.ids) == sorted(one.id for one in [root, *branches])
    for part in parts:
        verify_run(part.run)


def test_changes_under_an_older_actor_of_this_device_are_signed_too(connection: Connection) -> None:
    author = Author()
    older = notes(author, 1)
    fresh = Author()
    newer = [fresh.write({"note": "b"}, actor=b"new actor" + bytes(7), record=record_of(9))]
    wait(connection, *older, *newer)
    parts = sign_parts(connection, identity(author), [*older, *newer])
    assert {part.run.actor for part in parts} == {older[0].change.actor, b"new actor" + bytes(7)}


def test_other_peoples_changes_travel_in_the_runs_their_devices_signed(connection: Connection) -> None:
    author, other = Author(1), Author(2)
    mine, theirs = notes(author, 1), notes(other, 3)
    run = sign_run(theirs, other.key)
    keep_run(connection, run)
    wait(connection, *mine, *theirs[1:])
    parts = sign_parts(connection, identity(author), [*mine, *theirs[1:]])
    assert [part.run.device for part in parts] == [author.key.public, other.key.public]
    assert (parts[1].run, sorted(parts[1].entries)) == (run, [1, 2])


def test_a_change_in_two_runs_travels_once(connection: Connection) -> None:
    author, other = Author(1), Author(2)
    theirs = notes(other, 3)
    for some in (theirs[:2], theirs):
        keep_run(connection, sign_run(some, other.key))
    wait(connection, *theirs)
    parts = sign_parts(connection, identity(author), theirs)
    assert sorted(one.id for part in parts for one in part.entries.values()) == sorted(one.id for one in theirs)


def test_a_run_kept_twice_is_kept_once(tmp_path: Path) -> None:
    author = Author(2)
    theirs = notes(author, 2)
    with store(tmp_path) as database:
        _keep(database, author, theirs)
        _keep(database, author, theirs)
        with database.writing() as connection:
            append(connection, theirs, 0)
            assert len(sign_parts(connection, identity(Author(1)), theirs)) == 1


def _keep(database: Database, author: Author, entries: list[Entry]) -> None:
    with database.writing() as connection:
        keep_run(connection, sign_run(entries, author.key))
