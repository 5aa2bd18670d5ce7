# SPDX-License-Identifier: Apache-2.0
"""The head of the window: the program, the place, the person, and buttons that teach Ctrl+F and Ctrl+K."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.icons import icon
from ui.plain import Label, set_tip
from ui.theme import Theme

APPLICATION = "Loa"


class Header(QFrame):
    """Says where one is and who one is."""

    menu_wanted = Signal()
    search_wanted = Signal()
    commands_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._theme = theme
        self.place = Label("", self, role="strong")
        self.person = Label("", self, role="secondary")
        self.menu = self._button("menu-2", "", self.tr("Ẩn, hiện các mục (Alt+0)"))
        self.search = self._button("search", self.tr("Tìm (Ctrl+F)"), self.tr("Tìm trong màn hình này (Ctrl+F)"))
        self.commands = self._button("command", self.tr("Lệnh (Ctrl+K)"), self.tr("Danh sách lệnh (Ctrl+K)"))
        self.menu.clicked.connect(self.menu_wanted)
        self.search.clicked.connect(self.search_wanted)
        self.commands.clicked.connect(self.commands_wanted)
        self._lay_out()
        self.menu.hide()

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setIcon(icon(self._theme, name))
        side = self._theme.size("icon_list")
        button.setIconSize(QSize(side, side))
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        button.setAccessibleName(tip)
        set_tip(button, tip)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(self._theme.space(12), self._theme.space(2), self._theme.space(12), self._theme.space(2))
        row.setSpacing(self._theme.space(12))
        row.addWidget(self.menu)
        row.addWidget(Label(APPLICATION, self, role="section"))
        row.addWidget(self.place, 1)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for widget in (self.search, self.commands, self.person):
            row.addWidget(widget)

    def show_place(self, place: str, person: str) -> None:
        """Name the unit and the person."""
        self.place.setText(place)
        set_tip(self.place, place)
        self.person.setText(person)
