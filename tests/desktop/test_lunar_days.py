# SPDX-License-Identifier: Apache-2.0
"""Lunar days at UTC+7, by days on which Vietnam and China differ."""

from datetime import date

import pytest

from desktop.lunar_days import LunarDay, lunar_day


@pytest.mark.parametrize("day", [date(1985, 1, 21), date(2007, 2, 17), date(2030, 2, 2), date(2026, 2, 17)])
def test_tet_falls_on_the_day_of_vietnam(day: date) -> None:
    assert lunar_day(day) == LunarDay(1, 1, day.year, is_leap=False)


def test_the_leap_month_of_2033_follows_the_eleventh() -> None:
    assert lunar_day(date(2033, 12, 22)) == LunarDay(1, 11, 2033, is_leap=True)
    assert lunar_day(date(2033, 11, 22)) == LunarDay(1, 11, 2033, is_leap=False)


def test_the_day_of_the_drawing() -> None:
    assert lunar_day(date(2026, 10, 13)) == LunarDay(4, 9, 2026, is_leap=False)


def test_years_that_the_calendar_does_not_know_have_no_lunar_day() -> None:
    assert lunar_day(date(1899, 12, 31)) is None
    assert lunar_day(date(2101, 1, 1)) is None
