# SPDX-License-Identifier: Apache-2.0
"""What is noticed about taking part in a course; persons and turns."""

from random import Random
from typing import Any

import pytest

from sync.records.participation import Participation, count_trained
from sync.records.training_course import TrainingCourse
from tests.support.records import codes_found, record_id

TRAINEE, OTHER, COURSE, MOOC = (record_id(Random(seed)) for seed in range(10, 14))


def participation(seed: int = 1, **values: Any) -> Participation:
    return Participation({"course": COURSE, "person": TRAINEE, **values}, record_id(Random(seed)), "02683")


@pytest.mark.parametrize(("other", "is_found"), [({}, True), ({"person": OTHER}, False), ({"course": MOOC}, False)])
def test_a_person_is_in_a_course_once(other: dict[str, str], is_found: bool) -> None:
    assert ("taken_twice" in codes_found(participation(), participation(2, **other))) is is_found


@pytest.mark.parametrize(("number", "is_found"), [("CN-1", True), ("CN-2", False)])
def test_a_certificate_is_given_once(number: str, is_found: bool) -> None:
    other = participation(2, person=OTHER, certificate_no="CN-1")
    assert ("duplicate_certificate" in codes_found(participation(certificate_no=number), other)) is is_found


@pytest.mark.parametrize(("result", "is_found"), [("tham_gia", True), ("hoan_thanh", True), ("chung_nhan", False)])
def test_a_certificate_and_its_result_belong_together(result: str, is_found: bool) -> None:
    assert (
        "certificate_without_result" in codes_found(participation(result=result, certificate_no="CN-1"))
    ) is is_found
    assert ("certificate_no" in participation(result=result).missing()) is not is_found


@pytest.mark.parametrize(("first", "is_found"), [("2026-10-21", True), ("2026-10-20", False)])
def test_a_result_before_the_course_is_noticed(first: str, is_found: bool) -> None:
    course = TrainingCourse({"first_day": first}, COURSE, "02683")
    assert ("result_before_start" in codes_found(participation(result="tham_gia"), course)) is is_found


@pytest.mark.parametrize(("score", "code"), [(100.1, "out_of_range"), (-1, "out_of_range"), (100, None)])
def test_a_score_is_between_0_and_100(score: float, code: str | None) -> None:
    _values, faults = Participation.tidy({"score": score}, "2026-10-13")
    assert faults.get("score") == code


def test_persons_and_turns_are_counted_apart() -> None:
    taken = [
        participation(1, result="tham_gia"),
        participation(2, result="hoan_thanh", course=MOOC),
        participation(3, result="tham_gia", person=OTHER),
        participation(4, result="tham_gia", person=OTHER),
        participation(5, course=MOOC, person=OTHER),
    ]
    assert count_trained(taken) == (2, 3)
    assert count_trained([]) == (0, 0)
