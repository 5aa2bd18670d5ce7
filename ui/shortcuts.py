# SPDX-License-Identifier: Apache-2.0
"""Keys to commands: what was being composed is committed first; bare keys serve only while a list has the keyboard."""

from collections.abc import Callable, Iterable
from typing import Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from ui.committing import commit_text

_BARE: Final = frozenset({"Space", "Return", "Enter", "Delete", "Left", "Right", "Up", "Down", *"123456"})
"""Keys that write or move elsewhere; every other key of a command holds Ctrl, Alt or is an F-key or Esc."""

_TWINS: Final = {"Enter": ("Return", "Enter"), "Ctrl+Enter": ("Ctrl+Return", "Ctrl+Enter")}


class Keyed(Protocol):
    """What has a key and does something, such as a command of a screen."""

    @property
    def key(self) -> str: ...

    @property
    def run(self) -> Callable[[], None]: ...


class KeyTable(QObject):
    """The keys that hold now. Show other commands and the former keys are gone."""

    def __init__(self, app: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._always: list[QShortcut] = []
        self._bare: list[QShortcut] = []
        self._is_enabled = True
        app.focusChanged.connect(self._follow_focus)

    def bind(self, commands: Iterable[Keyed]) -> None:
        """Let these keys hold, and no others of this table."""
        for shortcut in (*self._always, *self._bare):
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._always, self._bare = [], []
        for command in commands:
            for key in _TWINS.get(command.key, (command.key,) if command.key else ()):
                self._add(key, command.run)
        self.set_enabled(self._is_enabled)

    def set_enabled(self, is_enabled: bool) -> None:
        """Let the keys rest while an overlay has the keyboard."""
        self._is_enabled = is_enabled
        for shortcut in self._always:
            shortcut.setEnabled(is_enabled)
        self._follow_focus(None, QApplication.focusWidget())

    def _add(self, key: str, run: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setAutoRepeat(key in {"Up", "Down", "Left", "Right"})
        shortcut.activated.connect(lambda: _run_committed(run))
        (self._bare if key in _BARE else self._always).append(shortcut)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        is_list = isinstance(now, QAbstractItemView) and self._window.isAncestorOf(now)
        for shortcut in self._bare:
            shortcut.setEnabled(self._is_enabled and is_list)


def _run_committed(run: Callable[[], None]) -> None:
    commit_text()
    run()
