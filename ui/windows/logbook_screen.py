# SPDX-License-Identifier: Apache-2.0
"""Sổ phát thanh: the list at the left, the record panel at the right, over the list where the window is narrow."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.drafts import OpenForm, find_draft
from sync.log.errors import LoaError
from sync.records.broadcast_log import BroadcastLog
from sync.store.filtering import Filters
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.forms.form_foot import time_text
from ui.messages import Message
from ui.screen import Command, Screen
from ui.windows.logbook_jobs import Details, read_details
from ui.windows.logbook_list import LogbookList
from ui.windows.logbook_panel import RecordPanel
from ui.windows.logbook_room import PanelRoom
from ui.windows.logbook_wishes import wishes_of
from ui.windows.logbook_work import LogbookWork
from ui.workbench import Workbench


class LogbookScreen(Screen):
    """List and panel of one book."""

    name = "logbook"

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._reading = 0
        self._is_first_shown = True
        self.list = LogbookList(workbench, self)
        self.table = self.list.table
        self.panel = RecordPanel(workbench, self.undo, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(self.panel)
        self.room = PanelRoom(self, row, self.panel)
        self.work = LogbookWork(workbench, self.list, self.panel, self.undo)
        self._wire()
        self.setFocusProxy(self.table)

    def _wire(self) -> None:
        self.table.current_changed.connect(self._read_current)
        self.table.opened.connect(lambda _record_id: self.open())
        self.panel.left.connect(self._on_left)
        self.work.opening.connect(self.room.open)
        self.work.ended.connect(self._on_left)
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
            *self.room.edge.commands(),
        ]

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self.panel)

    def is_closable(self) -> bool:
        if self.panel.form is not None:
            self.panel.form.keep_draft_now()
        return True

    def show_fresh(self) -> None:
        wish = wishes_of(self.workbench.changes).take(self.name)
        self.table.reload()
        self._read_current(self.table.current_id())
        if self._is_first_shown:
            self._is_first_shown = False
            if not wish:
                self._look_for_draft()
        self._fulfil(wish)

    def _fulfil(self, wish: Mapping[str, Any]) -> None:
        """What another screen asked for."""
        if "reviews" in wish or "units" in wish:
            narrowed = Filters(reviews=tuple(wish.get("reviews", ())), units=tuple(wish.get("units", ())))
            self.list.bar.apply(narrowed)
            self.table.setFocus()
        if record_id := str(wish.get("record", "")):
            self.list.bar.apply(Filters())
            self.table.go_to(record_id)
            self.room.open()
            self._read_current(record_id)
            self.table.setFocus()
        if wish.get("is_new"):
            self.work.add()
        if "draft" in wish:
            self._open_draft(str(wish["draft"]))

    def _open_draft(self, record_id: str) -> None:
        """The form that brings back what was kept of a record, of a new one for ""."""
        if record_id:
            self.list.bar.apply(Filters())
            self.table.go_to(record_id)
            self.room.open()
            self.panel.open_record(record_id)
        else:
            self.work.add()

    def _look_for_draft(self) -> None:
        laptop, name = self.workbench.laptop, BroadcastLog.type_name()
        ask(self, self.workbench.background, lambda: find_draft(laptop, name, None), self._offer_draft)

    def _offer_draft(self, kept: OpenForm | None) -> None:
        if kept is not None and not self.panel.is_editing:
            told = self.tr("Còn 1 bản nháp lúc {time} chưa lưu.").format(time=time_text(kept))
            self.workbench.messages.say(Message(told, action=self.tr("Xem"), on_action=self.work.add))

    def _read_current(self, record_id: str) -> None:
        self._reading += 1
        asked, bench = self._reading, self.workbench
        if not record_id:
            self.panel.show_nothing()
            return

        def show(details: Details) -> None:
            if asked == self._reading:
                self.panel.show_details(details)

        ask(self, bench.background, lambda: read_details(bench.laptop, record_id, bench.tongue), show, self._say)

    def _say(self, error: LoaError) -> None:
        self.workbench.messages.say(error_words(error))

    def open(self) -> None:
        """Enter: the panel where it is not in sight, else the form."""
        if self.room.is_over and not self.panel.isVisible():
            self.room.open()
        else:
            self.work.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Esc closes a panel that lies over the list."""
        is_ours = event.key() == Qt.Key.Key_Escape and self.room.is_over and self.panel.isVisible()
        if is_ours:
            self.panel.leave()
        return is_ours

    def _on_left(self) -> None:
        self.room.close()
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room.place()
