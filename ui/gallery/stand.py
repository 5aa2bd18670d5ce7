# SPDX-License-Identifier: Apache-2.0
"""A real window in one look, over a laptop of the pictures: it is brought somewhere, comes to rest, is looked at."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.actions.summing_up import sum_up
from desktop.laptop import Laptop
from desktop.opening import OpenLaptop
from sync.log.errors import Unavailable
from ui import theme as themes
from ui.background import Background
from ui.behind import Opened
from ui.error_texts import error_words
from ui.exchange_watch import Tried
from ui.fonts import load_fonts
from ui.gallery.desk import NOW
from ui.gallery.looks import Dress
from ui.messages import Messages
from ui.office import Office
from ui.screen import Screen
from ui.settings import Settings
from ui.standing_texts import Link
from ui.tour.hand import Lost, wait_until
from ui.translations import Interpreter
from ui.windows.frame import Frame
from ui.windows.main_window import MainWindow
from ui.windows.overlay import Overlay
from ui.workbench import Workbench

_ScreenType = TypeVar("_ScreenType", bound=Screen)
_TURNS = 3
"""How often the window is asked whether it rests: what a lane brought may ask for more."""


class Stand:
    """One window; close it at the end."""

    def __init__(self, app: QApplication, interpreter: Interpreter, dress: Dress, settings_file: Path) -> None:
        settings_file.unlink(missing_ok=True)
        self._app, self.dress = app, dress
        self.settings = Settings(settings_file)
        self.settings.language, self.settings.theme = dress.language, dress.scheme
        self.settings.text_scale, self.settings.exchange_every_min = dress.text_scale, 0
        self.messages, self.background = Messages(), Background()
        self.office: Office | None = None
        interpreter.speak(dress.language)
        load_fonts()
        self.theme = themes.apply(app, self.settings)
        self.window = MainWindow()
        self.window.resize(dress.width, dress.height)

    def show_page(self, page: QWidget) -> None:
        """Show a page, active and with the keyboard."""
        self.window.show_page(page)
        self.window.show()
        self.window.activateWindow()
        self.window.page_focus()

    def move_in(self, laptop: Laptop) -> None:
        """Work with a laptop: the real frame with its screens, as after unlocking."""
        self.office = Office(self._app, self.background, self.messages, self.settings)
        self.show_page(self.office.make_frame(self.theme))
        ends = ExitStack()
        ends.callback(laptop.database.close)
        self.office.move_in(Opened(OpenLaptop(laptop, ends), sum_up(laptop)))
        self.rest()

    @property
    def frame(self) -> Frame:
        """The frame of the office."""
        if self.office is None or self.office.frame is None:
            raise Lost("nobody moved in")
        return self.office.frame

    @property
    def workbench(self) -> Workbench:
        """What the screens are given."""
        if self.office is None:
            raise Lost("nobody moved in")
        return self.office.workbench()

    def go(self, name: str, of: type[_ScreenType]) -> _ScreenType:
        """Go to a screen; what was said before is not said any more, and nothing lies over it."""
        self.frame.message_bar.clear()
        for overlay in self.frame.findChildren(Overlay):
            overlay.close_overlay()
        self.frame.show_screen(name)
        self.rest()
        screen = self.frame.stack.current_screen
        if not isinstance(screen, of):
            raise Lost(f"{name} is not shown")
        return screen

    def lose_network(self) -> None:
        """What is told after an exchange that nobody answered."""
        if self.office is None:
            return
        watch, failure = self.office.exchanger, Unavailable("no_hub", "nobody answers")
        watch.tries.append(Tried(NOW - timedelta(minutes=2), code=failure.code))
        watch.situation = replace(watch.situation, link=Link.OFFLINE, next_try=NOW + timedelta(minutes=2))
        watch.changed.emit()
        self.messages.say(error_words(failure))

    def rest(self) -> None:
        """Until the lanes are idle, what they brought is shown, and the clock of the pictures stands."""
        for _turn in range(_TURNS):
            wait_until(lambda: not self.background.is_busy(), "the window is not at rest")
            _let_work()
        if self.office is not None:
            now = NOW if self.office.laptop is None else self.office.laptop.now()
            self.frame.show_situation(self.office.exchanger.situation, now)
            _let_work()

    def close(self) -> None:
        """End the lanes, close the store, then the window."""
        profile = self.office.move_out() if self.office is not None else None
        if self.office is not None:
            self.office.stop_exchanging()
        self.background.close()
        if profile is not None:
            profile.close()
        self.window.let_close()
        self.window.deleteLater()
        for one in (self.office, self.background, self.messages, self.settings):
            if one is not None:
                one.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _let_work() -> None:
    """One turn of the event loop: what was put off until then is done."""
    QApplication.sendPostedEvents()
    turned: list[bool] = []
    QTimer.singleShot(0, lambda: turned.append(True))
    wait_until(lambda: turned, "the event loop stands")


Scenery = Callable[[Stand, str], None]
"""Brings a stand to what a picture shows, in one of the three states."""
