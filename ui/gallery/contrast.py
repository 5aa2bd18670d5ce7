# SPDX-License-Identifier: Apache-2.0
"""Text that stands out too little: its colour against the ground that was painted behind it, by the WCAG formula."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from ui.gallery.shown import Shown, in_sight

FOR_TEXT: Final = 4.5
FOR_SIGNS: Final = 3.0
"""Single signs, and words of what cannot be used now."""
SHARE_OF_INK: Final = 0.75
"""What antialiasing leaves of a contrast in the strongest pixel of thin letters."""
RING: Final = 2
"""Pixels around a text that show its ground: a sign may fill all of its own room."""
_RGB: Final = 0xFFFFFF


def too_faint(window: QWidget, picture: QImage, texts: Sequence[Shown]) -> Iterator[tuple[Shown, str]]:
    """Each text below the contrast it needs, and by how much."""
    for shown in texts:
        part = in_sight(shown, window).intersected(picture.rect())
        if part.size() != shown.ink.size() or part.width() < 1 or part.height() < 1:
            continue
        found, least = contrast_of(shown, picture, part), needed(shown)
        if round(found, 1) < least:
            yield shown, f"has a contrast of {found:.2f}, not {least}"


def needed(shown: Shown) -> float:
    """The contrast of the tokens: words as text, single signs and what is switched off as controls."""
    told = shown.text.strip()
    is_sign = len(told) == 1 and not told.isalnum()
    return FOR_SIGNS if is_sign or not shown.widget.isEnabled() else FOR_TEXT


def contrast_of(shown: Shown, picture: QImage, part: QRect) -> float:
    """Contrast of the text with its ground; where the letters were painted fainter than their colour, of those."""
    counted = _colours(picture, part)
    around = _colours(picture, part.adjusted(-RING, -RING, RING, RING).intersected(picture.rect()))
    ground = QColor((around - counted or counted).most_common(1)[0][0])
    told = ratio(_laid_over(shown.colour, ground), ground)
    behind = _luminance(ground.rgb() & _RGB)
    painted = max(_between(_luminance(one), behind) for one in counted)
    return told if painted >= told * SHARE_OF_INK or len(shown.text.strip()) == 1 else painted


def _colours(picture: QImage, part: QRect) -> Counter[int]:
    pixels = memoryview(picture.constBits()).cast("B").cast("I")
    line = picture.bytesPerLine() // 4
    counted: Counter[int] = Counter()
    for y in range(part.top(), part.bottom() + 1):
        counted.update(pixels[y * line + part.left() : y * line + part.right() + 1])
    return Counter({colour & _RGB: count for colour, count in counted.items()})


def _laid_over(colour: QColor, ground: QColor) -> QColor:
    share = colour.alphaF()
    mixed = (
        round(share * above + (1 - share) * below)
        for above, below in (
            (colour.red(), ground.red()),
            (colour.green(), ground.green()),
            (colour.blue(), ground.blue()),
        )
    )
    return QColor(*mixed)


def ratio(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    return _between(_luminance(one.rgb() & _RGB), _luminance(other.rgb() & _RGB))


def _between(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@lru_cache(maxsize=100_000)
def _luminance(colour: int) -> float:
    """Of a colour as three bytes."""
    red, green, blue = (_linear((colour >> shift & 0xFF) / 0xFF) for shift in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
