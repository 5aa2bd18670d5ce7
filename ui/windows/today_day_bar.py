# SPDX-License-Identifier: Apache-2.0
"""The day bar: the day before, the day after; Left and Right while it has the keyboard."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.plain import set_tip
from ui.theme import Theme
from ui.windows.today_words import day_title_lunar, near_text

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class DayButton(QPushButton):
    """A button of the bar; Left and Right change the day instead of the button."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Take Left and Right alone."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self.stepped.emit(step)
        return True


class DayBar(QWidget):
    """Two buttons around the day that is shown, and one back to the present."""

    day_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = self._today = date.min
        self.before = self._button(-1)
        self.present = self._button(0)
        self.after = self._button(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(2))
        for button in (self.before, self.present, self.after):
            row.addWidget(button)

    def _button(self, step: int) -> DayButton:
        button = DayButton(self)
        button.setProperty("role", "link")
        button.clicked.connect(lambda: self.day_wanted.emit(self._today if step == 0 else self._moved(step)))
        button.stepped.connect(lambda by: self.day_wanted.emit(self._moved(by)))
        return button

    def _moved(self, days: int) -> date:
        return self._day + timedelta(days=days)

    def show_day(self, day: date, today: date) -> None:
        """Name the days around the one shown."""
        self._day, self._today = day, today
        self.present.setVisible(day != today)
        told = (
            (self.before, f"< {near_text(self._moved(-1), today)}", self._moved(-1)),
            (self.present, near_text(today, today), today),
            (self.after, f"{near_text(self._moved(1), today)} >", self._moved(1)),
        )
        for button, text, meant in told:
            button.setText(text)
            button.setAccessibleName(day_title_lunar(meant, today))
            set_tip(button, day_title_lunar(meant, today))
