# SPDX-License-Identifier: Apache-2.0
"""Periods as commands and reports name them: a day, a week, a month, a quarter, a half-year, a year."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from sync.log.errors import Refused

_SPELLING = re.compile(
    r"(?P<year>[0-9]{4})(?:-W(?P<week>[0-9]{2})|-Q(?P<quarter>[1-4])|-H(?P<half>[12])"
    r"|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?",
    re.ASCII,
)


class Period(NamedTuple):
    """The first and the last day of a period, both included."""

    first: date
    last: date


def read_period(text: str) -> Period:
    """The period that ``2026-10-13``, ``2026-W42``, ``2026-10``, ``2026-Q4``, ``2026-H2`` or ``2026`` names.

    Raises Refused ``bad_period``.
    """
    match = _SPELLING.fullmatch(text.strip())
    if match is None:
        raise Refused("bad_period", f"{text} is no period such as 2026-10 or 2026-W42", {"period": "bad_period"})
    try:
        return _period({name: int(part) for name, part in match.groupdict().items() if part})
    except ValueError:
        raise Refused("bad_period", f"{text} is not in the calendar", {"period": "bad_period"}) from None


def _period(parts: dict[str, int]) -> Period:
    year = parts["year"]
    if "week" in parts:
        monday = date.fromisocalendar(year, parts["week"], 1)
        return Period(monday, monday + timedelta(days=6))
    if "day" in parts:
        day = date(year, parts["month"], parts["day"])
        return Period(day, day)
    for name, months in (("month", 1), ("quarter", 3), ("half", 6)):
        if name in parts:
            return _months(year, (parts[name] - 1) * months + 1, months)
    return _months(year, 1, 12)


def _months(year: int, first: int, count: int) -> Period:
    last = first + count - 1
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
