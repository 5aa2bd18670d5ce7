# SPDX-License-Identifier: Apache-2.0
"""A panel in which records are read: a title with a state, pages under tabs, the buttons of what is shown.

Knows no form and no record type.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.forms.links import link
from ui.plain import Label, set_role, wrapping_label
from ui.signs import Sign
from ui.workbench import Workbench


class ReadingDesk(QFrame):
    """Subclasses lay a page over those that are read, and say what their buttons do."""

    edit_wanted = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.setProperty("role", "panel")
        self._title = ""
        self._sign: Sign | None = None
        self._is_any = False
        self.is_over = False
        """Whether it lies over the list, so that reading it too has to be closed."""
        self.head = wrapping_label(parent=self, role="section")
        self.head.setMinimumWidth(0)
        self.sign = Label(parent=self, tone="neutral")
        self.tabs = QTabBar(self)
        self.edit = self.link(self.tr("Sửa"), self.tr("Sửa bản ghi (F2)"))
        self.discard = self.link(self.tr("Bỏ bản nháp"), self.tr("Bỏ bản nháp này (có hoàn tác)"))
        self.close_button = self.link(self.tr("Đóng"), self.tr("Đóng, quay lại danh sách (Esc)"))
        self.pages = QStackedWidget(self)
        self._blank = self.blank_page()
        self.pages.addWidget(self._blank)
        self.box = QVBoxLayout(self)
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _tab: self.show_reading())
        self.edit.clicked.connect(self.edit_wanted)

    def link(self, text: str, tip: str) -> QPushButton:
        """A button in the panel that looks like a link."""
        return link(text, self, tip)

    def _lay_out(self) -> None:
        space = self.workbench.theme.space
        head = QHBoxLayout()
        head.setContentsMargins(space(12), space(4), space(8), 0)
        head.setSpacing(space(8))
        head.addWidget(self.head, 1)
        head.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setContentsMargins(space(8), 0, space(8), 0)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        row.addWidget(self.tabs)
        row.addStretch(1)
        for button in (self.edit, self.discard, self.close_button):
            row.addWidget(button)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.box.addLayout(head)
        self.box.addLayout(row)
        self.box.addWidget(self.pages, 1)

    def blank_page(self) -> QWidget:
        """What is shown where there is no record."""
        return QWidget(self)

    @property
    def is_editing(self) -> bool:
        """Whether something else lies over what is read."""
        return False

    def lie_over(self, *, is_over: bool) -> None:
        """It lies over the list from now on, or beside it."""
        self.is_over = is_over
        self.show_buttons()

    def add_reading(self, title: str, page: QWidget) -> None:
        """One more page to read, under a tab; add all before a form is opened."""
        self.pages.insertWidget(self.tabs.count(), page)
        self.tabs.addTab(title)
        self.tabs.setAccessibleName(", ".join(self.tabs.tabText(at) for at in range(self.tabs.count())))

    def show_title(self, title: str, sign: Sign | None, *, is_any: bool) -> None:
        """What is read; an open form stays. Where there is no record, nothing is shown but the title."""
        self._title, self._sign, self._is_any = title, sign, is_any
        if not self.is_editing:
            self.show_reading()

    def show_reading(self) -> None:
        """Show the page of the tab that is open."""
        if self._is_any:
            self.pages.setCurrentIndex(self.tabs.currentIndex())
        else:
            self.pages.setCurrentWidget(self._blank)
        self.show_head(self._title, self._sign)
        self.show_buttons()

    def show_head(self, title: str, sign: Sign | None) -> None:
        """Say what is shown, and in which state it is."""
        self.head.setText(title)
        self.sign.setVisible(sign is not None)
        if sign is not None:
            self.sign.setText(f"{sign.mark} {self.workbench.tongue(sign.words)}")
            set_role(self.sign, "tone", sign.tone)

    def show_buttons(self) -> None:
        """Show those that there is something to do for."""
        is_read = not self.is_editing and self._is_any
        self.tabs.setVisible(is_read)
        self.edit.setVisible(is_read)
        self.close_button.setVisible(self.is_editing or self.is_over)
