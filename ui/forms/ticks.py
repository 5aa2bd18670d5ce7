# SPDX-License-Identifier: Apache-2.0
"""A list in which several things are ticked, with how many of how many above it and a filter where it is long."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from ui.forms.chooser import Offer, narrowed
from ui.forms.lines import Line
from ui.theme import Theme

ROWS_SHOWN: Final = 5
FILTERED_FROM: Final = 9
"""Rows from which a filter stands above the list."""
BESIDE_TEXT: Final = 44
"""Pixels of a row that its tick and the scroll bar take."""
_KEY: Final = Qt.ItemDataRole.UserRole


class Ticks(QListWidget):
    """The rows; Space or a click ticks."""

    toggled = Signal(QListWidgetItem)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(self.toggled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Space ticks the current row; letters do nothing, since an input method sends them in pieces."""
        if event.key() == Qt.Key.Key_Space and self.currentItem() is not None:
            self.toggled.emit(self.currentItem())
            return True
        is_letter = bool(event.text().strip()) and event.text().isprintable() and not event.modifiers()
        if is_letter:
            event.ignore()
        return is_letter

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class TickList(QWidget):
    """The list with its head: all or none by one tick."""

    ticked = Signal()
    left = Signal()
    searched = Signal(str)
    noticed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._offers: list[Offer] = []
        self._ticked: list[str] = []
        self.all_box = QCheckBox(self)
        self.filter = Line(self)
        self.filter.setPlaceholderText(self.tr("Lọc"))
        self.filter.setAccessibleName(self.tr("Lọc danh sách"))
        self.list = Ticks(self)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.space(2))
        for widget in (self.all_box, self.filter, self.list):
            box.addWidget(widget)
        self.all_box.clicked.connect(self._tick_all)
        self.filter.textEdited.connect(self._filter)
        self.filter.noticed.connect(self.noticed)
        self.list.toggled.connect(self._toggle)
        self.list.left.connect(self.left)
        self._show()

    def offer(self, offers: Sequence[Offer]) -> None:
        """What can be ticked, in this order; what is ticked and not offered stays ticked."""
        self._offers = list(offers)
        self._show()

    def add_offers(self, offers: Sequence[Offer]) -> None:
        """More that can be ticked."""
        known = {one.key for one in self._offers}
        self.offer([*self._offers, *(one for one in offers if one.key not in known)])

    def tick(self, keys: Sequence[str]) -> None:
        """Tick these and no others; emits nothing."""
        self._ticked = list(keys)
        self._show()

    def ticked_keys(self) -> list[str]:
        """What is ticked: offered ones in their order, then the others."""
        offered = [one.key for one in self._offers if one.key in self._ticked]
        return offered + [key for key in self._ticked if key not in offered]

    def set_hint(self, text: str) -> None:
        """What the list says of itself while nothing is ticked."""
        self.all_box.setProperty("hint", text)
        self._show_head()

    def _filter(self, text: str) -> None:
        self._show()
        self.searched.emit(text)

    def _toggle(self, item: QListWidgetItem) -> None:
        key = item.data(_KEY)
        if key in self._ticked:
            self._ticked.remove(key)
        else:
            self._ticked.append(key)
        item.setCheckState(_state(key in self._ticked))
        self._show_head()
        self.ticked.emit()

    def _tick_all(self) -> None:
        offered = [one.key for one in self._offers]
        is_all = all(key in self._ticked for key in offered)
        self._ticked = [key for key in self._ticked if key not in offered] + ([] if is_all else offered)
        self._show()
        self.ticked.emit()

    def _show(self) -> None:
        shown = narrowed(self._offers, self.filter.text()) if self.filter.text().strip() else self._offers
        row = self.list.currentRow()
        current = self.list.item(row).data(_KEY) if row >= 0 else None
        self.list.clear()
        for one in shown:
            item = QListWidgetItem(one.text, self.list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setData(_KEY, one.key)
            item.setCheckState(_state(one.key in self._ticked))
            if one.key == current:
                self.list.setCurrentItem(item)
        self._fit()
        self.list.setVisible(bool(self._offers))
        self.filter.setVisible(len(self._offers) >= FILTERED_FROM)
        self._show_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each row the lines its text needs, and the list the rows that are shown at once."""
        width = self.list.width() - self._theme.scaled(BESIDE_TEXT)
        room = QRect(0, 0, max(width, self._theme.scaled(BESIDE_TEXT)), 10_000)
        heights: list[int] = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            text = self.list.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
            heights.append(max(self._theme.row_height, text.height() + self._theme.space(8)))
            item.setSizeHint(QSize(0, heights[-1]))
        height = sum(heights[:ROWS_SHOWN]) or self._theme.row_height
        self.list.setFixedHeight(height + 2 * self.list.frameWidth() + 2)

    def _show_head(self) -> None:
        count, whole = len(self._ticked), len(self._offers)
        is_all = 0 < whole == count
        text = self.tr("Tất cả {count}/{whole}") if is_all else self.tr("Đã chọn {count}/{whole}")
        hint = str(self.all_box.property("hint") or "") if not count else ""
        self.all_box.setText(hint or text.format(count=count, whole=max(whole, count)))
        self.all_box.setTristate(count > 0 and not is_all)
        state = Qt.CheckState.PartiallyChecked if self.all_box.isTristate() else _state(is_all)
        self.all_box.setCheckState(state)
        self.all_box.setEnabled(whole > 0)


def _state(is_ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
