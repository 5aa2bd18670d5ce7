# SPDX-License-Identifier: Apache-2.0
"""The words of the status line: four facts in a fixed order, honest and calm. Knows no widget.

Offline is a normal state and never red; what failed names its cause and its next step; only what was refused is red.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from sync.records.days import VIETNAM

UNKNOWN: Final = "-"
METERED, MANUAL = "metered", "manual"

_MISHAPS: Final[Mapping[str, object]] = {
    "revoked": QT_TRANSLATE_NOOP("status_line", "Máy này đã bị thu hồi"),
    "disk_full": QT_TRANSLATE_NOOP("status_line", "Ổ đĩa đã đầy"),
    "restored": QT_TRANSLATE_NOOP("status_line", "Vừa khôi phục: bấm F5 để đồng bộ"),
}
_MENDING: Final[Mapping[str, object]] = {
    "twin": QT_TRANSLATE_NOOP("status_line", "Hồ sơ bị ghi ở hai nơi"),
    "hub_restored": QT_TRANSLATE_NOOP("status_line", "Trung tâm vừa khôi phục, đang gửi lại"),
}
"""Short words for what is told in full in the sync centre; a recovery that ended well is told there alone."""


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
    mode: str = "auto"
    """When this laptop exchanges: ``auto``, ``metered`` or ``manual``."""
    mishap: str = ""
    """The kind of what a person must know before all else; empty where there is nothing."""

    def with_link(self, link: Link, failure: str = "") -> "Situation":
        """The same with another connection."""
        return replace(self, link=link, failure=failure)


def facts(situation: Situation, now: datetime) -> tuple[Fact, Fact, Fact, Fact]:
    """Connection, queue, last success, problem; dashes for what is not known yet."""
    if situation.link is Link.OPENING:
        return _not_read_yet()
    return _connection(situation), _queue(situation), _last(situation, now), _problem(situation, now)


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
        case _ if situation.failure:
            return Fact(translate("status_line", "Chưa đồng bộ được"), "neutral")
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


def _problem(situation: Situation, now: datetime) -> Fact:
    """What stops the work first, then what waits for a person, then how the exchange goes on by itself."""
    return _to_attend(situation, now) or _to_work_on(situation) or Fact(_going_on(situation, now))


def _to_attend(situation: Situation, now: datetime) -> Fact | None:
    translate = QCoreApplication.translate
    if situation.mishap in _MISHAPS:
        return Fact(translate("status_line", str(_MISHAPS[situation.mishap])), "attention")
    if situation.held:
        return Fact(translate("status_line", "{count} bản ghi bị từ chối").format(count=situation.held), "fault")
    if situation.mishap in _MENDING:
        return Fact(translate("status_line", str(_MENDING[situation.mishap])), "attention")
    return Fact(_not_finished(situation, now), "attention") if situation.failure else None


def _to_work_on(situation: Situation) -> Fact | None:
    """What the navigation counts too: it does not hide that nothing gets through."""
    translate = QCoreApplication.translate
    if situation.conflicts:
        text = translate("status_line", "Xung đột {count}").format(count=situation.conflicts)
        return Fact(text, "conflict", opens="conflicts")
    if situation.returned:
        return Fact(translate("status_line", "{count} bản ghi trả lại").format(count=situation.returned), "attention")
    if situation.is_differing:
        return Fact(translate("status_line", "Số liệu chưa khớp với trung tâm"), "attention")
    return None


def _going_on(situation: Situation, now: datetime) -> str:
    """Nothing is wrong: offline, or with a mode that spares the line, the next try is what one wants to know."""
    translate = QCoreApplication.translate
    if situation.link in (Link.NOT_ENROLLED, Link.BUSY):
        return translate("status_line", "Không có vấn đề")
    if situation.mode == MANUAL:
        return translate("status_line", "Chỉ đồng bộ khi bấm F5")
    if situation.next_try is not None and situation.link is Link.OFFLINE:
        return translate("status_line", "Sẽ tự thử lại lúc {time}").format(time=try_time(situation.next_try, now))
    if situation.next_try is not None and situation.mode == METERED:
        text = translate("status_line", "Tiết kiệm mạng, lần kế lúc {time}")
        return text.format(time=try_time(situation.next_try, now))
    return translate("status_line", "Không có vấn đề")


def try_time(moment: datetime, now: datetime) -> str:
    """When it is tried again: the time of day, with the day where it is another one."""
    local = moment.astimezone(VIETNAM)
    return f"{local:%H:%M}" if local.date() == now.astimezone(VIETNAM).date() else f"{local:%H:%M} {local:%d/%m}"


def next_try_words(moment: datetime | None, now: datetime) -> str:
    """The sentence after a failure: when it is tried again by itself, or that it waits to be asked."""
    translate = QCoreApplication.translate
    if moment is None:
        return translate("status_line", "Bấm F5 để thử lại.")
    text = translate("status_line", "Sẽ tự thử lại lúc {time}, hoặc bấm F5 để thử ngay.")
    return text.format(time=try_time(moment, now))


def _not_finished(situation: Situation, now: datetime) -> str:
    translate = QCoreApplication.translate
    if situation.next_try is None:
        return translate("status_line", "Gửi chưa xong, bấm F5 để thử lại")
    text = translate("status_line", "Gửi chưa xong, sẽ tự thử lại lúc {time}")
    return text.format(time=try_time(situation.next_try, now))
