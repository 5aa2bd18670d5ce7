# SPDX-License-Identifier: Apache-2.0
"""Files at the hub: who may bring and fetch which bytes, what it keeps of them, and what it says."""

from hashlib import sha256
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select

from sync.hub.accounts import read_accounts, revoke_account
from sync.log.errors import Refused
from sync.parcel.messages import FilesAsked, FilesTold, Piece, Want
from sync.records.roles import Role
from sync.store.files import read_pieces
from sync.store.log_tables import FILE_PIECE
from tests.support.changes import listing
from tests.support.wire import Node, village
from tests.sync.hub.conftest import OTHER_COMMUNE, PROVINCE, OpenHub

PHOTO = Random(1).randbytes(100_000)
NAME = sha256(PHOTO).digest()
ROOM = 1_000_000


def listed(at: OpenHub, *contents: bytes) -> Node:
    """An officer whose record, which the hub has, lists these files."""
    officer = at.officer()
    assert officer.push(at.post, officer.write("status_check", listing(*contents))) == ["new"]
    return officer


def say(at: OpenHub, node: Node, *pieces: Piece, wants: tuple[Want, ...] = (), room: int = 0) -> FilesTold:
    asked = FilesAsked(pieces=list(pieces), wants=list(wants), room=room)
    told = node.exchange(at.post, files=asked).files
    assert told is not None
    return told


def pieces_at(at: OpenHub) -> int:
    with at.hub.database.reading() as connection:
        return connection.execute(select(func.count()).select_from(FILE_PIECE)).scalar_one()


def test_pieces_are_answered_with_how_far_the_hub_has_come(at: OpenHub) -> None:
    officer = listed(at, PHOTO)
    assert say(at, officer, (NAME, 0, PHOTO[:40_000])).standing == [(NAME, 40_000, "")]
    assert say(at, officer, (NAME, 40_000, PHOTO[40_000:])).standing == [(NAME, 100_000, "")]
    with at.hub.database.reading() as connection:
        assert b"".join(read_pieces(connection, NAME)) == PHOTO


def test_a_piece_that_comes_twice_late_or_too_early_does_no_harm(at: OpenHub) -> None:
    officer = listed(at, PHOTO)
    say(at, officer, (NAME, 0, PHOTO[:40_000]))
    assert say(at, officer, (NAME, 0, PHOTO[:20_000])).standing == [(NAME, 40_000, "")]
    assert say(at, officer, (NAME, 60_000, PHOTO[60_000:])).standing == [(NAME, 40_000, "")]
    assert say(at, officer, (NAME, 30_000, PHOTO[30_000:])).standing == [(NAME, 100_000, "")]


def test_a_piece_without_bytes_asks_where_the_hub_stands(at: OpenHub) -> None:
    officer = listed(at, PHOTO)
    say(at, officer, (NAME, 0, PHOTO[:40_000]))
    assert say(at, officer, (NAME, 0, b"")).standing == [(NAME, 40_000, "")]


@pytest.mark.parametrize("content", [bytes(100_000), PHOTO + b"more"], ids=["other bytes", "more bytes"])
def test_bytes_that_do_not_make_the_hash_are_thrown_away(at: OpenHub, content: bytes) -> None:
    officer = listed(at, PHOTO)
    assert say(at, officer, (NAME, 0, content)).standing == [(NAME, 0, "file_differs")]
    assert pieces_at(at) == 0
    assert say(at, officer, (NAME, 0, PHOTO)).standing == [(NAME, 100_000, "")]


def test_a_record_that_tells_a_wrong_size_keeps_the_file_of_another_from_nobody(at: OpenHub) -> None:
    liar = at.officer()
    lie = listing(PHOTO)
    lie["photo"][0]["size"] = 50_000
    liar.push(at.post, liar.write("status_check", lie))
    officer = listed(at, PHOTO)
    say(at, officer, (NAME, 0, PHOTO[:50_000]))
    assert say(at, officer, (NAME, 50_000, PHOTO[50_000:])).standing == [(NAME, 100_000, "")]


def test_no_record_can_say_that_a_file_has_no_bytes(at: OpenHub) -> None:
    liar = at.officer()
    lie = listing(PHOTO)
    lie["photo"][0]["size"] = 0
    liar.push(at.post, liar.write("status_check", lie))
    assert say(at, liar, (NAME, 0, PHOTO)).standing == [(NAME, 0, "file_not_listed")]
    assert say(at, listed(at, PHOTO), (NAME, 0, PHOTO)).standing == [(NAME, 100_000, "")]


@pytest.mark.parametrize("said", [{"pieces": [(NAME, n, b"") for n in range(65)]}, {"wants": [(NAME, 0)] * 65}])
def test_one_message_speaks_of_few_files(at: OpenHub, said: dict[str, Any]) -> None:
    officer = listed(at, PHOTO)
    with pytest.raises(Refused) as refused:
        officer.exchange(at.post, files=FilesAsked(**said))
    assert refused.value.code == "malformed_parcel"


def test_bytes_that_no_record_lists_are_refused_and_nothing_is_kept(at: OpenHub) -> None:
    assert say(at, at.officer(), (NAME, 0, PHOTO)).standing == [(NAME, 0, "file_not_listed")]
    assert pieces_at(at) == 0


def test_a_stranger_neither_brings_nor_fetches_a_file(at: OpenHub) -> None:
    officer, stranger = listed(at, PHOTO), at.officer(OTHER_COMMUNE)
    assert say(at, stranger, (NAME, 0, PHOTO)).standing == [(NAME, 0, "file_not_listed")]
    say(at, officer, (NAME, 0, PHOTO))
    told = say(at, stranger, wants=((NAME, 0),), room=ROOM)
    assert (told.pieces, told.absent) == ([], NAME)


def test_a_revoked_device_neither_brings_nor_fetches_a_file(at: OpenHub) -> None:
    officer = listed(at, PHOTO)
    say(at, officer, (NAME, 0, PHOTO))
    with at.hub.database.writing() as connection:
        account = read_accounts(connection, (officer.key.public,))[officer.key.public]
        revoke_account(connection, account, at.clock.ms)
    told = say(at, officer, (NAME, 0, PHOTO), wants=((NAME, 0),), room=ROOM)
    assert (told.standing, told.pieces, told.absent) == ([(NAME, 0, "file_not_listed")], [], NAME)


def test_a_reviewer_of_the_province_fetches_it_piece_by_piece(at: OpenHub) -> None:
    say(at, listed(at, PHOTO), (NAME, 0, PHOTO))
    reviewer = at.node(Role.REVIEWER, units=(PROVINCE,))
    reviewer.pull(at.post)
    found = b""
    while len(found) < len(PHOTO):
        ((name, start, content),) = say(at, reviewer, wants=((NAME, len(found)),), room=30_000).pieces
        assert (name, start, len(content) <= 30_000) == (NAME, len(found), True)
        found += content
    assert found == PHOTO


def test_nothing_is_given_of_a_file_that_is_here_in_part(at: OpenHub) -> None:
    officer = listed(at, PHOTO)
    say(at, officer, (NAME, 0, PHOTO[:40_000]))
    told = say(at, at.officer(), wants=((NAME, 0),), room=ROOM)
    assert (told.pieces, told.absent) == ([], NAME)


def test_text_comes_down_before_files(at: OpenHub) -> None:
    officer = listed(at, PHOTO)
    say(at, officer, (NAME, 0, PHOTO))
    officer.push(at.post, *[officer.write("village", village(f"Thôn {n}")) for n in range(3)])
    reader = at.officer()
    asked = FilesAsked(wants=[(NAME, 0)], room=ROOM)
    reply = reader.exchange(at.post, files=asked, want_more=1)
    assert reply.more
    assert reply.files == FilesTold()
    reader.pull(at.post)
    assert say(at, reader, wants=((NAME, 0),), room=ROOM).pieces == [(NAME, 0, PHOTO)]


def test_what_is_believed_of_files_hangs_on_a_receipt_and_else_nothing_is_written(at: OpenHub) -> None:
    officer = listed(at, PHOTO)
    asked = [FilesAsked(pieces=[(NAME, 0, PHOTO)]), FilesAsked(wants=[(NAME, 0)], room=ROOM), FilesAsked(), None]
    receipts = [officer.exchange(at.post, files=one).receipt is not None for one in asked]
    assert receipts == [True, True, False, False]


def test_who_says_nothing_of_files_is_told_nothing(at: OpenHub) -> None:
    assert listed(at, PHOTO).exchange(at.post).files is None
