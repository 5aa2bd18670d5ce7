# SPDX-License-Identifier: Apache-2.0
"""Propagandists by given name above, the last sessions of the chosen one below. Letters filter, they never jump."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions.propaganda import PropagandistRow, SessionRow
from sync.records.vietnamese import fold
from ui.books.reasons import VoidStrip
from ui.committing import commit_text
from ui.forms.links import HintRow
from ui.plain import Label, wrapping_label
from ui.tables.empty_words import EmptyWords
from ui.tables.search_field import SearchField
from ui.windows.propagandists_jobs import Crew
from ui.windows.propagandists_rows import (
    PEOPLE_GIVE_WAY,
    SESSIONS_GIVE_WAY,
    people_columns,
    person_row,
    session_columns,
    session_row,
)
from ui.windows.stations_table import FoldingTable
from ui.windows.today_table import Column
from ui.workbench import Workbench


class PeopleList(QWidget):
    """``person_changed`` and ``session_changed`` carry the id of a current row, empty for none."""

    person_changed = Signal(str)
    session_changed = Signal(str)
    add_wanted = Signal()
    add_person_wanted = Signal()
    add_session_wanted = Signal()
    repeat_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._rows: Sequence[PropagandistRow] = ()
        today = workbench.laptop.now().date()
        self.order = Label(self.tr("Sắp xếp: Tên (A-Ă-Â)"), self, role="caption")
        self.search = SearchField(self)
        self.search.setPlaceholderText(self.tr("Tìm theo tên, thôn (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Tìm theo tên, thôn"))
        self.people = self._table(people_columns(today.month), self.tr("Tuyên truyền viên"), PEOPLE_GIVE_WAY)
        self.heading = wrapping_label(parent=self, role="section")
        self.heading.setMinimumWidth(0)
        self.sessions = self._table(session_columns(), self.tr("Hoạt động gần đây"), SESSIONS_GIVE_WAY)
        self.strip = VoidStrip(workbench, self)
        self.nobody, self.nothing = EmptyWords(self.people), EmptyWords(self.sessions)
        self._lay_out()
        self._wire()
        self.show_sessions("", ())

    def _table(self, columns: Sequence[Column], name: str, gives_way: Sequence[int]) -> FoldingTable:
        return FoldingTable(self._bench.theme, columns, name, gives_way, self)

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        head = QHBoxLayout()
        head.setSpacing(space(8))
        head.addWidget(self.search, 1)
        head.addWidget(self.order)
        box = QVBoxLayout(self)
        box.setContentsMargins(space(16), space(4), space(8), space(4))
        box.setSpacing(space(4))
        box.addLayout(head)
        box.addWidget(self.people, 3)
        box.addWidget(self.heading)
        box.addWidget(self.sessions, 2)
        box.addWidget(self.strip)
        box.addWidget(self._hints())

    def _hints(self) -> QWidget:
        row = HintRow(self._bench.theme, self)
        row.show_hints(
            (
                (self.tr("Ctrl+N thêm hoạt động"), self.add_session_wanted.emit),
                (self.tr("F4 lặp hoạt động"), self.repeat_wanted.emit),
                (self.tr("Ctrl+Enter lưu"), self.save_wanted.emit),
                (self.tr("Delete hủy"), self.ask_why_withdraw),
                (self.tr("Thêm tuyên truyền viên"), self.add_wanted.emit),
                (self.tr("Thêm người"), self.add_person_wanted.emit),
            )
        )
        return row

    def _wire(self) -> None:
        self.search.searched.connect(lambda _text: self._show_people())
        self.search.finished.connect(self.people.setFocus)
        self.search.noticed.connect(self._bench.messages.attend)
        self.strip.closed.connect(self.people.setFocus)
        self.people.selectionModel().currentRowChanged.connect(lambda *_rows: self._tell_person())
        self.sessions.selectionModel().currentRowChanged.connect(lambda *_rows: self._tell_session())

    def _tell_person(self) -> None:
        self.person_changed.emit(self.people.current_key())

    def _tell_session(self) -> None:
        self.session_changed.emit(self.sessions.current_key())

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def show_crew(self, crew: Crew) -> None:
        """Show everybody; the current row stays."""
        self._rows = crew.rows
        self._show_people()

    def _show_people(self) -> None:
        commit_text()
        wanted = fold(self.search.text())
        shown = [one for one in self._rows if wanted in one.search]
        self.people.show_rows([person_row(one, self._bench.tongue) for one in shown], "")
        if shown:
            self.nobody.hide()
            return
        if self._rows:
            self.nobody.say(self.tr('Không thấy "{search}".').format(search=self.search.text().strip()))
        else:
            self.nobody.set_words("", run=self.add_wanted.emit)
            told = self.tr("Chưa có tuyên truyền viên nào. Bấm Ctrl+N để thêm.")
            self.nobody.say(told, self.tr("Thêm tuyên truyền viên"))
        self._tell_person()

    def show_sessions(self, name: str, sessions: Sequence[SessionRow]) -> None:
        """Show what somebody did of late; the current row stays."""
        self.heading.setText(self.tr("HOẠT ĐỘNG GẦN ĐÂY CỦA: {name}").format(name=name))
        self.heading.setVisible(bool(name))
        self.sessions.setVisible(bool(name))
        rows = [session_row(one, self._today(), self._bench.tongue) for one in sessions]
        self.sessions.show_rows(rows, "")
        if rows:
            self.nothing.hide()
        else:
            self.nothing.say(self.tr("Chưa có hoạt động nào. Bấm Ctrl+N để thêm."))
            self._tell_session()

    def _today(self) -> date:
        return self._bench.laptop.now().date()

    def count(self) -> int:
        """How many propagandists there are, searched for or not."""
        return len(self._rows)

    def current(self) -> PropagandistRow | None:
        """The propagandist that the keys speak of."""
        key = self.people.current_key()
        return next((one for one in self._rows if one.propagandist_id == key), None)

    def ask_why_withdraw(self) -> None:
        """Delete: the session where that list has the keyboard, else the propagandist."""
        row = self.current()
        if row is None or self.strip.isAncestorOf(self.focusWidget()):
            return
        if self.sessions.hasFocus() and self.session_id():
            place = self.sessions.currentIndex().row()
            self.strip.open_for([self.session_id()], self.sessions.board.told(place, 1, Qt.ItemDataRole.DisplayRole))
        elif self.people.hasFocus():
            self.strip.open_for([row.propagandist_id], row.name)

    def session_id(self) -> str:
        """The session that F4 repeats: the current one, the last where no other was gone to."""
        return self.sessions.current_key()
