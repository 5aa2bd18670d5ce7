# SPDX-License-Identifier: Apache-2.0
"""A hub of a province in a folder of its own, opened in this process, with a clock that the test turns."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sync.hub.app import Endpoints
from sync.hub.data_folder import DataFolder
from sync.hub.door import Attempts
from sync.hub.invites import Invitation, make_invite
from sync.hub.node import Hub, create_hub, open_hub
from sync.hub.wrapper import Call
from sync.records.roles import Role
from tests.support.stores import number_all
from tests.support.wire import Node
from tests.sync.conftest import BOTH

PROVINCE = "01"
COMMUNE = "00004"
OTHER_COMMUNE = "00008"
START_MS = 1_791_000_000_000
DAY_MS = 86_400_000


@dataclass
class Clock:
    """Milliseconds since 1970 UTC, where the test put them."""

    ms: int = START_MS

    def __call__(self) -> int:
        return self.ms


@dataclass
class OpenHub:
    """The hub under test and the way to it."""

    hub: Hub
    clock: Clock
    folder: Path
    url: str = ""
    """The address of its database, empty for SQLite."""

    def post(self, path: str, parcel: bytes) -> bytes:
        """As over HTTP, without the wire; what was committed before has its number."""
        self.number()
        endpoints = Endpoints(self.hub, Attempts(100, 60, lambda: 0.0))
        act = {"/v1/enrol": endpoints.enrol, "/v1/exchange": endpoints.exchange}[path]
        return act(Call(parcel, "127.0.0.1"))

    def number(self) -> None:
        """What the sequencer does between two requests, where there is one."""
        number_all(self.hub.database)

    def invite(self, *roles: Role, units: tuple[str, ...] = (COMMUNE,), hours: int = 72) -> str:
        """A code."""
        with self.hub.database.writing() as connection:
            return str(make_invite(connection, self.hub, Invitation("Cán bộ", units, roles), hours).code)

    def node(self, *roles: Role, units: tuple[str, ...] = (COMMUNE,)) -> Node:
        """An enrolled node that writes in the first of its units."""
        node = Node()
        node.enrol(self.post, self.invite(*roles, units=units))
        return node

    def officer(self, unit: str = COMMUNE) -> Node:
        """A node of a commune."""
        return self.node(Role.OPERATOR, Role.EDITOR, Role.KEEPER, units=(unit,))

    def reviewer(self) -> Node:
        """A node that reviews the first commune, written as the commune's unit."""
        return self.node(Role.REVIEWER)


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the hub keeps its data: empty for SQLite in its folder, else a database of its own."""
    if request.param == "sqlite":
        yield ""
    else:
        with request.getfixturevalue("cluster").reused() as url:
            yield url


@pytest.fixture
def at(tmp_path: Path, database_url: str) -> Iterator[OpenHub]:
    """An empty hub, in either database."""
    clock = Clock()
    folder = tmp_path / "hub"
    create_hub(DataFolder(folder), PROVINCE, clock, database_url)
    hub = open_hub(DataFolder(folder), clock)
    made = OpenHub(hub, clock, folder, database_url)
    yield made
    made.hub.database.close()
