# SPDX-License-Identifier: Apache-2.0
"""Letters and signs without a glyph: none of the fonts that come with the program can draw them."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontMetrics

from ui.gallery.shown import Shown

BUNDLED: Final = ("Noto Sans", "Loa Signs")
"""What the program carries; any other font may be missing on another machine."""
_SILENT: Final = ("Cc", "Cf", "Zs", "Zl", "Zp")
"""Categories of characters that are not drawn."""


def without_glyph(texts: Sequence[Shown]) -> Iterator[tuple[Shown, str]]:
    """Each text with a character that would be drawn as a box."""
    for shown in texts:
        lost = sorted({one for one in shown.text if not has_glyph(one, shown.font.weight())})
        if lost:
            told = ", ".join(f"{one} (U+{ord(one):04X})" for one in lost)
            yield shown, f"has no glyph for {told}"


@lru_cache(maxsize=5_000)
def has_glyph(letter: str, weight: int) -> bool:
    """Whether a bundled font draws a character at a weight."""
    if unicodedata.category(letter) in _SILENT:
        return True
    return any(_metrics(family, weight).inFontUcs4(ord(letter)) for family in BUNDLED)


@lru_cache
def _metrics(family: str, weight: int) -> QFontMetrics:
    font = QFont(family)
    font.setWeight(QFont.Weight(weight))
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return QFontMetrics(font)
