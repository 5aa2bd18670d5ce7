# SPDX-License-Identifier: Apache-2.0
"""Offices with real stores, closed at the end of each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.offices import NEIGHBOUR, Office, Reviewer


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The laptop of a commune."""
    office = Office(tmp_path)
    yield office
    office.laptop.database.close()


@pytest.fixture
def neighbour(tmp_path: Path) -> Iterator[Office]:
    """The laptop of the next commune."""
    office = Office(tmp_path, NEIGHBOUR, "Cán bộ xã 2", clusters=1)
    yield office
    office.laptop.database.close()


@pytest.fixture
def reviewer(tmp_path: Path) -> Iterator[Reviewer]:
    """The laptop of a reviewer of the province."""
    reviewer = Reviewer(tmp_path)
    yield reviewer
    reviewer.laptop.database.close()
