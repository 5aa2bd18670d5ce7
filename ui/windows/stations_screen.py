# SPDX-License-Identifier: Apache-2.0
"""Đài và cụm loa: the list with the quick check at the left, the panel with the fault timeline at the right."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.actions.fault_timeline import NEXT_STEPS, VISITED, Step
from sync.log.errors import LoaError
from sync.records.cluster import Cluster
from sync.records.fault_ticket import FaultTicket
from sync.records.record import Record
from sync.records.station import Station
from sync.records.village import Village
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.messages import Message, Tone
from ui.screen import Command, Screen
from ui.windows.stations_answers import StationAnswers
from ui.windows.stations_jobs import EquipmentFile, Picture, read_file, read_picture
from ui.windows.stations_list import EquipmentList
from ui.windows.stations_panel import FAULTS, EquipmentPanel
from ui.windows.stations_place import PanelPlace
from ui.windows.stations_rows import Item
from ui.workbench import Workbench

RESULTS: Final = {1: "good", 2: "weak", 3: "no_sound"}
IN_REPAIR_DIGIT: Final = 4


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
        self.place = PanelPlace(workbench.theme, self, self.list, self.panel)
        self.setFocusProxy(self.list.table)
        self._wire()

    def _wire(self) -> None:
        listed, panel, page = self.list, self.panel, self.panel.timeline
        listed.current_changed.connect(self._read_current)
        listed.table.opened.connect(lambda _place: self.open())
        listed.all_good_wanted.connect(self.answers.all_good)
        listed.add_wanted.connect(self.add)
        listed.add_station_wanted.connect(self.add_station)
        listed.check_wanted.connect(self.check)
        panel.edit_wanted.connect(self.edit)
        panel.left.connect(self._back)
        panel.saved.connect(self._on_saved)
        page.step_wanted.connect(self.next_step)
        page.ticket_wanted.connect(self.edit_ticket)
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
            Command("step", self.tr("Báo hỏng, bước tiếp theo, lưu"), self.next_step, "Ctrl+Enter"),
            Command("add", self.tr("Thêm cụm loa"), self.add, "Ctrl+N"),
            Command("add_station", self.tr("Thêm đài"), self.add_station),
            Command("add_village", self.tr("Thêm thôn"), self.add_village),
            Command("edit", self.tr("Sửa bản ghi"), self.edit, "F2"),
            Command("edit_ticket", self.tr("Sửa phiếu sự cố"), self.edit_ticket),
            Command("save", self.tr("Lưu, ở lại"), lambda: self.panel.save(is_next=False), "Ctrl+S"),
            Command("missing", self.tr("Kiểm tra, tới mục thiếu đầu tiên"), self.panel.check, "F7"),
            Command("search", self.tr("Tìm trong danh sách"), self.list.focus_search, "Ctrl+F"),
        ]

    def _digit(self, digit: int, text: str) -> Command:
        return Command(f"check_{digit}", text, lambda: self.check_by_key(digit), str(digit))

    def panes(self) -> Sequence[QWidget]:
        return (self.list.table, self.panel)

    def is_closable(self) -> bool:
        self.panel.keep_draft()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place.fit()

    # reading

    def show_fresh(self) -> None:
        laptop = self.workbench.laptop
        ask(self, self.workbench.background, lambda: read_picture(laptop), self._show, self._say)
        if self._is_first_shown:
            self._is_first_shown = False
            self.panel.look_for_draft(self._new_titles())

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

        ask(self, bench.background, lambda: read_file(bench.laptop, record_id, bench.tongue), show, self._say)

    def _say(self, error: LoaError) -> None:
        self.workbench.messages.say(error_words(error))

    # checks and faults

    def check_by_key(self, digit: int) -> None:
        """A digit speaks of the row that has the keyboard; in other lists it means nothing."""
        if self.list.table.hasFocus():
            self.check(digit)

    def check(self, digit: int) -> None:
        """What the check of today found; the fourth is the first step of a repair."""
        item = self.list.current()
        if item is None:
            return
        if digit == IN_REPAIR_DIGIT:
            self._begin_repair(item)
        elif item.is_cluster:
            self.answers.check(item, RESULTS[digit])
        else:
            self._attend(self.tr("Kiểm tra nhanh dành cho cụm loa. Tình trạng của đài sửa bằng F2."))

    def _begin_repair(self, item: Item) -> None:
        """A repair is a step of a fault: one that was not reported is reported first."""
        if item.ticket_id is None:
            self._attend(self.tr("{name} chưa báo hỏng. Chọn hiện tượng trước.").format(name=item.title))
            self.next_step()
        elif item.ticket_state == VISITED.state:
            self._attend(self.tr("{name} đang sửa rồi.").format(name=item.title))
        else:
            self.answers.step(item.record_id, item.ticket_id, Step(VISITED.state))

    def _attend(self, text: str) -> None:
        self.workbench.messages.say(Message(text, Tone.ATTENTION))

    def next_step(self) -> None:
        """Ctrl+Enter: saves the form or the strip that is open; else asks for the next step of the fault."""
        strip, item, file = self.panel.timeline.strip, self.list.current(), self.panel.file
        if self.panel.is_editing:
            self.panel.save(is_next=True)
        elif strip.isAncestorOf(self.focusWidget()):
            strip.send()
        elif item is not None and file is not None and file.timeline.target == item.record_id:
            self._open_strip(item, file)

    def _open_strip(self, item: Item, file: EquipmentFile) -> None:
        self.place.want(True)
        self.panel.tabs.setCurrentIndex(FAULTS)
        timeline, page = file.timeline, self.panel.timeline
        page.next.hide()
        if timeline.ticket_id is not None and timeline.next_steps:
            steps = NEXT_STEPS[timeline.ticket_state or "moi"]
            page.strip.open_step(item.record_id, item.title, timeline.ticket_id, steps)
        else:
            page.strip.open_report(item.record_id, item.title)

    # records

    def open(self) -> None:
        """Enter: the panel has the keyboard."""
        self.place.want(True)
        self.panel.tabs.setCurrentIndex(FAULTS)
        self.panel.timeline.next.setFocus()

    def _new_titles(self) -> Mapping[type[Record], str]:
        return {
            Cluster: self.tr("Cụm loa mới"),
            Station: self.tr("Đài mới"),
            Village: self.tr("Thôn mới"),
        }

    def _begin(self, of: type[Record], lasting: Mapping[str, Any] | None = None) -> None:
        self.place.want(True)
        self.panel.open_new(of, self._new_titles()[of], {}, lasting)

    def add(self) -> None:
        """Ctrl+N: a cluster of the station; before there is one, the station."""
        stations = [one.record_id for one in self.list.items() if not one.is_cluster]
        if stations:
            self._begin(Cluster, {"station": stations[0]})
        else:
            self._begin(Station)

    def add_station(self) -> None:
        """A further station."""
        self._begin(Station)

    def add_village(self) -> None:
        """A village, for clusters to stand in."""
        self._begin(Village)

    def edit(self) -> None:
        """F2: the station or cluster of the list in its form."""
        item = self.list.current()
        if item is not None and not self.panel.is_editing:
            self.place.want(True)
            self.panel.open_record(item.of, item.record_id)

    def edit_ticket(self) -> None:
        """The latest fault ticket in its form: what a step does not ask for."""
        file = self.panel.file
        if file is not None and file.timeline.ticket_id is not None and not self.panel.is_editing:
            self.place.want(True)
            self.panel.open_record(FaultTicket, file.timeline.ticket_id)

    def _on_saved(self, record_id: str) -> None:
        self._wanted_id = record_id

    def _back(self) -> None:
        self.place.want(False)
        self.list.table.setFocus()
