# SPDX-License-Identifier: Apache-2.0
"""What every list beside a record panel has: table, filters, the strip that asks why, the keys by their buttons.

Lays nothing out: what stands where is said by each list.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.books.reasons import VoidStrip
from ui.forms.links import Hint, HintRow
from ui.tables.filter_bar import FilterBar
from ui.tables.record_table import RecordTable
from ui.workbench import Workbench


class ListPane(QWidget):
    """Subclasses make the table, place everything, and may add reasons and strips."""

    def __init__(self, workbench: Workbench, table: RecordTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self.table = workbench, table
        table.setParent(self)
        self.bar = FilterBar(workbench, table, self)
        self.reasons = VoidStrip(workbench, self, self.more_reasons())
        self._hints = HintRow(workbench.theme, self)
        self.setFocusProxy(table)
        self.reasons.closed.connect(table.setFocus)

    def more_reasons(self) -> Sequence[str]:
        """Ready reasons to void a record, after those that hold everywhere."""
        return ()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Name the keys, each by a button for the mouse."""
        self._hints.show_hints(hints)

    def strips(self) -> Sequence[QWidget]:
        """The strips that ask the person for something."""
        return (self.reasons,)

    def is_asking(self) -> bool:
        """Whether a strip has the keyboard: the keys of the list rest."""
        focused = self.window().focusWidget()
        return any(one.isVisible() and one.isAncestorOf(focused) for one in self.strips())

    def take_save(self) -> bool:
        """Whether a strip took the key that saves."""
        return False
