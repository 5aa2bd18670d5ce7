# SPDX-License-Identifier: Apache-2.0
"""What holds on every screen alike, looked at on every tab of the real window; docs/conventions.md tells which test
drives which convention.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.commune_books import Books
from tests.support.conventions import key_faults, language_faults, modal_faults, widget_faults
from tests.support.furnished_window import Shell, open_shell
from tests.support.key_counter import KeyCounter
from tests.support.offices import Office, at
from tests.ui.conftest import NOW
from ui.plain import Label
from ui.screen import Command
from ui.standing_texts import Situation
from ui.windows.screens import SCREENS
from ui.workbench import Workbench


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    made.slot("05:00")
    made.log(at(5))
    Books(made).keep_channels().hear().keep_others()
    yield made
    made.laptop.database.close()


@pytest.fixture
def shell(
    office: Office, make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot
) -> Iterator[Shell]:
    opened = open_shell(make_workbench, qapp, qtbot, office.laptop)
    opened.frame.show_situation(Situation(), NOW)
    yield opened
    opened.close()


def tabs_of(shell: Shell) -> Iterator[str]:
    """Every tab of every screen, one after the other, by its name."""
    for name in SCREENS:
        shell.frame.show_screen(name)
        shell.rest()
        screen: Any = shell.screen
        goes_on = [one.run for one in screen.commands() if one.name == "next_tab"]
        for place in range(screen.tabs.count() if goes_on else 1):
            yield f"{name} {place}"
            if goes_on:
                goes_on[0]()
                shell.rest()


def test_every_screen_keeps_the_conventions(shell: Shell) -> None:
    """Keys, targets, names, Vietnamese, nothing modal, the list of commands, the help, and the status line."""
    found: list[str] = []
    places: dict[str, object] = {}
    for tab in tabs_of(shell):
        commands, root = shell.screen.commands(), shell.window
        faults = [*key_faults(commands), *widget_faults(root), *language_faults(root), *modal_faults()]
        found += [f"{tab}: {one}" for one in (*faults, *unlisted(shell, commands), *untaught(shell, commands))]
        places[tab] = status_line_of(shell)
    assert found == []
    assert len(set(places.values())) == 1
    assert len(places) > len(SCREENS)


def unlisted(shell: Shell, commands: Sequence[Command]) -> Iterator[str]:
    """Ctrl+K lists every command with its key, for keyboard and mouse."""
    shell.frame.show_commands()
    listed = shell.frame.command_list.rows()
    KeyCounter().press("Esc")
    for one in commands:
        if not any(text.endswith(one.text) and key == one.key for text, key in listed):
            yield f"F02 {one.name}: not in the list of commands"


def untaught(shell: Shell, commands: Sequence[Command]) -> Iterator[str]:
    """F1 opens without a network, at the present screen."""
    KeyCounter().press("F1")
    taught = [one.text() for one in shell.frame.help.findChildren(QLabel)]
    KeyCounter().press("Esc")
    if shell.frame.title.text() not in taught:
        yield "F60: the help does not open at this screen"
    yield from (f"F60 {one.name}: its key is not taught" for one in commands if one.key and one.key not in taught)


def status_line_of(shell: Shell) -> object:
    """Where it stands, and that it tells four facts."""
    line = shell.frame.status_line
    corner = line.mapTo(shell.window, QPoint(0, 0))
    return corner.toTuple(), line.size().toTuple(), sum(one.isVisible() and bool(one.text()) for one in line.facts)


def test_a_row_tells_review_and_transfer_apart_each_by_sign_and_word(shell: Shell) -> None:
    shell.frame.show_screen("logbook")
    shell.rest()
    screen: Any = shell.screen
    model = screen.list.table.model
    told = [str(model.index(0, column).data() or "") for column in range(model.columnCount())]
    assert told.count("○ Nháp") == 1
    assert told.count("⇡ Chờ gửi") + told.count("▢ Chỉ trên máy này") == 1


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        (Command("add", "", print, "N"), "F01"),
        (Command("add", "", print, "Ctrl+Shift+N"), "F01"),
        (Command("add", "", print, "Alt+Z"), "F01"),
        (Command("void", "", print, "Ctrl+N"), "F03"),
        (Command("draw", "", print, "Ctrl+B"), "F03"),
    ],
)
def test_a_key_out_of_place_is_seen(command: Command, fault: str) -> None:
    assert [one[:3] for one in key_faults([command])][:1] == [fault]


def test_one_key_for_two_commands_is_seen() -> None:
    faults = list(key_faults([Command("add", "", print, "Ctrl+N"), Command("quick", "", print, "Ctrl+N")]))
    assert [one[:3] for one in faults] == ["F03"]


def test_a_small_nameless_or_english_widget_and_a_modal_window_are_seen(qtbot: QtBot) -> None:
    window = QDialog()
    window.setModal(True)
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    small = QPushButton("x")
    small.setFixedSize(16, 16)
    for one in (QLineEdit(), small, Label("Search here")):
        box.addWidget(one)
    window.show()
    faults = [*widget_faults(window), *language_faults(window), *modal_faults()]
    assert {one[:3] for one in faults} == {"F16", "F24", "F49", "F50"}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_has_the_keyboard_wears_a_ring_two_pixels_wide(
    theme: str, make_workbench: Callable[..., Workbench], office: Office, qtbot: QtBot
) -> None:
    """In the colour of which the tokens say that it has 3:1 at least."""
    ring = make_workbench(office.laptop, theme=theme).theme.colour("focus")
    window, shown = QWidget(), [kind() for kind in RINGED]
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    for one in shown:
        one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        one.setFixedSize(60, 30)
        box.addWidget(one)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    for one in shown:
        one.clearFocus()
        assert painted(one, ring) == 0, type(one)
        one.setFocus()
        assert painted(one, ring) > WIDTH * (60 + 30), type(one)


RINGED: Sequence[type[QWidget]] = (QPushButton, QLineEdit, QToolButton, QTableView, QPlainTextEdit, QCheckBox)
WIDTH = 2
"""Of the ring; two of the four sides are counted, what is rounded or left open at a corner may be missing."""


def painted(widget: QWidget, colour: QColor) -> int:
    """How many pixels of a widget have a colour."""
    image = widget.grab().toImage()
    return sum(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(image.height()))


def test_an_old_unit_of_the_middle_level_is_named_in_no_text_of_the_window() -> None:
    """F59: the level ended in 2025; codes of old facts say so, and so does one finding."""
    sources = [*(HERE / "ui").rglob("*.py"), *(HERE / "sync" / "records").rglob("*.py")]
    lines = [line for path in sources for line in path.read_text("utf-8").splitlines()]
    told = [line.strip() for line in lines if re.search(r"\bhuyện\b", line, re.IGNORECASE)]
    assert [line for line in told if not any(kept in line for kept in NAMED)] == []


NAMED = ("Đài huyện đã dừng", "(cũ)", "(đến ")
HERE = Path(__file__).resolve().parents[2]
