# SPDX-License-Identifier: Apache-2.0
"""The fault timeline of one station or cluster: what happened, the latest first, and the way to the next step."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.actions.fault_timeline import Timeline, TimelineStep
from desktop.display import UNKNOWN
from sync.records.days import VIETNAM
from ui.plain import Label, set_tip, wrapping_label
from ui.windows.stations_strip import StepStrip
from ui.windows.stations_words import day_text, step_head, step_lines
from ui.workbench import Workbench

ROOM_BESIDE: Final = 200
"""Pixels that the timeline needs above an open strip; with less it gives way."""
MOST_SHOWN: Final = 60
"""Steps that are shown; how many older ones there are is told."""


class TimelinePage(QWidget):
    """``step_wanted`` asks for what Ctrl+Enter does."""

    step_wanted = Signal()
    ticket_wanted = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._is_overdue = self._is_summed = self._has_ticket = False
        self.facts = wrapping_label(parent=self, role="secondary")
        self.facts.setMinimumWidth(0)
        self.heading = Label(self.tr("DÒNG THỜI GIAN SỰ CỐ"), self, role="section")
        self.steps = QScrollArea(self)
        self.strip = StepStrip(workbench, self)
        self.next = QPushButton(self)
        self.next.setProperty("role", "primary")
        self.next.clicked.connect(self.step_wanted)
        self.ticket = QPushButton(self.tr("Sửa phiếu sự cố"), self)
        self.ticket.setProperty("role", "link")
        self.ticket.clicked.connect(self.ticket_wanted)
        set_tip(self.ticket, self.tr("Mở phiếu sự cố trong biểu mẫu"))
        self.overdue = wrapping_label(parent=self, tone="fault")
        self.overdue.setMinimumWidth(0)
        self.sum = wrapping_label(parent=self, role="strong")
        self.sum.setMinimumWidth(0)
        self._lay_out()
        self.strip.closed.connect(self.make_room)
        self.strip.grown.connect(self.make_room)
        self.show_nothing()

    def _lay_out(self) -> None:
        space = self._workbench.theme.space
        self.steps.setFrameShape(QFrame.Shape.NoFrame)
        self.steps.setWidgetResizable(True)
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.steps.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.steps.setAccessibleName(self.tr("Dòng thời gian sự cố"))
        box = QVBoxLayout(self)
        box.setContentsMargins(space(12), space(4), space(12), space(8))
        box.setSpacing(space(4))
        box.addWidget(self.facts)
        box.addWidget(self.heading)
        box.addWidget(self.steps, 1)
        for widget in (self.overdue, self.sum, self.strip):
            box.addWidget(widget)
        box.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.ticket, 0, Qt.AlignmentFlag.AlignLeft)
        self._spring = QWidget(self)
        box.addWidget(self._spring, 1)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.strip.hide()
        self._show_steps(())
        self.next.setText("")
        self.make_room()

    def show_timeline(self, timeline: Timeline, facts: str, out_days: int | None) -> None:
        """Show what happened to one target; a strip that is open stays."""
        self.facts.setText(facts)
        self._show_steps(timeline.steps)
        told = self.tr("+ Bước tiếp theo  Ctrl+Enter") if timeline.next_steps else self.tr("+ Báo hỏng  Ctrl+Enter")
        self.next.setText(told)
        set_tip(self.next, told)
        self._has_ticket = timeline.ticket_id is not None
        self._show_sum(timeline, out_days)
        self.make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()

    def make_room(self) -> None:
        """An open strip stands in place of the button; where both have no room, in place of the timeline too."""
        is_shown, is_asking = bool(self.next.text()), self.strip.isVisibleTo(self)
        needed = self.strip.needed_height(self.strip.width()) if is_asking else 0
        self.strip.setMinimumHeight(needed)
        is_roomy = is_shown and (not is_asking or self.height() >= needed + self._workbench.theme.scaled(ROOM_BESIDE))
        for widget, is_told in (
            (self.facts, bool(self.facts.text())),
            (self.heading, True),
            (self.steps, True),
            (self.overdue, self._is_overdue),
            (self.sum, self._is_summed),
        ):
            widget.setVisible(is_roomy and is_told)
        self.next.setVisible(is_shown and not is_asking)
        self.ticket.setVisible(is_shown and self._has_ticket and not is_asking)
        self._spring.setVisible(is_shown and not is_roomy)

    def _show_sum(self, timeline: Timeline, out_days: int | None) -> None:
        today = self._today()
        due = "" if timeline.expected_on is None else day_text(timeline.expected_on, today)
        self.overdue.setText(self.tr("! Quá hạn: dự kiến xong {day}").format(day=due))
        self._is_overdue = timeline.is_overdue
        days = timeline.days_down if out_days is None else out_days
        lost = UNKNOWN if timeline.broadcasts_lost is None else timeline.broadcasts_lost
        told = self.tr("Sự cố {days} ngày - {lost} lượt mất")
        if out_days is not None:
            told = self.tr("Dừng phát {days} ngày - {lost} lượt mất")
        self.sum.setText(told.format(days=days, lost=lost))
        self._is_summed = timeline.is_open and days is not None

    def _today(self) -> date:
        return self._workbench.laptop.now().astimezone(VIETNAM).date()

    def _show_steps(self, steps: Sequence[TimelineStep]) -> None:
        """Build the page anew; it is a few dozen labels at most."""
        theme = self._workbench.theme
        page = QWidget(self.steps)
        page.setProperty("role", "page")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, theme.space(4), theme.space(8), theme.space(4))
        grid.setHorizontalSpacing(theme.space(8))
        grid.setVerticalSpacing(theme.space(4))
        grid.setColumnStretch(1, 1)
        for step in steps[:MOST_SHOWN]:
            self._add_step(grid, page, step)
        older = len(steps) - MOST_SHOWN
        if not steps:
            self._add_words(grid, page, self.tr("Chưa có sự cố và lần kiểm tra nào."))
        elif older > 0:
            self._add_words(grid, page, self.tr("… và {count} mốc cũ hơn").format(count=older))
        grid.setRowStretch(grid.rowCount(), 1)
        self.steps.setWidget(page)

    def _add_step(self, grid: QGridLayout, page: QWidget, step: TimelineStep) -> None:
        tongue, today = self._workbench.tongue, self._today()
        sign, words = step_head(step, tongue)
        row = grid.rowCount()
        day = Label(day_text(step.at.astimezone(VIETNAM).date(), today), page, role="secondary")
        set_tip(day, f"{step.at.astimezone(VIETNAM):%d/%m/%Y %H:%M}")
        head = Label(f"{sign.mark} {words}", page, tone=sign.tone)
        grid.addWidget(day, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(head, row, 1, Qt.AlignmentFlag.AlignLeft)
        lines = step_lines(step, tongue, today)
        if step.by:
            lines.append(step.by)
        self._add_words(grid, page, "\n".join(lines))

    def _add_words(self, grid: QGridLayout, page: QWidget, words: str) -> None:
        if words:
            label = wrapping_label(words, page)
            label.setMinimumWidth(0)
            grid.addWidget(label, grid.rowCount(), 1)
