# SPDX-License-Identifier: Apache-2.0
"""The hands of the tour: keys by their names, text as an input method commits it, and waiting for conditions."""

from collections.abc import Callable
from time import monotonic
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_S: Final = 60
_LOOK_EVERY_MS: Final = 10
_HELD: Final = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
_NAMED: Final = {
    "Backspace": Qt.Key.Key_Backspace,
    "Enter": Qt.Key.Key_Return,
    "Space": Qt.Key.Key_Space,
    "Tab": Qt.Key.Key_Tab,
    "Esc": Qt.Key.Key_Escape,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    **{f"F{number}": Qt.Key(Qt.Key.Key_F1.value + number - 1) for number in range(1, 13)},
}


Thing = TypeVar("Thing")


class Lost(Exception):
    """A step did not come out as it must."""


def there(found: Thing | None, what: str) -> Thing:
    """What must be there; Lost with its name where it is not."""
    if found is None:
        raise Lost(what)
    return found


def wait_until(holds: Callable[[], object], what: str) -> None:
    """Let the window work until a condition holds; Lost with its name where it never does."""
    if holds():
        return
    loop, end, look = QEventLoop(), monotonic() + PATIENCE_S, QTimer(interval=_LOOK_EVERY_MS)
    found: list[bool] = []

    def see() -> None:
        if holds():
            found.append(True)
        if found or monotonic() > end:
            loop.quit()

    look.timeout.connect(see)
    look.start()
    loop.exec()
    look.stop()
    if not found:
        raise Lost(what)


def press(*keys: str) -> None:
    """Press keys such as ``Ctrl+N``, ``Tab``, ``1``, one after the other, where the keyboard is."""
    for one in keys:
        *held, last = one.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for name in held:
            modifiers |= _HELD[name]
        QTest.keyClick(focused(), _NAMED.get(last) or Qt.Key(ord(last.upper())), modifiers)


def write(text: str) -> None:
    """Commit a text as an input method does."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(focused(), event)


def type_letters(text: str) -> None:
    """Type letters and digits that need no input method."""
    for letter in text:
        held = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
        QTest.keyClicks(focused(), letter, held)


def focused() -> QWidget:
    """The widget that has the keyboard; Lost where none has."""
    wait_until(QApplication.focusWidget, "nothing has the keyboard")
    return there(QApplication.focusWidget(), "the keyboard")
