# SPDX-License-Identifier: Apache-2.0
"""The keys of the page of a week; Enter, Delete and Ctrl+Enter speak of the grid or of the bulletins."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from ui.screen import Command
from ui.windows.schedule_bars import Named
from ui.windows.schedule_page import WeekPage
from ui.windows.schedule_work import WeekWork


class WeekKeys(QObject):
    """Which command stands on which key, and where it goes."""

    def __init__(self, page: WeekPage, work: WeekWork) -> None:
        super().__init__(page)
        self._page, self._work = page, work

    def commands(self) -> Sequence[Command]:
        """Every command of the page."""
        return [*self._cell_commands(), *self._week_commands()]

    def hints(self) -> Sequence[Named]:
        """The keys that are named below the grid."""
        work = self._work
        return [
            (self.tr("Enter sửa lượt"), self.tr("Sửa lượt phát, ô trống thì thêm (Enter)"), work.open),
            (self.tr("Ctrl+C chép"), self.tr("Chép ô, ngày, tuần (Ctrl+C)"), work.copy),
            (self.tr("Ctrl+V dán"), self.tr("Dán ô, ngày, tuần (Ctrl+V)"), work.paste),
            (self.tr("Ctrl+D điền xuống"), self.tr("Điền xuống (Ctrl+D)"), work.fill_down),
            (self.tr("Ctrl+R điền sang phải"), self.tr("Điền sang phải (Ctrl+R)"), work.fill_right),
            (self.tr("Delete bỏ lượt (lý do)"), self.tr("Bỏ lượt, nêu lý do (Delete)"), work.ask_why_out),
            (self.tr("Ctrl+L lấy tuần trước"), self.tr("Lấy theo tuần trước (Ctrl+L)"), work.repeat),
        ]

    def _cell_commands(self) -> Sequence[Command]:
        work, desk = self._work, self._page.desk
        return [
            Command("open", self.tr("Sửa lượt phát, đọc bản tin"), self.open, "Enter"),
            Command("edit", self.tr("Sửa lượt phát"), work.open, "F2"),
            Command("add", self.tr("Thêm lượt phát"), work.add, "Ctrl+N"),
            Command("save_next", self.tr("Lưu; nhận bản tin và xếp lịch"), self.go_on, "Ctrl+Enter"),
            Command("save", self.tr("Lưu, ở lại"), lambda: desk.save(is_next=False), "Ctrl+S"),
            Command("check", self.tr("Kiểm tra, tới mục thiếu đầu tiên"), desk.check, "F7"),
            Command("take_out", self.tr("Bỏ lượt; không phát bản tin (lý do)"), self.take_out, "Delete"),
            Command("fill_down", self.tr("Điền xuống"), work.fill_down, "Ctrl+D"),
            Command("fill_right", self.tr("Điền sang phải"), work.fill_right, "Ctrl+R"),
            Command("copy", self.tr("Chép ô, ngày, tuần (Ctrl+C)"), work.copy),
            Command("paste", self.tr("Dán ô, ngày, tuần (Ctrl+V)"), work.paste),
            Command("choose_day", self.tr("Chọn cả ngày (Shift+Space)"), self._page.grid.choose_day),
        ]

    def _week_commands(self) -> Sequence[Command]:
        page = self._page
        return [
            Command("repeat", self.tr("Lấy theo tuần trước"), self._work.repeat, "Ctrl+L"),
            Command("week_before", self.tr("Tuần trước"), lambda: page.bar.step(-1)),
            Command("week_after", self.tr("Tuần sau"), lambda: page.bar.step(1)),
            Command("present_week", self.tr("Tuần này"), page.bar.present.click),
            Command("keep_template", self.tr("Lưu mẫu…"), self._work.name_template),
            Command("bulletins", self.tr("Bản tin từ cấp trên"), page.show_bulletins_over),
        ]

    def _is_in_bulletins(self) -> bool:
        return self._page.bulletins.isAncestorOf(self._page.window().focusWidget())

    def open(self) -> None:
        """Enter."""
        if self._is_in_bulletins():
            self._page.bulletins.open()
        else:
            self._work.open()

    def take_out(self) -> None:
        """Delete."""
        if self._is_in_bulletins():
            self._page.bulletins.refuse()
        else:
            self._work.ask_why_out()

    def go_on(self) -> None:
        """Ctrl+Enter: saves the form or the proposal; among the bulletins it accepts one."""
        if self._page.desk.is_editing:
            self._page.desk.save(is_next=True)
        elif self._page.proposal.isVisible():
            self._page.proposal.send()
        elif self._is_in_bulletins():
            self._page.bulletins.accept()
