# SPDX-License-Identifier: Apache-2.0
"""Sao lưu ra tệp, among the settings: when it was last done, a passphrase, a place, and what was read back. Kept out:
the copies that the laptop makes by itself.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.display import shown_moment, shown_number
from desktop.entering import size_text
from sync.log.errors import LoaError
from ui.background import Lane
from ui.error_texts import code_words
from ui.late import backing_up
from ui.plain import Label, set_role, wrapping_label
from ui.windows.first_run_steps import SHORTEST_PASSPHRASE
from ui.windows.unlock import PassphraseField
from ui.workbench import Workbench

SUFFIX = "loa"


class BackupPanel(QWidget):
    """Closed it is a line and a button; open it asks for the passphrase of the file twice, and ``opened`` tells."""

    opened = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.last = wrapping_label("-", self)
        self.begin = QPushButton(self.tr("Sao lưu ngay…"), self)
        self.fields = QFrame(self)
        self.first = PassphraseField(self.tr("Mật khẩu của bản sao lưu"), self.fields)
        self.second = PassphraseField(self.tr("Gõ lại mật khẩu"), self.fields)
        self.warning = wrapping_label(parent=self.fields, role="caption")
        self.go = QPushButton(self.tr("Chọn nơi lưu…"), self.fields)
        self.leave = QPushButton(self.tr("Thôi"), self.fields)
        self.result = wrapping_label("", self)
        self._lay_out()
        self._wire()
        self.setFocusProxy(self.begin)

    def _lay_out(self) -> None:
        space = self._workbench.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        head = QHBoxLayout()
        head.addWidget(self.last, 1)
        head.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.fields)
        column.addWidget(self.result)
        where = self.tr(
            "Khôi phục: ở lần mở đầu tiên trên máy mới, ở màn hình mở khóa, hoặc khi ứng dụng báo chưa mở được sổ."
        )
        column.addWidget(wrapping_label(where, self, role="caption"))
        self._lay_out_fields()
        self.fields.hide()
        self.result.hide()

    def _lay_out_fields(self) -> None:
        space = self._workbench.theme.space
        grid = QGridLayout(self.fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(space(4))
        grid.setColumnStretch(1, 1)
        for row, (text, field) in enumerate(self._texts()):
            label = Label(text, self.fields)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.warning, 2, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(8))
        self.go.setProperty("role", "primary")
        for button in (self.go, self.leave):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        grid.addLayout(buttons, 3, 1)

    def _texts(self) -> tuple[tuple[str, PassphraseField], ...]:
        first = self.tr("Mật khẩu (ít nhất 8 ký tự)")
        return (first, self.first), (self.tr("Gõ lại mật khẩu"), self.second)

    def _wire(self) -> None:
        self.begin.setAutoDefault(False)
        self.begin.clicked.connect(self.open)
        self.leave.clicked.connect(self.close_fields)
        self.go.clicked.connect(self.choose)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.choose)
        for field in (self.first, self.second):
            field.warned.connect(self.warning.setText)

    def open(self) -> None:
        """Ask for the passphrase of the file; not while one is being written."""
        if not self.begin.isEnabled():
            return
        self.fields.show()
        self.begin.hide()
        told = self.tr("Mật khẩu này mở được tệp trên máy khác. Quên thì không ai mở được: hãy ghi lại, cất chỗ khác.")
        self._say(told)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def close_fields(self) -> None:
        """Leave it; what was typed is forgotten."""
        for field in (self.first, self.second):
            field.clear()
        self.fields.hide()
        self.begin.show()
        self._say("")

    def choose(self) -> None:
        """Where the file goes, once both passphrases are the same; nothing waits for the dialog."""
        if len(self.first.text()) < SHORTEST_PASSPHRASE:
            self._say(code_words("passphrase_too_short"), "attention")
        elif self.first.text() != self.second.text():
            self._say(self.tr("Hai lần gõ mật khẩu chưa giống nhau."), "attention")
        else:
            dialog = QFileDialog(self, self.tr("Lưu bản sao lưu"))
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(SUFFIX)
            dialog.selectFile(f"loa-{self._workbench.laptop.now():%Y-%m-%d}.{SUFFIX}")
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.fileSelected.connect(self.write)
            dialog.open()

    def write(self, path: str) -> None:
        """Write the file and read it back; the work goes on meanwhile."""
        bench = self._workbench
        job = backing_up(bench.laptop, bench.settings.folder, Path(path), self.first.text())
        self.close_fields()
        self.begin.setEnabled(False)
        self._say(self.tr("Đang sao lưu và đọc lại để kiểm tra…"))
        task = bench.background.run(job, self._tell, self._refuse, Lane.WIRE)
        task.ended.connect(lambda: self.begin.setEnabled(True))

    def _tell(self, told: Mapping[str, Any]) -> None:
        text = self.tr("Đã sao lưu và đọc lại đủ {count} thay đổi ({size}): {file}. Hãy cất tệp ở USB hoặc máy khác.")
        self._say(
            text.format(count=shown_number(told["changes"]), size=size_text(told["bytes"]), file=told["file"]), "good"
        )
        self.show_last({"at": told["at"], "file": Path(told["file"]).name})

    def _refuse(self, error: LoaError) -> None:
        self._say(code_words(error.code), "fault")

    def show_last(self, last: Mapping[str, str] | None) -> None:
        """When a file was last made that read back."""
        if last is None:
            self.last.setText(self.tr("Chưa sao lưu ra tệp lần nào. Hãy sao lưu ra USB mỗi tuần."))
            return
        told = self.tr("Bản đã kiểm tra gần nhất: {moment}, tệp {file}")
        self.last.setText(told.format(moment=shown_moment(last["at"]), file=last["file"]))

    def _say(self, words: str, tone: str = "") -> None:
        self.result.setText(words)
        self.result.setAccessibleName(words)
        set_role(self.result, "tone", tone)
        self.result.setVisible(bool(words))
