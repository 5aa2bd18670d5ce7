# SPDX-License-Identifier: Apache-2.0
"""What the keys of the grid do: edit, add, copy, fill, take out, repeat a week, templates."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.actions.week import WeekCell
from desktop.actions.week_edits import Placed, Reach, go_on_anew, put, repeat_week, take_out
from desktop.actions.week_templates import apply_template, keep_template
from sync.records.schedule_slot import ScheduleSlot
from sync.records.schedule_slot_rules import ON_ITS_DAY, ONE_DAY
from ui.messages import Message, Tone
from ui.windows.schedule_bars import WEEK
from ui.windows.schedule_copying import Copied, copy, fill_down, fill_right, paste
from ui.windows.schedule_deeds import Deeds
from ui.windows.schedule_page import WeekPage
from ui.workbench import Workbench


class WeekWork(QObject):
    """Between the grid and the store."""

    def __init__(self, workbench: Workbench, page: WeekPage, deeds: Deeds) -> None:
        super().__init__(page)
        self._bench, self._page, self._deeds = workbench, page, deeds
        self._copied: Copied | None = None
        self._wire()

    def _wire(self) -> None:
        page = self._page
        page.grid.copy_wanted.connect(self.copy)
        page.grid.paste_wanted.connect(self.paste)
        page.grid.doubleClicked.connect(lambda _index: self.open())
        page.removal.chosen.connect(self._take_out)
        page.naming.named.connect(self._keep_template)
        page.templates.applied.connect(self.apply_template)
        page.templates.keep_wanted.connect(self.name_template)
        page.repeat_wanted.connect(self.repeat)
        page.fill_next_wanted.connect(self.fill_next)

    # a cell

    def open(self) -> None:
        """Enter: the slot of the cell in the form; on an empty cell a new one."""
        cell = self._page.grid.current_cell()
        if self._page.is_asking():
            return
        if cell is None:
            self.add(at_cell=True)
        elif cell.is_proposed:
            self._page.proposal.hours.setFocus()
        else:
            self._page.desk.open_record(ScheduleSlot, cell.slot_id)
            self._offer_from_here(cell)

    def _offer_from_here(self, cell: WeekCell) -> None:
        """A slot that came before this day: changing it changes how former days read, so that a new one is offered."""
        first = cell.values.get("first_day")
        if cell.recurrence in ON_ITS_DAY or first is None or first >= cell.day.isoformat():
            return
        slot_id, day = cell.slot_id, cell.day
        told = self.tr("Lịch này lặp lại: sửa ở đây đổi cả những ngày đã qua.")
        started = self.tr("Lịch cũ hết trước ngày {day}; từ ngày đó là lịch mới, sửa ở đây.").format(day=f"{day:%d/%m}")

        def begin() -> None:
            self._deeds.do(
                lambda laptop: go_on_anew(laptop, slot_id, day),
                started,
                lambda deed: self._page.desk.open_record(ScheduleSlot, deed.made[0].record_id),
            )

        action = self.tr("Chỉ sửa từ ngày {day}").format(day=f"{day:%d/%m}")
        self._bench.messages.say(Message(told, Tone.PLAIN, action, begin))

    def add(self, *, at_cell: bool = False) -> None:
        """A new slot on the day of the current cell; with ``at_cell`` at its hour."""
        board, index = self._page.grid.week.board, self._page.grid.currentIndex()
        values: dict[str, Any] = {"recurrence": ONE_DAY}
        if board is not None and index.isValid():
            values["first_day"] = board.days[index.column()].isoformat()
            hour = board.rows[index.row()].hour
            values |= {"start": hour} if at_cell and hour else {}
        self._page.desk.open_new(ScheduleSlot, self.tr("Lượt phát mới"), values)

    def ask_why_out(self) -> None:
        """Delete: the slot of the cell, with a reason."""
        cell = self._page.grid.current_cell()
        if cell is None or self._page.is_asking():
            return
        if cell.is_proposed:
            self._page.proposal.left.emit()
            return
        comes_again = cell.recurrence not in ON_ITS_DAY
        self._page.removal.open_for(cell, cell.title, f"{cell.day:%d/%m}", comes_again=comes_again)

    def _take_out(self, asked: object, _code: str, reason: str, is_onward: bool) -> None:
        if isinstance(asked, WeekCell):
            reach = Reach.ONWARD if is_onward else Reach.THIS_DAY
            slot_id, day = asked.slot_id, asked.day
            told = self.tr('Đã bỏ lượt "{title}".').format(title=asked.title)
            self._deeds.do(lambda laptop: take_out(laptop, slot_id, day, reason, reach), told)

    # copying

    def copy(self) -> None:
        """Ctrl+C: the chosen cells, for this grid and as text for other programs."""
        board, chosen = self._page.grid.week.board, self._page.grid.chosen()
        if board is None or chosen is None:
            return
        self._copied = copy(board, chosen)
        QGuiApplication.clipboard().setText(self._copied.text())
        told = self.tr("Đã chép {count} lượt. Ctrl+V để dán.").format(count=len(self._copied.pieces))
        self._bench.messages.say(Message(told))

    def paste(self) -> None:
        """Ctrl+V: what was copied here last."""
        board, chosen = self._page.grid.week.board, self._page.grid.chosen()
        if self._copied is None or not self._copied.pieces:
            told = self.tr("Chưa chép lượt nào. Chọn ô rồi bấm Ctrl+C.")
            self._bench.messages.say(Message(told, Tone.ATTENTION))
        elif board is not None and chosen is not None:
            self._put(paste(board, chosen, self._copied))

    def fill_down(self) -> None:
        """Ctrl+D."""
        board, chosen = self._page.grid.week.board, self._page.grid.chosen()
        if board is not None and chosen is not None and self._page.grid.hasFocus():
            self._put(fill_down(board, chosen))

    def fill_right(self) -> None:
        """Ctrl+R."""
        board, chosen = self._page.grid.week.board, self._page.grid.chosen()
        if board is not None and chosen is not None and self._page.grid.hasFocus():
            self._put(fill_right(board, chosen))

    def _put(self, placed: Sequence[Placed]) -> None:
        self._deeds.put(lambda laptop: put(laptop, placed))

    # weeks

    def repeat(self) -> None:
        """Ctrl+L: the week before once more."""
        monday = self._page.monday
        self._deeds.put(lambda laptop: repeat_week(laptop, monday - WEEK, monday))

    def fill_next(self) -> None:
        """This week once more in the next one, which is shown."""
        monday = self._page.monday
        self._page.week_wanted.emit(monday + WEEK)
        self._deeds.put(lambda laptop: repeat_week(laptop, monday, monday + WEEK))

    def apply_template(self, name: str) -> None:
        """Fill the week from a template."""
        monday = self._page.monday
        self._deeds.put(lambda laptop: apply_template(laptop, name, monday))

    def name_template(self) -> None:
        """Ask under which name the week is kept."""
        self._page.naming.open_strip(self.tr("Lưu tuần này thành mẫu:"))

    def _keep_template(self, name: str) -> None:
        monday = self._page.monday
        self._deeds.keep_template(lambda laptop: keep_template(laptop, name, monday))
