# SPDX-License-Identifier: Apache-2.0
"""The line above a list: quick search, chips, how many were found, and the order; all of it by keyboard.

Chips that have no room stand in one menu behind them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from desktop.actions.paging import count_by
from sync.store.filtering import Filters
from ui.plain import set_role, set_tip
from ui.screen import Command
from ui.tables.chips import ChipKind, ChipKinds, chosen_of, with_chosen
from ui.tables.choice_menu import ChoiceMenu
from ui.tables.columns import Wanted
from ui.tables.record_table import RecordTable
from ui.tables.search_field import SearchField
from ui.tables.sort_button import SortButton
from ui.workbench import Workbench

Counts = Mapping[str, Mapping[str, int]]
_DOWN: Final = "▾"


class FilterBar(QWidget):
    """Narrows one table. ``changed`` tells the filters after every change."""

    changed = Signal(object)

    def __init__(self, workbench: Workbench, table: RecordTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._table = table
        self._kinds = ChipKinds(workbench.tongue, self)
        self._chips: list[tuple[ChipKind, QPushButton, ChoiceMenu]] = []
        self._is_fitting = self._is_unfit = False
        self.filters = Filters()
        self.search = SearchField(self)
        self._more = QPushButton(self)
        self._sort = SortButton(table, self)
        self._more_menu = QMenu(self)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        space = self._workbench.theme.space
        self.search.setPlaceholderText(self.tr("Tìm (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Tìm trong danh sách"))
        self.search.setMinimumWidth(self._workbench.theme.scaled(130))
        self.search.setMaximumWidth(self._workbench.theme.scaled(240))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_role(self._more, "role", "chip")
        self._more.setText(self.tr("Lọc") + f" {_DOWN}")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, space(4), 0, space(4))
        self._row.setSpacing(space(4))
        self._row.addWidget(self.search, 2)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self._row.addWidget(self._table.count_label)
        self._row.addWidget(self._sort)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _wire(self) -> None:
        self.search.searched.connect(lambda text: self.apply(replace(self.filters, search=text)))
        self.search.finished.connect(self._table.setFocus)
        self.search.noticed.connect(self._workbench.messages.attend)
        self._more.clicked.connect(self._open_more)

    def show_for(self, wanted: Wanted) -> None:
        """Make the chips of a list; call it beside ``RecordTable.show_query``."""
        for _kind, button, menu in self._chips:
            button.deleteLater()
            menu.deleteLater()
        self._chips = [self._chip(kind) for kind in self._kinds.of(wanted)]
        for place, (_kind, button, _menu) in enumerate(self._chips):
            self._row.insertWidget(1 + place, button)
        self._tell()
        self._sort.tell()

    def _chip(self, kind: ChipKind) -> tuple[ChipKind, QPushButton, ChoiceMenu]:
        button = QPushButton(self)
        set_role(button, "role", "chip")
        button.setCheckable(True)
        menu = ChoiceMenu(kind.label, kind.is_exclusive, self)
        menu.chosen.connect(lambda codes: self.apply(with_chosen(self.filters, kind.name, codes)))
        button.clicked.connect(lambda: self._open(kind, button, menu))
        return kind, button, menu

    def focus_search(self) -> None:
        """Ctrl+F: go to the search, all of it selected."""
        self.search.setFocus()
        self.search.selectAll()

    def command(self) -> Command:
        """Ctrl+F, for the commands of the screen."""
        return Command("find", self.tr("Tìm trong danh sách"), self.focus_search, "Ctrl+F")

    def apply(self, filters: Filters) -> None:
        """Narrow the table; the chips show by what."""
        self.filters = filters
        self.search.show_search(filters.search)
        self._tell()
        self._table.set_filters(filters)
        self.changed.emit(filters)

    def clear(self) -> None:
        """Show everything again, the text of the search apart."""
        self.apply(Filters(search=self.filters.search))

    def _open(self, kind: ChipKind, button: QPushButton, menu: ChoiceMenu) -> None:
        """Count what the chip offers, then open it; a chip never holds a state of its own."""
        button.setChecked(bool(chosen_of(self.filters, kind.name)))
        self._count([kind], lambda counts: self._popup(kind, button, menu, counts))

    def _popup(self, kind: ChipKind, button: QPushButton, menu: ChoiceMenu, counts: Counts) -> None:
        self._fill(kind, menu, counts)
        if button.isVisible():
            _drop(menu, button)

    def _fill(self, kind: ChipKind, menu: ChoiceMenu, counts: Counts) -> None:
        menu.fill(kind.offers(counts.get(kind.name, {})), chosen_of(self.filters, kind.name), self.tr("Tất cả"))

    def _count(self, kinds: Sequence[ChipKind], done: Callable[[Counts], None]) -> None:
        listing, laptop = self._table.listing, self._workbench.laptop
        names = [kind.name for kind in kinds if kind.is_counted]
        if listing is not None:
            self._workbench.background.run(lambda: count_by(laptop, listing, names), done, self._table.say_failed)

    def _open_more(self) -> None:
        hidden = [one for one in self._chips if one[1].isHidden()]
        self._count([kind for kind, _button, _menu in hidden], lambda counts: self._popup_more(hidden, counts))

    def _popup_more(self, hidden: Sequence[tuple[ChipKind, QPushButton, ChoiceMenu]], counts: Counts) -> None:
        self._more_menu.clear()
        for kind, _button, menu in hidden:
            self._fill(kind, menu, counts)
            self._more_menu.addMenu(menu)
        _drop(self._more_menu, self._more)

    def _tell(self) -> None:
        """Show on every chip what it narrows by."""
        for kind, button, _menu in self._chips:
            chosen = chosen_of(self.filters, kind.name)
            told = _chip_words(kind, chosen)
            button.setText(f"{told} {_DOWN}".replace("&", "&&"))
            button.setChecked(bool(chosen))
            button.setAccessibleName(self.tr("Lọc theo {chip}").format(chip=told))
            set_tip(button, f"{kind.label}: {', '.join(map(kind.words, chosen))}" if chosen else kind.label)
        self._fit()

    def _fit(self) -> None:
        """Place the chips. What is shown may give the bar another width at once: then they are placed anew afterwards.

        Placed from within, a button would be hidden while Qt is still showing it, and be neither.
        """
        self._is_unfit = True
        if self._is_fitting:
            return
        self._is_fitting = True
        while self._is_unfit:
            self._is_unfit = False
            self._place_chips()
        self._is_fitting = False

    def _place_chips(self) -> None:
        """Show the chips that have room; the rest stand behind one button, which tells how many of them narrow."""
        gap = self._row.spacing()
        fixed = (self.search.minimumWidth(), self._count_width(), self._sort.sizeHint().width())
        room = self.width() - sum(fixed) - 4 * gap
        wide = [button.sizeHint().width() + gap for _kind, button, _menu in self._chips]
        more = 0 if sum(wide) <= room else self._more.sizeHint().width() + gap
        for (_kind, button, _menu), width in zip(self._chips, wide, strict=True):
            room -= width
            button.setVisible(room >= more)
        hidden = [kind for kind, button, _menu in self._chips if button.isHidden()]
        narrowing = [kind for kind in hidden if chosen_of(self.filters, kind.name)]
        told = self.tr("Lọc") + (f" ({len(narrowing)})" if narrowing else "")
        self._more.setVisible(bool(hidden))
        self._more.setText(f"{told} {_DOWN}")
        set_tip(self._more, ", ".join(kind.label for kind in hidden))

    def _count_width(self) -> int:
        metrics = self._table.count_label.fontMetrics()
        return metrics.horizontalAdvance(self._table.words.count(20_000))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _chip_words(kind: ChipKind, chosen: Sequence[str]) -> str:
    if not chosen:
        return kind.label
    return f"{kind.label}: {kind.words(chosen[0]) if len(chosen) == 1 else len(chosen)}"


def _drop(menu: QMenu, under: QWidget) -> None:
    """Open a menu under a button, without an event loop of its own."""
    menu.popup(under.mapToGlobal(QPoint(0, under.height())))
