# SPDX-License-Identifier: Apache-2.0
"""The schedule with its bulletins, and every book of the officer, one scene a tab."""

from collections.abc import Mapping
from typing import Final

from ui.books.book import Book
from ui.books.screen import BookScreen
from ui.books.tab import BookTab
from ui.gallery.stand import Scenery, Stand
from ui.windows.books_shelf import BOOKS
from ui.windows.channels_screen import ChannelsScreen
from ui.windows.channels_shelf import CHANNELS
from ui.windows.reflections_screen import ReflectionsScreen, ReflectionTab
from ui.windows.schedule_screen import CONTENT_TAB, WEEK_TAB, ScheduleScreen


def _schedule(stand: Stand, tab: int) -> ScheduleScreen:
    screen = stand.go("schedule", ScheduleScreen)
    screen.tabs.setCurrentIndex(tab)
    stand.rest()
    return screen


def _run(screen: ScheduleScreen, name: str) -> None:
    next(one for one in screen.commands() if one.name == name).run()


def schedule(stand: Stand, state: str) -> None:
    """The week; in the error state a slot saved without what it needs."""
    screen = _schedule(stand, WEEK_TAB)
    if state == "error":
        _run(screen, "add")
        stand.rest()
        _run(screen, "save")


def bulletins(stand: Stand, state: str) -> None:
    """A bulletin from above, read; in the error state one that shall not be aired, without a reason."""
    screen = _schedule(stand, WEEK_TAB)
    if screen.page.desk.is_editing:
        screen.page.leave_panel()
        stand.rest()
    screen.page.show_bulletins_over()
    stand.rest()
    if state == "filled":
        screen.page.bulletins.open()
    if state == "error":
        screen.page.bulletins.refuse()


def contents(stand: Stand, state: str) -> None:
    """The commune's own content; in the error state one saved without what it needs."""
    screen = _schedule(stand, CONTENT_TAB)
    _look_at(stand, screen.contents, state)


def _look_at(stand: Stand, tab: BookTab, state: str) -> None:
    """The list with the first record; in the error state a new one saved without what it needs."""
    if state == "filled" and tab.place.is_over:
        tab.place.want(True)
    if state == "error":
        tab.work.add()
        stand.rest()
        tab.work.save()


def reflections(stand: Stand, state: str) -> None:
    """What is open; in the error state an answer without words."""
    tab = stand.go("reflections", ReflectionsScreen).tab
    if state != "error":
        _look_at(stand, tab, state)
    elif isinstance(tab, ReflectionTab):
        tab.answer()
        stand.rest()
        tab.list.strip.send()


def quick_post(stand: Stand, state: str) -> None:
    """The quick line of the channels; in the error state a post without a channel."""
    screen = stand.go("channels", ChannelsScreen)
    screen.show_book(CHANNELS[0].name)
    stand.rest()
    if state == "empty":
        return
    screen.quick.begin()
    stand.rest()
    if state == "error":
        screen.quick.send()


def _of_book(screen_name: str, book: Book) -> Scenery:
    def scene(stand: Stand, state: str) -> None:
        screen = stand.go(screen_name, BookScreen)
        tab = screen.show_book(book.name)
        stand.rest()
        _look_at(stand, tab, state)

    return scene


SHELVES: Final[Mapping[str, Scenery]] = {
    "schedule": schedule,
    "bulletins": bulletins,
    "contents": contents,
    "reflections": reflections,
    "quick-post": quick_post,
    **{f"channels-{book.name}": _of_book("channels", book) for book in CHANNELS},
    **{f"books-{book.name}": _of_book("books", book) for book in BOOKS},
}
