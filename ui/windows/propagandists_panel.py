# SPDX-License-Identifier: Apache-2.0
"""The panel of one propagandist: the recognition, the person, the session that is chosen; over them a form."""

from collections.abc import Mapping

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from sync.records.declaration import Review
from sync.records.person import Person
from sync.records.propaganda_session import PropagandaSession
from sync.records.propagandist import Propagandist
from sync.records.record import Record
from ui.books.desk import RecordDesk
from ui.books.jobs import RecordFile
from ui.forms.record_view import RecordView
from ui.signs import review_sign
from ui.windows.propagandists_jobs import PersonFile
from ui.windows.propagandists_suggestion import TopicHint
from ui.workbench import Workbench

TABS: Mapping[type[Record], int] = {Propagandist: 0, Person: 1, PropagandaSession: 2}


class PersonPanel(RecordDesk):
    """Reads by itself nothing; the screen gives it what to show."""

    def __init__(self, workbench: Workbench, stack: QUndoStack, parent: QWidget) -> None:
        super().__init__(workbench, stack, parent)
        self._readings: dict[type[Record], RecordFile | None] = dict.fromkeys(TABS)
        self._name = ""
        self.views = {of: RecordView(workbench, of, self) for of in TABS}
        words = (self.tr("Công nhận"), self.tr("Người"), self.tr("Hoạt động"))
        for word, view in zip(words, self.views.values(), strict=True):
            self.add_reading(word, view)
        self.hint = TopicHint(workbench, self)
        self.box.addWidget(self.hint)
        self.tabs.currentChanged.connect(lambda _tab: self._show_sign())
        self.opened.connect(lambda: self.hint.follow(self.form))
        self.left.connect(lambda: self.hint.follow(None))
        self.show_nothing()

    @property
    def shown_type(self) -> type[Record]:
        """The type of the tab that is open."""
        return list(TABS)[max(self.tabs.currentIndex(), 0)]

    def shown_id(self) -> str:
        """The record of the tab that is open; empty where there is none."""
        reading = self._readings[self.shown_type]
        return "" if reading is None else reading.record.record_id

    def show_nothing(self) -> None:
        """Nobody is chosen."""
        self._name = self.tr("Chưa chọn tuyên truyền viên")
        for of in TABS:
            self._show_reading(of, None)
        self._show_sign()

    def show_file(self, name: str, file: PersonFile) -> None:
        """Show a propagandist; a form that is open stays."""
        self._name = name
        self._show_reading(Propagandist, file.propagandist)
        self._show_reading(Person, file.person)
        self._show_sign()

    def show_session(self, session: RecordFile | None) -> None:
        """Show a session under its tab."""
        self._show_reading(PropagandaSession, session)
        self._show_sign()

    def turn_to(self, of: type[Record]) -> None:
        """Open the tab of a type."""
        if not self.is_editing:
            self.tabs.setCurrentIndex(TABS[of])

    def _show_reading(self, of: type[Record], reading: RecordFile | None) -> None:
        self._readings[of] = reading
        if reading is None:
            self.views[of].show_record({})
            return
        self.views[of].show_record(reading.item["fields"], reading.item["id"], reading.item["unit"])
        self.views[of].set_findings(reading.findings)

    def _show_sign(self) -> None:
        reading, of = self._readings[self.shown_type], self.shown_type
        is_reviewed = reading is not None and of.declared.review is Review.REVIEWED
        sign = review_sign(reading.item["review"]) if reading is not None and is_reviewed else None
        self.show_title(self._name, sign, is_any=reading is not None)
        self.erasing.offer(of, self.shown_id(), self._name)
