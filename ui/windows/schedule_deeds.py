# SPDX-License-Identifier: Apache-2.0
"""Runs what is done to the schedule on the data lane; each action is one step of the undo stack, with its words."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.actions.reversing import Deed, reverse
from desktop.actions.week_edits import Put
from desktop.actions.week_templates import TemplateKept, restore_template
from desktop.laptop import Laptop
from sync.log.errors import LoaError
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.messages import Message, Tone
from ui.windows.schedule_words import put_told
from ui.workbench import Workbench

T = TypeVar("T")
Turn = Callable[[Laptop], object]


class Turning:
    """A deed that is turned back and forth; only the data lane touches it."""

    def __init__(self, deed: Deed) -> None:
        self._deed = deed

    def turn(self, laptop: Laptop) -> None:
        """Reverse what was done last."""
        self._deed = reverse(laptop, self._deed)


class DeedCommand(QUndoCommand):
    """Its first run is what was done already."""

    def __init__(self, deeds: "Deeds", back: Turn, again: Turn, text: str) -> None:
        super().__init__(text)
        self._deeds, self._back, self._again = deeds, back, again
        self._is_done = True

    def redo(self) -> None:
        if self._is_done:
            self._is_done = False
        else:
            self._deeds.turn(self._again, self._deeds.redone())

    def undo(self) -> None:
        self._deeds.turn(self._back, self._deeds.undone())


class Deeds(QObject):
    """``done`` tells that something was written."""

    done = Signal()

    def __init__(self, workbench: Workbench, stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._stack = workbench, stack

    def put(self, job: Callable[[Laptop], Put]) -> None:
        """Run what puts slots into cells."""

        def finish(put: Put) -> None:
            tone = Tone.ATTENTION if put.taken or put.past else Tone.PLAIN
            self._finish(put.deed, put_told(put), tone)

        self._run(job, finish)

    def do(self, job: Callable[[Laptop], Deed], told: str, then: Callable[[Deed], None] | None = None) -> None:
        """Run what changes the schedule, say it, and go on."""

        def finish(deed: Deed) -> None:
            self._finish(deed, told)
            if then is not None:
                then(deed)

        self._run(job, finish)

    def keep_template(self, job: Callable[[Laptop], TemplateKept]) -> None:
        """Run what keeps a week under a name."""

        def finish(kept: TemplateKept) -> None:
            def back(laptop: Laptop) -> None:
                restore_template(laptop, kept.name, kept.before)

            def again(laptop: Laptop) -> None:
                restore_template(laptop, kept.name, kept.after)

            told = self.tr('Đã lưu mẫu "{name}" ({count} lượt).').format(name=kept.name, count=kept.count)
            self._push(DeedCommand(self, back, again, told), told)

        self._run(job, finish)

    def turn(self, turn: Turn, told: str) -> None:
        """Undo or redo."""

        def finish(_nothing: object) -> None:
            self._bench.messages.say(Message(told))
            self._tell()

        self._run(turn, finish)

    def undone(self) -> str:
        """What is said after an undo."""
        return self.tr("Đã hoàn tác. Việc này được ghi thành một thay đổi mới.")

    def redone(self) -> str:
        """What is said after a redo."""
        return self.tr("Đã làm lại.")

    def _finish(self, deed: Deed, told: str, tone: Tone = Tone.PLAIN) -> None:
        if not deed:
            self._bench.messages.say(Message(told, tone))
            return
        turning = Turning(deed)
        self._push(DeedCommand(self, turning.turn, turning.turn, told), told, tone)

    def _push(self, command: DeedCommand, told: str, tone: Tone = Tone.PLAIN) -> None:
        self._stack.push(command)
        self._bench.messages.say(Message(told, tone, self.tr("Hoàn tác (Ctrl+Z)"), self._stack.undo))
        self._tell()

    def _tell(self) -> None:
        self.done.emit()
        self._bench.changes.records_changed.emit()

    def _run(self, job: Callable[[Laptop], T], finish: Callable[[T], None]) -> None:
        laptop = self._bench.laptop
        ask(self, self._bench.background, lambda: job(laptop), finish, self._fail)

    def _fail(self, error: LoaError) -> None:
        self._bench.messages.say(error_words(error))
