# SPDX-License-Identifier: Apache-2.0
"""Visits every screen of a full profile, opens the form of the logbook, and tells how much memory is resident then."""

import os
import resource
from pathlib import Path

from PySide6.QtCore import QTimer

from tests.bench.telling import tell
from tests.bench.visiting import Visitor
from ui.app import App
from ui.tour.hand import press, wait_until
from ui.windows.logbook_screen import LogbookScreen
from ui.windows.screens import SCREENS


def watch(shell: App) -> None:
    """Begin once the first frame is out."""
    shell.window.first_painted.connect(lambda: QTimer.singleShot(0, shell, lambda: visit_all(Visitor(shell))))


def visit_all(visitor: Visitor) -> None:
    """Every screen that exists, the reviewer's too; then the largest form; back to the first."""
    visitor.wait_for_home()
    at_home = resident_mb()
    for name in SCREENS:
        visitor.show(name)
    book = visitor.show("logbook")
    assert isinstance(book, LogbookScreen)
    press("Ctrl+N")
    wait_until(lambda: book.panel.is_editing, "the form is not open")
    visitor.rest()
    press("Esc")
    visitor.show("today")
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tell(resident_mb=resident_mb(), at_home_mb=at_home, peak_mb=peak_mb, screens=len(SCREENS))
    visitor.shell.close()


def resident_mb() -> float:
    """Resident memory of this process, in MB of 1,048,576 bytes; asked of Linux: a library for it would count."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_048_576
