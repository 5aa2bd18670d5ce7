# SPDX-License-Identifier: Apache-2.0
"""What a campaign asks for each day, against what was aired."""

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sync.records.broadcast_log import BroadcastLog
from sync.records.broadcast_log_rules import NOT_AIRED
from sync.records.content_item import ContentItem
from sync.records.days import VIETNAM
from sync.records.declaration import Around

if TYPE_CHECKING:
    from sync.records.campaign import Campaign


def is_aired_too_rarely(campaign: "Campaign", around: Around) -> bool:
    """Yesterday, while it ran, a commune that aired anything aired items of it less often than it asks for."""
    day = around.now.astimezone(VIETNAM).date() - timedelta(days=1)
    if campaign.min_repeats_per_day is None or not _runs_on(campaign, day):
        return False
    counts = airings_by_unit(campaign, day, around)
    return any(count < campaign.min_repeats_per_day for count in counts.values())


def airings_by_unit(campaign: "Campaign", day: date, around: Around) -> Counter[str]:
    """How often each commune aired items of the campaign on a day; communes of which nothing is known are left out."""
    counts: Counter[str] = Counter()
    items = {one.record_id for one in around.find(ContentItem, campaign=campaign.record_id)}
    for log in around.find(BroadcastLog, date=day.isoformat()):
        aired = () if log.quality == NOT_AIRED else (line.content_item for line in log.lines or ())
        counts[log.unit] += len(items.intersection(one for one in aired if one))
    return counts


def _runs_on(campaign: "Campaign", day: date) -> bool:
    first, last = campaign.first_day, campaign.last_day
    return first is not None and first <= day and (last is None or day <= last)
