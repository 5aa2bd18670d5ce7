# SPDX-License-Identifier: Apache-2.0
"""Days, moments and times of day as they are stored: ISO 8601, one spelling each.

A moment keeps the offset of its author (Vietnam: +07:00), so that the day people lived stays readable.
"""

import re
from datetime import date, datetime, timedelta, timezone

from sync.records.form import FormFault

VIETNAM = timezone(timedelta(hours=7))
"""Vietnam has one offset all year; laptops whose zone is unknown are taken to stand in it."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\+|-(?!00:00))[0-9]{2}:[0-9]{2}", re.ASCII
)
"""The one spelling; whether the calendar has it, reading it tells."""

_TIME_OF_DAY = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)


def check_day(value: object) -> None:
    """Refuse all but ``2026-10-13``."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise FormFault("bad_day")
    read_day(value)


def read_day(value: str) -> date:
    """The day of its stored form."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise FormFault("bad_day") from None


def tidy_day(entered: object) -> str:
    """A day entered as ISO, or as ``13/10/2026``."""
    if isinstance(entered, str) and entered.count("/") == 2:
        entered = "-".join(part.zfill(2) for part in reversed(entered.strip().split("/")))
    if not isinstance(entered, str):
        raise FormFault("bad_day")
    return read_day(entered.strip()).isoformat()


def check_moment(value: object) -> None:
    """Refuse all but ``2026-10-13T05:00:00+07:00``."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise FormFault("bad_moment")
    read_moment(value)


def read_moment(value: str) -> datetime:
    """The moment of its stored form, always with an offset."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise FormFault("bad_moment") from None
    if moment.tzinfo is None:
        raise FormFault("bad_moment")
    return moment


def write_moment(moment: datetime) -> str:
    """The stored form: whole seconds, explicit offset."""
    return moment.isoformat(timespec="seconds")


def tidy_moment(entered: object) -> str:
    """A moment entered as ISO 8601; without an offset it is Vietnam's time."""
    if not isinstance(entered, str):
        raise FormFault("bad_moment")
    try:
        moment = datetime.fromisoformat(entered.strip())
    except ValueError:
        raise FormFault("bad_moment") from None
    return write_moment(moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM))


def check_time_of_day(value: object) -> None:
    """Refuse all but ``05:00``."""
    if not isinstance(value, str) or not _TIME_OF_DAY.fullmatch(value):
        raise FormFault("bad_time_of_day")
