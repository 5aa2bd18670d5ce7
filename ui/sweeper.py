# SPDX-License-Identifier: Apache-2.0
"""Garbage is swept on the main thread alone: a widget in a circle of references that a lane swept would be destroyed
there, and Qt aborts the program for that.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 500


def spare_what_stands() -> None:
    """Leave all that was made until now out of every later sweep: the rooms are in and stay, and to look through them
    again keeps a key waiting for a tenth of a second."""
    gc.freeze()


class Sweeper(QObject):
    """Stands in for Python's own sweeping, which runs in whatever thread makes the next object."""

    def __init__(self, parent: QObject | None = None, every_ms: int = EVERY_MS) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Sweep the generations that are due, the youngest first, as Python would."""
        limits = gc.get_threshold()
        for generation, limit in enumerate(limits):
            if gc.get_count()[generation] <= limit:
                return
            gc.collect(generation)

    def stop(self) -> None:
        """Give sweeping back to Python."""
        self._timer.stop()
        gc.enable()
