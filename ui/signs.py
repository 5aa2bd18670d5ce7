# SPDX-License-Identifier: Apache-2.0
"""The sign and the word of every state: review, transfer, equipment. Signs differ in outline, not only in colour.

Show the word beside the sign wherever there is room, and in the tool tip and the accessible name always.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sync.records.words import Words


@dataclass(frozen=True, slots=True)
class Sign:
    """``tone`` names the colours of the state (``Theme.state_colours``)."""

    mark: str
    words: Words
    tone: str


DRAFT: Final = Sign("○", Words("Nháp", "Draft"), "neutral")
SUBMITTED: Final = Sign("◔", Words("Chờ duyệt", "Awaiting review"), "waiting")
ACCEPTED: Final = Sign("✓", Words("Đã duyệt", "Approved"), "good")
RETURNED: Final = Sign("↩", Words("Trả lại", "Returned"), "attention")
VOIDED: Final = Sign("✕", Words("Hủy", "Voided"), "neutral")
CHANGED: Final = Sign("◔", Words("Chờ duyệt lại", "Awaiting review again"), "waiting")
"""It was approved as it stood then, and edited since: the approval counts for nothing."""
VOIDED_YET_EDITED: Final = Sign("✕", Words("Đã hủy, có sửa đổi mới", "Voided, with new edits"), "conflict")

ONLY_HERE: Final = Sign("▢", Words("Chỉ trên máy này", "This machine only"), "neutral")
WAITING: Final = Sign("⇡", Words("Chờ gửi", "Waiting to send"), "waiting")
SENDING: Final = Sign("⇅", Words("Đang gửi", "Sending"), "waiting")
SENT: Final = Sign("•", Words("Đã gửi", "Sent"), "neutral")
REFUSED: Final = Sign("!", Words("Bị từ chối", "Refused"), "fault")
CONFLICT: Final = Sign("⇄", Words("Xung đột", "Conflict"), "conflict")

GOOD: Final = Sign("●", Words("Tốt", "Good"), "good")
POOR: Final = Sign("▲", Words("Kém, chập chờn", "Poor"), "attention")
BROKEN: Final = Sign("■", Words("Hỏng", "Broken"), "fault")
IN_REPAIR: Final = Sign("◆", Words("Đang sửa", "Under repair"), "waiting")
RETIRED: Final = Sign("▬", Words("Ngừng dùng", "Retired"), "neutral")
UNKNOWN: Final = Sign("?", Words("Chưa rõ, số liệu cũ", "Unknown, stale"), "neutral")

REVIEW_SIGNS: Final[Mapping[str, Sign]] = {
    "draft": DRAFT,
    "submitted": SUBMITTED,
    "changed": CHANGED,
    "accepted": ACCEPTED,
    "returned": RETURNED,
    "withdrawn": VOIDED,
}
"""By the review state of the store; ``changed`` waits for a reviewer again."""

TRANSFER_SIGNS: Final[Mapping[str, Sign]] = {
    "only_here": ONLY_HERE,
    "waiting": WAITING,
    "sending": SENDING,
    "received": SENT,
    "safe": SENT,
    "held": REFUSED,
    "conflict": CONFLICT,
}
"""By the transfer word of a trail; before enrolment ``waiting`` is shown as ``only_here``."""

EQUIPMENT_SIGNS: Final[Mapping[str, Sign]] = {
    "good": GOOD,
    "poor": POOR,
    "broken": BROKEN,
    "in_repair": IN_REPAIR,
    "retired": RETIRED,
    "unknown": UNKNOWN,
}

_NO_SIGN: Final = UNKNOWN


def review_sign(state: str | None, *, is_conflict: bool = False) -> Sign:
    """The sign of a review state; none is a draft. A voided record in conflict has edits its voiding had not seen."""
    if is_conflict and state == "withdrawn":
        return VOIDED_YET_EDITED
    return REVIEW_SIGNS.get(state or "draft", _NO_SIGN)


def transfer_sign(state: str | None, *, is_enrolled: bool = True, is_conflict: bool = False) -> Sign:
    """The sign of a transfer state. A conflict comes before everything; nothing can be sent before enrolment."""
    if is_conflict:
        return CONFLICT
    if state == "waiting" and not is_enrolled:
        return ONLY_HERE
    return TRANSFER_SIGNS.get(state or "only_here", _NO_SIGN)


def equipment_sign(state: str | None) -> Sign:
    """The sign of the state of equipment; what is not known is never good."""
    return EQUIPMENT_SIGNS.get(state or "unknown", _NO_SIGN)
