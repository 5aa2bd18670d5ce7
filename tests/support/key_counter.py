# SPDX-License-Identifier: Apache-2.0
"""Drives a window with keys alone and counts them as the usability yardstick does: Ctrl and Shift count as keys."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.support.telex import focused, keys_of, type_telex

_HELD: Final = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
_NAMED: Final = {
    "Enter": Qt.Key.Key_Return,
    "Space": Qt.Key.Key_Space,
    "Delete": Qt.Key.Key_Delete,
    "Tab": Qt.Key.Key_Tab,
    "Esc": Qt.Key.Key_Escape,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    **{f"F{n}": Qt.Key(Qt.Key.Key_F1.value + n - 1) for n in range(1, 13)},
}


class KeyCounter:
    """Presses keys in the widget that has the keyboard; ``count`` is how many actions that were."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, *keys: str) -> None:
        """Press keys such as ``Ctrl+N``, ``Tab``, ``1``, one after the other."""
        for one in keys:
            *held, last = one.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for name in held:
                modifiers |= _HELD[name]
            key = _NAMED.get(last, Qt.Key(ord(last.upper())) if len(last) == 1 else Qt.Key.Key_unknown)
            self.count += 1 + len(held)
            QTest.keyClick(_target(), key, modifiers)

    def type_plain(self, text: str) -> None:
        """Type letters and digits that need no input method."""
        self.count += len(text)
        QTest.keyClicks(_target(), text)

    def type_vietnamese(self, text: str) -> int:
        """Type a text as an input method sends it; the keys of the text itself are not counted here, but returned."""
        type_telex(text)
        return sum(key != "\b" for key in keys_of(text))


def _target() -> QWidget:
    return focused()
