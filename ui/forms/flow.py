# SPDX-License-Identifier: Apache-2.0
"""A layout that sets widgets side by side and begins a new row where there is no more room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows of widgets, each as wide as it asks for."""

    def __init__(self, parent: QWidget, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """By width, until a widget in it changes: a window that is laid out asks some hundred times."""
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._placed(QRect(0, 0, width, 0), is_moved=False)
        return self._heights[width]

    def setGeometry(self, rectangle: QRect) -> None:
        super().setGeometry(rectangle)
        self._placed(rectangle, is_moved=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _placed(self, room: QRect, *, is_moved: bool) -> int:
        """Set the widgets row by row, each in the middle of its row; the height that they take."""
        y = room.y()
        for row in self._rows(max(room.width(), 1)):
            height = max(size.height() for _item, size in row)
            if is_moved:
                self._set_row(row, QRect(room.x(), y, room.width(), height))
            y += height + self.spacing()
        return max(y - self.spacing() - room.y(), 0)

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The widgets with their sizes, as many in a row as find room."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = width
        for item in self._items:
            wanted = item.sizeHint()
            size = QSize(min(wanted.width(), width), wanted.height())
            if not rows or taken + self.spacing() + size.width() > width:
                rows.append([])
                taken = -self.spacing()
            rows[-1].append((item, size))
            taken += self.spacing() + size.width()
        return rows

    def _set_row(self, row: list[tuple[QLayoutItem, QSize]], room: QRect) -> None:
        x = room.x()
        for item, size in row:
            item.setGeometry(QRect(QPoint(x, room.y() + (room.height() - size.height()) // 2), size))
            x += size.width() + self.spacing()
