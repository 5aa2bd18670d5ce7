# SPDX-License-Identifier: Apache-2.0
"""A record panel for records of several types: pages to read under tabs, and over them the form of a type.

Knows no record type: the screen says what is opened and under which title.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.actions.saving import require_type
from desktop.drafts import OpenForm, find_draft
from desktop.laptop import Laptop
from sync.records.record import Record
from ui.forms.asking import ask
from ui.forms.discarding import discard
from ui.forms.form_foot import time_text
from ui.forms.record_form import RecordForm
from ui.forms.saving import FormController
from ui.messages import Message
from ui.plain import Label, set_role, set_tip, wrapping_label
from ui.signs import DRAFT, Sign
from ui.workbench import Workbench

Values = Mapping[str, Any]


class RecordDesk(QFrame):
    """``saved`` carries the id of what a form saved; ``opened`` and ``left`` tell that one is shown, or closed."""

    edit_wanted = Signal()
    opened = Signal()
    saved = Signal(str)
    left = Signal()

    def __init__(self, workbench: Workbench, stack: QUndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self.workbench, self._stack = workbench, stack
        self.setProperty("role", "panel")
        self._made: dict[str, tuple[RecordForm, FormController]] = {}
        self._title, self._new_title = "", ""
        self._sign: Sign | None = None
        self._is_any = False
        self._lasting: Values = {}
        self._is_leaving = False
        self.head = wrapping_label(parent=self, role="section")
        self.head.setMinimumWidth(0)
        self.sign = Label(parent=self, tone="neutral")
        self.tabs = QTabBar(self)
        self.edit = self._button(self.tr("Sửa"), self.tr("Sửa bản ghi (F2)"))
        self.discard = self._button(self.tr("Bỏ bản nháp"), self.tr("Bỏ bản nháp này (có hoàn tác)"))
        self.close_button = self._button(self.tr("Đóng"), self.tr("Đóng, quay lại danh sách (Esc)"))
        self.pages = QStackedWidget(self)
        self._blank = QWidget(self)
        self.pages.addWidget(self._blank)
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _tab: self.show_reading())
        self.edit.clicked.connect(self.edit_wanted)
        self.discard.clicked.connect(self.discard_draft)
        self.close_button.clicked.connect(self.leave)

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "link")
        set_tip(button, tip)
        return button

    def _lay_out(self) -> None:
        space = self.workbench.theme.space
        head = QHBoxLayout()
        head.setContentsMargins(space(12), space(4), space(8), 0)
        head.setSpacing(space(8))
        head.addWidget(self.head, 1)
        head.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setContentsMargins(space(8), 0, space(8), 0)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        row.addWidget(self.tabs)
        row.addStretch(1)
        for button in (self.edit, self.discard, self.close_button):
            row.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addLayout(row)
        box.addWidget(self.pages, 1)

    # reading

    def add_reading(self, title: str, page: QWidget) -> None:
        """One more page to read, under a tab; add all before a form is opened."""
        self.pages.insertWidget(self.tabs.count(), page)
        self.tabs.addTab(title)
        self.tabs.setAccessibleName(", ".join(self.tabs.tabText(at) for at in range(self.tabs.count())))

    def show_title(self, title: str, sign: Sign | None, *, is_any: bool) -> None:
        """What is read; an open form stays. Where there is no record, nothing is shown but the title."""
        self._title, self._sign, self._is_any = title, sign, is_any
        if not self.is_editing:
            self.show_reading()

    def show_reading(self) -> None:
        """Show the page of the tab that is open."""
        if self._is_any:
            self.pages.setCurrentIndex(self.tabs.currentIndex())
        else:
            self.pages.setCurrentWidget(self._blank)
        self._show_head(self._title, self._sign)
        self._show_buttons()

    def _show_head(self, title: str, sign: Sign | None) -> None:
        self.head.setText(title)
        self.sign.setVisible(sign is not None)
        if sign is not None:
            self.sign.setText(f"{sign.mark} {self.workbench.tongue(sign.words)}")
            set_role(self.sign, "tone", sign.tone)

    def _show_buttons(self) -> None:
        form = self.form
        self.tabs.setVisible(form is None and self._is_any)
        self.edit.setVisible(form is None and self._is_any)
        self.discard.setVisible(form is not None and form.is_dirty)
        self.close_button.setVisible(form is not None)

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
                self._show_buttons()

        name = of.type_name()
        if name not in self._made:
            form = RecordForm(self.workbench, of, self)
            controller = FormController(form, self._stack)
            self.pages.addWidget(form)
            form.cancelled.connect(self.leave)
            form.edited.connect(on_edit)
            controller.opened.connect(lambda: self._on_opened(form))
            controller.saved.connect(self._on_saved)
            self._made[name] = form, controller
        return self._made[name]

    def _on_opened(self, form: RecordForm) -> None:
        is_new = form.record_id is None
        if is_new and not form.is_dirty:
            form.fill({**self._lasting, **form.given}, None)
        self.pages.setCurrentWidget(form)
        tongue = self.workbench.tongue
        self._show_head(self._new_title if is_new else tongue(form.of.declared.label), DRAFT if is_new else None)
        self._show_buttons()
        form.focus_first()
        self.opened.emit()

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
        self._show_buttons()

        def undo() -> None:
            bring_back()
            self._show_buttons()

        self.workbench.messages.say(Message(self.tr("Đã bỏ bản nháp."), action=self.tr("Hoàn tác"), on_action=undo))


def open_draft(desk: RecordDesk, titles: Mapping[type[Record], str], form: str, record_id: str) -> None:
    """The form that brings back what was kept of a record, of a new one for ""."""
    of = require_type(form)
    if record_id:
        desk.open_record(of, record_id)
    else:
        desk.open_new(of, titles.get(of, desk.workbench.tongue(of.declared.label)), {})


def offer_draft(desk: RecordDesk, titles: Mapping[type[Record], str]) -> None:
    """Offer the draft of a new record of one of these types, if one was kept when the window went."""
    bench, types = desk.workbench, list(titles)

    def offer(found: tuple[type[Record], OpenForm] | None) -> None:
        if found is None or desk.is_editing:
            return
        of, kept = found
        told = desk.tr("Còn 1 bản nháp lúc {time} chưa lưu.").format(time=time_text(kept))
        view = desk.tr("Xem")
        bench.messages.say(Message(told, action=view, on_action=lambda: desk.open_new(of, titles[of], {})))

    ask(desk, bench.background, lambda: _first_draft(bench.laptop, types), offer)


def _first_draft(laptop: Laptop, types: Sequence[type[Record]]) -> tuple[type[Record], OpenForm] | None:
    for of in types:
        kept = find_draft(laptop, of.type_name(), None)
        if kept is not None:
            return of, kept
    return None
