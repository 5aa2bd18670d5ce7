# SPDX-License-Identifier: Apache-2.0
"""A disk that is full to the last byte: the ballast gives room to withdraw, to read and to send."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.ballast import FILE, SIZE, Ballast
from tests.support.nodes import Profile, new_profile

DISK_MB = 80
KIND = {"kind": "thon", "note": "Ghi chú dài. " * 100}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for the ballast. Only root may mount one; a machine that cannot says so aloud."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("the ballast is not tested: only root may mount a small disk")
    made = tmp_path / "disk"
    made.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "none", str(made)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("the ballast is not tested: this machine mounts no small disk")
    yield made
    subprocess.run(["umount", str(made)], check=True)


def fill(disk: Path) -> Path:
    free = os.statvfs(disk)
    filler = disk / "filler"
    filler.write_bytes(bytes(free.f_bavail * free.f_frsize))
    return filler


def save_until_full(profile: Profile) -> str:
    for number in range(20):
        told = profile.run("add", "village", given=[{"name": f"Thôn {number}", **KIND}] * 40)
        if told.status:
            return str(told.code)
    raise AssertionError("the disk never was full")


def test_the_ballast_lets_a_full_disk_still_withdraw_and_comes_aboard_again(disk: Path) -> None:
    profile = new_profile(disk / "profile")
    with profile.opened() as desk:
        village = desk.village()
    assert (profile.path / FILE).stat().st_size == SIZE
    filler = fill(disk)
    assert save_until_full(profile) == "disk_full"
    assert not Ballast(profile.path).is_aboard
    assert profile.ask("withdraw", village, "--reason", "Nhập nhầm")["review"] == "withdrawn"
    assert len(profile.ask("list", "village")) >= 1
    filler.unlink()
    profile.ask("status")
    assert Ballast(profile.path).is_aboard
