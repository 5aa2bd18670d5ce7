# SPDX-License-Identifier: Apache-2.0
"""Backups of a hub in either database, restored into either; only what was read back is safe."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sync.hub.backups import back_up, restore_hub
from sync.hub.data_folder import DataFolder
from sync.hub.epochs import read_epoch
from sync.hub.node import Hub, open_hub
from sync.log.errors import Refused
from sync.parcel.sealing import Keys, Locks
from sync.store.checking import check_store
from tests.support.postgres import Cluster
from tests.support.wire import Node, village
from tests.sync.hub.conftest import OpenHub

SECRET = "mật khẩu sao lưu"


@pytest.fixture
def officer(at: OpenHub) -> Node:
    """A commune that has sent two records."""
    node = at.officer()
    node.push(at.post, *(node.write("village", village(f"Thôn {number}")) for number in range(2)))
    at.number()
    return node


def backed_up(at: OpenHub, path: Path) -> Path:
    back_up(at.hub, path, Locks(SECRET))
    return path


@contextmanager
def restored(at: OpenHub, folder: Path, file: Path, url: str = "") -> Iterator[OpenHub]:
    """The hub that a backup makes."""
    restore_hub(DataFolder(folder), file, Keys(SECRET), at.clock, url)
    hub: Hub = open_hub(DataFolder(folder), at.clock)
    try:
        yield OpenHub(hub, at.clock, folder, url)
    finally:
        hub.database.close()


def test_a_restored_hub_is_the_same_hub_in_a_new_epoch(at: OpenHub, officer: Node, tmp_path: Path) -> None:
    with restored(at, tmp_path / "again", backed_up(at, tmp_path / "f")) as again:
        assert (again.hub.key, again.hub.unit, again.hub.secret) == (at.hub.key, at.hub.unit, at.hub.secret)
        with again.hub.database.reading() as new, at.hub.database.reading() as old:
            assert read_epoch(new) != read_epoch(old)
            assert check_store(new, is_hub=True) == []
        assert officer.exchange(again.post).history_lost


def test_a_hub_in_a_file_goes_on_in_postgresql(at: OpenHub, officer: Node, tmp_path: Path, cluster: Cluster) -> None:
    file = backed_up(at, tmp_path / "f")
    with cluster.fresh() as url, restored(at, tmp_path / "again", file, url) as again:
        officer.epoch, officer.cursors = b"", {}
        assert officer.push(again.post, officer.write("village", village("Thôn mới"))) == ["new"]
        again.number()
        with again.hub.database.reading() as connection:
            assert check_store(connection, is_hub=True) == []
        assert again.invite()


def test_what_came_after_the_backup_is_not_safe(at: OpenHub, officer: Node, tmp_path: Path) -> None:
    assert officer.exchange(at.post).safe is None
    backed_up(at, tmp_path / "f")
    assert officer.exchange(at.post).safe == (1, at.clock.ms)
    officer.push(at.post, officer.write("village", village("Thôn sau")))
    assert officer.exchange(at.post).safe == (1, at.clock.ms)


def test_nothing_is_safe_by_a_backup_that_could_not_be_written(at: OpenHub, officer: Node, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        back_up(at.hub, tmp_path / "f", Locks())
    assert officer.exchange(at.post).safe is None


@pytest.mark.parametrize("place", [0.3, 0.6, 0.95])
def test_a_damaged_backup_makes_no_hub(at: OpenHub, officer: Node, tmp_path: Path, place: float) -> None:
    assert officer.n == 2
    content = bytearray(backed_up(at, tmp_path / "f").read_bytes())
    content[int(len(content) * place)] ^= 1
    (tmp_path / "f").write_bytes(content)
    with pytest.raises(Refused), restored(at, tmp_path / "again", tmp_path / "f"):
        pass
    assert not (tmp_path / "again" / "hub.db").exists()
