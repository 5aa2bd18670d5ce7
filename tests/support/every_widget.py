# SPDX-License-Identifier: Apache-2.0
"""Walks through a screen as a person would who tries everything: each tab, each command, each strip that opens.

A new command is tried without a line here; only what is passed over is named, with the reason.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from tests.support.furnished_window import Shell
from tests.support.key_counter import KeyCounter
from ui.books.desk import RecordDesk
from ui.books.erasing import ErasePane
from ui.books.panel import BookPanel
from ui.books.tab import BookTab

PASSED_OVER: Final[Mapping[str, str]] = {
    **dict.fromkeys(("next_tab", "former_tab"), "walked by the walk itself"),
    **dict.fromkeys(("cap_in", "cap_out"), "asks for a file"),
    **dict.fromkeys(("accept", "accept_digit", "finish", "later"), "empties the queue; the chains come before"),
    "exchange": "needs a hub",
    "pick": "ticks",
    **dict.fromkeys(("wider_panel", "narrower_panel", "copy_text", "export", "all", "save"), "opens nothing"),
}
CHAINS: Final[Mapping[str, Sequence[Sequence[str]]]] = {
    "today": (("open",), ("not_aired",)),
    "stations": (("step", "1", "step"), ("step", "2")),
    "books": (("save_next", "1", "save_next"), ("save_next", "2")),
    "schedule": (("bulletins", "save_next"),),
}
"""What opens only after something else was done, or before: commands by name, or a digit that is pressed. They come
before the single commands, some of which answer what these ask."""
MOST_ESCAPES: Final = 3
LAST_ROW: Final = ("stations",)
"""Where the first row is a station, which is not asked about while it has clusters."""


def do(shell: Shell, step: str) -> None:
    """Run a command of the screen by its name, or press a digit."""
    if step.isdigit():
        KeyCounter().press(step)
    else:
        next(one for one in shell.screen.commands() if one.name == step).run()
    shell.rest()


class Round:
    """One walk through one screen; ``look`` is called whenever something may have been opened."""

    def __init__(self, shell: Shell, name: str, look: Callable[[], None]) -> None:
        self._shell, self._name, self._look = shell, name, look

    def go(self) -> None:
        """Every tab once."""
        self._begin()
        screen: Any = self._shell.screen
        for _ in range(screen.tabs.count() if "next_tab" in self._names() else 1):
            self._try_tab()
            self._begin()
            if "next_tab" in self._names():
                do(self._shell, "next_tab")
        self._begin()

    def _try_tab(self) -> None:
        self._look()
        for chain in CHAINS.get(self._name, ()):
            if chain[0] in self._names():
                self._try(chain)
        for name in self._names():
            if name not in PASSED_OVER:
                self._try((name,))
        for opening in (*self._details(), self._open_erasing):
            self._begin()
            opening()
            self._shell.rest()
            self._leave()

    def _try(self, chain: Sequence[str]) -> None:
        self._begin()
        for step in chain:
            do(self._shell, step)
        self._leave()

    def _leave(self) -> None:
        """What was opened on another screen is typed into on its own walk."""
        if self._is_here():
            self._look()
        self._shell.rest()
        for _ in range(MOST_ESCAPES):  # the first may clear a filter or close a list of the form
            if QApplication.focusWidget() is not None:
                KeyCounter().press("Esc")
            self._shell.rest()
            if not any(desk.is_editing for desk in self._shell.screen.findChildren(RecordDesk)):
                return

    def _begin(self) -> None:
        """On the screen, with a row chosen."""
        if not self._is_here():
            self._shell.frame.show_screen(self._name)
            self._shell.rest()
        rows = _innermost(self._shell.screen)
        rows.setFocus()
        if isinstance(rows, QAbstractItemView) and rows.model() is not None and (count := rows.model().rowCount()):
            row = count - 1 if self._name in LAST_ROW else max(rows.currentIndex().row(), 0)
            rows.setCurrentIndex(rows.model().index(row, max(rows.currentIndex().column(), 0)))
        self._shell.rest()

    def _is_here(self) -> bool:
        shown = self._shell.frame.stack.current_screen
        return shown is not None and shown.name == self._name

    def _names(self) -> list[str]:
        return [one.name for one in self._shell.screen.commands()]

    def _details(self) -> Iterator[Callable[[], None]]:
        """What belongs to the record that is read."""
        tab: Any = getattr(self._shell.screen, "tab", None)
        if isinstance(tab, BookTab) and isinstance(tab.panel, BookPanel):
            for page in tab.panel.details:
                yield page.add_wanted.emit

    def _open_erasing(self) -> None:
        """The link that asks for personal values to be erased, where one stands."""
        for pane in self._shell.screen.findChildren(ErasePane):
            if pane.link.isVisible():
                pane.link.click()


def _innermost(widget: QWidget) -> QWidget:
    while (inner := widget.focusProxy()) is not None:
        widget = inner
    return widget
