# SPDX-License-Identifier: Apache-2.0
"""Words of the schedule: weeks, days, what a cell says, what was done. Knows no widget."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.actions.bulletins import Bulletin
from desktop.actions.week import WeekCell
from desktop.actions.week_edits import Put
from desktop.display import UNKNOWN
from sync.records.broadcast_log import NOT_AIRED_REASONS
from sync.records.days import VIETNAM
from sync.records.schedule_slot import RECURRENCES
from ui.lunar_words import lunar_short, with_lunar
from ui.windows.today_words import clusters_text, weekday_text
from ui.words import Tongue

_CONTEXT: Final = "schedule"
_SHORT: Final = (
    QT_TRANSLATE_NOOP("schedule", "T2"),
    QT_TRANSLATE_NOOP("schedule", "T3"),
    QT_TRANSLATE_NOOP("schedule", "T4"),
    QT_TRANSLATE_NOOP("schedule", "T5"),
    QT_TRANSLATE_NOOP("schedule", "T6"),
    QT_TRANSLATE_NOOP("schedule", "T7"),
    QT_TRANSLATE_NOOP("schedule", "CN"),
)


def _say(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def week_title(monday: date) -> str:
    """``Lịch phát tuần 42 (12/10 - 18/10)``."""
    told = QCoreApplication.translate("schedule", "Lịch phát tuần {number} ({first} - {last})")
    last = monday + timedelta(days=6)
    return told.format(number=monday.isocalendar().week, first=f"{monday:%d/%m}", last=f"{last:%d/%m}")


def day_head(day: date) -> str:
    """``T2 12/10`` over the lunar day."""
    solar = f"{_say(str(_SHORT[day.weekday()]))} {day:%d/%m}"
    lunar = lunar_short(day)
    told = QCoreApplication.translate("schedule", "âm {day}")
    return f"{solar}\n{told.format(day=lunar)}" if lunar else solar


def day_told(day: date) -> str:
    """``Thứ Ba 13/10/2026 (4/9 âm lịch)``."""
    return with_lunar(weekday_text(day), day)


def urgent_head() -> str:
    """What stands before the row of emergencies."""
    return QCoreApplication.translate("schedule", "KHẨN")


def mark_of(cell: WeekCell) -> str:
    """The sign before a cell: an emergency, something to look at, a proposal."""
    return "!" if cell.is_emergency else "▲" if cell.findings else "+" if cell.is_proposed else ""


def cell_text(cell: WeekCell) -> str:
    """What a cell says: an emergency how often it airs, any other its content."""
    times = QCoreApplication.translate("schedule", "{count} lần").format(count=cell.repeats)
    if cell.is_emergency:
        return f"{times}: {cell.title}"
    return f"{cell.title} ({times})" if cell.repeats > 1 else cell.title


def time_text(cell: WeekCell) -> str:
    """``17:00-17:15``, or that it airs at once."""
    if cell.is_at_once:
        return QCoreApplication.translate("schedule", "phát ngay")
    return f"{cell.start or UNKNOWN}-{cell.end or UNKNOWN}"


def cell_told(cell: WeekCell, tongue: Tongue) -> str:
    """Everything of a cell in one line: time, content, clusters, how it comes again."""
    again = "" if cell.recurrence is None else tongue(RECURRENCES.label(cell.recurrence))
    clusters = QCoreApplication.translate("schedule", "cụm loa: {clusters}")
    told = [time_text(cell), cell_text(cell), clusters.format(clusters=clusters_text(cell.clusters)), again]
    if cell.is_proposed:
        told.append(QCoreApplication.translate("schedule", "đề xuất, chưa lưu"))
    return ", ".join(one for one in told if one)


def findings_told(cell: WeekCell, tongue: Tongue) -> str:
    """What there is to look at in a cell; whom it meets."""
    found = [tongue(one) for one in cell.findings]
    if cell.met:
        found.append(", ".join(f'"{title}"' for title in dict.fromkeys(cell.met)))
    return ": ".join((". ".join(found[:-1]), found[-1])) if cell.met and len(found) > 1 else ". ".join(found)


def put_told(put: Put) -> str:
    """``Đã xếp 6 lượt. 1 ô đã có lịch nên để nguyên.``"""
    told = [QCoreApplication.translate("schedule", "Đã xếp {count} lượt.").format(count=put.count)] if put.count else []
    if put.taken:
        told.append(
            QCoreApplication.translate("schedule", "{count} lượt đã có lịch nên để nguyên.").format(count=put.taken)
        )
    if put.past:
        told.append(
            QCoreApplication.translate("schedule", "{count} lượt đã qua giờ nên để lại.").format(count=put.past)
        )
    return " ".join(told) or QCoreApplication.translate("schedule", "Không có lượt nào để xếp.")


def bulletin_state(bulletin: Bulletin, tongue: Tongue) -> str:
    """``đã xếp lịch 2 lượt``, ``đã phát 3/3, đã báo lại``."""
    translate = QCoreApplication.translate
    if bulletin.state == "not_aired":
        reason = bulletin.reason_text or _reason(bulletin, tongue)
        told = translate("schedule", "không phát: {reason}").format(reason=reason)
    else:
        told = {
            "new": translate("schedule", "mới"),
            "read": translate("schedule", "đã đọc, chưa xếp lịch"),
            "scheduled": translate("schedule", "đã xếp lịch {planned} lượt"),
            "aired": translate("schedule", "đã phát {aired}/{planned}"),
        }[bulletin.state].format(aired=bulletin.aired, planned=max(bulletin.planned, bulletin.aired))
    is_told = bulletin.is_reported and bulletin.state in ("aired", "not_aired")
    reported = translate("schedule", "đã báo lại")
    return f"{told}, {reported}" if is_told else told


def _reason(bulletin: Bulletin, tongue: Tongue) -> str:
    known = {code.code: code.label for code in NOT_AIRED_REASONS}
    return tongue(known[bulletin.reason]) if bulletin.reason in known else UNKNOWN


def air_before(bulletin: Bulletin) -> str:
    """``Hạn phát: 13/10 - 14/10, 3 lần/ngày``."""
    item, translate = bulletin.item, QCoreApplication.translate
    first = item.valid_from.astimezone(VIETNAM).date() if item.valid_from else item.made_on
    last = item.valid_to.astimezone(VIETNAM).date() if item.valid_to else None
    days = " - ".join(f"{day:%d/%m}" for day in (first, last) if day is not None) or UNKNOWN
    told = translate("schedule", "Hạn phát: {days}").format(days=days)
    times = translate("schedule", "{count} lần/ngày").format(count=item.repeats_per_day or 1)
    return f"{told}, {times}"
