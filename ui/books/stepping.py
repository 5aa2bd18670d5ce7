# SPDX-License-Identifier: Apache-2.0
"""Runs what a book does to its records and takes it back: every command is one step of the undo stack of its screen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.actions.record_steps import Stepped, step_back
from desktop.laptop import Laptop
from sync.log.errors import LoaError
from ui.books.jobs import Withdrawn, make_anew, withdraw
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.messages import Message
from ui.workbench import Workbench

Job = Callable[[Laptop], Stepped]
Done = Callable[[Stepped], None]


class StepCommand(QUndoCommand):
    """A step that was taken already; redo takes it again, on the record as it stands then."""

    def __init__(self, steps: "Steps", job: Job, stepped: Stepped, text: str) -> None:
        super().__init__(text)
        self._steps, self._job, self.stepped = steps, job, stepped
        self._is_done = True

    def redo(self) -> None:
        if self._is_done:
            self._is_done = False
        else:
            self._steps.take_again(self._job, self._keep)

    def undo(self) -> None:
        self._steps.take_back(self.stepped)

    def _keep(self, stepped: Stepped) -> None:
        self.stepped = stepped


class VoidCommand(QUndoCommand):
    """Records that were voided already; a withdrawal is final, so its undo makes them anew."""

    def __init__(self, steps: "Steps", withdrawn: Withdrawn, reason: str, text: str) -> None:
        super().__init__(text)
        self._steps, self._withdrawn, self._reason = steps, withdrawn, reason
        self._ids: Sequence[str] = ()
        self._is_done = True

    def redo(self) -> None:
        if self._is_done:
            self._is_done = False
        else:
            self._steps.void_again(self._ids, self._reason)

    def undo(self) -> None:
        self._steps.make_anew(self._withdrawn, self._keep)

    def _keep(self, ids: Sequence[str]) -> None:
        self._ids = ids


class Steps(QObject):
    """``failed`` carries why nothing was done; what was typed for it stays where it is."""

    failed = Signal(object)

    def __init__(self, workbench: Workbench, stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._stack = workbench, stack

    def take(self, job: Job, told: str, done: Done | None = None) -> None:
        """Take a step, say what was done with the way back, then go on."""

        def on_done(stepped: Stepped) -> None:
            self._stack.push(StepCommand(self, job, stepped, told))
            self._say_done(told)
            if done is not None:
                done(stepped)

        self._run(job, on_done)

    def take_again(self, job: Job, keep: Done) -> None:
        """Redo."""

        def done(stepped: Stepped) -> None:
            keep(stepped)
            self._tell(self.tr("Đã làm lại."))

        self._run(job, done)

    def take_back(self, stepped: Stepped) -> None:
        """Undo."""
        told = self.tr("Đã hoàn tác. Việc này được ghi thành một thay đổi mới.")
        self._run(lambda laptop: step_back(laptop, stepped), lambda _none: self._tell(told))

    def void(self, record_ids: Sequence[str], reason: str) -> None:
        """Withdraw records for a reason."""

        def done(withdrawn: Withdrawn) -> None:
            self._stack.push(VoidCommand(self, withdrawn, reason, self.tr("Hủy bản ghi")))
            self._say_done(self.tr("Đã hủy {count} bản ghi.").format(count=len(withdrawn)))

        self._run(lambda laptop: withdraw(laptop, record_ids, reason), done)

    def void_again(self, record_ids: Sequence[str], reason: str) -> None:
        """Redo."""
        self._run(
            lambda laptop: withdraw(laptop, record_ids, reason), lambda _values: self._tell(self.tr("Đã làm lại."))
        )

    def make_anew(self, withdrawn: Withdrawn, keep: Callable[[Sequence[str]], None]) -> None:
        """Undo of a withdrawal."""

        def done(ids: Sequence[str]) -> None:
            keep(ids)
            self._tell(self.tr("Đã hoàn tác: {count} bản ghi được lập lại thành bản ghi mới.").format(count=len(ids)))

        self._run(lambda laptop: make_anew(laptop, withdrawn), done)

    def _run(self, job: Callable[[Laptop], object], done: Callable[..., None]) -> None:
        laptop = self._bench.laptop
        ask(self, self._bench.background, lambda: job(laptop), done, self._fail)

    def _say_done(self, told: str) -> None:
        undo = self.tr("Hoàn tác (Ctrl+Z)")
        self._bench.messages.say(Message(told, action=undo, on_action=self._stack.undo))
        self._bench.changes.records_changed.emit()

    def _tell(self, text: str) -> None:
        self._bench.messages.say(Message(text))
        self._bench.changes.records_changed.emit()

    def _fail(self, error: LoaError) -> None:
        self._bench.messages.say(error_words(error))
        self.failed.emit(error)
