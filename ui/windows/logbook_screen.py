# SPDX-License-Identifier: Apache-2.0
"""Sổ phát thanh: the list at the left, the record panel at the right, over the list where the window is narrow."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from sync.records.broadcast_log import BroadcastLog
from sync.store.filtering import Filters
from ui.books.desk import offer_draft
from ui.books.pairing import ListAndPanel
from ui.books.place import MovablePlace
from ui.screen import Command, Screen
from ui.windows.logbook_list import LogbookList
from ui.windows.logbook_panel import LogbookPanel
from ui.windows.logbook_work import LogbookWork
from ui.wishes import wishes_of
from ui.workbench import Workbench


class LogbookScreen(Screen):
    """List and panel of one book."""

    name = "logbook"

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._is_first_shown = True
        self.list = LogbookList(workbench, self)
        self.table = self.list.table
        self.panel = LogbookPanel(workbench, self.undo, self)
        self.place = MovablePlace(self, self.list, self.panel)
        self.work = LogbookWork(workbench, self.list, self.panel, self.undo)
        self.pair = ListAndPanel(self.list, self.place, self.work, self)
        self.setFocusProxy(self.table)
        self.list.show_hints(
            (
                (self.tr("Ctrl+N thêm"), self.work.add),
                (self.tr("F4 lặp bản ghi"), self.work.repeat_current),
                (self.tr("Ctrl+L lặp cả ngày"), self.work.repeat_day),
                (self.tr("F2 sửa"), self.work.edit),
                (self.tr("F8 gửi duyệt"), self.work.submit),
                (self.tr("Delete hủy"), self.work.ask_why_void),
            )
        )

    def title(self) -> str:
        return self.tr("Sổ phát thanh")

    def commands(self) -> Sequence[Command]:
        work = self.work
        return [
            Command("add", self.tr("Thêm bản ghi"), work.add, "Ctrl+N"),
            Command("edit", self.tr("Sửa bản ghi"), work.edit, "F2"),
            Command("save_next", self.tr("Lưu và sang mục kế"), lambda: work.save(is_next=True), "Ctrl+Enter"),
            Command("save", self.tr("Lưu, ở lại"), work.save, "Ctrl+S"),
            Command("repeat", self.tr("Lặp lại bản ghi đang chọn"), work.repeat_current, "F4"),
            Command("repeat_day", self.tr("Lặp lại ngày trước"), work.repeat_day, "Ctrl+L"),
            Command("submit", self.tr("Gửi duyệt"), work.submit, "F8"),
            Command("check", self.tr("Kiểm tra, tới mục thiếu đầu tiên"), work.check, "F7"),
            Command("void", self.tr("Hủy bản ghi (có lý do)"), work.ask_why_void, "Delete"),
            self.list.bar.command(),
            Command("all", self.tr("Bỏ lọc"), self.list.bar.clear),
            self.list.export.command(),
            *self.place.edge.commands(),
        ]

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self.panel)

    def is_closable(self) -> bool:
        self.panel.keep_draft()
        return True

    def show_fresh(self) -> None:
        wish = wishes_of(self.workbench.changes).take(self.name)
        self.table.reload()
        self.pair.read_current()
        if self._is_first_shown:
            self._is_first_shown = False
            if not wish:
                offer_draft(self.panel, {BroadcastLog: self.panel.title_of_new(BroadcastLog)}, self.work.add)
        self._fulfil(wish)

    def _fulfil(self, wish: Mapping[str, Any]) -> None:
        """What another screen asked for."""
        if "reviews" in wish or "units" in wish:
            narrowed = Filters(reviews=tuple(wish.get("reviews", ())), units=tuple(wish.get("units", ())))
            self.list.bar.apply(narrowed)
            self.table.setFocus()
        if record_id := str(wish.get("record", "")):
            self.pair.show_record(record_id)
        if wish.get("is_new"):
            self.work.add()
        if "draft" in wish:
            self._open_draft(str(wish["draft"]))

    def _open_draft(self, record_id: str) -> None:
        """The form that brings back what was kept of a record, of a new one for ""."""
        if record_id:
            self.pair.go_to(record_id)
            self.panel.open_record(BroadcastLog, record_id)
        else:
            self.work.add()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.pair.handle_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place.fit()
