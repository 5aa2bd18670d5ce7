# SPDX-License-Identifier: Apache-2.0
"""The sections of the window in the order of its navigation: light, so that they are painted before any record is read.

The screens themselves are named in `ui.windows.screens`; ``STANDING`` lists those that exist.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the navigation. ``key`` stays the same whatever sections a person sees."""

    name: str
    text: object
    icon: str
    key: str = ""
    is_below: bool = False
    needs_reviewer: bool = False
    needs_conflicts: bool = False

    def title(self) -> str:
        """The word in the navigation, in the language of the window."""
        return QCoreApplication.translate("sections", str(self.text))


SECTIONS: Final = (
    Section("today", QT_TRANSLATE_NOOP("sections", "Hôm nay"), "calendar-event", "Ctrl+1"),
    Section("logbook", QT_TRANSLATE_NOOP("sections", "Sổ phát thanh"), "notebook", "Ctrl+2"),
    Section("schedule", QT_TRANSLATE_NOOP("sections", "Lịch và bản tin"), "calendar-week", "Ctrl+3"),
    Section("stations", QT_TRANSLATE_NOOP("sections", "Đài và cụm loa"), "broadcast", "Ctrl+4"),
    Section("propagandists", QT_TRANSLATE_NOOP("sections", "Tuyên truyền viên"), "users", "Ctrl+5"),
    Section("channels", QT_TRANSLATE_NOOP("sections", "Kênh thông tin"), "news", "Ctrl+6"),
    Section("reflections", QT_TRANSLATE_NOOP("sections", "Phản ánh"), "message-report", "Ctrl+7"),
    Section("review", QT_TRANSLATE_NOOP("sections", "Duyệt"), "checks", "Ctrl+8", needs_reviewer=True),
    Section("books", QT_TRANSLATE_NOOP("sections", "Sổ sách khác"), "books"),
    Section(
        "conflicts",
        QT_TRANSLATE_NOOP("sections", "Xung đột"),
        "arrows-left-right",
        is_below=True,
        needs_conflicts=True,
    ),
    Section("sync", QT_TRANSLATE_NOOP("sections", "Đồng bộ"), "cloud-up", is_below=True),
    Section("settings", QT_TRANSLATE_NOOP("sections", "Cài đặt"), "settings", "Ctrl+,", is_below=True),
)

STANDING: Final = (
    "today",
    "logbook",
    "schedule",
    "stations",
    "propagandists",
    "channels",
    "reflections",
    "review",
    "books",
    "conflicts",
    "sync",
    "settings",
)
"""The sections whose screen exists; the others are not shown."""


def standing_sections(
    *, is_reviewer: bool, has_conflicts: bool = False, standing: tuple[str, ...] = STANDING
) -> tuple[Section, ...]:
    """The sections that a person sees; conflicts only while there are some."""
    return tuple(
        one
        for one in SECTIONS
        if one.name in standing
        and (is_reviewer or not one.needs_reviewer)
        and (has_conflicts or not one.needs_conflicts)
    )
