# SPDX-License-Identifier: Apache-2.0
"""Nộp, chấp nhận, trả lại: a decision about one version of one record, never changed once written.

The review state of a record is folded from its decisions and stored nowhere.
"""

from typing import Any

from sync.records.codes import code_list
from sync.records.declaration import Declaration, Review, section
from sync.records.part import Part
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, Role, Writes
from sync.records.text_fields import Choice, Hashes, LongText, Reference, References, Text
from sync.records.words import Words

VERDICTS = code_list("submit | Nộp | Submit", "accept | Chấp nhận | Accept", "return | Trả lại | Return")
RETURN_REASONS = code_list(
    "thieu_truong | Thiếu trường | A field is missing",
    "sai_thoi_luong | Sai thời lượng | Wrong duration",
    "trung_ban_ghi | Trùng bản ghi | Duplicate record",
    "khong_co_bang_chung | Không có bằng chứng | No evidence",
    "sai_don_vi | Sai đơn vị | Wrong unit",
    "nghi_ngo_so_lieu | Nghi ngờ số liệu | Doubtful figures",
    "khac | Khác | Other",
)
SUBMITS = Writes(codes={"verdict": ("submit",)})
DECIDES = Writes(codes={"verdict": ("accept", "return")})


def _is_return(decision: Any) -> bool:
    return bool(decision.verdict == "return")


class FieldComment(Part):
    """What the reviewer says of one field."""

    field = Text("Trường", "Field", longest=100, required=True, example="clusters")
    comment = LongText("Nhận xét", "Comment", longest=1000, required=True)


class ReviewDecision(Record):
    """A verdict bound to the version, and to the earlier decisions, that its author saw."""

    record = Reference("Bản ghi", "Record", to="*", required=True)
    verdict = Choice("Quyết định", "Verdict", VERDICTS, required=True)
    version = Hashes("Phiên bản", "Version", required=True)
    earlier = References("Các quyết định trước", "Earlier decisions", to="review_decision")
    reason = Choice("Lý do trả lại", "Reason of the return", RETURN_REASONS, required_if=_is_return)
    comment = LongText("Nhận xét", "Comment", longest=2000)
    field_comments = Parts("Nhận xét từng trường", "Comments by field", of=FieldComment)

    declared = Declaration(
        name="review_decision",
        label=Words("Quyết định thẩm định", "Review decision"),
        version=1,
        sections=(
            section("Quyết định", "Decision", record, verdict, version, earlier),
            section("Lý do", "Reason", reason, comment, field_comments),
        ),
        columns=(record, verdict, reason, comment),
        search=(comment,),
        sort=(verdict,),
        title=(verdict, record),
        lookups=(record,),
        writable={
            **dict.fromkeys(COMMUNE_ROLES, SUBMITS),
            Role.REVIEWER: DECIDES,
            Role.MANAGER: DECIDES,
        },
        review=Review.NOT_REVIEWED,
        is_written_once=True,
    )
