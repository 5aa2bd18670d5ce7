# SPDX-License-Identifier: Apache-2.0
"""A day at the window, by keys: confirming, logging, searching, repairing, looking around, exchanging with the hub.

Every turn of the event loop between the first frame and the evening is measured by the watchdog.
"""

from typing import Final

from PySide6.QtCore import QEventLoop, QTimer

from tests.bench.telling import tell
from tests.bench.visiting import Visitor
from tests.bench.watchdog import Watchdog
from ui.app import App
from ui.standing_texts import Link
from ui.tour.hand import focused, wait_until
from ui.tour.hand import press as press_at_once
from ui.tour.hand import type_letters as type_at_once
from ui.windows.logbook_screen import LogbookScreen

BROADCASTS: Final = 6
BETWEEN_KEYS_MS: Final = 15
A_LOOK_MS: Final = 500
WALKS: Final = ("logbook", "stations", "propagandists", "sync", "settings", "today")
TITLE: Final = "thong bao lich phun thuoc diet muoi"


def press(key: str) -> None:
    """One key, and the pause that even a fast hand leaves after it: each key is a turn of its own."""
    press_at_once(key)
    _pause()


def type_letters(text: str) -> None:
    """Letters one after another."""
    for letter in text:
        type_at_once(letter)
        _pause()


def _pause() -> None:
    loop = QEventLoop()
    QTimer.singleShot(BETWEEN_KEYS_MS, loop.quit)
    loop.exec()


def watch(shell: App) -> None:
    """Begin once the first frame is out; the exchange waits for its key, F5."""
    shell.settings.exchange_every_min = 0
    shell.window.first_painted.connect(lambda: QTimer.singleShot(0, shell, lambda: live_a_day(shell)))


def live_a_day(shell: App) -> None:
    """Morning to evening; then tell the turns."""
    watchdog = Watchdog(shell)
    visitor = Visitor(shell)
    visitor.wait_for_home()
    for _slot in range(3):
        press("Space")
        visitor.rest()
    watchdog.hour = "logging"
    book = visitor.show("logbook")
    assert isinstance(book, LogbookScreen)
    for number in range(BROADCASTS):
        log_one(visitor, book, number)
    watchdog.hour = "reading"
    read_around(visitor, book)
    for name in WALKS:
        watchdog.hour = name
        visitor.show(name)
    watchdog.hour = "exchange"
    exchange(visitor)
    tell(turns=watchdog.turns)
    shell.close()


def log_one(visitor: Visitor, book: LogbookScreen, number: int) -> None:
    """One broadcast from a new form to the list."""
    press("Ctrl+N")
    wait_until(lambda: book.panel.is_editing and book.panel.form is not None, "the form is not open")
    visitor.rest()
    assert book.panel.form is not None
    book.panel.form.focus_field("lines.0.title")
    type_letters(f"{TITLE} {number}")
    visitor.rest()
    press("Ctrl+Enter")
    visitor.rest()
    press("Esc")
    visitor.rest()


def read_around(visitor: Visitor, book: LogbookScreen) -> None:
    """Down the list, a search, and back."""
    book.table.setFocus()
    for _row in range(40):
        press("Down")
    visitor.rest()
    press("Ctrl+F")
    type_letters("phun thuoc")
    visitor.rest()
    press("Ctrl+A")
    type_letters("x")
    press("Backspace")
    visitor.rest()
    assert focused() is not None


def exchange(visitor: Visitor) -> None:
    """F5, and what the colleague wrote comes in while the screens are walked through."""
    press("F5")
    watch = visitor.screen.workbench.watch
    wait_until(lambda: watch.situation.link is Link.BUSY, "no exchange begins")
    for name in WALKS * 2:
        visitor.frame.show_screen(name)
        visitor.look_at_it(A_LOOK_MS)
    assert watch.situation.link is Link.BUSY, "the exchange ended before the walk"
