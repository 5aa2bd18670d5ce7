# SPDX-License-Identifier: Apache-2.0
"""Editor of attached files: their name, size and hash are kept; the bytes stay where they are, and it says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.attaching import FilePartValues, read_file_part
from desktop.entering import shown_number
from sync.log.errors import LoaError
from sync.records.part_fields import Files
from ui.error_texts import code_words
from ui.forms.asking import ask
from ui.forms.editor import Editor
from ui.icons import icon
from ui.plain import set_tip, wrapping_label
from ui.workbench import Workbench


class FilesEditor(Editor):
    """The list of files."""

    def __init__(self, field: Files, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent)
        self._items: list[dict[str, Any]] = []
        self._most = field.most
        self._rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(workbench.theme.space(2))
        self.box.addLayout(self._list)
        self.more = QPushButton(self.tr("+ Thêm tệp"), self)
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self.pick)
        self.box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.explained = wrapping_label(
            self.tr("Sổ ghi tên, kích thước và mã băm. Tệp vẫn nằm ở chỗ cũ trên máy này, chưa được gửi đi."),
            self,
            role="caption",
        )
        self.explained.setMinimumWidth(0)
        self.box.addWidget(self.explained)
        self._show()

    def show_value(self, value: Any) -> None:
        self._items = [dict(item) for item in value] if isinstance(value, list) else []
        self._show()

    def entered(self) -> Any:
        return list(self._items) or None

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
        """Read size and hash of files in the background and list them."""
        for path in paths:
            ask(self, self.workbench.background, _reader(Path(path)), self._add, self._refuse)

    def _add(self, part: FilePartValues) -> None:
        if any(item["sha256"] == part["sha256"] for item in self._items):
            return
        if len(self._items) >= self._most:
            self.noticed.emit(self.tr("Chỉ kèm được {most} tệp.").format(most=self._most))
            return
        self._items.append(dict(part))
        self._show()
        self.touch()
        self.left.emit()

    def _refuse(self, error: LoaError) -> None:
        if error.code == "file_too_large":
            self.noticed.emit(self.tr("Tệp lớn hơn 30 MB nên chưa kèm được."))
        else:
            self.noticed.emit(code_words(error.code))

    def _remove(self, item: dict[str, Any]) -> None:
        self._items.remove(item)
        self._show()
        self.touch()
        self.more.setFocus()

    def _show(self) -> None:
        while self._rows:
            row = self._rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for item in self._items:
            row = self._made_row(item)
            self._rows.append(row)
            self._list.addWidget(row)
        self.explained.setVisible(bool(self._items))

    def _made_row(self, item: dict[str, Any]) -> QWidget:
        row = QWidget(self)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        text = wrapping_label(f"{item.get('name', '-')} ({size_text(item.get('size'))})", row)
        text.setMinimumWidth(0)
        box.addWidget(text, 1)
        away = QToolButton(row)
        away.setProperty("role", "link")
        away.setIcon(icon(self.workbench.theme, "x"))
        away.setAccessibleName(self.tr("Bỏ tệp {name}").format(name=item.get("name", "")))
        set_tip(away, away.accessibleName())
        away.clicked.connect(lambda: self._remove(item))
        box.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return row


def size_text(size: Any) -> str:
    """A size as people read it, with a decimal comma."""
    if not isinstance(size, int):
        return "-"
    for unit, step in (("MB", 1 << 20), ("KB", 1 << 10)):
        if size >= step:
            return f"{shown_number(round(size / step, 1))} {unit}"
    return f"{size} B"


def _reader(path: Path) -> Callable[[], FilePartValues]:
    return lambda: read_file_part(path)
