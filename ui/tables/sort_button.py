# SPDX-License-Identifier: Apache-2.0
"""The order of a list by keyboard: a button with every column, up and down, and the order of the type."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QWidget

from ui.plain import set_role, set_tip
from ui.tables.choice_menu import ChoiceMenu, Offer
from ui.tables.columns import sortable
from ui.tables.record_table import RecordTable

_TURNED = "-"


class SortButton(QPushButton):
    """Sorts one table."""

    def __init__(self, table: RecordTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.menu_of_orders = ChoiceMenu(self.tr("Sắp xếp"), is_exclusive=True, parent=self)
        self.setText(self.tr("Sắp xếp") + " ▾")
        set_role(self, "role", "chip")
        self.clicked.connect(self.open)
        self.menu_of_orders.chosen.connect(self._choose)
        table.sorted_by.connect(lambda _name, _is_descending: self.tell())

    def open(self) -> None:
        """Offer the orders."""
        listing = self._table.listing
        if listing is None:
            return
        labels = self._labels()
        offers: list[Offer] = []
        for name in sortable(self._table.model.columns):
            turned = self.tr("{column}, giảm dần").format(column=labels[name])
            offers += [Offer(name, labels[name]), Offer(_TURNED + name, turned)]
        chosen = (_TURNED if listing.is_descending else "") + listing.sort
        self.menu_of_orders.fill(offers, [chosen] if listing.sort else [], self.tr("Thứ tự của sổ"))
        self.menu_of_orders.popup(self.mapToGlobal(QPoint(0, self.height())))

    def tell(self) -> None:
        """Tell the order in the tool tip and aloud."""
        listing = self._table.listing
        column = self._labels().get(listing.sort) if listing is not None else None
        told = self.tr("Sắp xếp: {column}").format(column=column or self.tr("Thứ tự của sổ"))
        self.setAccessibleName(told)
        set_tip(self, told)

    def _labels(self) -> dict[str, str]:
        return {one.name: one.label for one in self._table.model.columns}

    def _choose(self, codes: Sequence[str]) -> None:
        code = codes[0] if codes else ""
        self._table.sort_by(code.removeprefix(_TURNED), code.startswith(_TURNED))
