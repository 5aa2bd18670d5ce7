# SPDX-License-Identifier: Apache-2.0
"""Bản tin khẩn cấp: the open ones first, read from and written to CAP 1.2 files."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.actions.cap_files import CapRead, read_cap_alert, write_cap_alert
from desktop.laptop import Laptop
from ui.books.tab import BookTab
from ui.forms.asking import ask
from ui.messages import Message, Tone
from ui.screen import Command

FILES = "CAP 1.2 (*.xml *.cap)"


class AlertTab(BookTab):
    """Dialogs stay beside the window; nothing waits for them."""

    def own_commands(self) -> Sequence[Command]:
        return [
            Command("cap_in", self.tr("Nhận tệp CAP"), self.pick_file),
            Command("cap_out", self.tr("Ghi tệp CAP"), self.pick_place),
        ]

    def pick_file(self) -> None:
        """Choose a CAP file to be taken in."""
        dialog = self._dialog(self.tr("Nhận bản tin CAP từ tệp"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read)
        dialog.open()

    def pick_place(self) -> None:
        """Choose where the current alert is written to."""
        file = self.current()
        if file is None:
            self.workbench.messages.say(Message(self.tr("Chọn một bản tin khẩn cấp trước."), Tone.ATTENTION))
            return
        dialog, record_id = self._dialog(self.tr("Ghi bản tin CAP ra tệp")), file.item["id"]
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xml")
        dialog.fileSelected.connect(lambda path: self.write(record_id, path))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setNameFilter(FILES)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def read(self, path: str) -> None:
        """Save the alert of a file, or end the one that it cancels."""
        laptop = self.workbench.laptop
        ask(self, self.workbench.background, lambda: read_cap_alert(laptop, Path(path)), self._on_read, self._say)

    def _on_read(self, found: CapRead) -> None:
        told = self.tr("Đã ghi báo hết nguy hiểm.") if found.is_ended else self.tr("Đã nhận bản tin khẩn cấp.")
        needs = len(found.missing) + len(found.findings) + len(found.notices)
        if needs:
            told += " " + self.tr("Còn {count} điểm cần xem lại.").format(count=needs)
        self.workbench.messages.say(Message(told, Tone.ATTENTION if needs else Tone.PLAIN))
        self.workbench.changes.records_changed.emit()
        self.table.go_to(found.alert_id)

    def write(self, record_id: str, path: str) -> None:
        """Write an alert as a CAP file."""

        def job(laptop: Laptop = self.workbench.laptop) -> str:
            return str(write_cap_alert(laptop, record_id, Path(path))["file"])

        ask(self, self.workbench.background, job, self._on_written, self._say)

    def _on_written(self, path: str) -> None:
        self.workbench.messages.say(Message(self.tr("Đã ghi tệp {name}.").format(name=Path(path).name)))
