# SPDX-License-Identifier: Apache-2.0
"""The program killed at any moment, the disk full: what was acknowledged is there, the store is sound."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from sync.log.errors import Unavailable
from sync.store.checking import check_store
from sync.store.digests import recount
from sync.store.engine import Database
from sync.store.opening import open_store
from tests.support.changes import Author, record_of
from tests.support.stores import KEY, bodies, let_in, store

KILLS = 40
SAVERS = """
import os, sys
from pathlib import Path
from sync.store.appending import append
from sync.store.opening import open_store
from tests.support.changes import Author, record_of

def save(author):
    database = open_store(Path(sys.argv[1]), bytes(range(32)))
    while True:
        entry = author.write({"note": "a" * 300}, record=record_of(len(author.written)))
        with database.writing() as connection:
            append(connection, [entry], 0)
        print(entry.id.hex(), flush=True)

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        save(Author(int(line)))
    print(child, flush=True)
    os.waitpid(child, 0)
    print("killed", flush=True)
"""
"""Forks a program that saves and tells each id after its commit, for each line that it reads."""


def kill_one(savers: "subprocess.Popen[str]", number: int, most: int) -> set[bytes]:
    """The ids that a saving program acknowledged until it was killed in the middle of its work."""
    assert savers.stdin is not None
    assert savers.stdout is not None
    print(number, file=savers.stdin, flush=True)
    lines = [savers.stdout.readline().strip() for _ in range(most + 1)]
    os.kill(next(int(line) for line in lines if len(line) != 64), signal.SIGKILL)
    told = savers.stdout
    lines += iter(lambda: told.readline().strip(), "killed")
    return {bytes.fromhex(line) for line in lines if len(line) == 64}


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_what_was_acknowledged_outlives_every_kill(tmp_path: Path) -> None:
    open_store(tmp_path / "loa.db", KEY).close()
    random, told = Random(1), set[bytes]()
    command = [sys.executable, "-c", SAVERS, str(tmp_path / "loa.db")]
    here, pipe = Path(__file__).parents[3], subprocess.PIPE
    with subprocess.Popen(command, text=True, cwd=here, stdin=pipe, stdout=pipe) as savers:
        for number in range(1, KILLS + 1):
            told |= kill_one(savers, number, random.randint(1, 12))
    with store(tmp_path) as database, database.writing() as connection:
        recount(connection, is_hub=False)
        assert len(told) >= KILLS
        assert told <= {id_ for id_, _body in bodies(connection)}
        assert check_store(connection, is_hub=False, is_rebuilt=True) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(database: Database) -> tuple[str, int]:
    """Save until nothing more can be saved: the code of the failure, and how many were acknowledged before it."""
    author = Author()
    for saved in range(100_000):
        try:
            let_in(database, author.write({"note": "a" * 2000}, record=record_of(saved)))
        except Unavailable as failure:
            return failure.code, saved
    raise AssertionError("the disk never filled")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_is_told_by_its_code_and_loses_nothing(small_disk: Path) -> None:
    with store(small_disk) as database:
        code, saved = fill(database)
        assert code == "disk_full"
        with database.reading() as connection:
            assert len(bodies(connection)) == saved > 0
    for path in small_disk.iterdir():
        shutil.copy(path, small_disk.parent)
    with store(small_disk.parent) as database, database.writing() as connection:
        recount(connection, is_hub=False)
        assert len(bodies(connection)) == saved
        assert check_store(connection, is_hub=False) == []
