# SPDX-License-Identifier: Apache-2.0
"""Đăng ký máy: the one line that the hub's administrator gives, until the machine is enrolled."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.actions.exchanging import enrol_laptop
from desktop.enrolment_line import read_enrolment_line
from sync.log.errors import LoaError, Refused
from ui.background import Lane
from ui.committing import commit_text
from ui.error_texts import error_words
from ui.forms.lines import Line
from ui.messages import Message
from ui.plain import Label, set_tip, wrapping_label
from ui.workbench import Workbench


class SyncEnrolment(QFrame):
    """``enrolled`` tells that the hub knows this machine now."""

    enrolled = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.setProperty("role", "card")
        self.line = Line(self)
        self.line.noticed.connect(workbench.messages.attend)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly | Qt.InputMethodHint.ImhNoPredictiveText)
        self.line.setPlaceholderText("https://…  K7M2A-9QXAB")
        self.line.setAccessibleName(self.tr("Dòng đăng ký"))
        self.button = QPushButton(self.tr("Đăng ký máy"), self)
        self.button.setProperty("role", "primary")
        self.button.setAutoDefault(False)
        set_tip(self.button, self.tr("Đăng ký máy với trung tâm (Enter)"))
        self.button.clicked.connect(self.enrol)
        self.line.returnPressed.connect(self.enrol)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._workbench.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(12), space(8), space(12), space(8))
        column.setSpacing(space(4))
        column.addWidget(Label(self.tr("Đăng ký máy"), self, role="section"))
        told = self.tr("Dán dòng đăng ký do cấp trên đưa. Những gì đã ghi sẽ được gửi ở lần đồng bộ đầu tiên.")
        column.addWidget(wrapping_label(told, self, role="secondary"))
        row = QHBoxLayout()
        row.setSpacing(space(8))
        label = Label(self.tr("Dòng đăng ký"), self)
        label.setBuddy(self.line)
        row.addWidget(label)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        column.addLayout(row)
        self.setFocusProxy(self.line)

    def enrol(self) -> None:
        """Enrol by the line that was entered; the logbook goes on meanwhile."""
        commit_text()
        if not self.button.isEnabled():
            return
        try:
            line = read_enrolment_line(self.line.text())
        except Refused as refused:
            self._fail(refused)
            return
        self.button.setEnabled(False)
        laptop = self._workbench.laptop
        self._workbench.background.run(
            lambda: enrol_laptop(laptop, line.address, line.code), self._succeed, self._fail, Lane.WIRE
        )

    def _succeed(self, _link: object) -> None:
        self.button.setEnabled(True)
        self.line.clear()
        self._workbench.messages.say(Message(self.tr("Đã đăng ký máy với trung tâm.")))
        self.enrolled.emit()

    def _fail(self, error: LoaError) -> None:
        self.button.setEnabled(True)
        self._workbench.messages.say(error_words(error))
