# SPDX-License-Identifier: Apache-2.0
"""Looks at what stands in a form a moment after the person paused, on the data lane; an old answer is dropped."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.previewing import preview
from sync.records.record import Record
from ui.forms.asking import ask
from ui.workbench import Workbench

PAUSE_MS: Final = 300

Read = Callable[[], tuple[Mapping[str, Any], str | None]]


class Looker(QObject):
    """``looked`` carries a Preview of what stood in the form when it was asked."""

    looked = Signal(object)

    def __init__(self, workbench: Workbench, of: type[Record], read: Read, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._of = of
        self._read = read
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)

    def look_soon(self) -> None:
        """Look once nothing was edited for a moment."""
        self._pause.start()

    def stop(self) -> None:
        """Look no more at what stood in the form."""
        self._pause.stop()
        self._asked += 1

    def is_waiting(self) -> bool:
        """Whether it will look by itself."""
        return self._pause.isActive()

    def look(self) -> None:
        """Look now."""
        self._pause.stop()
        self._asked += 1
        asked, laptop, of = self._asked, self._workbench.laptop, self._of
        values, record_id = self._read()
        ask(
            self,
            self._workbench.background,
            lambda: preview(laptop, of, values, record_id),
            lambda found: self.looked.emit(found) if asked == self._asked else None,
        )
