# SPDX-License-Identifier: Apache-2.0
"""What is noticed about a reason for a month's figure."""

from random import Random
from typing import Any

import pytest

from sync.records.jump_reason import JumpReason
from tests.support.records import codes_found, record_id


def reason(seed: int = 1, **values: Any) -> JumpReason:
    told = {"month": "2026-09", "measure": "sessions", "reason": "Mất điện sau bão", **values}
    return JumpReason(told, record_id(Random(seed)), "02683")


@pytest.mark.parametrize(("month", "is_found"), [("2026-10", False), ("2026-11", True)])
def test_a_month_that_has_not_come_is_noticed(month: str, is_found: bool) -> None:
    assert ("in_future" in codes_found(reason(month=month))) is is_found


@pytest.mark.parametrize(("measure", "is_found"), [("sessions", True), ("listeners", False)])
def test_a_figure_explained_twice_is_noticed(measure: str, is_found: bool) -> None:
    assert ("recorded_twice" in codes_found(reason(measure=measure), reason(2))) is is_found


def test_a_reason_is_needed() -> None:
    assert "reason" in reason(reason=None).missing()
