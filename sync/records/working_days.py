# SPDX-License-Identifier: Apache-2.0
"""Counting working days: weekends, holidays and the Saturdays worked instead, as years of data given to it.

It reads no file and knows no holiday of its own. A year without data counts with weekends only, and the
deadline says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sync.records.days import VIETNAM, read_day
from sync.records.form import FormFault

_SATURDAY = 5
_A_DAY = timedelta(days=1)
_END_OF_DAY = time(23, 59, 59, tzinfo=VIETNAM)
_KEYS = {"year", "is_official", "source", "days_off", "working_days"}


@dataclass(frozen=True)
class HolidayYear:
    """The holidays of one year: weekdays that are free, and days of a weekend that are worked.

    ``is_official`` is False while the government has not announced the year yet.
    """

    year: int
    days_off: Mapping[date, str]
    worked: Mapping[date, str]
    is_official: bool = True


class Deadline(NamedTuple):
    """The last day of a term, and the years of it whose holidays are unknown or not announced yet."""

    day: date
    unsure_years: tuple[int, ...]

    @property
    def ends_at(self) -> datetime:
        """The end of the day: a term counted in days ends with its last day (Civil Code 2015, art. 148)."""
        return datetime.combine(self.day, _END_OF_DAY)


@dataclass(frozen=True)
class WorkingCalendar:
    """The known years; an empty one knows weekends alone."""

    years: Mapping[int, HolidayYear] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Tell whether offices work on that day."""
        known = self.years.get(day.year)
        if known is not None and day in known.worked:
            return True
        return day.weekday() < _SATURDAY and (known is None or day not in known.days_off)

    def name_of(self, day: date) -> str | None:
        """What the holiday, or the day worked instead, is called; None on all other days."""
        known = self.years.get(day.year)
        return None if known is None else known.days_off.get(day) or known.worked.get(day)

    def is_sure_of(self, year: int) -> bool:
        """Tell whether the holidays of a year are known and announced."""
        known = self.years.get(year)
        return known is not None and known.is_official

    def deadline(self, begins: date, working_days: int) -> Deadline:
        """The last day of a term of working days; the first day is not counted (Civil Code 2015, art. 147).

        ``ValueError`` where there is no day to count.
        """
        if working_days < 1:
            raise ValueError("a term has at least one day")
        day, left = begins, working_days
        while left:
            day += _A_DAY
            left -= self.is_working(day)
        unsure = tuple(year for year in range(begins.year, day.year + 1) if not self.is_sure_of(year))
        return Deadline(day, unsure)


def read_year(document: Any) -> HolidayYear:
    """A year of holidays as its file holds it.

    Raises FormFault: ``bad_holidays`` for another shape, ``bad_day``, ``listed_twice``, ``other_year`` for a day
    of another year, ``free_weekend`` for a free day that is a weekend anyway, ``worked_weekday`` for a worked day
    that is none.
    """
    if not isinstance(document, dict) or document.keys() != _KEYS or type(document["year"]) is not int:
        raise FormFault("bad_holidays")
    year = document["year"]
    days_off = _named_days(document["days_off"], year)
    worked = _named_days(document["working_days"], year)
    _refuse_any("listed_twice", set(days_off) & set(worked))
    _refuse_any("free_weekend", {day for day in days_off if day.weekday() >= _SATURDAY})
    _refuse_any("worked_weekday", {day for day in worked if day.weekday() < _SATURDAY})
    return HolidayYear(year, days_off, worked, document["is_official"] is True)


def _named_days(rows: Any, year: int) -> dict[date, str]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) and row.keys() == {"day", "name"} for row in rows):
        raise FormFault("bad_holidays")
    named = [(read_day(str(row["day"])), str(row["name"])) for row in rows]
    _refuse_any("other_year", {day for day, _name in named if day.year != year})
    if len(dict(named)) != len(named):
        raise FormFault("listed_twice")
    return dict(named)


def _refuse_any(code: str, days: set[date]) -> None:
    if days:
        raise FormFault(code, min(days).isoformat())
