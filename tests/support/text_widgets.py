# SPDX-License-Identifier: Apache-2.0
"""Every widget of the window in which letters can be typed, found by walking the tree: a new one is found by itself."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from tests.support.telex import BACKSPACE, compose, keys_of, press
from ui.books.erasing import ErasePane

KINDS = (QLineEdit, QPlainTextEdit, QTextEdit)
"""An editable combo box and a spin box hold a line of their own, which is found in them."""


def text_widgets() -> list[Any]:
    """Every text widget there is, in whatever window, shown or not; what is gone already is left out."""
    return [one for one in QApplication.allWidgets() if isValid(one) and isinstance(one, KINDS)]


def why_skipped(widget: Any) -> str:
    """Why nothing can be typed into a widget; empty where something can."""
    if widget.isReadOnly():
        return "shows a text to read and copy"
    if not widget.isEnabled():
        return "is switched off until something is chosen beside it"
    if any(isinstance(one, ErasePane) and one.isHidden() for one in _around(widget)):
        return "asks to erase personal values, and no record here has any that this person may erase"
    return ""


def _around(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def fitting_in(widget: Any, sentence: str) -> str:
    """As many words of a sentence as a line takes."""
    most = widget.maxLength() if isinstance(widget, QLineEdit) else len(sentence)
    return sentence if len(sentence) <= most else sentence[:most].rpartition(" ")[0]


def name_of(widget: QWidget) -> str:
    """What a person would call a widget: its spoken name, and where it stands."""
    above = [type(one).__name__ for one in _around(widget)]
    return f"{widget.accessibleName() or widget.objectName() or '?'} ({type(widget).__name__} in {' < '.join(above)})"


def text_of(widget: Any) -> str:
    """What stands in a text widget."""
    return str(widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText())


@cache
def _keys(sentence: str) -> tuple[str, ...]:
    return tuple(keys_of(sentence))


def inject(widget: Any, sentence: str) -> str:
    """Type a sentence over what stands there, as injected keys that all go to it; what stands there then."""
    widget.selectAll()
    for key in _keys(sentence):
        code = Qt.Key.Key_Backspace if key == BACKSPACE else ord(key.upper())
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, key))
    return text_of(widget) if widget.hasFocus() else "the focus went elsewhere"


def compose_in(widget: Any, sentence: str, step: int = 1) -> str:
    """Type a sentence over what stands there, word by composed word; what stands there then."""
    widget.selectAll()
    compose(sentence, step=step)
    return text_of(widget)


class LateCommit(QObject):
    """As an input method does it: the word under its line is committed while the focus is already moving away."""

    def __init__(self, widget: QWidget, word: str) -> None:
        super().__init__(widget)
        self._word = word
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  as Qt calls it
        if event.type() == QEvent.Type.FocusOut and self._word:
            commit = QInputMethodEvent("", [])
            commit.setCommitString(self._word)
            self._word = ""
            QApplication.sendEvent(watched, commit)
        return False


def compose_and_leave(elsewhere: QWidget, widget: Any, sentence: str) -> str:
    """Compose a sentence and go elsewhere while its last word is under its line; what stands there then."""
    widget.selectAll()
    press(Qt.Key.Key_Backspace, BACKSPACE)
    compose(sentence, is_committed=False)
    late = LateCommit(widget, sentence.rpartition(" ")[2])
    elsewhere.setFocus()
    widget.removeEventFilter(late)
    return text_of(widget)
