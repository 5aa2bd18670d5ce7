# SPDX-License-Identifier: Apache-2.0
"""Tập huấn: a course for the people of grassroots information, in a room, online or as a MOOC."""

from typing import Any

from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.field import Proposal
from sync.records.neighbours import others_in_unit
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, Role, written_by
from sync.records.text_fields import Choice, Choices, Text
from sync.records.time_rules import ends_before_start
from sync.records.value_fields import Day, Integer
from sync.records.words import Words

ORGANISERS = code_list("bo | Bộ | Ministry", "so | Sở | Provincial department", "xa | Xã | Commune")
MODES = code_list(
    "truc_tiep | Trực tiếp | In person",
    "truc_tuyen | Trực tuyến | Online",
    "moocs | MOOCs | MOOCs",
    "ket_hop | Kết hợp | Blended",
)
COURSE_TOPICS = code_list(
    "bien_tap | Biên tập | Editing",
    "ky_nang_tuyen_truyen | Kỹ năng tuyên truyền | Public speaking",
    "van_hanh_thiet_bi | Vận hành thiết bị | Operating devices",
    "an_toan_thong_tin | An toàn thông tin | Information security",
    "chuyen_doi_so | Chuyển đổi số | Digital change",
    "kinh_te_so_xa_hoi_so | Kinh tế số, xã hội số | Digital economy and society",
)
OVER_A_PLATFORM = frozenset({"truc_tuyen", "moocs", "ket_hop"})
HOURS_A_DAY = 24


def _needs_platform(course: Any) -> bool:
    return bool(course.mode == "moocs")


def _has_too_many_hours(course: "TrainingCourse", _around: Around) -> bool:
    first, last = course.first_day, course.last_day
    if course.hours is None or first is None or last is None or last < first:
        return False
    return course.hours > ((last - first).days + 1) * HOURS_A_DAY


def _has_platform_in_room(course: "TrainingCourse", _around: Around) -> bool:
    return course.platform is not None and course.mode is not None and course.mode not in OVER_A_PLATFORM


def _has_code_twice(course: "TrainingCourse", around: Around) -> bool:
    return bool(others_in_unit(course, around, course_code=course.course_code))


class TrainingCourse(Record):
    """One course; who took part stands in ``participation``."""

    course_code = Text(
        "Mã khóa",
        "Course code",
        longest=30,
        proposal=Proposal("TH-{year}-{serial:04}", year_of="first_day"),
        example="TH-2026-0001",
    )
    name = Text("Tên khóa tập huấn", "Name", longest=300, required=True, example="Tập huấn biên tập tin, bài")
    organiser = Choice("Cấp tổ chức", "Organiser", ORGANISERS, required=True)
    mode = Choice("Hình thức", "Mode", MODES, required=True)
    platform = Text("Nền tảng", "Platform", longest=100, required_if=_needs_platform, example=None)
    decision_no = Text("Số quyết định, giấy mời", "Decision no.", longest=100)
    first_day = Day("Từ ngày", "From", required=True)
    last_day = Day("Đến ngày", "To", required=True, example="2026-10-14")
    hours = Integer("Số giờ", "Hours", least=1, most=2000, example=16)
    topics = Choices("Nội dung", "Topics", COURSE_TOPICS)

    declared = Declaration(
        name="training_course",
        label=Words("Khóa tập huấn", "Training course"),
        version=1,
        sections=(
            section("Khóa tập huấn", "Course", course_code, name, organiser, mode, platform, topics),
            section("Thời gian", "Time", first_day, last_day, hours, decision_no),
        ),
        columns=(first_day, last_day, name, organiser, mode, platform, hours, topics),
        search=(course_code, name, platform, decision_no),
        sort=(first_day, name),
        title=(name, first_day),
        day=(first_day,),
        writable=written_by(*COMMUNE_ROLES, Role.MANAGER),
        review=Review.REVIEWED,
        goes_down=True,
        rules=(
            ends_before_start(first_day, last_day),
            Rule(
                "too_many_hours",
                Words("Số giờ nhiều hơn số ngày cho phép", "More hours than the days have"),
                (hours, first_day, last_day),
                _has_too_many_hours,
            ),
            Rule(
                "platform_in_room",
                Words("Khóa trực tiếp nhưng có nền tảng", "A course in person with a platform"),
                (mode, platform),
                _has_platform_in_room,
            ),
            Rule(
                "duplicate_code",
                Words("Mã khóa đã dùng cho khóa khác", "Another course has this code"),
                (course_code,),
                _has_code_twice,
            ),
        ),
    )
