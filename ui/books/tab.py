# SPDX-License-Identifier: Apache-2.0
"""One book at work: its list at the left, its panel at the right, its keys. A screen shows one, or several by tabs."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QWidget

from sync.log.errors import LoaError
from sync.records.declaration import Review
from sync.store.filtering import Filters
from ui.books.book import Book
from ui.books.book_list import BookList, Hint
from ui.books.jobs import RecordFile, read_file
from ui.books.keys import BookKeys
from ui.books.panel import BookPanel
from ui.books.place import PanelPlace
from ui.books.stepping import Steps
from ui.books.telling import FactReader, FactsJob, tell_sign
from ui.books.work import BookWork
from ui.forms.asking import ask
from ui.screen import Command
from ui.tables.row_words import Tell
from ui.windows.stations_desk import offer_draft
from ui.workbench import Workbench


class BookTab(QWidget):
    """Subclasses add what one book alone does: its own commands, its pages, what its columns tell."""

    def __init__(self, workbench: Workbench, stack: QUndoStack, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench, self.book = workbench, book
        self._reading = 0
        self._is_begun = False
        self.list = BookList(workbench, book, self)
        self.table = self.list.table
        self._say = self.table.say_failed
        self.facts = FactReader(workbench, self.table)
        self.steps = Steps(workbench, stack, self)
        self.panel = self.make_panel(stack)
        self.place = PanelPlace(workbench.theme, self, self.list, self.panel)
        self.work = BookWork(workbench, self.list, self.panel, self.steps)
        self.keys = BookKeys(self.work, self.list, is_reviewed=book.of.declared.review is Review.REVIEWED)
        self.setFocusProxy(self.table)
        self.table.words.told = self.tells()
        self._wire()

    def _wire(self) -> None:
        self.table.current_changed.connect(self._read_current)
        self.table.opened.connect(lambda _record_id: self.open())
        self.table.counted.connect(lambda _count: self.facts.read(self.facts_job()))
        self.work.opening.connect(lambda: self.place.want(True))
        self.work.ended.connect(self._on_ended)
        self.list.show_hints(self.hints())

    # what subclasses add

    def make_panel(self, stack: QUndoStack) -> BookPanel:
        """The panel of the book."""
        return BookPanel(self.workbench, stack, self.book, self)

    def tells(self) -> Mapping[str, Tell]:
        """What columns say beyond their fields: declared signs, and the facts that were read."""
        signed = {name: tell_sign(self.book, name) for name in self.book.signs}
        return {**signed, **{fact.name: self.facts.tell(fact.name) for fact in self.book.facts}}

    def facts_job(self) -> FactsJob | None:
        """The job that reads what the facts of the columns are; None where the book has none."""
        return None

    def own_commands(self) -> Sequence[Command]:
        """What this book alone does; a key named here stands in place of the one of every book."""
        return ()

    def read_more(self) -> None:
        """Read what the tab shows besides list and panel; called with every reading."""

    # the keys

    def commands(self) -> Sequence[Command]:
        """Every command of this book."""
        own = self.own_commands()
        taken = {one.key for one in own if one.key} | {one.name for one in own}
        return [*own, *(one for one in self.keys.commands() if one.key not in taken and one.name not in taken)]

    def hints(self) -> Sequence[Hint]:
        """The keys that are named below the list."""
        own = [(f"{one.key} {one.text}".strip(), one.run) for one in self.own_commands()]
        return [*own, *self.keys.hints()]

    # reading

    def show_fresh(self) -> None:
        """Read what is shown anew."""
        if not self._is_begun:
            self._is_begun = True
            self.list.begin(self.work.add)
            offer_draft(self.panel, {self.book.of: self.panel.title_of_new(self.book.of)})
        else:
            self.table.reload()
        self._read_current(self.table.current_id())
        self.read_more()

    def show_record(self, record_id: str) -> None:
        """Go to a record, whatever the list is narrowed by."""
        self.list.bar.apply(Filters())
        self.table.go_to(record_id)
        self.place.want(True)
        self._read_current(record_id)
        self.table.setFocus()

    def current(self) -> RecordFile | None:
        """The record that the panel shows, where it is the one of the list."""
        file = self.panel.file
        return file if file is not None and file.item["id"] == self.table.current_id() else None

    def _read_current(self, record_id: str) -> None:
        self._reading += 1
        asked, bench = self._reading, self.workbench
        if not record_id:
            self.panel.show_nothing()
            return

        def show(file: RecordFile) -> None:
            if asked == self._reading:
                self.panel.show_file(file)
                self.on_file(file)

        def fail(error: LoaError) -> None:
            if asked == self._reading:
                self.panel.show_nothing()
                self._say(error)

        ask(self, bench.background, lambda: read_file(bench.laptop, record_id, bench.tongue), show, fail)

    def on_file(self, file: RecordFile) -> None:
        """The panel shows another record, or this one anew."""

    def open(self) -> None:
        """Enter: the panel where it is not in sight, else the form."""
        if self.place.is_over and not self.panel.isVisible():
            self.place.want(True)
        else:
            self.work.edit()

    def keep_drafts(self) -> None:
        """Keep what stands in the form before the window goes."""
        self.panel.keep_draft()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Esc closes a panel that lies over the list."""
        is_ours = event.key() == Qt.Key.Key_Escape and self.place.is_over and self.panel.isVisible()
        if is_ours:
            self.panel.leave()
        return is_ours

    def _on_ended(self) -> None:
        self.place.want(False)
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place.fit()
