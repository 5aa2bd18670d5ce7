# SPDX-License-Identifier: Apache-2.0
"""One book at work: its list at the left, its panel at the right, its keys. A screen shows one, or several by tabs."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeyEvent, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QWidget

from sync.records.declaration import Review
from ui.books.book import Book
from ui.books.book_list import BookList
from ui.books.desk import offer_draft
from ui.books.jobs import RecordFile
from ui.books.keys import BookKeys
from ui.books.pairing import ListAndPanel
from ui.books.panel import BookPanel
from ui.books.place import PanelPlace
from ui.books.stepping import Steps
from ui.books.telling import FactReader, FactsJob, tell_sign
from ui.books.work import BookWork
from ui.forms.links import Hint
from ui.screen import Command
from ui.tables.row_words import Tell
from ui.workbench import Workbench


class BookTab(QWidget):
    """Subclasses add what one book alone does: its own commands, its pages, what its columns tell."""

    def __init__(self, workbench: Workbench, stack: QUndoStack, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench, self.book = workbench, book
        self._is_begun = False
        self.list = BookList(workbench, book, self)
        self.table = self.list.table
        self._say = self.table.say_failed
        self._say = self.table.say_failed
        self.facts = FactReader(workbench, self.table)
        self.steps = Steps(workbench, stack, self)
        self.panel = self.make_panel(stack)
        self.place = PanelPlace(workbench.theme, self, self.list, self.panel)
        self.work = BookWork(workbench, self.list, self.panel, self.steps)
        self.pair = ListAndPanel(self.list, self.place, self.work, self)
        self.keys = BookKeys(self.work, self.list, is_reviewed=book.of.declared.review is Review.REVIEWED)
        self.setFocusProxy(self.table)
        self.table.words.told = self.tells()
        self._wire()

    def _wire(self) -> None:
        self.table.counted.connect(lambda _count: self.facts.read(self.facts_job()))
        self.pair.shown.connect(self.on_file)
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
        self.pair.read_current()
        self.read_more()

    def show_record(self, record_id: str) -> None:
        """Go to a record, whatever the list is narrowed by."""
        self.pair.show_record(record_id)

    def current(self) -> RecordFile | None:
        """The record that the panel shows, where it is the one of the list."""
        file = self.panel.file
        return file if file is not None and file.item["id"] == self.table.current_id() else None

    def on_file(self, file: RecordFile) -> None:
        """The panel shows another record, or this one anew."""

    def keep_drafts(self) -> None:
        """Keep what stands in the form before the window goes."""
        self.panel.keep_draft()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.pair.handle_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place.fit()
