# SPDX-License-Identifier: Apache-2.0
"""Two versions of one record side by side; a changed field has a sign and a word, not only a colour."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop.histories import Difference, differences
from desktop.titles import Titles
from sync.records.record import Record
from ui.plain import plain_tip
from ui.tables.header_corner import HeaderCorner
from ui.workbench import Workbench

MARK: Final = "<>"
_FIELD, _BEFORE, _NOW = range(3)
SIDE_BY_SIDE_FROM: Final = 320
"""Width in pixels below which the two values of a changed field stand one under the other."""


class DifferenceView(QWidget):
    """A read-only table: field, before, now, and whether they differ."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.shown: Sequence[Difference] = ()
        self._has_before = True
        self.table = QTableWidget(0, 3, self)
        self.table.setAccessibleName(self.tr("So sánh hai phiên bản"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._dress_headers()
        HeaderCorner(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table)
        self.setFocusProxy(self.table)

    def _dress_headers(self) -> None:
        across, down = self.table.horizontalHeader(), self.table.verticalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        across.setSectionResizeMode(_FIELD, QHeaderView.ResizeMode.Fixed)
        across.setSectionResizeMode(_BEFORE, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(_NOW, QHeaderView.ResizeMode.Stretch)
        down.setVisible(False)
        down.setMinimumSectionSize(self._workbench.theme.row_height)
        down.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_versions(
        self, of: type[Record], before: Mapping[str, Any] | None, now: Mapping[str, Any], titles: Titles | None = None
    ) -> None:
        """Show two mappings of stored values of one type; fields empty in both are left out. None: nothing before."""
        self._has_before = before is not None
        earlier = now if before is None else before
        self.shown = differences(of, (earlier, now), titles or {}, self._workbench.tongue)
        self._lay()

    def _lay(self) -> None:
        """Fill the table, side by side where there is room."""
        theme = self._workbench.theme
        is_wide = self.width() >= theme.scaled(SIDE_BY_SIDE_FROM)
        self.table.setHorizontalHeaderLabels(["", self.tr("Lần trước"), self.tr("Bây giờ")])
        self.table.setColumnHidden(_BEFORE, not (is_wide and self._has_before))
        self.table.setColumnWidth(_FIELD, theme.size("label_column" if is_wide else "label_column_narrow"))
        self.table.setRowCount(len(self.shown))
        for row, one in enumerate(self.shown):
            label = (
                self.tr("{field}\n{mark} đã sửa").format(field=one.label, mark=MARK) if one.is_changed else one.label
            )
            both = f"{one.before}\n→ {one.now}" if one.is_changed and not is_wide else one.now
            for column, text in enumerate((label, one.before, both)):
                self.table.setItem(row, column, self._item(one, text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _item(self, one: Difference, text: str) -> QTableWidgetItem:
        theme = self._workbench.theme
        item = QTableWidgetItem(text)
        item.setToolTip(plain_tip(text))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(one))
        if one.is_changed:
            colour, tint = theme.state_colours("attention")
            item.setFont(theme.font("bodyStrong"))
            item.setForeground(QBrush(colour))
            item.setBackground(QBrush(tint))
        return item

    def _spoken(self, one: Difference) -> str:
        if not self._has_before:
            return f"{one.label}: {one.now}"
        if not one.is_changed:
            return self.tr("{field}: {now}, như nhau").format(field=one.label, now=one.now)
        words = self.tr("{field}: đã sửa, lần trước {before}, bây giờ {now}")
        return words.format(field=one.label, before=one.before, now=one.now)

    def changed_fields(self) -> Sequence[str]:
        """Names of the fields that differ."""
        return [one.name for one in self.shown if one.is_changed]
