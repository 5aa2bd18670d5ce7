# SPDX-License-Identifier: Apache-2.0
"""What is done in the logbook: begin, edit, save, repeat, submit. Everything runs on the data lane."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.actions.deciding import Decided
from desktop.actions.repeating import repeat_record
from sync.log.errors import LoaError, Refused
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.messages import Message, Tone
from ui.windows.logbook_jobs import read_beginning, submit
from ui.windows.logbook_list import LogbookList
from ui.windows.logbook_panel import RecordPanel
from ui.windows.logbook_voiding import Voiding
from ui.windows.today_answers import Answers, day_before
from ui.workbench import Workbench


class LogbookWork(QObject):
    """Between the list, the panel and the store. ``opening`` asks for the panel, ``ended`` gives the list back."""

    opening = Signal()
    ended = Signal()

    def __init__(self, workbench: Workbench, shown: LogbookList, panel: RecordPanel, stack: QUndoStack) -> None:
        super().__init__(panel)
        self._bench, self._list, self._panel = workbench, shown, panel
        self._answers = Answers(workbench, stack, self)
        self._voiding = Voiding(workbench, stack, self)
        self._is_resending = self._is_submitting = self._is_leaving = False
        panel.edit_wanted.connect(self.edit)
        panel.resend_wanted.connect(self.edit_and_resend)
        panel.saved.connect(self._on_saved)
        shown.strip.chosen.connect(self._voiding.void)
        shown.strip.other.noticed.connect(workbench.messages.attend)

    def add(self) -> None:
        """Ctrl+N: a new record of today at the next free time."""
        self._begin({})

    def _begin(self, values: Mapping[str, Any]) -> None:
        self._is_resending = False
        laptop = self._bench.laptop

        def begin(beginning: Mapping[str, Any]) -> None:
            self.opening.emit()
            self._panel.open_new({**beginning, **values}, beginning)

        ask(self, self._bench.background, lambda: read_beginning(laptop), begin, self._say)

    def edit(self) -> None:
        """F2: the record of the list in the form."""
        record_id = self._list.table.current_id()
        if record_id and not self._list.is_asking():
            self._is_resending = False
            self.opening.emit()
            self._panel.open_record(record_id)

    def edit_and_resend(self) -> None:
        """A returned record: mended, it is submitted again by its save."""
        self.edit()
        self._is_resending = True

    def save(self, *, is_next: bool = False) -> None:
        """Ctrl+S, Ctrl+Enter: save the form; an edit goes on to the next row of the list."""
        controller, form = self._panel.controller, self._panel.form
        if controller is None or form is None or not self._panel.is_editing:
            return
        self._is_submitting = False
        self._is_leaving = is_next and form.record_id is not None
        controller.save(is_next and form.record_id is None)
        if self._is_leaving and not controller.is_saving and not form.is_dirty:
            self._go_on()

    def _on_saved(self, record_id: str) -> None:
        if self._is_submitting or self._is_resending:
            self._is_submitting = False
            self._submit([record_id])
        if self._is_leaving:
            self._go_on()
        elif self._panel.form is not None and self._panel.form.record_id is None:
            self._list.table.go_to(record_id)

    def _go_on(self) -> None:
        """Back in the list, on the next row."""
        self._is_leaving = self._is_resending = False
        self._panel.stop_editing()
        self.ended.emit()
        self._list.table.step(1)

    def repeat_current(self) -> None:
        """F4: the current record as a new draft of today."""
        record_id, laptop = self._list.table.current_id(), self._bench.laptop
        if record_id:
            ask(
                self,
                self._bench.background,
                lambda: repeat_record(laptop, record_id),
                lambda repeated: self._begin(repeated.values),
                self._say,
            )

    def repeat_day(self) -> None:
        """Ctrl+L: yesterday's broadcasts, today."""
        today = self._bench.laptop.now().date()
        self._answers.repeat(day_before(today), today)

    def check(self) -> None:
        """F7: to the first field that is missing."""
        if self._panel.form is not None and self._panel.is_editing:
            self._panel.form.show_missing()

    def submit(self) -> None:
        """F8: what stands in the form, saved first; else the ticked records; else the current one."""
        controller, form = self._panel.controller, self._panel.form
        if controller is None or form is None or not self._panel.is_editing:
            self._submit(self._list.chosen())
        elif form.is_dirty or form.record_id is None:
            self._is_submitting = True
            controller.save()
            self._is_submitting = controller.is_saving
        else:
            self._submit([form.record_id])

    def _submit(self, record_ids: Sequence[str]) -> None:
        if record_ids:
            laptop = self._bench.laptop
            ask(self, self._bench.background, lambda: submit(laptop, record_ids), self._on_submitted, self._say)

    def _on_submitted(self, decided: Decided) -> None:
        told = [self.tr("Đã gửi duyệt {count} bản ghi.").format(count=len(decided.done))] if decided.done else []
        if decided.refused:
            told.append(error_words(Refused(decided.refused[0]["code"], "")).text)
        if len(decided.refused) > 1:
            told.append(self.tr("{count} bản ghi chưa gửi.").format(count=len(decided.refused)))
        tone = Tone.ATTENTION if decided.refused else Tone.PLAIN
        self._bench.messages.say(Message(" ".join(told), tone))
        self._list.table.model.ticks.clear()
        self._bench.changes.records_changed.emit()
        if decided.refused:
            self.check()

    def ask_why_void(self) -> None:
        """Delete: the chosen records, with a reason."""
        ids = self._list.chosen()
        if ids and not self._list.is_asking():
            self._list.strip.open_for(ids, self._panel.head.text())

    def _say(self, error: LoaError) -> None:
        self._bench.messages.say(error_words(error))
