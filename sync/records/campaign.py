# SPDX-License-Identifier: Apache-2.0
"""Đợt tuyên truyền: a campaign with its topics, how often it is to be aired each day, and how many sessions."""

from datetime import date

from sync.records.code_lists import TOPICS
from sync.records.cross_checks import campaigns
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.neighbours import others_in_unit
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, Role, written_by
from sync.records.text_fields import Choices, Text
from sync.records.time_rules import ends_before_start
from sync.records.value_fields import Day, Integer
from sync.records.words import Words


def is_running_on(campaign: "Campaign", day: date) -> bool:
    """Tell whether the campaign lasts on that day, both ends included; an unknown end is open."""
    first, last = campaign.first_day, campaign.last_day
    return first is not None and first <= day and (last is None or day <= last)


def _is_recorded_twice(campaign: "Campaign", around: Around) -> bool:
    same = others_in_unit(campaign, around, issuing_document=campaign.issuing_document)
    return any(one.name == campaign.name for one in same)


class Campaign(Record):
    """One campaign; items name it, so that its airings are counted."""

    name = Text("Tên đợt tuyên truyền", "Name", longest=300, required=True, example="Tuyên truyền bầu cử")
    issuing_document = Text("Văn bản chỉ đạo", "Issuing document", longest=200, required=True, example="15/KH-UBND")
    first_day = Day("Từ ngày", "From", required=True)
    last_day = Day("Đến ngày", "To", required=True, example="2026-11-13")
    topics = Choices("Lĩnh vực", "Topics", TOPICS, required=True)
    min_repeats_per_day = Integer("Số lần phát tối thiểu mỗi ngày", "Least airings a day", least=1, most=48, example=2)
    target_sessions = Integer("Số buổi cần đạt", "Target sessions", most=100_000, example=60)

    declared = Declaration(
        name="campaign",
        label=Words("Đợt tuyên truyền", "Campaign"),
        version=1,
        sections=(
            section("Đợt tuyên truyền", "Campaign", name, issuing_document, topics),
            section(
                "Thời gian, chỉ tiêu", "Time and targets", first_day, last_day, min_repeats_per_day, target_sessions
            ),
        ),
        columns=(first_day, last_day, name, topics, min_repeats_per_day, target_sessions, issuing_document),
        search=(name, issuing_document),
        sort=(first_day, name),
        title=(name, first_day),
        day=(first_day,),
        lookups=(issuing_document,),
        writable=written_by(*COMMUNE_ROLES, Role.MANAGER),
        review=Review.NOT_REVIEWED,
        goes_down=True,
        rules=(
            ends_before_start(first_day, last_day),
            Rule(
                "recorded_twice",
                Words("Đợt này đã có theo cùng văn bản", "This campaign is recorded by the same document"),
                (name, issuing_document),
                _is_recorded_twice,
            ),
            Rule(
                "aired_too_rarely",
                Words("Hôm qua phát ít hơn số lần tối thiểu mỗi ngày", "Yesterday aired less often than asked for"),
                (min_repeats_per_day,),
                campaigns.is_aired_too_rarely,
            ),
        ),
    )
