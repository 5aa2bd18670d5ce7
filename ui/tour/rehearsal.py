# SPDX-License-Identifier: Apache-2.0
"""``loa --profile DIR --rehearse TITLE``: the program tries itself out in its own window, as a person would use it.

It types one broadcast into the real form, saves it, exchanges with the hub, and closes the window. For
`installer/smoke.py`: a frozen app holds no Python that could drive it from outside.
"""

import sys
from pathlib import Path

from desktop.actions.showing import list_items
from desktop.laptop import Laptop
from sync.log.errors import LoaError
from sync.records.broadcast_log import BroadcastLog
from sync.store.reading import Query
from ui.app import App, run_window
from ui.screen import Screen
from ui.standing_texts import Link
from ui.tour.hand import Lost, focused, press, there, wait_until, write
from ui.windows.frame import Frame
from ui.windows.logbook_screen import LogbookScreen


def run_rehearsal(folder: Path, title: str, passphrase: str | None) -> int:
    """Run the window of a profile folder without a person; the exit status."""
    return run_window(folder, passphrase, lambda shell: rehearse(shell, title))


def rehearse(shell: App, title: str) -> int:
    """Write a broadcast with this title, exchange, close; 1 and the step on stderr where one does not come out."""
    try:
        wait_until(lambda: _screen(shell) is not None, "the first screen is not shown")
        _write_down(shell, title)
        _exchange(shell)
        status = 0
    except (Lost, LoaError) as lost:
        print(f"rehearsal: {lost}", file=sys.stderr)
        status = 1
    shell.window.close()
    wait_until(shell.window.isHidden, "the window did not close")
    return status


def _screen(shell: App) -> Screen | None:
    page = shell.window.page
    return page.stack.current_screen if isinstance(page, Frame) else None


def _write_down(shell: App, title: str) -> None:
    wait_until(lambda: not shell.background.is_busy(), "the first screen is not at rest")
    press("Ctrl+2")
    wait_until(lambda: isinstance(_screen(shell), LogbookScreen), "the logbook is not shown")
    book = _screen(shell)
    if not isinstance(book, LogbookScreen):
        raise Lost("the logbook is not shown")
    press("Ctrl+N")
    wait_until(lambda: book.panel.is_editing and focused() is not book.table.view, "the form is not open")
    there(book.panel.form, "the form").focus_field("lines.0.title")
    write(title)
    press("Ctrl+Enter")
    wait_until(lambda: title in _titles(book.workbench.laptop), "the broadcast is not saved")


def _titles(laptop: Laptop) -> list[str]:
    logs = list_items(laptop, Query(BroadcastLog))
    return [line.get("title", "") for one in logs for line in one["fields"].get("lines", ())]


def _exchange(shell: App) -> None:
    office = there(shell.office, "the open profile")
    settled = (Link.ONLINE, Link.OFFLINE, Link.NOT_ENROLLED)
    wait_until(lambda: office.exchanger.situation.link in settled, "the window does not exchange by itself")
    press("F5")
    wait_until(
        lambda: office.exchanger.situation.link is Link.ONLINE and not office.exchanger.situation.waiting,
        "the exchange did not end with everything sent",
    )
