# SPDX-License-Identifier: Apache-2.0
"""Watches until Hôm nay is filled and answers a key: the rows stand, they are painted, and the arrow moves on."""

import time
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from tests.bench.telling import tell
from ui.app import App
from ui.windows.frame import Frame

if TYPE_CHECKING:  # the window itself brings this room in: a watcher that did would take work from it
    from ui.windows.today_table import BoardTable

LOOK_EVERY_MS = 2


class Home(QObject):
    """Looks every two milliseconds, so that the figure is at most so much too large."""

    def __init__(self, shell: App) -> None:
        super().__init__(shell)
        self._shell = shell
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Once the rows stand: paint them, press a key, and take the moment when it was answered."""
        table = self._table()
        if table is None or not table.board.rows:
            return
        self._timer.stop()
        table.viewport().repaint()
        before = table.currentIndex().row()
        QTest.keyClick(table, Qt.Key.Key_Down)
        at = time.monotonic()
        assert table.hasFocus()
        assert table.currentIndex().row() == before + 1, before
        tell(at=at, rows=len(table.board.rows))
        self._shell.close()

    def _table(self) -> "BoardTable | None":
        page = self._shell.window.page
        screen = page.stack.current_screen if isinstance(page, Frame) else None
        return None if screen is None else cast("BoardTable", screen.focusProxy())


def watch(shell: App) -> None:
    """Begin to look once the first frame is out, so that nothing is asked of the window before."""
    shell.window.first_painted.connect(lambda: Home(shell))
