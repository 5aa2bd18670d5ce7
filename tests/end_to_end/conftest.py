# SPDX-License-Identifier: Apache-2.0
"""Hubs for the tests of the whole house: one that is shared, and one that may be stopped and set back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.hub_process import HubProcess, running_hub
from tests.support.nodes import tree

_COMMUNES = iter(sorted(tree().below("15")))


@pytest.fixture(scope="session")
def shared_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """A hub for every test that neither stops it nor copies it; each such test has a commune of its own."""
    with running_hub(tmp_path_factory.mktemp("shared") / "hub", "15") as hub:
        yield hub


@pytest.fixture
def own_hub(tmp_path: Path) -> Iterator[HubProcess]:
    """A hub that a test may stop, lock and set back."""
    with running_hub(tmp_path / "hub", "15") as hub:
        yield hub


@pytest.fixture
def commune() -> str:
    """The code of a commune that no other test of this process writes for."""
    return next(_COMMUNES)
