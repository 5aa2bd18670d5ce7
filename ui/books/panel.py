# SPDX-License-Identifier: Apache-2.0
"""The record panel of a book: the record to read, what belongs to it, its history and way; over them its form."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sync.log.review import RETURNED, WITHDRAWN_STATE
from sync.records.days import VIETNAM
from sync.records.declaration import Review
from sync.records.record import Record
from sync.records.review_decision import RETURN_REASONS
from ui.books.book import Book
from ui.books.desk import RecordDesk
from ui.books.details import DetailsPage
from ui.books.jobs import RecordFile
from ui.forms.record_view import RecordView
from ui.plain import wrapping_label
from ui.signs import Sign, review_sign
from ui.tables.history_view import HistoryView
from ui.wishes import wishes_of
from ui.workbench import Workbench

OTHER_REASON: Final = "khac"
"""The reason that says nothing beside the reviewer's own words."""


class BookPanel(RecordDesk):
    """Reads by itself nothing but what belongs to its record; the tab gives it what to show."""

    resend_wanted = Signal()

    def __init__(self, workbench: Workbench, stack: QUndoStack, book: Book, parent: QWidget) -> None:
        super().__init__(workbench, stack, parent)
        self.book = book
        self.file: RecordFile | None = None
        self.view = RecordView(workbench, book.of, self)
        self.details = [DetailsPage(workbench, one, book.name, self) for one in book.details]
        self.stories = self.made_stories()
        self.returned = wrapping_label(parent=self, tone="attention")
        self.returned.setMinimumWidth(0)
        self.resend = self.link(self.tr("Sửa và gửi lại"), self.tr("Sửa và gửi lại (F2)"))
        self.conflict = self.link(self.tr("⇄ Xung đột: chọn bản đúng"), self.tr("Mở Xung đột để chọn bản đúng"))
        self.add_reading(self.tr("Bản ghi"), self.view)
        for page in self.details:
            self.add_reading(workbench.tongue(page.detail.title), page)
        for title, story in self.stories:
            self.add_reading(title, story)
        self._add_returned()
        self._wire()
        self.show_nothing()

    def _add_returned(self) -> None:
        space = self.workbench.theme.space
        told = QVBoxLayout()
        told.setContentsMargins(space(12), space(4), space(12), 0)
        told.addWidget(self.returned)
        told.addWidget(self.resend, 0, Qt.AlignmentFlag.AlignLeft)
        told.addWidget(self.conflict, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.insertLayout(2, told)

    def _wire(self) -> None:
        self.opened.connect(self._show_returned)
        self.resend.clicked.connect(self.resend_wanted)
        self.conflict.clicked.connect(self._go_to_conflict)
        for page in self.details:
            page.add_wanted.connect(lambda page=page: self.add_detail(page))
            page.opened.connect(lambda record_id, page=page: self.open_record(page.detail.of, record_id))

    def made_stories(self) -> Sequence[tuple[str, HistoryView]]:
        """The pages that tell of the way and the changes of a record."""
        return ((self.tr("Lịch sử"), HistoryView(self.workbench, self)),)

    def title_of_new(self, of: type[Record]) -> str:
        """What stands over the form of a new record."""
        return self.tr("{label}: bản ghi mới").format(label=self.workbench.tongue(of.declared.label))

    def add_detail(self, page: DetailsPage) -> None:
        """A further record that names the one that is read."""
        if page.record_id:
            of = page.detail.of
            self.open_new(of, self.title_of_new(of), {page.detail.by: page.record_id})

    def details_with_keyboard(self) -> DetailsPage | None:
        """The page of details in which the person is, if any."""
        focused = self.window().focusWidget()
        found = (page for page in self.details if page.isVisible() and page.table.isAncestorOf(focused))
        return next(found, None)

    def show_nothing(self) -> None:
        """No record is chosen."""
        self.file = None
        self.view.show_record({})
        for _title, story in self.stories:
            story.list.clear()
        for page in self.details:
            page.show_for("")
        self.show_title(self.tr("Chưa chọn bản ghi"), None, is_any=False)
        self.erasing.offer(self.book.of, "", "")
        self._show_returned()

    def show_file(self, file: RecordFile) -> None:
        """A record to read, on the tab that is open; a form that is open stays."""
        self.file = file
        item = file.item
        self.view.show_record(item["fields"], item["id"], item["unit"])
        self.view.set_findings(file.findings)
        for _title, story in self.stories:
            story.show_item(self.book.of, item, file.titles)
        for page in self.details:
            page.show_for(item["id"])
        self.show_title(self.title_of(file), self.sign_of(item), is_any=True)
        self.erasing.offer(self.book.of, item["id"], self.title_of(file))
        if self.form is not None and self.form.record_id == item["id"]:
            self.show_head(*self.head_of(self.form))
        self._show_returned()

    def title_of(self, file: RecordFile) -> str:
        """What stands over a record that is read."""
        return file.title

    def sign_of(self, item: Mapping[str, Any]) -> Sign | None:
        """The state that stands beside the title."""
        book = self.book
        if book.of.declared.review is Review.REVIEWED or item["review"] == "withdrawn":
            return review_sign(item["review"], is_conflict=bool(item["conflicts"]))
        field = book.of.fields.get(book.state)
        code = None if field is None else field.plain(item["fields"].get(book.state))
        return book.signs.get(book.state, {}).get(str(code))

    def show_reading(self) -> None:
        super().show_reading()
        self._show_returned()

    def show_buttons(self) -> None:
        super().show_buttons()
        item = None if self.file is None or self.is_editing else self.file.item
        self.edit.setVisible(item is not None and item["review"] != WITHDRAWN_STATE)
        self.conflict.setVisible(item is not None and bool(item["conflicts"]))

    def _go_to_conflict(self) -> None:
        """The record among the conflicts."""
        if self.file is not None:
            wishes_of(self.workbench.changes).leave("conflicts", record=self.file.item["id"])
            self.workbench.show_screen("conflicts")

    def _show_returned(self) -> None:
        text = "" if self.file is None or not self._is_of_file() else self._reason(self.file.item)
        self.returned.setText(text)
        self.returned.setVisible(bool(text))
        self.resend.setVisible(bool(text) and not self.is_editing)

    def _is_of_file(self) -> bool:
        return self.form is None or (self.file is not None and self.form.record_id == self.file.item["id"])

    def _reason(self, item: Mapping[str, Any]) -> str:
        """Why it came back: who said it, when, and the words."""
        returns = [one for one in item["decisions"] if one["verdict"] == "return"]
        if item["review"] != RETURNED or not returns:
            return ""
        last = returns[-1]
        has_own_words = last["reason"] is None or (last["reason"] == OTHER_REASON and last["comment"])
        code = "" if has_own_words else self.workbench.tongue(RETURN_REASONS.label(last["reason"]))
        words = ". ".join(one for one in (code, last["comment"]) if one)
        at = datetime.fromisoformat(last["at"]).astimezone(VIETNAM)
        told = self.tr('Bị trả lại - Lý do ({by} {time}): "{words}"')
        return told.format(by=last["by"], time=f"{at:%d/%m %H:%M}", words=words)

    def forget_form(self) -> None:
        """Close the form and empty it: what stands in it may not be read here any more."""
        form = self.form
        if form is not None:
            form.fill({}, None)
        self.show_nothing()
        self.show_reading()
        self.left.emit()
