# SPDX-License-Identifier: Apache-2.0
"""Files travel after the text that lists them: up and down, over cuts, restarts and restores, and to nobody else."""

import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from sync.store.files import FileState, FilesWaiting, file_states, files_waiting, keep_file, read_pieces
from tests.support.changes import listing
from tests.support.hub_process import HubProcess, running_hub
from tests.support.nodes import Desk, enrolled
from tests.support.proxy import Cut, Proxy, line_to

ALWAYS = 100_000
NARROW = 16_384
RECORDING = Random(1).randbytes(300_000)
PHOTO = Random(2).randbytes(20_000)
CHECK = {"checked_at": "2026-10-13T05:00:00+07:00", "result": "good", "method": "nghe_tai_cho"}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    with running_hub(tmp_path_factory.mktemp("files") / "hub") as made:
        yield made


@pytest.fixture
def line(hub: HubProcess) -> Iterator[Proxy]:
    with line_to(hub.url) as proxy:
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


def let_through(line: Proxy, begin: int) -> int:
    """Bytes that connections of a narrow line carried, both ways."""
    found = [min(len(one.said) + len(one.answered), NARROW) for one in line.passages[begin:]]
    return sum(found)


def test_a_file_reaches_the_reviewer(tmp_path: Path, hub: HubProcess) -> None:
    officer = enrolled(tmp_path / "officer", hub)
    reviewer = enrolled(tmp_path / "reviewer", hub, "02683", "reviewer")
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


def test_a_line_cut_after_sixteen_kilobytes_is_enough_both_ways(tmp_path: Path, hub: HubProcess, line: Proxy) -> None:
    near = enrolled(tmp_path / "near", hub, "02686")
    far = enrolled(tmp_path / "far", hub, "02686", url=line.url)
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
