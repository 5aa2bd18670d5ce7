# SPDX-License-Identifier: Apache-2.0
"""Giải trình số liệu: why a month of a commune lies far off the six months before it.

The jump itself is computed from the records whenever somebody asks (``sync.store.period_jumps``); a month has no record
of its own in which a reason could stand, so the reason is one.
"""

from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.neighbours import others_in_unit
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, LongText, Text
from sync.records.words import Words

MEASURES = code_list(
    "sessions | Số buổi phát | Sessions aired",
    "own_seconds | Thời lượng tự sản xuất | Own seconds",
    "listeners | Số người nghe | Listeners",
    "reflections | Số phản ánh | Reflections",
)
"""What is summed up for a month."""


def _is_explained_twice(one: "JumpReason", around: Around) -> bool:
    return bool(others_in_unit(one, around, month=one.month, measure=one.measure))


def _is_in_future(one: "JumpReason", around: Around) -> bool:
    return one.month is not None and one.month > around.now.date().isoformat()[:7]


class JumpReason(Record):
    """The commune's words on one figure of one month."""

    month = Text("Tháng", "Month", longest=7, pattern=r"[0-9]{4}-(0[1-9]|1[0-2])", required=True, example="2026-09")
    measure = Choice("Số liệu", "Figure", MEASURES, required=True)
    reason = LongText("Lý do", "Reason", longest=1000, required=True, example="Mất điện cả tuần sau bão")

    declared = Declaration(
        name="jump_reason",
        label=Words("Giải trình số liệu", "Reason for a jump"),
        version=1,
        sections=(section("Giải trình", "Reason", month, measure, reason),),
        columns=(month, measure, reason),
        search=(reason,),
        sort=(month, measure),
        title=(month, measure),
        lookups=(month,),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.NOT_REVIEWED,
        rules=(
            Rule("in_future", Words("Tháng chưa tới", "A month that has not come"), (month,), _is_in_future),
            Rule(
                "recorded_twice",
                Words("Số liệu của tháng này đã có giải trình", "This figure of the month has a reason already"),
                (month, measure),
                _is_explained_twice,
            ),
        ),
    )
