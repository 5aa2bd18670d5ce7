# SPDX-License-Identifier: Apache-2.0
"""What is to be said at the fields of a form: faults, findings, what is missing; faults first."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from sync.records.declaration import Finding
from sync.records.record import Record
from ui.forms.editor import Note
from ui.forms.fault_texts import FaultTexts, field_at
from ui.workbench import Workbench

Notes = dict[str, list[Note]]


class NoteBook(QObject):
    """Notes by path, from each of their sources."""

    def __init__(self, workbench: Workbench, of: type[Record], parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._of = of
        self._texts = FaultTexts(self)
        self._faults: Notes = {}
        self._refused: Notes = {}
        self._findings: Notes = {}
        self._missing: Notes = {}

    def clear(self) -> None:
        """Say nothing."""
        self._faults, self._refused, self._findings, self._missing = {}, {}, {}, {}

    def set_faults(self, faults: Mapping[str, str]) -> None:
        """What has no stored form as it stands, by code."""
        self._faults = self._of_codes(faults)

    def set_refused(self, faults: Mapping[str, str]) -> None:
        """What a save was refused for, by code; it stands until the next edit."""
        self._refused = self._of_codes(faults)

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """What rules found; each is said once, at the first of its fields."""
        self._findings = {}
        for one in findings:
            name = next((name for name in self._of.fields if name in one.fields), "")
            if name and one.code != "required":
                self._findings.setdefault(name, []).append(Note(self._workbench.tongue(one.words), "attention"))

    def set_missing(self, missing: Iterable[str]) -> None:
        """Fields without which the record cannot be submitted."""
        self._missing = {path: [Note(self.tr("Còn thiếu mục này"), "attention")] for path in missing}

    def all(self, unread: Mapping[str, str]) -> dict[str, Sequence[Note]]:
        """Everything to be said, each place's faults first; ``unread`` are words by path."""
        texts: Notes = {path: [Note(words, "fault")] for path, words in unread.items()}
        found: Notes = {}
        for source in (texts, self._faults, self._refused, self._missing, self._findings):
            for path, notes in source.items():
                there = found.setdefault(path, [])
                there += [note for note in notes if note not in there]
        return dict(found)

    def _of_codes(self, faults: Mapping[str, str]) -> Notes:
        fields: Mapping[str, Any] = self._of.fields
        return {path: [Note(self._texts.of(field_at(fields, path), code), "fault")] for path, code in faults.items()}
