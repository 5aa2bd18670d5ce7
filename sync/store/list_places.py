# SPDX-License-Identifier: Apache-2.0
"""The place of a record in the long list of its type, as one whole number that grows from the top to the bottom.

The latest day stands first; within a day the time decides, and what is unknown stands last. One number instead of
two columns and an id keeps every index of a long list short, and the full-text index finds its hits in the order of
the list. The number follows from the record alone: every node and every rebuild gives the same.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sync.records.declaration import Declaration

_FIRST_DAY: Final = date(1900, 1, 1).toordinal()
_DAY_S: Final = 86_400
_MOMENT_LENGTH: Final = len("2026-10-13T05:00:00")
_RANK_BITS: Final = 17
_UNKNOWN: Final = (1 << _RANK_BITS) - 1
_LAST: Final = _UNKNOWN - 1
"""Days since 1900 reach into 2258; seconds of a day reach 36 hours, for what ends up beside its day."""
_TIE_BITS: Final = 29
"""From the random end of the id: keeps records of one second apart, and 63 bits full."""
_TIE: Final = (1 << _TIE_BITS) - 1
_TIMES: Final = ("moment", "time_of_day")
_VIETNAM: Final = "+07:00"

PlaceOf = Callable[[bytes, Mapping[str, Any]], int]
"""From a record and its stored values to its place."""


def place_maker(declared: Declaration) -> PlaceOf | None:
    """How the records of a type find their places; None for types whose lists are short or ordered by other things."""
    if not declared.day:
        return None
    day = declared.day[0]
    if day.kind == "moment":
        return lambda record, values: _packed(*_of_moment(values.get(day.name)), record)
    then = [one for one in declared.sort if one is not day][:1]
    if any(one.kind not in _TIMES for one in then):
        return None
    return _by_day(day.name, then[0].name if then else "")


def _by_day(day: str, time: str) -> PlaceOf:
    def place(record: bytes, values: Mapping[str, Any]) -> int:
        known = values.get(day)
        ordinal = _ordinal(known) if known else None
        then = values.get(time)
        if then is not None and then[:10] == known and then[19:] == _VIETNAM:  # as nearly all are
            return _packed(_day_rank(ordinal), _clock(then[11:]), record)
        return _packed(_day_rank(ordinal), _second_rank(then, ordinal), record)

    return place


def _packed(day_rank: int, second_rank: int, record: bytes) -> int:
    return ((day_rank << _RANK_BITS | second_rank) << _TIE_BITS) | (int.from_bytes(record[-4:]) & _TIE)


def _day_rank(ordinal: int | None) -> int:
    return _UNKNOWN if ordinal is None else _LAST - max(0, min(ordinal - _FIRST_DAY, _LAST))


def _of_moment(moment: str | None) -> tuple[int, int]:
    """Ranks of a type whose day is a moment: the latest first."""
    if moment is None:
        return _UNKNOWN, _UNKNOWN
    ordinal, seconds = divmod(_vietnam_seconds(moment), _DAY_S)
    return _day_rank(ordinal), _LAST - seconds


def _second_rank(time: str | None, ordinal: int | None) -> int:
    """Seconds from the beginning of the day, of a moment or of a time of day."""
    if time is None:
        return _UNKNOWN
    if len(time) < _MOMENT_LENGTH:
        return _clock(time)
    seconds = _vietnam_seconds(time)
    return max(0, min(seconds - (seconds // _DAY_S if ordinal is None else ordinal) * _DAY_S, _LAST))


@lru_cache(256)
def _ordinal(day: str) -> int:
    """Days come again and again."""
    return date.fromisoformat(day[:10]).toordinal()


def _vietnam_seconds(moment: str) -> int:
    """Seconds since the year 1 on Vietnam's clock; arithmetic, so that no moment lies beyond a calendar's end."""
    there = _ordinal(moment) * _DAY_S + _clock(moment[11:])
    offset = moment[19:]
    if offset == _VIETNAM:
        return there
    behind = _clock(offset[1:]) * (-1 if offset[0] == "-" else 1)
    return there - behind + 7 * 3600


def _clock(text: str) -> int:
    seconds = text[6:8]
    return int(text[:2]) * 3600 + int(text[3:5]) * 60 + (int(seconds) if seconds else 0)
