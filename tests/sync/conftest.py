# SPDX-License-Identifier: Apache-2.0
"""One PostgreSQL for all tests of a process that want one; and stores of both kinds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.store.engine import Database
from tests.support.postgres import Cluster, binaries, postgres_store, running_cluster
from tests.support.stores import store

BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A server that runs until the last test."""
    if binaries() is None:
        pytest.skip("PostgreSQL is not installed: nothing of the hub's second database was tested")
    with running_cluster() as made:
        yield made


@pytest.fixture(params=BOTH)
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty store in a file, and one in PostgreSQL."""
    if request.param == "sqlite":
        with store(tmp_path) as made:
            yield made
    else:
        with postgres_store(request.getfixturevalue("cluster")) as made:
            yield made
