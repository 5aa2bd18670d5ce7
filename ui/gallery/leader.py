# SPDX-License-Identifier: Apache-2.0
"""The screens of a commune's leader in their three states: content before air is signed or returned."""

from collections.abc import Mapping
from typing import Final

from ui.gallery.stand import Scenery, Stand
from ui.windows.contents_tab import ContentBook
from ui.windows.schedule_screen import CONTENT_TAB, ScheduleScreen


def content_approval(stand: Stand, state: str) -> None:
    """What waits for a signature, one about to be signed; in the error state without the check for secrets."""
    screen = stand.go("schedule", ScheduleScreen)
    screen.tabs.setCurrentIndex(CONTENT_TAB)
    stand.rest()
    tab = screen.contents
    if state != "empty" and isinstance(tab, ContentBook):
        tab.go_on()
        stand.rest()
    if state == "error":
        tab.list.strip.send()


LEADER: Final[Mapping[str, Scenery]] = {"content-approval": content_approval}
