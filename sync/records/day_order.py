# SPDX-License-Identifier: Apache-2.0
"""The rule that many types share: what ends does not end before it begins."""

from datetime import date
from typing import Final

from sync.records.declaration import Around, Rule
from sync.records.field import Field
from sync.records.record import Record
from sync.records.words import Words

_USUAL: Final = Words("Ngày kết thúc trước ngày bắt đầu", "The end lies before the start")


def ends_before_start(first: Field[date], last: Field[date], words: Words = _USUAL) -> Rule:
    """The finding ``ends_before_start`` at both days, where both are known and the last lies before the first."""

    def applies(record: Record, _around: Around) -> bool:
        begins, ends = getattr(record, first.name), getattr(record, last.name)
        return begins is not None and ends is not None and ends < begins

    return Rule("ends_before_start", words, (first, last), applies)
