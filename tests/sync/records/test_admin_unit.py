# SPDX-License-Identifier: Apache-2.0
"""What is noticed about an amended administrative unit, and what is not."""

from random import Random
from typing import Any

import pytest

from sync.records.admin_unit import AdminUnit
from tests.support.records import codes_found, record_id


def unit(**values: Any) -> AdminUnit:
    return AdminUnit({"code": "02701", **values}, record_id(Random(1)), "15")


@pytest.mark.parametrize(("end", "is_found"), [("2025-06-30", True), ("2025-07-01", False), (None, False)])
def test_an_end_before_the_start_is_noticed(end: str | None, is_found: bool) -> None:
    assert ("ends_before_start" in codes_found(unit(valid_from="2025-07-01", valid_to=end))) is is_found


@pytest.mark.parametrize(
    ("code", "end", "is_found"),
    [("02701", "2025-07-01", True), ("02701", None, True), ("02701", "2025-06-30", False), ("02704", None, False)],
)
def test_two_times_of_one_code_that_overlap_are_noticed(code: str, end: str | None, is_found: bool) -> None:
    other = AdminUnit({"code": code, "valid_from": "2020-01-01", "valid_to": end}, record_id(Random(2)), "15")
    assert ("validity_overlaps" in codes_found(unit(valid_from="2025-07-01"), other)) is is_found


@pytest.mark.parametrize(
    ("code", "kind", "is_found"),
    [
        ("02701", "xa", False),
        ("15", "xa", True),
        ("15", "tinh", False),
        ("080", "huyen", False),
        ("02701", "tinh", True),
        ("01", "thanh_pho", False),
    ],
)
def test_a_code_without_the_digits_of_its_kind_is_noticed(code: str, kind: str, is_found: bool) -> None:
    assert ("code_unlike_kind" in codes_found(unit(code=code, kind=kind))) is is_found


@pytest.mark.parametrize(
    ("parent", "valid_from", "is_found"),
    [("080", "2025-07-01", True), ("15", "2025-07-01", False), ("080", "2020-01-01", False)],
)
def test_a_commune_under_no_province_is_noticed_from_july_2025(parent: str, valid_from: str, is_found: bool) -> None:
    found = codes_found(unit(kind="xa", parent_code=parent, valid_from=valid_from))
    assert ("parent_not_province" in found) is is_found
