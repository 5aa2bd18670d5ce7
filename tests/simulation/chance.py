# SPDX-License-Identifier: Apache-2.0
"""Where the choices of a run come from: a seeded generator, or Hypothesis, which can make a failing run smaller."""

from collections.abc import Sequence
from random import Random
from typing import Protocol, TypeVar

T = TypeVar("T")


class Chance(Protocol):
    """Makes every choice of a run."""

    def pick(self, among: Sequence[T]) -> T:
        """One of them."""

    def is_so(self, percent: int) -> bool:
        """True in so many of a hundred cases."""


class Seeded:
    """The same choices for the same seed, on every machine and in every process."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def pick(self, among: Sequence[T]) -> T:
        """One of them."""
        return among[int(self._random.random() * len(among))]

    def is_so(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self._random.random() * 100 < percent
