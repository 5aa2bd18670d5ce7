# SPDX-License-Identifier: Apache-2.0
"""The officer's board: cards, the schedule of a day, and its three answers with one key each."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.actions.day_rows import LogRow, Outcome, SlotRow
from desktop.actions.emergencies import EmergencyRow
from desktop.actions.summing_up import Standing
from desktop.actions.today import Board, Otherwise
from ui.forms.flow import FlowLayout
from ui.forms.links import link
from ui.messages import Message, Tone
from ui.plain import Label
from ui.tables.empty_words import EmptyWords
from ui.windows.today_answers import Answers, day_before
from ui.windows.today_cards import Cards
from ui.windows.today_day_bar import DayBar
from ui.windows.today_rows import OPEN, BoardRow, columns, first_open, in_order, is_open, key_of, made_row
from ui.windows.today_strips import OtherwiseStrip, ReasonStrip
from ui.windows.today_table import BoardTable
from ui.workbench import Workbench

A_WEEK = 7
ROOMY_FROM = 450
"""Height in pixels at text of 100 % below which the cards give way to a question."""


class OfficerBoard(QWidget):
    """Shows a board and asks for answers; ``record_wanted`` names a record that is to be opened in the logbook."""

    record_wanted = Signal(str)
    emergency_wanted = Signal(object)
    new_wanted = Signal()
    returned_wanted = Signal()

    def __init__(self, workbench: Workbench, answers: Answers, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._answers = workbench, answers
        self._rows: dict[str, BoardRow] = {}
        self._shown_day: date | None = None
        self._is_scheduled = False
        self.cards = Cards(workbench, self)
        self.heading = Label("", self, role="section")
        self.day_bar = DayBar(workbench.theme, self)
        self.repeat_button = self._button(
            self.tr("Ctrl+L Lặp lại"), self.repeat, self.tr("Lặp lại ngày trước (Ctrl+L)")
        )
        self.add_button = self._button(
            self.tr("Ctrl+N Thêm"), self.new_wanted.emit, self.tr("Thêm lượt ngoài lịch (Ctrl+N)")
        )
        self.table = BoardTable(workbench.theme, columns(), self.tr("Lịch phát hôm nay"), self)
        self.empty = EmptyWords(self.table)
        self.empty.set_words("", "", "", self.repeat_week)
        self.otherwise = OtherwiseStrip(workbench, self)
        self.reasons = ReasonStrip(workbench, self)
        self.hints = self._hints()
        self._lay_out()
        self._wire()

    def _button(self, text: str, run: Callable[[], None], tip: str) -> QPushButton:
        button = link(text, self, tip)
        button.clicked.connect(run)
        return button

    def _hints(self) -> QWidget:
        holder = QWidget(self)
        flow = FlowLayout(holder, self._bench.theme.space(8))
        for text, run in (
            (self.tr("Space = đã phát đúng lịch"), self.confirm),
            (self.tr("Enter = phát khác lịch (giờ, lý do)"), self.open),
            (self.tr("Delete = không phát (lý do)"), self.ask_why_not),
        ):
            button = self._button(text, run, text)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            flow.addWidget(button)
        return holder

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        head = QHBoxLayout()
        head.setSpacing(space(8))
        head.addWidget(self.heading, 1)
        head.addWidget(self.day_bar)
        head.addWidget(self.repeat_button)
        head.addWidget(self.add_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(space(16), space(4), space(16), space(4))
        box.setSpacing(space(4))
        box.addWidget(self.cards)
        box.addLayout(head)
        box.addWidget(self.table, 1)
        for widget in (self.otherwise, self.reasons, self.hints):
            box.addWidget(widget)

    def _wire(self) -> None:
        self.cards.open_wanted.connect(self.go_to_open)
        self.cards.returned_wanted.connect(self.returned_wanted)
        self.cards.faults_wanted.connect(lambda: self._bench.show_screen("stations"))
        self.cards.exchange_wanted.connect(self._bench.exchange_now)
        self.otherwise.saved.connect(self._save_otherwise)
        self.reasons.chosen.connect(self._save_not_aired)
        for strip in (self.otherwise, self.reasons):
            strip.closed.connect(self._on_closed)
        self.table.doubleClicked.connect(lambda _index: self.open())
        self._answers.answered.connect(self.otherwise.forget)

    def _on_closed(self) -> None:
        self._show_hints()
        self.table.setFocus()

    def show_board(self, board: Board, standing: Standing) -> None:
        """Show a day; the current row stays, on another day it is the first to be confirmed."""
        today = self._bench.laptop.now().date()
        rows = in_order(board)
        is_other_day = board.day != self._shown_day
        self._shown_day = board.day
        self._rows = {key_of(row): row for row in rows}
        self.cards.show_facts(board, standing)
        self.day_bar.show_day(board.day, today)
        heading = self.tr("LỊCH PHÁT HÔM NAY") if board.day == today else self.tr("LỊCH PHÁT {day}")
        self.heading.setText(heading.format(day=f"{board.day:%d/%m}"))
        if is_other_day:
            self.table.show_rows((), "")
        made = [made_row(row, self._bench.tongue, is_today=board.day == today) for row in rows]
        self.table.show_rows(made, first_open(rows))
        self._is_scheduled = bool(board.slots)
        self._show_empty()
        self._show_hints()

    def _show_hints(self) -> None:
        """The keys of the list are named while they hold."""
        is_asking = self.otherwise.isVisibleTo(self) or self.reasons.isVisibleTo(self)
        self.hints.setVisible(self._is_scheduled and not is_asking)
        is_low = self.height() < self._bench.theme.scaled(ROOMY_FROM)
        self.cards.setVisible(not (is_asking and is_low))

    def _show_empty(self) -> None:
        if self._rows:
            self.empty.hide()
        else:
            told = self.tr("Ngày này chưa có lịch phát. Bấm Ctrl+N để thêm, hoặc Ctrl+L để lấy theo hôm trước.")
            self.empty.say(told, self.tr("Lấy theo tuần trước"))

    def current(self) -> BoardRow | None:
        """The row that the keys speak of."""
        return self._rows.get(self.table.current_key())

    def go_to_open(self) -> None:
        """Go to the first row that waits."""
        key = first_open(list(self._rows.values()))
        place = self.table.board.place_of(key)
        self.table.setFocus()
        if place is not None:
            self.table.go_to(place)

    def confirm(self) -> None:
        """Space: aired as scheduled; the next row that waits is the current one at once."""
        row, day = self.current(), self._shown_day
        if isinstance(row, EmergencyRow):
            told = self.tr("Bản tin khẩn này chưa xếp lịch. Bấm Enter để nhận và xếp lịch.")
            self._bench.messages.say(Message(told, Tone.ATTENTION))
        if isinstance(row, SlotRow) and day is not None and self._is_listening():
            if row.outcome is Outcome.TO_CONFIRM:
                self._move_down()
            self._answers.confirm(row.slot_id, day)

    def open(self) -> None:
        """Enter: aired otherwise; a row that was answered already opens in the logbook."""
        row = self.current()
        if row is None or not self._is_listening():
            return
        if isinstance(row, EmergencyRow):
            self.emergency_wanted.emit(row)
        elif isinstance(row, SlotRow) and row.outcome in OPEN:
            self.reasons.hide()
            self.otherwise.open_for(row, self._shown_day)
            self._show_hints()
        else:
            self.record_wanted.emit(row.log_id if isinstance(row, LogRow) else row.log_ids[-1])

    def ask_why_not(self) -> None:
        """Delete: not aired; the reasons have digits."""
        row = self.current()
        if isinstance(row, SlotRow) and row.outcome in OPEN and self._is_listening():
            self.otherwise.hide()
            self.reasons.open_for(row)
            self._show_hints()

    def repeat(self) -> None:
        """Ctrl+L: what was aired the day before."""
        if self._shown_day is not None:
            self._answers.repeat(day_before(self._shown_day), self._shown_day)

    def repeat_week(self) -> None:
        """What was aired on this day of the week before."""
        if self._shown_day is not None:
            self._answers.repeat(day_before(self._shown_day, A_WEEK), self._shown_day)

    def _is_listening(self) -> bool:
        """The keys of the list rest while a strip asks."""
        return not (self.otherwise.isAncestorOf(self.focusWidget()) or self.reasons.isAncestorOf(self.focusWidget()))

    def _move_down(self) -> None:
        """To the next row below that waits, else to the one below."""
        rows = self.table.board.rows
        place = self.table.currentIndex().row()
        below = [at for at in range(place + 1, len(rows)) if is_open(self._rows[rows[at].key])]
        self.table.go_to(min(below[0] if below else place + 1, len(rows) - 1))

    def _save_otherwise(self, slot: SlotRow, aired: Otherwise) -> None:
        if self._shown_day is not None:
            self._answers.confirm_otherwise(slot.slot_id, self._shown_day, aired)

    def _save_not_aired(self, slot: SlotRow, reason: str) -> None:
        if self._shown_day is not None:
            self._answers.not_aired(slot.slot_id, self._shown_day, reason)
