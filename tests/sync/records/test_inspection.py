# SPDX-License-Identifier: Apache-2.0
"""What is noticed about an inspection and what it left to mend."""

from random import Random
from typing import Any

import pytest

from sync.records.inspection import Inspection
from tests.support.records import codes_found, record_id

PASSED, FAILED = {"item": "so_nhat_ky", "outcome": "dat"}, {"item": "cot_day_neo", "outcome": "chua_dat"}


def inspection(**values: Any) -> Inspection:
    return Inspection({"date": "2026-10-01", **values}, record_id(Random(1)), "02683")


@pytest.mark.parametrize(
    ("code", "values", "is_found"),
    [
        ("item_twice", {"checklist": [PASSED, PASSED]}, True),
        ("item_twice", {"checklist": [PASSED, FAILED]}, False),
        ("item_twice", {"checklist": [{"item": "khac"}, {"item": "khac"}]}, False),
        ("in_future", {"date": "2026-10-21"}, True),
        ("in_future", {"fixed_at": "2026-10-21"}, True),
        ("in_future", {"date": "2026-10-20"}, False),
        ("fixed_before", {"fixed_at": "2026-09-30"}, True),
        ("fixed_before", {"deadline": "2026-09-30"}, True),
        ("fixed_before", {"deadline": "2026-10-01"}, False),
        ("overdue", {"deadline": "2026-10-19"}, True),
        ("overdue", {"deadline": "2026-10-20"}, False),
        ("overdue", {"deadline": "2026-10-19", "fixed_at": "2026-10-19"}, False),
        ("fixed_late", {"deadline": "2026-10-10", "fixed_at": "2026-10-11"}, True),
        ("fixed_late", {"deadline": "2026-10-10", "fixed_at": "2026-10-10"}, False),
        ("failure_unexplained", {"checklist": [FAILED]}, True),
        ("failure_unexplained", {"checklist": [FAILED], "shortcomings": "Dây néo gỉ"}, False),
        ("failure_unexplained", {"checklist": [PASSED]}, False),
    ],
)
def test_what_cannot_be_is_noticed(code: str, values: dict[str, Any], is_found: bool) -> None:
    assert (code in codes_found(inspection(**values))) is is_found


@pytest.mark.parametrize(("line", "is_needed"), [(FAILED, True), (PASSED, False)])
def test_what_failed_needs_a_deadline(line: dict[str, str], is_needed: bool) -> None:
    assert ("deadline" in inspection(checklist=[line]).missing()) is is_needed
