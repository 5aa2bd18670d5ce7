# SPDX-License-Identifier: Apache-2.0
"""A record panel for records of several types: over the pages to read lies the form of a type.

Knows no record type: the screen says what is opened and under which title.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.actions.saving import require_type
from desktop.drafts import OpenForm, find_draft
from desktop.laptop import Laptop
from sync.records.record import Record
from ui.books.erasing import ErasePane
from ui.books.reading_desk import ReadingDesk
from ui.forms.asking import ask
from ui.forms.discarding import discard
from ui.forms.form_foot import time_text
from ui.forms.record_form import RecordForm
from ui.forms.saving import FormController
from ui.messages import Message
from ui.signs import DRAFT, Sign
from ui.workbench import Workbench

Values = Mapping[str, Any]


class RecordDesk(ReadingDesk):
    """``saved`` carries the id of what a form saved; ``opened`` and ``left`` tell that one is shown, or closed."""

    opened = Signal()
    saved = Signal(str)
    left = Signal()

    def __init__(self, workbench: Workbench, stack: QUndoStack, parent: QWidget) -> None:
        super().__init__(workbench, parent)
        self._stack = stack
        self._made: dict[str, tuple[RecordForm, FormController]] = {}
        self._new_title = ""
        self._lasting: Values = {}
        self._is_leaving = False
        self.erasing = ErasePane(workbench, stack, self)
        self.box.addWidget(self.erasing)
        self.discard.clicked.connect(self.discard_draft)
        self.close_button.clicked.connect(self.leave)

    # what subclasses change

    def made_form(self, of: type[Record]) -> RecordForm:
        """The form of a type, for the first time it is opened."""
        return RecordForm(self.workbench, of, self)

    def head_of(self, form: RecordForm) -> tuple[str, Sign | None]:
        """What stands over a form."""
        if form.record_id is None:
            return self._new_title, DRAFT
        return self.workbench.tongue(form.of.declared.label), None

    def focus_form(self, form: RecordForm) -> None:
        """Where the person begins in a form that was opened."""
        form.focus_first()

    def show_buttons(self) -> None:
        super().show_buttons()
        self.discard.setVisible(self.form is not None and self.form.is_dirty)

    # writing

    @property
    def form(self) -> RecordForm | None:
        """The form that is shown; None while a page is read."""
        shown = self.pages.currentWidget()
        return shown if isinstance(shown, RecordForm) else None

    @property
    def is_editing(self) -> bool:
        """Whether a form is shown."""
        return self.form is not None

    def open_new(self, of: type[Record], title: str, values: Values, lasting: Values | None = None) -> None:
        """Begin a record; a draft that was kept comes back. ``lasting`` stands in the next ones too."""
        self._new_title, self._lasting = title, lasting or {}
        self._form_of(of)[1].open_new({**self._lasting, **values})

    def open_record(self, of: type[Record], record_id: str) -> None:
        """Edit a record."""
        self._form_of(of)[1].open_record(record_id)

    def _form_of(self, of: type[Record]) -> tuple[RecordForm, FormController]:
        """With every letter nothing is to be done once the draft can be thrown away."""

        def on_edit() -> None:
            if self.discard.isHidden():
                self.show_buttons()

        name = of.type_name()
        if name not in self._made:
            form = self.made_form(of)
            controller = FormController(form, self._stack)
            self.pages.addWidget(form)
            form.cancelled.connect(self.leave)
            form.edited.connect(on_edit)
            controller.opened.connect(lambda: self._on_opened(form))
            controller.saved.connect(self._on_saved)
            self._made[name] = form, controller
        return self._made[name]

    def _on_opened(self, form: RecordForm) -> None:
        if form.record_id is None and not form.is_dirty:
            form.fill({**self._lasting, **form.given}, None)
        self.pages.setCurrentWidget(form)
        self.show_head(*self.head_of(form))
        self.show_buttons()
        self.focus_form(form)
        self.opened.emit()

    @property
    def is_saving(self) -> bool:
        """Whether a save of the form that is shown is under way."""
        return self.form is not None and self._made[self.form.of.type_name()][1].is_saving

    def save(self, *, is_next: bool) -> None:
        """Save the form; after a new record the next begins, after an edit the form closes."""
        form = self.form
        if form is None:
            return
        controller = self._made[form.of.type_name()][1]
        self._is_leaving = is_next and form.record_id is not None
        controller.save(is_next and form.record_id is None)
        if self._is_leaving and not controller.is_saving and not form.is_dirty:
            self.leave()

    def _on_saved(self, record_id: str) -> None:
        self.saved.emit(record_id)
        if self._is_leaving:
            self.leave()

    def check(self) -> None:
        """F7: to the first field that is missing."""
        if self.form is not None:
            self.form.show_missing()

    def keep_draft(self) -> None:
        """Keep what stands in the form before the window goes."""
        if self.form is not None:
            self.form.keep_draft_now()

    def leave(self) -> None:
        """Back to reading; what was typed is kept as a draft."""
        self._is_leaving = False
        self.keep_draft()
        self.show_reading()
        self.left.emit()

    def discard_draft(self) -> None:
        """Throw away what was typed and not saved; one undo brings it back."""
        form = self.form
        if form is None or not form.is_dirty:
            return
        bring_back = discard(form, self._lasting, self.workbench.laptop.wall())
        self.show_buttons()

        def undo() -> None:
            bring_back()
            self.show_buttons()

        self.workbench.messages.say(Message(self.tr("Đã bỏ bản nháp."), action=self.tr("Hoàn tác"), on_action=undo))


def open_draft(desk: RecordDesk, titles: Mapping[type[Record], str], form: str, record_id: str) -> None:
    """The form that brings back what was kept of a record, of a new one for ""."""
    of = require_type(form)
    if record_id:
        desk.open_record(of, record_id)
    else:
        desk.open_new(of, titles.get(of, desk.workbench.tongue(of.declared.label)), {})


def offer_draft(desk: RecordDesk, titles: Mapping[type[Record], str], begin: Callable[[], None] | None = None) -> None:
    """Offer the draft of a new record of one of these types, if one was kept when the window went.

    ``begin`` opens the form in place of the desk, where a new record begins with more than nothing.
    """
    bench, types = desk.workbench, list(titles)

    def offer(found: tuple[type[Record], OpenForm] | None) -> None:
        if found is None or desk.is_editing:
            return
        of, kept = found
        told = desk.tr("Còn 1 bản nháp lúc {time} chưa lưu.").format(time=time_text(kept))
        view = begin or (lambda: desk.open_new(of, titles[of], {}))
        bench.messages.say(Message(told, action=desk.tr("Xem"), on_action=view))

    ask(desk, bench.background, lambda: _first_draft(bench.laptop, types), offer)


def _first_draft(laptop: Laptop, types: Sequence[type[Record]]) -> tuple[type[Record], OpenForm] | None:
    for of in types:
        kept = find_draft(laptop, of.type_name(), None)
        if kept is not None:
            return of, kept
    return None
