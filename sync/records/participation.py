# SPDX-License-Identifier: Apache-2.0
"""Tham gia tập huấn: one person in one course, the result and the certificate.

Persons and turns are counted apart: who took three courses is one person and three turns.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.neighbours import others
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Reference, Text
from sync.records.training_course import TrainingCourse
from sync.records.value_fields import Decimal
from sync.records.words import Words

TRAINEES = code_list(
    "can_bo | Cán bộ | Staff", "ttv | Tuyên truyền viên | Propagandist", "lanh_dao | Lãnh đạo | Leader"
)
CERTIFIED = "chung_nhan"
RESULTS = code_list(
    "tham_gia | Tham gia | Took part", "hoan_thanh | Hoàn thành | Completed", "chung_nhan | Chứng nhận | Certified"
)


class Trained(NamedTuple):
    """How many were trained: distinct persons, and turns."""

    persons: int
    turns: int


def count_trained(participations: Iterable["Participation"]) -> Trained:
    """Persons and turns of those that have a result; one person twice in one course is one turn."""
    turns = {(one.person, one.course) for one in participations if one.person and one.course and one.result}
    return Trained(len({person for person, _course in turns}), len(turns))


def _is_certified(participation: Any) -> bool:
    return bool(participation.result == CERTIFIED)


def _is_taken_twice(participation: "Participation", around: Around) -> bool:
    return bool(others(participation, around, course=participation.course, person=participation.person))


def _is_certificate_used(participation: "Participation", around: Around) -> bool:
    return bool(others(participation, around, certificate_no=participation.certificate_no))


def _has_certificate_without_result(participation: "Participation", _around: Around) -> bool:
    return participation.certificate_no is not None and participation.result not in (None, CERTIFIED)


def _has_result_before_start(participation: "Participation", around: Around) -> bool:
    course = around.get(TrainingCourse, participation.course) if participation.course else None
    if course is None or course.first_day is None or participation.result is None:
        return False
    return around.now.date() < course.first_day


class Participation(Record):
    """One person's part in one course."""

    course = Reference("Khóa tập huấn", "Course", to="training_course", required=True, sticky=True)
    person = Reference("Người tham gia", "Person", to="person", required=True)
    attends_as = Choice("Đối tượng", "Attends as", TRAINEES)
    result = Choice("Kết quả", "Result", RESULTS, required=True)
    certificate_no = Text("Số chứng nhận", "Certificate no.", longest=100, required_if=_is_certified, example=None)
    score = Decimal("Điểm (0–100)", "Score (0–100)", least=0.0, most=100.0, example=85.0)

    declared = Declaration(
        name="participation",
        label=Words("Tham gia tập huấn", "Participation in a course"),
        version=1,
        sections=(
            section("Người tham gia", "Participant", course, person, attends_as),
            section("Kết quả", "Result", result, score, certificate_no),
        ),
        columns=(course, person, attends_as, result, score, certificate_no),
        search=(certificate_no,),
        title=(person, course),
        lookups=(course, person, certificate_no),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        rules=(
            Rule(
                "taken_twice",
                Words("Người này đã có trong khóa tập huấn", "This person is in the course already"),
                (person, course),
                _is_taken_twice,
            ),
            Rule(
                "duplicate_certificate",
                Words("Số chứng nhận đã cấp cho người khác", "The certificate has been given already"),
                (certificate_no,),
                _is_certificate_used,
            ),
            Rule(
                "certificate_without_result",
                Words("Có số chứng nhận nhưng kết quả không phải chứng nhận", "A certificate without that result"),
                (certificate_no, result),
                _has_certificate_without_result,
            ),
            Rule(
                "result_before_start",
                Words("Có kết quả trước khi khóa học bắt đầu", "A result before the course has begun"),
                (result, course),
                _has_result_before_start,
            ),
        ),
    )
