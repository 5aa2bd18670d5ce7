# SPDX-License-Identifier: Apache-2.0
"""Đài và cụm loa: the list with the quick check at the left, the panel with the fault timeline at the right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from sync.log.errors import LoaError
from ui.books.desk import offer_draft, open_draft
from ui.books.place import MovablePlace
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.screen import Command, Screen
from ui.tables.list_export import ListExport
from ui.windows.stations_answers import StationAnswers
from ui.windows.stations_forms import EquipmentForms
from ui.windows.stations_jobs import EquipmentFile, Picture, read_equipment, read_picture
from ui.windows.stations_keys import FaultKeys
from ui.windows.stations_list import EquipmentList
from ui.windows.stations_panel import EquipmentPanel
from ui.wishes import wishes_of
from ui.workbench import Workbench


class StationsScreen(Screen):
    """Lays out and wires; the keys do what ``answers`` writes."""

    name = "stations"

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._reading = 0
        self._wanted_id = ""
        self._is_first_shown = True
        self.answers = StationAnswers(workbench, self.undo, self)
        self.list = EquipmentList(workbench, self)
        self.panel = EquipmentPanel(workbench, self.undo, self)
        self.place = MovablePlace(self, self.list, self.panel)
        self.forms = EquipmentForms(self.list, self.panel, self.place, self)
        title = self.tr("Đài và cụm loa")
        self.export = ListExport(workbench, title, lambda: partial(list, self.list.table.written_out()), self)
        self.faults = FaultKeys(self.answers, self.list, self.panel, self.place, self)
        self.setFocusProxy(self.list.table)
        self._wire()

    def _wire(self) -> None:
        listed, panel, page = self.list, self.panel, self.panel.timeline
        listed.current_changed.connect(self._read_current)
        listed.table.opened.connect(lambda _place: self.faults.open())
        listed.all_good_wanted.connect(self.answers.all_good)
        listed.add_wanted.connect(self.forms.add)
        listed.add_station_wanted.connect(self.forms.add_station)
        listed.check_wanted.connect(self.faults.check)
        panel.edit_wanted.connect(self.forms.edit)
        panel.left.connect(self._back)
        panel.saved.connect(self._on_saved)
        page.step_wanted.connect(self.faults.next_step)
        page.ticket_wanted.connect(self.forms.edit_ticket)
        page.strip.sent.connect(self.answers.answer)
        page.strip.closed.connect(self._back)
        self.answers.kept.connect(page.strip.forget)

    def title(self) -> str:
        return self.tr("Đài và cụm loa")

    def commands(self) -> Sequence[Command]:
        words = (self.tr("Tốt"), self.tr("Kém"), self.tr("Hỏng"), self.tr("Đang sửa"))
        told = self.tr("Kiểm tra hôm nay: {state}")
        return [
            *(self._digit(digit, told.format(state=word)) for digit, word in enumerate(words, 1)),
            Command("all_good", self.tr("Tất cả tốt như hôm qua"), self.answers.all_good, "Ctrl+L"),
            Command("step", self.tr("Báo hỏng, bước tiếp theo, lưu"), self.faults.next_step, "Ctrl+Enter"),
            Command("add", self.tr("Thêm cụm loa"), self.forms.add, "Ctrl+N"),
            Command("add_station", self.tr("Thêm đài"), self.forms.add_station),
            Command("add_village", self.tr("Thêm thôn"), self.forms.add_village),
            Command("edit", self.tr("Sửa bản ghi"), self.forms.edit, "F2"),
            Command("edit_ticket", self.tr("Sửa phiếu sự cố"), self.forms.edit_ticket),
            Command("save", self.tr("Lưu, ở lại"), lambda: self.panel.save(is_next=False), "Ctrl+S"),
            Command("missing", self.tr("Kiểm tra, tới mục thiếu đầu tiên"), self.panel.check, "F7"),
            Command("search", self.tr("Tìm trong danh sách"), self.list.focus_search, "Ctrl+F"),
            Command("void", self.tr("Hủy bản ghi (có lý do)"), self.forms.ask_why_withdraw, "Delete"),
            self.export.command(),
            *self.place.edge.commands(),
        ]

    def _digit(self, digit: int, text: str) -> Command:
        return Command(f"check_{digit}", text, lambda: self.faults.check_by_key(digit), str(digit))

    def panes(self) -> Sequence[QWidget]:
        return (self.list.table, self.panel)

    def is_closable(self) -> bool:
        self.panel.keep_draft()
        self.forms.write_withdrawals()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place.fit()

    # reading

    def show_fresh(self) -> None:
        wish = wishes_of(self.workbench.changes).take(self.name)
        laptop = self.workbench.laptop
        self._wanted_id = str(wish.get("record", self._wanted_id))
        ask(self, self.workbench.background, lambda: read_picture(laptop), self._show, self._say)
        if self._is_first_shown:
            self._is_first_shown = False
            self.list.table.setFocus()
            if not wish:
                offer_draft(self.panel, self.forms.titles())
        if "record" in wish:
            self.forms.show_record(str(wish["form"]), str(wish["record"]))
        if "draft" in wish:
            self.place.want(True)
            open_draft(self.panel, self.forms.titles(), str(wish["form"]), str(wish["draft"]))

    def _show(self, picture: Picture) -> None:
        self.list.show_picture(picture)
        if self._wanted_id:
            self.list.go_to(self._wanted_id)
            self._wanted_id = ""

    def _read_current(self, record_id: str) -> None:
        self._reading += 1
        item, asked, bench = self.list.current(), self._reading, self.workbench
        if item is None:
            self.panel.show_nothing()
            return

        def show(file: EquipmentFile) -> None:
            if asked == self._reading:
                self.panel.show_file(item, file)

        ask(self, bench.background, lambda: read_equipment(bench.laptop, record_id, bench.tongue), show, self._say)

    def _say(self, error: LoaError) -> None:
        self.workbench.messages.say(error_words(error))

    def _on_saved(self, record_id: str) -> None:
        self._wanted_id = record_id

    def _back(self) -> None:
        self.place.want(False)
        self.list.table.setFocus()
