# SPDX-License-Identifier: Apache-2.0
"""What is noticed about a contest and its results."""

from random import Random
from typing import Any

import pytest

from sync.records.contest import Contest
from tests.support.records import codes_found, record_id

RESULT = {"recipient_kind": "tap_the", "collective": "Đài truyền thanh xã", "rank": "nhat"}


def contest(**values: Any) -> Contest:
    return Contest({"first_day": "2026-10-13", **values}, record_id(Random(1)), "02683")


@pytest.mark.parametrize(
    ("code", "values", "is_found"),
    [
        ("ends_before_start", {"last_day": "2026-10-12"}, True),
        ("ends_before_start", {"last_day": "2026-10-13"}, False),
        ("results_before_start", {"first_day": "2026-10-21", "results": [RESULT]}, True),
        ("results_before_start", {"first_day": "2026-10-20", "results": [RESULT]}, False),
        ("results_before_start", {"first_day": "2026-10-21"}, False),
        ("nameless_winner", {"results": [RESULT, {"rank": "nhi"}]}, True),
        ("nameless_winner", {"results": [RESULT]}, False),
        ("more_results_than_entries", {"entries": 1, "results": [RESULT, RESULT]}, True),
        ("more_results_than_entries", {"entries": 2, "results": [RESULT, RESULT]}, False),
    ],
)
def test_what_cannot_be_is_noticed(code: str, values: dict[str, Any], is_found: bool) -> None:
    assert (code in codes_found(contest(**values))) is is_found


def test_a_result_needs_its_rank() -> None:
    assert "results.0.rank" in contest(results=[{"recipient_kind": "ho"}]).missing()
