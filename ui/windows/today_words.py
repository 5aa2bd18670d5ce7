# SPDX-License-Identifier: Apache-2.0
"""Words of the boards of a day: names of days, where a broadcast stands, how long ago. Knows no widget."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.actions.day_rows import LogRow, Outcome, SlotRow
from desktop.display import UNKNOWN
from sync.records.broadcast_log import BROADCAST_KINDS
from sync.records.days import VIETNAM
from ui.lunar_words import with_lunar
from ui.words import Tongue

_CONTEXT: Final = "today"
_WEEKDAYS: Final = (
    QT_TRANSLATE_NOOP("today", "Thứ Hai"),
    QT_TRANSLATE_NOOP("today", "Thứ Ba"),
    QT_TRANSLATE_NOOP("today", "Thứ Tư"),
    QT_TRANSLATE_NOOP("today", "Thứ Năm"),
    QT_TRANSLATE_NOOP("today", "Thứ Sáu"),
    QT_TRANSLATE_NOOP("today", "Thứ Bảy"),
    QT_TRANSLATE_NOOP("today", "Chủ nhật"),
)
_NEAR: Final[Mapping[int, object]] = {
    -1: QT_TRANSLATE_NOOP("today", "Hôm qua"),
    0: QT_TRANSLATE_NOOP("today", "Hôm nay"),
    1: QT_TRANSLATE_NOOP("today", "Ngày mai"),
}
_SETTLED: Final[Mapping[Outcome, tuple[str, object, str]]] = {
    Outcome.FULL: ("✓", QT_TRANSLATE_NOOP("today", "Phát đủ"), "good"),
    Outcome.PART: ("▲", QT_TRANSLATE_NOOP("today", "Phát thiếu"), "attention"),
    Outcome.NOT_AIRED: ("✕", QT_TRANSLATE_NOOP("today", "Không phát"), "neutral"),
}


class Told(Struct, frozen=True):
    """Words with the colours of a state."""

    text: str
    tone: str = ""


def _translate(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))


def weekday_text(day: date) -> str:
    """``Thứ Ba 13/10/2026``."""
    return f"{_translate(_WEEKDAYS[day.weekday()])} {day:%d/%m/%Y}"


def near_text(day: date, today: date) -> str:
    """``Hôm qua``, ``Hôm nay``, ``Ngày mai``; farther days as ``12/10``."""
    near = _NEAR.get((day - today).days)
    return f"{day:%d/%m}" if near is None else _translate(near)


def day_title(day: date, today: date) -> str:
    """``Hôm nay - Thứ Ba 13/10/2026``; farther days by their name alone."""
    told = weekday_text(day)
    return f"{near_text(day, today)} - {told}" if (day - today).days in _NEAR else told


def day_title_lunar(day: date, today: date) -> str:
    """``Hôm nay - Thứ Ba 13/10/2026 (4/9 âm lịch)``."""
    return with_lunar(day_title(day, today), day)


def times_told(aired: int, repeats: int) -> str:
    """``0/3 lần``."""
    return QCoreApplication.translate("today", "{aired}/{repeats} lần").format(aired=aired, repeats=repeats)


def outcome_told(row: SlotRow, *, is_today: bool) -> Told:
    """Where a slot stands: aired, to be confirmed, or the hour it waits for."""
    if row.outcome in _SETTLED:
        return settled_told(row.outcome)
    if row.repeats > 1:
        return Told(times_told(row.aired, row.repeats), "urgent" if row.is_emergency else "waiting")
    if row.outcome is Outcome.TO_CONFIRM:
        return Told(QCoreApplication.translate("today", "Chưa xác nhận"), "waiting")
    hour = row.next_at or UNKNOWN
    return Told(QCoreApplication.translate("today", "{hour} nay").format(hour=hour) if is_today else hour)


def settled_told(outcome: Outcome) -> Told:
    """``✓ Phát đủ``, ``▲ Phát thiếu``, ``✕ Không phát``."""
    mark, text, tone = _SETTLED[outcome]
    return Told(f"{mark} {_translate(text)}", tone)


def hour_text(row: SlotRow | LogRow) -> str:
    """The hour, or that it airs at once."""
    if isinstance(row, SlotRow) and row.is_at_once:
        return QCoreApplication.translate("today", "ngay")
    return row.start or UNKNOWN


def kind_told(row: SlotRow | LogRow, tongue: Tongue) -> Told:
    """The kind of a broadcast; an emergency stands out by word, sign and colour."""
    if row.broadcast_kind == "emergency" or (isinstance(row, SlotRow) and row.is_emergency):
        return Told(QCoreApplication.translate("today", "! KHẨN"), "urgent")
    return Told(UNKNOWN if row.broadcast_kind is None else tongue(BROADCAST_KINDS.label(row.broadcast_kind)))


def clusters_text(count: int | None) -> str:
    """How many clusters; none named are all of them."""
    return QCoreApplication.translate("today", "Tất cả") if count is None else str(count)


def moment_text(moment: datetime | None, now: datetime) -> str:
    """``hôm nay 17:02``, ``hôm qua 16:05``, ``5 ngày trước``; a dash where nothing is known."""
    if moment is None:
        return UNKNOWN
    local = moment.astimezone(VIETNAM)
    days = (now.astimezone(VIETNAM).date() - local.date()) // timedelta(days=1)
    if days <= 0:
        return QCoreApplication.translate("today", "hôm nay {time}").format(time=f"{local:%H:%M}")
    if days == 1:
        return QCoreApplication.translate("today", "hôm qua {time}").format(time=f"{local:%H:%M}")
    return QCoreApplication.translate("today", "{count} ngày trước").format(count=days)


def days_text(days: int | None) -> str:
    """``6 ngày``."""
    if days == 1:
        return QCoreApplication.translate("today", "1 ngày")
    return UNKNOWN if days is None else QCoreApplication.translate("today", "{count} ngày").format(count=days)
