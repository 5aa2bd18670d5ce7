# SPDX-License-Identifier: Apache-2.0
"""Files travel after the text that lists them: up and down, over cuts, restarts and restores, and to nobody else."""

import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection, delete, func, select, update

from desktop.actions.exchanging import sync_laptop
from sync.client.patience import Mode, keep_mode
from sync.hub.account_tables import GIVEN
from sync.log.errors import Stopped
from sync.store.files import FileState, FilesWaiting, file_states, files_waiting, keep_file, read_pieces
from sync.store.log_tables import FILE, FILE_PIECE
from tests.support.changes import listing
from tests.support.hub_process import HubProcess
from tests.support.nodes import Desk, enrolled, hub_store
from tests.support.proxy import Cut, Proxy, line_to

ALWAYS = 100_000
NARROW = 16_384
RECORDING = Random(1).randbytes(300_000)
PHOTO = Random(2).randbytes(20_000)
CHECK = {"checked_at": "2026-10-13T05:00:00+07:00", "result": "good", "method": "nghe_tai_cho"}


@pytest.fixture
def line(shared_hub: HubProcess) -> Iterator[Proxy]:
    with line_to(shared_hub.url) as proxy:
        yield proxy


def attach(desk: Desk, *contents: bytes) -> str:
    """A record that lists these files, whose bytes are kept."""
    with desk.laptop.writing() as at:
        for one in contents:
            keep_file(at.connection, io.BytesIO(one), 0)
    return desk.add("status_check", CHECK | listing(*contents))[0]


def read(desk: Desk, content: bytes) -> bytes:
    with desk.laptop.reading() as at:
        return b"".join(read_pieces(at.connection, sha256(content).digest()))


def state(desk: Desk, content: bytes) -> FileState:
    name = sha256(content).digest()
    with desk.laptop.reading() as at:
        return file_states(at.connection, [name])[name]


def waiting(desk: Desk) -> FilesWaiting:
    with desk.laptop.reading() as at:
        return files_waiting(at.connection)


def said(line: Proxy, begin: int) -> int:
    """Bytes that went up since then."""
    return sum(len(one.said) for one in line.passages[begin:])


def let_through(line: Proxy, begin: int) -> int:
    """Bytes that connections of a narrow line carried, both ways."""
    found = [min(len(one.said) + len(one.answered), NARROW) for one in line.passages[begin:]]
    return sum(found)


def test_a_file_reaches_the_reviewer(tmp_path: Path, shared_hub: HubProcess, commune: str) -> None:
    officer = enrolled(tmp_path / "officer", shared_hub, commune)
    reviewer = enrolled(tmp_path / "reviewer", shared_hub, commune, "reviewer")
    with officer.opened() as desk:
        attach(desk, RECORDING, PHOTO)
        assert waiting(desk) == (2, len(RECORDING) + len(PHOTO), 0, 0)
        desk.sync()
        assert waiting(desk) == (0, 0, 0, 0)
    with reviewer.opened() as desk:
        desk.sync()
        assert waiting(desk) == (0, 0, 0, 0)
        assert (read(desk, RECORDING), read(desk, PHOTO)) == (RECORDING, PHOTO)
        assert state(desk, PHOTO).received == len(PHOTO)


def test_a_line_cut_after_sixteen_kilobytes_is_enough_both_ways(
    tmp_path: Path, shared_hub: HubProcess, commune: str, line: Proxy
) -> None:
    near = enrolled(tmp_path / "near", shared_hub, commune)
    far = enrolled(tmp_path / "far", shared_hub, commune, url=line.url)
    begin = len(line.passages)
    line.cut(Cut(total=NARROW, times=ALWAYS))
    recording = RECORDING[::-1]
    with far.opened() as desk:
        attach(desk, recording)
        desk.sync()
    up = let_through(line, begin)
    with near.opened() as desk:
        desk.sync()
        assert read(desk, recording) == recording
        other = RECORDING[1:]
        attach(desk, other)
        desk.sync()
    begin = len(line.passages)
    with far.opened() as desk:
        desk.sync()
        assert read(desk, other) == other

    assert max(up, let_through(line, begin)) <= 1.3 * len(RECORDING)


def test_text_goes_first_and_what_the_hub_has_is_not_sent_again(
    tmp_path: Path, shared_hub: HubProcess, commune: str, line: Proxy
) -> None:
    officer = enrolled(tmp_path / "officer", shared_hub, commune, url=line.url)
    with officer.opened() as desk:
        begin = len(line.passages)
        attach(desk, PHOTO)
        desk.sync()
        text, *rest = [len(parcel) for one in line.passages[begin:] for parcel in one.requests()]
        assert (text < 2_000, max(rest) > 10_000) == (True, True)
        begin = len(line.passages)
        attach(desk, PHOTO)
        desk.sync()
    assert said(line, begin) < 3_000


def test_an_exchange_without_files_says_nothing_of_them(
    tmp_path: Path, shared_hub: HubProcess, commune: str, line: Proxy
) -> None:
    officer = enrolled(tmp_path / "officer", shared_hub, commune, url=line.url)
    with officer.opened() as desk:
        begin = len(line.passages)
        desk.sync()
    (parcel,) = line.passages[begin].requests()
    assert len(parcel) < 400


def test_many_files_that_the_hub_lacks_cost_no_further_request_and_hide_no_other(
    tmp_path: Path, shared_hub: HubProcess, commune: str, line: Proxy
) -> None:
    officer = enrolled(tmp_path / "officer", shared_hub, commune)
    far = enrolled(tmp_path / "far", shared_hub, commune, url=line.url)
    with officer.opened() as desk:
        for number in range(40):
            desk.add("status_check", CHECK | listing(b"lost %d" % number))
        desk.sync()
    with far.opened() as desk:
        desk.sync()
        begin = len(line.passages)
        desk.sync()
        assert len([parcel for one in line.passages[begin:] for parcel in one.requests()]) == 1
    with officer.opened() as desk:
        attach(desk, PHOTO)
        desk.sync()
    with far.opened() as desk:
        desk.sync()
        assert read(desk, PHOTO) == PHOTO


def test_a_kill_in_the_middle_leaves_what_was_acknowledged(tmp_path: Path, own_hub: HubProcess) -> None:
    with line_to(own_hub.url) as line:
        officer = enrolled(tmp_path / "officer", own_hub, url=line.url)
        begin = len(line.passages)
        with officer.opened() as desk:
            attach(desk, RECORDING)
            with pytest.raises(Stopped):
                sync_laptop(desk.laptop, lambda: said(line, begin) > 60_000)
        own_hub.kill()
        own_hub.start()
        with officer.opened() as desk:
            acknowledged = state(desk, RECORDING).received
            begin = len(line.passages)
            desk.sync()
            assert waiting(desk).up_count == 0
        assert acknowledged > 20_000
        assert said(line, begin) < len(RECORDING) - acknowledged + 30_000


def test_a_hub_set_back_is_given_its_files_again(tmp_path: Path, own_hub: HubProcess) -> None:
    officer = enrolled(tmp_path / "officer", own_hub)
    reviewer = enrolled(tmp_path / "reviewer", own_hub, "02683", "reviewer")
    with officer.opened() as desk:
        attach(desk, PHOTO)
        desk.sync()
    own_hub.stop()
    with hub_store(own_hub) as connection:
        forget_last_receipts(connection)
    own_hub.start()
    for profile in (officer, reviewer):
        with profile.opened() as desk:
            desk.sync()
            assert read(desk, PHOTO) == PHOTO


def forget_last_receipts(connection: Connection) -> None:
    """As a backup does that was made after the record had come and before its file."""
    last = select(func.max(GIVEN.c.number)).scalar_subquery()
    connection.execute(delete(GIVEN).where(GIVEN.c.number == last))
    connection.execute(delete(FILE_PIECE))
    connection.execute(update(FILE).values(here=0))


def test_a_laptop_that_spares_the_line_sends_files_when_asked(
    tmp_path: Path, shared_hub: HubProcess, commune: str
) -> None:
    officer = enrolled(tmp_path / "officer", shared_hub, commune)
    with officer.opened() as desk:
        with desk.laptop.writing() as at:
            keep_mode(at.connection, Mode.METERED)
        attach(desk, PHOTO)
        desk.sync()
        assert (desk.status()["unsent"], waiting(desk).up_count) == (0, 1)
        sync_laptop(desk.laptop, is_asked_for_files=True)
        assert waiting(desk).up_count == 0
