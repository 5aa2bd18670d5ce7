# SPDX-License-Identifier: Apache-2.0
"""Periods as the contract of the commands spells them."""

from datetime import date

import pytest

from desktop.periods import read_period
from sync.log.errors import Refused

PERIODS = {
    "2026-10-13": ("2026-10-13", "2026-10-13"),
    "2026-W42": ("2026-10-12", "2026-10-18"),
    "2026-W01": ("2025-12-29", "2026-01-04"),
    "2026-W53": ("2026-12-28", "2027-01-03"),
    "2026-10": ("2026-10-01", "2026-10-31"),
    "2028-02": ("2028-02-01", "2028-02-29"),
    "2026-Q4": ("2026-10-01", "2026-12-31"),
    "2026-Q1": ("2026-01-01", "2026-03-31"),
    "2026-H1": ("2026-01-01", "2026-06-30"),
    "2026-H2": ("2026-07-01", "2026-12-31"),
    "2026": ("2026-01-01", "2026-12-31"),
    " 2026 ": ("2026-01-01", "2026-12-31"),
}


@pytest.mark.parametrize(("text", "days"), PERIODS.items())
def test_a_period_is_its_first_and_its_last_day(text: str, days: tuple[str, str]) -> None:
    assert read_period(text) == tuple(map(date.fromisoformat, days))


@pytest.mark.parametrize(
    "text",
    [
        "2026-13",
        "2026-00",
        "2026-02-30",
        "2026-W00",
        "2026-W54",
        "2025-W53",
        "2026-Q5",
        "2026-Q0",
        "2026-H3",
        "0000",
        "2026-1",
        "2026-10-1",
        "26",
        "2026-10-13-1",
        "2026-q4",
        "2026/10",
        "10/2026",
        "٢٠٢٦",
        "2026-W4",
        "9999-W53",
    ],
)
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_period(text)
    assert (refusal.value.code, dict(refusal.value.fields)) == ("bad_period", {"period": "bad_period"})
