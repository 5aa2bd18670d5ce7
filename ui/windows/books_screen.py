# SPDX-License-Identifier: Apache-2.0
"""Sổ sách khác: the books that have no screen of their own, each under a tab."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from ui.books.book import Book
from ui.books.screen import BookScreen
from ui.books.tab import BookTab
from ui.windows.alerts_tab import AlertTab
from ui.windows.books_shelf import ALERTS, BOOKS, EQUIPMENT, JUMPS
from ui.windows.equipment_tab import EquipmentTab
from ui.windows.jumps_tab import JumpTab


class BooksScreen(BookScreen):
    """Equipment, emergencies, training, awards, contests, pay, inspections, campaigns, connections, people, reasons."""

    name = "books"
    shelf: ClassVar[Sequence[Book]] = BOOKS
    kinds: ClassVar[Mapping[str, type[BookTab]]] = {
        EQUIPMENT.name: EquipmentTab,
        ALERTS.name: AlertTab,
        JUMPS.name: JumpTab,
    }

    def title(self) -> str:
        return self.tr("Sổ sách khác")
