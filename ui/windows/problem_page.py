# SPDX-License-Identifier: Apache-2.0
"""A calm page for what stops the work: what happened, what is safe, what to do, and details that can be copied."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.plain import Label, wrapping_label
from ui.theme import Theme

IN_A_ROW: Final = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One button; the first one is what Enter does."""

    text: str
    run: Callable[[], None]


class ProblemPage(QWidget):
    """One problem, its details folded away, and what can be done."""

    def __init__(self, theme: Theme, title: str, text: str, details: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.setObjectName("problem_page")
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*[theme.space(24)] * 4)
        column.setSpacing(theme.space(12))
        column.addWidget(Label(title, card, role="title"))
        self.text = wrapping_label(text, card)
        column.addWidget(self.text)
        self.details = self._make_details(details, theme)
        column.addWidget(self.details)
        self.result = wrapping_label("", card)
        self.result.hide()
        column.addWidget(self.result)
        column.addLayout(self._buttons(choices, details, theme))
        around = QVBoxLayout(self)
        around.addStretch(1)
        across = QHBoxLayout()  # by its alignment the card would be as high as its text is in the whole window
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        around.addLayout(across)
        around.addStretch(2)
        card.setFixedWidth(min(theme.scaled(600), 900))

    def say(self, text: str) -> None:
        """Tell below the text what a choice led to."""
        self.result.setText(text)
        self.result.setAccessibleName(text)
        self.result.show()

    def _make_details(self, details: str, theme: Theme) -> QPlainTextEdit:
        shown = QPlainTextEdit(details, self)
        shown.setReadOnly(True)
        shown.setAccessibleName(self.tr("Chi tiết"))
        shown.setFixedHeight(theme.line_height() * 7)
        shown.setTabChangesFocus(True)
        shown.hide()
        return shown

    def _buttons(self, choices: Sequence[Choice], details: str, theme: Theme) -> QVBoxLayout:
        """Three in a row at most, below them the links of the details."""
        rows = QVBoxLayout()
        rows.setSpacing(theme.space(8))
        for at in range(0, len(choices), IN_A_ROW):
            row = QHBoxLayout()
            row.setSpacing(theme.space(8))
            self._add_choices(row, choices[at : at + IN_A_ROW], is_first=at == 0)
            row.addStretch(1)
            rows.addLayout(row)
        if details:
            rows.addLayout(self._details_row(details))
        return rows

    def _add_choices(self, row: QHBoxLayout, choices: Sequence[Choice], *, is_first: bool) -> None:
        for choice in choices:
            button = QPushButton(choice.text, self)
            button.clicked.connect(choice.run)
            if is_first and choice is choices[0]:
                button.setProperty("role", "primary")
                button.setDefault(True)
                button.setFocus(Qt.FocusReason.OtherFocusReason)
            row.addWidget(button)

    def _details_row(self, details: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        unfold = QPushButton(self.tr("Chi tiết"), self)
        unfold.setProperty("role", "link")
        unfold.clicked.connect(lambda: self.details.setVisible(self.details.isHidden()))
        copy = QPushButton(self.tr("Chép chi tiết"), self)
        copy.setProperty("role", "link")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        row.addWidget(unfold)
        row.addWidget(copy)
        return row
