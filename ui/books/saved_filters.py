# SPDX-License-Identifier: Apache-2.0
"""Named ways to look at a book: those that it declares, and those that a person named, kept with the settings."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from desktop.entering import tidy_line
from sync.store.filtering import Filters
from ui.books.book import Book
from ui.committing import commit_text
from ui.forms.lines import Line
from ui.plain import Label, set_role, set_tip
from ui.settings import Settings
from ui.workbench import Workbench

MOST_SAVED: Final = 20
LETTERS: Final = 60


@dataclass(frozen=True, slots=True)
class Look:
    """How a list is narrowed and sorted."""

    filters: Filters
    sort: str = ""
    is_descending: bool = False


class FilterStore:
    """The looks that a person named, of one book."""

    def __init__(self, settings: Settings, book: Book) -> None:
        self._settings, self._name = settings, f"filters/{book.name}"

    def read(self) -> dict[str, Look]:
        """Name → look; none where nothing readable was kept."""
        try:
            kept = json.loads(bytes(self._settings.state(self._name).data()) or b"{}")
            return {str(name): _look(told) for name, told in kept.items()}
        except (ValueError, TypeError, AttributeError, KeyError):
            return {}

    def keep(self, looks: Mapping[str, Look]) -> None:
        """Keep the latest of these."""
        names = list(looks)[-MOST_SAVED:]
        told = json.dumps({name: _told(looks[name]) for name in names}, ensure_ascii=False)
        self._settings.keep_state(self._name, QByteArray(told.encode()))


def _told(look: Look) -> dict[str, Any]:
    one = look.filters
    return {
        "search": one.search,
        "reviews": list(one.reviews),
        "codes": {name: list(codes) for name, codes in one.codes.items()},
        "days": list(one.days or ()),
        "month": one.month,
        "transfers": list(one.transfers),
        "sort": look.sort,
        "is_descending": look.is_descending,
    }


def _look(told: Mapping[str, Any]) -> Look:
    days = tuple(map(str, told["days"]))
    filters = Filters(
        search=str(told["search"]),
        reviews=tuple(map(str, told["reviews"])),
        codes={str(name): tuple(map(str, codes)) for name, codes in told["codes"].items()},
        days=(days[0], days[1]) if days else None,
        month=str(told["month"]),
        transfers=tuple(map(str, told["transfers"])),
    )
    return Look(filters, str(told["sort"]), bool(told["is_descending"]))


class SavedFilters(QPushButton):
    """A button with the looks. ``picked`` carries one, ``naming`` asks for the strip that names the present one."""

    picked = Signal(object)
    naming = Signal()

    def __init__(self, workbench: Workbench, book: Book, parent: QWidget) -> None:
        super().__init__(parent)
        tongue = workbench.tongue
        self._store = FilterStore(workbench.settings, book)
        self._declared = {tongue(one.words): Look(one.filters, one.sort, one.is_descending) for one in book.presets}
        self.menu_of_looks = QMenu(self)
        set_role(self, "role", "chip")
        self.clicked.connect(self.open)
        self.show_look(Look(Filters()))

    def looks(self) -> dict[str, Look]:
        """Those declared, then those named."""
        return self._declared | self._store.read()

    def first(self) -> Look:
        """The look that the book opens with."""
        return next(iter(self._declared.values()))

    def show_look(self, look: Look) -> None:
        """Show the name of how the list is looked at; none where nobody named it so."""
        name = next((name for name, one in self.looks().items() if one.filters == look.filters), "")
        self.setText((name or self.tr("Bộ lọc")).replace("&", "&&") + " ▾")
        told = self.tr("Bộ lọc đã lưu: {name}").format(name=name) if name else self.tr("Bộ lọc đã lưu")
        self.setAccessibleName(told)
        set_tip(self, told)

    def open(self) -> None:
        """Offer all looks, and to name the present one."""
        menu, named = self.menu_of_looks, self._store.read()
        menu.clear()
        for name, look in self.looks().items():
            self._offer(menu, name, look)
        menu.addSeparator()
        naming = QAction(self.tr("Lưu bộ lọc này…"), menu)
        naming.triggered.connect(self.naming)
        menu.addAction(naming)
        if named:
            away = menu.addMenu(self.tr("Bỏ bộ lọc đã lưu"))
            for name in named:
                action = QAction(name.replace("&", "&&"), away)
                action.triggered.connect(lambda _is_on=False, one=name: self.forget(one))
                away.addAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _offer(self, menu: QMenu, name: str, look: Look) -> None:
        action = QAction(name.replace("&", "&&"), menu)
        action.triggered.connect(lambda: self.picked.emit(look))
        menu.addAction(action)

    def save(self, name: str, look: Look) -> None:
        """Keep a look under a name, in place of what had that name."""
        self._store.keep({**{one: kept for one, kept in self._store.read().items() if one != name}, name: look})
        self.show_look(look)

    def forget(self, name: str) -> None:
        """Keep a look no longer."""
        self._store.keep({one: kept for one, kept in self._store.read().items() if one != name})


class NameStrip(QFrame):
    """Asks under which name a look is kept. ``named`` carries it."""

    named = Signal(str)
    closed = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        space = workbench.theme.space
        self.line = Line(self, LETTERS)
        label = Label(self.tr("Tên bộ lọc"), self, role="secondary")
        label.setBuddy(self.line)
        self.line.setAccessibleName(self.tr("Tên bộ lọc"))
        button = QPushButton(self.tr("Lưu bộ lọc"), self)
        button.clicked.connect(self.send)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(12), space(4), space(12), space(4))
        for widget in (label, self.line, button):
            row.addWidget(widget)
        self.hide()

    def ask(self) -> None:
        """Ask for a name."""
        self.show()
        self.line.setFocus()

    def send(self) -> None:
        """Take the name that stands there."""
        commit_text()
        if name := tidy_line(self.line.text()):
            self.line.clear()
            self.named.emit(name)
            self.close_strip()

    def close_strip(self) -> None:
        """Name nothing; what was typed stays."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Enter and Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.send()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        else:
            return False
        return True
