# SPDX-License-Identifier: Apache-2.0
"""Duyệt: the queue at the left, the record that is looked at beside it.

Works without a network: decisions are records of this laptop. A decision can be taken back while it is held.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from desktop.actions.review_work import Examined, Waiting
from sync.log.errors import LoaError
from sync.records.days import VIETNAM
from ui.error_texts import error_words
from ui.messages import Message, Tone
from ui.screen import Command, Screen
from ui.windows.focusing import holds_focus
from ui.windows.review_deciding import ReviewDeciding
from ui.windows.review_jobs import OpenRecord, Queue
from ui.windows.review_list import ReviewList
from ui.windows.review_panel import ReviewPanel
from ui.windows.review_reading import CHECKED_AT_ONCE, ReviewReading
from ui.windows.review_words import ReviewWords
from ui.wishes import wishes_of
from ui.workbench import Workbench

PANEL_SHARE: Final = 0.5
"""Most of the width that the record takes beside the queue."""
PANEL_EXTRA: Final = 60
"""Pixels at text of 100 % that two versions need beyond a panel with one."""


class ReviewScreen(Screen):
    """Lays out and wires: what is read goes to the list and the panel, what the keys do stands in ``deciding``."""

    name = "review"

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self.words = ReviewWords(workbench.tongue, self)
        self.list = ReviewList(workbench, self.words, self)
        self.panel = ReviewPanel(workbench, self.words, self)
        self.reading = ReviewReading(workbench, self)
        self.deciding = ReviewDeciding(workbench, self.list, self.panel, self)
        self._is_picking = False
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for pane in (self.list, self.panel):
            self.splitter.addWidget(pane)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self.setFocusProxy(self.list.view)
        self._wire()

    def _wire(self) -> None:
        self.reading.queue_read.connect(self._take_queue)
        self.reading.record_read.connect(self._take_record)
        self.reading.checked.connect(self._take_checks)
        self.reading.failed.connect(self._fail)
        self.list.looked.connect(self._look)
        self.list.opened.connect(self.panel.difference.setFocus)
        self.list.all_wanted.connect(self.pick_routine)
        deciding, panel = self.deciding, self.panel
        deciding.refused.connect(self.show_fresh)
        panel.accept_wanted.connect(deciding.accept)
        panel.return_wanted.connect(deciding.give_back)
        panel.later_wanted.connect(deciding.put_off)
        panel.comment_wanted.connect(deciding.comment_field)
        panel.strip.sent.connect(deciding.send_back)
        panel.strip.closed.connect(deciding.close_strip)
        self.workbench.changes.exchange_changed.connect(self._forget_checks)

    def title(self) -> str:
        return self.tr("Duyệt")

    def panes(self) -> Sequence[QWidget]:
        return (self.list.view, *self.panel.panes())

    def commands(self) -> Sequence[Command]:
        deciding = self.deciding
        return (
            Command("accept", self.tr("Duyệt và sang mục kế"), deciding.accept, "F8"),
            Command("finish", self.tr("Duyệt, hoặc gửi lý do trả lại"), deciding.accept_or_send, "Ctrl+Enter"),
            Command("return", self.tr("Trả lại (lý do)"), deciding.give_back, "F9"),
            Command("pick", self.tr("Chọn hết mục không cảnh báo"), self.pick_routine, "Ctrl+A"),
            Command("undo", self.tr("Hoàn tác quyết định vừa làm"), deciding.take_back, "Ctrl+Z"),
            Command("accept_digit", self.tr("Duyệt", "quyết định"), deciding.accept, "1"),
            Command("return_digit", self.tr("Trả lại"), deciding.give_back, "2"),
            Command("later", self.tr("Để sau"), deciding.put_off, "3"),
            Command("comment", self.tr("Nhận xét mục đang chọn"), deciding.comment_field, "Ctrl+N"),
            Command("search", self.tr("Tìm trong hàng chờ"), self.list.focus_search, "Ctrl+F"),
            Command("list", self.tr("Về danh sách"), deciding.escape, "Esc"),
            Command("exchange", self.tr("Đồng bộ ngay"), deciding.exchange, "F5"),
        )

    def show_fresh(self) -> None:
        self.reading.read_queue()

    def _fail(self, error: LoaError) -> None:
        self.workbench.messages.say(error_words(error))

    def _take_queue(self, queue: Queue) -> None:
        decided = self.deciding.held.record_ids()
        rows = [one for one in queue.rows if one.record_id not in decided]
        self.list.model.year = self.workbench.laptop.now().astimezone(VIETNAM).year
        self.list.silent = queue.silent
        self.list.rearrange(lambda shown: shown.show_rows(rows))
        units = wishes_of(self.workbench.changes).take(self.name).get("units", ())
        if units:
            self.list.rearrange(lambda shown: shown.narrow(unit=units[0]))
        self._check_more()

    # the record that is looked at

    def _look(self, row: Waiting | None) -> None:
        """Another row is looked at: what was written about the one before stays with it."""
        before = self.panel.row
        if before is not None and (row is None or row.record_id != before.record_id):
            self.deciding.keep_words()
            self._leave_strip()
            self.panel.shown = None
        self.panel.setVisible(row is not None)
        if row is None:
            self.panel.show_nothing()
            return
        self._show_checks()
        self.reading.open(row)

    def _leave_strip(self) -> None:
        had_focus = holds_focus(self.panel.strip)
        self.panel.close_strip()
        if had_focus:
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_record(self, row: Waiting, opened: OpenRecord) -> None:
        current, before = self.list.current, self.panel.shown
        if current is None or current.record_id != row.record_id or before == opened:
            return
        is_same_record = before is not None and before.comparison.record_id == row.record_id
        if is_same_record and before is not None and before.comparison.version != opened.comparison.version:
            text = self.tr("Bản ghi đang xem vừa được sửa. Hãy xem lại trước khi quyết định.")
            self.workbench.messages.say(Message(text, Tone.ATTENTION))
        self.panel.show_record(row, opened)
        self._show_checks()

    # checks

    def _forget_checks(self) -> None:
        self.list.model.queue.checks.forget()

    def _check_more(self) -> None:
        wanted = self.list.model.queue.unchecked(CHECKED_AT_ONCE)
        self.reading.check(wanted)
        if not wanted and self._is_picking:
            self.pick_routine()

    def _take_checks(self, examined: Sequence[Examined]) -> None:
        self.list.model.retell(lambda queue: queue.take_checks(examined))
        self._show_checks()
        if examined:
            self._check_more()

    def _show_checks(self) -> None:
        row, shown = self.list.current, self.panel.shown
        if row is not None and shown is not None:
            self.list.checks.show_checks(self.words.checks(shown.of, self.list.model.queue.checks.of(row)))

    def pick_routine(self) -> None:
        """Ctrl+A: tick what has no warning; where checks are still under way, as soon as they end."""
        self._is_picking = bool(self.list.model.queue.unchecked(1))
        if self._is_picking:
            self._check_more()
        else:
            self.list.model.retell(lambda shown: shown.tick_routine())

    # leaving

    def is_closable(self) -> bool:
        self.deciding.held.write_all()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.deciding.held.write_all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._forget_checks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme, width = self.workbench.theme, event.size().width()
        panel = min(theme.size("record_panel") + theme.scaled(PANEL_EXTRA), int(width * PANEL_SHARE))
        self.splitter.setSizes([width - panel, panel])
