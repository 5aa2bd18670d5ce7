# SPDX-License-Identifier: Apache-2.0
"""Hôm nay: the officer's board or, for a reviewer, the board of the communes."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.emergencies import EmergencyRow
from desktop.actions.summing_up import Standing, sum_up
from desktop.actions.today import Board, board
from desktop.actions.today_of_communes import CommuneBoard, board_of_communes
from desktop.laptop import Laptop
from sync.log.errors import LoaError
from sync.records.content_item import ContentItem
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.screen import Command, Screen
from ui.windows.today_answers import Answers
from ui.windows.today_officer import OfficerBoard
from ui.windows.today_reviewer import ReviewerBoard
from ui.windows.today_words import day_title, day_title_lunar
from ui.wishes import wishes_of
from ui.workbench import Workbench

FRESH_EVERY_MS = 60_000


class Facts(Struct, frozen=True):
    """All that the screen shows, read at once."""

    standing: Standing
    board: Board | None
    communes: CommuneBoard | None


def read_facts(laptop: Laptop, day: date) -> Facts:
    """The board that this person has."""
    standing = sum_up(laptop)
    if standing.is_reviewer:
        return Facts(standing, None, board_of_communes(laptop, day))
    return Facts(standing, board(laptop, day), None)


def _where(row: EmergencyRow) -> tuple[str, Mapping[str, object]]:
    """A bulletin is put on the schedule in its screen; an alert of the commune stands in its book."""
    if row.type == ContentItem.type_name():
        return "schedule", {"bulletin": row.record_id}
    return "books", {"book": "alerts", "record": row.record_id}


class TodayScreen(Screen):
    """The home of the window."""

    name = "today"

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._day: date | None = None
        self._role = ""
        self._is_reading = self._is_stale = False
        self._answers = Answers(workbench, self.undo, self)
        self.officer = OfficerBoard(workbench, self._answers, self)
        self.reviewer: ReviewerBoard | None = None
        self._boards = QStackedWidget(self)
        self._boards.addWidget(self.officer)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._boards)
        self.setFocusProxy(self.officer.table)
        self._wire()
        self._clock = QTimer(self, interval=FRESH_EVERY_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def _wire(self) -> None:
        self.officer.day_bar.day_wanted.connect(self.show_day)
        self.officer.record_wanted.connect(lambda record_id: self._go("logbook", record=record_id))
        self.officer.emergency_wanted.connect(lambda row: self._go(*_where(row)))
        self.officer.new_wanted.connect(self.add)
        self.officer.returned_wanted.connect(lambda: self._go("logbook", reviews=("returned",)))
        self._answers.refused.connect(lambda _slot: self.show_fresh())
        self.workbench.changes.exchange_changed.connect(self._tick)

    def title(self) -> str:
        today = self.workbench.laptop.now().date()
        if self._role != "reviewer":
            return day_title_lunar(self._day or today, today)
        told = day_title(self._day or today, today)
        near, dash, rest = told.partition(" - ")
        return self.tr("{near} - cấp duyệt - {day}").format(near=near, day=rest) if dash else told

    def commands(self) -> Sequence[Command]:
        return [*self._list_commands(), *self._day_commands()]

    def _list_commands(self) -> Sequence[Command]:
        """Those of the role; before it is known the keys of both, and what is shown then answers."""
        officer = [
            Command("confirm", self.tr("Đã phát đúng lịch"), self.officer.confirm, "Space"),
            Command("not_aired", self.tr("Không phát (lý do)"), self.officer.ask_why_not, "Delete"),
            Command("add", self.tr("Thêm lượt ngoài lịch"), self.add, "Ctrl+N"),
            Command("repeat", self.tr("Lặp lại ngày trước"), self.officer.repeat, "Ctrl+L"),
        ]
        is_reviewer = self._role == "reviewer"
        told = self.tr("Xem xã") if is_reviewer else self.tr("Phát khác lịch (giờ, lý do)")
        opening = Command("open", told, self.open, "Enter")
        queue = Command("queue", self.tr("Mở hàng chờ duyệt của xã"), self.open_queue, "F8")
        own = [] if is_reviewer else officer
        return [opening, *own, *([] if self._role == "officer" else [queue])]

    def _day_commands(self) -> Sequence[Command]:
        return [
            Command("day_before", self.tr("Ngày trước"), lambda: self.step(-1)),
            Command("day_after", self.tr("Ngày sau"), lambda: self.step(1)),
            Command("present_day", self.tr("Về hôm nay"), lambda: self.show_day(self._today())),
        ]

    def panes(self) -> Sequence[QWidget]:
        if self.reviewer is not None:
            return (self.reviewer.table,)
        return (self.officer.cards, self.officer.day_bar, self.officer.table)

    def _today(self) -> date:
        return self.workbench.laptop.now().date()

    def step(self, days: int) -> None:
        """Show the day so many days on, or back."""
        self.show_day(date.fromordinal((self._day or self._today()).toordinal() + days))

    def show_day(self, day: date) -> None:
        """Show another day; the present one follows the clock."""
        self._day = None if day == self._today() else day
        self.setWindowTitle(self.title())
        self.show_fresh()

    def add(self) -> None:
        """Ctrl+N: a broadcast that no slot asked for."""
        self._go("logbook", is_new=True)

    def open(self) -> None:
        """Enter, on whatever is shown."""
        if self.reviewer is not None:
            self.reviewer.open()
        else:
            self.officer.open()

    def open_queue(self) -> None:
        """F8: what waits of the commune."""
        if self.reviewer is not None:
            self.reviewer.open_queue()

    def show_fresh(self) -> None:
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        laptop, day = self.workbench.laptop, self._day or self._today()
        ask(self, self.workbench.background, lambda: read_facts(laptop, day), self._show, self._fail)

    def _show(self, facts: Facts) -> None:
        self._is_reading = False
        if facts.communes is not None:
            self._reviewer_board().show_board(facts.communes)
        if facts.board is not None:
            self.officer.show_board(facts.board, facts.standing)
        self._take_role("reviewer" if facts.communes is not None else "officer")
        if self._is_stale:
            self.show_fresh()

    def _fail(self, error: LoaError) -> None:
        self._is_reading = False
        self.workbench.messages.say(error_words(error))

    def _take_role(self, role: str) -> None:
        if role != self._role:
            self._role = role
            self.setWindowTitle(self.title())

    def _reviewer_board(self) -> ReviewerBoard:
        if self.reviewer is None:
            made = self.reviewer = ReviewerBoard(self.workbench, self)
            made.day_bar.day_wanted.connect(self.show_day)
            made.commune_wanted.connect(lambda unit: self._go("logbook", units=(unit,)))
            made.queue_wanted.connect(lambda unit: self._go("review", units=(unit,)))
            had_focus = self.officer.isAncestorOf(self.focusWidget())
            self._boards.addWidget(made)
            self._boards.setCurrentWidget(made)
            self.setFocusProxy(made.table)
            if had_focus:
                made.table.setFocus()
        return self.reviewer

    def _tick(self) -> None:
        if self.isVisible():
            self.show_fresh()

    def _go(self, screen: str, wished: Mapping[str, object] | None = None, **wish: object) -> None:
        wishes_of(self.workbench.changes).leave(screen, **(wished or {}), **wish)
        self.workbench.show_screen(screen)
