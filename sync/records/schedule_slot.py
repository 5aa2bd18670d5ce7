# SPDX-License-Identifier: Apache-2.0
"""Lịch phát: what a commune means to air, once or again and again; what is due on a day is folded from it."""

from typing import Any

from sync.records import schedule_slot_items as items_rules
from sync.records import schedule_slot_rules as rules
from sync.records.broadcast_line import BroadcastLine
from sync.records.broadcast_log import BROADCAST_KINDS
from sync.records.code_lists import LANGUAGES, PRIORITIES
from sync.records.codes import code_list
from sync.records.cross_checks import airtime, stations
from sync.records.declaration import Declaration, Review, Rule, section
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, Role, Writes
from sync.records.station import WEEKDAYS
from sync.records.text_fields import Choice, Choices, Reference, References, Text
from sync.records.value_fields import Day, Integer, Seconds, TimeOfDay
from sync.records.words import Words

RECURRENCES = code_list(
    "mot_ngay | Một ngày | One day",
    "hang_ngay | Hằng ngày | Every day",
    "hang_tuan | Hằng tuần | Every week",
    "phat_ngay | Phát ngay | At once",
)
LONGEST_S = 21_600
PLANS = Writes(but=("approved_by",))
SIGNS = Writes(fields=("approved_by",))


def _is_weekly(slot: Any) -> bool:
    return bool(slot.recurrence == rules.WEEKLY)


class ScheduleSlot(Record):
    """One line of the schedule: what, on which days, at which hour, on which clusters."""

    title = Text("Nội dung", "Title", longest=300, required=True, example="Tiếp sóng Đài Tiếng nói Việt Nam")
    broadcast_kind = Choice("Loại phát", "Kind", BROADCAST_KINDS, required=True, sticky=True)
    priority = Choice("Mức ưu tiên", "Priority", PRIORITIES, required=True)
    recurrence = Choice("Lặp lại", "Recurrence", RECURRENCES, required=True, sticky=True)
    first_day = Day("Từ ngày", "First day", required=True)
    last_day = Day("Đến ngày", "Last day")
    weekdays = Choices("Các ngày trong tuần", "Weekdays", WEEKDAYS, required_if=_is_weekly)
    start = TimeOfDay("Giờ phát", "Start", required=True)
    planned_duration = Seconds(
        "Thời lượng dự kiến (giây)", "Planned duration (seconds)", least=1, most=LONGEST_S, required=True, example=1800
    )
    repeat_count = Integer("Số lần phát mỗi ngày", "Airings a day", least=1, most=48)
    gap_s = Seconds("Cách nhau (giây)", "Gap (seconds)", most=86_400, example=None)
    station = Reference("Đài", "Station", to="station", sticky=True)
    clusters = References(
        "Cụm loa (trống là tất cả)", "Clusters (empty for all)", to="cluster", sticky=True, example=[]
    )
    items = References("Bản tin theo thứ tự", "Items in order", to="content_item", most=50, example=None)
    lines = Parts("Các nội dung theo thứ tự", "Lines", of=BroadcastLine)
    language = Choice("Ngôn ngữ", "Language", LANGUAGES, sticky=True)
    outside_hours_reason = Text("Lý do phát ngoài khung giờ", "Reason outside the hours", longest=200, example=None)
    approved_by = Reference("Người duyệt lịch", "Schedule approved by", to="person", example=None)

    declared = Declaration(
        name="schedule_slot",
        label=Words("Lịch phát", "Schedule slot"),
        version=1,
        sections=(
            section("Nội dung", "Content", title, broadcast_kind, priority, language, items, lines),
            section("Ngày", "Days", recurrence, first_day, last_day, weekdays),
            section("Giờ", "Hours", start, planned_duration, repeat_count, gap_s, outside_hours_reason),
            section("Nơi phát", "Place", station, clusters, approved_by),
        ),
        columns=(start, planned_duration, broadcast_kind, title, recurrence, first_day, last_day, priority),
        search=(title, lines, Record.note),
        sort=(first_day, start),
        title=(start, title),
        day=(first_day,),
        writable={**dict.fromkeys(COMMUNE_ROLES, PLANS), Role.APPROVER: SIGNS},
        review=Review.NOT_REVIEWED,
        fill=items_rules.fill,
        is_urgent=lambda slot, _around: rules.rank(slot) == rules.EMERGENCY,
        rules=(
            Rule(
                "overlap",
                Words("Trùng giờ với lịch khác trên cùng cụm loa", "Overlaps another slot on the same cluster"),
                (start, planned_duration, clusters),
                rules.overlaps_equal,
            ),
            Rule(
                "yields",
                Words("Phải nhường lịch ưu tiên cao hơn cùng giờ", "Yields to a slot of higher priority at that hour"),
                (start, priority),
                rules.yields_to_higher,
            ),
            Rule(
                "ends_before_start",
                Words("Ngày kết thúc trước ngày bắt đầu", "The last day lies before the first"),
                (first_day, last_day),
                rules.ends_before_start,
            ),
            Rule(
                "never_due",
                Words("Không có ngày nào phát trong thời hạn này", "No day of this time is one of its weekdays"),
                (weekdays, first_day, last_day),
                rules.is_never_due,
            ),
            Rule(
                "outside_hours",
                Words("Ngoài khung giờ phát của đài, cần ghi lý do", "Outside the station's hours: a reason is needed"),
                (start, outside_hours_reason),
                rules.is_outside_hours,
            ),
            Rule(
                "emergency_not_marked",
                Words("Loại khẩn cấp nhưng mức ưu tiên không phải khẩn", "An emergency kind without that priority"),
                (broadcast_kind, priority),
                rules.is_emergency_unmarked,
            ),
            Rule(
                "repeats_without_gap",
                Words("Phát nhiều lần nhưng chưa ghi khoảng cách", "Several airings without the gap between them"),
                (repeat_count, gap_s),
                rules.has_repeats_without_gap,
            ),
            Rule(
                "repeats_past_midnight",
                Words("Các lần phát kéo qua nửa đêm", "The airings run past midnight"),
                (repeat_count, gap_s, planned_duration),
                rules.runs_past_midnight,
            ),
            Rule(
                "items_longer",
                Words("Các bản tin dài hơn thời lượng dự kiến", "The items are longer than the planned duration"),
                (items, planned_duration),
                items_rules.are_longer,
            ),
            Rule(
                "item_unapproved",
                Words("Có bản tin chưa được duyệt nội dung", "An item's content is not approved"),
                (items,),
                items_rules.has_unapproved,
            ),
            Rule(
                "item_expired",
                Words("Có bản tin không còn hiệu lực vào ngày phát", "An item is not in force on the day"),
                (items, first_day, last_day),
                items_rules.has_expired,
            ),
            Rule(
                "item_priority_higher",
                Words("Mức ưu tiên thấp hơn bản tin trong lịch", "The priority is lower than that of an item"),
                (items, priority),
                items_rules.ranks_below_item,
            ),
            Rule(
                "closed_cluster",
                Words("Có cụm loa đã tháo dỡ", "A cluster has been dismantled"),
                (clusters,),
                stations.schedules_closed_cluster,
            ),
            Rule(
                "over_session_limit",
                Words("Dài hơn mức tỉnh cho phép một buổi", "Longer than the province lets a session be"),
                (planned_duration,),
                airtime.is_slot_over_limit,
            ),
            Rule(
                "in_quiet_hours",
                Words("Vào giờ tỉnh yêu cầu không phát", "At hours at which the province wants quiet"),
                (start,),
                airtime.is_slot_in_quiet_hours,
            ),
            Rule(
                "on_barred_day",
                Words("Vào ngày tỉnh không cho phát", "On a weekday that the province bars"),
                (recurrence, first_day, weekdays),
                airtime.is_slot_on_barred_day,
            ),
        ),
    )
