# SPDX-License-Identifier: Apache-2.0
"""Lunar days of Vietnam, counted at UTC+7: the only place that asks the calendar. Words stand with the window."""

from datetime import date
from functools import lru_cache
from typing import Final

from lunar_vn import SUPPORTED_YEAR_RANGE, convert_solar_to_lunar
from msgspec import Struct

KEPT_DAYS: Final = 512


class LunarDay(Struct, frozen=True):
    """A day of the lunar calendar; ``is_leap`` marks the second month of the same number."""

    day: int
    month: int
    year: int
    is_leap: bool


@lru_cache(KEPT_DAYS)
def lunar_day(day: date) -> LunarDay | None:
    """The lunar day of a solar one; None outside the years that the calendar knows."""
    first, last = SUPPORTED_YEAR_RANGE
    if not first <= day.year <= last:
        return None
    found = convert_solar_to_lunar(day.day, day.month, day.year)
    return LunarDay(found.day, found.month, found.year, found.leap)
