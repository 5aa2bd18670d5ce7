# SPDX-License-Identifier: Apache-2.0
"""Rates by role, genre and day; gaps, overlaps and retired codes of a table."""

from datetime import date
from typing import Any

import pytest

from sync.records.code_lists import GENRES
from sync.records.form import FormFault
from sync.records.rate_table import read_rates


def row(unit_rate: int, first: str, last: str | None = None, **more: Any) -> dict[str, Any]:
    return {"role": "tac_gia", "genre": "tin", "from": first, "to": last, "unit_rate": unit_rate} | more


def table(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"province": "15", "title": "Bảng", "source": "Nghị quyết", "is_example": False, "rates": [*rows]} | more


RATES = read_rates(
    table(row(30_000, "2025-01-01", "2025-06-30"), row(36_000, "2026-01-01"), row(9_000, "2026-03-01", genre=None))
)


@pytest.mark.parametrize(
    ("genre", "day", "rate"),
    [
        ("tin", "2024-12-31", None),
        ("tin", "2025-01-01", 30_000),
        ("tin", "2025-06-30", 30_000),
        ("tin", "2025-07-01", None),
        ("tin", "2026-01-01", 36_000),
        ("tin", "2030-01-01", 36_000),
        ("bai", "2026-02-28", None),
        ("bai", "2026-03-01", 9_000),
        (None, "2026-03-01", 9_000),
    ],
)
def test_the_rate_of_a_day_is_that_of_the_genre_else_of_the_role(genre: str | None, day: str, rate: int | None) -> None:
    assert RATES.rate_on("tac_gia", genre, date.fromisoformat(day)) == rate
    assert RATES.rate_on("bien_tap", genre, date.fromisoformat(day)) is None


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ([], "bad_rates"),
        (table(more=1), "bad_rates"),
        (table(row(0, "2026-01-01")), "bad_rates"),
        (table(row(1, "2026-01-01", genre="khong_co")), "unknown_code"),
        (table(row(1, "2026-01-01", role="khong_co")), "unknown_code"),
        (table(row(1, "2026-02-30")), "bad_day"),
        (table(row(1, "2026-02-01", "2026-01-31")), "ends_before_start"),
        (table(row(1, "2026-01-01"), row(2, "2026-06-01")), "rates_overlap"),
        (table(row(2, "2026-01-31", "2026-02-28"), row(1, "2026-01-01", "2026-01-31")), "rates_overlap"),
    ],
)
def test_a_wrong_table_is_refused_with_its_fault(document: Any, code: str) -> None:
    with pytest.raises(FormFault) as fault:
        read_rates(document)
    assert fault.value.code == code


def test_rates_that_follow_one_another_are_taken() -> None:
    follow = read_rates(
        table(row(1, "2026-01-01", "2026-01-31"), row(2, "2026-02-01"), row(3, "2026-01-01", genre="bai"))
    )
    assert len(follow.rates) == 3
    assert {one.genre for one in follow.rates} <= {code.code for code in GENRES}
