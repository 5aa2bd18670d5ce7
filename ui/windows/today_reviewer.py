# SPDX-License-Identifier: Apache-2.0
"""The reviewer's board: a line for each commune, those that need a look first. Unknown is a dash, never zero."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.actions.today_of_communes import CommuneBoard, CommuneRow
from desktop.display import UNKNOWN
from sync.records.vietnamese import sort_key
from ui.forms.flow import FlowLayout
from ui.forms.links import link
from ui.plain import Label, wrapping_label
from ui.tables.empty_words import EmptyWords
from ui.windows.stations_table import FoldingTable
from ui.windows.today_day_bar import DayBar
from ui.windows.today_table import Cell, Column, Look, Row
from ui.windows.today_words import days_text, moment_text
from ui.workbench import Workbench

_BY_NAME: Final = "name"
_BY_NEED: Final = "need"
GIVES_WAY: Final = (4, 1)
"""Places of the columns that go first where the board is narrow: the last exchange, then what was aired."""


class ReviewerBoard(QWidget):
    """``commune_wanted`` and ``queue_wanted`` name a unit."""

    commune_wanted = Signal(str)
    queue_wanted = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._board: CommuneBoard | None = None
        self._sort = _BY_NEED
        self.day_bar = DayBar(workbench.theme, self)
        self.period = Label(self.tr("Kỳ:"), self, role="secondary")
        self.sort_button = QPushButton(self)
        self.sort_button.setProperty("role", "chip")
        self._sort_menu = self._made_menu()
        self.table = FoldingTable(workbench.theme, self._columns(), self.tr("Các xã, phường"), GIVES_WAY, self)
        self.empty = EmptyWords(self.table)
        self.legend = wrapping_label(
            self.tr('Dấu "-" là chưa có số liệu về, không phải là không phát.'), self, role="caption"
        )
        self.legend.setMinimumWidth(0)
        self._lay_out()
        self.table.doubleClicked.connect(lambda _index: self.open())
        self._show_sort()

    def _columns(self) -> Sequence[Column]:
        return (
            Column(self.tr("Xã, phường"), is_content=True),
            Column(self.tr("Lượt phát"), "00/00"),
            Column(self.tr("Chờ duyệt"), "000 KHẨN"),
            Column(self.tr("Cụm hỏng"), "00 (00 ngày)"),
            Column(self.tr("Đồng bộ"), "hôm nay 00:00"),
            Column(self.tr("Cần chú ý"), "! " + self.tr("Số liệu cũ, chưa rõ") + "000"),
        )

    def _made_menu(self) -> QMenu:
        menu = QMenu(self)
        for name, text in ((_BY_NEED, self.tr("Cần chú ý")), (_BY_NAME, self.tr("Tên xã, phường"))):
            action = menu.addAction(text)
            action.setData(name)
            action.setCheckable(True)
        menu.triggered.connect(lambda action: self.sort_by(str(action.data())))
        self.sort_button.setMenu(menu)
        return menu

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        head = QHBoxLayout()
        head.setSpacing(space(8))
        head.addStretch(1)
        for widget in (self.period, self.day_bar, self.sort_button):
            head.addWidget(widget)
        hints = QWidget(self)
        flow = FlowLayout(hints, space(8))
        for text, run in (
            (self.tr("Enter xem xã"), self.open),
            (self.tr("F8 mở hàng chờ duyệt của xã"), self.open_queue),
        ):
            flow.addWidget(self._hint(text, run))
        box = QVBoxLayout(self)
        box.setContentsMargins(space(16), space(4), space(16), space(4))
        box.setSpacing(space(4))
        box.addLayout(head)
        box.addWidget(self.table, 1)
        box.addWidget(self.legend)
        box.addWidget(hints)

    def _hint(self, text: str, run: Callable[[], None]) -> QPushButton:
        button = link(text, self, takes_focus=False)
        button.clicked.connect(run)
        return button

    def show_board(self, board: CommuneBoard) -> None:
        """Show the communes; the current one stays."""
        self._board = board
        self.day_bar.show_day(board.day, self._bench.laptop.now().date())
        rows = list(board.communes)
        if self._sort == _BY_NAME:
            rows.sort(key=lambda row: sort_key(row.name))
        self.table.show_rows([self._row(one) for one in rows], rows[0].unit if rows else "")
        if rows:
            self.empty.hide()
        else:
            self.empty.say(self.tr("Chưa có số liệu của xã nào. Bấm F5 để đồng bộ."))

    def sort_by(self, name: str) -> None:
        """By need, or by name."""
        self._sort = name
        self._show_sort()
        if self._board is not None:
            self.show_board(self._board)

    def _show_sort(self) -> None:
        chosen: Mapping[Any, str] = {one.data(): one.text() for one in self._sort_menu.actions()}
        for action in self._sort_menu.actions():
            action.setChecked(action.data() == self._sort)
        self.sort_button.setText(self.tr("Sắp xếp: {order}").format(order=chosen[self._sort]) + " ▾")

    def open(self) -> None:
        """Enter: the logbook of the commune."""
        if key := self.table.current_key():
            self.commune_wanted.emit(key)

    def open_queue(self) -> None:
        """F8: what waits of the commune."""
        if key := self.table.current_key():
            self.queue_wanted.emit(key)

    def _row(self, row: CommuneRow) -> Row:
        need = self._need(row)
        mark = "! " if row.is_urgent or row.is_stale else ""
        rest = (
            Cell(self._aired(row)),
            self._waiting(row),
            Cell(self._broken(row)),
            Cell(moment_text(row.latest, self._bench.laptop.now())),
            need,
        )
        labels = [one.label for one in self._columns()[1:]]
        told = [f"{label}: {one.text}" for label, one in zip(labels, rest, strict=True) if one.text]
        return Row(row.unit, (Cell(f"{mark}{row.name}", said="; ".join([f"{mark}{row.name}", *told])), *rest))

    def _aired(self, row: CommuneRow) -> str:
        if row.aired is None or row.scheduled is None:
            return UNKNOWN
        return f"{row.aired}/{row.scheduled}"

    def _waiting(self, row: CommuneRow) -> Cell:
        if row.waiting is None:
            return Cell(UNKNOWN)
        if row.waiting_emergencies:
            return Cell(self.tr("{count} KHẨN").format(count=row.waiting_emergencies), "urgent", Look.PILL)
        return Cell(str(row.waiting))

    def _broken(self, row: CommuneRow) -> str:
        if row.broken is None:
            return self.tr("? (cũ)") if row.latest is not None else UNKNOWN
        if not row.broken or row.longest_out_days is None:
            return str(row.broken)
        return f"{row.broken} ({days_text(row.longest_out_days)})"

    def _need(self, row: CommuneRow) -> Cell:
        if row.emergency is not None:
            told = self.tr("Bản tin khẩn {aired}/{repeats} lần")
            text = told.format(aired=row.emergency.aired, repeats=row.emergency.repeats)
            return Cell(text, "urgent", Look.PILL)
        if row.is_stale:
            return Cell(self.tr("Số liệu cũ, chưa rõ"), "neutral", Look.PILL)
        return Cell("")
