# SPDX-License-Identifier: Apache-2.0
"""The two widgets in which people type: one line, and a text that grows. Both work with any input method.

Nothing is rewritten while it is typed. When a field is left its text becomes NFC, loses invisible signs and
shows its head. A paste is bounded, and the person is told when something did not fit.
"""

from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextDocumentFragment
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop.entering import tidy_line, tidy_lines

SIGNS_A_LETTER: Final = 4
"""Room for a letter and the marks on it, so that decomposed text is never cut inside a letter people see."""
LEAST_ROOM: Final = 1000
PASSING: Final = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Reasons for which the person has not left the field: a menu over it, another window for a while."""


def room_for(letters: int) -> int:
    """Signs that a field takes so that so many letters fit: more can be seen and shortened, a book cannot."""
    return max(LEAST_ROOM, letters * SIGNS_A_LETTER)


class Line(QLineEdit):
    """One line. ``textEdited`` tells what the person typed, ``left`` that they went elsewhere."""

    left = Signal()
    noticed = Signal(str)

    def __init__(self, parent: QWidget | None = None, letters: int = 300) -> None:
        super().__init__(parent)
        self.setMaxLength(room_for(letters))
        self._sample = "Nội dung"
        self.inputRejected.connect(self._tell_full)

    def be_as_wide_as(self, sample: str) -> None:
        """Ask for as much room as a text of this width needs."""
        self._sample = sample
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._width(), super().sizeHint().height())

    def _width(self) -> int:
        margins = self.fontMetrics().horizontalAdvance("00") + 12
        return self.fontMetrics().horizontalAdvance(self._sample) + margins

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.leave()

    def leave(self) -> None:
        """Tidy the text and show its head; what listens then reads it."""
        tidied = tidy_line(self.text())
        if tidied != self.text():
            self.setText(tidied)
        self.setCursorPosition(0)
        self.left.emit()

    def _tell_full(self) -> None:
        if len(self.text()) >= self.maxLength():
            self.noticed.emit(
                self.tr("Đoạn dán quá dài: ô này chỉ giữ {most} ký tự đầu.").format(most=f"{self.maxLength():n}")
            )


class Paragraphs(QPlainTextEdit):
    """A text that grows as it fills: Tab leaves it, only plain text enters it.

    With ``is_one_line`` it is a long title: it is shown on several lines and has no line breaks.
    """

    edited = Signal()
    left = Signal()
    noticed = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, letters: int = 2000, *, is_one_line: bool = False, least_height: int = 0
    ) -> None:
        super().__init__(parent)
        self._most = room_for(letters)
        self._is_one_line = is_one_line
        self._least_height = least_height
        self._rows = (1, 6) if is_one_line else (2, 12)
        self._last = ""
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def fill(self, text: str) -> None:
        """Show a text without telling that the person typed it."""
        self._last = text
        self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insert_bounded(plain_text(source))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insert_bounded(self, text: str) -> None:
        """Put a pasted text at the cursor, as much of it as fits."""
        if self._is_one_line:
            text = " ".join(text.split())
        cursor = self.textCursor()
        room = self._most - len(self.toPlainText()) + len(cursor.selectedText())
        if len(text) > room:
            self.noticed.emit(
                self.tr("Đoạn dán quá dài: ô này chỉ giữ {most} ký tự đầu.").format(most=f"{self._most:n}")
            )
        cursor.insertText(text[: max(room, 0)])
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.refuse_key(event):
            super().keyPressEvent(event)

    def refuse_key(self, event: QKeyEvent) -> bool:
        """A letter into a full field is not taken; keys with Ctrl belong to the form."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return True
        typed = event.text()
        is_full = bool(typed) and typed.isprintable() and len(self.toPlainText()) >= self._most
        return is_full and not self.textCursor().hasSelection()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.leave()

    def leave(self) -> None:
        """Tidy the text and show its head."""
        text = self.toPlainText()
        tidied = tidy_line(text) if self._is_one_line else tidy_lines(text)
        if tidied != text:
            self.fill(tidied)
        cursor = self.textCursor()
        cursor.setPosition(0)
        self.setTextCursor(cursor)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _on_text_changed(self) -> None:
        """While a word is composed Qt tells of changes that are none."""
        text = self.toPlainText()
        if text != self._last:
            self._last = text
            self.edited.emit()

    def _grow(self) -> None:
        least, most = self._rows
        rows = min(max(int(self.document().size().height()), least), most)
        around = self.height() - self.viewport().height() + 2 * int(self.document().documentMargin()) + 2
        height = max(rows * self.fontMetrics().lineSpacing() + around, self._least_height)
        if height != self.height():
            self.setFixedHeight(height)


def plain_text(source: QMimeData) -> str:
    """The words of what is pasted: no form, no pictures, nothing fetched."""
    if source.hasText():
        return tidy_lines(source.text())
    return tidy_lines(QTextDocumentFragment.fromHtml(source.html()).toPlainText()) if source.hasHtml() else ""
