# SPDX-License-Identifier: Apache-2.0
"""The screens that exist, by name. Brings in the store: import it behind the painted frame.

A new screen is one line here and its name in `ui.sections.STANDING`; a test compares the two.
"""

from collections.abc import Mapping
from typing import Final

from ui.screen import Screen
from ui.windows.conflicts_screen import ConflictsScreen
from ui.windows.logbook_screen import LogbookScreen
from ui.windows.propagandists_screen import PropagandistsScreen
from ui.windows.review_screen import ReviewScreen
from ui.windows.settings_screen import SettingsScreen
from ui.windows.stations_screen import StationsScreen
from ui.windows.sync_screen import SyncScreen
from ui.windows.today_screen import TodayScreen

SCREENS: Final[Mapping[str, type[Screen]]] = {
    one.name: one
    for one in (
        TodayScreen,
        LogbookScreen,
        StationsScreen,
        PropagandistsScreen,
        ReviewScreen,
        ConflictsScreen,
        SyncScreen,
        SettingsScreen,
    )
}
