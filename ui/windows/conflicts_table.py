# SPDX-License-Identifier: Apache-2.0
"""The table of one record in conflict: each field with this machine's value, the hub's, and which is taken."""

from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.actions.conflict_work import FieldSides, SideText
from sync.records.days import VIETNAM
from ui.plain import plain_tip
from ui.windows.conflicts_choices import BOTH, Choices
from ui.workbench import Workbench

MARK: Final = "<>"
_FIELD, _OWN, _OTHER, _TAKE = range(4)


class ConflictTable(QTableWidget):
    """Read-only; Up and Down walk. The keys that choose belong to the screen."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._bench = workbench
        self._choices: Choices | None = None
        self.setAccessibleName(self.tr("Các trường của bản ghi xung đột"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet(f"QTableView::item {{ padding-left: {workbench.theme.space(4)}px; }}")
        self._dress()

    def _dress(self) -> None:
        theme = self._bench.theme
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        for column in (_FIELD, _TAKE):
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        for column in (_OWN, _OTHER):
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        down.setVisible(False)
        down.setMinimumSectionSize(theme.row_height)
        down.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    @property
    def current_field(self) -> FieldSides | None:
        """The field that is looked at."""
        row = self.currentRow()
        if self._choices is None or not 0 <= row < len(self._choices.record.fields):
            return None
        return self._choices.record.fields[row]

    def show_choices(self, choices: Choices) -> None:
        """Show a record; another one begins at its first field that waits."""
        is_other = self._choices is None or self._choices.record.record_id != choices.record.record_id
        row = self.currentRow()
        self._choices = choices
        self._show_heads(choices)
        self.setRowCount(len(choices.record.fields))
        for place, one in enumerate(choices.record.fields):
            self._show_row(place, one, choices)
        if is_other or row < 0:
            row = next((at for at, one in enumerate(choices.record.fields) if one.is_open), 0)
        self.setCurrentCell(row, _FIELD)

    def _show_heads(self, choices: Choices) -> None:
        """In two lines where one is too long for its column."""
        metrics = self.horizontalHeader().fontMetrics()
        for column, text in enumerate(self._heads(choices)):
            room = self.columnWidth(column) - 2 * self._bench.theme.space(12)
            is_long = metrics.horizontalAdvance(text) > room
            self.setHorizontalHeaderItem(column, QTableWidgetItem(text.replace(" (", "\n(", 1) if is_long else text))

    def _heads(self, choices: Choices) -> list[str]:
        """Above the values stand whose they are; where several wrote the hub's, the latest."""
        fields = choices.record.open_fields
        own = max((one.sides[0] for one in fields), key=lambda side: side.at, default=None)
        others = [side for one in fields for side in one.sides[1:]]
        other = max(others, key=lambda side: side.at, default=None)
        return [self.tr("Trường"), self._head(own, is_other=False), self._head(other, is_other=True), self.tr("Lấy")]

    def _head(self, side: SideText | None, *, is_other: bool) -> str:
        if side is None:
            return ""
        who = self.tr("{by} {time}").format(by=side.by, time=_time(side.at))
        if is_other:
            return self.tr("Máy chủ ({who})").format(who=who)
        return self.tr("Máy này ({who})").format(who=who) if side.is_own else self.tr("Bản kia ({who})").format(who=who)

    def _show_row(self, place: int, one: FieldSides, choices: Choices) -> None:
        other = choices.other_side(one)
        own_text = one.sides[0].text
        other_text = own_text if other is None else other.text
        taken = choices.taken.get(one.name)
        texts = (one.label, own_text, other_text + (f"   {MARK}" if one.is_open else ""), self._take(one, taken))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(one, other_text, texts[_TAKE]))
            self._dress_item(item, one, is_taken=_is_taken(column, taken))
            self.setItem(place, column, item)

    def _take(self, one: FieldSides, taken: int | None) -> str:
        if not one.is_open:
            return self.tr("như nhau")
        if taken is None:
            return self.tr("(?) chọn")
        if taken == BOTH:
            return self.tr("(o) Cả hai")
        if taken == 0:
            return self.tr("(o) Máy này") if one.sides[0].is_own else self.tr("(o) Bản kia")
        if len(one.sides) == 2:
            return self.tr("(o) M.chủ")
        return self.tr("(o) M.chủ {place}/{count}").format(place=taken, count=len(one.sides) - 1)

    def _spoken(self, one: FieldSides, other: str, take: str) -> str:
        if not one.is_open:
            return f"{one.label}: {one.sides[0].text}, {take}"
        words = self.tr("{field}: máy này {own}, máy chủ {other}, {take}")
        return words.format(field=one.label, own=one.sides[0].text, other=other, take=take)

    def _dress_item(self, item: QTableWidgetItem, one: FieldSides, *, is_taken: bool) -> None:
        if not one.is_open:
            return
        theme = self._bench.theme
        colour, tint = theme.state_colours("good" if is_taken else "conflict")
        item.setForeground(QBrush(colour))
        item.setBackground(QBrush(tint))
        if is_taken:
            item.setFont(theme.font("bodyStrong"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = self._bench.theme
        is_wide = event.size().width() >= theme.scaled(640)
        labels = theme.size("label_column") * 3 // 2 if is_wide else theme.size("label_column_narrow")
        self.setColumnWidth(_FIELD, labels)
        self.setColumnWidth(_TAKE, self.fontMetrics().horizontalAdvance(self.tr("(o) Máy này")) + 2 * theme.space(16))
        if self._choices is not None:
            self._show_heads(self._choices)


def _is_taken(column: int, taken: int | None) -> bool:
    if taken is None:
        return False
    return column == _TAKE or taken == BOTH or column == (_OWN if taken == 0 else _OTHER)


def _time(at: int) -> str:
    """dd/MM HH:mm; beyond the calendar nothing can be said."""
    try:
        return f"{datetime.fromtimestamp(at / 1000, UTC).astimezone(VIETNAM):%d/%m %H:%M}"
    except (OverflowError, ValueError, OSError):
        return "-"
