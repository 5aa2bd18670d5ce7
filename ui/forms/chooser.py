# SPDX-License-Identifier: Apache-2.0
"""A line with a list below it that narrows as one types: choosing one of many without a combo box.

The list opens by two letters or Down. Enter and Tab take a row only if the person moved to it; otherwise the text
itself is looked up when the line is left: the whole label, its initials (``ts`` for Tiếp sóng), or its only beginning.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidget, QWidget

from sync.records.vietnamese import fold
from ui.committing import commit_text
from ui.forms.lines import Line
from ui.theme import Theme

LETTERS_TO_OPEN: Final = 2
ROWS_SHOWN: Final = 8
_STEPS: Final[Mapping[int, int]] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS_SHOWN,
    Qt.Key.Key_PageUp: -ROWS_SHOWN,
}


@dataclass(frozen=True)
class Offer:
    """Something that can be chosen."""

    key: str
    text: str

    @cached_property
    def folded(self) -> str:
        """How its text is searched."""
        return fold(self.text)

    @cached_property
    def initials(self) -> str:
        """The first letters of its words: ``tsx`` for Tự sản xuất."""
        return "".join(word[0] for word in self.folded.replace(",", " ").split())


def narrowed(offers: Sequence[Offer], typed: str) -> list[Offer]:
    """The offers that what was typed may mean, the likeliest first."""
    text = fold(typed)
    ranked = [(rank, place) for place, one in enumerate(offers) if (rank := _rank(one, text)) is not None]
    return [offers[place] for _rank_of, place in sorted(ranked)]


def _rank(offer: Offer, text: str) -> int | None:
    tests = (
        offer.folded == text,
        offer.initials == text,
        offer.folded.startswith(text),
        offer.initials.startswith(text),
        all(word in offer.folded for word in text.split()),
    )
    return next((rank for rank, is_so in enumerate(tests) if is_so), None)


def meant(offers: Sequence[Offer], typed: str) -> Offer | None:
    """The one offer that a text names without doubt; None where there is none or more than one."""
    text = fold(typed)
    for rank in range(3):
        found = [one for one in offers if _rank(one, text) == rank]
        if found:
            return found[0] if len(found) == 1 and (rank < 2 or len(text) >= LETTERS_TO_OPEN) else None
    return None


def is_asking(typed: str) -> bool:
    """Whether enough was typed for the list to open."""
    return len(fold(typed)) >= LETTERS_TO_OPEN


class Rows(QListWidget):
    """The list below a line; it never takes the focus."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._over = parent
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)

    def show_below(self, line: QWidget, texts: Sequence[str]) -> None:
        """Show the texts below a line, or above it where there is no room."""
        self.clear()
        self.addItems(list(texts))
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, self._theme.row_height))
        height = min(self.count(), ROWS_SHOWN) * self._theme.row_height + 2 * self.frameWidth() + 2
        below = line.mapTo(self._over, QPoint(0, line.height() + 1))
        is_above = below.y() + height > self._over.height() and below.y() - line.height() > height
        top = below.y() - line.height() - height - 2 if is_above else below.y()
        width = min(max(line.width(), self.sizeHintForColumn(0) + 40), self._over.width())
        left = max(0, min(below.x(), self._over.width() - width))
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()


class Chooser(Line):
    """The line. ``searched`` asks for other offers, where they do not all stand here."""

    searched = Signal(str)
    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, is_searched: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_searched = is_searched
        self._offers: list[Offer] = []
        self._found_for = ""
        self._shown: list[Offer] = []
        self._current: Offer | None = None
        self._has_moved = False
        self._rows: Rows | None = None
        self.textEdited.connect(self._on_text_edited)

    def offer(self, offers: Sequence[Offer], found_for: str = "") -> None:
        """What can be chosen; a list that is open shows it at once, a text that waited for it is looked up."""
        self._offers = list(offers)
        self._found_for = found_for
        if self._rows is not None or (self.hasFocus() and self._is_searched and is_asking(self.text())):
            self._show_rows(is_moved=self._has_moved)
        elif self._is_searched and not self.hasFocus():
            self._settle(None)

    def choose(self, offer: Offer | None) -> None:
        """Show something as chosen; emits nothing."""
        self._current = offer
        self.setText(offer.text if offer else "")
        self.setCursorPosition(0)

    def current(self) -> Offer | None:
        """What is chosen: what the text still names."""
        if self._current is not None and self._current.text == self.text():
            return self._current
        return meant(self._offers, self.text()) if self.text().strip() else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._is_searched and not self._offers:
            self.searched.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Keys of the list; every other one belongs to the line."""
        if event.key() in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step(_STEPS[event.key()])
            return True
        if self._rows is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_rows()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild() if self._has_moved else self.close_rows()
            return True
        return False

    def step(self, by: int) -> None:
        """Move in the list; it opens first."""
        commit_text()
        if self._rows is None:
            if by == 1:
                self._open()
            return
        last = self._rows.count() - 1
        at = self._rows.currentRow() + by if self._has_moved else (0 if by > 0 else last)
        self._rows.setCurrentRow(max(0, min(at, last)))
        self._has_moved = True

    def leave(self) -> None:
        picked = self._picked()
        self.close_rows()
        self._settle(picked)
        super().leave()

    def _settle(self, picked: Offer | None) -> None:
        """Take what was picked or what the text means."""
        offer = picked or self.current()
        if offer is not None and (offer != self._current or self.text() != offer.text):
            self.choose(offer)
            self.chosen.emit()

    def close_rows(self) -> None:
        """Close the list; nothing is taken."""
        self._has_moved = False
        if self._rows is not None:
            rows, self._rows = self._rows, None
            rows.hide()
            rows.deleteLater()

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._rows is not None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_rows()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._rows is None:
            self._open()

    def _open(self) -> None:
        if self._is_searched:
            self.searched.emit("" if self._names_current() else self.text())
        self._show_rows(is_moved=False)

    def _names_current(self) -> bool:
        return self._current is not None and self._current.text == self.text()

    def _on_text_edited(self, text: str) -> None:
        if self._is_searched:
            self.searched.emit(text)
        if is_asking(self.text()):
            self._show_rows(is_moved=False)
        else:
            self.close_rows()

    def _show_rows(self, *, is_moved: bool) -> None:
        is_found = self._is_searched and self._found_for == self.text()
        everything = is_found or self._names_current() or not self.text().strip()
        self._shown = self._offers if everything else narrowed(self._offers, self.text())
        if not self._shown or self.isReadOnly():
            self.close_rows()
            return
        self._has_moved = is_moved and self._rows is not None
        if self._rows is None:
            self._rows = Rows(self.window(), self._theme)
            self._rows.itemClicked.connect(self._on_row_clicked)
        self._rows.show_below(self, [one.text for one in self._shown])

    def _on_row_clicked(self) -> None:
        self._has_moved = True
        self.focusNextChild()

    def _picked(self) -> Offer | None:
        if self._rows is None or not self._has_moved:
            return None
        row = self._rows.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None
