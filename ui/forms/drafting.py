# SPDX-License-Identifier: Apache-2.0
"""Keeps what stands in a form while it is typed: within two seconds of a letter, and whenever a field is left."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.drafts import drop_draft, keep_draft
from sync.log.errors import LoaError
from ui.forms.asking import ask
from ui.workbench import Workbench

KEPT_AFTER_MS: Final = 1500
"""From the first letter after the last draft: a person who never pauses is kept too."""

Read = Callable[[], tuple[str, str | None, Mapping[str, Any]]]


class DraftKeeper(QObject):
    """``kept`` carries the draft, ``failed`` why there is none; what is typed stays in the form either way."""

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, workbench: Workbench, read: Read, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._read = read
        self._is_due = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(KEPT_AFTER_MS)
        self._wait.timeout.connect(self.keep)

    def note_edit(self) -> None:
        """Something was typed: it is kept soon."""
        self._is_due = True
        if not self._wait.isActive():
            self._wait.start()

    def is_waiting(self) -> bool:
        """Whether something will be kept by itself."""
        return self._wait.isActive()

    def keep(self) -> None:
        """Keep now what was not kept yet."""
        self._wait.stop()
        if not self._is_due:
            return
        self._is_due = False
        form, record_id, values = self._read()
        laptop = self._workbench.laptop
        ask(
            self,
            self._workbench.background,
            lambda: keep_draft(laptop, form, record_id, values),
            self.kept.emit,
            self._on_failed,
        )

    def forget(self) -> None:
        """Nothing waits to be kept any more: it was saved or thrown away."""
        self._wait.stop()
        self._is_due = False

    def drop(self, form: str, record_id: str | None) -> None:
        """Throw the draft away."""
        self.forget()
        laptop = self._workbench.laptop
        ask(self, self._workbench.background, lambda: drop_draft(laptop, form, record_id), lambda _none: None)

    def _on_failed(self, error: LoaError) -> None:
        self._is_due = True
        self.failed.emit(error)
