# SPDX-License-Identifier: Apache-2.0
"""Below the content that is typed: contents aired before. Choosing one fills what went with it.

The list opens by two letters; Enter and Tab take a row only if the person moved to it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.actions.repeating import KnownContent, known_contents
from sync.records.vietnamese import fold
from ui.forms.asking import ask
from ui.forms.chooser import LETTERS_TO_OPEN, Rows
from ui.forms.editors_parts import PartForm, PartsEditor
from ui.forms.record_form import RecordForm

PAUSE_MS: Final = 120
"""After the last letter: in the middle of a word nothing is looked up, and a key costs no question."""
LONGEST_ASKED: Final = 60
"""Letters beyond which a content is new: nothing is looked up for them."""
OF_LINE: Final = ("genre", "topics", "origin", "relay_channel", "programme", "seconds", "language")
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ContentOffers(QObject):
    """Serves every line of one form."""

    def __init__(self, form: RecordForm) -> None:
        super().__init__(form)
        self._form = form
        lines = form.page.rows["lines"].editor
        if not isinstance(lines, PartsEditor):
            raise TypeError("the lines of a broadcast are parts")
        self._lines = lines
        self._watched: QWidget | None = None
        self._rows: Rows | None = None
        self._found: Sequence[KnownContent] = ()
        self._has_moved = False
        self._wanted = ""
        self._is_asking = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        form.edited.connect(self._pause.start)
        form.page.verticalScrollBar().valueChanged.connect(lambda _value: self._place())

    def look(self) -> None:
        """Offer contents for the title that is being typed."""
        title = self._title()
        text = "" if title is None else title.toPlainText().strip()
        self._wanted = ""
        if title is None or len(fold(text)) < LETTERS_TO_OPEN or len(text) > LONGEST_ASKED:
            self.close_rows()
            return
        self._wanted = text
        if not self._is_asking:
            self._ask(text)

    def _ask(self, text: str) -> None:
        """One question at a time: a fast typist would leave a queue before which every save has to wait."""
        self._is_asking = True
        bench = self._form.workbench
        ask(
            self,
            bench.background,
            lambda: known_contents(bench.laptop, text),
            lambda found: self._answer(found, text),
            lambda _error: self._answer((), text),
        )

    def _answer(self, found: Sequence[KnownContent], text: str) -> None:
        self._is_asking = False
        if text == self._wanted:
            self._offer(found)
        elif self._wanted:
            self._ask(self._wanted)

    def is_open(self) -> bool:
        """Whether contents are offered."""
        return self._rows is not None

    def _title(self) -> QPlainTextEdit | None:
        part = self._part()
        widget = None if part is None else part.rows["title"].editor.first_widget()
        return widget if isinstance(widget, QPlainTextEdit) and widget.hasFocus() else None

    def _part(self) -> PartForm | None:
        return next((one for one in self._lines.parts if one.rows["title"].editor.first_widget().hasFocus()), None)

    def _offer(self, found: Sequence[KnownContent]) -> None:
        title = self._title()
        if title is None:
            return
        typed = title.toPlainText().strip()
        self._found = [one for one in found if one.title != typed]
        self._has_moved = False
        if not self._found:
            self.close_rows()
            return
        if self._rows is None:
            self._rows = Rows(title.window(), self._form.workbench.theme)
            self._rows.setAccessibleName(self.tr("Nội dung đã phát"))
            self._rows.itemClicked.connect(lambda _item: self._take())
            self._watched = title
            title.installEventFilter(self)  # only now: every event of the field would pass through here
        self._place()

    def _place(self) -> None:
        """Below the field, wherever the form was scrolled to."""
        title = self._title()
        if self._rows is None or title is None:
            return
        row = self._rows.currentRow()
        self._rows.show_below(title, [self._text(one) for one in self._found])
        if self._has_moved:
            self._rows.setCurrentRow(row)

    def _text(self, content: KnownContent) -> str:
        return (
            f"{content.title}  ({date.fromisoformat(content.last_aired):%d/%m})"
            if content.last_aired
            else content.title
        )

    def close_rows(self) -> None:
        """Offer nothing; nothing is taken."""
        self._has_moved = False
        if self._rows is not None:
            rows, self._rows = self._rows, None
            rows.hide()
            rows.deleteLater()
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.handle_event(event):
            return True
        return super().eventFilter(watched, event)

    def handle_event(self, event: QEvent) -> bool:
        """Keys of the list while it is open; leaving the field closes it."""
        if self._rows is None:
            return False
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close_rows()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        return False

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if held:
            return False
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.close_rows()
        elif key in (*_ENTERS, Qt.Key.Key_Tab) and self._has_moved:
            self._take()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        if self._rows is None:
            return
        last = self._rows.count() - 1
        at = self._rows.currentRow() + by if self._has_moved else (0 if by > 0 else last)
        self._rows.setCurrentRow(max(0, min(at, last)))
        self._has_moved = True

    def _take(self) -> None:
        """Leave the field, then fill it: a field that has the keyboard is never rewritten."""
        part, row = self._part(), self._rows.currentRow() if self._rows is not None else -1
        if part is None or not 0 <= row < len(self._found):
            return
        content = self._found[row]
        self.close_rows()
        self._fill_around(part, content)
        part.rows["seconds"].editor.first_widget().setFocus(Qt.FocusReason.TabFocusReason)
        part.rows["title"].editor.fill(content.title)
        self._lines.touch()
        self._form.page.tell_around()

    def _fill_around(self, part: PartForm, content: KnownContent) -> None:
        """The rest of the line; the first line of a broadcast brings kind and clusters of the former one with it."""
        for name in OF_LINE:
            if name in part.rows and content.line.get(name) is not None:
                part.rows[name].editor.fill(content.line[name])
        if part is self._lines.parts[0]:
            self._fill_row("broadcast_kind", content.broadcast_kind)
            self._fill_row("clusters", list(content.clusters) or None)

    def _fill_row(self, name: str, value: Any) -> None:
        if value is not None:
            self._form.page.rows[name].editor.fill(value)
