# SPDX-License-Identifier: Apache-2.0
"""The list of the logbook: filters, rows, the strip that asks for a reason, the keys by their buttons."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sync.records.broadcast_log import BroadcastLog
from sync.store.filtering import Filters
from sync.store.reading import Query
from ui.forms.flow import FlowLayout
from ui.plain import set_tip
from ui.tables.columns import Wanted
from ui.tables.filter_bar import FilterBar
from ui.tables.list_export import ListExport
from ui.tables.record_table import RecordTable
from ui.windows.logbook_reasons import VoidStrip
from ui.workbench import Workbench

Hint = tuple[str, Callable[[], None]]


class LogbookList(QWidget):
    """Begins with the present month."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.table = RecordTable(workbench, self)
        self.bar = FilterBar(workbench, self.table, self)
        self.strip = VoidStrip(workbench.theme, self)
        self.export = ListExport(workbench, self.tr("Sổ phát thanh"), self.table.rows_to_export, self)
        self._hints = QWidget(self)
        self._lay_out()
        self.table.counted.connect(self._say_empty)
        self.bar.changed.connect(lambda _filters: self._set_words())
        self.strip.closed.connect(self.table.setFocus)
        wanted = Wanted(BroadcastLog)
        self.table.show_query(Query(BroadcastLog), wanted)
        self.bar.show_for(wanted)
        self.bar.apply(Filters(month=f"{workbench.laptop.now():%Y-%m}"))

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        self.setFocusProxy(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(space(16), 0, space(8), space(4))
        box.setSpacing(space(4))
        box.addWidget(self.bar)
        box.addWidget(self.table, 1)
        box.addWidget(self.strip)
        box.addWidget(self._hints)

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Name the keys, each by a button for the mouse."""
        flow = FlowLayout(self._hints, self._bench.theme.space(4))
        for text, run in hints:
            button = QPushButton(text, self._hints)
            button.setProperty("role", "link")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(run)
            set_tip(button, text)
            flow.addWidget(button)

    def chosen(self) -> list[str]:
        """The ticked records, else the current one."""
        return list(self.table.ticked()) or [one for one in (self.table.current_id(),) if one]

    def is_asking(self) -> bool:
        """Whether the strip has the keyboard: the keys of the list rest."""
        return self.strip.isAncestorOf(self.focusWidget())

    def _told(self) -> dict[str, str]:
        month = self.bar.filters.month or f"{self._bench.laptop.now():%Y-%m}"
        return {"month": str(int(month[5:])), "year": month[:4], "search": "{search}"}

    def _set_words(self) -> None:
        """A search in one month that found nothing offers the whole year."""
        if not self.bar.filters.month:
            self.table.empty.set_words("")
            return
        nothing = self.tr('Không thấy "{search}" trong tháng {month}.').format(**self._told())
        wider = self.tr("Tìm trong cả năm {year}").format(**self._told())
        self.table.empty.set_words("", nothing, wider, self._search_the_year)

    def _say_empty(self, count: int) -> None:
        """A month without records says what to do."""
        filters = self.bar.filters
        if not count and filters in (Filters(), Filters(month=filters.month)):
            empty = self.tr(
                "Chưa có bản ghi nào trong tháng {month}. Bấm Ctrl+N để thêm, hoặc Ctrl+L để lấy theo hôm qua."
            )
            self.table.empty.say(empty.format(**self._told()))

    def _search_the_year(self) -> None:
        year = self.bar.filters.month[:4]
        self.bar.apply(replace(self.bar.filters, month="", days=(f"{year}-01-01", f"{year}-12-31")))
