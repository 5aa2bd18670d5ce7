# SPDX-License-Identifier: Apache-2.0
"""The record panel of the logbook: a record to read, its history and its way; the form for a new one or an edit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from sync.log.review import RETURNED, WITHDRAWN_STATE
from sync.records.broadcast_log import BroadcastLog
from sync.records.days import VIETNAM
from sync.records.review_decision import RETURN_REASONS
from ui.forms.discarding import discard
from ui.forms.record_form import RecordForm
from ui.forms.record_view import RecordView
from ui.forms.row_stock import RowStock
from ui.forms.saving import FormController
from ui.messages import Message
from ui.plain import Label, set_role, set_tip, wrapping_label
from ui.signs import DRAFT, Sign, review_sign
from ui.windows.logbook_contents import ContentOffers
from ui.windows.logbook_end_time import EndTime
from ui.windows.logbook_jobs import Details
from ui.windows.logbook_trail import RecordStory, Told
from ui.windows.logbook_wishes import wishes_of
from ui.workbench import Workbench

RECORD, HISTORY, WAY = range(3)
OTHER_REASON: Final = "khac"
"""The reason that says nothing beside the reviewer's own words."""
FIRST_FIELD: Final = "broadcast_kind"
"""Where a new record begins: what stands before it is filled in already."""


class RecordPanel(QFrame):
    """Reads by itself nothing; the screen gives it what to show."""

    edit_wanted = Signal()
    resend_wanted = Signal()
    left = Signal()
    saved = Signal(str)

    def __init__(self, workbench: Workbench, stack: QUndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._stack = workbench, stack
        self.details: Details | None = None
        self.form: RecordForm | None = None
        self.controller: FormController | None = None
        self.offers: ContentOffers | None = None
        self.beginning: Mapping[str, Any] = {}
        self.is_over = False
        """Whether the panel lies over the list, so that reading it too has to be closed."""
        self._end: EndTime | None = None
        self.setProperty("role", "panel")
        self.head = wrapping_label(parent=self, role="section")
        self.head.setMinimumWidth(0)
        self.sign = Label(parent=self, tone="neutral")
        self.tabs = QTabBar(self)
        self.view = RecordView(workbench, BroadcastLog, self)
        hint = self.tr("Chọn một bản ghi để xem, hoặc bấm Ctrl+N để thêm.")
        self.nothing = wrapping_label(hint, self, role="secondary")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.history = RecordStory(workbench, Told.CHANGES)
        self.way = RecordStory(workbench, Told.WAY)
        self.returned = wrapping_label(parent=self, tone="attention")
        self.returned.setMinimumWidth(0)
        self.resend = self._button(self.tr("Sửa và gửi lại"), self.tr("Sửa và gửi lại (F2)"))
        self.edit = self._button(self.tr("Sửa"), self.tr("Sửa bản ghi (F2)"))
        self.conflict = self._button(self.tr("⇄ Xung đột: chọn bản đúng"), self.tr("Mở Xung đột để chọn bản đúng"))
        self.discard = self._button(self.tr("Bỏ bản nháp"), self.tr("Bỏ bản nháp này (có hoàn tác)"))
        self.close_button = self._button(self.tr("Đóng"), self.tr("Đóng, quay lại danh sách (Esc)"))
        self.pages = QStackedWidget(self)
        self._stock = RowStock(workbench, BroadcastLog, self)
        self._lay_out()
        self._wire()
        self.show_nothing()
        self._stock.begin()

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "link")
        set_tip(button, tip)
        return button

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        head = QHBoxLayout()
        head.setContentsMargins(space(12), space(4), space(8), 0)
        head.setSpacing(space(8))
        head.addWidget(self.head, 1)
        head.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(space(8), 0, space(8), 0)
        for text in (self.tr("Bản ghi"), self.tr("Lịch sử"), self.tr("Đường đi")):
            self.tabs.addTab(text)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Bản ghi, lịch sử, đường đi"))
        buttons.addWidget(self.tabs)
        buttons.addStretch(1)
        for button in (self.edit, self.discard, self.close_button):
            buttons.addWidget(button)
        for page in (self.view, self.history, self.way, self.nothing):
            self.pages.addWidget(page)
        returned = QVBoxLayout()
        returned.setContentsMargins(space(12), space(4), space(12), 0)
        returned.addWidget(self.returned)
        returned.addWidget(self.resend, 0, Qt.AlignmentFlag.AlignLeft)
        returned.addWidget(self.conflict, 0, Qt.AlignmentFlag.AlignLeft)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addLayout(buttons)
        box.addLayout(returned)
        box.addWidget(self.pages, 1)

    def _wire(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.edit.clicked.connect(self.edit_wanted)
        self.resend.clicked.connect(self.resend_wanted)
        self.conflict.clicked.connect(lambda: _go_to_conflict(self._bench, self.details))
        self.discard.clicked.connect(self.discard_draft)
        self.close_button.clicked.connect(self.leave)

    # reading

    def show_nothing(self) -> None:
        """No record is chosen; a form that is open stays."""
        self.details = None
        if self.is_editing:
            return
        self._show_head(self.tr("Chưa chọn bản ghi"), None)
        self._show_tab(self.tabs.currentIndex())
        self._show_returned("")

    def show_details(self, details: Details) -> None:
        """A record to read, on the tab that is open; a form that is open stays."""
        self.details = details
        item = details.item
        if self.is_editing and (self.form is None or self.form.record_id != item["id"]):
            return
        self._show_head(self._title(item["fields"]), review_sign(item["review"], is_conflict=bool(item["conflicts"])))
        if self.is_editing:
            self._show_buttons()
            return
        self.view.show_record(item["fields"], item["id"], item["unit"])
        self.view.set_findings(details.findings)
        self.history.show_details(details)
        self.way.show_details(details)
        self._show_returned(self._reason(item))
        self._show_tab(self.tabs.currentIndex())

    def _title(self, values: Mapping[str, Any]) -> str:
        lines = values.get("lines") or [{}]
        return str(lines[0].get("title") or self._bench.tongue(BroadcastLog.declared.label))

    def _reason(self, item: Mapping[str, Any]) -> str:
        """Why it came back: who said it, when, and the words."""
        returns = [one for one in item["decisions"] if one["verdict"] == "return"]
        if item["review"] != RETURNED or not returns:
            return ""
        last = returns[-1]
        has_own_words = last["reason"] is None or (last["reason"] == OTHER_REASON and last["comment"])
        code = "" if has_own_words else self._bench.tongue(RETURN_REASONS.label(last["reason"]))
        words = ". ".join(one for one in (code, last["comment"]) if one)
        at = datetime.fromisoformat(last["at"]).astimezone(VIETNAM)
        told = self.tr('Bị trả lại - Lý do ({by} {time}): "{words}"')
        return told.format(by=last["by"], time=f"{at:%d/%m %H:%M}", words=words)

    def _show_head(self, title: str, sign: Sign | None) -> None:
        self.head.setText(title)
        self.sign.setVisible(sign is not None)
        if sign is not None:
            self.sign.setText(f"{sign.mark} {self._bench.tongue(sign.words)}")
            set_role(self.sign, "tone", sign.tone)

    def _show_returned(self, text: str) -> None:
        self.returned.setText(text)
        self.returned.setVisible(bool(text))
        self.resend.setVisible(bool(text) and not self.is_editing)

    def _show_tab(self, tab: int) -> None:
        if self.details is None:
            self.pages.setCurrentWidget(self.nothing)
        else:
            self.pages.setCurrentIndex(tab)
        self._show_buttons()

    def _show_buttons(self) -> None:
        is_editing = self.is_editing
        item = None if self.details is None else self.details.item
        self.tabs.setVisible(not is_editing and item is not None)
        self.edit.setVisible(not is_editing and item is not None and item["review"] != WITHDRAWN_STATE)
        self.conflict.setVisible(not is_editing and item is not None and bool(item["conflicts"]))
        self.discard.setVisible(is_editing and self.form is not None and self.form.is_dirty)
        self.close_button.setVisible(is_editing or self.is_over)

    # writing

    @property
    def is_editing(self) -> bool:
        """Whether the form is shown."""
        return self.form is not None and self.pages.currentWidget() is self.form

    def made_form(self) -> tuple[RecordForm, FormController]:
        """The form, built when it is first needed."""
        if self.form is None or self.controller is None:
            form = self.form = RecordForm(self._bench, BroadcastLog, self, self._stock)
            controller = self.controller = FormController(form, self._stack)
            self.offers, self._end = ContentOffers(form), EndTime(form)
            self.pages.addWidget(form)
            form.cancelled.connect(self.leave)
            form.edited.connect(self._show_buttons)
            controller.opened.connect(self._on_opened)
            controller.saved.connect(self.saved)
        return self.form, self.controller

    def open_new(self, values: Mapping[str, Any], beginning: Mapping[str, Any]) -> None:
        """Begin a new record; a draft that was kept comes back instead."""
        self.beginning = beginning
        _form, controller = self.made_form()
        controller.open_new(values)

    def open_record(self, record_id: str) -> None:
        """Edit a record."""
        _form, controller = self.made_form()
        controller.open_record(record_id)

    def _on_opened(self) -> None:
        form = self.form
        if form is None:
            return
        is_new = form.record_id is None
        if is_new and not form.is_dirty:
            form.fill({**self.beginning, **form.given}, None)
        if self._end is not None:
            self._end.take_up()
        item = None if is_new or self.details is None else self.details.item
        self._show_head(
            self.tr("Bản ghi mới") if is_new else self._title(form.given),
            DRAFT if item is None else review_sign(item["review"]),
        )
        self.pages.setCurrentWidget(form)
        self._show_returned("" if item is None else self._reason(item))
        self._show_buttons()
        _focus_beginning(form)

    def leave(self) -> None:
        """Back to reading; what was typed is kept as a draft."""
        if self.form is not None:
            self.form.keep_draft_now()
        self.stop_editing()
        self.left.emit()

    def stop_editing(self) -> None:
        """Show the record that is chosen in the list again."""
        self.pages.setCurrentWidget(self.nothing)
        if self.details is not None:
            self.show_details(self.details)
        else:
            self.show_nothing()

    def discard_draft(self) -> None:
        """Throw away what was typed and not saved; one undo brings it back."""
        form = self.form
        if form is None or not form.is_dirty:
            return
        bring_back = discard(form, self.beginning, self._bench.laptop.wall())
        self._show_buttons()

        def undo() -> None:
            bring_back()
            self._show_buttons()

        self._bench.messages.say(Message(self.tr("Đã bỏ bản nháp."), action=self.tr("Hoàn tác"), on_action=undo))


def _go_to_conflict(workbench: Workbench, details: Details | None) -> None:
    """The record among the conflicts."""
    if details is not None:
        wishes_of(workbench.changes).leave("conflicts", record=details.item["id"])
        workbench.show_screen("conflicts")


def _focus_beginning(form: RecordForm) -> None:
    """An edit begins at what is missing; a new record at its kind, which is typed over."""
    if form.record_id is not None:
        form.focus_first()
        return
    form.focus_field(FIRST_FIELD)
    first = form.page.rows[FIRST_FIELD].editor.first_widget()
    if isinstance(first, QLineEdit):
        first.selectAll()
