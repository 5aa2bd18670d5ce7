# SPDX-License-Identifier: Apache-2.0
"""What the columns of a book say beyond their fields: signs of states, and facts read from other records."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject

from desktop.actions.paging import ListRow
from desktop.display import UNKNOWN
from desktop.laptop import Laptop
from sync.log.errors import LoaError
from ui.books.book import Book
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.signs import Sign
from ui.tables.record_table import RecordTable
from ui.tables.row_words import Tell
from ui.workbench import Workbench

Facts = Mapping[str, Mapping[str, Sign | str]]
"""Record → column → what stands there."""
FactsJob = Callable[[Laptop], Facts]
NO_FACTS: Final[Facts] = {}


def tell_sign(book: Book, name: str) -> Tell:
    """The declared sign of what stands in a column."""
    place, signs = book.wanted.fields.index(name), book.signs[name]

    def tell(row: ListRow) -> Sign | None:
        return signs.get(str(row.stored[place]))

    return tell


class FactReader(QObject):
    """Facts of the records of one table; read anew after every reading of it."""

    def __init__(self, workbench: Workbench, table: RecordTable) -> None:
        super().__init__(table)
        self._bench, self._table = workbench, table
        self._facts = NO_FACTS

    @property
    def is_read(self) -> bool:
        """Whether the facts were read; until then nothing is told of them."""
        return self._facts is not NO_FACTS

    def read(self, job: FactsJob | None) -> None:
        """Run the job of the book, if it has one."""
        laptop = self._bench.laptop
        if job is not None:
            ask(self, self._bench.background, lambda: job(laptop), self._show, self._say)

    def _show(self, facts: Facts) -> None:
        self._facts = facts
        self._table.view.viewport().update()

    def _say(self, error: LoaError) -> None:
        self._bench.messages.say(error_words(error))

    def of(self, record_id: str, name: str) -> Sign | str | None:
        """What is known of a record for a column; None for nothing."""
        return self._facts.get(record_id, {}).get(name)

    def tell(self, name: str) -> Tell:
        """What a column says: what is known, a dash for what is not."""
        return lambda row: self.of(row.record_id, name) or (UNKNOWN if self.is_read else "")
