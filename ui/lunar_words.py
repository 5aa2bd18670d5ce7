# SPDX-License-Identifier: Apache-2.0
"""Lunar days in words, beside a solar date; nothing where the calendar does not know the day."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.lunar_days import lunar_day


def lunar_text(day: date) -> str:
    """``4/9 âm lịch``; ``1/11 nhuận âm lịch`` in a leap month."""
    short = lunar_short(day)
    return QCoreApplication.translate("lunar", "{day} âm lịch").format(day=short) if short else ""


def lunar_short(day: date) -> str:
    """``4/9``; ``1/11 nhuận`` in a leap month."""
    found = lunar_day(day)
    if found is None:
        return ""
    told = f"{found.day}/{found.month}"
    return QCoreApplication.translate("lunar", "{day} nhuận").format(day=told) if found.is_leap else told


def with_lunar(text: str, day: date) -> str:
    """``Thứ Ba 13/10/2026 (4/9 âm lịch)``."""
    told = lunar_text(day)
    return f"{text} ({told})" if told else text
