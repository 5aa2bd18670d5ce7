# SPDX-License-Identifier: Apache-2.0
"""The frame around the screens: head, navigation, title, message bar, the screens themselves, status line, keys.

It is painted before the store is open; ``furnish`` brings the screens in.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from sync.records.days import VIETNAM
from ui.messages import Messages
from ui.plain import Label
from ui.sections import SECTIONS, Section
from ui.standing_texts import Situation
from ui.theme import Theme, tokens
from ui.windows.focusing import focus_first, next_pane
from ui.windows.header import Header
from ui.windows.late_parts import LateParts
from ui.windows.message_bar import MessageBar
from ui.windows.navigation import Navigation, Width, width_for
from ui.windows.offers import Offer
from ui.windows.screen_stack import Memory, ScreenStack
from ui.windows.status_line import StatusLine

if TYPE_CHECKING:
    from ui.screen import Screen
    from ui.workbench import Workbench


class Frame(LateParts):
    """Everything that is the same on every screen."""

    exchange_wanted = Signal()

    def __init__(self, app: QApplication, theme: Theme, messages: Messages, memory: Memory | None = None) -> None:
        memory = memory or Memory()
        super().__init__(app, theme, memory.recent)
        self.setObjectName("frame")
        self._messages = messages
        self._sections: Sequence[Section] = ()
        self._width = Width.WIDE
        self.header = Header(theme, self)
        self.navigation = Navigation(theme, self)
        self.title = Label("", self, role="title")
        self.message_bar = MessageBar(theme, messages, self)
        self.stack = ScreenStack(memory, self)
        self.status_line = StatusLine(theme, self)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        content = QVBoxLayout()
        content.setContentsMargins(0, self._theme.space(4), 0, 0)
        content.setSpacing(0)
        self.title.setContentsMargins(self._theme.space(16), 0, self._theme.space(16), 0)
        self.title.setFixedHeight(self._theme.line_height("title") + self._theme.space(4))
        for widget in (self.title, self.message_bar):
            content.addWidget(widget)
        content.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addLayout(content, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(middle, 1)
        column.addWidget(self.status_line)

    def _wire(self) -> None:
        self.header.menu_wanted.connect(self.toggle_navigation)
        self.header.search_wanted.connect(lambda: self._run_own("Ctrl+F"))
        self.header.commands_wanted.connect(self.show_commands)
        self.navigation.chosen.connect(self.stack.show_screen)
        self.stack.shown.connect(self._show_around)
        self.stack.titled.connect(self._show_around)
        self.status_line.opened.connect(self.stack.show_screen)
        self.status_line.exchange_wanted.connect(self._exchange)
        self.status_line.help_wanted.connect(self.show_help)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """The sections a person sees; known before the screens are."""
        if [one.name for one in sections] == [one.name for one in self._sections]:
            return
        self._sections = sections
        self.navigation.show_sections(sections)
        self.navigation.show_current(self.stack.memory.current)
        self._show_title()

    def furnish(self, workbench: "Workbench", screens: Mapping[str, "Callable[[Workbench], Screen]"]) -> None:
        """Bring the screens in and show the one that was shown, else the first."""
        names = [one.name for one in self._sections if one.name in screens]
        current = self.stack.memory.current
        self.stack.furnish(workbench, screens, current if current in names else next(iter(names), ""))

    def focus_screen(self) -> None:
        """Give the keyboard to the screen that is shown."""
        if self.stack.current_screen is not None:
            focus_first(self.stack.current_screen)

    def show_situation(self, situation: Situation, now: datetime | None = None) -> None:
        """Show the four facts as they stand at a moment, the present one where none is named."""
        self.status_line.show_situation(situation, now or datetime.now(VIETNAM))

    def show_screen(self, name: str) -> None:
        """Go to a screen by its name."""
        self.stack.show_screen(name)

    def _show_around(self) -> None:
        self.navigation.show_current(self.stack.memory.current)
        if self._width is Width.HIDDEN:
            self.navigation.hide()
        self._show_title()
        screen = self.stack.current_screen
        if screen is not None:
            self._keys.bind(self._bound(screen))

    def _show_title(self) -> None:
        screen = self.stack.current_screen
        if screen is None:
            self.title.setText(_awaited_title(self._sections, self.stack.memory.current))
        else:
            self.title.setText(screen.title())
            self.header.search.setEnabled(any(one.key == "Ctrl+F" for one in screen.commands()))

    def _everywhere(self) -> list[Offer]:
        """What holds on every screen."""
        undo, redo = _on_undo_stack(self.stack, "undo"), _on_undo_stack(self.stack, "redo")
        return [
            *(Offer(f"screen:{one.name}", one.title(), self._opener(one.name), one.key) for one in self._sections),
            Offer("exchange", self.tr("Đồng bộ ngay"), self.exchange_wanted.emit, "F5"),
            Offer("commands", self.tr("Danh sách lệnh"), self.show_commands, "Ctrl+K"),
            Offer("help", self.tr("Trợ giúp và phím tắt của màn hình này"), self.show_help, "F1"),
            Offer("next_pane", self.tr("Chuyển vùng"), lambda: self.walk_panes(1), "F6"),
            Offer("former_pane", self.tr("Chuyển vùng, ngược lại"), lambda: self.walk_panes(-1), "Shift+F6"),
            Offer("undo", self.tr("Hoàn tác"), undo, "Ctrl+Z"),
            Offer("redo", self.tr("Làm lại"), redo, "Ctrl+Y"),
            Offer("back", self.tr("Về màn hình trước"), self.stack.go_back, "Alt+Left"),
            Offer("navigation", self.tr("Ẩn, hiện các mục"), self.toggle_navigation, "Alt+0"),
        ]

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self.stack.show_screen(name)

    def _bound(self, screen: "Screen") -> list[Offer]:
        """The keys of the screen, and those of every screen that it does not use itself."""
        own = _own(screen)
        taken = {one.key for one in own}
        return [*own, *(one for one in self._everywhere() if one.key not in taken)]

    def show_commands(self) -> None:
        """Ctrl+K: commands of this screen, the screens, then what holds everywhere."""
        screen = self.stack.current_screen
        place = next((one.title() for one in SECTIONS if screen and one.name == screen.name), "")
        own = _own(screen) if screen else []
        named = [Offer(one.name, f"{place}: {one.text}", one.run, one.key) for one in own]
        self._keys.set_enabled(False)
        self.command_list.offer([*named, *(one for one in self._everywhere() if one.name != "commands")])

    def show_help(self) -> None:
        """F1: the keys that hold here, and what was said."""
        screen = self.stack.current_screen
        own = [(one.key, one.text) for one in _own(screen) if one.key] if screen else []
        everywhere = [(one.key, one.text) for one in self._everywhere() if one.key]
        self._keys.set_enabled(False)
        self.help.show_help(self.title.text(), own, everywhere, list(self._messages.recent))

    def _run_own(self, key: str) -> bool:
        """Run the command that the screen has on a key; tell whether it has one."""
        screen = self.stack.current_screen
        own = [one for one in screen.commands() if one.key == key] if screen else []
        for command in own[:1]:
            command.run()
        return bool(own)

    def _exchange(self) -> None:
        """As F5 does: a screen may have something to write first."""
        if not self._run_own("F5"):
            self.exchange_wanted.emit()

    def walk_panes(self, step: int) -> None:
        """F6: from the navigation through the panes of the screen to the status line, and round again."""
        own = self.stack.current_screen.panes() if self.stack.current_screen else ()
        pane = next_pane((self.navigation, *own, self.status_line), step)
        if pane is self.navigation:
            self.navigation.focus_current()
        elif pane is not None:
            focus_first(pane)

    def toggle_navigation(self) -> None:
        """Alt+0: show or hide the navigation; where the window is narrow it comes as a rail."""
        is_shown = self.navigation.isVisible()
        if self._width is Width.HIDDEN:
            self.navigation.show_width(Width.HIDDEN if is_shown else Width.RAIL)
        else:
            self.navigation.setVisible(not is_shown)
        if not is_shown:
            self.navigation.focus_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._width = width_for(event.size().width())
        self.navigation.show_width(self._width)
        self.header.menu.setVisible(self._width is Width.HIDDEN)
        self.message_bar.keep_place(event.size().height() >= tokens()["breakpoints"]["low"])


def _awaited_title(sections: Sequence[Section], current: str) -> str:
    """The title of the section whose screen is on its way."""
    awaited = [one for one in sections if one.name == current] or sections[:1]
    return awaited[0].title() if awaited else ""


def _own(screen: "Screen") -> list[Offer]:
    return [Offer(f"{screen.name}.{one.name}", one.text, one.run, one.key) for one in screen.commands()]


def _on_undo_stack(stack: ScreenStack, action: str) -> Callable[[], None]:
    def act() -> None:
        if stack.current_screen is not None:
            getattr(stack.current_screen.undo, action)()

    return act
