# SPDX-License-Identifier: Apache-2.0
"""What the keys of the screen of stations mean: digits for the check of today, Ctrl+Enter for the next step."""

from typing import Final

from PySide6.QtCore import QObject

from desktop.actions.fault_timeline import NEXT_STEPS, VISITED, Step
from ui.books.place import MovablePlace
from ui.messages import Message, Tone
from ui.windows.stations_answers import StationAnswers
from ui.windows.stations_jobs import EquipmentFile
from ui.windows.stations_list import EquipmentList
from ui.windows.stations_panel import FAULTS, EquipmentPanel
from ui.windows.stations_rows import Item

RESULTS: Final = {1: "good", 2: "weak", 3: "no_sound"}
IN_REPAIR_DIGIT: Final = 4


class FaultKeys(QObject):
    """Speaks of the current row of the list; what is written ``answers`` writes."""

    def __init__(
        self,
        answers: StationAnswers,
        listed: EquipmentList,
        panel: EquipmentPanel,
        place: MovablePlace,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._answers, self._list, self._panel, self._place = answers, listed, panel, place

    def check_by_key(self, digit: int) -> None:
        """A digit speaks of the row that has the keyboard; in other lists it means nothing."""
        if self._list.table.hasFocus():
            self.check(digit)

    def check(self, digit: int) -> None:
        """What the check of today found; the fourth is the first step of a repair."""
        item = self._list.current()
        if item is None:
            return
        if digit == IN_REPAIR_DIGIT:
            self._begin_repair(item)
        elif item.is_cluster:
            self._answers.check(item, RESULTS[digit])
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
            self._answers.step(item.record_id, item.ticket_id, Step(VISITED.state))

    def _attend(self, text: str) -> None:
        self._panel.workbench.messages.say(Message(text, Tone.ATTENTION))

    def next_step(self) -> None:
        """Ctrl+Enter: saves the form or the strip that is open; else asks for the next step of the fault."""
        strip, item, file = self._panel.timeline.strip, self._list.current(), self._panel.file
        if self._panel.is_editing:
            self._panel.save(is_next=True)
        elif strip.isAncestorOf(self._panel.window().focusWidget()):
            strip.send()
        elif item is not None and file is not None and file.timeline.target == item.record_id:
            self._open_strip(item, file)

    def _open_strip(self, item: Item, file: EquipmentFile) -> None:
        self._place.want(True)
        self._panel.tabs.setCurrentIndex(FAULTS)
        timeline, page = file.timeline, self._panel.timeline
        page.next.hide()
        if timeline.ticket_id is not None and timeline.next_steps:
            steps = NEXT_STEPS[timeline.ticket_state or "moi"]
            page.strip.open_step(item.record_id, item.title, timeline.ticket_id, steps)
        else:
            page.strip.open_report(item.record_id, item.title)

    def open(self) -> None:
        """Enter: the panel has the keyboard."""
        self._place.want(True)
        self._panel.tabs.setCurrentIndex(FAULTS)
        self._panel.timeline.next.setFocus()
