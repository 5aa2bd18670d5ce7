# SPDX-License-Identifier: Apache-2.0
"""The list of stations and clusters with its counts, its search, the quick check, and what one action would write."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.actions.cluster_facts import Equipment
from sync.records.days import VIETNAM
from sync.records.vietnamese import fold
from ui.committing import commit_text
from ui.forms.flow import FlowLayout
from ui.plain import Label, set_tip, wrapping_label
from ui.signs import equipment_sign
from ui.tables.empty_words import EmptyWords
from ui.tables.search_field import SearchField
from ui.windows.stations_jobs import Picture
from ui.windows.stations_rows import GIVES_WAY, Item, columns, first_out, made_items
from ui.windows.stations_table import FoldingTable
from ui.windows.stations_words import listed, numbered, state_told
from ui.workbench import Workbench

NAMED: Final = 12


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
        self._counts = FlowLayout(self.counts, workbench.theme.space(4))
        self.search = SearchField(self)
        self.search.setPlaceholderText(self.tr("Tìm trong danh sách (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Tìm trong danh sách"))
        self.add = self._link(self.tr("Ctrl+N Thêm cụm loa"), self.add_wanted.emit)
        self.add_station = self._link(self.tr("Thêm đài"), self.add_station_wanted.emit)
        self.table = FoldingTable(workbench.theme, columns(), self.tr("Đài và cụm loa"), GIVES_WAY, self)
        self.empty = EmptyWords(self.table)
        self.hint = wrapping_label(self.tr("Kiểm tra nhanh hôm nay: đặt con trỏ vào cụm rồi bấm"), self, role="caption")
        self.digits = self._digits()
        self.all_good = QPushButton(self.tr("Tất cả tốt như hôm qua  Ctrl+L"), self)
        self.all_good.clicked.connect(self.all_good_wanted)
        self.plan = wrapping_label(parent=self, role="caption")
        self.legend = wrapping_label(
            self.tr("? = quá 7 ngày chưa kiểm tra (số liệu cũ, không phải tốt)"), self, role="caption"
        )
        for label in (self.hint, self.plan, self.legend):
            label.setMinimumWidth(0)
        self._lay_out()
        self._wire()

    def _link(self, text: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "link")
        button.clicked.connect(run)
        set_tip(button, text)
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
        head.addWidget(self.search, 1)
        head.addWidget(self.add)
        head.addWidget(self.add_station)
        whole = QHBoxLayout()
        whole.setSpacing(space(8))
        whole.addWidget(self.all_good, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self.plan, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(space(16), 0, space(8), space(4))
        box.setSpacing(space(4))
        box.addWidget(self.counts)
        box.addLayout(head)
        box.addWidget(self.table, 1)
        box.addWidget(self.digits)
        box.addLayout(whole)
        box.addWidget(self.legend)

    def _wire(self) -> None:
        self.search.searched.connect(lambda _text: self._show_rows())
        self.search.left.connect(self.table.setFocus)
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
        words = fold(self.search.text()).split()
        shown = [one for one in self._items if all(word in one.search for word in words)]
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
                label = Label(f"{sign.mark} {count} {state_told(state).text[2:]}", self.counts, tone=sign.tone)
                self._counts.addWidget(label)
                label.show()
        self.counts.setVisible(bool(picture.equipment.counts))

    def _show_plan(self, picture: Picture) -> None:
        """What the one action would write, and what it leaves out, before it is done."""
        due = [numbered(one.code, one.name) for one in picture.plan.checked]
        others = [
            f"{numbered(one.code, one.name)} ({state_told(one.state, is_stale=one.state is Equipment.UNKNOWN).text})"
            for one in picture.plan.left_out
        ]
        lines = []
        if due:
            lines.append(self.tr("Sẽ ghi tốt {count} cụm: {names}.").format(count=len(due), names=listed(due, NAMED)))
        elif picture.equipment.clusters:
            lines.append(self.tr("Các cụm tốt đã kiểm tra hôm nay."))
        if others:
            lines.append(self.tr("Không ghi: {names}.").format(names=listed(others, NAMED)))
        self.plan.setText("\n".join(lines))
        set_tip(self.all_good, ", ".join(due) or self.tr("Tất cả tốt như hôm qua (Ctrl+L)"))
        self.all_good.setAccessibleDescription(self.plan.text())
        self.all_good.setEnabled(bool(due))
        for widget in (self.digits, self.legend, self.plan, self.all_good):
            widget.setVisible(bool(picture.equipment.clusters))

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
