# SPDX-License-Identifier: Apache-2.0
"""The command list (Ctrl+K): every command and every screen, found by folded text, the last used first.

Each row teaches its key.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QVBoxLayout, QWidget

from sync.records.vietnamese import fold
from ui.forms.lines import Line
from ui.plain import Label
from ui.tables.empty_words import EmptyWords
from ui.theme import Theme
from ui.windows.offers import Offer
from ui.windows.overlay import Overlay

REMEMBERED = 12
LONGEST = 200
_WALKING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def matching(offers: Iterable[Offer], typed: str, recent: Sequence[str]) -> list[Offer]:
    """The offers that hold every typed word, marks or not: the last used first, then those that begin so."""
    words = fold(typed).split()
    found = [one for one in offers if all(word in fold(one.text) for word in words)]
    place = {name: at for at, name in enumerate(recent)}
    start = " ".join(words)
    return sorted(found, key=lambda one: (place.get(one.name, len(place)), not fold(one.text).startswith(start)))


class SearchField(Line):
    """Hands the keys that walk through a list on to it, and keeps all others."""

    def __init__(self, view: QAbstractItemView, parent: QWidget | None = None) -> None:
        super().__init__(parent, LONGEST)
        self._view = view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALKING:
            self._view.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


class CommandList(Overlay):
    """Shows offers and runs the one that is chosen, after it is closed."""

    def __init__(self, theme: Theme, parent: QWidget, recent: list[str] | None = None) -> None:
        super().__init__(theme, parent, 720, 420)
        self.setAccessibleName(self.tr("Danh sách lệnh"))
        self.recent = [] if recent is None else recent
        self._offers: Sequence[Offer] = ()
        self._shown: list[Offer] = []
        self._model = QStandardItemModel(0, 2, self)
        self.view = self._make_view()
        self.field = self._make_field()
        self.empty = EmptyWords(self.view)
        self._hint = Label("", self, role="caption")
        self.field.noticed.connect(self._hint.setText)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(12)] * 4)
        for widget in (self.field, self.view, self._hint):
            column.addWidget(widget)

    def _make_view(self) -> QTreeView:
        view = QTreeView(self)
        view.setModel(self._model)
        view.setHeaderHidden(True)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setAccessibleName(self.tr("Lệnh tìm thấy"))
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.header().setStretchLastSection(False)
        view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        view.clicked.connect(self._run_at)
        return view

    def _make_field(self) -> SearchField:
        field = SearchField(self.view, self)
        field.setPlaceholderText(self.tr("Gõ không dấu cũng được"))
        field.setAccessibleName(self.tr("Tìm lệnh, màn hình"))
        field.textChanged.connect(self._search)
        field.returnPressed.connect(lambda: self._run_at(self.view.currentIndex()))
        return field

    def offer(self, offers: Sequence[Offer]) -> None:
        """Open with these rows."""
        self._offers = offers
        self._hint.setText(self.tr("↑ ↓ chọn    Enter mở    Esc đóng"))
        self.field.clear()
        self._search("")
        self.open()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def rows(self) -> list[tuple[str, str]]:
        """Text and key of the rows that are shown."""
        return [(one.text, one.key) for one in self._shown]

    def _search(self, typed: str) -> None:
        self._shown = matching(self._offers, typed, self.recent)
        self._model.removeRows(0, self._model.rowCount())
        for one in self._shown:
            self._model.appendRow(self._row(one))
        self.view.setCurrentIndex(self._model.index(0, 0))
        if self._shown:
            self.empty.hide()
        else:
            self.empty.say(self.tr("Không có lệnh nào như vậy."))

    def _row(self, offer: Offer) -> list[QStandardItem]:
        text, key = QStandardItem(offer.text), QStandardItem(offer.key)
        text.setSizeHint(QSize(0, self._theme.row_height))
        text.setAccessibleText(f"{offer.text} {offer.key}".strip())
        key.setForeground(self._theme.colour("text2"))
        return [text, key]

    def _run_at(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        offer = self._shown[index.row()]
        self.recent[:] = [offer.name, *(name for name in self.recent if name != offer.name)][:REMEMBERED]
        self.close_overlay()
        offer.run()
