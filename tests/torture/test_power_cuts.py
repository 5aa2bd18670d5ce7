# SPDX-License-Identifier: Apache-2.0
"""What a power cut may leave of the files: all that was acknowledged; and that the harness would see it otherwise."""

from pathlib import Path

import pytest

from tests.torture.power_cuts import has_strace, run_power_cuts

pytestmark = pytest.mark.skipif(
    not has_strace(), reason="strace is not here or may not trace: power cuts were not tried"
)


@pytest.mark.parametrize("of", ["laptop", "hub"])
def test_no_power_cut_loses_what_was_acknowledged(tmp_path: Path, of: str) -> None:
    suite = run_power_cuts(tmp_path, of, images=60)
    assert suite.acknowledged > 60
    assert (suite.lost, suite.broken) == (0, [])


def test_with_fewer_syncs_entries_are_seen_to_be_lost(tmp_path: Path) -> None:
    assert run_power_cuts(tmp_path, "laptop", images=60, synchronous="NORMAL").lost
