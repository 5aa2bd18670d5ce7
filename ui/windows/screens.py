# SPDX-License-Identifier: Apache-2.0
"""The screens that exist, by name; each is imported when it is first made, or before that by ``bring_in_screens``.

A new screen is one maker and one line here, and its name in `ui.sections.STANDING`; a test compares the two.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ui.screen import Screen
    from ui.workbench import Workbench


def _today() -> "type[Screen]":
    from ui.windows.today_screen import TodayScreen

    return TodayScreen


def _logbook() -> "type[Screen]":
    from ui.windows.logbook_screen import LogbookScreen

    return LogbookScreen


def _schedule() -> "type[Screen]":
    from ui.windows.schedule_screen import ScheduleScreen

    return ScheduleScreen


def _stations() -> "type[Screen]":
    from ui.windows.stations_screen import StationsScreen

    return StationsScreen


def _propagandists() -> "type[Screen]":
    from ui.windows.propagandists_screen import PropagandistsScreen

    return PropagandistsScreen


def _channels() -> "type[Screen]":
    from ui.windows.channels_screen import ChannelsScreen

    return ChannelsScreen


def _reflections() -> "type[Screen]":
    from ui.windows.reflections_screen import ReflectionsScreen

    return ReflectionsScreen


def _books() -> "type[Screen]":
    from ui.windows.books_screen import BooksScreen

    return BooksScreen


def _review() -> "type[Screen]":
    from ui.windows.review_screen import ReviewScreen

    return ReviewScreen


def _conflicts() -> "type[Screen]":
    from ui.windows.conflicts_screen import ConflictsScreen

    return ConflictsScreen


def _sync() -> "type[Screen]":
    from ui.windows.sync_screen import SyncScreen

    return SyncScreen


def _settings() -> "type[Screen]":
    from ui.windows.settings_screen import SettingsScreen

    return SettingsScreen


_BRING_IN: Final[Mapping[str, "Callable[[], type[Screen]]"]] = {
    "today": _today,
    "logbook": _logbook,
    "schedule": _schedule,
    "stations": _stations,
    "propagandists": _propagandists,
    "channels": _channels,
    "reflections": _reflections,
    "review": _review,
    "books": _books,
    "conflicts": _conflicts,
    "sync": _sync,
    "settings": _settings,
}


def _maker(bring_in: "Callable[[], type[Screen]]") -> "Callable[[Workbench], Screen]":
    def make(workbench: "Workbench") -> "Screen":
        return bring_in()(workbench)

    return make


SCREENS: Final[Mapping[str, "Callable[[Workbench], Screen]"]] = {
    name: _maker(bring_in) for name, bring_in in _BRING_IN.items()
}


def bring_in_screens() -> None:
    """Import them all: a job of a lane, so that none of them is imported while somebody waits for it."""
    for bring_in in _BRING_IN.values():
        bring_in()
