# SPDX-License-Identifier: Apache-2.0
"""The status line: connection, queue, last success, problem; always in the same place, always in words."""

from datetime import datetime

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.early_values import TEXT_ONLY
from ui.plain import set_role, set_tip
from ui.standing_texts import Fact, Situation, facts
from ui.theme import Theme

_EDGES = 20
"""Padding and border of a button of the line, both sides."""


class FactButton(QToolButton):
    """One fact; a click opens the screen that tells more."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("toolButtonStyle", TEXT_ONLY)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.fact = Fact("")

    def take_fact(self, fact: Fact) -> None:
        """Tell this fact from now on; its words come with ``show_words``."""
        if self.fact.text:
            set_role(self, "tone", fact.tone)
        else:  # the first one comes before the style looks
            self.setProperty("tone", fact.tone)
        self.fact = fact
        self.setAccessibleName(fact.text)
        set_tip(self, fact.text)

    def width_of(self, is_short: bool) -> int:
        """The room the words need."""
        return self.fontMetrics().horizontalAdvance(self._words(is_short)) + _EDGES

    def show_words(self, is_short: bool) -> None:
        """Show the words in full."""
        self.setText(self._words(is_short))

    def cut_words(self, room: int) -> None:
        """Show the short words without their end."""
        at_end = QtCore.Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._words(True), at_end, room - _EDGES))

    def _words(self, is_short: bool) -> str:
        return (self.fact.short if is_short else "") or self.fact.text

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())


class StatusLine(QFrame):
    """The four facts, then the two keys that help from anywhere; words grow shorter where the window is narrow."""

    opened = Signal(str)
    exchange_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self.setAccessibleName(self.tr("Tình trạng đồng bộ"))
        self._gap = theme.space(8)
        self._has_place = False
        self.facts = tuple(FactButton(name, self) for name in ("connection", "queue", "last_success", "problem"))
        exchange = self._key_button("F5", self.tr("F5 Đồng bộ"), self.tr("Đồng bộ ngay (F5)"))
        keys = self._key_button("F1", self.tr("F1 Phím tắt"), self.tr("Phím tắt của màn hình này (F1)"))
        self._keys = (exchange, keys)
        self._long_keys = (exchange.text(), keys.text())
        exchange.clicked.connect(self.exchange_wanted)
        keys.clicked.connect(self.help_wanted)
        self._lay_out(theme)

    def _key_button(self, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(tip)
        set_tip(button, tip)
        return button

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(self._gap, theme.space(2), self._gap, theme.space(2))
        row.setSpacing(self._gap)
        for button in self.facts:
            button.clicked.connect(lambda _checked=False, one=button: self.opened.emit(one.fact.opens))
            row.addWidget(button)
        row.addStretch(1)
        for key in self._keys:
            row.addWidget(key)
        for one in (*self.facts, *self._keys):
            one.setFixedHeight(theme.size("target"))  # the line stays where it is whatever its facts look like
        self.setMinimumWidth(1)

    def show_situation(self, situation: Situation, now: datetime) -> None:
        """Show the four facts as they stand."""
        for button, fact in zip(self.facts, facts(situation, now), strict=True):
            button.take_fact(fact)
        if self._has_place:  # before that its size says nothing, and it is given one before it is painted
            self._fit()

    def _fit(self) -> None:
        """First the keys grow short, then the facts; the end of a fact is left out last of all."""
        gaps = self._gap * (len(self.facts) + len(self._keys) + 2)
        for are_keys_short, are_facts_short in ((False, False), (True, False), (True, True)):
            room = self.width() - gaps - self._show_keys(are_keys_short)
            needed = sum(button.width_of(are_facts_short) for button in self.facts)
            if needed <= room or are_facts_short:
                self._show_facts(are_facts_short, min(1.0, room / needed))
                return

    def _show_keys(self, is_short: bool) -> int:
        for button, text in zip(self._keys, self._long_keys, strict=True):
            button.setText(button.objectName() if is_short else text)
        return sum(button.sizeHint().width() for button in self._keys)

    def _show_facts(self, is_short: bool, share: float) -> None:
        for button in self.facts:
            if share < 1:
                button.cut_words(int(button.width_of(True) * share))
            else:
                button.show_words(is_short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._has_place = True
        self._fit()
