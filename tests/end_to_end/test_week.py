# SPDX-License-Identifier: Apache-2.0
"""A scripted week of one commune with every record type: an officer, the leader, the keeper, the reviewer, one hub."""

import gc
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.laptop import Laptop
from sync.records.catalogue import RECORD_TYPES
from sync.store.filtering import Filters
from sync.store.opening import open_store
from tests.support.bulletins import NEWS
from tests.support.commune_week import VILLAGES, Offices, at_work
from tests.support.hub_process import ROOT, HubProcess, running_hub
from tests.support.nodes import COMMUNE, tree
from tests.support.stores import KEY
from tests.support.week_days import TUE, air, calm, listen, prepare, settle, warn
from tests.support.week_end import learn, pay, publish_everywhere, review, waiting
from ui.books.book import Book
from ui.books.screen import BookScreen
from ui.gallery.looks import DRESSES
from ui.gallery.stand import Stand
from ui.screen import Screen
from ui.translations import Interpreter
from ui.windows.books_shelf import BOOKS
from ui.windows.channels_shelf import CHANNELS
from ui.windows.reflections_screen import REFLECTIONS
from ui.windows.schedule_screen import ScheduleScreen

PICTURES = ROOT / "build" / "week"
PLAIN = ("today", "logbook", "stations", "propagandists", "sync", "settings")
SCRIPT = (settle, prepare, air, warn, calm, listen, publish_everywhere, learn, pay, review)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("week")


@pytest.fixture(scope="module")
def hub(folder: Path) -> Iterator[HubProcess]:
    with running_hub(folder / "hub", "15") as hub:
        yield hub


@pytest.fixture(scope="module")
def week(hub: HubProcess, folder: Path) -> Iterator[Offices]:
    """The week, lived once by all these tests."""
    with at_work(hub, folder) as offices:
        for part in SCRIPT:
            part(offices)
        yield offices


def test_the_week_has_a_record_of_every_type(week: Offices) -> None:
    written = {of.type_name() for of in RECORD_TYPES if week.reviewer.list(of.type_name())}
    assert {of.type_name() for of in RECORD_TYPES} - written == set()


def test_the_province_hears_what_became_of_its_bulletin(week: Offices) -> None:
    (listed,) = week.hub.ask("bulletin", "list", week.ids["bulletin"])
    (heard,) = [one for one in listed["communes"] if one["unit"] == COMMUNE]
    assert heard["state"] == "aired"
    assert heard["text"]["en"] == "aired at 17:30 by 12 of 14 clusters"


def test_the_content_was_signed_before_air_by_another_than_its_author(week: Offices) -> None:
    item, urgent = (week.officer.show(week.ids[one])["fields"] for one in ("item", "urgent"))
    assert {item["approved_by"], urgent["approved_by"]} == {week.person("leader")}
    aired = week.officer.show(week.ids["log"])["fields"]["started_at"]
    assert datetime.fromisoformat(item["approved_at"]) < datetime.fromisoformat(aired)
    waited = datetime.fromisoformat(urgent["approved_at"]) - datetime.fromisoformat(urgent["aired_first_at"])
    assert timedelta() < waited < timedelta(hours=24)


def test_every_village_acknowledged_the_alert_and_it_is_over(week: Offices) -> None:
    alert = week.keeper.show(week.ids["alert"])["fields"]
    assert (len(alert["ack_by_villages"]), alert["end_message"]) == (len(VILLAGES), True)
    assert alert["response_minutes"] is not None


def test_one_reflection_was_answered_on_air_and_one_passed_on(week: Offices) -> None:
    heard, passed = (week.keeper.show(one)["fields"] for one in week.ids["reflections"])
    assert (heard["state"], heard["published_in"]) == ("da_tra_loi", [week.ids["answer_log"]])
    assert (passed["state"], passed["forwarded_to"]) == ("chuyen_cap_tren", "Công ty Điện lực")
    assert len(week.keeper.list("reflection_action")) == 2


def test_pay_is_at_the_rates_of_the_province_and_signed(week: Offices) -> None:
    paid = [week.keeper.show(one)["fields"] for one in week.ids["pay"]]
    assert [one["unit_rate"] for one in paid] == [96_000, 30_000]
    assert {(one["state"], one["approved_by"]) for one in paid} == {("chi", week.person("leader"))}


def test_nothing_is_left_to_review_and_what_came_back_is_accepted(week: Offices) -> None:
    assert waiting(week) == []
    assert week.officer.show(week.ids["relayed"])["review"] == "accepted"
    assert {one["verdict"] for one in _decisions(week)} == {"submit", "accept", "return"}


def _decisions(week: Offices) -> list[dict[str, str]]:
    return [one["fields"] for one in week.reviewer.list("review_decision")]


def test_at_the_end_every_node_is_what_its_log_makes_of_it(week: Offices) -> None:
    week.assert_in_step()


@pytest.fixture
def stand(week: Offices, qapp: QApplication, tmp_path: Path) -> Iterator[Stand]:
    """The officer's real window on the Tuesday of the script; lanes must not sweep widgets."""
    gc.disable()
    week.clock.set(TUE, 19)
    stand = Stand(qapp, Interpreter(qapp), DRESSES[0], tmp_path / "settings.ini")
    stand.move_in(Laptop(open_store(week.folder / "officer.db", KEY), tree(), week.clock))
    yield stand
    stand.close()
    gc.collect()
    gc.enable()


def rows_of(stand: Stand, screen: str, book: Book) -> int:
    """How many records a book shows, whatever it is narrowed by at first."""
    tab = stand.go(screen, BookScreen).show_book(book.name)
    stand.rest()
    tab.list.bar.apply(Filters())
    stand.rest()
    picture(stand, f"{screen}-{book.name}")
    return len(tab.table.model.order)


def picture(stand: Stand, name: str) -> None:
    """Keep what the window shows in ``build/week``, to be looked at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    assert stand.window.grab().save(str(PICTURES / f"{name}.png"))


def test_the_week_stands_in_every_window(stand: Stand) -> None:
    shelves = {"channels": CHANNELS, "books": BOOKS, "reflections": (REFLECTIONS,)}
    counted = {book.name: rows_of(stand, screen, book) for screen, shelf in shelves.items() for book in shelf}
    assert [name for name, count in counted.items() if not count] == []
    screen = stand.go("schedule", ScheduleScreen)
    cells = [screen.page.grid.week.cell(row, TUE) for row in range(screen.page.grid.week.rowCount())]
    assert {"Phòng chống lũ quét", NEWS["title"]} <= {one.title for one in cells if one is not None}
    picture(stand, "schedule")
    screen.step_tab(1)
    stand.rest()
    picture(stand, "contents")
    assert len(screen.contents.table.model.order) == len(("own", "urgent"))
    screen.contents.list.bar.apply(Filters())
    stand.rest()
    assert len(screen.contents.table.model.order) == len(("own", "urgent", "bulletin"))


@pytest.mark.parametrize("name", PLAIN)
def test_the_other_screens_are_pictured_too(stand: Stand, name: str) -> None:
    stand.go(name, Screen)
    picture(stand, name)
