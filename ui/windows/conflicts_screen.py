# SPDX-License-Identifier: Apache-2.0
"""Xung đột: records that were edited in two places, one at a time; a person chooses, nothing is ever lost."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.conflict_work import ConflictedRecord, FieldSides, conflict_work, keep_both
from desktop.actions.resolving import resolve_conflicts
from sync.log.errors import LoaError
from ui.error_texts import error_words
from ui.messages import Message, Tone
from ui.plain import wrapping_label
from ui.screen import Command, Screen
from ui.windows.conflicts_choices import Choices, kept_choices
from ui.windows.conflicts_page import ConflictPage
from ui.wishes import wishes_of
from ui.workbench import Workbench


class ConflictsScreen(Screen):
    """Shows one record of the work list; "later" goes to the next. What was chosen is kept meanwhile."""

    name = "conflicts"

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._records: Sequence[ConflictedRecord] = ()
        self._place = 0
        self._kept: dict[str, Choices] = {}
        self._is_busy = False
        self.page = ConflictPage(workbench, self)
        self.table = self.page.table
        self.empty = wrapping_label(self.tr("Không có bản ghi nào xung đột."), self, role="secondary")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget(self)
        for page in (self.page, self.empty):
            self.pages.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self.pages.setCurrentWidget(self.empty)
        self.page.save_button.clicked.connect(self.save)
        self.page.both_button.clicked.connect(self.keep_both)
        self.page.later_button.clicked.connect(self.put_off)
        workbench.changes.exchange_changed.connect(self.show_fresh)

    def title(self) -> str:
        return self.tr("Xung đột ({count})").format(count=len(self._records))

    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.page.save_button)

    def commands(self) -> Sequence[Command]:
        return (
            Command("own", self.tr("Lấy Máy này"), self.take_own, "Left"),
            Command("other", self.tr("Lấy Máy chủ"), self.take_other, "Right"),
            Command("join", self.tr("Lấy cả hai (trường chữ)"), self.take_both, "Space"),
            Command("save", self.tr("Lưu bản đã gộp"), self.save, "Ctrl+Enter"),
            Command("both", self.tr("Giữ cả hai thành 2 bản ghi"), self.keep_both),
            Command("later", self.tr("Để sau"), self.put_off, "Esc"),
        )

    # reading

    def show_fresh(self) -> None:
        self.workbench.background.run(_reader(self.workbench), self._take, self._fail)

    def _fail(self, error: LoaError) -> None:
        self._is_busy = False
        self.workbench.messages.say(error_words(error))
        self.show_fresh()

    def _take(self, records: Sequence[ConflictedRecord]) -> None:
        shown = self.record
        wanted = wishes_of(self.workbench.changes).take(self.name).get("record") or (shown and shown.record_id)
        self._records = records
        self._kept = {one.record_id: kept_choices(one, self._kept) for one in records}
        places = {one.record_id: place for place, one in enumerate(records)}
        self._place = places.get(str(wanted), min(self._place, max(0, len(records) - 1)))
        self.setWindowTitle(self.title())
        self._show()

    @property
    def record(self) -> ConflictedRecord | None:
        """The record that is looked at."""
        return self._records[self._place] if self._place < len(self._records) else None

    @property
    def choices(self) -> Choices | None:
        """What is chosen of it so far."""
        record = self.record
        return None if record is None else self._kept[record.record_id]

    def _show(self) -> None:
        record, choices = self.record, self.choices
        if record is None or choices is None:
            self.pages.setCurrentWidget(self.empty)
            return
        is_new = self.pages.currentWidget() is self.empty
        self.pages.setCurrentWidget(self.page)
        self.page.show_record(choices, self._place + 1, len(self._records))
        if is_new:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # choosing

    def take_own(self) -> None:
        """Left: this machine's value of the field that is looked at."""
        self._choose(Choices.take_own)

    def take_other(self) -> None:
        """Right: the hub's value; of several the next."""
        self._choose(Choices.take_other)

    def take_both(self) -> None:
        """Space: both texts, one after the other."""
        self._choose(Choices.take_both)

    def _choose(self, take: Callable[[Choices, FieldSides], object]) -> None:
        choices, one = self.choices, self.table.current_field
        if choices is None or one is None or not one.is_open:
            return
        if take(choices, one) is False:
            self.workbench.messages.say(Message(self.tr("Chỉ nối được trường chữ. Hãy chọn một bên.")))
            return
        self.page.show_choices(choices)

    # deciding

    def save(self) -> None:
        """Ctrl+Enter: write the merged record, once every field is chosen."""
        choices = self.choices
        if choices is None or self._is_busy:
            return
        if not choices.is_whole:
            left = len(choices.record.open_fields) - choices.count
            told = self.tr("Còn {count} trường chưa chọn.").format(count=left)
            self.workbench.messages.say(Message(told, Tone.ATTENTION))
            self.page.go_to_open(choices)
            return
        self._write(self._saver(choices), self.tr("Đã lưu bản đã gộp."))

    def _saver(self, choices: Choices) -> Callable[[], object]:
        laptop, record, wanted = self.workbench.laptop, choices.record, choices.choices()
        return lambda: resolve_conflicts(laptop, record.record_id, wanted, record.version)

    def keep_both(self) -> None:
        """Both sides stay: this machine's in the record, the hub's in a new one."""
        record = self.record
        if record is None or self._is_busy or not self.page.both_button.isEnabled():
            return
        laptop = self.workbench.laptop
        self._write(
            lambda: keep_both(laptop, record.record_id, record.version), self.tr("Đã giữ cả hai thành 2 bản ghi.")
        )

    def _write(self, job: Callable[[], object], told: str) -> None:
        self._is_busy = True

        def done(_result: object) -> None:
            self._is_busy = False
            self.workbench.messages.say(Message(told))
            self.workbench.changes.records_changed.emit()
            self.show_fresh()

        self.workbench.background.run(job, done, self._fail)

    def put_off(self) -> None:
        """Esc: later; the next record, else back to the day's work."""
        if len(self._records) > 1:
            self._place = (self._place + 1) % len(self._records)
            self._show()
        else:
            self.workbench.show_screen("today")


def _reader(workbench: Workbench) -> Callable[[], Sequence[ConflictedRecord]]:
    return lambda: conflict_work(workbench.laptop, workbench.tongue)
