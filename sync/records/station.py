# SPDX-License-Identifier: Apache-2.0
"""Đài truyền thanh cấp xã: what a commune station is, runs on and is allowed (Decree 49/2024/NĐ-CP, art. 7–9)."""

from typing import Any

from sync.records import station_rules as rules
from sync.records.codes import code_list
from sync.records.declaration import Declaration, Review, Rule, section
from sync.records.field import Proposal
from sync.records.part import Part
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Choices, Reference, Text
from sync.records.value_fields import Day, Decimal, Flag, Money, TimeOfDay
from sync.records.words import Words

STATION_TECHNOLOGIES = code_list(
    "wired | Có dây | Wired",
    "fm | Không dây FM | Wireless FM",
    "it | Ứng dụng CNTT-VT | IT-telecom",
    "mobile | Lưu động | Mobile",
)
OPERATING_STATES = code_list(
    "operating | Hoạt động | Operating",
    "intermittent | Hoạt động không thường xuyên | Intermittent",
    "stopped | Ngừng hoạt động | Stopped",
    "under_construction | Đang xây dựng | Under construction",
    "closed | Đã đóng | Closed",
)
MANAGING_UNITS = code_list(
    "ubnd_xa | UBND xã | Commune People's Committee",
    "trung_tam_dvth | Trung tâm Dịch vụ tổng hợp | General service centre",
    "trung_tam_vh_tt_tt | Trung tâm Văn hóa, Thể thao và Truyền thông | Centre of culture, sports and communication",
)
STAFF_KINDS = code_list(
    "cong_chuc | Công chức | Civil servant",
    "vien_chuc | Viên chức | Public employee",
    "khong_chuyen_trach | Không chuyên trách | Part-time worker",
)
WEEKDAYS = code_list(
    "thu_hai | Thứ Hai | Monday",
    "thu_ba | Thứ Ba | Tuesday",
    "thu_tu | Thứ Tư | Wednesday",
    "thu_nam | Thứ Năm | Thursday",
    "thu_sau | Thứ Sáu | Friday",
    "thu_bay | Thứ Bảy | Saturday",
    "chu_nhat | Chủ nhật | Sunday",
)
FUNDING_SOURCES = code_list(
    "ngan_sach_trung_uong | Ngân sách trung ương | Central budget",
    "ngan_sach_tinh | Ngân sách tỉnh | Provincial budget",
    "ngan_sach_xa | Ngân sách xã | Commune budget",
    "chuong_trinh_muc_tieu | Chương trình mục tiêu quốc gia | National target programme",
    "xa_hoi_hoa | Xã hội hóa | Contributions",
    "khac | Khác | Other",
)
SOURCE_LINKS = code_list(
    "none | Chưa kết nối | None",
    "province | Hệ thống tỉnh | Province",
    "province_central | Hệ thống tỉnh và trung ương | Province and central",
)


class StaffMember(Part):
    """One person of the station's staff."""

    person = Reference("Người", "Person", to="person", required=True)
    kind = Choice("Diện", "Kind", STAFF_KINDS, required=True)


class DailySlot(Part):
    """A time of day in which the station airs, on some days of the week."""

    start = TimeOfDay("Từ", "From", required=True)
    end = TimeOfDay("Đến", "To", required=True, example="05:45")
    weekdays = Choices("Các ngày", "Weekdays", WEEKDAYS, required=True)


class StationPredecessor(Part):
    """One station that was joined into this one."""

    station = Reference("Đài", "Station", to="station")
    name = Text("Tên đài", "Name", longest=200, required=True, example="Đài truyền thanh xã cũ")
    joined_on = Day("Ngày nhập", "Joined on", example="2025-07-01")
    share_note = Text("Ghi chú phần tiếp nhận", "What was taken over", longest=300)


def _has_fm(station: Any) -> bool:
    return "fm" in (station.technologies or ())


def _is_it_based(station: Any) -> bool | None:
    return None if station.technologies is None else "it" in station.technologies


class Station(Record):
    """A commune radio station."""

    station_code = Text(
        "Mã đài", "Station code", longest=30, proposal=Proposal("{unit}-DTT{serial:02}"), example="02701-DTT01"
    )
    name = Text("Tên đài", "Name", longest=200, required=True, example="Đài truyền thanh xã")
    technologies = Choices("Công nghệ", "Technologies", STATION_TECHNOLOGIES, required=True, dated=True)
    is_it_based = Flag("Có ứng dụng CNTT-VT", "IT-based", derived=_is_it_based)
    established_on = Day("Ngày thành lập", "Established on", example="2010-05-19")
    decision_no = Text("Số quyết định thành lập", "Founding decision no.", longest=100, example="12/QĐ-UBND")
    operating_state = Choice("Tình trạng", "Operating state", OPERATING_STATES, required=True, dated=True)
    fm_frequency_mhz = Decimal(
        "Tần số (MHz)", "Frequency (MHz)", least=0.1, most=300.0, required_if=_has_fm, example=62.5
    )
    tx_power_w = Decimal(
        "Công suất phát (W)", "Transmitter power (W)", most=100_000.0, required_if=_has_fm, example=30.0
    )
    licence_no = Text(
        "Giấy phép tần số", "Frequency licence no.", longest=100, required_if=_has_fm, example="100/GP-CTS"
    )
    licence_expiry = Day("Giấy phép hết hạn", "Licence expires on", required_if=_has_fm, example="2030-12-31")
    regulation_no = Text("Quy chế hoạt động", "Operating regulation no.", longest=100, example="26/QĐ-UBND")
    managing_unit = Choice("Đơn vị vận hành", "Managing unit", MANAGING_UNITS, required=True)
    person_in_charge = Reference("Phụ trách", "Person in charge", to="person", required=True)
    staff = Parts("Nhân sự", "Staff", of=StaffMember, required=True)
    daily_slots = Parts("Khung giờ phát", "Daily slots", of=DailySlot, required=True)
    integrated_by = Text("Thiết bị tích hợp", "Integration device", longest=200)
    funding_source = Choice("Nguồn vốn", "Funding source", FUNDING_SOURCES)
    asset_value = Money("Nguyên giá", "Asset value", example=300_000_000)
    depreciation_end = Day("Hết khấu hao", "Depreciated on", example="2031-12-31")
    source_system_linked = Choice(
        "Đã kết nối HTTT nguồn", "Linked to a source system", SOURCE_LINKS, required=True, dated=True
    )
    predecessors = Parts("Đài trước sắp xếp", "Stations before the merger", of=StationPredecessor)

    declared = Declaration(
        name="station",
        label=Words("Đài truyền thanh cấp xã", "Station"),
        version=1,
        sections=(
            section("Đài", "Station", station_code, name, technologies, operating_state, source_system_linked),
            section("Thành lập", "Founding", established_on, decision_no, regulation_no, managing_unit, predecessors),
            section("Phát sóng FM", "FM", fm_frequency_mhz, tx_power_w, licence_no, licence_expiry),
            section("Nhân sự và giờ phát", "Staff and hours", person_in_charge, staff, daily_slots),
            section("Tài sản", "Assets", integrated_by, funding_source, asset_value, depreciation_end),
        ),
        columns=(station_code, name, technologies, operating_state, person_in_charge, licence_expiry),
        search=(station_code, name),
        sort=(station_code, name),
        title=(name,),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        rules=(
            Rule(
                "broadcast_band",
                Words("Băng tần 87–108 MHz không dành cho đài xã", "87–108 MHz is not a band for commune stations"),
                (fm_frequency_mhz,),
                rules.is_in_broadcast_band,
            ),
            Rule(
                "off_band",
                Words("Tần số ngoài băng 54–68 MHz", "The frequency lies outside 54–68 MHz"),
                (fm_frequency_mhz,),
                rules.is_off_band,
            ),
            Rule(
                "power_over_limit",
                Words("Công suất phát trên 30 W", "The transmitter has more than 30 W"),
                (tx_power_w,),
                rules.is_over_power,
            ),
            Rule(
                "licence_expired",
                Words("Giấy phép tần số đã hết hạn", "The frequency licence has expired"),
                (licence_expiry,),
                rules.is_licence_expired,
            ),
            Rule(
                "licence_ends_in_30_days",
                Words("Giấy phép tần số còn không quá 30 ngày", "The frequency licence ends within 30 days"),
                (licence_expiry,),
                rules.ends_in_30_days,
            ),
            Rule(
                "licence_ends_in_90_days",
                Words("Giấy phép tần số còn không quá 90 ngày", "The frequency licence ends within 90 days"),
                (licence_expiry,),
                rules.ends_in_90_days,
            ),
            Rule(
                "no_regulation",
                Words("Chưa ban hành quy chế hoạt động (Nghị định 49)", "No operating regulation yet (Decree 49)"),
                (regulation_no,),
                rules.has_no_regulation,
            ),
            Rule(
                "duplicate_code",
                Words("Mã đài đã dùng cho đài khác", "Another station has this code"),
                (station_code,),
                rules.has_code_twice,
            ),
            Rule(
                "slot_ends_before_start",
                Words("Khung giờ kết thúc trước khi bắt đầu", "A daily slot ends before it begins"),
                (daily_slots,),
                rules.has_slot_turned_round,
            ),
            Rule(
                "slots_overlap",
                Words("Các khung giờ trong cùng ngày trùng nhau", "Two daily slots of one weekday overlap"),
                (daily_slots,),
                rules.has_slots_overlapping,
            ),
        ),
    )
