# SPDX-License-Identifier: Apache-2.0
"""What is noticed about an award; codes that ended with the districts."""

from random import Random
from typing import Any

import pytest

from sync.records.award import Award
from tests.support.records import codes_found, record_id

PERSON = record_id(Random(9))


def award(seed: int = 1, **values: Any) -> Award:
    return Award(values, record_id(Random(seed)), "02683")


@pytest.mark.parametrize(
    ("kind", "level", "is_found"),
    [
        ("bang_khen_bo_truong", "tinh", True),
        ("bang_khen_bo_truong", "trung_uong", False),
        ("bang_khen_ubnd_tinh", "xa", True),
        ("giay_khen", "xa", False),
        ("bang_khen_ubnd_tinh", None, False),
    ],
)
def test_the_level_fits_the_kind(kind: str, level: str | None, is_found: bool) -> None:
    assert ("level_unlike_kind" in codes_found(award(kind=kind, level=level))) is is_found


@pytest.mark.parametrize(
    ("values", "is_found"),
    [
        ({"recipient_kind": "tap_the", "recipient": PERSON}, True),
        ({"recipient_kind": "ca_nhan", "collective": "Đài truyền thanh xã"}, True),
        ({"recipient_kind": "ca_nhan", "recipient": PERSON}, False),
        ({"recipient_kind": "tap_the", "collective": "Đài truyền thanh xã"}, False),
        ({"recipient": PERSON}, False),
    ],
)
def test_who_receives_is_of_the_kind_named(values: dict[str, Any], is_found: bool) -> None:
    assert ("recipient_unlike_kind" in codes_found(award(**values))) is is_found


@pytest.mark.parametrize(("kind", "needed"), [("tap_the", "collective"), ("ca_nhan", "recipient"), ("ho", "recipient")])
def test_each_kind_of_recipient_needs_its_field(kind: str, needed: str) -> None:
    assert {"collective", "recipient"} & set(award(recipient_kind=kind).missing()) == {needed}


@pytest.mark.parametrize(("kind", "is_found"), [("giay_khen", True), ("giai_hoi_thi", False), ("lien_hoan", False)])
def test_a_rank_belongs_to_a_contest(kind: str, is_found: bool) -> None:
    assert ("rank_without_contest" in codes_found(award(kind=kind, rank="nhat"))) is is_found
    assert ({"contest", "rank"} <= set(award(kind=kind).missing())) is not is_found


@pytest.mark.parametrize(
    ("code", "values", "is_found"),
    [
        ("in_future", {"date": "2026-10-21"}, True),
        ("in_future", {"date": "2026-10-20"}, False),
        ("achieved_after", {"date": "2026-10-20", "achievement_year": 2027}, True),
        ("achieved_after", {"date": "2026-10-20", "achievement_year": 2026}, False),
    ],
)
def test_days_that_cannot_be_are_noticed(code: str, values: dict[str, Any], is_found: bool) -> None:
    assert (code in codes_found(award(**values))) is is_found


@pytest.mark.parametrize(("number", "is_found"), [("12/QĐ", True), ("13/QĐ", False)])
def test_one_decision_honours_one_recipient_once(number: str, is_found: bool) -> None:
    other = award(2, decision_no="12/QĐ", recipient=PERSON)
    assert ("recorded_twice" in codes_found(award(decision_no=number, recipient=PERSON), other)) is is_found
    assert "recorded_twice" not in codes_found(award(decision_no=number, collective="Thôn 1"), other)
    assert "recorded_twice" not in codes_found(award(decision_no="12/QĐ"), award(2, decision_no="12/QĐ"))


def test_the_level_of_the_former_districts_stays_readable_and_a_new_use_is_noticed() -> None:
    values, faults = Award.tidy({"level": "huyen"}, "2026-10-13")
    assert (values, faults) == ({"level": "huyen"}, {})
    assert award(**values).level == "huyen"
    assert Award.level.codes.label("huyen").vi == "Huyện (đến 30/06/2025)"
    assert "retired_code" in codes_found(award(**values))
    assert "retired_code" not in codes_found(award(level="xa"))
