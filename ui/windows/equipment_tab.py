# SPDX-License-Identifier: Apache-2.0
"""Thiết bị: the assets of a station, each with its fault tickets and the timeline of its faults."""

from typing import Final

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.actions.fault_timeline import NEXT_STEPS, Timeline, fault_timeline
from sync.records.fault_ticket import FaultTicket
from ui.books.book import Book
from ui.books.jobs import RecordFile
from ui.books.panel import BookPanel
from ui.books.tab import BookTab
from ui.forms.asking import ask
from ui.screen import Command
from ui.windows.stations_answers import StationAnswers
from ui.windows.stations_timeline import TimelinePage
from ui.workbench import Workbench

NEW_TICKET: Final = "moi"


class EquipmentPanel(BookPanel):
    """The usual pages, and the timeline as the last."""

    def __init__(self, workbench: Workbench, stack: QUndoStack, book: Book, parent: QWidget) -> None:
        super().__init__(workbench, stack, book, parent)
        self.timeline = TimelinePage(workbench, self)
        self.shown: Timeline | None = None
        self.place_of_timeline = self.tabs.count()
        self.add_reading(self.tr("Sự cố"), self.timeline)


class EquipmentTab(BookTab):
    """Faults are reported and carried on by the strip of the stations."""

    panel: EquipmentPanel

    def __init__(self, workbench: Workbench, stack: QUndoStack, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(workbench, stack, book, parent)
        self.answers = StationAnswers(workbench, stack, self)
        page = self.panel.timeline
        page.step_wanted.connect(self.next_step)
        page.ticket_wanted.connect(self._edit_ticket)
        page.strip.sent.connect(self.answers.answer)
        page.strip.closed.connect(self.table.setFocus)
        self.answers.kept.connect(page.strip.forget)

    def make_panel(self, stack: QUndoStack) -> EquipmentPanel:
        return EquipmentPanel(self.workbench, stack, self.book, self)

    def own_commands(self) -> list[Command]:
        return [
            Command("save_next", self.tr("Báo hỏng, bước tiếp theo, lưu"), self._save_or_step, "Ctrl+Enter"),
        ]

    def on_file(self, file: RecordFile) -> None:
        laptop, record_id = self.workbench.laptop, file.item["id"]

        def show(timeline: Timeline) -> None:
            if timeline.target == self.table.current_id():
                self.panel.shown = timeline
                self.panel.timeline.show_timeline(timeline, file.title, None)

        ask(self, self.workbench.background, lambda: fault_timeline(laptop, record_id), show, self._say)

    def _save_or_step(self) -> None:
        strip = self.panel.timeline.strip
        if self.panel.is_editing or self.list.strip.has_keyboard():
            self.work.save(is_next=True)
        elif strip.isAncestorOf(self.window().focusWidget()):
            strip.send()
        else:
            self.next_step()

    def next_step(self) -> None:
        """Report a fault of the current device, or carry its open one on."""
        file, timeline = self.current(), self.panel.shown
        if file is None or timeline is None or timeline.target != file.item["id"] or self.panel.is_editing:
            return
        self.place.want(True)
        self.panel.tabs.setCurrentIndex(self.panel.place_of_timeline)
        page = self.panel.timeline
        page.next.hide()
        if timeline.ticket_id is not None and timeline.next_steps:
            steps = NEXT_STEPS[timeline.ticket_state or NEW_TICKET]
            page.strip.open_step(timeline.target, file.title, timeline.ticket_id, steps)
        else:
            page.strip.open_report(timeline.target, file.title)

    def _edit_ticket(self) -> None:
        timeline = self.panel.shown
        if timeline is not None and timeline.ticket_id is not None and not self.panel.is_editing:
            self.place.want(True)
            self.panel.open_record(FaultTicket, timeline.ticket_id)
