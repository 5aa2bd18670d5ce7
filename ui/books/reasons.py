# SPDX-License-Identifier: Apache-2.0
"""The strip that asks why records are voided: a digit takes a ready reason, the field takes any other."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.answer_strip import AnswerStrip
from ui.workbench import Workbench


class VoidStrip(AnswerStrip):
    """``chosen`` carries the records and the reason; ``more`` reasons stand after the two that hold everywhere."""

    chosen = Signal(object, str)

    def __init__(self, workbench: Workbench, parent: QWidget, more: Sequence[str] = ()) -> None:
        self._ids: Sequence[str] = ()
        self.title = ""
        usual = (
            QCoreApplication.translate("VoidStrip", "Ghi trùng"),
            QCoreApplication.translate("VoidStrip", "Ghi nhầm"),
        )
        super().__init__(workbench, (*usual, *more), QCoreApplication.translate("VoidStrip", "Lý do khác"), parent)

    def open_for(self, record_ids: Sequence[str], title: str) -> None:
        """Ask why these records are voided."""
        self._ids, self.title = tuple(record_ids), title
        told = (
            self.tr("Hủy {count} bản ghi. Lý do (1-{last}):")
            if len(record_ids) > 1
            else self.tr("Hủy bản ghi: {title}. Lý do (1-{last}):")
        )
        self.open_strip(told.format(count=len(record_ids), title=title, last=len(self.buttons)))

    def take(self, place: int) -> None:
        self.take_text(self.buttons[place].accessibleName())

    def take_text(self, text: str) -> None:
        self.hide()
        self.chosen.emit(self._ids, text)
        self.closed.emit()
