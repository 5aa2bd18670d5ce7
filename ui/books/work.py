# SPDX-License-Identifier: Apache-2.0
"""What is done in every book: begin, edit, save, repeat, check, submit, void, copy; all of it on the data lane."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.actions.deciding import Decided
from desktop.actions.repeating import repeat_record
from desktop.laptop import Laptop
from sync.log.errors import LoaError, Refused
from sync.records.reading_rights import is_lockable
from ui.books.as_text import TextCopier
from ui.books.jobs import LOCKED_AWAY, beginning_of, is_locked_away, submit
from ui.books.list_pane import ListPane
from ui.books.panel import BookPanel
from ui.books.stepping import Steps
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.messages import Message, Tone
from ui.tables.record_table import RecordTable
from ui.workbench import Workbench


class BookWork(QObject):
    """Between the list, the panel and the store. ``opening`` asks for the panel, ``ended`` gives the list back."""

    opening = Signal()
    ended = Signal()

    def __init__(self, workbench: Workbench, shown: ListPane, panel: BookPanel, steps: Steps) -> None:
        super().__init__(panel)
        self._bench, self._list, self.panel, self._steps = workbench, shown, panel, steps
        self._book = panel.book
        self._is_resending = self._is_submitting = self._wants_next = self._is_going_on = False
        self._copier = TextCopier(workbench, self)
        panel.edit_wanted.connect(self.edit)
        panel.resend_wanted.connect(self.edit_and_resend)
        panel.saved.connect(self._on_saved)
        panel.left.connect(self._on_left)
        shown.reasons.chosen.connect(steps.void)

    def _table(self) -> RecordTable:
        """The list in which the person is: that of the book, or one of what belongs to a record."""
        details = self.panel.details_with_keyboard()
        return self._list.table if details is None else details.table

    def _chosen(self) -> list[str]:
        """The ticked records, else the current one."""
        table = self._table()
        return list(table.ticked()) or [one for one in (table.current_id(),) if one]

    def add(self) -> None:
        """Ctrl+N: a new record, or a further one of what belongs to a record."""
        details = self.panel.details_with_keyboard()
        if details is not None:
            self.panel.add_detail(details)
        else:
            self.begin({})

    def beginning_job(self) -> Callable[[Laptop], Mapping[str, Any]]:
        """The job that reads what a new record begins with."""
        of = self._book.of
        return lambda laptop: beginning_of(laptop, of)

    def begin(self, values: Mapping[str, Any]) -> None:
        """A new record of the book with these values; a draft that was kept comes back instead."""
        self._is_resending = False
        laptop, of, job = self._bench.laptop, self._book.of, self.beginning_job()

        def open_it(beginning: Mapping[str, Any]) -> None:
            self.opening.emit()
            self.panel.open_new(of, self.panel.title_of_new(of), values, beginning)

        ask(self, self._bench.background, lambda: job(laptop), open_it, self._say)

    def edit(self) -> None:
        """F2: the record of the list in the form."""
        table = self._table()
        if table.current_id() and table.listing is not None and not self._list.is_asking():
            self._is_resending = False
            self.opening.emit()
            self.panel.open_record(table.listing.of, table.current_id())

    def edit_and_resend(self) -> None:
        """A returned record: mended, it is submitted again by its save."""
        self.edit()
        self._is_resending = True

    def save(self, *, is_next: bool = False) -> None:
        """Ctrl+S, Ctrl+Enter: takes the step of an open strip, else saves the form; an edit goes on to the next row."""
        form = self.panel.form
        if self._list.take_save() or form is None:
            return
        self._is_submitting = False
        self._wants_next = is_next and form.record_id is not None
        self.panel.save(is_next=is_next)
        if self._wants_next and not self.panel.is_editing:
            self._list.table.step(1)
            self._wants_next = False

    def _on_saved(self, record_id: str) -> None:
        if self._is_submitting or self._is_resending:
            self._is_submitting = False
            self._submit([record_id])
        self._is_going_on, self._wants_next = self._wants_next, False
        form = self.panel.form
        if form is None or form.of is not self._book.of:
            return
        is_new = form.record_id is None
        if is_lockable(form.of):
            self._look_whether_locked(record_id, is_new=is_new)
        elif is_new:
            self._list.table.go_to(record_id)

    def _look_whether_locked(self, record_id: str, *, is_new: bool) -> None:
        """What this person may not read any more is said, and taken out of sight."""
        laptop = self._bench.laptop

        def tell(is_locked: bool) -> None:
            if not is_locked:
                if is_new:
                    self._list.table.go_to(record_id)
                return
            told = self.tr("Đã lưu và khóa lại.")
            words = f"{told} {error_words(Refused(LOCKED_AWAY, '')).text}"
            self._bench.messages.say(Message(words, Tone.ATTENTION))
            form = self.panel.form
            if form is not None and form.record_id == record_id:
                self.panel.forget_form()

        ask(self, self._bench.background, lambda: is_locked_away(laptop, record_id), tell, self._say)

    def _on_left(self) -> None:
        self._is_resending = False
        if self._is_going_on:
            self._is_going_on = False
            self._list.table.step(1)
        self.ended.emit()

    def repeat_current(self) -> None:
        """F4: the current record as a new draft."""
        record_id, laptop = self._list.table.current_id(), self._bench.laptop
        if record_id:
            ask(
                self,
                self._bench.background,
                lambda: repeat_record(laptop, record_id),
                lambda repeated: self.begin(repeated.values),
                self._say,
            )

    def check(self) -> None:
        """F7: to the first field that is missing."""
        self.panel.check()

    def submit(self) -> None:
        """F8: what stands in the form, saved first; else the ticked records; else the current one."""
        form = self.panel.form
        if form is None:
            self._submit(self._chosen())
        elif form.is_dirty or form.record_id is None:
            self._is_submitting = True
            self.panel.save(is_next=False)
            self._is_submitting = self.panel.is_saving
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
        ids = self._chosen()
        if ids and not self._list.is_asking():
            self._list.reasons.open_for(ids, self.panel.head.text())

    def copy_text(self) -> None:
        """The chosen records as plain text, ready to be pasted into a chat."""
        self._copier.copy(self._list.table, self._chosen(), self._book.copied)

    def _say(self, error: LoaError) -> None:
        self._bench.messages.say(error_words(error))
