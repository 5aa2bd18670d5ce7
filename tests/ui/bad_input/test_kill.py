# SPDX-License-Identifier: Apache-2.0
"""The program is killed while something is half written or half decided: the next start has it again.

A killed process leaves the files of its store as they stand. They are copied away under the open window, and a second
window is opened over the copy.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.held_decisions import HELD_FORM, write_kept
from desktop.drafts import list_drafts
from desktop.laptop import Laptop
from sync.store.opening import open_store
from sync.store.reading import read_record
from tests.support.furnished_window import Shell, open_shell
from tests.support.key_counter import KeyCounter
from tests.support.offices import Office
from tests.support.review_desk import ReviewDesk
from tests.support.stores import KEY
from tests.support.telex import type_telex
from ui.workbench import Workbench

REASON = "Thiếu cụm loa số 3, đề nghị bổ sung giờ phát"
OpenOn = Callable[[Laptop], Shell]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ReviewDesk]:
    made = ReviewDesk(tmp_path)
    made.submit(*made.plain(2))
    yield made
    made.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    made.slot("05:00")
    yield made
    made.laptop.database.close()


@pytest.fixture
def open_on(make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot) -> Iterator[OpenOn]:
    opened: list[Shell] = []

    def open_it(laptop: Laptop) -> Shell:
        opened.append(open_shell(make_workbench, qapp, qtbot, laptop))
        return opened[-1]

    yield open_it
    for shell in opened:
        shell.close()


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[Callable[[Laptop], Laptop]]:
    """The store of a laptop as a killed process leaves it, opened anew."""
    opened: list[Laptop] = []

    def kill(laptop: Laptop) -> Laptop:
        folder = tmp_path / "after"
        folder.mkdir()
        with laptop.database.reading() as connection:
            path = Path(connection.exec_driver_sql("PRAGMA database_list").fetchone()[2])  # type: ignore[index]  # a database has a main file
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copy(f"{path}{ending}", folder / f"loa.db{ending}")
        opened.append(Laptop(open_store(folder / "loa.db", KEY), laptop.tree, laptop.now))
        return opened[-1]

    yield kill
    for one in opened:
        one.database.close()


def go(shell: Shell, screen: str, *steps: str) -> Any:
    """Show a screen and run commands of it, or press digits and named keys."""
    shell.frame.show_screen(screen)
    shell.rest()
    for step in steps:
        command = next((one for one in shell.screen.commands() if one.name == step), None)
        command.run() if command else KeyCounter().press(step)
        shell.rest()
    return shell.screen


def wait_for_draft(shell: Shell, form: str) -> None:
    shell.qtbot.waitUntil(lambda: bool(list_drafts(shell.workbench.laptop, form)))


def states(laptop: Laptop, records: list[str]) -> list[str | None]:
    with laptop.reading() as opened:
        return [read_record(opened.connection, bytes.fromhex(one.replace("-", ""))).review for one in records]


def test_a_form_that_was_open_comes_back(office: Office, open_on: OpenOn, killed: Callable[[Laptop], Laptop]) -> None:
    shell = open_on(office.laptop)
    go(shell, "logbook", "add").panel.form.focus_field("note")
    type_telex(REASON)
    wait_for_draft(shell, "broadcast_log")
    screen = go(open_on(killed(office.laptop)), "logbook", "add")
    assert screen.panel.form.collect()["note"] == REASON


def test_the_reason_of_a_return_comes_back_to_its_record(
    desk: ReviewDesk, open_on: OpenOn, killed: Callable[[Laptop], Laptop]
) -> None:
    shell = open_on(desk.reviewer.laptop)
    screen = go(shell, "review", "return", "2")
    record = screen.list.current.record_id
    type_telex(REASON)
    wait_for_draft(shell, "strip:return")
    again = go(open_on(killed(desk.reviewer.laptop)), "review", "return")
    assert again.list.current.record_id == record
    assert (again.panel.strip.words().digit, again.panel.strip.words().text) == (2, REASON)


def test_a_fault_that_was_being_reported_comes_back(
    office: Office, open_on: OpenOn, killed: Callable[[Laptop], Laptop]
) -> None:
    shell = open_on(office.laptop)
    go(shell, "stations", "step", "1")
    type_telex(REASON)
    wait_for_draft(shell, "strip:fault")
    again = go(open_on(killed(office.laptop)), "stations", "step")
    assert again.panel.timeline.strip.text.text() == REASON


def test_how_a_broadcast_was_aired_comes_back_on_its_day(
    office: Office, open_on: OpenOn, killed: Callable[[Laptop], Laptop]
) -> None:
    shell = open_on(office.laptop)
    go(shell, "today", "open").officer.otherwise.reason.setFocus()
    type_telex(REASON)
    wait_for_draft(shell, "strip:otherwise")
    window = open_on(killed(office.laptop))
    assert go(window, "today", "open").officer.otherwise.reason.text() == REASON
    assert go(window, "today", "Esc", "day_before", "open").officer.otherwise.reason.text() == ""


def test_decisions_that_were_held_are_written_by_the_next_start(
    desk: ReviewDesk, open_on: OpenOn, killed: Callable[[Laptop], Laptop]
) -> None:
    shell = open_on(desk.reviewer.laptop)
    screen = go(shell, "review")
    records = [one.record_id for one in screen.list.model.queue.rows]
    go(shell, "review", "accept", "return", "1", "Enter")
    assert not screen.deciding.held.is_idle
    after = killed(desk.reviewer.laptop)
    assert states(after, records) == ["submitted", "submitted"]
    assert sorted(write_kept(after).done) == sorted(records)
    assert states(after, records) == ["accepted", "returned"]
    assert write_kept(after).done == []


def test_a_decision_that_was_taken_back_is_not_written(
    desk: ReviewDesk, open_on: OpenOn, killed: Callable[[Laptop], Laptop]
) -> None:
    go(open_on(desk.reviewer.laptop), "review", "accept", "undo")
    after = killed(desk.reviewer.laptop)
    assert list_drafts(after, HELD_FORM) == []
    assert write_kept(after).done == []


def test_what_is_kept_beside_forms_is_no_form(desk: ReviewDesk, open_on: OpenOn) -> None:
    go(open_on(desk.reviewer.laptop), "review", "accept")
    assert len(list_drafts(desk.reviewer.laptop, HELD_FORM)) == 1
    assert list_drafts(desk.reviewer.laptop) == []
