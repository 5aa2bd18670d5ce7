# SPDX-License-Identifier: Apache-2.0
"""Below the form of a session: when and where its topic was spoken about before. It fills nothing in."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.actions.propaganda import Suggestion, same_topic_before
from sync.records.propaganda_session import PropagandaSession
from ui.forms.asking import ask
from ui.forms.record_form import RecordForm
from ui.plain import Label
from ui.windows.stations_words import day_text
from ui.workbench import Workbench


class TopicHint(Label):
    """Hidden where nothing is to be suggested. ``looked`` tells that it was looked up."""

    looked = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__("", parent, role="caption")
        self._bench = workbench
        self._asked: tuple[str, str] | None = None
        self._followed: set[RecordForm] = set()
        self.setWordWrap(True)
        self.setMinimumWidth(0)
        space = workbench.theme.space
        self.setContentsMargins(space(12), 0, space(12), space(4))
        self.hide()

    def follow(self, form: RecordForm | None) -> None:
        """Speak of the session in this form; of nothing where another type is entered."""
        if form is None or form.of is not PropagandaSession:
            self._show(None)
            return
        if form not in self._followed:
            self._followed.add(form)
            form.edited.connect(lambda: self._look(form))
        self._look(form)

    def _look(self, form: RecordForm) -> None:
        rows = form.page.rows
        topic, day = rows["topic"].editor.value(), rows["date"].editor.value()
        if not isinstance(topic, str) or not isinstance(day, str):
            self._show(None)
            return
        if self._asked == (topic, day):
            return
        self._show(None)
        self._asked = asked = (topic, day)
        laptop, until = self._bench.laptop, date.fromisoformat(day)

        def show(found: Suggestion | None) -> None:
            if self._asked == asked:
                self._tell(found)

        ask(self, self._bench.background, lambda: same_topic_before(laptop, topic, until), show)

    def _show(self, text: str | None) -> None:
        if text is None:
            self._asked = None
        self.setText(text or "")
        self.setVisible(bool(text))

    def _tell(self, found: Suggestion | None) -> None:
        self.setText("" if found is None else self._words(found))
        self.setVisible(found is not None)
        self.looked.emit()

    def _words(self, found: Suggestion) -> str:
        translate = QCoreApplication.translate
        told = translate("propagandists", "Gợi ý: cùng chủ đề đã làm {day}").format(
            day=day_text(found.day, self._bench.laptop.now().date())
        )
        if found.place:
            told += " " + translate("propagandists", "tại {place}").format(place=found.place)
        if found.listeners is not None:
            told += " " + translate("propagandists", "({count} người)").format(count=found.listeners)
        return f"{told}."
