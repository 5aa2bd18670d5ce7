# SPDX-License-Identifier: Apache-2.0
"""Decisions that can still be taken back: a decision is written once and for all, so it waits here for some seconds.

It is written when its time is up, when the screen is left, before an exchange that a person asks for, and when the
window closes. Meanwhile it is kept beside the drafts: where the program was killed, the next start writes it.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.windows.review_jobs import Outcome, Verdict, dropper, keeper, writer
from ui.workbench import Workbench

HELD_MS: Final = 10_000


class HeldVerdicts(QObject):
    """Verdicts in the order in which they were given. ``ended`` tells the outcome of each that was written."""

    ended = Signal(object)

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._held: list[tuple[Verdict, QTimer]] = []
        self._under_way: list[Verdict] = []

    def hold(self, verdict: Verdict) -> None:
        """Keep a verdict for the time in which it can be taken back."""
        timer = QTimer(self, singleShot=True, interval=HELD_MS)
        timer.timeout.connect(lambda: self._write(verdict))
        self._held.append((verdict, timer))
        timer.start()
        self._run(keeper(self._workbench.laptop, verdict))

    def _run(self, job: Callable[[], None]) -> None:
        """What cannot be kept is told when it cannot be written."""
        self._workbench.background.run(job, lambda _none: None)

    def take_back(self) -> Verdict | None:
        """Give the last verdict back, as if it had not been given; None where none is held."""
        if not self._held:
            return None
        verdict, timer = self._held.pop()
        _end(timer)
        self._run(dropper(self._workbench.laptop, verdict))
        return verdict

    def write_all(self) -> None:
        """Write what is held, now."""
        for verdict, _timer in list(self._held):
            self._write(verdict)

    def record_ids(self) -> set[str]:
        """Records that are decided here and not yet in the store."""
        verdicts = [*(one for one, _timer in self._held), *self._under_way]
        return {name for one in verdicts for name in one.record_ids}

    @property
    def is_idle(self) -> bool:
        """Whether nothing is held or being written."""
        return not self._held and not self._under_way

    def _write(self, verdict: Verdict) -> None:
        timer = next(timer for one, timer in self._held if one is verdict)
        _end(timer)
        self._held = [pair for pair in self._held if pair[0] is not verdict]
        self._under_way.append(verdict)
        self._workbench.background.run(writer(self._workbench.laptop, verdict), self._take_outcome)

    def _take_outcome(self, outcome: Outcome) -> None:
        self._under_way = [one for one in self._under_way if one is not outcome.verdict]
        self.ended.emit(outcome)


def _end(timer: QTimer) -> None:
    timer.stop()
    timer.deleteLater()
