# SPDX-License-Identifier: Apache-2.0
"""When this laptop exchanges, as the settings offer it: kept in the store, since commands and backups must know it."""

from PySide6.QtCore import QObject, Signal

from desktop.actions.exchanging import choose_mode
from sync.client.patience import Mode
from sync.log.errors import LoaError
from ui.error_texts import error_words
from ui.workbench import Workbench

NAME = "exchange_mode"
DEFAULT_MIN = 15


class ExchangeMode(QObject):
    """The mode that was chosen; choosing another one holds at once, for the next try too."""

    changed = Signal(str)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench.settings)
        self.setObjectName(NAME)
        self._workbench = workbench
        self._mode = str(Mode.AUTO)

    @property
    def mode(self) -> str:
        """``auto``, ``metered`` or ``manual``; by hand too where the settings of old say so."""
        return self._mode if self._workbench.settings.exchange_every_min else str(Mode.MANUAL)

    @mode.setter
    def mode(self, mode: str) -> None:
        if mode != Mode.MANUAL and not self._workbench.settings.exchange_every_min:
            self._workbench.settings.exchange_every_min = DEFAULT_MIN
        self.take(mode)
        laptop = self._workbench.laptop
        self._workbench.background.run(lambda: choose_mode(laptop, Mode(mode)), self._kept, self._fail)

    def take(self, mode: str) -> None:
        """Tell what the store says."""
        self._mode = mode
        self.changed.emit("mode")

    def _kept(self, _done: None) -> None:
        self._workbench.changes.exchange_changed.emit()

    def _fail(self, error: LoaError) -> None:
        self._workbench.messages.say(error_words(error))
        self._workbench.changes.exchange_changed.emit()


def exchange_mode(workbench: Workbench) -> ExchangeMode:
    """It lives with the settings, as their undo stack does: the screen is built anew after a change of language."""
    found = workbench.settings.findChild(ExchangeMode, NAME)
    return found if isinstance(found, ExchangeMode) else ExchangeMode(workbench)
