# SPDX-License-Identifier: Apache-2.0
"""A form made from a record type: sections of fields, what is to be said of them, and what is missing.

Filling emits nothing and saves nothing; saving is somebody else's work (``saving``). What is typed is kept as a draft.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.previewing import Preview
from desktop.drafts import OpenForm
from sync.records.declaration import Finding
from sync.records.record import Record
from ui.error_texts import error_words
from ui.forms.drafting import DraftKeeper
from ui.forms.entry_form import EntryForm
from ui.forms.forgetting import Forgetter
from ui.forms.form_foot import FormFoot
from ui.forms.form_reading import label_of_path, without_unknown
from ui.forms.looking import Looker
from ui.forms.notes import NoteBook
from ui.forms.row_stock import RowStock
from ui.messages import Message, Tone
from ui.workbench import Workbench

_CTRL_KEYS: Final[Mapping[int, bool]] = {Qt.Key.Key_Return: True, Qt.Key.Key_Enter: True, Qt.Key.Key_S: False}


class RecordForm(EntryForm):
    """The form of one record type, empty until it is filled. ``save_wanted(True)`` is for save and next."""

    save_wanted = Signal(bool)
    cancelled = Signal()
    draft_kept = Signal(object)

    def __init__(
        self,
        workbench: Workbench,
        of: type[Record],
        parent: QWidget | None = None,
        stock: RowStock | None = None,
    ) -> None:
        super().__init__(workbench, of, parent, stock)
        self.preview = Preview()
        self._is_missing_marked = False
        self.foot = FormFoot(workbench.theme, self)
        self.notes = NoteBook(workbench, of, self)
        self.looker = Looker(workbench, of, lambda: (self.page.understood(), self.record_id), self)
        self.forgetter = Forgetter(self)
        self.drafts = DraftKeeper(workbench, lambda: (*self.draft_key, self.drafted()), self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.page, 1)
        box.addWidget(self.foot)
        self.page.edited.connect(self._on_edited)
        self.page.left.connect(self._on_left)
        self.page.noticed.connect(lambda text: workbench.messages.say(Message(text, Tone.ATTENTION)))
        self.foot.save_wanted.connect(self.save_wanted)
        self.looker.looked.connect(self._on_looked)
        self.drafts.kept.connect(self.foot.say_kept)
        self.drafts.kept.connect(self.draft_kept)
        self.drafts.failed.connect(self.foot.say_not_kept)
        self.drafts.failed.connect(lambda error: workbench.messages.say(error_words(error)))
        self.fill({}, None)

    @property
    def _is_looked_at(self) -> bool:
        """Nothing is said of a new record in which nothing was typed."""
        return self.is_dirty or self._is_missing_marked or self.record_id is not None

    def fill(self, values: Mapping[str, Any], record_id: str | None) -> None:
        """Show the stored values of a record, or those that a new one begins with. Emits nothing."""
        self.drafts.forget()
        self._is_missing_marked = False
        self.preview = Preview()
        self.notes.clear()
        super().fill(values, record_id)
        self.page.show_notes({})
        self.foot.say_nothing()
        self.looker.look_soon()

    def stay_with(self, record_id: str, values: Mapping[str, Any], sent: Mapping[str, Any]) -> None:
        """The edits of what was saved meanwhile stay, and are kept as a draft of it."""
        super().stay_with(record_id, values, sent)
        self.drafts.note_edit()

    def recover(self, kept: OpenForm) -> None:
        """Put a draft over what the form was filled with, and say so."""
        super().recover(kept)
        self.foot.say_recovered(kept)
        self.looker.look_soon()

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """Show findings at their fields, in amber; they block nothing."""
        self.notes.set_findings(findings)
        self.show_notes()

    def set_faults(self, faults: Mapping[str, str]) -> None:
        """Show what a save was refused for at the fields, in red, by path and code; it stands until the next edit."""
        self.notes.set_refused(faults)
        self.show_notes()

    def focus_first(self) -> None:
        """Go to the first field that still has to be filled in, else to the first field."""
        missing = self.preview.missing or self.of(without_unknown(self.collect())).missing()
        self.page.focus_field(next(iter(missing), next(iter(self.page.rows))))

    def show_missing(self) -> bool:
        """Mark what is missing and go to the first of it; whether anything is."""
        self._is_missing_marked = True
        found = self.of({**self.preview.filled, **without_unknown(self.collect())}).missing()
        self._mark_missing(found)
        self.show_notes()
        if found:
            self.page.focus_field(found[0])
        return bool(found)

    def keep_draft_now(self) -> None:
        """Keep the draft before the form is left; nothing is asked and nothing is lost."""
        if self.is_dirty:
            self.drafts.keep()

    def show_notes(self) -> None:
        """Say what is to be said at the fields; a text that is still being typed is not called wrong yet."""
        self.page.show_notes(self.notes.all(self.page.unread(is_typing_left_out=True)))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.keep_draft_now()
            self.looker.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not handle_key(self, event):
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        self.revision += 1
        self.notes.set_refused({})
        self.drafts.note_edit()
        self.looker.look_soon()
        self.edited.emit()

    def _on_left(self) -> None:
        self.page.tell_around()
        if self.is_dirty:
            self.drafts.keep()
            self.looker.look()

    def _on_looked(self, found: Preview) -> None:
        self.preview = found
        self.page.tell_around()
        self.page.suggest(found.filled)
        self.notes.set_faults(found.faults)
        self.notes.set_findings(found.findings if self._is_looked_at else ())
        self._mark_missing(found.missing)
        self.show_notes()

    def _mark_missing(self, missing: Iterable[str]) -> None:
        """Name what is missing below the form, and at the fields once the person asked or tried to save."""
        names = [label_of_path(self.workbench, self.of, path) for path in missing]
        self.foot.name_missing(names if self._is_looked_at else ())
        self.notes.set_missing(missing if self._is_missing_marked else ())


def handle_key(form: RecordForm, event: QKeyEvent) -> bool:
    """Ctrl+Enter, Ctrl+S, F7 and Esc, where the frame has not taken them already."""
    key, with_keys = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if with_keys == Qt.KeyboardModifier.ControlModifier and key in _CTRL_KEYS:
        form.save_wanted.emit(_CTRL_KEYS[key])
        return True
    if with_keys:
        return False
    if key == Qt.Key.Key_F7:
        form.show_missing()
    elif key == Qt.Key.Key_Escape:
        form.keep_draft_now()
        form.cancelled.emit()
    return key in (Qt.Key.Key_F7, Qt.Key.Key_Escape)
