# SPDX-License-Identifier: Apache-2.0
"""Duyệt nội dung at the desk: the steps of ``approving_content`` so that each can be taken back, and what waits.

Nothing of the review of records after air stands here.
"""

from dataclasses import dataclass

from desktop.actions import approving_content
from desktop.actions.record_steps import Stepped, standing, told_step, write_step
from desktop.actions.saving import entered_text
from desktop.laptop import Laptop
from sync.log.errors import Refused
from sync.records import content_approval as approval
from sync.records.code_lists import EMERGENCY_PRIORITY
from sync.records.content_item import ContentItem
from sync.records.days import write_moment
from sync.records.roles import Role


@dataclass(frozen=True, slots=True)
class ContentDesk:
    """Whether the person signs content, and how many items of the commune wait for a signature."""

    is_approver: bool
    waiting: int


def content_desk(laptop: Laptop) -> ContentDesk:
    """What the person finds to do."""
    with laptop.reading() as desk:
        is_approver = Role.APPROVER in desk.roles(desk.workplace.unit)
        return ContentDesk(is_approver, len(approving_content.waits_for_approval(desk)))


def ask_for_approval(laptop: Laptop, record_id: str) -> Stepped:
    """Let content wait for the leader's approval."""
    return told_step(laptop, record_id, lambda: approving_content.ask_for_approval(laptop, record_id))


def approve_content(laptop: Laptop, record_id: str, is_checked: bool) -> Stepped:
    """Sign content as it stands; ``is_checked`` tells that it was looked through for state secrets."""
    return told_step(laptop, record_id, lambda: approving_content.approve(laptop, record_id, is_checked))


def return_content(laptop: Laptop, record_id: str, reason: str) -> Stepped:
    """Send content back to its author."""
    return told_step(laptop, record_id, lambda: approving_content.return_content(laptop, record_id, reason))


def air_first(laptop: Laptop, record_id: str, reason: str) -> Stepped:
    """Say that an emergency is aired before its approval, and why; the approval follows within 24 hours.

    Raises Refused ``not_an_emergency``, ``reason_needed``, ``already_approved``.
    """
    told = entered_text(reason, "reason")
    with laptop.writing() as desk:
        item = standing(desk, record_id)
        if not isinstance(item, ContentItem) or item.priority != EMERGENCY_PRIORITY:
            raise Refused("not_an_emergency", "only an emergency is aired before its approval")
        if approval.is_approved(item):
            raise Refused("already_approved", "the content is approved as it stands")
        aired_at = item.values.get("aired_first_at") or write_moment(desk.around.now)
        state = {} if item.approval_state == approval.WAITING else {"approval_state": approval.WAITING}
        return write_step(desk, record_id, {**state, "aired_first_at": aired_at, "aired_first_reason": told})
