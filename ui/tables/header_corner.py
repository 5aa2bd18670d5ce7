# SPDX-License-Identifier: Apache-2.0
"""What stands above the scroll bar of a table, beside its header: as high as the header and dressed like it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QTableView


class HeaderCorner(QFrame):
    """Without it the ground of the rows would be seen there."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.setObjectName("header_corner")
        header = view.horizontalHeader()
        self.setFixedHeight(header.height() or header.sizeHint().height())
        header.installEventFilter(self)
        view.addScrollBarWidget(self, Qt.AlignmentFlag.AlignTop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self.setFixedHeight(event.size().height())
        return super().eventFilter(watched, event)
