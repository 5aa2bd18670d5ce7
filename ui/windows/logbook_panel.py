# SPDX-License-Identifier: Apache-2.0
"""The record panel of the logbook: what a broadcast has beyond the records of other books.

Its history and its way stand apart; its form is made ahead, offers contents that were aired before, and follows the
end of the broadcast.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QLineEdit, QWidget

from sync.records.broadcast_log import BroadcastLog
from sync.records.record import Record
from sync.records.words import Words
from ui.books.book import Book
from ui.books.jobs import RecordFile
from ui.books.panel import BookPanel
from ui.forms.record_form import RecordForm
from ui.forms.row_stock import RowStock
from ui.plain import wrapping_label
from ui.signs import DRAFT, Sign
from ui.tables.history_view import HistoryView
from ui.windows.logbook_contents import ContentOffers
from ui.windows.logbook_end_time import EndTime
from ui.windows.logbook_trail import RecordStory, Told
from ui.workbench import Workbench

LOGBOOK: Final = Book(
    "logbook",
    Words("Sổ phát thanh", "Broadcast logbook"),
    BroadcastLog,
    Words("Từng lần phát của đài.", "Every broadcast of the station."),
)
FIRST_FIELD: Final = "broadcast_kind"
"""Where a new record begins: what stands before it is filled in already."""


class LogbookPanel(BookPanel):
    """Reads by itself nothing; the screen gives it what to show."""

    def __init__(self, workbench: Workbench, stack: QUndoStack, parent: QWidget) -> None:
        super().__init__(workbench, stack, LOGBOOK, parent)
        self.offers: ContentOffers | None = None
        self._end: EndTime | None = None
        self._stock = RowStock(workbench, BroadcastLog, self)
        self._stock.begin()

    def blank_page(self) -> QWidget:
        hint = self.tr("Chọn một bản ghi để xem, hoặc bấm Ctrl+N để thêm.")
        nothing = wrapping_label(hint, self, role="secondary")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return nothing

    def made_stories(self) -> Sequence[tuple[str, HistoryView]]:
        self.history = RecordStory(self.workbench, Told.CHANGES)
        self.way = RecordStory(self.workbench, Told.WAY)
        return (self.tr("Lịch sử"), self.history), (self.tr("Đường đi"), self.way)

    def made_form(self, of: type[Record]) -> RecordForm:
        form = RecordForm(self.workbench, of, self, self._stock)
        self.offers, self._end = ContentOffers(form), EndTime(form)
        return form

    def title_of_new(self, of: type[Record]) -> str:
        del of
        return self.tr("Bản ghi mới")

    def title_of(self, file: RecordFile) -> str:
        return self._first_content(file.item["fields"])

    def _first_content(self, values: Mapping[str, Any]) -> str:
        lines = values.get("lines") or [{}]
        return str(lines[0].get("title") or self.workbench.tongue(BroadcastLog.declared.label))

    def head_of(self, form: RecordForm) -> tuple[str, Sign | None]:
        """A record that is edited keeps its title and its state."""
        if form.record_id is None:
            return super().head_of(form)
        if self.file is not None and self.file.item["id"] == form.record_id:
            return self.title_of(self.file), self.sign_of(self.file.item)
        return self._first_content(form.given), DRAFT

    def focus_form(self, form: RecordForm) -> None:
        """An edit begins at what is missing; a new record at its kind, which is typed over."""
        if self._end is not None:
            self._end.take_up()
        if form.record_id is not None:
            super().focus_form(form)
            return
        form.focus_field(FIRST_FIELD)
        first = form.page.rows[FIRST_FIELD].editor.first_widget()
        if isinstance(first, QLineEdit):
            first.selectAll()
