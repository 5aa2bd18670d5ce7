# SPDX-License-Identifier: Apache-2.0
"""Short forms of days, times, durations and numbers, and that what is shown is read back."""

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import entering
from desktop.entering import NotUnderstood
from sync.records.days import check_day, check_time_of_day
from sync.records.form import LARGEST_NUMBER, check_text

TODAY = date(2026, 10, 20)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("13", "2026-10-13"),
        ("13/10", "2026-10-13"),
        ("13-9", "2026-09-13"),
        ("1310", "2026-10-13"),
        ("131025", "2025-10-13"),
        ("13102026", "2026-10-13"),
        (" 13/10/2026 ", "2026-10-13"),
        ("3.1.26", "2026-01-03"),
        ("2026-10-13", "2026-10-13"),
        ("h", "2026-10-20"),
        ("HQ", "2026-10-19"),
        ("hôm qua", "2026-10-19"),
        ("+1", "2026-10-21"),
        ("-1", "2026-10-19"),
        ("-20", "2026-09-30"),
        ("１３/１０", "2026-10-13"),
    ],
)
def test_short_days_are_read(typed: str, day: str) -> None:
    assert entering.read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["31/02", "3102", "32", "0", "13/13", "29/2/2026", "131", "13/10/0026", "mai mốt", "+", "13/10/2026/1"]
)
def test_days_that_are_none_are_refused_with_words(typed: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        entering.read_day(typed, TODAY)
    assert caught.value.words.vi == f'Không hiểu ngày "{typed}". Gõ như 13/10/2026, 13/10, 13 hoặc h (hôm nay).'


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("5", "05:00"), ("17", "17:00"), ("1730", "17:30"), ("530", "05:30"), ("17h30", "17:30"), ("5h", "05:00"),
        ("5 giờ", "05:00"), ("17:30", "17:30"), ("17.05", "17:05"), ("17g30", "17:30"), ("5 giờ 30 phút", "05:30"),
        ("0", "00:00"), ("17 H 30", "17:30"), (unicodedata.normalize("NFD", "5 giờ 5"), "05:05"),
    ],
)  # fmt: skip
def test_short_times_are_read(typed: str, time: str) -> None:
    assert entering.read_time(typed) == time


@pytest.mark.parametrize("typed", ["25:70", "24", "2460", "17:", "giờ", "-5", "17:30:10", "123456", "x"])
def test_times_that_are_none_are_refused_with_the_words_of_e6(typed: str) -> None:
    if typed == "17:":
        assert entering.read_time(typed) == "17:00"
        return
    with pytest.raises(NotUnderstood) as caught:
        entering.read_time(typed)
    assert caught.value.words.vi == f'Không hiểu giờ "{typed}". Gõ như 17:30, 1730 hoặc 17h30.'


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("15", 900), ("15p", 900), ("15 phút", 900), ("0:15", 900), ("1:30", 5400), ("1h30", 5400), ("1h", 3600),
        ("1 giờ 30 phút", 5400), ("1h30p", 5400), ("0:01:35", 95), ("1 phút 35 giây", 95), ("90 giây", 90),
        ("90", 5400), ("2 giờ", 7200), ("0", 0),
    ],
)  # fmt: skip
def test_durations_are_read(typed: str, seconds: int) -> None:
    assert entering.read_duration(typed) == seconds


@pytest.mark.parametrize("typed", ["", "h", "1h90", "0:75", "mười", "-5", "1:2:3:4", "15 30"])
def test_durations_that_are_none_are_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        entering.read_duration(typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1500", 1500), ("1.500", 1500), ("1.234,5", 1234.5), ("12,5", 12.5), ("54.5", 54.5), ("1.500.000", 1_500_000),
        ("1 500 000", 1_500_000), ("-3", -3), ("0,125", 0.125), ("1,500", 1.5), ("1\u00a0500", 1500),
    ],
)  # fmt: skip
def test_numbers_have_a_decimal_comma_and_thousands_points(typed: str, number: float) -> None:
    assert entering.read_decimal(typed) == number


@pytest.mark.parametrize("typed", ["", "1.50.000", "1,2,3", "12a", "9" * 400, "1e5", "nan", "99999999999999999"])
def test_numbers_that_are_none_are_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        entering.read_number(typed)


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("500k", 500_000),
        ("1,5 triệu", 1_500_000),
        ("1.500.000 đ", 1_500_000),
        ("1tr", 1_000_000),
        ("2 tỷ", 2 * 10**9),
        ("12 đồng", 12),
    ],
)
def test_money_takes_its_usual_words(typed: str, dong: int) -> None:
    assert entering.read_money(typed) == dong


def test_a_fraction_is_no_whole_number() -> None:
    with pytest.raises(NotUnderstood):
        entering.read_integer("1,5")


def test_a_long_text_is_quoted_by_its_head() -> None:
    with pytest.raises(NotUnderstood) as caught:
        entering.read_time("x" * 1_000_000)
    assert len(caught.value.words.vi) < 120


@given(st.dates(min_value=date(entering.EARLIEST_YEAR, 1, 1)))
def test_a_shown_day_is_read_back(day: date) -> None:
    assert entering.read_day(f"{day:%d}/{day:%m}/{day.year:04}", TODAY) == day.isoformat()


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_shown_time_is_read_back(hour: int, minute: int) -> None:
    assert entering.read_time(f"{hour:02}:{minute:02}") == f"{hour:02}:{minute:02}"


@given(st.integers(0, LARGEST_NUMBER // 10**9), st.sampled_from(["vi", "en"]))
def test_a_shown_duration_is_read_back(seconds: int, language: str) -> None:
    assert entering.read_duration(entering.shown_duration(seconds, language)) == seconds


@given(st.integers(-LARGEST_NUMBER, LARGEST_NUMBER))
def test_a_shown_integer_is_read_back(number: int) -> None:
    assert entering.read_integer(entering.shown_number(number)) == number


@given(st.floats(-1e12, 1e12).map(lambda number: round(number, 6)))
def test_a_shown_decimal_is_read_back(number: float) -> None:
    assert entering.read_decimal(entering.shown_number(number)) == number


def _any(_value: object) -> None:
    """Every number is a number."""


@given(st.text(max_size=40))
def test_any_text_is_a_stored_form_or_not_understood(text: str) -> None:
    readers: tuple[tuple[Callable[[str], Any], Callable[[Any], None]], ...] = (
        (lambda typed: entering.read_day(typed, TODAY), check_day),
        (entering.read_time, check_time_of_day),
        (entering.read_duration, _any),
        (entering.read_number, _any),
        (entering.read_money, _any),
    )
    for read, check in readers:
        with suppress(NotUnderstood):
            check(read(text))


@given(st.text(max_size=60))
def test_a_tidied_text_has_a_stored_form_and_tidying_twice_changes_nothing(text: str) -> None:
    for tidy in (entering.tidy_line, entering.tidy_lines):
        check_text(tidy(text))
        assert tidy(tidy(text)) == tidy(text)


def test_marks_that_turn_the_direction_of_text_are_taken_out() -> None:
    assert entering.tidy_line("Đài\u202e xã\u200f 📢 👨‍🌾") == "Đài xã 📢 👨‍🌾"
