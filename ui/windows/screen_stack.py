# SPDX-License-Identifier: Apache-2.0
"""The screens of the frame: made ahead, or when first shown; and the way back is remembered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.windows.focusing import focus_first, holds_focus

if TYPE_CHECKING:
    from ui.screen import Screen
    from ui.workbench import Workbench

MOST_REMEMBERED = 50
AHEAD_EVERY_MS: Final = 60
TYPED_MS: Final = 1_000
"""So long after a letter nothing is made ahead: a screen takes the turns of two or three letters."""


@dataclass
class Memory:
    """What outlives a frame that is built anew in another language or size."""

    current: str = ""
    visited: list[str] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)


class ScreenStack(QStackedWidget):
    """Shows one screen at a time. ``shown`` tells that another is shown, ``titled`` that its title changed."""

    shown = Signal()
    titled = Signal()

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.memory = memory
        self._made: dict[str, Screen] = {}
        self._make: Mapping[str, Callable[[Workbench], Screen]] = {}
        self._workbench: Workbench | None = None
        self._were_shown: set[str] = set()
        self._ahead: list[str] = []
        self._unpolished: list[Screen] = []
        self._next = QTimer(self, interval=AHEAD_EVERY_MS)
        self._next.timeout.connect(self._make_next)
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)

    @property
    def current_screen(self) -> "Screen | None":
        """The screen that is shown."""
        return self._made.get(self.memory.current)

    def screens_made(self) -> Sequence["Screen"]:
        """The screens that were shown so far."""
        return tuple(self._made.values())

    def furnish(
        self, workbench: "Workbench", screens: Mapping[str, "Callable[[Workbench], Screen]"], first: str
    ) -> None:
        """Bring the screens in and show one."""
        self._workbench, self._make = workbench, screens
        workbench.changes.records_changed.connect(self._show_fresh)
        self.memory.current = ""
        self.show_screen(first)

    def make_ahead(self, names: Sequence[str]) -> None:
        """Make screens before anybody asks for them, one a turn with pauses: what the person does comes first."""
        self._ahead = [one for one in names if one in self._make]
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._typed.start)
        self._next.start()

    def _make_next(self) -> None:
        if self._typed.isActive():
            return
        self._ahead = [one for one in self._ahead if one not in self._made]
        if self._unpolished:
            self._polish(self._unpolished.pop())
        elif self._ahead:
            self._unpolished.append(self._made_now(self._ahead.pop(0)))
        else:
            self._next.stop()
            QGuiApplication.inputMethod().cursorRectangleChanged.disconnect(self._typed.start)

    def _polish(self, screen: "Screen") -> None:
        """What Qt would do for each widget when it is first shown."""
        screen.setGeometry(self.rect())
        for widget in (screen, *screen.findChildren(QWidget)):
            widget.ensurePolished()

    def show_screen(self, name: str) -> None:
        """Go to a screen; one that is not there leaves everything as it is."""
        if name not in self._make or name == self.memory.current:
            return
        if self.memory.current:
            self.memory.visited = [*self.memory.visited, self.memory.current][-MOST_REMEMBERED:]
        self._show(name)

    def go_back(self) -> None:
        """Show the screen before this one."""
        if self.memory.visited:
            self._show(self.memory.visited.pop())

    def _show(self, name: str) -> None:
        self.memory.current = name
        is_new = name not in self._were_shown
        self._were_shown.add(name)
        screen = self._made.get(name) or self._made_now(name)
        self.setCurrentWidget(screen)
        if is_new:  # the stack gave the keyboard to the first thing that takes it; the screen names a better one
            focus_first(screen)
        self.shown.emit()
        screen.show_fresh()
        if not holds_focus(screen):
            focus_first(screen)

    def _made_now(self, name: str) -> "Screen":
        if self._workbench is None:
            raise ValueError("screens are shown after the frame is furnished")
        screen = self._make[name](self._workbench)
        screen.windowTitleChanged.connect(lambda _title: self.titled.emit())
        self._made[name] = screen
        self.addWidget(screen)
        return screen

    def _show_fresh(self) -> None:
        if self.current_screen is not None:
            self.current_screen.show_fresh()
