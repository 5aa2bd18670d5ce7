# SPDX-License-Identifier: Apache-2.0
"""How a list and its record panel go together: the panel follows the current row, Enter opens it, Esc closes it."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from sync.log.errors import LoaError
from sync.store.filtering import Filters
from ui.books.jobs import RecordFile, read_file
from ui.books.list_pane import ListPane
from ui.books.place import PanelPlace
from ui.books.work import BookWork
from ui.forms.asking import ask


class ListAndPanel(QObject):
    """``shown`` carries the file that the panel shows, another one or the same anew."""

    shown = Signal(object)

    def __init__(self, listed: ListPane, place: PanelPlace, work: BookWork, page: QWidget) -> None:
        super().__init__(page)
        self._list, self._place, self._work = listed, place, work
        self._table, self._panel = listed.table, work.panel
        self._reading = 0
        self._table.current_changed.connect(self.read)
        self._table.opened.connect(lambda _record_id: self.open())
        work.opening.connect(lambda: place.want(True))
        work.ended.connect(self._give_back)

    def read(self, record_id: str) -> None:
        """Show a record in the panel, nothing for ""; an answer to an older question is dropped."""
        self._reading += 1
        asked, bench = self._reading, self._panel.workbench
        if not record_id:
            self._panel.show_nothing()
            return

        def show(file: RecordFile) -> None:
            if asked == self._reading:
                self._panel.show_file(file)
                self.shown.emit(file)

        def fail(error: LoaError) -> None:
            if asked == self._reading:
                self._panel.show_nothing()
                self._table.say_failed(error)

        ask(self, bench.background, lambda: read_file(bench.laptop, record_id, bench.tongue), show, fail)

    def read_current(self) -> None:
        """Show the current row anew."""
        self.read(self._table.current_id())

    def go_to(self, record_id: str) -> None:
        """Bring a record into the list and the panel into sight, whatever the list is narrowed by."""
        self._list.bar.apply(Filters())
        self._table.go_to(record_id)
        self._place.want(True)

    def show_record(self, record_id: str) -> None:
        """Go to a record and read it; the list has the keyboard."""
        self.go_to(record_id)
        self.read(record_id)
        self._table.setFocus()

    def open(self) -> None:
        """Enter: the panel where it is not in sight, else the form."""
        if self._place.is_over and not self._panel.isVisible():
            self._place.want(True)
        else:
            self._work.edit()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Esc closes a panel that lies over the list."""
        is_ours = event.key() == Qt.Key.Key_Escape and self._place.is_over and self._panel.isVisible()
        if is_ours:
            self._panel.leave()
        return is_ours

    def _give_back(self) -> None:
        self._place.want(False)
        self._table.setFocus()
