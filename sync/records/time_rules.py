# SPDX-License-Identifier: Apache-2.0
"""Rules of time that many types share: what ends does not end before it begins, and what is told of has come."""

from datetime import date, datetime
from typing import Any, Final

from sync.records.days import VIETNAM
from sync.records.declaration import Around, Rule
from sync.records.field import Field
from sync.records.record import Record
from sync.records.words import Words

_ENDS_EARLY: Final = Words("Ngày kết thúc trước ngày bắt đầu", "The end lies before the start")
_DAY_AHEAD: Final = Words("Ngày ở tương lai", "A day in the future")
MOMENT_AHEAD: Final = Words("Thời điểm ở tương lai", "A moment in the future")


def ends_before_start(first: Field[date], last: Field[date], words: Words = _ENDS_EARLY) -> Rule:
    """The finding ``ends_before_start`` at both days, where both are known and the last lies before the first."""

    def applies(record: Record, _around: Around) -> bool:
        begins, ends = getattr(record, first.name), getattr(record, last.name)
        return begins is not None and ends is not None and ends < begins

    return Rule("ends_before_start", words, (first, last), applies)


def in_future(*told: Field[Any], words: Words = _DAY_AHEAD) -> Rule:
    """The finding ``in_future`` at these days or moments, where one of them has not come."""

    def applies(record: Record, around: Around) -> bool:
        return any(lies_ahead(getattr(record, field.name), around.now) for field in told)

    return Rule("in_future", words, told, applies)


def lies_ahead(told: date | None, now: datetime) -> bool:
    """Whether a day, as Vietnam counts them, or a moment is known and has not come."""
    if isinstance(told, datetime):
        return told > now
    return told is not None and told > now.astimezone(VIETNAM).date()
