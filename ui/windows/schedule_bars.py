# SPDX-License-Identifier: Apache-2.0
"""The rows around the grid of a week: from week to week, the templates, the keys, and what stands in a cell."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.actions.week import WeekCell
from sync.records.schedule_slot_rules import A_WEEK
from ui.forms.flow import FlowLayout
from ui.forms.links import link
from ui.plain import Label, set_tip
from ui.windows.schedule_strips import usual_templates
from ui.windows.schedule_words import cell_told, findings_told
from ui.workbench import Workbench

WEEK: Final = timedelta(days=A_WEEK)
Named = tuple[str, str, Callable[[], None]]
"""Text, tip and what it does."""


class ButtonRow(QWidget):
    """Buttons side by side, on further lines where there is no room."""

    def __init__(self, workbench: Workbench, named: Sequence[Named], parent: QWidget, *, takes_focus: bool) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, workbench.theme.space(4))
        self.buttons = [self._button(text, tip, run, takes_focus) for text, tip, run in named]
        for button in self.buttons:
            self._flow.addWidget(button)

    def _button(self, text: str, tip: str, run: Callable[[], None], takes_focus: bool) -> QPushButton:
        button = link(text, self, tip, takes_focus=takes_focus)
        button.clicked.connect(run)
        return button


class WeekBar(QWidget):
    """From week to week, and to the bulletins where they have no room of their own."""

    week_wanted = Signal(object)

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._monday = self._present = date.min
        self.before = link(self.tr("< Tuần trước"), self)
        self.present = link(self.tr("Tuần này"), self)
        self.after = link(self.tr("Tuần sau >"), self)
        self.news = link(self.tr("Bản tin từ cấp trên"), self)
        self.before.clicked.connect(lambda: self.step(-1))
        self.present.clicked.connect(lambda: self.week_wanted.emit(self._present))
        self.after.clicked.connect(lambda: self.step(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(workbench.theme.space(2))
        for button in (self.before, self.present, self.after):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.news)

    def step(self, weeks: int) -> None:
        """Ask for the week so many on, or back."""
        self.week_wanted.emit(self._monday + weeks * WEEK)

    def show_week(self, monday: date, present: date, fresh: int) -> None:
        """Tell which week is shown, which is the present one, and how many bulletins are new."""
        self._monday, self._present = monday, present
        self.present.setVisible(monday != present)
        told = self.tr("Bản tin từ cấp trên ({count} mới)").format(count=fresh)
        self.news.setText(told if fresh else self.tr("Bản tin từ cấp trên"))


class NextWeek(QWidget):
    """That the next week has no schedule, and the offer to take this one."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        super().__init__(parent)
        words = Label(self.tr("Tuần sau chưa có lịch."), self, role="secondary")
        self.button = link(self.tr("Lấy theo tuần này"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(workbench.theme.space(8))
        row.addWidget(words)
        row.addWidget(self.button)
        row.addStretch(1)


class TemplateRow(QWidget):
    """``applied`` names a template; ``keep_wanted`` asks for the name of a new one."""

    applied = Signal(str)
    keep_wanted = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, workbench.theme.space(8))
        self.label = Label(self.tr("Mẫu lịch:"), self, role="secondary")
        self._flow.addWidget(self.label)
        self.buttons: dict[str, QPushButton] = {}
        self.keep = QPushButton(self.tr("Lưu mẫu…"), self)
        self.keep.setProperty("role", "link")
        set_tip(self.keep, self.tr("Lưu tuần đang xem thành mẫu"))
        self.keep.clicked.connect(self.keep_wanted)
        self.show_names(())

    def show_names(self, kept: Sequence[str]) -> None:
        """The usual names, then those that a person gave; unkept ones say so when they are asked for."""
        names = tuple(dict.fromkeys((*usual_templates(), *kept)))
        if tuple(self.buttons) == names:
            self._tell(kept)
            return
        for button in self.buttons.values():
            self._flow.removeWidget(button)
            button.deleteLater()
        self._flow.removeWidget(self.keep)
        self.buttons = {name: self._chip(name) for name in names}
        for button in (*self.buttons.values(), self.keep):
            self._flow.addWidget(button)
        self._tell(kept)

    def _chip(self, name: str) -> QPushButton:
        button = QPushButton(name, self)
        button.setProperty("role", "chip")
        button.clicked.connect(lambda: self.applied.emit(name))
        button.show()
        return button

    def _tell(self, kept: Sequence[str]) -> None:
        for name, button in self.buttons.items():
            told = self.tr('Xếp tuần này theo mẫu "{name}"') if name in kept else self.tr('Mẫu "{name}" chưa lưu')
            set_tip(button, told.format(name=name))


class CellLine(Label):
    """What stands in the current cell, whole, and what there is to look at. Always two lines, so that nothing jumps."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__("", parent, role="secondary")
        self._bench = workbench
        self.setWordWrap(True)
        self.setMinimumWidth(0)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setFixedHeight(2 * QFontMetrics(workbench.theme.font()).lineSpacing() + workbench.theme.space(2))

    def show_cell(self, cell: WeekCell | None) -> None:
        """Tell of a cell; an empty one says how it is filled."""
        empty = self.tr("Ô trống. Enter thêm lượt phát.")
        told = empty if cell is None else cell_told(cell, self._bench.tongue)
        found = "" if cell is None else findings_told(cell, self._bench.tongue)
        self.setText(f"{told}. ▲ {found}" if found else told)
