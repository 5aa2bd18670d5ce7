# SPDX-License-Identifier: Apache-2.0
"""Runs the answers of a day on the data lane and keeps their undo: what was written is taken back by a new change."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.actions.repeating import DayRepeated, repeat_day
from desktop.actions.taking_back import take_back
from desktop.actions.today import Confirmed, Otherwise, confirm, confirm_otherwise, not_aired
from desktop.laptop import Laptop
from sync.log.errors import LoaError
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.messages import Message, Tone
from ui.workbench import Workbench

Write = Callable[[Laptop], Confirmed]


class Written(Struct, frozen=True):
    """What one action wrote, and how it is done again."""

    ids: Sequence[str]
    again: Callable[[Laptop], Sequence[str]]


class WrittenCommand(QUndoCommand):
    """Its first run is what was done already."""

    def __init__(self, answers: "Answers", written: Written, text: str) -> None:
        super().__init__(text)
        self._answers, self._written, self._is_done = answers, written, True

    def redo(self) -> None:
        if self._is_done:
            self._is_done = False
            return
        self._answers.run(self._written.again, self._keep, self._answers.redone())

    def undo(self) -> None:
        ids = list(self._written.ids)
        self._answers.run(lambda laptop: take_back(laptop, ids), lambda _count: None, self._answers.undone())

    def _keep(self, ids: Sequence[str]) -> None:
        self._written = Written(ids, self._written.again)


class Answers(QObject):
    """``answered`` names the slot whose answer was saved, ``refused`` the one whose answer was not."""

    answered = Signal(str)
    refused = Signal(str)

    def __init__(self, workbench: Workbench, stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._stack = workbench, stack

    def confirm(self, slot_id: str, day: date) -> None:
        """Space: aired as scheduled."""
        self._answer(slot_id, lambda laptop: confirm(laptop, slot_id, day, laptop.now()), self._confirmed)

    def confirm_otherwise(self, slot_id: str, day: date, aired: Otherwise) -> None:
        """Enter: aired at another hour or for other minutes."""
        self._answer(
            slot_id, lambda laptop: confirm_otherwise(laptop, slot_id, day, aired, laptop.now()), self._confirmed
        )

    def not_aired(self, slot_id: str, day: date, reason: str) -> None:
        """Delete: not aired, for a reason."""
        self._answer(
            slot_id, lambda laptop: not_aired(laptop, slot_id, day, reason, laptop.now()), self._not_aired_words
        )

    def repeat(self, former: date, day: date) -> None:
        """Ctrl+L: the broadcasts of a former day once more."""
        laptop = self._bench.laptop

        def done(repeated: DayRepeated) -> None:
            if repeated.ids:
                self._keep(Written(repeated.ids, lambda laptop: repeat_day(laptop, former, day).ids))
            self._bench.messages.say(self._repeated_words(repeated))

        ask(self, self._bench.background, lambda: repeat_day(laptop, former, day), done, self.say)

    def run(self, job: Callable[[Laptop], object], done: Callable[..., None], text: str) -> None:
        """Run one more change; say the text once it is saved."""
        laptop = self._bench.laptop

        def finish(found: object) -> None:
            done(found)
            self._bench.messages.say(Message(text))
            self._bench.changes.records_changed.emit()

        ask(self, self._bench.background, lambda: job(laptop), finish, self.say)

    def undone(self) -> str:
        """What is said after an undo."""
        return self.tr("Đã hoàn tác. Việc này được ghi thành một thay đổi mới.")

    def redone(self) -> str:
        """What is said after a redo."""
        return self.tr("Đã làm lại.")

    def say(self, error: LoaError) -> None:
        """Why something was not done; before the hour it is told which hour is waited for."""
        start = getattr(error, "fields", {}).get("start")
        if error.code == "not_yet_due" and start:
            self._bench.messages.say(Message(self.tr("Chưa tới giờ phát ({time})").format(time=start)))
        else:
            self._bench.messages.say(error_words(error))

    def _answer(self, slot_id: str, write: Write, words: Callable[[Confirmed], Message]) -> None:
        laptop = self._bench.laptop

        def done(confirmed: Confirmed) -> None:
            self._keep(Written((confirmed.log_id,), lambda laptop: (write(laptop).log_id,)))
            self._bench.messages.say(words(confirmed))
            self.answered.emit(slot_id)

        def failed(error: LoaError) -> None:
            self.say(error)
            self.refused.emit(slot_id)

        ask(self, self._bench.background, lambda: write(laptop), done, failed)

    def _keep(self, written: Written) -> None:
        self._stack.push(WrittenCommand(self, written, self.tr("Ghi lượt phát")))
        self._bench.changes.records_changed.emit()

    def _confirmed(self, confirmed: Confirmed) -> Message:
        time = f"{confirmed.started_at:%H:%M}"
        if not confirmed.failed_clusters:
            return self._with_undo(self.tr("Đã ghi phát đủ lúc {time}.").format(time=time))
        told = self.tr("Đã ghi phát lúc {time}. {count} cụm đang báo hỏng được ghi là không phát.")
        return self._with_undo(told.format(time=time, count=len(confirmed.failed_clusters)), Tone.ATTENTION)

    def _not_aired_words(self, confirmed: Confirmed) -> Message:
        return self._with_undo(self.tr("Đã ghi không phát lúc {time}.").format(time=f"{confirmed.started_at:%H:%M}"))

    def _repeated_words(self, repeated: DayRepeated) -> Message:
        if not repeated.ids and not repeated.skipped:
            return Message(self.tr("Ngày đó chưa có bản ghi nào để lặp lại."))
        text = self.tr("Đã lưu {count} bản ghi.").format(count=len(repeated.ids))
        if repeated.ahead:
            text += " " + self.tr("{count} lượt chưa tới giờ phát nên để lại.").format(count=repeated.ahead)
        if repeated.skipped - repeated.ahead:
            text += " " + self.tr("{count} lượt đã có.").format(count=repeated.skipped - repeated.ahead)
        return self._with_undo(text) if repeated.ids else Message(text)

    def _with_undo(self, text: str, tone: Tone = Tone.PLAIN) -> Message:
        return Message(text, tone, self.tr("Hoàn tác (Ctrl+Z)"), self._stack.undo)


def day_before(day: date, days: int = 1) -> date:
    """The day so many days earlier."""
    return day - timedelta(days=days)
