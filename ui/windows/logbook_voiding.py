# SPDX-License-Identifier: Apache-2.0
"""Voids records with a reason and takes that back: a withdrawal is final, so its undo makes the records anew."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.messages import Message
from ui.windows.logbook_jobs import make_anew, withdraw
from ui.workbench import Workbench

Values = Sequence[Mapping[str, Any]]


class VoidCommand(QUndoCommand):
    """Its first run is what was done already."""

    def __init__(self, voiding: "Voiding", values: Values, reason: str, text: str) -> None:
        super().__init__(text)
        self._voiding, self._values, self._reason = voiding, values, reason
        self._ids: Sequence[str] = ()
        self._is_done = True

    def redo(self) -> None:
        if self._is_done:
            self._is_done = False
        else:
            self._voiding.void_again(self._ids, self._reason)

    def undo(self) -> None:
        self._voiding.make_anew(self._values, self._keep)

    def _keep(self, ids: Sequence[str]) -> None:
        self._ids = ids


class Voiding(QObject):
    """Runs on the data lane; says what became of it."""

    def __init__(self, workbench: Workbench, stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._stack = workbench, stack

    def void(self, record_ids: Sequence[str], reason: str) -> None:
        """Withdraw records for a reason."""
        laptop = self._bench.laptop

        def done(values: Values) -> None:
            self._stack.push(VoidCommand(self, values, reason, self.tr("Hủy bản ghi")))
            told = self.tr("Đã hủy {count} bản ghi.").format(count=len(values))
            undo = self.tr("Hoàn tác (Ctrl+Z)")
            self._bench.messages.say(Message(told, action=undo, on_action=self._stack.undo))
            self._bench.changes.records_changed.emit()

        ask(self, self._bench.background, lambda: withdraw(laptop, record_ids, reason), done, self._say)

    def void_again(self, record_ids: Sequence[str], reason: str) -> None:
        """Redo."""
        laptop = self._bench.laptop
        ask(
            self,
            self._bench.background,
            lambda: withdraw(laptop, record_ids, reason),
            lambda _values: self._tell(self.tr("Đã làm lại.")),
            self._say,
        )

    def make_anew(self, values: Values, keep: Any) -> None:
        """Undo."""
        laptop = self._bench.laptop

        def done(ids: Sequence[str]) -> None:
            keep(ids)
            self._tell(self.tr("Đã hoàn tác: {count} bản ghi được lập lại thành bản ghi mới.").format(count=len(ids)))

        ask(self, self._bench.background, lambda: make_anew(laptop, values), done, self._say)

    def _tell(self, text: str) -> None:
        self._bench.messages.say(Message(text))
        self._bench.changes.records_changed.emit()

    def _say(self, error: Any) -> None:
        self._bench.messages.say(error_words(error))
