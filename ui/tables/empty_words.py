# SPDX-License-Identifier: Apache-2.0
"""What stands in place of rows: that there are none yet, that nothing was found, or that reading takes its time."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QVBoxLayout, QWidget

from sync.store.filtering import Filters, Listing
from ui.plain import set_role, wrapping_label


class EmptyWords(QWidget):
    """Lies over the rows of a view, below what ``kept_free`` tells; takes no focus, its button apart."""

    def __init__(self, over: QAbstractScrollArea, kept_free: Callable[[], int] = lambda: 0) -> None:
        super().__init__(over.viewport())
        self._over, self._kept_free = over, kept_free
        self._empty = ""
        self._nothing_found = ""
        self._action = ""
        self._run: Callable[[], None] | None = None
        self.label = wrapping_label("", self, role="secondary")
        self.label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton(self)
        set_role(self.button, "role", "link")
        self.button.clicked.connect(self._go)
        box = QVBoxLayout(self)
        box.addStretch(1)
        box.addWidget(self.label)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        self.hide()
        over.viewport().installEventFilter(self)

    def set_words(
        self, empty: str, nothing_found: str = "", action: str = "", run: Callable[[], None] | None = None
    ) -> None:
        """What is said of an empty list, and of a search without result with its one action."""
        self._empty, self._nothing_found, self._action, self._run = empty, nothing_found, action, run

    def show_for(self, count: int, listing: Listing | None) -> None:
        """Say why there are no rows, or nothing where there are."""
        if count or listing is None:
            self.hide()
        elif listing.search:
            told = self._nothing_found or self.tr('Không thấy "{search}".')
            self.say(told.replace("{search}", listing.search), self._action)
        elif listing.filters != Filters():
            self.say(self.tr("Không có bản ghi nào khớp với bộ lọc."))
        else:
            self.say(self._empty or self.tr("Chưa có bản ghi nào."))

    def say(self, words: str, action: str = "") -> None:
        """Show a line in the middle, with a button under it."""
        self.label.setText(words)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._cover()
        self.show()

    def _go(self) -> None:
        if self._run is not None:
            self._run()

    def _cover(self) -> None:
        self.setGeometry(self._over.viewport().rect().adjusted(0, self._kept_free(), 0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)
