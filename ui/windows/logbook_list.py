# SPDX-License-Identifier: Apache-2.0
"""The list of the logbook: it begins with the present month, says what an empty one means, and is written out."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sync.records.broadcast_log import BroadcastLog
from sync.store.filtering import Filters
from sync.store.reading import Query
from ui.books.list_pane import ListPane
from ui.tables.columns import Wanted
from ui.tables.list_export import ListExport
from ui.tables.record_table import RecordTable
from ui.workbench import Workbench


class LogbookList(ListPane):
    """Opens with the present month."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(workbench, RecordTable(workbench, parent), parent)
        self.export = ListExport(workbench, self.tr("Sổ phát thanh"), self.table.rows_to_export, self)
        self._lay_out()
        self.table.counted.connect(self._say_empty)
        self.bar.changed.connect(lambda _filters: self._set_words())
        wanted = Wanted(BroadcastLog)
        self.table.show_query(Query(BroadcastLog), wanted)
        self.bar.show_for(wanted)
        self.bar.apply(Filters(month=f"{workbench.laptop.now():%Y-%m}"))

    def more_reasons(self) -> Sequence[str]:
        return (self.tr("Thực tế không phát"),)

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        box = QVBoxLayout(self)
        box.setContentsMargins(space(16), 0, space(8), space(4))
        box.setSpacing(space(4))
        box.addWidget(self.bar)
        box.addWidget(self.table, 1)
        box.addWidget(self.reasons)
        box.addWidget(self._hints)

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
