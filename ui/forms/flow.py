# SPDX-License-Identifier: Apache-2.0
"""A layout that sets widgets side by side and begins a new row where there is no more room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows of widgets, each as wide as it asks for."""

    def __init__(self, parent: QWidget, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
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

    def heightForWidth(self, width: int) -> int:
        return self._placed(QRect(0, 0, width, 0), is_moved=False)

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
        """Set the widgets row by row; the height that they take."""
        x, y, row_height = room.x(), room.y(), 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(max(room.width(), 1), item.sizeHint().height()))
            if x > room.x() and x + size.width() > room.right() + 1:
                x, y, row_height = room.x(), y + row_height + self.spacing(), 0
            if is_moved:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, row_height = x + size.width() + self.spacing(), max(row_height, size.height())
        return y + row_height - room.y()
