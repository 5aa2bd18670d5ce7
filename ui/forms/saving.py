# SPDX-License-Identifier: Apache-2.0
"""Opens and saves what stands in a form: one save is one change, undone by another change, and no text is ever lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.actions.saving import edit_record, save_new
from desktop.drafts import OpenForm, drop_draft, find_draft
from desktop.laptop import Laptop, record_key
from sync.log.errors import LoaError, Refused
from sync.records.record import Record
from sync.store.reading import read_record
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.forms.form_reading import label_of_path
from ui.forms.pins import first_values, next_values
from ui.forms.record_form import RecordForm
from ui.forms.undoing import Creation, Edit, Saver
from ui.messages import Message, Tone


@dataclass(frozen=True, slots=True)
class Opened:
    """What a form is opened with."""

    values: Mapping[str, Any]
    record_id: str | None
    draft: OpenForm | None
    unpinned: list[str]


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save."""

    record_id: str
    values: Mapping[str, Any]
    missing: tuple[str, ...]


class FormController(QObject):
    """Between one form and the store. ``saved`` carries the id; ``opened`` that the form shows another record."""

    saved = Signal(str)
    opened = Signal()

    def __init__(self, form: RecordForm, stack: QUndoStack) -> None:
        super().__init__(form)
        self._form = form
        self._bench = form.workbench
        self._stack = stack
        self._saver = Saver(self._bench, form.of, self)
        self._is_saving = False
        self._opening = 0
        form.save_wanted.connect(self.save)

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way."""
        return self._is_saving

    def open_new(self, values: Mapping[str, Any] | None = None) -> None:
        """Begin a new record with the pinned values and these; a draft that was kept comes back."""
        laptop, of, given = self._bench.laptop, self._form.of, dict(values or {})
        self._open(lambda: _opened_new(laptop, of, given))

    def open_record(self, record_id: str) -> None:
        """Show a record as it stands, and over it the draft that was kept of it."""
        laptop, of = self._bench.laptop, self._form.of
        self._open(lambda: _opened_record(laptop, of, record_id))

    def save(self, is_next: bool = False) -> None:
        """Save what stands in the form as one change; with ``is_next`` the next new record begins."""
        if self._is_saving:
            return
        values = self._form.changed() if self._form.record_id else self._form.collect()
        if unread := self._form.page.unread():
            self._refuse_unread(unread)
        elif self._form.record_id and not values:
            self._after_nothing(is_next)
        else:
            self._run(values, is_next)

    def _open(self, job: Any) -> None:
        self._form.keep_draft_now()
        self._opening += 1
        asked = self._opening
        ask(self, self._bench.background, job, lambda found: self._show(found, asked), self._say)

    def _show(self, found: Opened, asked: int) -> None:
        if asked != self._opening:
            return
        self._form.fill(found.values, found.record_id)
        self._form.pins.set_off(found.unpinned)
        if found.draft is not None:
            self._form.recover(found.draft)
        self.opened.emit()

    def _refuse_unread(self, unread: Mapping[str, str]) -> None:
        """A text without a stored form is never dropped: the save waits until it was mended."""
        path, words = next(iter(unread.items()))
        self._form.focus_field(path)
        self._form.page.show_notes(self._form.notes.all(unread))
        self._bench.messages.say(Message(words, Tone.FAULT))

    def _after_nothing(self, is_next: bool) -> None:
        if self._form.is_dirty:
            self._form.fill(self._form.given, self._form.record_id)
        self._form.drafts.drop(*self._form.draft_key)
        self._bench.messages.say(Message(self.tr("Không có gì thay đổi.")))
        if is_next:
            self.open_new()

    def _run(self, values: dict[str, Any], is_next: bool) -> None:
        form, laptop = self._form, self._bench.laptop
        form.drafts.keep()
        key, revision, before = form.draft_key, form.revision, dict(form.given)
        self._is_saving = True

        def save() -> Saved:
            saved = _saved(laptop, form.of, values, key[1])
            drop_draft(laptop, *key)
            return saved

        def done(saved: Saved) -> None:
            self._is_saving = False
            self._on_saved(saved, values, before, is_new=key[1] is None)
            if form.revision == revision:
                self._go_on(saved, is_next=is_next)
            else:
                form.stay_with(saved.record_id, saved.values, {**before, **values})

        ask(self, self._bench.background, save, done, self._on_failed)

    def _on_saved(self, saved: Saved, values: dict[str, Any], before: dict[str, Any], *, is_new: bool) -> None:
        if is_new:
            command: Creation | Edit = Creation(self._saver, saved.record_id, values)
        else:
            command = Edit(self._saver, saved.record_id, {name: before.get(name) for name in values}, values)
        self._stack.push(command)
        self._bench.messages.say(self._saved_words(saved))
        self._bench.changes.records_changed.emit()
        self.saved.emit(saved.record_id)

    def _saved_words(self, saved: Saved) -> Message:
        undo = self.tr("Hoàn tác (Ctrl+Z)")
        text = self.tr("Đã lưu trên máy này. Sẽ gửi khi có mạng.")
        if not saved.missing:
            return Message(text, action=undo, on_action=self._stack.undo)
        labels = [label_of_path(self._bench, self._form.of, path) for path in saved.missing]
        return Message(self._form.foot.missing_text(labels), Tone.ATTENTION, undo, self._stack.undo)

    def _go_on(self, saved: Saved, *, is_next: bool) -> None:
        """The next record, or the saved one."""
        form = self._form
        off = [name for name, row in form.page.rows.items() if row.pin is not None and not row.pin.isChecked()]
        form.keep_sticky()
        if is_next:
            form.fill(next_values(form.of, saved.values, off), None)
            form.focus_first()
            self.opened.emit()
        else:
            form.fill(saved.values, saved.record_id)

    def _on_failed(self, error: LoaError) -> None:
        """Everything stays in the form, and its draft too."""
        self._is_saving = False
        if isinstance(error, Refused) and error.fields:
            self._form.set_faults(error.fields)
            known = [path for path in error.fields if path.partition(".")[0] in self._form.page.rows]
            if known:
                self._form.focus_field(known[0])
        self._form.keep_draft_now()
        self._say(error)

    def _say(self, error: LoaError) -> None:
        self._bench.messages.say(error_words(error))


def _opened_new(laptop: Laptop, of: type[Record], given: Mapping[str, Any]) -> Opened:
    pinned, off = first_values(laptop, of)
    return Opened({**pinned, **given}, None, find_draft(laptop, of.type_name(), None), off)


def _opened_record(laptop: Laptop, of: type[Record], record_id: str) -> Opened:
    _pinned, off = first_values(laptop, of)
    return Opened(_read(laptop, record_id).values, record_id, find_draft(laptop, of.type_name(), record_id), off)


def _read(laptop: Laptop, record_id: str) -> Record:
    with laptop.reading() as desk:
        return read_record(desk.connection, record_key(record_id)).record


def _saved(laptop: Laptop, of: type[Record], values: Mapping[str, Any], record_id: str | None) -> Saved:
    if record_id is None:
        with laptop.writing() as desk:
            record = save_new(desk, of, {name: one for name, one in values.items() if one is not None})
    else:
        edit_record(laptop, record_id, values)
        record = _read(laptop, record_id)
    stored = {name: one for name, one in record.values.items() if name in of.fields}
    return Saved(record.record_id, stored, record.missing())
