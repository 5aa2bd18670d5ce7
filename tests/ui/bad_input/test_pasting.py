# SPDX-License-Identifier: Apache-2.0
"""What people paste into every text widget of the window: books, decomposed text, signs without sight, HTML, files.

The widgets are found by walking the tree of screens, strips and forms.
"""

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from time import thread_time
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.laptop import Laptop
from sync.store.units import bundled_units
from tests.support.furnished_window import Shell, open_shell
from tests.support.offices import Office
from tests.support.review_desk import ReviewDesk
from tests.support.telex import press
from tests.support.text_widgets import name_of, text_of, text_widgets, why_skipped
from ui.forms.lines import Line
from ui.theme import Theme
from ui.windows.first_run import FirstRunPage
from ui.windows.first_run_steps import Answers
from ui.windows.main_window import MainWindow
from ui.windows.unlock import PassphraseField, UnlockPage
from ui.workbench import Workbench

BOOK = "Đài truyền thanh xã " * 50_000
STOOD = "Đã có"
LONGEST_S, TRIES = 1, 5
PLACES = (
    ("today", ("open",)),
    ("logbook", ("void",)),
    ("logbook", ("add",)),
    ("stations", ("step",)),
    ("stations", ("add",)),
    ("propagandists", ("add",)),
    ("sync", ()),
    ("settings", ()),
)
"""Where text can be typed: a screen and what is opened on it."""
ODD = {
    "decomposed": (unicodedata.normalize("NFD", "Tiếng Việt ở Ẵm"), "Tiếng Việt ở Ẵm"),
    "emoji": ("📢 Loa 👨\u200d🌾 🇻🇳", "📢 Loa 👨\u200d🌾 🇻🇳"),
    "directions": ("Loa \u202eđảo\u202c \u200fphải", "Loa đảo phải"),
    "controls": ("Lo\x00a \x07xã", "Loa xã"),
    "surrogates": ("Loa \ud83d xã", "Loa xã"),
    "markup": ("<img src=x onerror=y> & <b>đậm</b>", "<img src=x onerror=y> & <b>đậm</b>"),
}
"""What is pasted, and what stands in a field of a form when it is left."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, clusters=10)
    made.slot("05:00")
    made.log(made.clock.now.replace(hour=5))
    yield made
    made.laptop.database.close()


@pytest.fixture
def open_on(
    make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot
) -> Iterator[Callable[[Laptop], Shell]]:
    opened: list[Shell] = []

    def open_it(laptop: Laptop) -> Shell:
        opened.append(open_shell(make_workbench, qapp, qtbot, laptop))
        return opened[-1]

    yield open_it
    for shell in opened:
        shell.close()


def go(shell: Shell, screen: str, *steps: str) -> None:
    shell.frame.show_screen(screen)
    shell.rest()
    for step in steps:
        next(one for one in shell.screen.commands() if one.name == step).run()
        shell.rest()


def shown_in(window: QWidget) -> list[Any]:
    """The text widgets that a person can type into now."""
    return [one for one in text_widgets() if window.isAncestorOf(one) and one.isVisible() and not why_skipped(one)]


def paste(widget: Any, mime: QMimeData | str) -> float:
    """Paste at the end of what stands in a widget; the seconds of work in which the window did not answer."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(mime) if isinstance(mime, str) else clipboard.setMimeData(mime)
    widget.setFocus()
    widget.end(False) if isinstance(widget, QLineEdit) else widget.moveCursor(QTextCursor.MoveOperation.End)
    begun = thread_time()
    press(Qt.Key.Key_V, "\x16", Qt.KeyboardModifier.ControlModifier)
    return thread_time() - begun


def put(widget: Any, text: str) -> None:
    widget.setFocus()
    widget.selectAll()
    widget.insert(text) if isinstance(widget, QLineEdit) else widget.insertPlainText(text)


def is_told(window: QWidget) -> bool:
    """Whether the window says that what was pasted was too long."""
    return any("quá dài" in one.text() for one in window.findChildren(QLabel) if one.isVisible())


def least_time(widget: Any, say_nothing: Callable[[], None]) -> float:
    """Seconds that a book takes: a busy machine lengthens one paste, what is slow by itself is slow each time."""
    took: list[float] = []
    while not took or (took[-1] > LONGEST_S and len(took) < TRIES):
        put(widget, STOOD)
        say_nothing()
        took.append(paste(widget, BOOK))
    return took[-1]


def wrongs_of_a_book(window: QWidget, say_nothing: Callable[[], None]) -> list[str]:
    found: list[str] = []
    for widget in shown_in(window):
        took = least_time(widget, say_nothing)
        QApplication.sendPostedEvents()
        text = text_of(widget)
        faults = {
            f"took {took:.2f} s": took > LONGEST_S,
            f"lost what stood there: {text[:20]!r}": not text.startswith(STOOD),
            f"took {len(text)} signs": len(text) > 10_000,
            "was not told": not is_told(window),
        }
        found += [f"{name_of(widget)}: {fault}" for fault, is_so in faults.items() if is_so]
        put(widget, "")
    return found


@pytest.mark.parametrize(("screen", "steps"), PLACES, ids=lambda one: "-".join(one) if isinstance(one, tuple) else one)
def test_a_book_is_bounded_told_and_takes_less_than_a_second(
    screen: str, steps: tuple[str, ...], office: Office, open_on: Callable[[Laptop], Shell]
) -> None:
    shell = open_on(office.laptop)
    go(shell, screen, *steps)
    assert wrongs_of_a_book(shell.window, shell.frame.message_bar.hide) == []
    shell.rest()


def test_a_book_in_the_reason_of_a_return(tmp_path: Path, open_on: Callable[[Laptop], Shell]) -> None:
    desk = ReviewDesk(tmp_path)
    desk.submit(*desk.plain(1))
    shell = open_on(desk.reviewer.laptop)
    go(shell, "review", "comment")
    assert wrongs_of_a_book(shell.window, shell.frame.message_bar.hide) == []
    shell.rest()
    desk.close()


def test_a_book_in_the_command_list(office: Office, open_on: Callable[[Laptop], Shell]) -> None:
    shell = open_on(office.laptop)
    shell.frame.show_commands()
    assert wrongs_of_a_book(shell.frame.command_list, lambda: None) == []


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_book_at_the_first_start(step: int, qtbot: QtBot) -> None:
    page = FirstRunPage(Theme(), bundled_units(), Answers(has_passphrase=True))
    window = shown(page, qtbot)
    page.refuse("", step)
    assert wrongs_of_a_book(window, lambda: page.refuse("", step)) == []


def test_a_book_as_a_passphrase(qtbot: QtBot) -> None:
    page = UnlockPage(Theme())
    assert wrongs_of_a_book(shown(page, qtbot), page.warning.clear) == []


def shown(page: QWidget, qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda one: setattr(one, "_may_close", True))
    window.show_page(page)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.mark.parametrize(("screen", "steps"), [PLACES[0], PLACES[2], PLACES[6], PLACES[7]], ids=str)
def test_odd_letters_are_tidied_when_the_field_is_left(
    screen: str, steps: tuple[str, ...], office: Office, open_on: Callable[[Laptop], Shell]
) -> None:
    shell = open_on(office.laptop)
    go(shell, screen, *steps)
    wrong: list[str] = []
    for widget in shown_in(shell.window):
        for kind, (pasted, stands) in ODD.items():
            put(widget, "")
            paste(widget, pasted)
            shell.frame.navigation.focus_current()
            if text_of(widget) not in (stands, stands.replace("Loa xã", "Loa  xã")):
                wrong.append(f"{kind} in {name_of(widget)}: {text_of(widget)!r}")
    assert wrong == []


def test_pictures_files_and_html_with_shares_stay_out(office: Office, open_on: Callable[[Laptop], Shell]) -> None:
    shell = open_on(office.laptop)
    go(shell, "logbook", "add")
    html, picture, share = QMimeData(), QMimeData(), QMimeData()
    html.setHtml("Loa <img src='http://127.0.0.1:9/x.png'> <a href='file://may-chu/chung/luong.xlsx'>xã</a>")
    picture.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    share.setUrls([QUrl("file://may-chu/chung/luong.xlsx"), QUrl.fromLocalFile("/etc/hostname")])
    widgets = shown_in(shell.window)
    assert widgets
    for widget in widgets:
        for mime in (html, picture, share):
            copy = QMimeData()
            for name in mime.formats():
                copy.setData(name, mime.data(name))
            put(widget, "")
            paste(widget, copy)
            assert "<" not in text_of(widget), name_of(widget)
            assert "\ufffc" not in text_of(widget), name_of(widget)
            if mime is picture:
                assert text_of(widget) == "", name_of(widget)


def test_every_line_of_the_window_is_one_that_tidies(office: Office, open_on: Callable[[Laptop], Shell]) -> None:
    """A plain line of Qt would keep decomposed text and cut a book in silence."""
    shell = open_on(office.laptop)
    for screen, steps in PLACES:
        go(shell, screen, *steps)
    lines = [one for one in text_widgets() if isinstance(one, QLineEdit) and shell.window.isAncestorOf(one)]
    assert [name_of(one) for one in lines if not isinstance(one, Line | PassphraseField)] == []
