# SPDX-License-Identifier: Apache-2.0
"""Counting working days around weekends, holidays and the Saturdays worked instead."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.records.form import FormFault
from sync.records.working_days import WorkingCalendar, read_year

FILE: dict[str, Any] = {
    "year": 2026,
    "is_official": True,
    "source": "Văn bản mẫu",
    "days_off": [{"day": "2026-01-01", "name": "Tết Dương lịch"}, {"day": "2026-01-02", "name": "Nghỉ hoán đổi"}],
    "working_days": [{"day": "2026-01-10", "name": "Làm bù"}],
}
CALENDAR = WorkingCalendar({2026: read_year(FILE)})
WEEKENDS_ALONE = WorkingCalendar()


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        ("2026-01-01", False),
        ("2026-01-02", False),
        ("2026-01-03", False),
        ("2026-01-05", True),
        ("2026-01-10", True),
        ("2026-01-11", False),
    ],
)
def test_offices_work_on_weekdays_and_on_the_saturday_worked_instead(day: str, is_working: bool) -> None:
    assert CALENDAR.is_working(date.fromisoformat(day)) is is_working


@pytest.mark.parametrize(
    ("begins", "days", "ends"),
    [
        ("2026-01-05", 1, "2026-01-06"),
        ("2026-01-05", 5, "2026-01-10"),
        ("2026-01-05", 6, "2026-01-12"),
        ("2026-01-03", 1, "2026-01-05"),
    ],
)
def test_the_first_day_of_a_term_is_not_counted(begins: str, days: int, ends: str) -> None:
    assert CALENDAR.deadline(date.fromisoformat(begins), days).day == date.fromisoformat(ends)


def test_a_term_ends_with_its_last_day_in_vietnam() -> None:
    assert CALENDAR.deadline(date(2026, 1, 5), 1).ends_at.isoformat() == "2026-01-06T23:59:59+07:00"


def test_a_year_without_holidays_counts_weekends_and_says_so() -> None:
    deadline = CALENDAR.deadline(date(2026, 12, 30), 3)
    assert (deadline.day, deadline.unsure_years) == (date(2027, 1, 4), (2027,))
    assert CALENDAR.deadline(date(2026, 3, 2), 5).unsure_years == ()
    assert WEEKENDS_ALONE.deadline(date(2026, 3, 2), 5).unsure_years == (2026,)


def test_a_year_not_announced_yet_is_counted_and_not_sure() -> None:
    calendar = WorkingCalendar({2026: read_year(FILE | {"is_official": False})})
    deadline = calendar.deadline(date(2025, 12, 31), 1)
    assert (deadline.day, deadline.unsure_years) == (date(2026, 1, 5), (2025, 2026))


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 60))
def test_a_term_holds_as_many_working_days_as_it_says(begins: date, days: int) -> None:
    deadline = CALENDAR.deadline(begins, days).day
    passed = [begins + timedelta(days=n) for n in range(1, (deadline - begins).days + 1)]
    assert sum(map(CALENDAR.is_working, passed)) == days
    assert CALENDAR.is_working(deadline)


def test_a_term_without_a_day_is_no_term() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        CALENDAR.deadline(date(2026, 1, 5), 0)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"year": "2026"}, "bad_holidays"),
        ({"days_off": {}}, "bad_holidays"),
        ({"days_off": [{"day": "2026-01-01"}]}, "bad_holidays"),
        ({"more": 1}, "bad_holidays"),
        ({"days_off": [{"day": "2026-02-30", "name": "Ngày"}]}, "bad_day"),
        ({"days_off": [{"day": "2027-01-01", "name": "Ngày"}]}, "other_year"),
        ({"days_off": [{"day": "2026-01-03", "name": "Ngày"}]}, "free_weekend"),
        ({"days_off": FILE["days_off"] * 2}, "listed_twice"),
        ({"working_days": [{"day": "2026-01-05", "name": "Ngày"}]}, "worked_weekday"),
    ],
)
def test_a_wrong_file_of_holidays_is_refused_with_its_fault(change: dict[str, Any], code: str) -> None:
    with pytest.raises(FormFault) as fault:
        read_year(FILE | change)
    assert fault.value.code == code
