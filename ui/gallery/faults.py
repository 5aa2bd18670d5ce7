# SPDX-License-Identifier: Apache-2.0
"""The faults that a picture can have: cut off, cut for nothing, overlap, no glyph, too faint, keyboard out of sight."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.gallery.contrast import too_faint
from ui.gallery.cut_off import cut_off
from ui.gallery.glyphs import without_glyph
from ui.gallery.out_of_sight import out_of_sight
from ui.gallery.overlap import overlapping
from ui.gallery.shown import Shown, shown_texts
from ui.gallery.spare_room import needlessly_short


@dataclass(frozen=True, slots=True)
class Sight:
    """A window as it was looked at."""

    window: QWidget
    picture: QImage
    texts: Sequence[Shown]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its kind, the widget, the text, and what is wrong."""

    kind: str
    place: str
    text: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.place}: “{self.text}” {self.words}"


Found = Iterator[tuple[Shown, str]]
Look = Callable[[Sight], Found]

LOOKS: Final[dict[str, Look]] = {
    "cut off": lambda sight: cut_off(sight.window, sight.texts),
    "cut for nothing": lambda sight: needlessly_short(sight.texts),
    "overlap": lambda sight: overlapping(sight.window, sight.texts),
    "no glyph": lambda sight: without_glyph(sight.texts),
    "too faint": lambda sight: too_faint(sight.window, sight.picture, sight.texts),
    "out of sight": lambda sight: out_of_sight(sight.window),
}


def look_at(window: QWidget) -> tuple[QImage, list[Fault]]:
    """The picture of a window as it stands, and every fault that it shows."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    sight = Sight(window, picture, shown_texts(window))
    found = [
        Fault(kind, shown.place, shown.text, words) for kind, look in LOOKS.items() for shown, words in look(sight)
    ]
    return picture, found
