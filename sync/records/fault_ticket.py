# SPDX-License-Identifier: Apache-2.0
"""Phiếu sự cố: one fault of a station, a cluster or a device, from the report to the repair."""

from typing import Any

from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.field import Proposal
from sync.records.neighbours import others_in_unit
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, LongText, Reference, Text
from sync.records.time_rules import MOMENT_AHEAD, in_future
from sync.records.value_fields import Decimal, Flag, Moment, Money
from sync.records.words import Words

SYMPTOMS = code_list(
    "khong_co_tieng | Không có tiếng | No sound",
    "tieng_nho_re | Tiếng nhỏ, rè | Weak or rattling sound",
    "phat_sai_gio | Phát sai giờ | Airs at the wrong time",
    "nhieu_chen_song | Nhiễu, chèn sóng | Interference",
    "mat_ket_noi | Mất kết nối | Connection lost",
    "het_du_lieu_sim | Hết dữ liệu SIM | SIM data used up",
    "khong_nhan_lenh | Không nhận lệnh | Takes no commands",
    "chay_khoi | Cháy, khói | Fire or smoke",
    "gay_cot_roi_loa | Gãy cột, rơi loa | Broken pole, fallen horn",
    "mat_cap | Mất cắp | Stolen",
)
CAUSES = code_list(
    "set | Sét | Lightning",
    "mat_dien_dien_ap | Mất điện, điện áp | Power cut or voltage",
    "nuoc_am_muoi | Nước, ẩm, muối | Water, damp, salt",
    "dut_day | Đứt dây | Broken line",
    "hong_tang_am | Hỏng tăng âm | Amplifier broken",
    "hong_nguon | Hỏng nguồn | Power supply broken",
    "hong_loa | Hỏng loa | Horn broken",
    "sim_mang | SIM, mạng | SIM or network",
    "phan_mem | Phần mềm | Software",
    "may_chu_nha_cung_cap | Máy chủ nhà cung cấp | Vendor's server",
    "chim_kien_chuot | Chim, kiến, chuột | Birds, ants, rats",
    "thi_cong | Thi công | Construction works",
    "het_khau_hao | Hết khấu hao | Worn out",
    "chua_ro | Chưa rõ | Not yet known",
)
SEVERITIES = code_list(
    "1_cum | 1 cụm | One cluster",
    "nhieu_cum | Nhiều cụm | Several clusters",
    "toan_dai | Toàn đài | The whole station",
)
REPAIR_STATES = code_list(
    "moi | Mới | New",
    "dang_sua | Đang sửa | In repair",
    "cho_kinh_phi | Chờ kinh phí | Waiting for money",
    "xong | Xong | Done",
    "khong_sua_duoc | Không sửa được | Beyond repair",
)
DANGEROUS_SYMPTOMS = frozenset({"chay_khoi", "gay_cot_roi_loa"})


def _downtime_hours(ticket: Any) -> float | None:
    if ticket.reported_at is None or ticket.repaired_at is None or ticket.repaired_at < ticket.reported_at:
        return None
    hours: float = (ticket.repaired_at - ticket.reported_at).total_seconds() / 3600
    return round(hours, 1)


def _is_repaired_before_report(ticket: "FaultTicket", _around: Around) -> bool:
    if ticket.reported_at is None or ticket.repaired_at is None:
        return False
    return ticket.repaired_at < ticket.reported_at


def _is_done_without_repair(ticket: "FaultTicket", _around: Around) -> bool:
    return (ticket.state == "xong") != (ticket.repaired_at is not None) and ticket.state is not None


def _is_danger_unmarked(ticket: "FaultTicket", _around: Around) -> bool:
    return ticket.symptom in DANGEROUS_SYMPTOMS and not ticket.safety_risk


def _has_number_twice(ticket: "FaultTicket", around: Around) -> bool:
    return bool(others_in_unit(ticket, around, ticket_no=ticket.ticket_no))


def _fill(ticket: "FaultTicket", _around: Around) -> dict[str, Any]:
    if ticket.state is not None:
        return {}
    return {"state": "moi" if ticket.repaired_at is None else "xong"}


class FaultTicket(Record):
    """A fault, what was done about it and what it cost."""

    ticket_no = Text(
        "Số phiếu",
        "Ticket no.",
        longest=30,
        proposal=Proposal("SC-{year}-{serial:04}", year_of="reported_at"),
        example="SC-2026-0001",
    )
    target = Reference(
        "Đài, cụm loa hoặc thiết bị", "Station, cluster or equipment", to="station|cluster|equipment", required=True
    )
    reported_at = Moment("Báo hỏng lúc", "Reported at", required=True)
    symptom = Choice("Hiện tượng", "Symptom", SYMPTOMS, required=True)
    cause = Choice("Nguyên nhân", "Cause", CAUSES)
    severity = Choice("Mức độ", "Severity", SEVERITIES)
    safety_risk = Flag("Nguy cơ mất an toàn (cột, điện)", "Safety risk (pole, power)")
    action = LongText("Cách xử lý", "Action")
    repaired_at = Moment("Sửa xong lúc", "Repaired at", example="2026-10-14T16:00:00+07:00")
    cost = Money("Chi phí", "Cost", example=500_000)
    payer = Text("Bên chi trả", "Paid by", longest=100)
    contractor = Text("Đơn vị sửa chữa", "Contractor", longest=100)
    state = Choice("Tình trạng xử lý", "State", REPAIR_STATES, example="xong")
    downtime_hours = Decimal("Số giờ ngừng", "Downtime (hours)", derived=_downtime_hours)

    declared = Declaration(
        name="fault_ticket",
        label=Words("Phiếu sự cố", "Fault ticket"),
        version=1,
        sections=(
            section("Sự cố", "Fault", ticket_no, target, reported_at, symptom, severity, safety_risk),
            section("Xử lý", "Repair", state, cause, action, repaired_at),
            section("Chi phí", "Cost", cost, payer, contractor),
        ),
        columns=(ticket_no, reported_at, target, symptom, severity, state, downtime_hours),
        search=(ticket_no, action, contractor),
        sort=(reported_at, ticket_no),
        title=(ticket_no, symptom),
        day=(reported_at,),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        fill=_fill,
        rules=(
            Rule(
                "repaired_before_report",
                Words("Sửa xong trước khi báo hỏng", "Repaired before it was reported"),
                (reported_at, repaired_at),
                _is_repaired_before_report,
            ),
            in_future(reported_at, repaired_at, words=MOMENT_AHEAD),
            Rule(
                "state_unlike_repair",
                Words("Tình trạng không khớp với thời điểm sửa xong", "The state does not fit the moment of repair"),
                (state, repaired_at),
                _is_done_without_repair,
            ),
            Rule(
                "danger_unmarked",
                Words("Hiện tượng nguy hiểm nhưng chưa ghi mất an toàn", "A dangerous symptom without a safety risk"),
                (symptom, safety_risk),
                _is_danger_unmarked,
            ),
            Rule(
                "duplicate_no",
                Words("Số phiếu đã dùng cho phiếu khác", "Another ticket has this number"),
                (ticket_no,),
                _has_number_twice,
            ),
        ),
    )
