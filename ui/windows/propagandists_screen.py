# SPDX-License-Identifier: Apache-2.0
"""Tuyên truyền viên: people and what they did at the left; the session that is written at the right."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.actions.repeating import Repeated, repeat_record
from desktop.actions.saving import require_type
from sync.log.errors import LoaError
from sync.records.person import Person
from sync.records.propaganda_session import PropagandaSession
from sync.records.propagandist import Propagandist
from sync.records.record import Record
from sync.records.village import Village
from ui.books.desk import offer_draft, open_draft
from ui.books.jobs import RecordFile, read_file
from ui.books.place import MovablePlace
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.screen import Command, Screen
from ui.tables.list_export import ListExport
from ui.windows.propagandists_jobs import Crew, PersonFile, read_crew, read_person
from ui.windows.propagandists_list import PeopleList
from ui.windows.propagandists_panel import PersonPanel
from ui.windows.withdrawing import HeldWithdrawals, Wanted
from ui.wishes import wishes_of
from ui.workbench import Workbench


class PropagandistsScreen(Screen):
    """Lays out and wires."""

    name = "propagandists"

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._reading = self._reading_session = 0
        self._is_first_shown = True
        self._wanted_id = ""
        self.list = PeopleList(workbench, self)
        self.panel = PersonPanel(workbench, self.undo, self)
        self.place = MovablePlace(self, self.list, self.panel)
        self.withdrawals = HeldWithdrawals(workbench, self.undo, self)
        title = self.tr("Tuyên truyền viên")
        self.export = ListExport(workbench, title, lambda: partial(list, self.list.people.written_out()), self)
        self.setFocusProxy(self.list.people)
        self._wire()

    def _wire(self) -> None:
        listed, panel = self.list, self.panel
        listed.person_changed.connect(self._read_person)
        listed.session_changed.connect(self._read_session)
        listed.people.opened.connect(lambda _place: self.open(Propagandist))
        listed.sessions.opened.connect(lambda _place: self.open(PropagandaSession))
        listed.add_wanted.connect(lambda: self._begin(Propagandist))
        listed.add_person_wanted.connect(lambda: self._begin(Person))
        listed.add_session_wanted.connect(self.add)
        listed.repeat_wanted.connect(self.repeat)
        listed.save_wanted.connect(lambda: panel.save(is_next=True))
        listed.strip.chosen.connect(
            lambda ids, reason: self.withdrawals.hold(Wanted(ids[0], self.list.strip.title, reason))
        )
        panel.edit_wanted.connect(self.edit)
        panel.left.connect(self._back)

    def title(self) -> str:
        return self.tr("Tuyên truyền viên ({count})").format(count=self.list.count())

    def commands(self) -> Sequence[Command]:
        return [
            Command("add", self.tr("Thêm hoạt động của người đang chọn"), self.add, "Ctrl+N"),
            Command("repeat", self.tr("Lặp lại hoạt động với ngày hôm nay"), self.repeat, "F4"),
            Command("save_next", self.tr("Lưu và sang mục kế"), lambda: self.panel.save(is_next=True), "Ctrl+Enter"),
            Command("save", self.tr("Lưu, ở lại"), lambda: self.panel.save(is_next=False), "Ctrl+S"),
            Command("edit", self.tr("Sửa bản ghi"), self.edit, "F2"),
            Command("missing", self.tr("Kiểm tra, tới mục thiếu đầu tiên"), self.panel.check, "F7"),
            Command("search", self.tr("Tìm theo tên, thôn"), self.list.focus_search, "Ctrl+F"),
            Command("void", self.tr("Hủy bản ghi (có lý do)"), self.list.ask_why_withdraw, "Delete"),
            self.export.command(),
            *self.place.edge.commands(),
            Command("add_propagandist", self.tr("Thêm tuyên truyền viên"), lambda: self._begin(Propagandist)),
            Command("add_person", self.tr("Thêm người"), lambda: self._begin(Person)),
            Command("add_village", self.tr("Thêm thôn"), lambda: self._begin(Village)),
        ]

    def panes(self) -> Sequence[QWidget]:
        return (self.list.people, self.list.sessions, self.panel)

    def is_closable(self) -> bool:
        self.panel.keep_draft()
        self.withdrawals.write()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place.fit()

    # reading

    def show_fresh(self) -> None:
        wish = wishes_of(self.workbench.changes).take(self.name)
        laptop = self.workbench.laptop
        ask(self, self.workbench.background, lambda: read_crew(laptop), self._show, self._say)
        if self._is_first_shown:
            self._is_first_shown = False
            self.list.people.setFocus()
            if not wish:
                offer_draft(self.panel, self._new_titles())
        if "record" in wish:
            self._show_record(str(wish["form"]), str(wish["record"]))
        if "draft" in wish:
            self.place.want(True)
            open_draft(self.panel, self._new_titles(), str(wish["form"]), str(wish["draft"]))

    def _show_record(self, form: str, record_id: str) -> None:
        """What another screen asked for: a row of the list, or the form of a record that has none."""
        self.place.want(True)
        if form == Propagandist.type_name():
            self._wanted_id = record_id
        else:
            self.panel.open_record(require_type(form), record_id)

    def _show(self, crew: Crew) -> None:
        self.list.show_crew(crew)
        place = self.list.people.board.place_of(self._wanted_id)
        self._wanted_id = ""
        if place is not None:
            self.list.people.go_to(place)
        self.setWindowTitle(self.title())

    def _read_person(self, _propagandist_id: str) -> None:
        self._reading += 1
        row, asked, bench = self.list.current(), self._reading, self.workbench
        if row is None:
            self.panel.show_nothing()
            self.list.show_sessions("", ())
            return

        def show(file: PersonFile) -> None:
            if asked == self._reading:
                self.panel.show_file(row.name, file)
                self.list.show_sessions(row.name, file.sessions)

        ask(self, bench.background, lambda: read_person(bench.laptop, row, bench.tongue), show, self._say)

    def _read_session(self, session_id: str) -> None:
        self._reading_session += 1
        asked, bench = self._reading_session, self.workbench
        if not session_id:
            self.panel.show_session(None)
            return

        def show(session: RecordFile) -> None:
            if asked == self._reading_session:
                self.panel.show_session(session)

        ask(self, bench.background, lambda: read_file(bench.laptop, session_id, bench.tongue), show, self._say)
        if self.list.sessions.hasFocus():
            self.panel.turn_to(PropagandaSession)

    def _say(self, error: LoaError) -> None:
        self.workbench.messages.say(error_words(error))

    # writing

    def _new_titles(self) -> Mapping[type[Record], str]:
        return {
            PropagandaSession: self.tr("Hoạt động mới"),
            Propagandist: self.tr("Tuyên truyền viên mới"),
            Person: self.tr("Người mới"),
            Village: self.tr("Thôn mới"),
        }

    def _begin(self, of: type[Record], values: Mapping[str, Any] | None = None) -> None:
        row = self.list.current()
        lasting = {"propagandists": [row.propagandist_id]} if of is PropagandaSession and row is not None else {}
        self.place.want(True)
        self.panel.open_new(of, self._new_titles()[of], values or {}, lasting)

    def add(self) -> None:
        """Ctrl+N: a session of the propagandist who is chosen; where there is nobody, a propagandist."""
        self._begin(Propagandist if self.list.current() is None else PropagandaSession)

    def repeat(self) -> None:
        """F4: the session as a new one of today."""
        session_id, laptop = self.list.session_id(), self.workbench.laptop
        if not session_id:
            return

        def begin(repeated: Repeated) -> None:
            self._begin(PropagandaSession, repeated.values)

        ask(self, self.workbench.background, lambda: repeat_record(laptop, session_id), begin, self._say)

    def open(self, of: type[Record]) -> None:
        """Enter: the record has the keyboard in the panel."""
        self.place.want(True)
        self.panel.turn_to(of)
        if not self.panel.is_editing:
            self.panel.views[of].setFocus()

    def edit(self) -> None:
        """F2: the record under the open tab; from a list, the row of that list."""
        if self.panel.is_editing:
            return
        if self.list.sessions.hasFocus():
            self.panel.turn_to(PropagandaSession)
        elif self.list.people.hasFocus() and self.panel.shown_type is PropagandaSession:
            self.panel.turn_to(Propagandist)
        record_id = self.panel.shown_id()
        if record_id:
            self.place.want(True)
            self.panel.open_record(self.panel.shown_type, record_id)

    def _back(self) -> None:
        self.place.want(False)
        self.list.people.setFocus()
