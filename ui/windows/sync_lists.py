# SPDX-License-Identifier: Apache-2.0
"""The lists of the sync centre: what waits and what the hub does not take, receipts, the log of this session."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.actions.sync_facts import HeldRow, UnsentRow
from desktop.entering import size_text
from ui.plain import set_tip, wrapping_label
from ui.signs import ONLY_HERE, REFUSED, SENDING, WAITING, Sign
from ui.standing_texts import Link
from ui.windows.sync_tables import FactRow, FactTable, fact_columns
from ui.windows.sync_words import Picture, SyncWords
from ui.workbench import Workbench


class SyncLists(QTabWidget):
    """``held_picked`` and ``waiting_picked`` tell the row that Enter, a double click or the button was on."""

    held_picked = Signal(object)
    waiting_picked = Signal(object)
    copy_wanted = Signal()

    def __init__(self, workbench: Workbench, words: SyncWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench, self._words = workbench, words
        self._held: dict[str, HeldRow] = {}
        self._waiting: dict[str, UnsentRow] = {}
        self.queue, self.receipts, self.log = self._made()
        self.tables = (self.queue, self.receipts, self.log)
        self.reason = wrapping_label("", self, tone="fault")
        self.act = QPushButton(self)
        self.copy = QPushButton(self.tr("Chép để gửi hỗ trợ"), self)
        set_tip(self.copy, self.tr("Chép để gửi hỗ trợ (Ctrl+C)"))
        for button in (self.act, self.copy):
            button.setAutoDefault(False)
        self.copy.setProperty("role", "chip")
        self._lay_out()
        self.queue.looked.connect(self._show_reason)
        self.queue.picked.connect(self.pick)
        self.act.clicked.connect(lambda: self.pick(self.queue.current_key))
        self.copy.clicked.connect(self.copy_wanted)

    def _made(self) -> tuple[FactTable, FactTable, FactTable]:
        moment, size, item = self.tr("Lúc"), self.tr("Cỡ"), self.tr("Mục chờ gửi")
        queue = fact_columns([self.tr("Tình trạng"), self.tr("Kiểu"), item, self.tr("Ghi lúc"), size], 2, (4,))
        counts = (self.tr("Bản ghi"), self.tr("Thay đổi"))
        receipts = fact_columns([moment, self.tr("Biên nhận"), *counts], 1, (2, 3))
        log = fact_columns([moment, self.tr("Kết quả"), size], 1)
        return (
            FactTable(self._workbench, item, queue, self),
            FactTable(self._workbench, self.tr("Biên nhận"), receipts, self),
            FactTable(self._workbench, self.tr("Nhật ký đồng bộ"), log, self),
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.reason, 1)
        row.addWidget(self.act)
        self._page(self.queue).addLayout(row)
        self._page(self.receipts)
        self._page(self.log)
        self.setCornerWidget(self.copy)

    def _page(self, table: FactTable) -> QVBoxLayout:
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, self._workbench.theme.space(4), 0, 0)
        box.addWidget(table, 1)
        page.setFocusProxy(table)
        self.addTab(page, table.accessibleName())
        return box

    def opener(self, place: int) -> Callable[[], None]:
        """A command that shows one of the lists and gives it the keyboard."""

        def show() -> None:
            self.setCurrentIndex(place)
            self.tables[place].setFocus()

        return show

    def show_picture(self, picture: Picture) -> None:
        """Show all three lists as they stand."""
        facts = picture.facts
        self._held = {f"held {one.record_id}": one for one in facts.held}
        self._waiting = {one.record_id: one for one in facts.unsent}
        sign = SENDING if picture.situation.link is Link.BUSY else WAITING if facts.is_enrolled else ONLY_HERE
        held = [self._held_row(key, one) for key, one in self._held.items()]
        waiting = [self._waiting_row(one, sign) for one in facts.unsent]
        self.queue.show_rows([*held, *waiting], self.tr("Không còn gì chờ gửi."))
        self._show_receipts(picture)
        self._show_log(picture)
        for place, table in enumerate(self.tables):
            self.setTabText(place, f"{table.accessibleName()} {len(table.rows.rows)}")

    def _waiting_row(self, one: UnsentRow, sign: Sign) -> FactRow:
        told, kind = self._signed(sign), self._words.type_of(one.type)
        texts = (told, kind, one.title or "-", self._words.moment(one.written_at), size_text(one.bytes))
        return FactRow(one.record_id, texts, sign)

    def _held_row(self, key: str, one: HeldRow) -> FactRow:
        texts = (self._signed(REFUSED), self._words.type_of(one.type), one.title or "-", "", "")
        return FactRow(key, texts, REFUSED)

    def _signed(self, sign: Sign) -> str:
        return f"{sign.mark} {self._workbench.tongue(sign.words)}"

    def _show_receipts(self, picture: Picture) -> None:
        rows = [
            FactRow(one.number, (self._words.moment(one.at), one.number, str(one.records), str(one.changes)))
            for one in picture.facts.receipts
        ]
        self.receipts.show_rows(rows, self.tr("Chưa có biên nhận nào."))

    def _show_log(self, picture: Picture) -> None:
        rows = [
            FactRow(str(at), (f"{one.at:%d/%m %H:%M:%S}", self._words.tried(one), self._words.traffic(one)))
            for at, one in enumerate(picture.tries)
        ]
        self.log.show_rows(rows[::-1], self.tr("Chưa đồng bộ lần nào từ khi mở ứng dụng."))

    def _show_reason(self, key: str) -> None:
        """Why the hub does not take the current record, and the one thing to do."""
        held = self._held.get(key)
        self.reason.setVisible(held is not None)
        self.act.setVisible(held is not None)
        if held is not None:
            self.reason.setText(self._words.advice(held.code))
            self.act.setText(self._words.action(held.action))
            self.act.setAccessibleName(self.act.text())

    def pick(self, key: str) -> None:
        """Enter: do what helps, or go where the record is worked on."""
        if key in self._held:
            self.held_picked.emit(self._held[key])
        elif key in self._waiting:
            self.waiting_picked.emit(self._waiting[key])
