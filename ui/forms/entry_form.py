# SPDX-License-Identifier: Apache-2.0
"""What a person enters over what was stored: filled in silence, collected for actions, compared, recovered.

Knows nothing of rules, drafts on disk or saving; ``record_form`` adds them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.drafts import OpenForm
from sync.records.record import Record
from ui.committing import commit_text
from ui.forms.form_page import FormPage
from ui.forms.form_reading import same_value, without_unknown
from ui.forms.pins import Pins
from ui.forms.row_stock import RowStock
from ui.forms.unread import packed, unpacked
from ui.workbench import Workbench


class EntryForm(QWidget):
    """The fields of one record type and the values they were filled with. ``edited`` is the person's doing alone."""

    edited = Signal()

    def __init__(
        self,
        workbench: Workbench,
        of: type[Record],
        parent: QWidget | None = None,
        stock: RowStock | None = None,
    ) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.of = of
        self.record_id: str | None = None
        self.revision = 0
        """Grows with every edit; 0 is a form nobody touched since it was filled."""
        self.given: dict[str, Any] = {}
        self.page = FormPage(workbench, of, self, stock)
        self.pins = Pins(workbench, of, self.page.rows, self)

    @property
    def draft_key(self) -> tuple[str, str | None]:
        """Under which the draft of what stands here is kept."""
        return self.of.type_name(), self.record_id

    @property
    def is_dirty(self) -> bool:
        """Whether the person changed anything that was not saved."""
        return self.revision > 0

    def fill(self, values: Mapping[str, Any], record_id: str | None) -> None:
        """Show the stored values of a record, or those that a new one begins with. Emits nothing."""
        self.record_id = record_id
        self.revision = 0
        self.given = dict(values)
        self.page.fill(values)

    def stay_with(self, record_id: str, values: Mapping[str, Any], sent: Mapping[str, Any]) -> None:
        """What stood here was saved as this record and was edited since: the edits stay, as edits of it."""
        self.record_id = record_id
        self.given = dict(values)
        focus: QWidget | None = self.focusWidget()
        for name, row in self.page.rows.items():
            if not same_value(row.editor.value(), sent.get(name)):
                continue
            if focus is not None and row.editor.isAncestorOf(focus):
                self.given[name] = sent.get(name)
            else:
                row.editor.fill(values.get(name))

    def recover(self, kept: OpenForm) -> None:
        """Put a draft over what the form was filled with."""
        for name, value in kept.values.items():
            if name in self.page.rows:
                self.page.rows[name].editor.fill(unpacked(value))
        self.revision = 1
        self.page.tell_around()

    def collect(self) -> dict[str, Any]:
        """Entered values for actions, the composed word included; None clears a field."""
        commit_text()
        return self.page.understood()

    def changed(self) -> dict[str, Any]:
        """Those of the collected values that differ from what the form was filled with."""
        return {name: one for name, one in self.collect().items() if not same_value(one, self.given.get(name))}

    def drafted(self) -> dict[str, Any]:
        """What a draft keeps: of a record what differs from it, of a new one everything; what has no form too."""
        commit_text()
        entered = self.page.entered()
        changed = {name: one for name, one in entered.items() if not same_value(one, self.given.get(name))}
        kept: dict[str, Any] = packed(changed if self.record_id else without_unknown(entered))
        return kept

    def forget(self, names: Iterable[str]) -> bool:
        """Empty fields whose stored value was redacted meanwhile, undo of the editor included; whether any was."""
        gone = [name for name in names if self.given.get(name) is not None and name in self.page.rows]
        for name in gone:
            self.given[name] = None
            self.page.rows[name].editor.fill(None)
        return bool(gone)

    def focus_field(self, path: str) -> None:
        """Go to a field, inside parts by path, and bring it into sight."""
        self.page.focus_field(path)

    def keep_sticky(self) -> None:
        """Let the next new record begin with the pinned values."""
        self.pins.keep(self.collect())
