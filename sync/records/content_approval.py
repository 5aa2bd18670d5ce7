# SPDX-License-Identifier: Apache-2.0
"""Duyệt nội dung: what a leader of the commune signs before air, and how far the signature reaches.

Nothing of the review of records after air (*duyệt bản ghi*) stands here: that is ``review_decision``.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sync.records.code_lists import EMERGENCY_PRIORITY
from sync.records.codes import code_list
from sync.records.days import write_moment
from sync.records.declaration import Around
from sync.records.roles import COMMUNE_ROLES, Role, Writes

if TYPE_CHECKING:
    from sync.records.content_item import ContentItem

DRAFT, WAITING, APPROVED, RETURNED = "nhap", "cho_duyet", "da_duyet", "tra_lai"
APPROVAL_STATES = code_list(
    "nhap | Nội dung nháp | Draft content",
    "cho_duyet | Chờ duyệt nội dung | Content waits for approval",
    "da_duyet | Đã duyệt nội dung | Content approved",
    "tra_lai | Trả lại nội dung | Content returned",
)
SIGNED = frozenset({APPROVED, RETURNED})
LATEST = timedelta(hours=24)
"""An emergency may be aired first; its approval follows within this time."""

SIGNATURE = ("approved_by", "approved_at", "approved_content", "return_reason")
PREPARES = Writes(but=SIGNATURE, codes={"approval_state": (DRAFT, WAITING)})
SIGNS = Writes(fields=(*SIGNATURE, "approval_state", "secret_check"), codes={"approval_state": (APPROVED, RETURNED)})
WRITABLE = {**dict.fromkeys(COMMUNE_ROLES, PREPARES), Role.APPROVER: SIGNS}
"""Who prepares an item asks for approval; only the approver signs or returns it."""

WORDS = ("title", "summary", "script_text", "instruction", "audio_file", "language", "third_party_kind")
"""Whoever wrote any of these is an author of the content."""
_SIGNED_FIELDS = (*WORDS, "secret_check")


def content_digest(item: "ContentItem") -> str:
    """SHA-256 in hex of what an approval is about: the words, the sound, the language, whose notice it is."""
    signed = [item.values.get(name) for name in _SIGNED_FIELDS]
    return hashlib.sha256(json.dumps(signed, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def is_approved(item: "ContentItem") -> bool:
    """Tell whether the item may be aired as it stands: approved, and not changed since."""
    return item.approval_state == APPROVED and not is_changed_since(item)


def is_changed_since(item: "ContentItem") -> bool:
    """The words or the sound are no longer those that were approved."""
    signed = item.approved_content
    return item.approval_state == APPROVED and signed is not None and signed != content_digest(item)


def needs_approval(item: "ContentItem") -> bool:
    """Own items and those of the villages; what comes from above was approved there."""
    return item.origin in (None, "own", "village", "other_body")


def obstacles(item: "ContentItem", approver: str) -> Iterator[str]:
    """Codes of what stands in the way of an approval by this person; nothing where it may be signed."""
    if item.secret_check is not True:
        yield "approved_unchecked"
    if approver == item.author:
        yield "approver_is_author"
    if is_third_party_unnamed(item):
        yield "third_party_unnamed"
    if not item.script_text and not item.audio_file:
        yield "required"


def approval_values(item: "ContentItem", approver: str, now: datetime) -> dict[str, Any]:
    """What an approver writes to approve the item as it stands."""
    return {
        "approval_state": APPROVED,
        "approved_by": approver,
        "approved_at": write_moment(now),
        "approved_content": content_digest(item),
        "return_reason": None,
    }


def return_values(approver: str, now: datetime, reason: str) -> dict[str, Any]:
    """What an approver writes to send the item back to its author."""
    return {
        "approval_state": RETURNED,
        "approved_by": approver,
        "approved_at": write_moment(now),
        "approved_content": None,
        "return_reason": reason,
    }


def approved_moment(item: "ContentItem") -> datetime | None:
    """When the approval that stands was signed; None without one."""
    return item.approved_at if item.approval_state == APPROVED else None


def is_late(item: "ContentItem", aired_at: datetime, now: datetime) -> bool:
    """Aired first and not approved within 24 hours of that moment."""
    return (approved_moment(item) or now) > aired_at + LATEST


def is_aired_before(item: "ContentItem", aired_at: datetime) -> bool:
    """Tell whether an item that needs approval was aired at that moment without it."""
    signed = approved_moment(item)
    return needs_approval(item) and (signed is None or aired_at < signed)


def is_third_party_unnamed(item: "ContentItem") -> bool:
    """A notice of another body that is none of the four kinds which may be aired."""
    return item.origin == "other_body" and item.third_party_kind is None


def is_unchecked(item: "ContentItem", _around: Around) -> bool:
    """Approved although nobody has checked it for state secrets."""
    return item.approval_state == APPROVED and item.secret_check is not True


def is_approved_by_author(item: "ContentItem", _around: Around) -> bool:
    """Author and approver are one person."""
    return item.author is not None and item.author == item.approved_by


def is_approved_in_future(item: "ContentItem", around: Around) -> bool:
    """The moment of approval has not come."""
    return item.approved_at is not None and item.approved_at > around.now


def is_aired_unapproved(item: "ContentItem", _around: Around) -> bool:
    """Aired before its approval, which only an emergency may be."""
    if item.aired_first_at is None or item.priority == EMERGENCY_PRIORITY:
        return False
    return is_aired_before(item, item.aired_first_at)


def is_aired_first_unexplained(item: "ContentItem", _around: Around) -> bool:
    """An emergency aired before its approval, without the reason."""
    if item.aired_first_at is None or item.priority != EMERGENCY_PRIORITY or item.aired_first_reason:
        return False
    return is_aired_before(item, item.aired_first_at)


def is_approved_late(item: "ContentItem", around: Around) -> bool:
    """An emergency aired first whose approval did not follow within 24 hours."""
    if item.aired_first_at is None or item.priority != EMERGENCY_PRIORITY or not needs_approval(item):
        return False
    return is_late(item, item.aired_first_at, around.now)
