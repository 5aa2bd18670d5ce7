# SPDX-License-Identifier: Apache-2.0
"""Editors of days and moments, typed in the short forms of the house and shown as dd/MM/yyyy and HH:mm."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.display import shown_day
from desktop.entering import NotUnderstood, bad_time, later, moment_of, read_day, read_duration, read_time
from sync.records.field import Field
from ui.forms.day_calendar import DayCalendar
from ui.forms.editor import Around, Editor, shown_text
from ui.forms.editors_text import mark_line
from ui.forms.lines import Line
from ui.forms.unread import Unread
from ui.lunar_words import lunar_text
from ui.plain import Label, set_tip
from ui.workbench import Workbench

DAY_LETTERS = 20


class DayLine(Line):
    """A line for a day; Ctrl+; writes the present one, Alt+Down opens a small calendar."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, DAY_LETTERS)
        self.today = today
        self.be_as_wide_as("00/00/0000")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Take Ctrl+; and Alt+Down alone."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Semicolon and held == Qt.KeyboardModifier.ControlModifier:
            self._write(self.today)
        elif event.key() == Qt.Key.Key_Down and held == Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            return False
        return True

    def open_calendar(self) -> None:
        """The small calendar, at the day that stands here, else at the present one."""
        day = self.today
        with suppress(NotUnderstood):
            day = date.fromisoformat(self.read() or self.today.isoformat())
        calendar = DayCalendar(day, self)
        calendar.chosen.connect(self._write)
        calendar.drop_under(self)

    def _write(self, day: date) -> None:
        """As if it was typed: in place of what stands here."""
        self.selectAll()
        self.insert(f"{day:%d/%m/%Y}")
        self.textEdited.emit(self.text())

    def read(self) -> str | None:
        """The stored day, None for an empty line. Raises NotUnderstood."""
        text = self.text().strip()
        return read_day(text, self.today) if text else None

    def write_out(self) -> None:
        """Show the day in full, where it was understood."""
        with suppress(NotUnderstood):
            if day := self.read():
                self.setText(shown_day(day))


class DayEditor(Editor):
    """A day, with its name beside it."""

    def __init__(self, field: Field[Any], workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent)
        self.line = DayLine(workbench.laptop.now().date(), self)
        self.weekday = Label(parent=self, role="secondary")
        row = QHBoxLayout()
        row.setSpacing(workbench.theme.space(8))
        row.addWidget(self.line, 1)
        row.addWidget(self.weekday)
        self.box.addLayout(row)
        self.line.textEdited.connect(self.touch)
        self.line.textChanged.connect(self._name_day)
        self.line.noticed.connect(self.noticed)
        self.line.left.connect(self.on_left)
        self.line.setPlaceholderText(self.tr("ngày/tháng/năm"))

    def show_value(self, value: Any) -> None:
        self.line.setText(
            "" if value is None else shown_text(value, "" if isinstance(value, Unread) else shown_day(value))
        )

    def entered(self) -> Any:
        try:
            return self.line.read()
        except NotUnderstood as fault:
            return Unread(self.line.text(), fault.words)

    def on_left(self) -> None:
        """Write the day out."""
        if self.is_touched:
            self.line.write_out()
        self.left.emit()

    def first_widget(self) -> QWidget:
        return self.line

    def suggest(self, value: Any) -> None:
        self.line.setPlaceholderText(self.tr("ngày/tháng/năm") if value is None else shown_day(value))

    def mark(self, is_fault: bool) -> None:
        mark_line(self.line, is_fault)

    def _name_day(self) -> None:
        name = lunar = ""
        with suppress(NotUnderstood):
            if stored := self.line.read():
                day = date.fromisoformat(stored)
                name, lunar = self._weekdays()[day.weekday()], lunar_text(day)
        self.weekday.setText(name)
        for widget in (self.line, self.weekday):
            set_tip(widget, lunar)

    def _weekdays(self) -> tuple[str, ...]:
        return (
            self.tr("Thứ Hai"),
            self.tr("Thứ Ba"),
            self.tr("Thứ Tư"),
            self.tr("Thứ Năm"),
            self.tr("Thứ Sáu"),
            self.tr("Thứ Bảy"),
            self.tr("Chủ nhật"),
        )


class MomentEditor(Editor):
    """A time and its day. Without a day it lies on the day of the record; ``+15`` is later than the one before."""

    def __init__(self, field: Field[Any], workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent)
        self.day_line = DayLine(workbench.laptop.now().date(), self)
        self.time_line = Line(self, DAY_LETTERS)
        self.time_line.setPlaceholderText(self.tr("giờ:phút"))
        self.time_line.be_as_wide_as("00:00")
        self._day_around: str | None = None
        self._moment_before: str | None = None
        row = QHBoxLayout()
        row.setSpacing(workbench.theme.space(4))
        row.addWidget(self.time_line, 2)
        row.addWidget(self.day_line, 3)
        self.box.addLayout(row)
        for line in (self.time_line, self.day_line):
            line.textEdited.connect(self.touch)
            line.noticed.connect(self.noticed)
            line.left.connect(self.on_left)
        self._show_day_around()

    def show_value(self, value: Any) -> None:
        day, time = "", ""
        if isinstance(value, Unread):
            time, _, day = value.text.partition("\n")
        elif value is not None:
            moment = datetime.fromisoformat(value)
            day, time = f"{moment:%d/%m/%Y}", f"{moment:%H:%M}"
        self.day_line.setText(day)
        self.time_line.setText(time)

    def entered(self) -> Any:
        try:
            return self._read()
        except NotUnderstood as fault:
            return Unread(f"{self.time_line.text()}\n{self.day_line.text()}", fault.words)

    def _read(self) -> str | None:
        text = self.time_line.text().strip()
        if not text:
            if self.day_line.read() is not None:
                raise bad_time("")
            return None
        if text.startswith("+") and self._moment_before:
            return later(self._moment_before, read_duration(text[1:]))
        return moment_of(self.day_line.read() or self.day_around(), read_time(text))

    def day_around(self) -> str:
        """The day on which a time without a day lies."""
        return self._day_around or self.day_line.today.isoformat()

    def on_left(self) -> None:
        """Write out what was understood; a day that is not typed stays faint."""
        value = self.value()
        if self.is_touched and isinstance(value, str):
            self.time_line.setText(f"{datetime.fromisoformat(value):%H:%M}")
            if self.day_line.text() or value[:10] != self.day_around():
                self.day_line.setText(shown_day(value[:10]))
        self.left.emit()

    def first_widget(self) -> QWidget:
        return self.time_line

    def name_it(self, name: str) -> None:
        self.time_line.setAccessibleName(self.tr("{name}: giờ").format(name=name))
        self.day_line.setAccessibleName(self.tr("{name}: ngày").format(name=name))

    def look_around(self, around: Around) -> None:
        self._moment_before = around.before.get(self.field.name)
        self._day_around = around.day or (self._moment_before or "")[:10] or None
        self._show_day_around()

    def mark(self, is_fault: bool) -> None:
        mark_line(self.time_line, is_fault)

    def _show_day_around(self) -> None:
        self.day_line.setPlaceholderText(shown_day(self.day_around()))
