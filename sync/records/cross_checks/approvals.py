# SPDX-License-Identifier: Apache-2.0
"""What was aired against the approval of its content."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sync.records.broadcast_log_rules import NOT_AIRED
from sync.records.code_lists import EMERGENCY_PRIORITY
from sync.records.content_approval import is_aired_before, is_late, needs_approval
from sync.records.content_item import ContentItem
from sync.records.declaration import Around

if TYPE_CHECKING:
    from sync.records.broadcast_log import BroadcastLog


def airs_before_approval(log: "BroadcastLog", around: Around) -> bool:
    """Aired an item before its content was approved, which only an emergency may be."""
    begun = log.started_at
    if begun is None or log.quality == NOT_AIRED:
        return False
    return any(is_aired_before(item, begun) for item in _items(log, around) if item.priority != EMERGENCY_PRIORITY)


def is_approved_too_late(log: "BroadcastLog", around: Around) -> bool:
    """Aired an emergency first whose approval did not follow within 24 hours."""
    begun = log.started_at
    if begun is None or log.quality == NOT_AIRED:
        return False
    urgent = (item for item in _items(log, around) if item.priority == EMERGENCY_PRIORITY and needs_approval(item))
    return any(is_late(item, begun, around.now) for item in urgent)


def _items(log: "BroadcastLog", around: Around) -> Iterator[ContentItem]:
    for line in log.lines or ():
        item = around.get(ContentItem, line.content_item) if line.content_item else None
        if item is not None:
            yield item
