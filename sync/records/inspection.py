# SPDX-License-Identifier: Apache-2.0
"""Kiểm tra: what inspectors looked at, what they found, and by when it is to be mended."""

from typing import Any

from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.part import Part
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, Role, written_by
from sync.records.text_fields import Choice, LongText, Reference, References, Text
from sync.records.time_rules import in_future
from sync.records.value_fields import Day, Decimal
from sync.records.words import Words

CHECKLIST_ITEMS = code_list(
    "van_ban_phap_luat | Phát văn bản pháp luật, nhiệm vụ chính trị | Legal documents and political tasks aired",
    "giao_uoc_thi_dua | Giao ước thi đua | Emulation pledge",
    "luu_tru | Lưu trữ tin, bài, tài liệu | Filing of material",
    "so_nhat_ky | Sổ nhật ký phát thanh hằng tuần | Weekly broadcast logbook",
    "tru_so | Phòng máy, trụ sở | Premises",
    "cum_loa | Kiểm tra thực địa cụm loa | Field check of the clusters",
    "cot_day_neo | Cột, dây néo (an toàn) | Masts and guy wires (safety)",
    "quy_che | Quy chế hoạt động, khung giờ | Station rules and hours",
    "nguoi_phu_trach | Quyết định người phụ trách | Person in charge named",
    "duyet_noi_dung | Duyệt nội dung trước khi phát | Content approved before air",
    "khac | Khác | Other",
)
FAILED = "chua_dat"
OUTCOMES = code_list(
    "dat | Đạt | Passed", "chua_dat | Chưa đạt | Failed", "khong_ap_dung | Không áp dụng | Not applicable"
)


class ChecklistLine(Part):
    """One point of the checklist and how it stood."""

    brief = ("remark",)

    item = Choice("Nội dung kiểm tra", "Item", CHECKLIST_ITEMS, required=True)
    outcome = Choice("Kết quả", "Outcome", OUTCOMES, required=True)
    remark = Text("Nhận xét", "Remark", longest=300, example="Sổ ghi đủ, có ký kiểm tra")


def _has_failures(inspection: Any) -> bool:
    return any(line.outcome == FAILED for line in inspection.checklist or ())


def _has_item_twice(inspection: "Inspection", _around: Around) -> bool:
    items = [line.item for line in inspection.checklist or () if line.item not in (None, "khac")]
    return len(set(items)) < len(items)


def _is_fixed_before(inspection: "Inspection", _around: Around) -> bool:
    day = inspection.date
    return day is not None and any(one is not None and one < day for one in (inspection.fixed_at, inspection.deadline))


def _is_overdue(inspection: "Inspection", around: Around) -> bool:
    if inspection.deadline is None or inspection.fixed_at is not None:
        return False
    return around.now.date() > inspection.deadline


def _is_fixed_late(inspection: "Inspection", _around: Around) -> bool:
    deadline, fixed = inspection.deadline, inspection.fixed_at
    return deadline is not None and fixed is not None and fixed > deadline


def _is_failure_unexplained(inspection: "Inspection", _around: Around) -> bool:
    return _has_failures(inspection) and not inspection.shortcomings


class Inspection(Record):
    """One inspection of a commune's grassroots information."""

    date = Day("Ngày kiểm tra", "Date", required=True)
    inspecting_body = Text("Cơ quan kiểm tra", "Inspecting body", longest=200, required=True, example="UBND xã")
    decision_no = Text("Số quyết định, kế hoạch", "Decision no.", longest=100, example="30/KH-UBND")
    team = References("Đoàn kiểm tra", "Team", to="person", required=True)
    station = Reference("Đài", "Station", to="station")
    checklist = Parts("Danh mục kiểm tra", "Checklist", of=ChecklistLine, required=True)
    score = Decimal("Điểm", "Score", least=0.0, most=1000.0, example=92.0)
    shortcomings = LongText("Tồn tại, kiến nghị", "Findings")
    deadline = Day("Hạn khắc phục", "Deadline", required_if=_has_failures, example="2026-11-13")
    fixed_at = Day("Khắc phục xong ngày", "Fixed on", example="2026-11-02")

    declared = Declaration(
        name="inspection",
        label=Words("Kiểm tra", "Inspection"),
        version=1,
        sections=(
            section("Cuộc kiểm tra", "Inspection", date, inspecting_body, decision_no, team, station),
            section("Kết quả", "Outcome", checklist, score, shortcomings),
            section("Khắc phục", "Mending", deadline, fixed_at),
        ),
        columns=(date, inspecting_body, station, score, shortcomings, deadline, fixed_at),
        search=(inspecting_body, decision_no, shortcomings, checklist),
        sort=(date,),
        title=(inspecting_body, date),
        day=(date,),
        lookups=(deadline,),
        writable=written_by(*COMMUNE_ROLES, Role.REVIEWER, Role.MANAGER),
        review=Review.NOT_REVIEWED,
        rules=(
            Rule(
                "item_twice",
                Words("Một nội dung được ghi hai lần", "An item stands twice"),
                (checklist,),
                _has_item_twice,
            ),
            in_future(date, fixed_at),
            Rule(
                "fixed_before",
                Words("Hạn hoặc ngày khắc phục trước ngày kiểm tra", "Mended, or due, before the inspection"),
                (date, deadline, fixed_at),
                _is_fixed_before,
            ),
            Rule("overdue", Words("Quá hạn khắc phục", "Not mended in time"), (deadline, fixed_at), _is_overdue),
            Rule("fixed_late", Words("Khắc phục sau hạn", "Mended late"), (deadline, fixed_at), _is_fixed_late),
            Rule(
                "failure_unexplained",
                Words("Có nội dung chưa đạt nhưng chưa ghi tồn tại", "A failed item without what was found"),
                (checklist, shortcomings),
                _is_failure_unexplained,
            ),
        ),
    )
