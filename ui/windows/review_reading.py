# SPDX-License-Identifier: Apache-2.0
"""Reads for the review screen, on the data lane: the queue, the record that is looked at, the checks.

Of each kind one reading is under way at a time; what is asked for meanwhile is read once afterwards.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.actions.review_work import Waiting, examine
from sync.log.errors import LoaError
from ui.windows.review_jobs import OpenRecord, Queue, open_record, read_queue
from ui.workbench import Workbench

CHECKED_AT_ONCE: Final = 100


class ReviewReading(QObject):
    """Tells what was read: ``queue_read`` a Queue, ``record_read`` a row and its OpenRecord, ``checked`` Examined."""

    queue_read = Signal(object)
    record_read = Signal(object, object)
    record_missing = Signal(object)
    checked = Signal(object)
    failed = Signal(object)

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._is_reading, self._is_stale = False, False
        self._opening: Waiting | None = None
        self._wanted: Waiting | None = None
        self.is_checking = False

    def read_queue(self) -> None:
        """Read the queue."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        laptop, tongue = self._workbench.laptop, self._workbench.tongue
        self._workbench.background.run(lambda: read_queue(laptop, tongue), self._take_queue, self._fail_queue)

    def _take_queue(self, queue: Queue) -> None:
        self._is_reading = False
        if self._is_stale:
            self.read_queue()
        else:
            self.queue_read.emit(queue)

    def _fail_queue(self, error: LoaError) -> None:
        self._is_reading = False
        self.failed.emit(error)

    def open(self, row: Waiting) -> None:
        """Read one record; of several asked for in a row only the last is read."""
        self._wanted = row
        if self._opening is None:
            self._open_next()

    def _open_next(self) -> None:
        row, self._wanted = self._wanted, None
        self._opening = row
        if row is None:
            return
        laptop, tongue = self._workbench.laptop, self._workbench.tongue
        self._workbench.background.run(lambda: open_record(laptop, row, tongue), self._take_record, self._fail_record)

    def _take_record(self, opened: OpenRecord) -> None:
        row, is_last = self._opening, self._wanted is None
        self._open_next()
        if is_last and row is not None:
            self.record_read.emit(row, opened)

    def _fail_record(self, error: LoaError) -> None:
        row, is_last = self._opening, self._wanted is None
        self._open_next()
        if is_last:
            self.record_missing.emit(row)
            self.failed.emit(error)

    def check(self, record_ids: Sequence[str]) -> None:
        """Run the checks of some records."""
        if self.is_checking or not record_ids:
            return
        self.is_checking = True
        laptop = self._workbench.laptop
        self._workbench.background.run(lambda: examine(laptop, record_ids), self._take_checks, self._fail_checks)

    def _take_checks(self, examined: object) -> None:
        self.is_checking = False
        self.checked.emit(examined)

    def _fail_checks(self, error: LoaError) -> None:
        self.is_checking = False
        self.failed.emit(error)
