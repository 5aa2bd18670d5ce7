# SPDX-License-Identifier: Apache-2.0
"""What is noticed about a fault ticket, what is not, and what is filled in."""

from random import Random
from typing import Any

import pytest

from sync.records.fault_ticket import FaultTicket
from tests.support.records import Known, codes_found, record_id

REPORTED = "2026-10-09T08:00:00+07:00"


def ticket(**values: Any) -> FaultTicket:
    return FaultTicket({"reported_at": REPORTED, **values}, record_id(Random(1)), "02701")


@pytest.mark.parametrize(
    ("repaired", "is_found"), [("2026-10-09T07:59:00+07:00", True), (REPORTED, False), (None, False)]
)
def test_a_repair_before_the_report_is_noticed(repaired: str | None, is_found: bool) -> None:
    assert ("repaired_before_report" in codes_found(ticket(repaired_at=repaired))) is is_found


@pytest.mark.parametrize(
    ("repaired", "is_found"), [("2026-10-20T12:00:01+07:00", True), ("2026-10-20T12:00:00+07:00", False), (None, False)]
)
def test_a_moment_in_the_future_is_noticed(repaired: str | None, is_found: bool) -> None:
    assert ("in_future" in codes_found(ticket(repaired_at=repaired))) is is_found


@pytest.mark.parametrize(
    ("state", "repaired", "is_found"),
    [
        ("xong", None, True),
        ("dang_sua", REPORTED, True),
        ("xong", REPORTED, False),
        ("moi", None, False),
        (None, REPORTED, False),
    ],
)
def test_a_state_unlike_the_repair_is_noticed(state: str | None, repaired: str | None, is_found: bool) -> None:
    assert ("state_unlike_repair" in codes_found(ticket(state=state, repaired_at=repaired))) is is_found


@pytest.mark.parametrize(
    ("symptom", "is_risk", "is_found"),
    [("gay_cot_roi_loa", None, True), ("chay_khoi", False, True), ("chay_khoi", True, False), ("mat_cap", None, False)],
)
def test_a_dangerous_symptom_without_a_risk_is_noticed(symptom: str, is_risk: bool | None, is_found: bool) -> None:
    assert ("danger_unmarked" in codes_found(ticket(symptom=symptom, safety_risk=is_risk))) is is_found


@pytest.mark.parametrize(("unit", "is_found"), [("02701", True), ("02704", False)])
def test_a_number_used_twice_in_a_commune_is_noticed(unit: str, is_found: bool) -> None:
    other = FaultTicket({"ticket_no": "SC-2026-0001"}, record_id(Random(2)), unit)
    assert ("duplicate_no" in codes_found(ticket(ticket_no="SC-2026-0001"), other)) is is_found


@pytest.mark.parametrize(
    ("repaired", "hours"), [("2026-10-10T09:30:00+07:00", 25.5), (None, None), ("2026-10-08T09:30:00+07:00", None)]
)
def test_downtime_runs_from_the_report_to_the_repair(repaired: str | None, hours: float | None) -> None:
    assert ticket(repaired_at=repaired).downtime_hours == hours


@pytest.mark.parametrize(
    ("values", "filled"),
    [({}, {"state": "moi"}), ({"repaired_at": REPORTED}, {"state": "xong"}), ({"state": "dang_sua"}, {})],
)
def test_a_state_left_out_follows_from_the_repair(values: dict[str, Any], filled: dict[str, Any]) -> None:
    assert FaultTicket.declared.fill(ticket(**values), Known()) == filled
