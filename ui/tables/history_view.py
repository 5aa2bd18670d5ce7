# SPDX-License-Identifier: Apache-2.0
"""A record's way and its history, read-only: what became of it, then every change with old and new values."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.histories import ChangeLines, StepLine, change_lines, step_lines
from desktop.titles import Titles
from sync.records.record import Record
from sync.records.words import Words
from ui.workbench import Workbench


class HistoryView(QWidget):
    """Two headings over plain lines; the newest change stands first."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.way_rows = 0
        """So many lines tell of the way, its heading counted; the others tell of the changes."""
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setUniformItemSizes(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAccessibleName(self.tr("Lịch sử bản ghi"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.list)
        self.setFocusProxy(self.list)

    def show_item(self, of: type[Record], item: Mapping[str, Any], titles: Titles | None = None) -> None:
        """Show what ``showing.show_record(…, has_history=True)`` gave; titles as ``histories.ids_named`` asks for."""
        self.list.clear()
        steps = step_lines(item, self._workbench.tongue)
        self._head(self.tr("Đường đi"))
        for step in steps:
            self._line(self._step(step))
        self._explain(item.get("why", ()))
        self.way_rows = self.list.count()
        self._head(self.tr("Lịch sử bản ghi"))
        for change in change_lines(of, item, titles or {}, self._workbench.tongue):
            for line in self._change(change):
                self._line(line)

    def _explain(self, delays: Sequence[Mapping[str, Any]]) -> None:
        """Why the record is not there yet, each reason with the one thing to do."""
        if delays:
            self._head(self.tr("Vì sao chưa tới?"))
        for one in delays:
            self._line(f"→ {self._workbench.tongue(Words(**one['words']))}")

    def _step(self, step: StepLine) -> str:
        parts = [step.at, step.words, step.by]
        if step.receipt:
            parts.append(self.tr("biên nhận {number}").format(number=step.receipt))
        return "  ".join(part for part in parts if part)

    def _change(self, change: ChangeLines) -> Iterator[str]:
        if change.is_first:
            count = len(change.fields)
            yield self.tr("{at}  {by}: tạo bản ghi, {count} mục").format(at=change.at, by=change.by, count=count)
            return
        lines = [self._field(one.label, one.before, one.after) for one in change.fields]
        yield "\n".join([f"{change.at}  {change.by}", *lines])

    def _field(self, label: str, before: str, after: str) -> str:
        return f"   {label}: {before} → {after}" if before else f"   {label}: {after}"

    def _head(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFont(self._workbench.theme.font("section"))
        self.list.addItem(item)

    def _line(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, " ".join(text.split()))
        self.list.addItem(item)

    def lines(self) -> Sequence[str]:
        """All that is shown, line by line."""
        return [self.list.item(at).text() for at in range(self.list.count())]
