# SPDX-License-Identifier: Apache-2.0
"""How lively the channels are: posts of this month and the last one, for e-channels and notice boards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import case, func, select

from desktop.actions.gathering import columns
from desktop.laptop import Desk, Laptop
from sync.records.board_post import BoardPost
from sync.records.days import VIETNAM
from sync.records.e_post import EPost
from sync.records.field import Field
from sync.records.record import Record

STALE_AFTER_DAYS: Final = 7
"""So many days without a post, and what a channel tells is old."""
_POSTS: Final[tuple[tuple[type[Record], Field[object], Field[object]], ...]] = (
    (EPost, EPost.channel, EPost.posted_at),
    (BoardPost, BoardPost.board, BoardPost.posted_on),
)


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """Posts of the present month, and the day of the last one with the days since; None before any."""

    month_count: int
    last_day: date
    age_days: int

    @property
    def is_stale(self) -> bool:
        """Whether nothing was published for more than a week."""
        return self.age_days > STALE_AFTER_DAYS


def channel_facts(laptop: Laptop) -> Mapping[str, ChannelFacts]:
    """Channel or board → its facts; those without any post are left out."""
    with laptop.reading() as desk:
        today = desk.around.now.astimezone(VIETNAM).date()
        found: dict[str, ChannelFacts] = {}
        for of, place, day in _POSTS:
            found |= _facts(desk, of, (place.name, day.name), today)
        return found


def _facts(desk: Desk, of: type[Record], names: tuple[str, str], today: date) -> dict[str, ChannelFacts]:
    table = columns(of)
    place, day = table[names[0]], func.substr(table[names[1]], 1, 10)
    in_month = func.sum(case((func.substr(day, 1, 7) == f"{today:%Y-%m}", 1), else_=0))
    statement = select(place, in_month, func.max(day)).where(
        table.withdrawn_reason.is_(None), place.is_not(None), day.is_not(None)
    )
    rows = desk.connection.execute(statement.group_by(place)).all()
    lasts = ((channel, count, date.fromisoformat(last)) for channel, count, last in rows)
    return {channel: ChannelFacts(count, last, (today - last).days) for channel, count, last in lasts}
