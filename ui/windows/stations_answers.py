# SPDX-License-Identifier: Apache-2.0
"""Runs checks, reports and steps of faults on the data lane; each can be taken back by one more change."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.actions.cluster_facts import OF_RESULT
from desktop.actions.fault_timeline import Step
from desktop.actions.station_state import Checked, FaultReport, check_all_good, check_cluster, report_fault
from desktop.laptop import Laptop
from sync.log.errors import LoaError
from sync.records.fault_ticket import FaultTicket
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.forms.undoing import Edit, Saver
from ui.messages import Message
from ui.windows.stations_jobs import StepTaken, take_told_step
from ui.windows.stations_rows import Item
from ui.windows.stations_strip import Entered
from ui.windows.stations_words import listed, numbered, state_told
from ui.windows.today_answers import Answers, Written, WrittenCommand
from ui.workbench import Workbench

T = TypeVar("T")
NAMED_AFTER = 5
"""Clusters that the message names; before it was written the screen named them all."""


class StationAnswers(QObject):
    """``kept`` names the target about which what was entered in the strip is saved."""

    kept = Signal(str)

    def __init__(self, workbench: Workbench, stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._stack = workbench, stack
        self._again = Answers(workbench, stack, self)
        self._saver = Saver(workbench, FaultTicket, self)

    def check(self, item: Item, result: str) -> None:
        """A digit: what the check of today found."""
        laptop, cluster = self._bench.laptop, item.record_id

        def done(check_id: str) -> None:
            told = self.tr("Đã ghi kiểm tra hôm nay: {name} {state}.")
            text = told.format(name=item.title, state=state_told(OF_RESULT[result]).text)
            if item.ticket_id is not None:
                text += " " + self.tr("Sự cố còn mở: ghi bước tiếp theo bằng Ctrl+Enter.")
            self._keep((check_id,), lambda desk: (check_cluster(desk, cluster, result),), text)

        self._run(lambda: check_cluster(laptop, cluster, result), done)

    def all_good(self) -> None:
        """One action for the whole commune."""
        laptop = self._bench.laptop

        def done(checked: Checked) -> None:
            if not checked.ids:
                self._bench.messages.say(Message(self.tr("Không có cụm loa nào cần ghi.")))
                return
            names = listed((numbered(one.code, one.name) for one in checked.checked), NAMED_AFTER)
            told = self.tr("Đã ghi {count} cụm tốt hôm nay: {names}.")
            text = told.format(count=len(checked.ids), names=names)
            self._keep(checked.ids, lambda desk: check_all_good(desk).ids, text)

        self._run(lambda: check_all_good(laptop), done)

    def answer(self, entered: Entered) -> None:
        """What the strip sent: a report, or the next step of an open fault."""
        if entered.ticket_id is None:
            self._report(entered)
        else:
            step = Step(entered.code, entered.text, entered.expected_on)
            self.step(entered.target, entered.ticket_id, step)

    def _report(self, entered: Entered) -> None:
        laptop = self._bench.laptop
        report = FaultReport(entered.target, entered.code, text=entered.text, safety_risk=entered.is_risky)

        def done(ticket_id: str) -> None:
            text = self.tr("Đã ghi báo hỏng. Bước tiếp theo: Ctrl+Enter.")
            self._keep((ticket_id,), lambda desk: (report_fault(desk, report),), text)
            self.kept.emit(entered.target)

        self._run(lambda: report_fault(laptop, report), done)

    def step(self, target: str, ticket_id: str, step: Step) -> None:
        """The next step of a ticket."""
        laptop = self._bench.laptop

        def done(taken: StepTaken) -> None:
            self._stack.push(Edit(self._saver, ticket_id, taken.before, taken.after))
            self._tell(self.tr("Đã ghi bước tiếp theo của sự cố."))
            self.kept.emit(target)

        self._run(lambda: take_told_step(laptop, ticket_id, step), done)

    def _keep(self, ids: Sequence[str], again: Callable[[Laptop], Sequence[str]], text: str) -> None:
        self._stack.push(WrittenCommand(self._again, Written(ids, again), text))
        self._tell(text)

    def _tell(self, text: str) -> None:
        undo = self.tr("Hoàn tác (Ctrl+Z)")
        self._bench.messages.say(Message(text, action=undo, on_action=self._stack.undo))
        self._bench.changes.records_changed.emit()

    def _run(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        ask(self, self._bench.background, job, done, self._say)

    def _say(self, error: LoaError) -> None:
        self._bench.messages.say(error_words(error))
