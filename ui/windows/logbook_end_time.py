# SPDX-License-Identifier: Apache-2.0
"""In a new broadcast the end follows the start and the minutes of its lines, until the person sets it."""

from PySide6.QtCore import QObject

from desktop.entering import later
from ui.forms.form_page import FormPage
from ui.forms.record_form import RecordForm

START, END, LINES = "started_at", "ended_at", "lines"


class EndTime(QObject):
    """Watches one form; a record that was saved is never changed by itself."""

    def __init__(self, form: RecordForm) -> None:
        super().__init__(form)
        self._form = form
        self._own: str | None = None
        form.edited.connect(self.follow)

    def take_up(self) -> None:
        """The form was filled anew: an end that fits its lines is followed from here."""
        end = self._form.page.understood_in(END)
        self._own = end if end is not None and end == _end_of(self._form.page) else None

    def follow(self) -> None:
        """Set the end where it is the form's own to set."""
        form = self._form
        editor = form.page.rows[END].editor
        if form.record_id is not None or editor.is_touched or editor.isAncestorOf(form.focusWidget()):
            return
        shown, end = form.page.understood_in(END), _end_of(form.page)
        if end is None or shown not in (None, self._own) or end == shown:
            return
        self._own = end
        editor.fill(end)
        form.page.tell_around()


def _end_of(page: FormPage) -> str | None:
    """The start and all that was aired after it; None while either is unknown. Every letter asks: no more is read."""
    seconds = sum(line.get("seconds") or 0 for line in page.understood_in(LINES) or ())
    start = page.understood_in(START)
    return later(start, seconds) if isinstance(start, str) and seconds else None
