# SPDX-License-Identifier: Apache-2.0
"""One news item published in several places: one entry, one record for each channel, all saved or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from desktop.actions.gathering import by_ids, chosen, columns, fetch, gather, in_units
from desktop.actions.record_steps import Stepped
from desktop.actions.saving import save_new
from desktop.laptop import Desk, Laptop
from sync.log.errors import Refused
from sync.records.board_post import BoardPost
from sync.records.broadcast_log import BroadcastLog
from sync.records.days import VIETNAM
from sync.records.e_channel import CLOSED, EChannel
from sync.records.e_post import EPost
from sync.records.notice_board import TAKEN_DOWN, NoticeBoard
from sync.records.vietnamese import fold, same_key

LOOKED_THROUGH = 50
"""Broadcasts, the latest first, among which a title is looked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a news item can be published."""

    record_id: str
    name: str
    is_board: bool


@dataclass(frozen=True, slots=True)
class QuickPost:
    """What was published: stored values by the names of ``e_post``, and the broadcast that aired it."""

    title: str
    posted_at: str
    told: Mapping[str, Any] = field(default_factory=dict)
    broadcast: str | None = None


@dataclass(frozen=True, slots=True)
class Aired:
    """A broadcast of the same title."""

    record_id: str
    started_at: datetime | None


def places(laptop: Laptop) -> list[Place]:
    """Channels and boards of the commune that are in use, in the order of their books."""
    with laptop.reading() as desk:
        unit = [desk.workplace.unit]
        channels = gather(desk, EChannel, in_units(EChannel, unit))
        boards = gather(desk, NoticeBoard, in_units(NoticeBoard, unit))
        named = [Place(one.record_id, one.name or one.url_or_oa_id or "", False) for one in channels if _is_open(one)]
        return named + [Place(one.record_id, one.name or one.board_code or "", True) for one in boards if _hangs(one)]


def _is_open(channel: EChannel) -> bool:
    return channel.state != CLOSED


def _hangs(board: NoticeBoard) -> bool:
    return board.state != TAKEN_DOWN


def write_posts(laptop: Laptop, post: QuickPost, where: Sequence[str]) -> Stepped:
    """Save one record for each place. Raises Refused ``no_channel`` and what saving refuses."""
    if not where:
        raise Refused("no_channel", "a post needs at least one channel")
    with laptop.writing() as desk:
        boards = by_ids(desk, NoticeBoard, where)
        made = [_on_board(desk, post, one) if one in boards else _on_channel(desk, post, one) for one in where]
    return Stepped(made=tuple(made))


def _on_channel(desk: Desk, post: QuickPost, channel: str) -> str:
    values = {**post.told, "title": post.title, "posted_at": post.posted_at, "from_broadcast": post.broadcast}
    return save_new(desk, EPost, _known({**values, "channel": channel})).record_id


def _on_board(desk: Desk, post: QuickPost, board: str) -> str:
    told = {name: value for name, value in post.told.items() if name in BoardPost.fields}
    told["photo"] = told.pop("attachments", None)
    values = {**told, "board": board, "title": post.title, "posted_on": post.posted_at[:10]}
    values |= {"from_broadcast": post.broadcast, "approved_by": _usual_approver(desk)}
    return save_new(desk, BoardPost, _known(values)).record_id


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [])}


def _usual_approver(desk: Desk) -> str | None:
    """Who approved the notice before this one."""
    table = columns(BoardPost)
    here = chosen(BoardPost, in_units(BoardPost, [desk.workplace.unit]), table.approved_by.is_not(None))
    latest = fetch(desk, BoardPost, here.order_by(table.posted_on.desc()).limit(1))
    return latest[0].approved_by if latest else None


def aired_as(laptop: Laptop, title: str) -> Aired | None:
    """The latest broadcast that aired this title, however its marks and capitals stand; None without one."""
    wanted = fold(title)
    if not wanted:
        return None
    with laptop.reading() as desk:
        table = columns(BroadcastLog)
        here = in_units(BroadcastLog, [desk.workplace.unit])
        like = table.search_text.contains(wanted, autoescape=True)
        latest = chosen(BroadcastLog, here, like).order_by(table.started_at.desc()).limit(LOOKED_THROUGH)
        logs = fetch(desk, BroadcastLog, latest)
    found = next((log for log in logs if _aired(log, title)), None)
    if found is None:
        return None
    return Aired(found.record_id, None if found.started_at is None else found.started_at.astimezone(VIETNAM))


def _aired(log: BroadcastLog, title: str) -> bool:
    return any(same_key(line.title or "") == same_key(title) for line in log.lines or ())
