# SPDX-License-Identifier: Apache-2.0
"""Times of two sides that take turns, and the median of their ratios."""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median, quantiles

RESTLESS = 1.5
"""Quartiles of the yardstick so far apart mean that others used the disk or the processors: measure again."""


def seconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


@contextmanager
def settled() -> Iterator[None]:
    """Begin with the rubbish gone, so that neither side pays for what the other left."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@dataclass(frozen=True)
class Pairs:
    """Seconds of both sides, a pair for each turn."""

    ours: Sequence[float]
    yardstick: Sequence[float]

    def ratios(self) -> list[float]:
        """Ours over the yardstick, turn by turn."""
        return [mine / other for mine, other in zip(self.ours, self.yardstick, strict=True)]

    def median_ratio(self) -> float:
        return median(self.ratios())

    def ratio_of_medians(self) -> float:
        """The median of ours over that of the yardstick: for few pairs of long runs."""
        return median(self.ours) / median(self.yardstick)

    def parts(self, unit_s: float = 1.0) -> dict[str, float | int]:
        """Medians of both sides, divided by ``unit_s``, the quartiles of the ratio, and whether to trust them."""
        low, _middle, high = quantiles(self.ratios(), n=4)
        least, _middle, most = quantiles(self.yardstick, n=4)
        return {
            "pairs": len(self.ours),
            "ours": median(self.ours) / unit_s,
            "yardstick": median(self.yardstick) / unit_s,
            "ratio_lower_quartile": low,
            "ratio_upper_quartile": high,
            "is_restless": most > RESTLESS * least,
        }


@dataclass(frozen=True)
class Tails:
    """Seconds of both sides over the same questions, compared by their slowest twentieths."""

    ours: list[float]
    yardstick: list[float]

    def slow_ours(self) -> float:
        """The 95th percentile of ours."""
        return slow(self.ours)

    def ratio(self) -> float:
        """The 95th percentile of ours over that of the yardstick."""
        return slow(self.ours) / slow(self.yardstick)

    def parts(self, unit_s: float = 1.0) -> dict[str, float | int]:
        """Medians and 95th percentiles of both sides, divided by ``unit_s``."""
        return {
            "questions": len(self.ours),
            "ours_median": median(self.ours) / unit_s,
            "ours_p95": slow(self.ours) / unit_s,
            "ours_most": max(self.ours) / unit_s,
            "yardstick_median": median(self.yardstick) / unit_s,
            "yardstick_p95": slow(self.yardstick) / unit_s,
            "median_ratio": median(Pairs(self.ours, self.yardstick).ratios()),
        }


def slow(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20, method="inclusive")[-1]
