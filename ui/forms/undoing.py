# SPDX-License-Identifier: Apache-2.0
"""Undo and redo of what forms save: never a rewritten history, always one more change, and it says so."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand

from desktop.actions.redacting import unredacted
from desktop.actions.saving import edit_record, save_new
from desktop.actions.taking_back import take_back
from desktop.laptop import Laptop
from sync.log.errors import LoaError
from sync.records.record import Record
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.messages import Message
from ui.workbench import Workbench


class Saver(QObject):
    """Runs the changes of the commands on the data lane and tells what became of them."""

    def __init__(self, workbench: Workbench, of: type[Record], parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.of = of
        self.label = workbench.tongue(of.declared.label)

    def run(self, job: Callable[[Laptop], Any], done: Callable[[Any], None], text: str) -> None:
        """Run a change; say the text once it is saved."""
        laptop = self._workbench.laptop
        ask(
            self,
            self._workbench.background,
            lambda: job(laptop),
            lambda found: self._on_done(found, done, text),
            self._say,
        )

    def undone(self) -> str:
        """What is said after an undo."""
        return self.tr("Đã hoàn tác. Việc này được ghi thành một thay đổi mới.")

    def redone(self) -> str:
        """What is said after a redo."""
        return self.tr("Đã làm lại.")

    def create_text(self) -> str:
        """Name of the command that made a record."""
        return self.tr("Thêm: {label}").format(label=self.label)

    def edit_text(self) -> str:
        """Name of the command that changed one."""
        return self.tr("Sửa: {label}").format(label=self.label)

    def _on_done(self, found: Any, done: Callable[[Any], None], text: str) -> None:
        done(found)
        self._workbench.messages.say(Message(text))
        self._workbench.changes.records_changed.emit()

    def _say(self, error: LoaError) -> None:
        self._workbench.messages.say(error_words(error))


class _Done(QUndoCommand):
    """A command whose first run is what the form did already."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._is_done = True

    def redo(self) -> None:
        if self._is_done:
            self._is_done = False
        else:
            self.repeat()

    def repeat(self) -> None:
        """Do it again."""
        raise NotImplementedError


class Creation(_Done):
    """A record was made: undo withdraws it, redo makes it anew, since a withdrawal is final."""

    def __init__(self, saver: Saver, record_id: str, values: Mapping[str, Any]) -> None:
        super().__init__(saver.create_text())
        self._saver = saver
        self._values = {name: one for name, one in values.items() if one is not None}
        self.record_id = record_id

    def undo(self) -> None:
        record_id = self.record_id
        self._saver.run(lambda laptop: take_back(laptop, [record_id]), lambda _count: None, self._saver.undone())

    def repeat(self) -> None:
        of, values = self._saver.of, self._values
        former = self.record_id

        def make(laptop: Laptop) -> str:
            return _made(laptop, of, unredacted(laptop, former, values))

        self._saver.run(make, self._keep_id, self._saver.redone())

    def _keep_id(self, record_id: str) -> None:
        self.record_id = record_id


class Edit(_Done):
    """Values were changed: undo writes the old ones as a new change, redo the new ones."""

    def __init__(self, saver: Saver, record_id: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        super().__init__(saver.edit_text())
        self._saver = saver
        self._record_id = record_id
        self._before = dict(before)
        self._after = dict(after)

    def undo(self) -> None:
        self._write(self._before, self._saver.undone())

    def repeat(self) -> None:
        self._write(self._after, self._saver.redone())

    def _write(self, values: Mapping[str, Any], text: str) -> None:
        record_id = self._record_id

        def write(laptop: Laptop) -> bool:
            return edit_record(laptop, record_id, unredacted(laptop, record_id, values))

        self._saver.run(write, lambda _is_changed: None, text)


def _made(laptop: Laptop, of: type[Record], values: Mapping[str, Any]) -> str:
    with laptop.writing() as desk:
        return save_new(desk, of, values).record_id
