# SPDX-License-Identifier: Apache-2.0
"""The rows of a form, made before anybody asks for the form: one each turn of the event loop, so that no key waits.

A form that is asked for earlier makes the rest itself.
"""

from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from sync.records.field import Field
from sync.records.record import Record
from ui.forms.editors import editor_for
from ui.forms.field_row import FieldRow
from ui.forms.form_reading import form_sections
from ui.workbench import Workbench

PAUSE_MS = 20
"""Between two rows: what the person does comes first."""


class RowStock(QObject):
    """Rows of one record type for one form, in the order in which it shows them."""

    def __init__(self, workbench: Workbench, of: type[Record], parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._shelf = QWidget(parent)
        self._shelf.hide()
        self._waiting = [field for _label, fields in form_sections(of) for field in fields]
        self._made: dict[str, FieldRow] = {}
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self.make_next)

    def begin(self) -> None:
        """Make rows from now on."""
        self._timer.start()

    def make_next(self) -> None:
        """Make one more row; rest once all are made."""
        if not self._waiting:
            self._timer.stop()
            return
        field = self._waiting.pop(0)
        row = made_row(field, self._workbench, self._shelf)
        row.ensurePolished()
        self._made[field.name] = row

    def take(self, field: Field[Any], page: QWidget) -> FieldRow:
        """The row of a field for this page, made now where it was not yet."""
        self._waiting = [one for one in self._waiting if one.name != field.name]
        return self._made.pop(field.name, None) or made_row(field, self._workbench, page)


def made_row(field: Field[Any], workbench: Workbench, parent: QWidget) -> FieldRow:
    """A row with the editor of its field."""
    return FieldRow(editor_for(field, workbench, parent), workbench, parent)
