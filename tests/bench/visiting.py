# SPDX-License-Identifier: Apache-2.0
"""A hand that walks through the product's window and waits until each screen is at rest."""

from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui.app import App
from ui.screen import Screen
from ui.tour.hand import there, wait_until
from ui.windows.frame import Frame
from ui.windows.today_screen import TodayScreen

_PATIENT: Final = "the window is not at rest"


class Visitor:
    """Speaks to one window; every wait is for a condition."""

    def __init__(self, shell: App) -> None:
        self.shell = shell

    @property
    def frame(self) -> Frame:
        """The frame of screens."""
        page = self.shell.window.page
        assert isinstance(page, Frame), page
        return page

    @property
    def screen(self) -> Screen:
        """The screen that is shown."""
        return there(self.frame.stack.current_screen, "no screen is shown")

    def wait_for_home(self) -> TodayScreen:
        """Hôm nay with its rows, and everything behind it brought in."""
        wait_until(lambda: self.frame.stack.current_screen is not None, "no screen is shown")
        home = self.screen
        assert isinstance(home, TodayScreen), home
        wait_until(lambda: home.officer.table.board.rows, "Hôm nay is not filled")
        self.rest()
        return home

    def show(self, name: str) -> Screen:
        """Go to a screen and wait until it is filled."""
        self.frame.show_screen(name)
        self.rest()
        return self.screen

    def look_at_it(self, during_ms: int) -> None:
        """As a person looks at a screen, while an exchange keeps a lane busy."""
        loop = QEventLoop()
        QTimer.singleShot(during_ms, loop.quit)
        loop.exec()

    def rest(self) -> None:
        """Until the lanes are idle and what they brought is shown."""
        for _turn in range(2):
            QApplication.sendPostedEvents()
            wait_until(lambda: not self.shell.background.is_busy(), _PATIENT)
