# SPDX-License-Identifier: Apache-2.0
"""Hội thi, liên hoan: a contest of grassroots information and who won what in it."""

from sync.records.award_codes import LEVELS, RANKS, RECIPIENT_KINDS
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.part import Part
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, Role, written_by
from sync.records.text_fields import Choice, Reference, Text
from sync.records.time_rules import ends_before_start
from sync.records.value_fields import Day, Decimal, Integer
from sync.records.words import Words


class ContestResult(Part):
    """One place in the ranking: a person, or a team by its name."""

    brief = ("recipient_kind", "rank", "work")

    work = Text("Tác phẩm, tiết mục", "Entry", longest=300, example="Tiểu phẩm truyền thanh")
    recipient_kind = Choice("Đối tượng", "Recipient kind", RECIPIENT_KINDS, required=True)
    person = Reference("Cá nhân", "Person", to="person", example=None)
    collective = Text("Tập thể", "Collective", longest=200, example="Đài truyền thanh xã")
    rank = Choice("Giải", "Rank", RANKS, required=True)
    score = Decimal("Điểm", "Score", most=1000.0, example=92.5)


def _has_results_before_start(contest: "Contest", around: Around) -> bool:
    return bool(contest.results) and contest.first_day is not None and around.now.date() < contest.first_day


def _has_nameless_winner(contest: "Contest", _around: Around) -> bool:
    return any(one.person is None and one.collective is None for one in contest.results or ())


def _has_more_results_than_entries(contest: "Contest", _around: Around) -> bool:
    return contest.entries is not None and len(contest.results or ()) > contest.entries


class Contest(Record):
    """One contest or festival; the prizes that come with a decision are awards of their own."""

    name = Text("Tên hội thi", "Name", longest=300, required=True, example="Liên hoan phát thanh truyền hình cơ sở")
    level = Choice("Cấp tổ chức", "Level", LEVELS, required=True)
    organiser = Text("Đơn vị tổ chức", "Organiser", longest=200, example="Sở Văn hóa, Thể thao và Du lịch")
    document_no = Text("Số văn bản", "Document no.", longest=100, example="25/KH-SVHTTDL")
    first_day = Day("Từ ngày", "From", required=True)
    last_day = Day("Đến ngày", "To", example="2026-10-14")
    entries = Integer("Số bài dự thi", "Entries", most=100_000, example=12)
    results = Parts("Kết quả", "Results", of=ContestResult)

    declared = Declaration(
        name="contest",
        label=Words("Hội thi, liên hoan", "Contest"),
        version=1,
        sections=(
            section("Hội thi", "Contest", name, level, organiser, document_no, first_day, last_day),
            section("Kết quả", "Results", entries, results),
        ),
        columns=(first_day, name, level, organiser, entries, results),
        search=(name, organiser, document_no, results),
        sort=(first_day, name),
        title=(name, first_day),
        day=(first_day,),
        writable=written_by(*COMMUNE_ROLES, Role.MANAGER),
        review=Review.REVIEWED,
        goes_down=True,
        rules=(
            ends_before_start(first_day, last_day),
            Rule(
                "results_before_start",
                Words("Có kết quả trước khi hội thi bắt đầu", "Results before the contest has begun"),
                (results, first_day),
                _has_results_before_start,
            ),
            Rule(
                "nameless_winner",
                Words("Kết quả chưa ghi cá nhân hoặc tập thể", "A result names neither a person nor a collective"),
                (results,),
                _has_nameless_winner,
            ),
            Rule(
                "more_results_than_entries",
                Words("Số kết quả nhiều hơn số bài dự thi", "More results than entries"),
                (entries, results),
                _has_more_results_than_entries,
            ),
        ),
    )
