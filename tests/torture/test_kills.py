# SPDX-License-Identifier: Apache-2.0
"""A laptop and a hub, killed at any moment of their work: what was acknowledged is at both."""

import os
from pathlib import Path

import pytest

from tests.torture.kills import run_kills

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills by signal")


def test_no_kill_loses_what_was_acknowledged(tmp_path: Path) -> None:
    suite = run_kills(tmp_path, kills=15)
    assert suite.acknowledged > 15
    assert (suite.lost, suite.broken) == (0, [])
