# SPDX-License-Identifier: Apache-2.0
"""Keeps an open form from bringing back what was redacted: its fields are emptied as soon as this laptop knows.

Asked whenever records changed, by this window or by an exchange, of forms with personal fields alone. What a person
types afterwards is a new value and stays.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from desktop.actions.redacting import redacted_of
from desktop.drafts import forget_entered
from ui.forms.asking import ask
from ui.forms.entry_form import EntryForm
from ui.messages import Message, Tone


class Forgetter(QObject):
    """Stands beside one form."""

    def __init__(self, form: EntryForm) -> None:
        super().__init__(form)
        self._form, self._bench = form, form.workbench
        if any(one.is_personal for one in form.of.fields.values()):
            self._bench.changes.records_changed.connect(self._look)

    def _look(self) -> None:
        record_id, laptop = self._form.record_id, self._bench.laptop
        if record_id is None:
            return
        ask(
            self,
            self._bench.background,
            lambda: redacted_of(laptop, record_id),
            lambda found: self._forget(record_id, found),
            lambda _error: None,
        )

    def _forget(self, record_id: str, names: Iterable[str]) -> None:
        """What the form was opened with or has as a draft goes; a draft kept in between is cleaned as well."""
        if self._form.record_id != record_id or not self._form.forget(names):
            return
        laptop = self._bench.laptop
        ask(self, self._bench.background, lambda: forget_entered(laptop), lambda _none: None)
        if not self._form.isVisible():
            return
        told = self.tr("Dữ liệu cá nhân trong phiếu đang mở đã được xóa theo yêu cầu.")
        self._bench.messages.say(Message(told, Tone.ATTENTION))
