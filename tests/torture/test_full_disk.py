# SPDX-License-Identifier: Apache-2.0
"""A full disk under the laptop or the hub stops what must stop, by its name, and loses nothing."""

from pathlib import Path

import pytest

from tests.torture.full_disk import NOT_ROOT, may_mount, run_full_disks


def test_full_disks_lose_nothing(tmp_path: Path) -> None:
    if not may_mount(tmp_path / "tried"):
        pytest.skip(NOT_ROOT)
    suite = run_full_disks(tmp_path)
    assert suite.acknowledged > 100
    assert (suite.lost, suite.broken) == (0, [])
