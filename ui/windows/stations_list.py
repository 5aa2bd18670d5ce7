# SPDX-License-Identifier: Apache-2.0
"""The list of stations and clusters with its counts, its search, the quick check, and what one action would write."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.actions.cluster_facts import Equipment
from sync.records.days import VIETNAM
from sync.records.vietnamese import fold
from ui.books.reasons import VoidStrip
from ui.committing import commit_text
from ui.forms.flow import FlowLayout
from ui.forms.links import link
from ui.plain import Label, set_tip, wrapping_label
from ui.signs import equipment_sign
from ui.tables.empty_words import EmptyWords
from ui.tables.search_field import SearchField
from ui.theme import tokens
from ui.windows.stations_jobs import Picture
from ui.windows.stations_plan import StatedPlan
from ui.windows.stations_rows import GIVES_WAY, Item, columns, first_out, made_items
from ui.windows.stations_table import FoldingTable
from ui.windows.stations_words import numbered, state_told
from ui.workbench import Workbench

ROOMY_LINES: Final = 4
LOW_LINES: Final = 2


class EquipmentList(QWidget):
    """``current_changed`` carries the id of the current row, empty for none."""

    current_changed = Signal(str)
    all_good_wanted = Signal()
    add_wanted = Signal()
    add_station_wanted = Signal()
    check_wanted = Signal(int)

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._items: list[Item] = []
        self.counts = QWidget(self)
        self._counts = QHBoxLayout(self.counts)
        self._counts.setContentsMargins(0, 0, 0, 0)
        self._counts.setSpacing(workbench.theme.space(4))
        self.search = SearchField(self)
        self.search.setPlaceholderText(self.tr("Tìm (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Tìm trong danh sách"))
        self.add = self._link(self.tr("Ctrl+N Thêm"), self.add_wanted.emit)
        self.add_station = self._link(self.tr("Thêm đài"), self.add_station_wanted.emit)
        self.table = FoldingTable(workbench.theme, columns(), self.tr("Đài và cụm loa"), GIVES_WAY, self)
        self.empty = EmptyWords(self.table)
        self.strip = VoidStrip(workbench, self)
        self.hint = Label(self.tr("Kiểm tra nhanh hôm nay: đặt con trỏ vào cụm rồi bấm"), self, role="caption")
        self.digits = self._digits()
        self.all_good = QPushButton(self.tr("Tất cả tốt như hôm qua  Ctrl+L"), self)
        self.all_good.clicked.connect(self.all_good_wanted)
        self.plan = StatedPlan(workbench.theme, self)
        self.legend = wrapping_label(
            self.tr("? = quá 7 ngày chưa kiểm tra (số liệu cũ, không phải tốt)"), self, role="caption"
        )
        self.legend.setMinimumWidth(0)
        self.hint.setMinimumHeight(workbench.theme.control_height)
        self._lay_out()
        self._wire()

    def _link(self, text: str, run: Callable[[], None]) -> QPushButton:
        button = link(text, self)
        button.clicked.connect(run)
        return button

    def _digits(self) -> QWidget:
        holder = QWidget(self)
        flow = FlowLayout(holder, self._bench.theme.space(4))
        flow.addWidget(self.hint)
        for place, state in enumerate((Equipment.GOOD, Equipment.POOR, Equipment.BROKEN, Equipment.IN_REPAIR), 1):
            told = state_told(state).text.partition(" ")[2]
            button = self._link(f"{place} {told}", lambda digit=place: self.check_wanted.emit(digit))  # type: ignore[misc]  # a default binds the digit
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            flow.addWidget(button)
        return holder

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        head = QHBoxLayout()
        head.setSpacing(space(8))
        head.addWidget(self.counts)
        head.addWidget(self.search, 1)
        head.addWidget(self.add)
        whole = QHBoxLayout()
        whole.setSpacing(space(8))
        whole.addWidget(self.all_good)
        whole.addStretch(1)
        whole.addWidget(self.add_station)
        box = QVBoxLayout(self)
        box.setContentsMargins(space(16), space(4), space(8), space(4))
        box.setSpacing(space(4))
        box.addLayout(head)
        box.addWidget(self.table, 1)
        box.addWidget(self.strip)
        box.addWidget(self.digits)
        box.addLayout(whole)
        box.addWidget(self.plan)
        box.addWidget(self.legend)

    def _wire(self) -> None:
        self.search.searched.connect(lambda _text: self._show_rows())
        self.search.finished.connect(self.table.setFocus)
        self.search.noticed.connect(self._bench.messages.attend)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._tell_current())

    def _tell_current(self) -> None:
        self.current_changed.emit(self.table.current_key())

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    # showing

    def show_picture(self, picture: Picture) -> None:
        """Show what stands; the current row stays."""
        self._items = made_items(picture.equipment, self._today(), self._bench.tongue)
        self._show_counts(picture)
        self._show_plan(picture)
        self._show_rows()

    def _today(self) -> date:
        return self._bench.laptop.now().astimezone(VIETNAM).date()

    def _show_rows(self) -> None:
        commit_text()
        wanted = fold(self.search.text())
        shown = [one for one in self._items if wanted in one.search]
        self.table.show_rows([one.row for one in shown], first_out(shown))
        if not shown:
            self._say_empty()
            self._tell_current()
        else:
            self.empty.hide()

    def _say_empty(self) -> None:
        if self._items:
            self.empty.say(self.tr('Không thấy "{search}".').format(search=self.search.text().strip()))
        else:
            self.empty.set_words("", run=self.add_wanted.emit)
            self.empty.say(self.tr("Chưa có đài và cụm loa. Bấm Ctrl+N để thêm đài."), self.tr("Thêm đài"))

    def _show_counts(self, picture: Picture) -> None:
        while (item := self._counts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for state in Equipment:
            count = picture.equipment.counts.get(state, 0)
            if count:
                sign = equipment_sign(state)
                told = f"{count} {self._bench.tongue(sign.words)}"
                label = Label(f"{sign.mark} {count}", self.counts, tone=sign.tone)
                label.setAccessibleName(told)
                set_tip(label, told)
                self._counts.addWidget(label)
        self.counts.setVisible(bool(picture.equipment.counts))

    def _show_plan(self, picture: Picture) -> None:
        """What the one action would write, and what it leaves out, before it is done."""
        due = [numbered(one.code, one.name) for one in picture.plan.checked]
        others = [
            f"{numbered(one.code, one.name)} ({state_told(one.state, is_stale=one.state is Equipment.UNKNOWN).text})"
            for one in picture.plan.left_out
        ]
        self.plan.state(due, others, has_any=bool(picture.equipment.clusters))
        set_tip(self.all_good, ", ".join(due) or self.tr("Tất cả tốt như hôm qua (Ctrl+L)"))
        self.all_good.setAccessibleDescription(self.plan.whole)
        self.all_good.setEnabled(bool(due))
        self._show_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_room()

    def _show_room(self) -> None:
        """Where there is little room the explanations give way to the rows; tips say the same."""
        has_clusters = any(one.is_cluster for one in self._items)
        is_roomy = self.window().height() >= tokens()["breakpoints"]["low"]
        for widget in (self.digits, self.plan, self.all_good):
            widget.setVisible(has_clusters)
        self.hint.setVisible(is_roomy)
        self.legend.setVisible(has_clusters and is_roomy)
        self.plan.lines = ROOMY_LINES if is_roomy else LOW_LINES
        self.plan.fit()

    # asking

    def items(self) -> Sequence[Item]:
        """All stations and clusters, searched for or not."""
        return self._items

    def current(self) -> Item | None:
        """The one that the keys speak of."""
        key = self.table.current_key()
        return next((one for one in self._items if one.record_id == key), None)

    def go_to(self, record_id: str) -> None:
        """Make a row the current one, where the list shows it."""
        place = self.table.board.place_of(record_id)
        if place is not None:
            self.table.go_to(place)
