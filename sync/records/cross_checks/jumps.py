# SPDX-License-Identifier: Apache-2.0
"""A value far off those of the periods before it: something to ask about, never something to bar."""

from collections.abc import Sequence
from statistics import fmean, pstdev
from typing import Final

PERIODS: Final = 6
SIGMAS: Final = 3.0
LEAST_SPREAD: Final = 0.1
"""Of the mean: six equal months would make a jump of every other value."""


def is_jump(value: float, former: Sequence[float]) -> bool:
    """Tell whether a value lies more than three standard deviations off its last six; fewer than six tell nothing."""
    last = former[-PERIODS:]
    if len(last) < PERIODS:
        return False
    mean = fmean(last)
    spread = max(pstdev(last), LEAST_SPREAD * abs(mean), 1.0)
    return abs(value - mean) > SIGMAS * spread
