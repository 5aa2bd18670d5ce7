# SPDX-License-Identifier: Apache-2.0
"""The two reading tabs of the panel: the changes of a record, and what became of it on its way."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from desktop.titles import Titles
from sync.records.record import Record
from ui.tables.history_view import HistoryView
from ui.workbench import Workbench


class Told(Enum):
    """Which of the two a tab tells."""

    CHANGES = "changes"
    WAY = "way"


class RecordStory(HistoryView):
    """One half of the history; its heading is the tab's."""

    def __init__(self, workbench: Workbench, told: Told) -> None:
        super().__init__(workbench)
        self._told = told
        box = self.layout()
        if box is not None:
            box.setContentsMargins(*(workbench.theme.space(8) for _side in range(4)))
        if told is Told.WAY:
            self.list.setAccessibleName(self.tr("Đường đi của bản ghi"))

    def show_item(self, of: type[Record], item: Mapping[str, Any], titles: Titles | None = None) -> None:
        """Show the half of a record that this tab tells."""
        super().show_item(of, item, titles)
        way = self.way_rows
        for row in range(self.list.count()):
            is_of_way = row < way
            is_heading = row in (0, way)
            self.list.item(row).setHidden(is_heading or is_of_way is (self._told is Told.CHANGES))
