# SPDX-License-Identifier: Apache-2.0
"""What is noticed about a step in handling a reflection."""

from random import Random
from typing import Any

import pytest

from sync.records.reflection import Reflection
from sync.records.reflection_action import ReflectionAction
from tests.support.records import codes_found, record_id

REFLECTION = record_id(Random(1))
RECEIVED = Reflection({"received_at": "2026-10-12T16:05:00+07:00"}, REFLECTION, "02683")


def action(**values: Any) -> ReflectionAction:
    return ReflectionAction({"reflection": REFLECTION, **values}, record_id(Random(2)), "02683")


@pytest.mark.parametrize(
    ("acted", "is_found"), [("2026-10-12T16:04:59+07:00", True), ("2026-10-12T16:05:00+07:00", False)]
)
def test_a_step_before_the_reception_is_noticed(acted: str, is_found: bool) -> None:
    assert ("before_reception" in codes_found(action(acted_at=acted), RECEIVED)) is is_found
    assert "before_reception" not in codes_found(action(acted_at=acted))


@pytest.mark.parametrize(
    ("acted", "is_found"), [("2026-10-20T12:00:01+07:00", True), ("2026-10-20T12:00:00+07:00", False)]
)
def test_a_step_in_the_future_is_noticed(acted: str, is_found: bool) -> None:
    assert ("in_future" in codes_found(action(acted_at=acted), RECEIVED)) is is_found


@pytest.mark.parametrize(
    ("step", "name"),
    [("chuyen_xu_ly", "forwarded_to"), ("chuyen_cap_tren", "forwarded_to"), ("khong_tiep_nhan", "reason")],
)
def test_handing_on_needs_a_receiver_and_refusing_a_reason(step: str, name: str) -> None:
    assert name in action(step=step).missing()
    assert {"forwarded_to", "reason"}.isdisjoint(action(step="dang_xu_ly").missing())
