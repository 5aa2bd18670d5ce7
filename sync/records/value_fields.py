# SPDX-License-Identifier: Apache-2.0
"""Kinds of field whose value is a number, a truth, a day or a place."""

from datetime import date, datetime
from typing import Any, Unpack

from sync.records.days import (
    check_day,
    check_moment,
    check_time_of_day,
    read_day,
    read_moment,
    tidy_day,
    tidy_moment,
)
from sync.records.field import Field, FieldOptions
from sync.records.form import LARGEST_NUMBER, FormFault, check_value


class Integer(Field[int]):
    """A whole number between ``least`` and ``most``."""

    kind = "integer"

    def __init__(
        self, vi: str, en: str, *, least: int = 0, most: int = LARGEST_NUMBER, **options: Unpack[FieldOptions]
    ) -> None:
        super().__init__(vi, en, **options)
        self.least = least
        self.most = most

    def check_plain(self, value: Any) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            raise FormFault("wrong_kind")
        if not self.least <= value <= self.most:
            raise FormFault("out_of_range")

    def read(self, value: Any) -> int:
        return int(value)

    def example(self) -> Any:
        self.options.setdefault("example", max(self.least, 1))
        return super().example()


class Money(Integer):
    """An amount in Vietnamese dong."""

    kind = "money"


class Seconds(Integer):
    """A duration in seconds."""

    kind = "seconds"


class Decimal(Field[float]):
    """A number with a fraction, always stored as a float."""

    kind = "decimal"

    def __init__(
        self, vi: str, en: str, *, least: float = 0.0, most: float = 1e12, **options: Unpack[FieldOptions]
    ) -> None:
        super().__init__(vi, en, **options)
        self.least = least
        self.most = most

    def check_plain(self, value: Any) -> None:
        if not isinstance(value, float):
            raise FormFault("wrong_kind")
        check_value(value)
        if not self.least <= value <= self.most:
            raise FormFault("out_of_range")

    def tidy_plain(self, entered: Any) -> Any:
        is_whole = isinstance(entered, int) and not isinstance(entered, bool)
        return float(entered) if is_whole and abs(entered) <= LARGEST_NUMBER else entered

    def read(self, value: Any) -> float:
        return float(value)

    def example(self) -> Any:
        self.options.setdefault("example", max(float(self.least), min(1.5, self.most)))
        return super().example()


class Flag(Field[bool]):
    """Yes or no; None is unknown."""

    kind = "flag"
    sample = False

    def check_plain(self, value: Any) -> None:
        if not isinstance(value, bool):
            raise FormFault("wrong_kind")

    def read(self, value: Any) -> bool:
        return bool(value)


class Day(Field[date]):
    """A calendar day."""

    kind = "day"
    sample = "2026-10-13"

    def check_plain(self, value: Any) -> None:
        check_day(value)

    def tidy_plain(self, entered: Any) -> Any:
        return tidy_day(entered)

    def read(self, value: Any) -> date:
        return read_day(value)


class Moment(Field[datetime]):
    """A moment with its offset, to the second."""

    kind = "moment"
    sample = "2026-10-13T05:00:00+07:00"

    def check_plain(self, value: Any) -> None:
        check_moment(value)

    def tidy_plain(self, entered: Any) -> Any:
        return tidy_moment(entered)

    def read(self, value: Any) -> datetime:
        return read_moment(value)


class TimeOfDay(Field[str]):
    """An hour and minute of any day, ``05:00``."""

    kind = "time_of_day"
    sample = "05:00"

    def check_plain(self, value: Any) -> None:
        check_time_of_day(value)

    def read(self, value: Any) -> str:
        return str(value)
