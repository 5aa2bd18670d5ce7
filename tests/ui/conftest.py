# SPDX-License-Identifier: Apache-2.0
"""A laptop with a plausible week in a real encrypted store, real lanes, and the dress of the window."""

import gc
import shutil
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.saving import add_records, require_type
from desktop.laptop import Laptop, Workplace, furnish
from installer import story_data
from sync.store.engine import Database
from sync.store.opening import open_store
from sync.store.units import bundled_units
from tests.support.stores import KEY, empty_store
from ui import theme as themes
from ui.background import Background
from ui.fonts import load_fonts
from ui.messages import Messages
from ui.settings import Settings
from ui.words import Tongue
from ui.workbench import Changes, Workbench

COMMUNE = "02683"
NOW = datetime(2026, 10, 13, 16, 30, tzinfo=story_data.VIETNAM)
"""Tuesday afternoon: the session of 17:30 is still to come."""

PATIENCE_MS = 60_000

Visit = list[str]


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The library's own, with more patience where a test says nothing: its five seconds are short on a busy machine,
    and no wait is about time."""
    del qapp
    bot = QtBot(request)
    for wait in ("waitUntil", "waitSignal", "waitActive", "waitExposed"):
        setattr(bot, wait, partial(getattr(bot, wait), timeout=PATIENCE_MS))
    return bot


@pytest.fixture(autouse=True)
def garbage_is_swept_on_the_main_thread() -> Iterator[None]:
    """As in the window (`ui.sweeper`): a lane that destroyed a widget would end the run. What stands before the test
    is left out of the sweep, which takes a tenth of a second otherwise."""
    gc.disable()
    gc.freeze()
    yield
    gc.collect()


@pytest.fixture(scope="session", autouse=True)
def the_clipboard_is_emptied_at_the_end(qapp: QApplication) -> Iterator[None]:
    """Qt destroys what lies on it after Python has ended: of a paste made in Python that ends in a crash."""
    yield
    qapp.clipboard().clear()


def fixed_now() -> datetime:
    """The present moment of every test."""
    return NOW


def _add(laptop: Laptop, name: str, fields: Sequence[dict[str, Any]]) -> list[str]:
    added = add_records(laptop, require_type(name), enumerate(fields))
    assert not added.refused, added.refused
    return added.ids


def _write_a_week(laptop: Laptop) -> None:
    villages = _add(laptop, "village", story_data.villages())
    people = _add(laptop, "person", story_data.people())
    (station,) = _add(laptop, "station", [story_data.station(*people[:2])])
    clusters = _add(laptop, "cluster", story_data.clusters(station, villages))
    propagandists = _add(laptop, "propagandist", [story_data.propagandist(people[2], villages[0])])
    commune = story_data.Commune(villages, people, station, clusters, propagandists)
    past = [one for one in story_data.broadcasts(commune, NOW.date()) if one["ended_at"] <= NOW.isoformat()]
    _add(laptop, "broadcast_log", past[-21:])
    _add(laptop, "status_check", story_data.status_checks(commune, NOW.date()))
    _add(laptop, "propaganda_session", story_data.sessions(commune, NOW.date())[1:])


@pytest.fixture(scope="session")
def week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store file with a week of a commune in it; copy it, never open it."""
    path = tmp_path_factory.mktemp("week") / "loa.db"
    database = empty_store(path)
    _write_a_week(Laptop(furnish_at(database).database, bundled_units(), fixed_now))
    database.close()
    return path


def furnish_at(database: Database, name: str = "Cán bộ xã 1") -> Laptop:
    """An empty laptop of the commune, at the fixed moment."""
    furnish(database, bundled_units(), Workplace(COMMUNE, name))
    return Laptop(database, bundled_units(), fixed_now)


@pytest.fixture
def laptop(week: Path, tmp_path: Path) -> Iterator[Laptop]:
    """The week, opened."""
    database = open_store(Path(shutil.copy(week, tmp_path / "loa.db")), KEY)
    yield Laptop(database, bundled_units(), fixed_now)
    database.close()


@pytest.fixture
def empty_laptop(tmp_path: Path) -> Iterator[Laptop]:
    """A laptop on which nothing was written yet."""
    database = empty_store(tmp_path / "empty.db")
    yield furnish_at(database)
    database.close()


@pytest.fixture
def visited() -> Visit:
    """The names of the screens that were asked for; "exchange" stands for F5, "files" for files now."""
    return []


@pytest.fixture
def make_workbench(qapp: QApplication, tmp_path: Path, visited: Visit) -> Iterator[Callable[..., Workbench]]:
    """Make a workbench on a laptop: ``make_workbench(laptop, language="vi", theme="light", text_scale=100)``."""
    made: list[Workbench] = []

    def make(of: Laptop, *, language: str = "vi", theme: str = "light", text_scale: int = 100) -> Workbench:
        settings = Settings(tmp_path / f"{uuid.uuid4().hex}.ini")
        settings.language, settings.theme, settings.text_scale = language, theme, text_scale
        load_fonts()
        workbench = Workbench(
            laptop=of,
            background=Background(),
            messages=Messages(),
            settings=settings,
            tongue=Tongue(language),
            theme=themes.apply(qapp, settings),
            changes=Changes(),
            show_screen=visited.append,
            exchange_now=lambda: visited.append("exchange"),
            send_files=lambda: visited.append("files"),
        )
        made.append(workbench)
        return workbench

    yield make
    for workbench in made:
        workbench.background.close()
    with suppress(RuntimeError):  # the application is gone at the end of the session
        qapp.sendPostedEvents()


@pytest.fixture
def workbench(make_workbench: Callable[..., Workbench], laptop: Laptop) -> Workbench:
    """Everything a screen is given, over the week."""
    return make_workbench(laptop)


@pytest.fixture
def empty_workbench(make_workbench: Callable[..., Workbench], empty_laptop: Laptop) -> Workbench:
    """Everything a screen is given, before anything was written."""
    return make_workbench(empty_laptop)
