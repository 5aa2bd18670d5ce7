# SPDX-License-Identifier: Apache-2.0
"""The books of Sổ sách khác: a further one is a few lines here."""

from typing import Final

from sync.records.award import Award
from sync.records.campaign import Campaign
from sync.records.connection import CONNECTION_STATES, Connection
from sync.records.content_item import ContentItem
from sync.records.contest import Contest
from sync.records.emergency_alert import EmergencyAlert
from sync.records.equipment import CONDITIONS, Equipment
from sync.records.fault_ticket import FaultTicket
from sync.records.inspection import Inspection
from sync.records.jump_reason import JumpReason
from sync.records.participation import Participation
from sync.records.person import Person
from sync.records.remuneration import PAY_STATES, Remuneration
from sync.records.training_course import TrainingCourse
from sync.records.words import Words
from sync.store.filtering import Filters
from ui.books.book import Book, Detail, Preset, signs_of

_ALL: Final = Words("Tất cả", "All")

EQUIPMENT: Final = Book(
    "equipment",
    Words("Thiết bị", "Equipment"),
    Equipment,
    Words("Tài sản của đài: máy phát, micro, máy tính, cột.", "What the station owns: transmitter, masts."),
    columns=("name", "condition", "asset_code", "kind", "quantity", "cost", "location", "year_in_use"),
    presets=(
        Preset(_ALL),
        Preset(
            Words("Hỏng, kém", "Broken or poor"),
            Filters(codes={"condition": ("hoat_dong_kem", "hong_cho_sua", "hong_khong_sua_duoc")}),
        ),
    ),
    details=(Detail(Words("Phiếu", "Tickets"), FaultTicket, "target", ("reported_at", "symptom", "state")),),
    signs={
        "condition": signs_of(
            CONDITIONS,
            {
                "tot": ("●", "good"),
                "hoat_dong_kem": ("▲", "attention"),
                "hong_cho_sua": ("■", "fault"),
                "hong_khong_sua_duoc": ("■", "fault"),
                "thanh_ly": ("▬", "neutral"),
            },
        )
    },
    state="condition",
    content="name",
    totals=("quantity", "cost"),
)
ALERTS: Final = Book(
    "alerts",
    Words("Khẩn cấp", "Emergencies"),
    EmergencyAlert,
    Words("Bản tin khẩn cấp từ lúc nhận tới lúc báo hết.", "Emergency alerts from their receipt to their end."),
    columns=("received_at", "headline", "event", "end_message", "risk_level", "issuer", "first_air_at"),
    content="headline",
    presets=(Preset(Words("Còn hiệu lực trước", "Open ones first"), sort="end_message"), Preset(_ALL)),
)
TRAINING: Final = Book(
    "training",
    Words("Tập huấn", "Training"),
    TrainingCourse,
    Words("Khóa tập huấn, MOOCs và người tham gia.", "Courses, MOOCs and who took part."),
    columns=("first_day", "name", "organiser", "mode", "hours", "last_day", "platform"),
    details=(Detail(Words("Tham gia", "Took part"), Participation, "course", ("person", "result", "score")),),
    totals=("hours",),
    content="name",
)
AWARDS: Final = Book(
    "awards",
    Words("Khen thưởng", "Awards"),
    Award,
    Words("Khen thưởng của người và tập thể.", "Awards of people and teams."),
    columns=("date", "kind", "recipient", "collective", "level", "decision_no", "achievement_year", "amount"),
    totals=("amount",),
    content="recipient",
)
CONTESTS: Final = Book(
    "contests",
    Words("Hội thi", "Contests"),
    Contest,
    Words("Hội thi, liên hoan và bài dự thi.", "Contests and the entries sent to them."),
    columns=("first_day", "name", "level", "organiser", "entries", "results"),
    totals=("entries",),
    content="name",
)
PAY: Final = Book(
    "pay",
    Words("Thù lao", "Pay"),
    Remuneration,
    Words("Bảng nhuận bút, thù lao theo đơn giá của tỉnh.", "Remuneration at the rates of the province."),
    columns=("date", "person", "role", "amount", "state", "quantity", "unit_rate", "work", "genre", "period"),
    presets=(
        Preset(_ALL),
        Preset(Words("Chưa chi", "Not paid out"), Filters(codes={"state": ("de_nghi", "duyet")})),
    ),
    signs={
        "state": signs_of(PAY_STATES, {"de_nghi": ("○", "neutral"), "duyet": ("◔", "waiting"), "chi": ("✓", "good")})
    },
    state="state",
    totals=("quantity", "amount"),
    content="person",
)
INSPECTIONS: Final = Book(
    "inspections",
    Words("Kiểm tra", "Inspections"),
    Inspection,
    Words("Các lần kiểm tra, tồn tại và hạn khắc phục.", "Inspections, what was short, and by when it is mended."),
    content="shortcomings",
    columns=("date", "inspecting_body", "shortcomings", "deadline", "fixed_at", "score", "station"),
)
CAMPAIGNS: Final = Book(
    "campaigns",
    Words("Đợt tuyên truyền", "Campaigns"),
    Campaign,
    Words("Đợt tuyên truyền theo văn bản chỉ đạo.", "Campaigns by order of a document."),
    columns=("first_day", "name", "last_day", "min_repeats_per_day", "target_sessions", "issuing_document"),
    details=(Detail(Words("Bản tin", "Items"), ContentItem, "campaign", ("made_on", "title")),),
    totals=("target_sessions",),
    content="name",
)
CONNECTIONS: Final = Book(
    "connections",
    Words("Kết nối", "Connections"),
    Connection,
    Words("Kết nối với hệ thống thông tin nguồn.", "Connections to the source systems."),
    columns=("system", "province", "state", "since", "last_ok_at", "queue_length"),
    signs={
        "state": signs_of(
            CONNECTION_STATES,
            {
                "chua": ("○", "neutral"),
                "thu_nghiem": ("◔", "waiting"),
                "chinh_thuc": ("●", "good"),
                "gian_doan": ("■", "fault"),
            },
        )
    },
    state="state",
    content="system",
    totals=("queue_length",),
)
PEOPLE: Final = Book(
    "people",
    Words("Người", "People"),
    Person,
    Words("Cán bộ, tuyên truyền viên, người vận hành đài.", "Officers, propagandists, operators of the station."),
    columns=("full_name", "position", "gender", "birth_year"),
    content="full_name",
)
JUMPS: Final = Book(
    "jumps",
    Words("Giải trình", "Reasons"),
    JumpReason,
    Words("Lý do của số liệu tháng khác hẳn sáu tháng trước.", "Why a month lies far off the six before."),
    columns=("month", "measure", "reason"),
    content="reason",
)
BOOKS: Final = (
    *(EQUIPMENT, ALERTS, TRAINING, AWARDS, CONTESTS, PAY, INSPECTIONS, CAMPAIGNS, CONNECTIONS),
    *(PEOPLE, JUMPS),
)
