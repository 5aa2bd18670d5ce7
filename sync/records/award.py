# SPDX-License-Identifier: Apache-2.0
"""Thi đua, khen thưởng: one award to one person, household or collective, by one decision."""

from typing import Any

from sync.records.award_codes import COLLECTIVE, LEVELS, RANKS, RECIPIENT_KINDS
from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.neighbours import others
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Reference, Text
from sync.records.time_rules import in_future
from sync.records.value_fields import Day, Integer, Money
from sync.records.words import Words

AWARD_KINDS = code_list(
    "bang_khen_bo_truong | Bằng khen Bộ trưởng | Minister's certificate of merit",
    "bang_khen_ubnd_tinh | Bằng khen UBND tỉnh | Provincial certificate of merit",
    "giay_khen | Giấy khen | Commune certificate",
    "giai_hoi_thi | Giải hội thi | Contest prize",
    "lien_hoan | Liên hoan | Festival prize",
    "danh_hieu | Danh hiệu | Title",
)
CONTEST_PRIZES = frozenset({"giai_hoi_thi", "lien_hoan"})
LEVEL_OF = {"bang_khen_bo_truong": "trung_uong", "bang_khen_ubnd_tinh": "tinh"}


def _is_collective(award: Any) -> bool:
    return bool(award.recipient_kind == COLLECTIVE)


def _is_of_a_person(award: Any) -> bool:
    return award.recipient_kind is not None and not _is_collective(award)


def _is_prize(award: Any) -> bool:
    return award.kind in CONTEST_PRIZES


def _is_level_unlike_kind(award: "Award", _around: Around) -> bool:
    expected = LEVEL_OF.get(award.kind or "")
    return expected is not None and award.level not in (None, expected)


def _has_rank_without_contest(award: "Award", _around: Around) -> bool:
    return award.rank is not None and award.kind is not None and not _is_prize(award)


def _names_the_other_kind(award: "Award", _around: Around) -> bool:
    if award.recipient_kind is None:
        return False
    return (award.recipient if _is_collective(award) else award.collective) is not None


def _is_achieved_after(award: "Award", _around: Around) -> bool:
    year, day = award.achievement_year, award.date
    return year is not None and day is not None and year > day.year


def _is_recorded_twice(award: "Award", around: Around) -> bool:
    same = others(award, around, decision_no=award.decision_no)
    who = (award.recipient, award.collective)
    return who != (None, None) and any((one.recipient, one.collective) == who for one in same)


class Award(Record):
    """What was awarded, to whom, by which decision."""

    kind = Choice("Hình thức", "Kind", AWARD_KINDS, required=True)
    level = Choice("Cấp khen", "Level", LEVELS, required=True, example="trung_uong")
    recipient_kind = Choice("Đối tượng", "Recipient kind", RECIPIENT_KINDS, required=True, example="ca_nhan")
    recipient = Reference("Người được khen, chủ hộ", "Recipient", to="person", required_if=_is_of_a_person)
    collective = Text("Tập thể được khen", "Collective", longest=200, required_if=_is_collective, example=None)
    decision_no = Text("Số quyết định", "Decision no.", longest=100, required=True, example="120/QĐ-UBND")
    date = Day("Ngày quyết định", "Date", required=True)
    achievement_year = Integer("Năm thành tích", "Achievement year", least=1990, most=2100, example=2026)
    achievement = Text("Thành tích", "Achievement", longest=300, example="Thành tích trong công tác thông tin cơ sở")
    amount = Money("Tiền thưởng", "Amount", example=702_000)
    contest = Reference("Hội thi", "Contest", to="contest", required_if=_is_prize, example=None)
    rank = Choice("Giải", "Rank", RANKS, required_if=_is_prize, example=None)

    declared = Declaration(
        name="award",
        label=Words("Khen thưởng", "Award"),
        version=1,
        sections=(
            section("Khen thưởng", "Award", kind, level, recipient_kind, recipient, collective),
            section("Quyết định", "Decision", decision_no, date, amount),
            section("Thành tích", "Achievement", achievement_year, achievement, contest, rank),
        ),
        columns=(date, kind, level, recipient_kind, recipient, collective, decision_no, achievement_year, amount),
        search=(decision_no, collective, achievement),
        sort=(date, decision_no),
        title=(kind, decision_no),
        day=(date,),
        lookups=(decision_no,),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        rules=(
            Rule(
                "level_unlike_kind",
                Words("Cấp khen không khớp với hình thức", "The level does not fit the kind"),
                (level, kind),
                _is_level_unlike_kind,
            ),
            Rule(
                "rank_without_contest",
                Words("Có giải nhưng không phải giải hội thi, liên hoan", "A rank outside any contest"),
                (rank, kind),
                _has_rank_without_contest,
            ),
            Rule(
                "recipient_unlike_kind",
                Words("Đối tượng không khớp với người, tập thể được khen", "The recipient is not of this kind"),
                (recipient_kind, recipient, collective),
                _names_the_other_kind,
            ),
            in_future(date),
            Rule(
                "achieved_after",
                Words("Năm thành tích sau ngày quyết định", "Achieved after the decision"),
                (achievement_year, date),
                _is_achieved_after,
            ),
            Rule(
                "recorded_twice",
                Words("Quyết định này đã ghi cho cùng đối tượng", "This decision is recorded for the same recipient"),
                (decision_no, recipient, collective),
                _is_recorded_twice,
            ),
        ),
    )
