# SPDX-License-Identifier: Apache-2.0
"""The looks in which every screen is pictured: language, colours, and the size of the window with that of its text."""

from dataclasses import dataclass
from itertools import product
from typing import Final

SIZES: Final = ((1366, 768, 100), (1093, 614, 150))
"""Width and height of the window, per cent of the text: a plain laptop, and the same at 125 % with large text."""
STATES: Final = ("empty", "filled", "error")


@dataclass(frozen=True, slots=True)
class Dress:
    """One look of the window."""

    language: str
    scheme: str
    width: int
    height: int
    text_scale: int

    @property
    def name(self) -> str:
        """Its part in the name of a picture, such as ``vi-light-1366x768``."""
        return f"{self.language}-{self.scheme}-{self.width}x{self.height}"


DRESSES: Final = tuple(
    Dress(language, scheme, *size) for size, scheme, language in product(SIZES, ("light", "dark"), ("vi", "en"))
)
