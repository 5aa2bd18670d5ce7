# SPDX-License-Identifier: Apache-2.0
"""What a work is paid by the table of the province, where the table has a gap, and what is noticed."""

from datetime import date
from random import Random
from typing import Any

import pytest

from sync.records.broadcast_log import BroadcastLog
from sync.records.content_item import ContentItem
from sync.records.province_profile import ProvinceProfile
from sync.records.rate_table import Rate, RateTable
from sync.records.record import Record
from sync.records.remuneration import Remuneration
from sync.records.remuneration_rules import fill
from tests.support.records import Known, codes_found, record_id

RATES = (
    Rate("tac_gia", "tin", date(2025, 1, 1), date(2025, 12, 31), 30_000),
    Rate("tac_gia", "tin", date(2026, 2, 1), None, 36_000),
)
PROVINCE = ProvinceProfile(rates=RateTable("15", "Bảng", "Nghị quyết", rates=RATES))
EXAMPLES = ProvinceProfile(rates=RateTable("15", "Bảng", "Ví dụ", is_example=True, rates=RATES))
WORK, PERSON = record_id(Random(8)), record_id(Random(9))
NEWS: dict[str, Any] = {"role": "tac_gia", "genre": "tin", "date": "2026-10-13"}


def pay(seed: int = 1, **values: Any) -> Remuneration:
    return Remuneration(values, record_id(Random(seed)), "02683")


def found(one: Remuneration, *known: Record, profile: ProvinceProfile = PROVINCE) -> set[str]:
    return codes_found(one, *known, profile=profile)


@pytest.mark.parametrize(
    ("day", "rate"), [("2025-12-31", 30_000), ("2026-01-31", None), ("2026-02-01", 36_000), ("2024-12-31", None)]
)
def test_the_rate_of_the_day_of_the_work_is_filled_in_and_a_gap_leaves_it_open(day: str, rate: int | None) -> None:
    one = pay(**NEWS | {"date": day})
    filled = fill(one, Known(profile=PROVINCE))
    assert (filled.get("unit_rate"), filled["period"], filled["quantity"], filled["state"]) == (
        rate,
        day[:7],
        1,
        "de_nghi",
    )
    assert ("no_rate" in found(one)) is (rate is None)
    whole = pay(**NEWS | {"date": day} | filled)
    assert whole.amount == rate
    assert ("unit_rate" in whole.missing()) is (rate is None)


def test_the_genre_is_taken_from_the_item_that_was_written() -> None:
    item = ContentItem({"genre": "tin"}, WORK, "02683")
    filled = fill(pay(role="tac_gia", date="2026-10-13", work=WORK), Known(item, profile=PROVINCE))
    assert (filled["genre"], filled["unit_rate"]) == ("tin", 36_000)


@pytest.mark.parametrize(
    ("values", "amount"),
    [
        ({"unit_rate": 36_000, "quantity": 3}, 108_000),
        ({"unit_rate": 36_000, "quantity": 3, "coefficient": 1.2}, 129_600),
        ({"unit_rate": 5, "quantity": 1, "coefficient": 0.1}, 1),
        ({"unit_rate": 3, "quantity": 1, "coefficient": 1.1}, 3),
        ({"unit_rate": 36_000}, None),
        ({"quantity": 3}, None),
    ],
)
def test_the_amount_is_rate_times_quantity_times_coefficient_in_whole_dong(
    values: dict[str, Any], amount: int | None
) -> None:
    assert pay(**values).amount == amount


@pytest.mark.parametrize(("rate", "is_found"), [(40_000, True), (36_000, False), (None, False)])
def test_another_rate_than_the_tables_is_noticed(rate: int | None, is_found: bool) -> None:
    assert ("rate_unlike_table" in found(pay(**NEWS, unit_rate=rate))) is is_found


def test_rates_of_an_example_are_never_taken_for_a_resolution() -> None:
    assert "example_rates" in found(pay(**NEWS), profile=EXAMPLES)
    assert "example_rates" not in found(pay(**NEWS))


@pytest.mark.parametrize(("period", "is_found"), [("2026-09", True), ("2026-10", False)])
def test_a_work_of_another_month_is_noticed(period: str, is_found: bool) -> None:
    assert ("outside_period" in found(pay(date="2026-10-13", period=period))) is is_found


@pytest.mark.parametrize("period", ["2026-13", "2026", "10/2026"])
def test_a_period_is_a_month(period: str) -> None:
    assert Remuneration.tidy({"period": period}, "2026-10-13")[1] == {"period": "wrong_pattern"}


@pytest.mark.parametrize(
    ("work", "is_found"),
    [
        (BroadcastLog({"broadcast_kind": "relay"}, WORK), True),
        (BroadcastLog({"broadcast_kind": "own"}, WORK), False),
        (ContentItem({"origin": "province"}, WORK, "02683"), True),
        (ContentItem({"origin": "own"}, WORK, "15"), True),
        (ContentItem({"origin": "own"}, WORK, "02683"), False),
    ],
)
def test_only_own_work_is_paid(work: Record, is_found: bool) -> None:
    assert ("not_own" in found(pay(work=WORK), work)) is is_found
    assert "not_own" not in found(pay(work=WORK))


@pytest.mark.parametrize(("role", "is_found"), [("tac_gia", True), ("phat_thanh_vien", False)])
def test_a_work_is_paid_once_for_each_role(role: str, is_found: bool) -> None:
    other = pay(2, work=WORK, role="tac_gia", person=PERSON)
    assert ("paid_twice" in found(pay(work=WORK, role=role), other)) is is_found


@pytest.mark.parametrize(("state", "is_found"), [("de_nghi", False), ("duyet", True), ("chi", True)])
def test_what_is_approved_or_paid_names_the_leader(state: str, is_found: bool) -> None:
    assert ("unapproved" in found(pay(state=state))) is is_found
    assert "unapproved" not in found(pay(state=state, approved_by=PERSON))


def test_nobody_approves_the_own_pay() -> None:
    assert "approved_by_payee" in found(pay(person=PERSON, approved_by=PERSON))
    assert "approved_by_payee" not in found(pay(person=PERSON, approved_by=WORK))
