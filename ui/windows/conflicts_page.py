# SPDX-License-Identifier: Apache-2.0
"""How one record in conflict is laid out: what it is, its table, what is chosen so far, what can be done."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sync.log.fold import WITHDRAWN
from ui.plain import set_tip, wrapping_label
from ui.windows.conflicts_choices import Choices
from ui.windows.conflicts_table import ConflictTable
from ui.workbench import Workbench

ROOMY_FROM = 330
"""Height in pixels at text of 100 % below which the promise gives its room to the table."""


class ConflictPage(QWidget):
    """Reads and writes nothing; the screen gives it what to show."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = workbench
        told = self.tr("Bản ghi được sửa ở hai nơi. Chưa mất gì: cả hai bản đều còn.")
        self.summary = wrapping_label(told, self)
        self.head = wrapping_label("", self, role="section")
        self.table = ConflictTable(workbench, self)
        self.chosen = wrapping_label("", self, role="secondary")
        self.save_button = self._button(self.tr("Lưu bản đã gộp  Ctrl+Enter"), self.tr("Lưu bản đã gộp (Ctrl+Enter)"))
        self.save_button.setProperty("role", "primary")
        self.both_button = self._button(self.tr("Giữ cả hai thành 2 bản ghi"), self.tr("Giữ cả hai thành 2 bản ghi"))
        self.later_button = self._button(self.tr("Để sau"), self.tr("Để sau (Esc)"))
        kept = self.tr("Bản không chọn được giữ trong Lịch sử bản ghi và có thể khôi phục bất cứ lúc nào.")
        self.promise = wrapping_label(kept, self, role="secondary")
        self._lay_out()

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setAccessibleName(tip)
        set_tip(button, tip)
        return button

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        buttons = QHBoxLayout()
        buttons.setSpacing(space(8))
        for button in (self.save_button, self.both_button, self.later_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(16), space(4), space(16), space(8))
        column.setSpacing(space(8))
        column.addWidget(self.summary)
        column.addWidget(self.head)
        column.addWidget(self.table, 1)
        column.addWidget(self.chosen)
        column.addLayout(buttons)
        column.addWidget(self.promise)

    def show_record(self, choices: Choices, place: int, count: int) -> None:
        """Show a record, which is that many-th of so many, with what is chosen of it."""
        record = choices.record
        self.head.setText(f"{place}/{count}  {record.title}" if count > 1 else record.title)
        is_in_question = record.is_withdrawn or any(one.name == WITHDRAWN for one in record.fields)
        self.both_button.setEnabled(not is_in_question)
        self.show_choices(choices)

    def show_choices(self, choices: Choices) -> None:
        """Show what is chosen so far."""
        self.table.show_choices(choices)
        counts = self.tr("Đã chọn {count}/{all} trường khác nhau.").format(
            count=choices.count, all=len(choices.record.open_fields)
        )
        keys = self.tr("← lấy Máy này   → lấy Máy chủ   Space lấy cả hai (trường chữ)")
        self.chosen.setText(f"{counts}  {keys}")

    def go_to_open(self, choices: Choices) -> None:
        """Look at the first field that is not chosen."""
        fields = choices.record.fields
        left = (at for at, one in enumerate(fields) if one.is_open and one.name not in choices.taken)
        self.table.setCurrentCell(next(left, 0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.promise.setVisible(event.size().height() >= self._bench.theme.scaled(ROOMY_FROM))
