# SPDX-License-Identifier: Apache-2.0
"""Long lists for the tables: built once for a session, copied for each test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.laptop import Laptop
from tests.support.long_lists import build_long_list, reopened
from ui.workbench import Workbench


@pytest.fixture(scope="session")
def long_stores(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """The closed store of so many broadcasts; copy it, never open it."""
    folder = tmp_path_factory.mktemp("long")

    def store_of(records: int) -> Path:
        path = folder / f"{records}.db"
        if not path.exists():
            build_long_list(path, records)
        return path

    return store_of


@pytest.fixture
def long_laptop(long_stores: Callable[[int], Path], tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Laptop]:
    """A laptop with 2,000 broadcasts, or as many as the test asks for by ``indirect``."""
    path = shutil.copy(long_stores(getattr(request, "param", 2000)), tmp_path / "long.db")
    laptop = reopened(Path(path))
    yield laptop
    laptop.database.close()


@pytest.fixture
def long_workbench(make_workbench: Callable[..., Workbench], long_laptop: Laptop) -> Workbench:
    """Everything a screen is given, over the long list."""
    return make_workbench(long_laptop)
