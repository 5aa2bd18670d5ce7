# SPDX-License-Identifier: Apache-2.0
"""Room put aside: the save that finds plenty takes it back."""

from pathlib import Path

from desktop.ballast import Ballast


def test_the_save_that_finds_room_again_takes_the_ballast_back(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path)
    ballast.load()
    assert ballast.release()
    assert ballast.is_out
    ballast.refuse_new()
    assert ballast.is_aboard
