# SPDX-License-Identifier: Apache-2.0
"""The one window of the program. It shows one page at a time: first run, unlock, a problem, or the frame of screens."""

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.theme import tokens


class MainWindow(QMainWindow):
    """Keeps its place on the screen while pages change. It closes only after ``let_close``."""

    first_painted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Loa")
        self._pages = QStackedWidget(self)
        self.setCentralWidget(self._pages)
        self._is_painted = False
        self._may_close = False
        width, height = tokens()["smallest_window"]
        self.setMinimumSize(QSize(width, height))
        self.resize(1366, 697)

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Show a page in place of the one before, which is given up."""
        former = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if former is not None and former is not page:
            self._pages.removeWidget(former)
            former.deleteLater()

    def cover_with(self, page: QWidget) -> None:
        """Show a page over the present one, which stays as it is beneath."""
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def uncover(self, page: QWidget) -> None:
        """Take a covering page away."""
        self._pages.removeWidget(page)
        page.deleteLater()

    def come_back(self, geometry: QByteArray) -> None:
        """Stand where the window stood last time."""
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def show_icon(self, shown: QIcon) -> None:
        """The icon in the task bar."""
        self.setWindowIcon(shown)

    def come_to_front(self) -> None:
        """Raise the window: the program was started a second time."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def page_focus(self) -> None:
        """Give the keyboard to the page."""
        if self.page is not None:
            self.page.setFocus()

    def say_closing(self, words: str) -> None:
        """While saves end, the window says so and takes no more keys."""
        self.setWindowTitle(f"Loa - {words}")
        self._pages.setEnabled(False)

    def let_close(self) -> None:
        """Close now: everything is saved."""
        self._may_close = True
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_wanted.emit()
