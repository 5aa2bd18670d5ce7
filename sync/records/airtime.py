# SPDX-License-Identifier: Apache-2.0
"""How long, on which days and at which hours a province lets its communes air. What it does not say is not limited."""

from dataclasses import dataclass
from datetime import time
from typing import Any, Final, NamedTuple

from sync.records.form import FormFault

WEEKDAYS: Final = ("thu_hai", "thu_ba", "thu_tu", "thu_nam", "thu_sau", "thu_bay", "chu_nhat")
"""Codes in the order of ``date.weekday``."""
_KEYS: Final = {"max_minutes_per_session", "min_minutes_per_day", "weekdays", "quiet_hours"}
_A_DAY: Final = 1440


class Hours(NamedTuple):
    """From a time of the day, included, to another; past midnight where the end is not later than the start."""

    start: str
    end: str

    def holds(self, clock: str) -> bool:
        """Tell whether ``HH:MM`` lies within."""
        if self.start < self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


@dataclass(frozen=True)
class Airtime:
    """Limits of airing, emergencies excepted; None and empty for no limit."""

    max_minutes_per_session: int | None = None
    min_minutes_per_day: int | None = None
    weekdays: tuple[str, ...] = ()
    quiet_hours: tuple[Hours, ...] = ()

    def is_quiet(self, clock: str) -> bool:
        """Tell whether ``HH:MM`` is an hour at which nothing is to be aired."""
        return any(hours.holds(clock) for hours in self.quiet_hours)

    def is_barred(self, weekday: int) -> bool:
        """Tell whether the weekday, Monday 0, is none of those allowed."""
        return bool(self.weekdays) and WEEKDAYS[weekday] not in self.weekdays


def read_airtime(document: Any) -> Airtime:
    """Limits as their file holds them; FormFault ``bad_airtime`` for another shape."""
    if not isinstance(document, dict) or document.keys() != _KEYS:
        raise FormFault("bad_airtime")
    days, hours = document["weekdays"], document["quiet_hours"]
    if not isinstance(days, list) or not isinstance(hours, list) or not all(day in WEEKDAYS for day in days):
        raise FormFault("bad_airtime")
    most, least = (_minutes(document[name]) for name in ("max_minutes_per_session", "min_minutes_per_day"))
    return Airtime(most, least, tuple(days), tuple(map(_hours, hours)))


def _minutes(value: Any) -> int | None:
    if value is not None and not (type(value) is int and 1 <= value <= _A_DAY):
        raise FormFault("bad_airtime")
    return value


def _hours(value: Any) -> Hours:
    if not isinstance(value, dict) or value.keys() != {"from", "to"}:
        raise FormFault("bad_airtime")
    try:
        start, end = (time.fromisoformat(value[name]).strftime("%H:%M") for name in ("from", "to"))
    except (ValueError, TypeError):
        raise FormFault("bad_airtime") from None
    return Hours(start, end)
