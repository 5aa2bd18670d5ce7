# SPDX-License-Identifier: Apache-2.0
"""The conventions that hold on every screen, as checks of a window that stands: each fault begins with its number."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget

from ui.screen import Command

LEAST_TARGET: Final = 24
MEANINGS: Final[Mapping[str, frozenset[str]]] = {
    key: frozenset(names.split())
    for key, names in {
        "F2": "edit",
        "F4": "repeat",
        "F5": "exchange",
        "F7": "check missing",
        "F8": "submit accept answer content_on queue",
        "F9": "return content_back",
        "Ctrl+N": "add quick comment",
        "Ctrl+Enter": "save_next save step finish",
        "Ctrl+S": "save",
        "Ctrl+L": "repeat repeat_day all_good",
        "Ctrl+D": "fill_down",
        "Ctrl+R": "fill_right",
        "Ctrl+F": "find search",
        "Ctrl+Z": "undo",
        "Ctrl+E": "export",
        "Ctrl+A": "pick",
        "Ctrl+C": "copy",
        "Ctrl+G": "pass_on",
        "Ctrl+Left": "former_tab",
        "Ctrl+Right": "next_tab",
        "Left": "own",
        "Right": "other",
        "Space": "confirm join",
        "Enter": "open",
        "Esc": "list later",
        "Delete": "void not_aired take_out",
    }.items()
}
"""Key → the commands that may stand on it: one meaning each, under the name that the screen has for it (F03)."""
_FORM: Final = re.compile(
    r"(?:Ctrl\+|Alt\+)?(?:F\d\d?|Enter|Esc|Space|Delete|Left|Right)|(?:Ctrl|Alt)\+[A-Z0-9,]|[1-6]"
)
_OF_INPUT_METHODS: Final = ("Ctrl+Space", "Alt+Z")
_NO_WORDS: Final = re.compile(r"<[^>]*>|\bDelete\b")
"""Tips are plain text in a paragraph of their own, so that Qt does not guess; keys bear the names on the keyboard."""
_ENGLISH: Final = re.compile(
    r"\b(?:the|and|of|is|are|not|save|cancel|open|close|delete|yes|no|ok|search|error|warning|file|edit|add|new|copy|"
    r"undo|redo|select|paste|cut|apply|reset|help|show|hide|details|retry|ignore|abort|today)\b",
    re.IGNORECASE,
)


def key_faults(commands: Iterable[Command]) -> Iterator[str]:
    """Keys that input methods use, bare letters (F01); a key with another meaning than everywhere (F03)."""
    taken: dict[str, str] = {}
    for one in commands:
        if not one.key:
            continue
        if not _FORM.fullmatch(one.key) or one.key in _OF_INPUT_METHODS:
            yield f"F01 {one.name}: {one.key} is a key of input methods, or a bare letter"
        if one.key not in MEANINGS and not one.key.isdigit():
            yield f"F03 {one.name}: {one.key} is not in the table of keys"
        elif one.name not in MEANINGS.get(one.key, {one.name}):
            yield f"F03 {one.name}: {one.key} means something else elsewhere"
        if one.key in taken:
            yield f"F03 {one.name}: {one.key} is that of {taken[one.key]} already"
        taken[one.key] = one.name


def widget_faults(root: QWidget) -> Iterator[str]:
    """Targets that are too small (F49), and what takes the keyboard without a name (F50)."""
    for one in root.findChildren(QWidget):
        if not one.isVisible() or not isinstance(one, QAbstractButton | QLineEdit | QAbstractItemView):
            continue
        told = f"{type(one).__name__} {one.accessibleName() or words_of(one)!r}"
        if isinstance(one, QAbstractButton | QLineEdit) and min(one.width(), one.height()) < LEAST_TARGET:
            yield f"F49 {told}: {one.width()} × {one.height()}"
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not (one.accessibleName() or words_of(one)):
            yield f"F50 {told}: no name"


def language_faults(root: QWidget) -> Iterator[str]:
    """Words that are left in English, in what is shown, told aloud or in a tip (F16)."""
    for one in root.findChildren(QWidget):
        for text in (words_of(one), one.toolTip(), one.accessibleName()) if one.isVisible() else ():
            if found := _ENGLISH.search(_NO_WORDS.sub("", text)):
                yield f"F16 {type(one).__name__}: {found.group()!r} in {text!r}"


def modal_faults() -> Iterator[str]:
    """A window that has to be answered before anything else (F24)."""
    modal = QApplication.activeModalWidget()
    if modal is not None:
        yield f"F24 {type(modal).__name__}: has to be answered first"


def words_of(widget: QWidget) -> str:
    """The text of a label or a button."""
    return widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
