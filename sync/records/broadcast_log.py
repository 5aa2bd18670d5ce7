# SPDX-License-Identifier: Apache-2.0
"""Nhật ký phát thanh: one broadcast session of one station, the record the whole house is for."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from sync.records import broadcast_log_rules as rules
from sync.records.broadcast_line import BroadcastLine, seconds_by_origin
from sync.records.codes import code_list
from sync.records.cross_checks import airtime, approvals, stations
from sync.records.declaration import Declaration, Review, Rule, section
from sync.records.field import Proposal
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Reference, References, Text
from sync.records.time_rules import in_future
from sync.records.value_fields import Day, Integer, Moment, Seconds
from sync.records.words import Words

SESSIONS = code_list(
    "sang | Sáng | Morning",
    "trua | Trưa | Noon",
    "chieu | Chiều | Afternoon",
    "toi | Tối | Evening",
    "dot_xuat | Đột xuất | Unplanned",
)
BROADCAST_KINDS = code_list(
    "own | Tự sản xuất | Own production",
    "relay | Tiếp sóng | Relay",
    "source | Từ hệ thống thông tin nguồn | From the source system",
    "emergency | Khẩn cấp | Emergency",
    "test | Phát thử | Test",
)
QUALITIES = code_list(
    "tot | Tốt | Good",
    "trung_binh | Trung bình | Fair",
    "kem | Kém | Poor",
    "khong_phat_duoc | Không phát được | Not aired",
)
NOT_AIRED_REASONS = code_list(
    "mat_dien | Mất điện | Power cut",
    "hong_thiet_bi | Hỏng thiết bị | Device broken",
    "mat_mang | Mất mạng | No network",
    "thieu_nguoi | Thiếu người | No staff",
    "theo_chi_dao | Theo chỉ đạo | By order",
    "khac | Khác | Other",
)
EVIDENCE = code_list(
    "manual | Ghi tay | Manual",
    "device_log | Nhật ký thiết bị | Device log",
    "recording | Ghi âm | Recording",
    "photo | Ảnh | Photo",
)


def _was_not_aired(log: Any) -> bool:
    return bool(log.quality == rules.NOT_AIRED)


class BroadcastLog(Record):
    """What was aired, when, on which clusters, how well, by whom."""

    log_no = Integer(
        "Số thứ tự trong sổ", "Log no.", least=1, most=100_000, proposal=Proposal(year_of="date", within=("station",))
    )
    station = Reference("Đài", "Station", to="station", required=True, sticky=True)
    slot = Reference("Lịch phát", "Slot", to="schedule_slot")
    date = Day("Ngày", "Date", required=True, sticky=True)
    session = Choice("Buổi", "Session", SESSIONS)
    started_at = Moment("Bắt đầu", "Started at", required=True)
    ended_at = Moment("Kết thúc", "Ended at", required=True, example="2026-10-13T05:30:00+07:00")
    unplanned_reason = Text("Lý do phát ngoài lịch", "Reason unplanned", longest=200)
    broadcast_kind = Choice("Loại phát", "Kind", BROADCAST_KINDS, required=True, sticky=True)
    lines = Parts("Nội dung đã phát", "Lines", of=BroadcastLine, required=True)
    clusters = References("Cụm loa", "Clusters", to="cluster", sticky=True)
    clusters_planned = Integer("Số cụm dự kiến", "Clusters planned", most=1000, example=1)
    clusters_ok = Integer("Số cụm phát được", "Clusters heard", most=1000, example=1)
    failed_clusters = References("Cụm không phát", "Failed clusters", to="cluster", example=[])
    quality = Choice("Chất lượng", "Quality", QUALITIES, required=True)
    not_aired_reason = Choice(
        "Lý do không phát", "Reason not aired", NOT_AIRED_REASONS, required_if=_was_not_aired, example=None
    )
    operator = Reference("Người vận hành", "Operator", to="person", required=True, sticky=True)
    reader = Reference("Phát thanh viên", "Reader", to="person", required=True, sticky=True)
    evidence = Choice("Bằng chứng", "Evidence", EVIDENCE, required=True, sticky=True)
    own_seconds = Seconds(
        "Thời lượng tự sản xuất (giây)", "Own time (seconds)", derived=lambda log: log.aired.get("own")
    )
    relay_seconds = Seconds(
        "Thời lượng tiếp sóng (giây)", "Relay time (seconds)", derived=lambda log: log.aired.get("relay")
    )
    source_seconds = Seconds(
        "Thời lượng từ HTTT nguồn (giây)", "Source time (seconds)", derived=lambda log: log.aired.get("source")
    )
    minority_seconds = Seconds(
        "Thời lượng tiếng dân tộc (giây)",
        "Minority language time (seconds)",
        derived=lambda log: log.aired.get("minority"),
    )

    @cached_property
    def aired(self) -> Mapping[str, int]:
        """Seconds aired by origin, and in minority languages; nothing while no line is known."""
        return seconds_by_origin(self.values)

    declared = Declaration(
        name="broadcast_log",
        label=Words("Nhật ký phát thanh", "Broadcast log"),
        version=1,
        sections=(
            section(
                "Buổi phát",
                "Session",
                log_no,
                station,
                date,
                session,
                started_at,
                ended_at,
                broadcast_kind,
                slot,
                unplanned_reason,
            ),
            section("Nội dung", "Content", lines),
            section("Cụm loa", "Clusters", clusters, clusters_planned, clusters_ok, failed_clusters),
            section("Kết quả", "Result", quality, not_aired_reason, evidence),
            section("Người thực hiện", "People", operator, reader),
        ),
        columns=(date, started_at, ended_at, broadcast_kind, lines, clusters_planned, clusters_ok, quality),
        search=(lines, unplanned_reason, Record.note),
        sort=(date, started_at),
        title=(date, session),
        day=(date,),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        fill=rules.fill,
        is_urgent=rules.is_emergency,
        rules=(
            Rule(
                "ends_before_start",
                Words("Kết thúc không sau lúc bắt đầu", "It does not end after its start"),
                (ended_at, started_at),
                rules.ends_before_start,
            ),
            Rule(
                "too_long",
                Words("Buổi phát dài hơn 6 giờ", "The session is longer than 6 hours"),
                (ended_at, started_at),
                rules.is_too_long,
            ),
            in_future(
                date, started_at, ended_at, words=Words("Buổi phát ở tương lai", "The session lies in the future")
            ),
            Rule(
                "on_another_day",
                Words("Ngày không phải ngày bắt đầu", "The date is not the day of the start"),
                (date, started_at),
                rules.is_on_another_day,
            ),
            Rule(
                "overlap",
                Words("Trùng giờ với buổi phát khác trên cùng cụm loa", "Overlaps another session on the same cluster"),
                (started_at, ended_at, clusters),
                rules.overlaps_on_cluster,
            ),
            Rule(
                "more_ok_than_planned",
                Words("Số cụm phát được nhiều hơn dự kiến", "More clusters heard than planned"),
                (clusters_planned, clusters_ok),
                rules.has_more_ok_than_planned,
            ),
            Rule(
                "more_planned_than_registered",
                Words("Số cụm dự kiến nhiều hơn số cụm của đài", "More clusters planned than the station has"),
                (clusters_planned,),
                stations.plans_more_than_station_has,
            ),
            Rule(
                "more_ok_than_registered",
                Words("Số cụm phát được nhiều hơn số cụm của đài", "More clusters heard than the station has"),
                (clusters_ok,),
                stations.hears_more_than_station_has,
            ),
            Rule(
                "failed_unplanned",
                Words("Cụm không phát không nằm trong buổi phát", "A failed cluster is not one of the session"),
                (clusters, failed_clusters),
                rules.has_failed_unplanned,
            ),
            Rule(
                "failed_unlike_ok",
                Words("Số cụm không phát không khớp số cụm phát được", "Failed and heard clusters do not add up"),
                (clusters_planned, clusters_ok, failed_clusters),
                rules.differs_from_failed,
            ),
            Rule(
                "lines_unlike_session",
                Words(
                    "Tổng thời lượng nội dung lệch buổi phát quá 60 giây",
                    "The lines differ from the session by over 60 s",
                ),
                (lines, started_at, ended_at),
                rules.differs_from_lines,
            ),
            Rule(
                "duplicate_no",
                Words("Số thứ tự đã dùng trong năm của đài", "The number is used in the station's year already"),
                (log_no,),
                rules.has_number_twice,
            ),
            Rule(
                "closed_cluster",
                Words("Có cụm loa đã tháo dỡ", "A cluster had been dismantled"),
                (clusters,),
                stations.uses_closed_cluster,
            ),
            Rule(
                "closed_station",
                Words("Đài đã dừng hoạt động vào ngày phát", "The station had been closed by that day"),
                (station, date),
                stations.is_of_closed_station,
            ),
            Rule(
                "fm_licence_expired",
                Words("Phát FM khi giấy phép tần số đã hết hạn", "Aired on FM after the licence had expired"),
                (station, date),
                stations.airs_without_licence,
            ),
            Rule(
                "over_session_limit",
                Words("Buổi phát dài hơn mức tỉnh cho phép", "Longer than the province lets a session be"),
                (started_at, ended_at),
                airtime.is_over_session_limit,
            ),
            Rule(
                "in_quiet_hours",
                Words("Phát vào giờ tỉnh yêu cầu không phát", "Aired at hours at which the province wants quiet"),
                (started_at,),
                airtime.is_in_quiet_hours,
            ),
            Rule(
                "on_barred_day",
                Words("Phát vào ngày tỉnh không cho phát", "Aired on a weekday that the province bars"),
                (date,),
                airtime.is_on_barred_day,
            ),
            Rule(
                "day_too_short",
                Words("Cả ngày phát ít hơn mức tỉnh yêu cầu", "The day has less airtime than the province asks for"),
                (date, ended_at),
                airtime.is_day_too_short,
            ),
            Rule(
                "item_before_approval",
                Words("Có bản tin phát trước khi duyệt nội dung", "An item was aired before its content was approved"),
                (lines, started_at),
                approvals.airs_before_approval,
            ),
            Rule(
                "emergency_approved_late",
                Words("Bản tin khẩn phát trước, quá 24 giờ chưa duyệt", "An emergency, not approved within 24 hours"),
                (lines, started_at),
                approvals.is_approved_too_late,
            ),
            Rule(
                "heard_yet_not_aired",
                Words("Không phát được nhưng có cụm phát được", "Not aired, yet clusters were heard"),
                (quality, clusters_ok),
                rules.is_heard_yet_not_aired,
            ),
            Rule(
                "reason_yet_aired",
                Words("Có lý do không phát nhưng đã phát", "A reason for not airing, yet it was aired"),
                (quality, not_aired_reason),
                rules.has_reason_yet_aired,
            ),
            Rule(
                "unplanned_without_reason",
                Words("Phát đột xuất cần ghi lý do", "An unplanned session needs its reason"),
                (session, slot, unplanned_reason),
                rules.is_unplanned_without_reason,
            ),
            Rule(
                "relay_without_channel",
                Words("Tiếp sóng nhưng chưa ghi kênh", "A relay without its channel"),
                (broadcast_kind, lines),
                rules.names_no_channel,
            ),
            Rule(
                "channel_ended",
                Words("Đài huyện đã dừng từ 31/12/2025", "District stations ended on 31 December 2025"),
                (lines, date),
                rules.relays_ended_channel,
            ),
            Rule(
                "evidence_without_file",
                Words("Bằng chứng chưa có tệp kèm", "The evidence has no file"),
                (evidence,),
                rules.has_evidence_without_file,
            ),
        ),
    )
