# SPDX-License-Identifier: Apache-2.0
"""Fixtures of offices with real stores, closed at the end of each test; a conftest imports those that it offers."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from tests.support.bulletins import Publisher
from tests.support.offices import NEIGHBOUR, Office, Reviewer

_Of = TypeVar("_Of", Office, Reviewer)


def _until_the_end(made: _Of) -> Iterator[_Of]:
    yield made
    made.laptop.database.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The laptop of a commune."""
    yield from _until_the_end(Office(tmp_path))


@pytest.fixture
def neighbour(tmp_path: Path) -> Iterator[Office]:
    """The laptop of the next commune."""
    yield from _until_the_end(Office(tmp_path, NEIGHBOUR, "Cán bộ xã 2", clusters=1))


@pytest.fixture
def reviewer(tmp_path: Path) -> Iterator[Reviewer]:
    """The laptop of a reviewer of the province."""
    yield from _until_the_end(Reviewer(tmp_path))


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Publisher]:
    """Somebody of the province who publishes bulletins."""
    made = Publisher(tmp_path)
    yield made
    made.close()
