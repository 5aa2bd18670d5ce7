# SPDX-License-Identifier: Apache-2.0
"""The words of the status line: four facts in a fixed order, honest and calm. Knows no widget.

Offline is a normal state and never red; what failed names its cause and its next step; only what was refused is red.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication

from sync.records.days import VIETNAM

UNKNOWN: Final = "-"


class Link(Enum):
    """What is known of the connection."""

    OPENING = "opening"
    NOT_ENROLLED = "not enrolled"
    UNKNOWN = "unknown"
    BUSY = "busy"
    ONLINE = "online"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the line: words and the colours of a state; ``short`` where there is little room."""

    text: str
    tone: str = ""
    short: str = ""
    opens: str = "sync"
    """The screen on which more is told."""


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the four facts tell. ``last`` is the last acknowledged exchange, ``next_try`` the next by itself.

    While the link is OPENING the store was not read yet, and the numbers mean nothing.
    """

    link: Link = Link.OPENING
    waiting: int = 0
    last: datetime | None = None
    held: int = 0
    conflicts: int = 0
    returned: int = 0
    failure: str = ""
    next_try: datetime | None = None
    is_differing: bool = False

    def with_link(self, link: Link, failure: str = "") -> "Situation":
        """The same with another connection."""
        return replace(self, link=link, failure=failure)


def facts(situation: Situation, now: datetime) -> tuple[Fact, Fact, Fact, Fact]:
    """Connection, queue, last success, problem; dashes for what is not known yet."""
    if situation.link is Link.OPENING:
        return _not_read_yet()
    return _connection(situation), _queue(situation), _last(situation, now), _problem(situation)


def _not_read_yet() -> tuple[Fact, Fact, Fact, Fact]:
    """Nothing is claimed of a store that is not open: a dash is unknown, a zero would be an answer."""
    translate = QCoreApplication.translate
    return (
        Fact(translate("status_line", "Đang mở sổ…"), "neutral"),
        Fact(translate("status_line", "Chờ gửi {count}").format(count=UNKNOWN)),
        Fact(translate("status_line", "Đồng bộ gần nhất {moment}").format(moment=UNKNOWN)),
        Fact(translate("status_line", "Vấn đề {count}").format(count=UNKNOWN)),
    )


def _connection(situation: Situation) -> Fact:
    translate = QCoreApplication.translate
    match situation.link:
        case Link.NOT_ENROLLED:
            return Fact(
                translate("status_line", "Chưa đăng ký máy - vẫn ghi sổ được"),
                "neutral",
                translate("status_line", "Chưa đăng ký"),
            )
        case Link.BUSY:
            return Fact(translate("status_line", "Đang đồng bộ…"), "waiting")
        case Link.ONLINE:
            return Fact(translate("status_line", "Có mạng"), "good")
        case Link.OFFLINE:
            return Fact(
                translate("status_line", "Ngoại tuyến - vẫn làm việc bình thường"),
                "neutral",
                translate("status_line", "Ngoại tuyến"),
            )
        case _:
            return Fact(translate("status_line", "Chưa thử kết nối"), "neutral")


def _queue(situation: Situation) -> Fact:
    text = QCoreApplication.translate("status_line", "Chờ gửi {count}").format(count=situation.waiting)
    return Fact(text, "waiting" if situation.waiting else "")


def _last(situation: Situation, now: datetime) -> Fact:
    translate = QCoreApplication.translate
    if situation.last is None:
        return Fact(translate("status_line", "Chưa đồng bộ lần nào"))
    last = situation.last.astimezone(VIETNAM)
    text = translate("status_line", "Đồng bộ gần nhất {moment} ({ago})")
    moment = last.strftime("%d/%m %H:%M")
    short = translate("status_line", "Đồng bộ {moment}").format(moment=moment)
    return Fact(text.format(moment=moment, ago=ago(last, now.astimezone(VIETNAM))), short=short)


def ago(moment: datetime, now: datetime) -> str:
    """How long ago, in words: minutes within the hour, then the day."""
    translate = QCoreApplication.translate
    minutes = int((now - moment).total_seconds()) // 60
    days = (now.date() - moment.date()).days
    if 0 <= minutes < 1:
        return translate("status_line", "vừa xong")
    if 0 < minutes < 60:
        return translate("status_line", "{count} phút trước").format(count=minutes)
    if days <= 0:
        return translate("status_line", "hôm nay")
    if days == 1:
        return translate("status_line", "hôm qua")
    return translate("status_line", "{count} ngày trước").format(count=days)


def _problem(situation: Situation) -> Fact:
    translate = QCoreApplication.translate
    if situation.held:
        return Fact(translate("status_line", "{count} bản ghi bị từ chối").format(count=situation.held), "fault")
    if situation.conflicts:
        text = translate("status_line", "Xung đột {count}").format(count=situation.conflicts)
        return Fact(text, "conflict", opens="conflicts")
    if situation.failure:
        return Fact(_not_finished(situation), "attention")
    if situation.returned:
        return Fact(translate("status_line", "{count} bản ghi trả lại").format(count=situation.returned), "attention")
    if situation.is_differing:
        return Fact(translate("status_line", "Số liệu chưa khớp với trung tâm"), "attention")
    return Fact(translate("status_line", "Không có vấn đề"))


def _not_finished(situation: Situation) -> str:
    translate = QCoreApplication.translate
    if situation.next_try is None:
        return translate("status_line", "Gửi chưa xong, bấm F5 để thử lại")
    text = translate("status_line", "Gửi chưa xong, sẽ tự thử lại lúc {time}")
    return text.format(time=situation.next_try.astimezone(VIETNAM).strftime("%H:%M"))
