# SPDX-License-Identifier: Apache-2.0
"""A page of a panel: the records of another type that name the one that is read."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sync.store.reading import Query
from ui.books.book import Detail
from ui.plain import set_tip
from ui.tables.columns import Wanted
from ui.tables.record_table import RecordTable
from ui.workbench import Workbench


class DetailsPage(QWidget):
    """``add_wanted`` asks for a further one, ``opened`` names one to be opened."""

    add_wanted = Signal()
    opened = Signal(str)

    def __init__(self, workbench: Workbench, detail: Detail, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.detail = detail
        self.record_id = ""
        self._name = f"{name}.{detail.of.type_name()}"
        self._is_due = False
        self.table = RecordTable(workbench, self)
        add = QPushButton(self.tr("+ Thêm: {label}").format(label=workbench.tongue(detail.of.declared.label)), self)
        add.setProperty("role", "link")
        set_tip(add, add.text())
        add.clicked.connect(self.add_wanted)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        row.addWidget(self.table.count_label)
        space = workbench.theme.space
        box = QVBoxLayout(self)
        box.setContentsMargins(space(8), space(4), space(8), space(8))
        box.addLayout(row)
        box.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self.opened)

    def show_for(self, record_id: str) -> None:
        """Show what names a record, once somebody looks."""
        self.record_id = record_id
        self._is_due = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        if not self._is_due or not self.record_id:
            return
        self._is_due = False
        detail = self.detail
        wanted = Wanted(detail.of, detail.columns, is_ticking=False)
        self.table.show_query(Query(detail.of, where={detail.by: self.record_id}), wanted, self._name)
