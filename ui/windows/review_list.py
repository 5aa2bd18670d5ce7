# SPDX-License-Identifier: Apache-2.0
"""The left side of the review screen: how many wait, the commune, the order, the queue, checks, the keys in words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from desktop.actions.review_work import Waiting
from sync.records.vietnamese import sort_key
from ui.plain import Label, set_tip
from ui.tables.choice_menu import ChoiceMenu, Offer
from ui.tables.empty_words import EmptyWords
from ui.tables.row_painter import RowPainter
from ui.tables.row_view import RowView
from ui.tables.row_words import RowWords
from ui.tables.search_field import SearchField
from ui.windows.review_model import CHECKS, CONTENT, DAY, KIND, UNIT, ReviewModel
from ui.windows.review_panel import ChecksBox
from ui.windows.review_queue import ReviewQueue
from ui.windows.review_words import ReviewWords
from ui.workbench import Workbench

LEAST_CONTENT: Final = 150
HINTS_FROM: Final = 420
"""Heights and widths in pixels at text of 100 %: below the first the keys are in F1 alone."""


class ReviewList(QWidget):
    """``looked`` tells the row that became the current one; it changes by keys, by mouse, and when rows go."""

    looked = Signal(object)
    opened = Signal()
    all_wanted = Signal()

    def __init__(self, workbench: Workbench, words: ReviewWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.words = words
        self.model = ReviewModel(workbench.theme, workbench.tongue, words, self)
        self.view = RowView(workbench.theme, self)
        self.count_label = Label("", self, role="strong")
        self.search = SearchField(self)
        self.search.setPlaceholderText(self.tr("Tìm (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Tìm trong hàng chờ"))
        self.unit_button = self._chip(self.tr("Lọc theo xã"))
        self.order_button = self._chip(self.tr("Đổi thứ tự: cũ nhất trước hoặc mới nhất trước"))
        self.order_button.setCheckable(True)
        self.menu = ChoiceMenu(self.tr("Xã"), True, self)
        self.empty = EmptyWords(self.view)
        self.checks = ChecksBox(workbench, self)
        self.hints = [Label(text, self, role="caption") for text in self._hints()]
        self.silent: Sequence[str] = ()
        self._current = ""
        self._lay_out()
        self._wire()
        self._tell()

    def _hints(self) -> tuple[str, ...]:
        return (
            self.tr("F8 Duyệt và sang mục kế      F9 Trả lại (lý do)      3 Để sau"),
            self.tr("Ctrl+A chọn hết mục không cảnh báo, rồi F8"),
            self.tr("Ctrl+Z hoàn tác quyết định vừa làm"),
        )

    def _chip(self, tip: str) -> QPushButton:
        chip = QPushButton(self)
        chip.setProperty("role", "chip")
        chip.setAutoDefault(False)
        set_tip(chip, tip)
        return chip

    def _lay_out(self) -> None:
        space = self._workbench.theme.space
        head = QHBoxLayout()
        head.setSpacing(space(8))
        for widget, stretch in ((self.search, 1), (self.unit_button, 0), (self.order_button, 0), (self.count_label, 0)):
            head.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(16), space(4), space(12), space(8))
        column.setSpacing(space(4))
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.checks)
        for hint in self.hints:
            column.addWidget(hint)
        self.setFocusProxy(self.view)
        self._dress_view()

    def _dress_view(self) -> None:
        workbench = self._workbench
        words = RowWords(workbench.theme, workbench.tongue, workbench.laptop.tree, self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowPainter(workbench.theme, words, self.view))
        self.view.setAccessibleName(self.tr("Bản ghi chờ duyệt"))
        header = self.view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(workbench.theme.size("target"))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _wire(self) -> None:
        self.view.selectionModel().currentRowChanged.connect(lambda now, _before: self._look(now.row()))
        self.view.opened.connect(lambda _place: self.opened.emit())
        self.view.all_wanted.connect(self.all_wanted)
        self.view.tick_wanted.connect(self.toggle_tick)
        self.view.tick_range_wanted.connect(self._tick_range)
        self.view.copy_wanted.connect(self._copy)
        self.view.resized.connect(self._fit)
        self.model.changed.connect(self._tell)
        self.search.searched.connect(lambda text: self.rearrange(lambda queue: queue.narrow(search=text)))
        self.search.finished.connect(self.view.setFocus)
        self.search.noticed.connect(self._workbench.messages.attend)
        self.menu.chosen.connect(self._show_unit)
        self.unit_button.clicked.connect(self._open_menu)
        self.order_button.toggled.connect(self._turn_round)

    # the current row

    @property
    def current(self) -> Waiting | None:
        """The row that is looked at."""
        place = self.model.queue.place_of(self._current) if self._current else None
        return None if place is None else self.model.queue.rows[place]

    def rearrange(self, act: Callable[[ReviewQueue], None], wanted: str = "") -> None:
        """Change the rows; a wanted record, else the same one, else the one that came into its place is current."""
        before = self.view.currentIndex().row()
        self.model.change(act)
        rows = self.model.queue.rows
        place = self.model.queue.place_of(wanted or self._current)
        place = max(0, min(before, len(rows) - 1)) if place is None else place
        if rows:
            self.view.go_to(place)
        self._look(place if rows else -1)
        self._tell_empty()

    def _look(self, place: int) -> None:
        rows = self.model.queue.rows
        row = rows[place] if 0 <= place < len(rows) else None
        self._current = row.record_id if row is not None else ""
        self.looked.emit(row)

    def _tell_empty(self) -> None:
        queue = self.model.queue
        self.checks.setVisible(bool(queue.rows))
        if queue.rows:
            self.empty.hide()
        elif queue.count:
            self.empty.say(self.tr("Không có bản ghi nào khớp với bộ lọc."))
        else:
            self.empty.say(self.words.empty(self.silent))

    def focus_search(self) -> None:
        """Ctrl+F: go to the search, all of it selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # ticks

    def toggle_tick(self, place: int) -> None:
        """Space: tick a row or take its tick away."""
        name = self.model.queue.rows[place].record_id
        is_ticked = name not in self.model.queue.ticked
        self.model.retell(lambda queue: queue.tick([name], is_ticked=is_ticked))

    def _tick_range(self, first: int, last: int) -> None:
        names = [one.record_id for one in self.model.queue.rows[min(first, last) : max(first, last) + 1]]
        self.model.retell(lambda queue: queue.tick(names, is_ticked=True))

    def _copy(self) -> None:
        rows = self.model.queue.ticked_rows() or ([self.current] if self.current else [])
        lines = ["\t".join((one.unit_name, one.day or "-", one.title, self.words.kind(one))) for one in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    # what stands around the rows

    def _tell(self) -> None:
        queue = self.model.queue
        told = self.tr("Chờ {count}").format(count=queue.count)
        ticked = len(queue.ticked_rows())
        self.count_label.setText(
            self.tr("{waiting}, chọn {count}").format(waiting=told, count=ticked) if ticked else told
        )
        name = queue.units().get(queue.unit, (self.tr("Tất cả"), 0))[0] if queue.unit else self.tr("Tất cả")
        self.unit_button.setText(self.tr("Xã: {name}").format(name=name).replace("&", "&&") + " ▾")
        self.order_button.setText(self.tr("Mới nhất") if self.order_button.isChecked() else self.tr("Cũ nhất"))

    def _open_menu(self) -> None:
        queue = self.model.queue
        units = sorted(queue.units().items(), key=lambda one: sort_key(one[1][0]))
        offers = [Offer(code, name, count) for code, (name, count) in units]
        self.menu.fill(offers, [queue.unit] if queue.unit else [], self.tr("Tất cả"))
        self.menu.popup(self.unit_button.mapToGlobal(QPoint(0, self.unit_button.height())))

    def _show_unit(self, codes: list[str]) -> None:
        self.rearrange(lambda queue: queue.narrow(unit=codes[0] if codes else ""))

    def _turn_round(self, is_newest_first: bool) -> None:
        self.rearrange(lambda queue: queue.turn_round(is_newest_first=is_newest_first))

    def _fit(self) -> None:
        """Give the columns their widths. Where there is no room the commune goes, then the day; of the kind a sign
        stays."""
        header, room = self.view.horizontalHeader(), self.view.viewport().width()
        least = self._workbench.theme.scaled(LEAST_CONTENT)
        fixed = {one.name: one.width for one in self.model.columns if one.name != CONTENT}
        hidden: list[str] = []
        for name in (UNIT, DAY):
            if _taken(fixed, hidden) + least > room:
                hidden.append(name)
        self.model.is_kind_short = _taken(fixed, hidden) + least > room
        if self.model.is_kind_short:
            fixed[KIND] = fixed[CHECKS]
        content = room - _taken(fixed, hidden)
        for place, one in enumerate(self.model.columns):
            header.setSectionHidden(place, one.name in hidden)
            if one.name not in hidden:
                header.resizeSection(place, fixed.get(one.name, content))
        if self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = event.size().height() >= self._workbench.theme.scaled(HINTS_FROM)
        for hint in self.hints:
            hint.setVisible(has_room)


def _taken(widths: Mapping[str, int], hidden: Sequence[str]) -> int:
    """What the columns take that are not hidden."""
    return sum(width for name, width in widths.items() if name not in hidden)
