# SPDX-License-Identifier: Apache-2.0
"""A screen of books: tabs, each a book with its list and its panel; each is made when it is first shown."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.books.book import Book
from ui.books.tab import BookTab
from ui.books.tab_row import TabRow
from ui.screen import Command, Screen
from ui.wishes import wishes_of
from ui.workbench import Workbench


class BookScreen(Screen):
    """Subclasses say which books stand in it, and which of them need a tab of their own kind."""

    shelf: ClassVar[Sequence[Book]] = ()
    kinds: ClassVar[Mapping[str, type[BookTab]]] = {}

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._made: dict[str, BookTab] = {}
        self.row = TabRow(workbench.theme, self)
        self.tabs = self.row.bar
        for book in self.shelf:
            self.tabs.addTab(workbench.tongue(book.title).replace("&", "&&"))
        self.tabs.setAccessibleName(", ".join(workbench.tongue(book.title) for book in self.shelf))
        self.row.setVisible(len(self.shelf) > 1)
        self.pages = QStackedWidget(self)
        space = workbench.theme.space
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(space(4))
        row = QHBoxLayout()
        row.setContentsMargins(space(8), 0, space(8), 0)
        row.addWidget(self.row, 1)
        self.box.addLayout(row)
        self.box.addWidget(self.pages, 1)
        self.tabs.currentChanged.connect(self._change_tab)
        self._show_tab()

    @property
    def tab(self) -> BookTab:
        """The book that is shown."""
        book = self.shelf[self.tabs.currentIndex()]
        if book.name not in self._made:
            made = self.kinds.get(book.name, BookTab)(self.workbench, self.undo, book, self)
            self._made[book.name] = made
            self.pages.addWidget(made)
        return self._made[book.name]

    def tabs_made(self) -> Sequence[BookTab]:
        """The books that were shown so far."""
        return tuple(self._made.values())

    def _show_tab(self) -> None:
        shown = self.tab
        self.pages.setCurrentWidget(shown)
        self.setFocusProxy(shown.table)
        self.setWindowTitle(f"{self.name} {shown.book.name}")

    def _change_tab(self) -> None:
        """The keys of the frame follow the title of the screen, which names the tab."""
        self._show_tab()
        self.tab.show_fresh()
        if not self.tabs.hasFocus():
            self.tab.table.setFocus()

    def step_tab(self, step: int) -> None:
        """Ctrl+Left, Ctrl+Right: the tab beside, round and round."""
        if self.tabs.count() > 1:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
            self.tab.table.setFocus()

    def show_book(self, name: str) -> BookTab:
        """Go to a book by its name; one that does not stand here leaves everything as it is."""
        places = {book.name: place for place, book in enumerate(self.shelf)}
        if name in places:
            self.tabs.setCurrentIndex(places[name])
        return self.tab

    def commands(self) -> Sequence[Command]:
        own = list(self.tab.commands())
        if self.tabs.count() > 1:
            own.append(Command("next_tab", self.tr("Thẻ kế"), lambda: self.step_tab(1), "Ctrl+Right"))
            own.append(Command("former_tab", self.tr("Thẻ trước"), lambda: self.step_tab(-1), "Ctrl+Left"))
        return own

    def panes(self) -> Sequence[QWidget]:
        return (self.tab.list, self.tab.panel)

    def is_closable(self) -> bool:
        for tab in self._made.values():
            tab.keep_drafts()
        return True

    def show_fresh(self) -> None:
        self.tab.show_fresh()
        self._fulfil(wishes_of(self.workbench.changes).take(self.name))

    def _fulfil(self, wish: Mapping[str, Any]) -> None:
        """What another screen asked for: a book, a record of it, a new one."""
        tab = self.show_book(str(wish["book"])) if "book" in wish else self.tab
        if record_id := str(wish.get("record", "")):
            tab.show_record(record_id)
        if wish.get("is_new"):
            tab.work.add()
