# SPDX-License-Identifier: Apache-2.0
"""Hoạt động tuyên truyền trực tiếp: one session in which propagandists spoke to people."""

from datetime import datetime, timedelta

from sync.records.code_lists import LANGUAGES, TOPICS
from sync.records.codes import code_list
from sync.records.cross_checks import people
from sync.records.days import VIETNAM
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.neighbours import others
from sync.records.part_fields import Files
from sync.records.propagandist import Propagandist, is_active_on
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Reference, References, Text
from sync.records.time_rules import in_future
from sync.records.value_fields import Day, Integer, TimeOfDay
from sync.records.words import Words

FORMS = code_list(
    "hop_thon | Họp thôn | Village meeting",
    "den_tung_ho | Đến từng hộ | House to house",
    "loa_keo_loa_tay | Loa kéo, loa tay | Portable loudspeaker",
    "nhom_zalo_thon | Nhóm Zalo thôn | Village Zalo group",
    "cho_phien | Chợ phiên | Market day",
    "noi_tho_tu | Nơi thờ tự | Place of worship",
    "xe_luu_dong | Xe lưu động | Vehicle",
    "san_khau_hoa | Sân khấu hóa | Stage performance",
)


def _overlaps_same_person(session: "PropagandaSession", around: Around) -> bool:
    hours = session.hours()
    if hours is None:
        return False
    same_day = others(session, around, date=session.values.get("date"))
    at_once = [other for other in same_day if _share_time(hours, other.hours())]
    if not at_once:
        return False
    busy = {person for other in at_once for person in _persons(other, around)}
    return bool(busy & _persons(session, around))


def _share_time(one: tuple[datetime, datetime], other: tuple[datetime, datetime] | None) -> bool:
    return other is not None and max(one[0], other[0]) < min(one[1], other[1])


def _persons(session: "PropagandaSession", around: Around) -> set[str]:
    """The persons behind the recognitions; a recognition that is not here stands for itself."""
    found = {one: around.get(Propagandist, one) for one in session.propagandists or ()}
    return {(known.person if known else None) or one for one, known in found.items()}


def _has_inactive_propagandist(session: "PropagandaSession", around: Around) -> bool:
    if session.date is None:
        return False
    found = [around.get(Propagandist, one) for one in session.propagandists or ()]
    return any(known is not None and not is_active_on(known, session.date) for known in found)


class PropagandaSession(Record):
    """Who spoke, how, about what, in which language, to how many."""

    date = Day("Ngày", "Date", required=True, sticky=True)
    start_time = TimeOfDay("Giờ bắt đầu", "Start", example="19:30")
    propagandists = References("Tuyên truyền viên", "Propagandists", to="propagandist", required=True)
    form = Choice("Hình thức", "Form", FORMS, required=True)
    topic = Choice("Chủ đề", "Topic", TOPICS, required=True)
    language = Choice("Ngôn ngữ", "Language", LANGUAGES, required=True, sticky=True)
    place = Text("Địa điểm", "Place", longest=200, example="Nhà văn hóa thôn")
    duration_min = Integer("Thời lượng (phút)", "Duration (minutes)", least=1, most=480, example=45)
    listeners = Integer("Số người nghe", "Listeners", least=1, most=100_000, required=True, example=46)
    households_visited = Integer("Số hộ đã đến", "Households visited", most=100_000)
    materials = Text("Tài liệu", "Materials", longest=300, example="Tờ gấp, 40 tờ")
    reflections_received = Integer("Số phản ánh tiếp nhận", "Reflections received", most=100_000)
    photo = Files("Ảnh", "Photo")
    confirmed_by = Reference("Người xác nhận", "Confirmed by", to="person")

    declared = Declaration(
        name="propaganda_session",
        label=Words("Hoạt động tuyên truyền trực tiếp", "Propaganda session"),
        version=1,
        sections=(
            section("Hoạt động", "Session", date, start_time, duration_min, propagandists, form),
            section("Nội dung", "Content", topic, language, place, materials),
            section("Kết quả", "Result", listeners, households_visited, reflections_received, photo, confirmed_by),
        ),
        columns=(date, propagandists, topic, form, listeners, duration_min),
        search=(place, materials),
        sort=(date, start_time),
        title=(date, topic),
        day=(date,),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        rules=(
            in_future(date),
            Rule(
                "same_person_at_once",
                Words("Cùng một người có hai hoạt động trùng giờ", "The same person has two sessions at once"),
                (propagandists, start_time, duration_min),
                _overlaps_same_person,
            ),
            Rule(
                "propagandist_not_active",
                Words("Có TTV chưa hoặc không còn được công nhận", "A propagandist was not recognised on that day"),
                (propagandists, date),
                _has_inactive_propagandist,
            ),
            Rule(
                "propagandist_disciplined",
                Words("Có TTV đang bị kỷ luật", "A propagandist stands under discipline"),
                (propagandists,),
                people.has_disciplined_propagandist,
            ),
        ),
    )

    def hours(self) -> tuple[datetime, datetime] | None:
        """Start and end in Vietnam's time; None where one of date, start and duration is unknown."""
        if self.date is None or self.start_time is None or self.duration_min is None:
            return None
        start = datetime.fromisoformat(f"{self.date.isoformat()}T{self.start_time}").replace(tzinfo=VIETNAM)
        return start, start + timedelta(minutes=self.duration_min)
