# SPDX-License-Identifier: Apache-2.0
"""What is noticed about a training course."""

from random import Random
from typing import Any

import pytest

from sync.records.training_course import TrainingCourse
from tests.support.records import codes_found, record_id


def course(**values: Any) -> TrainingCourse:
    return TrainingCourse({"first_day": "2026-10-13", **values}, record_id(Random(1)), "02683")


@pytest.mark.parametrize(("last", "is_found"), [("2026-10-12", True), ("2026-10-13", False), (None, False)])
def test_an_end_before_the_start_is_noticed(last: str | None, is_found: bool) -> None:
    assert ("ends_before_start" in codes_found(course(last_day=last))) is is_found


@pytest.mark.parametrize(("hours", "is_found"), [(49, True), (48, False), (None, False)])
def test_more_hours_than_the_days_have_are_noticed(hours: int | None, is_found: bool) -> None:
    assert ("too_many_hours" in codes_found(course(last_day="2026-10-14", hours=hours))) is is_found


@pytest.mark.parametrize(
    ("mode", "is_found"), [("truc_tiep", True), ("moocs", False), ("ket_hop", False), (None, False)]
)
def test_a_platform_belongs_to_a_course_online(mode: str | None, is_found: bool) -> None:
    assert ("platform_in_room" in codes_found(course(mode=mode, platform="Nền tảng MOOCs"))) is is_found


def test_a_mooc_needs_its_platform() -> None:
    assert "platform" in course(mode="moocs").missing()
    assert "platform" not in course(mode="truc_tiep").missing()


@pytest.mark.parametrize(("unit", "is_found"), [("02683", True), ("02686", False)])
def test_a_code_used_twice_in_a_commune_is_noticed(unit: str, is_found: bool) -> None:
    other = TrainingCourse({"course_code": "TH-2026-0001"}, record_id(Random(2)), unit)
    assert ("duplicate_code" in codes_found(course(course_code="TH-2026-0001"), other)) is is_found
