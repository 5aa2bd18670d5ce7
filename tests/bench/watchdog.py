# SPDX-License-Identifier: Apache-2.0
"""A watchdog of the event loop: how long each turn kept the main thread from looking at keys and the mouse."""

import time

from PySide6.QtCore import QAbstractEventDispatcher, QObject


class Watchdog(QObject):
    """``turns`` are the milliseconds from each waking of the loop until it waits again, those of them in which the
    thread had a processor, and the hour of the day to which they belong."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.turns: list[tuple[float, float, str]] = []
        self.hour = "morning"
        self._woke: tuple[float, float] | None = None
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._wake)
        dispatcher.aboutToBlock.connect(self._rest)

    def _wake(self) -> None:
        """A loop that does not wait before it goes on is one turn with what follows."""
        if self._woke is None:
            self._woke = (time.perf_counter(), time.thread_time())

    def _rest(self) -> None:
        if self._woke is not None:
            woke, worked = self._woke
            self.turns.append((1000 * (time.perf_counter() - woke), 1000 * (time.thread_time() - worked), self.hour))
            self._woke = None
