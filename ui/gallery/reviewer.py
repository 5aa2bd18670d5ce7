# SPDX-License-Identifier: Apache-2.0
"""The screens of a reviewer in their three states."""

from collections.abc import Mapping
from typing import Final

from ui.gallery.commune import TITLES
from ui.gallery.stand import Scenery, Stand
from ui.windows.review_screen import ReviewScreen
from ui.windows.today_screen import TodayScreen


def communes(stand: Stand, state: str) -> None:
    """A line for each commune; in the error state without a network."""
    stand.go("today", TodayScreen)
    if state == "error":
        stand.lose_network()


def review(stand: Stand, state: str) -> None:
    """The queue with the record that came back mended; in the error state one with warnings, returned for no reason."""
    screen = stand.go("review", ReviewScreen)
    rows = screen.list.model.queue.rows
    if state == "empty" or not rows:
        return
    wanted = TITLES[3] if state == "error" else None
    fitting = [at for at, one in enumerate(rows) if (one.title == wanted if wanted else one.is_again)]
    place = fitting[-1] if fitting else 0
    screen.list.view.go_to(place)
    stand.rest()
    if state == "error":
        screen.deciding.give_back()
        stand.rest()
        screen.deciding.accept_or_send()


REVIEWER: Final[Mapping[str, Scenery]] = {"today-reviewer": communes, "review": review}
