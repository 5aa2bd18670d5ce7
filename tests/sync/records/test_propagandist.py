# SPDX-License-Identifier: Apache-2.0
"""What is noticed about the recognition of a propagandist, and what is not."""

from random import Random
from typing import Any

import pytest

from sync.records.propagandist import Propagandist
from tests.support.records import codes_found, record_id


def propagandist(**values: Any) -> Propagandist:
    return Propagandist({"active_from": "2025-09-01", **values}, record_id(Random(1)), "02701")


@pytest.mark.parametrize(
    ("is_disciplined", "end", "is_found"),
    [
        (True, None, True),
        (True, "2026-10-20", True),
        (True, "2026-10-19", False),
        (False, None, False),
        (None, None, False),
    ],
)
def test_discipline_of_an_active_propagandist_is_noticed(
    is_disciplined: bool | None, end: str | None, is_found: bool
) -> None:
    found = codes_found(propagandist(disciplined=is_disciplined, active_to=end))
    assert ("disciplined_yet_active" in found) is is_found


@pytest.mark.parametrize(("position", "is_found"), [("other", True), ("bi_thu_chi_bo", False), (None, False)])
def test_a_position_outside_the_decree_is_noticed(position: str | None, is_found: bool) -> None:
    assert ("position_outside_law" in codes_found(propagandist(position=position))) is is_found


@pytest.mark.parametrize(
    ("decided_by", "is_found"),
    [("pho_chu_tich_ubnd_xa", True), ("khac", True), ("chu_tich_ubnd_xa", False), (None, False)],
)
def test_a_decision_not_of_the_chairman_is_noticed(decided_by: str | None, is_found: bool) -> None:
    assert ("decided_by_another" in codes_found(propagandist(decided_by=decided_by))) is is_found


@pytest.mark.parametrize(("end", "is_found"), [("2025-08-31", True), ("2025-09-01", False), (None, False)])
def test_an_end_before_the_start_is_noticed(end: str | None, is_found: bool) -> None:
    assert ("ends_before_start" in codes_found(propagandist(active_to=end))) is is_found


@pytest.mark.parametrize(("decided", "is_found"), [("2025-09-02", True), ("2025-09-01", False), (None, False)])
def test_work_before_the_decision_is_noticed(decided: str | None, is_found: bool) -> None:
    assert ("active_before_decision" in codes_found(propagandist(decision_date=decided))) is is_found


@pytest.mark.parametrize(("end", "is_found"), [(None, True), ("2026-01-01", False)])
def test_a_reason_without_its_end_is_noticed(end: str | None, is_found: bool) -> None:
    assert ("reason_without_end" in codes_found(propagandist(end_reason="xin_thoi", active_to=end))) is is_found


@pytest.mark.parametrize(("code", "is_found"), [("TTV-02701-0001", True), ("TTV-02701-0002", False)])
def test_a_code_used_twice_is_noticed(code: str, is_found: bool) -> None:
    other = Propagandist({"ttv_code": "TTV-02701-0001"}, record_id(Random(2)), "02701")
    assert ("duplicate_code" in codes_found(propagandist(ttv_code=code), other)) is is_found


def test_the_end_of_a_recognition_needs_its_reason() -> None:
    assert "end_reason" in propagandist(active_to="2026-01-01").missing()
    assert "end_reason" not in propagandist().missing()
