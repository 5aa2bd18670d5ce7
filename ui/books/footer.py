# SPDX-License-Identifier: Apache-2.0
"""The line below a list: sums of its number columns over what is filtered, and how much of that is unknown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.actions.list_totals import Total, totals_of
from desktop.display import UNKNOWN, shown
from desktop.entering import shown_duration
from ui.books.book import Book
from ui.forms.asking import ask
from ui.forms.field_row import field_label
from ui.plain import Label
from ui.tables.record_table import RecordTable
from ui.workbench import Workbench


class TotalsLine(Label):
    """Reads anew after every reading of its list; an answer to an older question is dropped."""

    def __init__(self, workbench: Workbench, book: Book, table: RecordTable, parent: QWidget) -> None:
        super().__init__("", parent, role="strong")
        self._bench, self._book, self._table = workbench, book, table
        self._asked = 0
        self._is_brief = False
        self.setWordWrap(True)
        self.setMinimumWidth(0)
        self.hide()
        if book.totals:
            table.counted.connect(lambda _count: self.read())

    def read(self) -> None:
        """Sum up what the list holds now."""
        listing, laptop, names = self._table.listing, self._bench.laptop, self._book.totals
        self._asked += 1
        asked = self._asked
        if listing is not None:
            ask(
                self,
                self._bench.background,
                lambda: totals_of(laptop, listing, names),
                lambda found: self._show(found, asked),
                self._table.say_failed,
            )

    def _show(self, totals: Sequence[Total], asked: int) -> None:
        if asked != self._asked:
            return
        self.setText(self.tr("Cộng: {sums}").format(sums="; ".join(map(self._told, totals))))
        self._appear()

    def be_brief(self, *, is_brief: bool) -> None:
        """Leave its room to something that is being entered."""
        self._is_brief = is_brief
        self._appear()

    def _appear(self) -> None:
        self.setVisible(bool(self.text()) and not self._is_brief and len(self._table.model.order) > 0)

    def _told(self, total: Total) -> str:
        field = self._book.of.fields[total.name]
        label = self._bench.tongue(field_label(field))
        if total.value is None:
            return f"{label} {UNKNOWN}"
        if field.kind == "seconds":
            told = shown_duration(int(total.value), self._bench.tongue.code)
        else:
            told = shown(field, total.value if field.kind == "decimal" else int(total.value))
            told = told if field.kind != "integer" else f"{int(total.value):,}".replace(",", ".")
        if total.unknown:
            return self.tr("{label} {sum} ({count} bản ghi chưa rõ)").format(label=label, sum=told, count=total.unknown)
        return f"{label} {told}"
