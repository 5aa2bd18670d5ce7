# SPDX-License-Identifier: Apache-2.0
"""What is done in the logbook beyond what is done in every book: how a broadcast begins, and a whole day again."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtGui import QUndoStack

from desktop.actions.beginning import begin_broadcast
from desktop.laptop import Laptop
from sync.records.broadcast_log import BroadcastLog
from ui.books.stepping import Steps
from ui.books.work import BookWork
from ui.forms.pins import first_values
from ui.windows.logbook_list import LogbookList
from ui.windows.logbook_panel import LogbookPanel
from ui.windows.today_answers import Answers, day_before
from ui.workbench import Workbench


class LogbookWork(BookWork):
    """A new record is one of today at the next free time."""

    def __init__(self, workbench: Workbench, shown: LogbookList, panel: LogbookPanel, stack: QUndoStack) -> None:
        super().__init__(workbench, shown, panel, Steps(workbench, stack, panel))
        self._answers = Answers(workbench, stack, self)

    def beginning_job(self) -> Callable[[Laptop], Mapping[str, Any]]:
        return _read_beginning

    def repeat_day(self) -> None:
        """Ctrl+L: yesterday's broadcasts, today."""
        today = self._bench.laptop.now().date()
        self._answers.repeat(day_before(today), today)


def _read_beginning(laptop: Laptop) -> Mapping[str, Any]:
    """Pinned values before the usual ones, the day being today."""
    begun = begin_broadcast(laptop)
    pinned, _off = first_values(laptop, BroadcastLog)
    return {**begun, **pinned}
