# SPDX-License-Identifier: Apache-2.0
"""What stands in a strip, by what it is about: kept within two seconds of a letter, back after a killed program."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from desktop.drafts import OpenForm, drop_draft, list_drafts
from sync.log.errors import LoaError
from ui.committing import commit_text
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.forms.drafting import DraftKeeper
from ui.workbench import Workbench

Read = Callable[[], tuple[str, Mapping[str, Any]]]


class StripDrafts(QObject):
    """``read`` tells what the strip is about, empty for nothing, and what stands in it."""

    def __init__(self, workbench: Workbench, form: str, read: Read, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench, self._form, self._read = workbench, form, read
        self._kept: dict[str, Mapping[str, Any]] = {}
        self._keeper = DraftKeeper(workbench, self._reading, self)
        self._keeper.failed.connect(self._say)
        ask(self, workbench.background, lambda: list_drafts(workbench.laptop, form), self._take)

    def _take(self, found: Sequence[OpenForm]) -> None:
        """What was kept before this window; what was typed here since stands."""
        self._kept = {**{one.record_id or "": one.values for one in found}, **self._kept}

    def _reading(self) -> tuple[str, str | None, Mapping[str, Any]]:
        commit_text()
        target, values = self._read()
        self._kept[target] = values
        return self._form, target, values

    def note_edit(self) -> None:
        """Something was typed: it is kept soon."""
        if self._read()[0]:
            self._keeper.note_edit()

    def keep(self) -> None:
        """Keep now what was not kept yet: the strip is left, or turns to something else."""
        self._keeper.keep()

    def of(self, target: str) -> Mapping[str, Any] | None:
        """What stood in the strip when it was about this; None where nothing did."""
        return self._kept.get(target)

    def forget(self, target: str) -> None:
        """What was written about it was saved, or is meant no more."""
        if self._read()[0] == target:
            self._keeper.forget()
        if self._kept.pop(target, None) is not None:
            laptop, form = self._workbench.laptop, self._form
            ask(self, self._workbench.background, lambda: drop_draft(laptop, form, target), lambda _none: None)

    def _say(self, error: LoaError) -> None:
        self._workbench.messages.say(error_words(error))
