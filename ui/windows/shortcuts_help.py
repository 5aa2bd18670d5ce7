# SPDX-License-Identifier: Apache-2.0
"""F1: the keys of this screen and of every screen, and the last messages."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.messages import Message
from ui.plain import Label, wrapping_label
from ui.theme import Theme
from ui.windows.overlay import Overlay

KeyRow = tuple[str, str]


class ShortcutsHelp(Overlay):
    """Two pages: the keys, the messages. Works without a network."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, 720, 560)
        self.setAccessibleName(self.tr("Trợ giúp"))
        self._pages = QTabWidget(self)
        self._pages.setDocumentMode(True)
        self._pages.tabBar().setDrawBase(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(12)] * 4)
        column.addWidget(self._pages)
        foot = QHBoxLayout()
        foot.addWidget(Label(self.tr("Esc đóng"), self, role="caption"), 1)
        close = QPushButton(self.tr("Đóng"), self)
        close.clicked.connect(self.close_overlay)
        foot.addWidget(close)
        column.addLayout(foot)

    def show_help(
        self, title: str, own: Sequence[KeyRow], everywhere: Sequence[KeyRow], said: Sequence[Message]
    ) -> None:
        """Open with the keys of the screen with this title, and what was said."""
        while self._pages.count():
            page = self._pages.currentWidget()
            self._pages.removeTab(self._pages.currentIndex())
            if page is not None:
                page.deleteLater()
        self._pages.addTab(self._keys(title, own, everywhere), self.tr("Phím tắt"))
        self._pages.addTab(self._messages(said), self.tr("Thông báo"))
        self.open()
        self._pages.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_messages(self) -> None:
        """Turn to the messages."""
        self._pages.setCurrentIndex(1)

    def _keys(self, title: str, own: Sequence[KeyRow], everywhere: Sequence[KeyRow]) -> QScrollArea:
        area, grid = self._scrolled_grid()
        self._add_rows(grid, title, own)
        self._add_rows(grid, self.tr("Mọi màn hình"), everywhere)
        grid.setRowStretch(grid.rowCount(), 1)
        return area

    def _add_rows(self, grid: QGridLayout, title: str, rows: Iterable[KeyRow]) -> None:
        shown = list(rows)
        if not shown:
            return
        grid.addWidget(Label(title, role="section"), grid.rowCount(), 0, 1, 2)
        for key, text in shown:
            at = grid.rowCount()
            grid.addWidget(Label(key, role="strong"), at, 0)
            grid.addWidget(wrapping_label(text), at, 1)

    def _messages(self, said: Sequence[Message]) -> QScrollArea:
        area, grid = self._scrolled_grid()
        if not said:
            grid.addWidget(Label(self.tr("Chưa có thông báo nào."), role="secondary"), 0, 0)
        for message in reversed(said):
            at = grid.rowCount()
            grid.addWidget(wrapping_label(message.text), at, 0)
            if message.details:
                grid.addWidget(self._copy_button(message), at, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 0)
        grid.setRowStretch(grid.rowCount(), 1)
        return area

    def _copy_button(self, message: Message) -> QPushButton:
        button = QPushButton(self.tr("Chép chi tiết"))
        button.setProperty("role", "link")
        button.clicked.connect(lambda: QGuiApplication.clipboard().setText(f"{message.text}\n{message.details}"))
        return button

    def _scrolled_grid(self) -> tuple[QScrollArea, QGridLayout]:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        inside.setProperty("role", "page")
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(self._theme.space(16))
        grid.setVerticalSpacing(self._theme.space(8))
        grid.setColumnStretch(1, 1)
        area.setWidget(inside)
        return area, grid
