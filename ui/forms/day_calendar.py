# SPDX-License-Identifier: Apache-2.0
"""The small calendar below a field for a day: Alt+Down opens it, arrows walk, Enter takes the day, Esc leaves it."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

LINES: Final = 14
"""Lines of text that the head, the names of the days and six weeks with the air around them take."""


class DayCalendar(QFrame):
    """Made for one choice and gone after it. ``chosen`` carries the day."""

    chosen = Signal(object)

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.page = QCalendarWidget(self)
        self.page.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.page.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.page.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.page.setDateEditEnabled(False)
        self.page.setSelectedDate(QDate(day.year, day.month, day.day))
        plain = QTextCharFormat()
        plain.setForeground(self.palette().text())
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.page.setWeekdayTextFormat(weekend, plain)
        self.page.setMinimumHeight(LINES * self.fontMetrics().height())
        self.page.setAccessibleName(self.tr("Chọn ngày"))
        self.page.activated.connect(self._take)
        self.page.clicked.connect(self._take)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)

    def drop_under(self, widget: QWidget) -> None:
        """Open below a field; above it where the screen ends."""
        self.adjustSize()
        below = widget.mapToGlobal(QPoint(0, widget.height()))
        room = widget.screen().availableGeometry()
        left = min(below.x(), room.right() - self.width())
        is_below = below.y() + self.height() <= room.bottom()
        top = below.y() if is_below else below.y() - widget.height() - self.height()
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()
        self.page.setFocus()

    def _take(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()
