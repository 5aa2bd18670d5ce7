# SPDX-License-Identifier: Apache-2.0
"""The real main window with the real frame and screens over a test's laptop."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.laptop import Laptop
from ui.screen import Screen
from ui.sections import standing_sections
from ui.translations import Interpreter
from ui.windows.frame import Frame
from ui.windows.main_window import MainWindow
from ui.windows.screens import SCREENS
from ui.workbench import Workbench


@dataclass
class Shell:
    """A window that stands: keys go where they would go in the product."""

    window: MainWindow
    frame: Frame
    workbench: Workbench
    qtbot: QtBot

    @property
    def screen(self) -> Screen:
        """The screen that is shown."""
        shown = self.frame.stack.current_screen
        assert shown is not None
        return shown

    def rest(self) -> None:
        """Wait until the lanes are idle and everything that was asked was answered."""
        self.qtbot.waitUntil(lambda: not self.workbench.background.is_busy(), timeout=15_000)

    def close(self) -> None:
        """End the lanes; the window itself was closed by the bot before."""
        self.workbench.background.close()

    def said(self) -> str:
        """What was said last."""
        return self.workbench.messages.recent[-1].text if self.workbench.messages.recent else ""


def open_shell(
    make_workbench: Callable[..., Workbench],
    qapp: QApplication,
    qtbot: QtBot,
    laptop: Laptop,
    size: tuple[int, int] = (1366, 697),
    **look: object,
) -> Shell:
    """The window of a laptop on its first screen, active and at rest."""
    bench = make_workbench(laptop, **look)
    Interpreter(qapp).speak(bench.settings.language)
    frame = Frame(qapp, bench.theme, bench.messages)
    bench = replace(bench, show_screen=frame.show_screen)
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda one: setattr(one, "_may_close", True))
    window.resize(*size)
    window.show_page(frame)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    frame.show_sections(standing_sections(is_reviewer=True, has_conflicts=True))
    frame.furnish(bench, SCREENS)
    shell = Shell(window, frame, bench, qtbot)
    shell.rest()
    frame.focus_screen()
    return shell
