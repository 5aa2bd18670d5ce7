# SPDX-License-Identifier: Apache-2.0
"""Twenty sentences into every text widget of every screen, as injected keys and as composed words: no letter is wrong.

The widgets are found by walking the tree, and what opens them by trying every command of every tab, so that a new
one is typed into without a line here. A widget that stands in the window and was never reached fails its screen.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.laptop import Laptop
from sync.store.units import bundled_units
from tests.support.bulletins import NEWS, Publisher
from tests.support.commune_books import Books, be
from tests.support.elsewhere import Colleague
from tests.support.every_widget import Round, do
from tests.support.furnished_window import Shell, open_shell
from tests.support.offices import Office, at
from tests.support.records import example_values
from tests.support.review_desk import ReviewDesk
from tests.support.telex import SENTENCES
from tests.support.telex_walk import Strength, Walk
from tests.support.text_widgets import compose_in, inject, text_widgets
from tests.support.village_days import Villages
from ui.forms.editors_text import LongTextEditor, TextEditor
from ui.theme import Theme
from ui.windows.books_shelf import BOOKS
from ui.windows.channels_shelf import CHANNELS
from ui.windows.first_run import FirstRunPage
from ui.windows.first_run_steps import Answers
from ui.windows.main_window import MainWindow
from ui.windows.screens import SCREENS
from ui.windows.unlock import UnlockPage
from ui.workbench import Workbench

FORMS = (
    ("logbook", "add"),
    ("stations", "add"),
    ("stations", "add_station"),
    ("propagandists", "add"),
    ("propagandists", "add_person"),
)
"""Where a form is opened, and by which command."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, clusters=10)
    made.slot("05:00")
    made.log(at(5))
    yield made
    made.laptop.database.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ReviewDesk]:
    made = ReviewDesk(tmp_path)
    made.submit(*made.plain(2))
    yield made
    made.close()


@pytest.fixture
def plain(office: Office) -> Laptop:
    return office.laptop


@pytest.fixture
def reviewed(desk: ReviewDesk) -> Laptop:
    return desk.reviewer.laptop


@pytest.fixture
def booked(office: Office) -> Laptop:
    """Every book has records."""
    Books(office).keep_channels().hear().keep_others()
    for place, book in enumerate((*CHANNELS, *BOOKS)):
        needed = {name for name, one in book.of.fields.items() if one.options.get("required")}
        told = {name: one for name, one in example_values(book.of, Random(place)).items() if name in needed}
        office.add(book.of.type_name(), **(told | {name: codes[0] for name, codes in book.codes.items()}))
    return office.laptop


@pytest.fixture
def told(office: Office, tmp_path: Path) -> Iterator[Laptop]:
    """A bulletin came from above; the person writes content, and signs it."""
    be(office, "editor", "approver")
    author = office.add("person", full_name="Biên tập viên 1")
    written = {"title": "Lịch họp thôn", "genre": "tin", "topics": ["T08"], "approval_state": "cho_duyet"}
    office.add("content_item", author=author, duration_s=300, script_text="Kính mời bà con.", **written)
    publisher = Publisher(tmp_path)
    publisher.sent(office, NEWS)
    yield office.laptop
    publisher.close()


@pytest.fixture
def torn(office: Office) -> Laptop:
    """One record in conflict."""
    record, colleague = office.log(at(6)), Colleague(office.laptop)
    colleague.look(record)
    office.edit(record, note="Mưa to, vẫn phát")
    colleague.edit(record, {"note": "Cụm 3 mất điện"})
    return office.laptop


@pytest.fixture
def settled(office: Office) -> Laptop:
    """Villages with propagandists, and what they did."""
    Villages(office).settle()
    return office.laptop


WITHOUT_TEXT = ("conflicts",)
"""Screens in which nothing is typed."""
FURNISHED: Mapping[str, str] = {
    "review": "reviewed",
    "schedule": "told",
    "propagandists": "settled",
    "conflicts": "torn",
    **dict.fromkeys(("channels", "reflections", "books"), "booked"),
}
"""The laptop that a screen stands over; the others have the plain one."""


@pytest.fixture
def shell_of(
    make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot
) -> Iterator[Callable[[Laptop], Shell]]:
    opened: list[Shell] = []

    def open_it(laptop: Laptop) -> Shell:
        opened.append(open_shell(make_workbench, qapp, qtbot, laptop))
        return opened[-1]

    yield open_it
    for shell in opened:
        shell.close()


@pytest.mark.long
@pytest.mark.parametrize("name", SCREENS)
def test_every_text_widget_of_a_screen_takes_every_letter(
    name: str, request: pytest.FixtureRequest, shell_of: Callable[[Laptop], Shell]
) -> None:
    """All sentences into the first widget of each kind of a screen, others into each further one."""
    walk = walk_through(name, request, shell_of, Walk(Strength.SAMPLED))
    assert walk.wrong == []
    assert bool(walk.typed) is (name not in WITHOUT_TEXT)


@pytest.mark.torture
@pytest.mark.parametrize("name", SCREENS)
def test_every_text_widget_of_a_screen_takes_every_sentence(
    name: str,
    request: pytest.FixtureRequest,
    shell_of: Callable[[Laptop], Shell],
    record_property: Callable[[str, object], None],
) -> None:
    walk = walk_through(name, request, shell_of, Walk(Strength.WHOLE))
    for fact, count in (("widgets", len(walk.typed)), ("typed", walk.count), ("wrong", len(walk.wrong))):
        record_property(fact, count)
    assert walk.wrong == []


def walk_through(name: str, request: pytest.FixtureRequest, shell_of: Callable[[Laptop], Shell], walk: Walk) -> Walk:
    """Every widget of the screen is reached."""
    shell = shell_of(request.getfixturevalue(FURNISHED.get(name, "plain")))
    Round(shell, name, walk.type_everywhere).go()
    assert walk.never_reached(shell.screen) == []
    return walk


def test_the_command_list_takes_every_letter(office: Office, shell_of: Callable[[Laptop], Shell]) -> None:
    walk, shell = Walk(), shell_of(office.laptop)
    shell.frame.show_commands()
    walk.type_everywhere()
    assert walk.wrong == []
    outside = [
        one for one in text_widgets() if shell.window.isAncestorOf(one) and not shell.frame.stack.isAncestorOf(one)
    ]
    assert outside == [shell.frame.command_list.field]
    assert shell.frame.command_list.field in walk.typed


@pytest.mark.parametrize(("name", "command"), FORMS)
def test_what_is_typed_into_a_form_is_saved_letter_by_letter(
    name: str, command: str, office: Office, shell_of: Callable[[Laptop], Shell]
) -> None:
    shell = shell_of(office.laptop)
    shell.frame.show_screen(name)
    shell.rest()
    do(shell, command)
    form: Any = shell.screen.panel.form  # type: ignore[attr-defined]  # screens with a form have a panel
    editors = {place: row.editor for place, row in form.page.rows.items()}
    free: dict[str, Any] = {
        place: one.field for place, one in editors.items() if isinstance(one, TextEditor | LongTextEditor)
    }
    expected = {place: fitting(field.longest) for place, field in free.items() if field.pattern is None}
    for (place, sentence), type_in in zip(expected.items(), cycle((inject, compose_in)), strict=False):
        form.focus_field(place)
        type_in(form.focusWidget(), sentence)
    do(shell, "save")
    assert form.record_id is not None, shell.said()
    stored = office.values(form.record_id)
    assert {place: stored[place] for place in expected} == expected
    assert len(expected) > 0


def fitting(letters: int) -> str:
    """As many words of a sentence as a field of so many letters takes."""
    return SENTENCES[1] if len(SENTENCES[1]) <= letters else SENTENCES[1][:letters].rpartition(" ")[0]


@pytest.fixture
def show_page(qtbot: QtBot) -> Callable[[QWidget], MainWindow]:
    def show(page: QWidget) -> MainWindow:
        window = MainWindow()
        qtbot.addWidget(window, before_close_func=lambda one: setattr(one, "_may_close", True))
        window.show_page(page)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return show


def test_the_first_start_takes_every_letter(show_page: Callable[[QWidget], MainWindow]) -> None:
    page = FirstRunPage(Theme(), bundled_units(), Answers(has_passphrase=True))
    walk, window = Walk(), show_page(page)
    for step in range(page.steps.count()):
        page.refuse("", step)
        walk.type_everywhere()
    assert walk.wrong == []
    assert walk.never_reached(window) == []


def test_the_passphrase_of_a_locked_profile_takes_every_letter(show_page: Callable[[QWidget], MainWindow]) -> None:
    walk, window = Walk(), show_page(UnlockPage(Theme()))
    walk.type_everywhere()
    assert (walk.wrong, walk.never_reached(window), len(walk.typed)) == ([], [], 1)
