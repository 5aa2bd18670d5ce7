# SPDX-License-Identifier: Apache-2.0
"""Đồng bộ: how the exchange stands, what waits, what the hub does not take and why, what it confirmed."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop.actions.held_codes import EDIT
from desktop.actions.sync_facts import HeldRow, SyncFacts, UnsentRow, sync_facts
from sync.log.errors import LoaError
from ui.error_texts import error_words
from ui.messages import Message
from ui.plain import Label, set_role, set_tip, wrapping_label
from ui.screen import Command, Screen
from ui.standing_texts import Link
from ui.windows.record_places import wish_for
from ui.windows.sync_enrolment import SyncEnrolment
from ui.windows.sync_files import are_files_spared, files_words
from ui.windows.sync_lists import SyncLists
from ui.windows.sync_report import support_text
from ui.windows.sync_words import Picture, SyncWords
from ui.wishes import wishes_of
from ui.workbench import Workbench

NEEDS_A_LINE: Final = ("hub_gone", "unknown_device", "wrong_device")
"""Codes of failures after which only another enrolment helps: the field for its line is shown again."""

ROOMY_FROM: Final = 450
"""Height in pixels at text of 100 % below which the list needs the room more than facts that are in order."""


class SyncScreen(Screen):
    """Facts above, lists below. Nothing here waits: what is under way is told."""

    name = "sync"

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self.words = SyncWords(workbench.tongue, workbench.laptop.tree, self)
        self._facts: SyncFacts | None = None
        self._is_reading, self._is_stale = False, False
        self.exchange_button = QPushButton(self.tr("Đồng bộ ngay F5"), self)
        self.exchange_button.setProperty("role", "primary")
        self.exchange_button.setAutoDefault(False)
        self.exchange_button.setAccessibleName(self.tr("Đồng bộ ngay"))
        set_tip(self.exchange_button, self.tr("Đồng bộ ngay (F5)"))
        self.files_button = QPushButton(self.tr("Gửi tệp ngay"), self)
        self.files_button.setAutoDefault(False)
        set_tip(self.files_button, self.tr("Gửi và nhận tệp ngay (4)"))
        self.enrolment = SyncEnrolment(workbench, self)
        self.enrolment.hide()
        self._heads = {name: Label(text, self, role="secondary") for name, text in self._labels().items()}
        self.lines = {name: wrapping_label("", self) for name in self._heads}
        set_role(self.lines["notices"], "tone", "attention")
        self.lists = SyncLists(workbench, self.words, self)
        self._lay_out()
        self._wire()

    def _labels(self) -> dict[str, str]:
        return {
            "state": self.tr("Trạng thái"),
            "notices": self.tr("Cần biết"),
            "last": self.tr("Gần nhất"),
            "waiting": self.tr("Chờ gửi"),
            "files": self.tr("Tệp kèm"),
            "next": self.tr("Lần thử kế"),
            "mode": self.tr("Cách đồng bộ"),
            "clock": self.tr("Đồng hồ"),
            "hub": self.tr("Trung tâm"),
        }

    def _lay_out(self) -> None:
        space = self.workbench.theme.space
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(8))
        grid.setVerticalSpacing(space(2))
        grid.setColumnStretch(1, 1)
        for row, (name, label) in enumerate(self._heads.items()):
            label.setMinimumWidth(self.workbench.theme.size("label_column"))
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.lines[name], row, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(space(4))
        buttons.addWidget(self.exchange_button)
        buttons.addWidget(self.files_button)
        grid.addLayout(buttons, 0, 2, len(self._heads), 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(16), space(4), space(16), space(8))
        column.setSpacing(space(8))
        column.addLayout(grid)
        column.addWidget(self.enrolment)
        column.addWidget(self.lists, 1)
        self.setFocusProxy(self.lists.queue)

    def _wire(self) -> None:
        self.exchange_button.clicked.connect(self.exchange)
        self.files_button.clicked.connect(self.workbench.send_files)
        self.enrolment.enrolled.connect(self._begin_exchanging)
        self.lists.held_picked.connect(self._help)
        self.lists.waiting_picked.connect(self._go_to)
        self.lists.copy_wanted.connect(self.copy_for_support)
        self.workbench.watch.changed.connect(self._show)
        self.workbench.changes.exchange_changed.connect(self.show_fresh)

    def title(self) -> str:
        return self.tr("Đồng bộ")

    def panes(self) -> Sequence[QWidget]:
        shown = self.lists.currentWidget()
        return (self.enrolment, shown) if self.enrolment.isVisible() else (shown,)

    def commands(self) -> Sequence[Command]:
        return (
            Command("exchange", self.tr("Đồng bộ ngay"), self.exchange, "F5"),
            Command("copy", self.tr("Chép để gửi hỗ trợ"), self.copy_for_support, "Ctrl+C"),
            Command("waiting", self.tr("Mục chờ gửi"), self.lists.opener(0), "1"),
            Command("receipts", self.tr("Biên nhận"), self.lists.opener(1), "2"),
            Command("log", self.tr("Nhật ký đồng bộ"), self.lists.opener(2), "3"),
            Command("files", self.tr("Gửi tệp ngay"), self.workbench.send_files, "4"),
        )

    def show_fresh(self) -> None:
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        self.workbench.background.run(_reader(self.workbench), self._take, self._fail)

    def _take(self, facts: SyncFacts) -> None:
        self._is_reading = False
        self._facts = facts
        self._show()
        if self._is_stale:
            self.show_fresh()

    def _fail(self, error: LoaError) -> None:
        self._is_reading = False
        self.workbench.messages.say(error_words(error))

    @property
    def picture(self) -> Picture | None:
        """What is told now; None before the first reading."""
        watch, facts = self.workbench.watch, self._facts
        if facts is None:
            return None
        waiting = max(watch.situation.waiting, len(facts.unsent)) if facts.unsent else 0
        return Picture(facts, watch.situation, tuple(watch.tries), waiting, self.workbench.laptop.now())

    def _show(self) -> None:
        picture = self.picture
        if picture is None:
            return
        words, is_enrolled = self.words, picture.facts.is_enrolled
        needs_line = not is_enrolled or picture.facts.failure in NEEDS_A_LINE
        told = {
            "state": words.state(picture),
            "notices": words.notices(picture),
            "last": words.last(picture),
            "waiting": words.waiting(picture),
            "files": files_words(picture.facts),
            "next": words.next_try(picture),
            "mode": words.mode(picture),
            "clock": words.clock(picture),
            "hub": picture.facts.hub or "-",
        }
        for name, text in told.items():
            self.lines[name].setText(text)
        self._fit(picture)
        self.enrolment.setVisible(needs_line)
        is_free = is_enrolled and picture.situation.link is not Link.BUSY
        self.exchange_button.setEnabled(is_free)
        self.files_button.setEnabled(is_free)
        self.files_button.setVisible(is_enrolled and are_files_spared(picture.facts))
        self.lists.show_picture(picture)

    def _fit(self, picture: Picture) -> None:
        """Leave out what says nothing: before enrolment, and where the window is low what is in order."""
        is_low = self.height() < self.workbench.theme.scaled(ROOMY_FROM)
        is_enrolled = picture.facts.is_enrolled
        is_shown = {
            "notices": bool(self.lines["notices"].text()),
            "files": bool(self.lines["files"].text()),
            "next": is_enrolled,
            "mode": is_enrolled and not is_low,
            "clock": is_enrolled and not (is_low and self.words.is_clock_right(picture)),
            "hub": is_enrolled and not is_low,
        }
        for name, shown in is_shown.items():
            self._heads[name].setVisible(shown)
            self.lines[name].setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.picture is not None:
            self._fit(self.picture)

    def _help(self, held: HeldRow) -> None:
        """The one thing that helps a record which the hub does not take."""
        if held.action == EDIT:
            self._go_to(held)
        else:
            self._copy(f"{self.words.type_of(held.type)} {held.record_id}\n{held.code}\n")

    def _go_to(self, row: HeldRow | UnsentRow) -> None:
        screen, wish = wish_for(row.type, row.record_id)
        wishes_of(self.workbench.changes).leave(screen, **wish)
        self.workbench.show_screen(screen)

    def exchange(self) -> None:
        """F5: exchange now."""
        self.workbench.exchange_now()

    def _begin_exchanging(self) -> None:
        self.workbench.changes.exchange_changed.emit()
        self.workbench.changes.records_changed.emit()
        self.workbench.exchange_now()

    def copy_for_support(self) -> None:
        """Ctrl+C: everything that helps the one who supports, and no value of any record."""
        if self.picture is not None:
            self._copy(support_text(self.picture, self.words))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.workbench.messages.say(Message(self.tr("Đã chép. Dán vào Zalo hoặc thư để gửi.")))


def _reader(workbench: Workbench) -> Callable[[], SyncFacts]:
    return lambda: sync_facts(workbench.laptop, workbench.tongue, workbench.settings.folder)
