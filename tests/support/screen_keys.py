# SPDX-License-Identifier: Apache-2.0
"""A screen in the real window, driven by keys alone; every press counts as the yardstick counts it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.screen import Screen
from ui.sections import standing_sections
from ui.windows.frame import Frame
from ui.windows.main_window import MainWindow
from ui.workbench import Workbench

NAMED: Final[Mapping[str, Qt.Key]] = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Space": Qt.Key.Key_Space,
    "Tab": Qt.Key.Key_Tab,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    **{f"F{number}": Qt.Key(Qt.Key.Key_F1 + number - 1) for number in range(1, 13)},
    **{str(digit): Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10)},
    **{chr(code): Qt.Key(code) for code in range(ord("A"), ord("Z") + 1)},
}
_HELD: Final = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Shift": Qt.KeyboardModifier.ShiftModifier}


@dataclass
class Keyboard:
    """Presses keys by their names in the table of keys; a held key counts as one more."""

    qtbot: QtBot
    workbench: Workbench
    pressed: list[str] = field(default_factory=list)
    actions: int = 0

    def press(self, *names: str) -> None:
        """Press keys one after another, each where the keyboard is, and let what they begin end."""
        for name in names:
            *held, last = name.split("+")
            modifier = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifier |= _HELD[one]
            QTest.keyClick(focused(), NAMED[last], modifier)
            self.pressed.append(name)
            self.actions += 1 + len(held)
            self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        QApplication.sendPostedEvents()
        self.qtbot.waitUntil(lambda: not self.workbench.background.is_busy(), timeout=20_000)


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@contextmanager
def window_with(
    qapp: QApplication, qtbot: QtBot, workbench: Workbench, screens: Mapping[str, type[Screen]]
) -> Iterator[tuple[Frame, Keyboard]]:
    """The window with its frame and these screens, the first of them shown."""
    window = MainWindow()
    frame = Frame(qapp, workbench.theme, workbench.messages)
    frame.show_sections(standing_sections(is_reviewer=True, has_conflicts=True, standing=tuple(screens)))
    window.show_page(frame)
    window.resize(1366, 697)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    frame.furnish(workbench, screens)
    keyboard = Keyboard(qtbot, workbench)
    keyboard.settle()
    try:
        yield frame, keyboard
    finally:
        keyboard.settle()
        window.let_close()
        keyboard.settle()
        window.deleteLater()
        QApplication.sendPostedEvents()
