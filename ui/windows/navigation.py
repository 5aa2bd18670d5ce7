# SPDX-License-Identifier: Apache-2.0
"""The navigation at the left: sections with icons and counts, a rail of icons where the window is narrow."""

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6 import QtCore
from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.early_values import ALIGN_RIGHT_CENTRE, BAR_ALWAYS_OFF, ICON_ONLY, NO_FOCUS, TEXT_BESIDE_ICON
from ui.icons import steady_icon
from ui.plain import set_tip
from ui.sections import Section
from ui.theme import Theme, tokens

MOST_COUNTED = 999


class Width(Enum):
    """How much of the navigation is shown."""

    WIDE = "wide"
    RAIL = "rail"
    HIDDEN = "hidden"


def width_for(window_width: int) -> Width:
    """What fits beside the content, by the logical width of the window."""
    if window_width >= tokens()["breakpoints"]["wide"]:
        return Width.WIDE
    return Width.RAIL if window_width >= tokens()["breakpoints"]["narrow"] else Width.HIDDEN


class SectionButton(QToolButton):
    """One section: icon, word, and how many things wait there."""

    def __init__(self, section: Section, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self._theme = theme
        self._count = 0
        self.setObjectName(f"section_{section.name}")
        self.setCheckable(True)
        self.setIcon(steady_icon(theme, section.icon, size=theme.size("icon_navigation")))
        self.setIconSize(QSize(theme.size("icon_navigation"), theme.size("icon_navigation")))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(theme.size("target_usual"), theme.control_height) + theme.space(4))
        self.show_width(Width.WIDE)
        self.show_count(0)

    def show_width(self, width: Width) -> None:
        """With its word, or as an icon alone."""
        is_wide = width is Width.WIDE
        self.setProperty("toolButtonStyle", TEXT_BESIDE_ICON if is_wide else ICON_ONLY)
        self.setText(self.section.title() if is_wide else "")
        self.update()

    def show_count(self, count: int) -> None:
        """How many things wait; nothing is shown for none."""
        self._count = count
        name = self.section.title() + (f" ({count})" if count else "")
        self.setAccessibleName(name)
        set_tip(self, f"{name}  {self.section.key}".strip())
        self.update()

    @property
    def count(self) -> int:
        """The number shown."""
        return self._count

    def asked_width(self) -> int:
        """The room for its word when it is the chosen one, and for a count."""
        strong, caption = (QFontMetrics(self._theme.font(name)) for name in ("bodyStrong", "caption"))
        bolder = strong.horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        count = caption.horizontalAdvance(self._count_text()) + self._theme.space(8) if self._count else 0
        return self.sizeHint().width() + max(bolder, 0) + count

    def _count_text(self) -> str:
        return str(min(self._count, MOST_COUNTED))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._count:
            with QPainter(self) as painter:
                self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        font = self._theme.font("caption")
        painter.setFont(font)
        text = self._count_text()
        is_wide = bool(self.text())
        place = self.rect().adjusted(0, 0, -8 if is_wide else -3, 0 if is_wide else -self.height() // 2)
        if not is_wide:
            self._clear_corner(painter, painter.boundingRect(place, ALIGN_RIGHT_CENTRE, text))
        painter.setPen(self._theme.colour("accent"))
        painter.drawText(place, ALIGN_RIGHT_CENTRE, text)

    def _clear_corner(self, painter: QPainter, figures: QRect) -> None:
        """Take away the corner of the icon that figures would stand on."""
        ground = "accentSoft" if self.isChecked() else "sunken" if self.underMouse() else "window"
        painter.fillRect(figures.adjusted(-3, 0, 1, 0), self._theme.colour(ground))


class Navigation(QFrame):
    """The sections a person sees, as one group of keys: Up and Down walk, Space or Enter opens."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Các mục"))
        self._theme = theme
        self.buttons: dict[str, SectionButton] = {}
        self._group = QButtonGroup(self)
        self._width = Width.WIDE
        self._area, self._column = _scrolled_column(self, theme)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these sections, in this order; those below stand at the foot."""
        for button in self.buttons.values():
            self._group.removeButton(button)
            button.deleteLater()
        while self._column.takeAt(0) is not None:
            pass
        self.buttons = {one.name: SectionButton(one, self._theme, self) for one in sections}
        self._lay_out()
        self.show_width(self._width)

    def _lay_out(self) -> None:
        has_foot = False
        for button in self.buttons.values():
            if button.section.is_below and not has_foot:
                self._column.addStretch(1)
                has_foot = True
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, name=button.section.name: self.chosen.emit(name))
            self._column.addWidget(button)
        if not has_foot:
            self._column.addStretch(1)

    def show_current(self, name: str) -> None:
        """Mark the section that is shown; none where it stands here no more."""
        self._group.setExclusive(name in self.buttons)
        for one, button in self.buttons.items():
            button.setChecked(one == name)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Section → how many things wait there."""
        for name, button in self.buttons.items():
            button.show_count(counts.get(name, 0))
        self._fit()

    def show_width(self, width: Width) -> None:
        """With words, as a rail of icons, or not at all."""
        self._width = width
        for button in self.buttons.values():
            button.show_width(width)
        self._fit()
        self.setVisible(width is not Width.HIDDEN)

    def _fit(self) -> None:
        self.setFixedWidth(self._asked_width() if self._width is Width.WIDE else self._theme.size("rail"))

    def _asked_width(self) -> int:
        """The width of the tokens, more where a language has longer words."""
        sides = self._column.contentsMargins()
        asked = [one.asked_width() + sides.left() + sides.right() + 1 for one in self.buttons.values()]
        return max([self._theme.size("navigation"), *asked])

    def focus_current(self) -> None:
        """Give the keyboard to the section that is shown."""
        current = self._group.checkedButton() or next(iter(self.buttons.values()), None)
        if current is not None:
            current.setFocus(QtCore.Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._area.setGeometry(self.rect().adjusted(0, 0, -1, 0))


def _scrolled_column(parent: QWidget, theme: Theme) -> tuple[QScrollArea, QVBoxLayout]:
    """A column that scrolls where the window is too low for all sections."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("focusPolicy", NO_FOCUS)
    area.setProperty("horizontalScrollBarPolicy", BAR_ALWAYS_OFF)
    inside = QWidget()
    inside.setProperty("role", "page")
    column = QVBoxLayout(inside)
    column.setContentsMargins(theme.space(4), theme.space(8), theme.space(4), theme.space(8))
    column.setSpacing(theme.space(2))
    area.setWidget(inside)
    return area, column
