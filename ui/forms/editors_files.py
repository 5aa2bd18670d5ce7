# SPDX-License-Identifier: Apache-2.0
"""Editor of attached files: what is chosen is kept in the store at once, and the list tells where each file stands."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.attaching import FilePartValues, attach_file
from desktop.laptop import Laptop
from sync.log.errors import LoaError, Stopped
from sync.records.part_fields import Files
from sync.records.words import Words
from ui.background import Task
from ui.error_texts import code_words
from ui.forms.editor import Editor
from ui.forms.file_lines import File, FileLines, KeepingLine
from ui.forms.unread import Unread
from ui.workbench import Workbench

_KEEPING: Final = Words("Đang giữ tệp, chờ một chút rồi lưu.", "A file is being kept; wait a moment, then save.")


class FilesEditor(Editor):
    """The list of files. While one is being kept the form is not saved: the record would lack it."""

    def __init__(self, field: Files, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent)
        self._items: list[dict[str, Any]] = []
        self._most = field.most
        self._filled = 0
        """Grows with every filling: what was chosen for another record does not come into this one."""
        self.files = FileLines(workbench, self, is_editable=True)
        self.files.removed.connect(self._remove)
        self.box.addWidget(self.files)
        self.keeping: list[KeepingLine] = []
        self._kept_box = QVBoxLayout()
        self._kept_box.setSpacing(workbench.theme.space(2))
        self.box.addLayout(self._kept_box)
        self.more = QPushButton(self.tr("+ Thêm tệp"), self)
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self.pick)
        self.box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    def fill(self, value: Any) -> None:
        if isinstance(value, list):  # a draft was kept while a file was: that one is chosen again
            value = [one for one in value if not isinstance(one, Unread)] or None
        self._filled += 1
        while self.keeping:
            self._end(self.keeping[0])
        super().fill(value)

    def show_value(self, value: Any) -> None:
        self._items = [dict(item) for item in value] if isinstance(value, list) else []
        self._show()

    def entered(self) -> Any:
        return [*self._items, *(Unread("", _KEEPING) for _line in self.keeping)] or None

    def first_widget(self) -> QWidget:
        return self.more

    def name_it(self, name: str) -> None:
        self.more.setAccessibleName(self.tr("{name}: thêm tệp").format(name=name))

    def pick(self) -> None:
        """Let the person choose files; the dialog stays beside the form."""
        dialog = QFileDialog(self, self.tr("Chọn tệp kèm"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self.add_files)
        dialog.open()

    def add_files(self, paths: list[str]) -> None:
        """Keep files in the store, in the background, and list them."""
        for path in paths:
            self._keep(Path(path))

    def _keep(self, path: Path) -> None:
        line, filled = KeepingLine(path.name, self), self._filled
        self.keeping.append(line)
        self._kept_box.addWidget(line)
        self.touch()

        def done(part: FilePartValues) -> None:
            if isValid(self) and filled == self._filled:
                self._end(line)
                self._add(part)
                self.touch()
                self.left.emit()

        def fail(error: LoaError) -> None:
            if isValid(self) and filled == self._filled:
                self._end(line)
                self._refuse(error)

        task = self.workbench.background.start(_keeper(self.workbench.laptop, path), done, fail)
        task.progressed.connect(line.show_progress)

    def _end(self, line: KeepingLine) -> None:
        self.keeping.remove(line)
        self._kept_box.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _add(self, part: FilePartValues) -> None:
        if any(item["sha256"] == part["sha256"] for item in self._items):
            return
        if len(self._items) >= self._most:
            self.noticed.emit(self.tr("Chỉ kèm được {most} tệp.").format(most=self._most))
            return
        self._items.append(dict(part))
        self._show()

    def _refuse(self, error: LoaError) -> None:
        self.noticed.emit(code_words(error.code))
        self.touch()

    def _remove(self, item: File) -> None:
        self._items.remove(dict(item))
        self._show()
        self.touch()
        self.more.setFocus()

    def _show(self) -> None:
        self.files.show_files(self._items)


def _keeper(laptop: Laptop, path: Path) -> Callable[[Task[FilePartValues]], FilePartValues]:
    """The job that keeps a file and tells how far it is; it ends where the task is stopped."""

    def keep(task: Task[FilePartValues]) -> FilePartValues:
        def hear(read: int, whole: int) -> None:
            if task.is_stopped():
                raise Stopped("stopped", "keeping the file was stopped")
            task.report(read, whole)

        return attach_file(laptop, path, hear)

    return keep
