# SPDX-License-Identifier: Apache-2.0
"""Tuyên truyền viên cơ sở: one recognition of one person (Decree 49/2024/NĐ-CP, art. 21–22).

A person with two positions has two of these records: persons are counted, not rows.
"""

from datetime import date
from typing import Any

from sync.records.code_lists import LANGUAGES, POSITIONS
from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.field import Proposal
from sync.records.neighbours import others
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Choices, Reference, Text
from sync.records.time_rules import ends_before_start
from sync.records.value_fields import Day, Flag
from sync.records.words import Words

CHAIRMAN = "chu_tich_ubnd_xa"
DECIDERS = code_list(
    "chu_tich_ubnd_xa | Chủ tịch UBND xã | Chairman of the commune People's Committee",
    "pho_chu_tich_ubnd_xa | Phó Chủ tịch UBND xã | Vice chairman of the commune People's Committee",
    "khac | Khác | Other",
)
END_REASONS = code_list(
    "thoi_chuc_danh | Thôi giữ chức danh | No longer holds the position",
    "xin_thoi | Xin thôi | Asked to leave",
    "bi_ky_luat | Bị kỷ luật | Disciplined",
    "chuyen_noi_o | Chuyển nơi ở | Moved away",
    "sap_xep_don_vi | Sắp xếp đơn vị | Units were merged",
    "qua_doi | Qua đời | Died",
    "khac | Khác | Other",
)


def _has_ended(propagandist: Any) -> bool:
    return propagandist.active_to is not None


def is_active_on(propagandist: "Propagandist", day: date) -> bool:
    """Tell whether the recognition holds on that day; an unknown start has not begun."""
    begins, ends = propagandist.active_from, propagandist.active_to
    return begins is not None and begins <= day and (ends is None or day <= ends)


def _is_disciplined_yet_active(propagandist: "Propagandist", around: Around) -> bool:
    return propagandist.disciplined is True and is_active_on(propagandist, around.now.date())


def _has_position_outside_law(propagandist: "Propagandist", _around: Around) -> bool:
    return propagandist.position == "other"


def _is_decided_by_another(propagandist: "Propagandist", _around: Around) -> bool:
    return propagandist.decided_by not in (None, CHAIRMAN)


def _is_active_before_decision(propagandist: "Propagandist", _around: Around) -> bool:
    decided, begins = propagandist.decision_date, propagandist.active_from
    return decided is not None and begins is not None and begins < decided


def _has_reason_without_end(propagandist: "Propagandist", _around: Around) -> bool:
    return propagandist.end_reason is not None and propagandist.active_to is None


def _has_code_twice(propagandist: "Propagandist", around: Around) -> bool:
    return bool(others(propagandist, around, ttv_code=propagandist.ttv_code))


class Propagandist(Record):
    """The recognition of a person as a grassroots propagandist of a village."""

    ttv_code = Text(
        "Mã TTV", "Propagandist code", longest=30, proposal=Proposal("TTV-{unit}-{serial:04}"), example="TTV-02701-0001"
    )
    person = Reference("Người", "Person", to="person", required=True)
    position = Choice("Chức danh", "Position", POSITIONS, required=True)
    village = Reference("Thôn phụ trách", "Village", to="village", required=True)
    languages = Choices("Ngôn ngữ", "Languages", LANGUAGES, required=True)
    decision_no = Text("Số QĐ công nhận", "Recognition no.", longest=100, required=True, example="45/QĐ-UBND")
    decision_date = Day("Ngày QĐ công nhận", "Recognised on", required=True, example="2025-08-15")
    decided_by = Choice("Người ký QĐ", "Recognised by", DECIDERS, required=True)
    active_from = Day("Hoạt động từ", "Active from", required=True, example="2025-09-01")
    active_to = Day("Hoạt động đến", "Active to", example="2030-08-31")
    end_reason = Choice("Lý do thôi", "Reason of the end", END_REASONS, required_if=_has_ended)
    disciplined = Flag("Đang bị kỷ luật", "Under discipline", required=True, example=False)

    declared = Declaration(
        name="propagandist",
        label=Words("Tuyên truyền viên cơ sở", "Grassroots propagandist"),
        version=1,
        sections=(
            section("Tuyên truyền viên", "Propagandist", ttv_code, person, position, village, languages),
            section("Công nhận", "Recognition", decision_no, decision_date, decided_by, disciplined),
            section("Thời gian", "Time", active_from, active_to, end_reason),
        ),
        columns=(ttv_code, person, position, village, languages, active_from, active_to),
        search=(ttv_code, decision_no),
        sort=(ttv_code,),
        title=(ttv_code, person),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        rules=(
            Rule(
                "disciplined_yet_active",
                Words("Đang bị kỷ luật nên không được công nhận", "Under discipline, which blocks recognition"),
                (disciplined, active_to),
                _is_disciplined_yet_active,
            ),
            Rule(
                "position_outside_law",
                Words(
                    "Chức danh không thuộc Điều 21 Nghị định 49", "A position that is not in article 21 of Decree 49"
                ),
                (position,),
                _has_position_outside_law,
            ),
            Rule(
                "decided_by_another",
                Words("Chỉ Chủ tịch UBND xã ký công nhận", "Only the chairman of the commune recognises"),
                (decided_by,),
                _is_decided_by_another,
            ),
            ends_before_start(
                active_from, active_to, Words("Ngày thôi trước ngày bắt đầu", "The end lies before the start")
            ),
            Rule(
                "active_before_decision",
                Words("Hoạt động trước ngày quyết định", "Active before the decision"),
                (decision_date, active_from),
                _is_active_before_decision,
            ),
            Rule(
                "reason_without_end",
                Words("Có lý do thôi nhưng chưa có ngày thôi", "A reason of the end without its day"),
                (end_reason, active_to),
                _has_reason_without_end,
            ),
            Rule(
                "duplicate_code",
                Words("Mã TTV đã dùng cho người khác", "Another propagandist has this code"),
                (ttv_code,),
                _has_code_twice,
            ),
        ),
    )
