# SPDX-License-Identifier: Apache-2.0
"""Attached files as lines: name and size, where each stands, and a way to write it out. Nothing here opens a file."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.actions.file_states import FileStanding, Standings, read_standings
from desktop.attaching import harmless_name, save_file
from desktop.entering import size_text
from sync.log.errors import LoaError
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.icons import icon
from ui.messages import Message
from ui.plain import Label, set_tip, wrapping_label
from ui.standing_texts import Link
from ui.workbench import Workbench

FOLLOW_MS: Final = 1_000
"""How often the way of a file is told anew while an exchange goes on."""

NO_BREAK: Final = "\u00a0"

File = Mapping[str, Any]
"""Stored values of a file part."""


_BREAKS: Final = {ord(sign): f"{sign}\u200b" for sign in "_-."}
"""Long names have no spaces at which a line could end."""


class FileLine(QWidget):
    """One file. What it can do is asked for by its buttons; ``away`` is there where the list may be changed."""

    def __init__(self, workbench: Workbench, file: File, parent: QWidget, *, is_editable: bool) -> None:
        super().__init__(parent)
        self.file = file
        self._tongue = workbench.tongue
        name = str(file.get("name", "-"))
        size = size_text(file.get("size")).replace(" ", NO_BREAK)
        self.name = wrapping_label(f"{name.translate(_BREAKS)} ({size})", self)
        set_tip(self.name, name)
        self.state = wrapping_label("", self, role="caption")
        self.save = QPushButton(self.tr("Lưu ra…"), self)
        self.save.setProperty("role", "link")
        self.save.setAutoDefault(False)
        self.save.setAccessibleName(self.tr("Lưu tệp {name} ra…").format(name=name))
        self.away = self._cross(workbench, name) if is_editable else None
        self._lay_out()
        self.show_standing(None)

    def _cross(self, workbench: Workbench, name: str) -> QToolButton:
        away = QToolButton(self)
        away.setProperty("role", "link")
        away.setIcon(icon(workbench.theme, "x"))
        away.setAccessibleName(self.tr("Bỏ tệp {name}").format(name=name))
        set_tip(away, away.accessibleName())
        return away

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        told = QVBoxLayout()
        told.setSpacing(0)
        for label in (self.name, self.state):
            label.setMinimumWidth(0)
            told.addWidget(label)
        beside = (self.save.sizeHint().height() - self.name.fontMetrics().height()) // 2
        self.name.setContentsMargins(0, max(0, beside), 0, 0)
        row.addLayout(told, 1)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        if self.away is not None:
            row.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)

    def show_standing(self, standing: FileStanding | None) -> None:
        """Tell where the file stands; None before that is known."""
        self.state.setText("" if standing is None else self._tongue(standing.words()))
        self.state.setVisible(standing is not None)
        self.save.setVisible(standing is not None and standing.is_here)


class FileLines(QWidget):
    """The files of one field. ``removed`` names the file that the person takes off the list; ``coming`` tells how many
    are not all here, as often as that is asked."""

    removed = Signal(object)
    coming = Signal(int)

    def __init__(self, workbench: Workbench, parent: QWidget, *, is_editable: bool = False) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._is_editable = is_editable
        self.lines: list[FileLine] = []
        self._standings: Standings = {}
        self._is_due = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(workbench.theme.space(2))
        self._again = QTimer(self, interval=FOLLOW_MS, singleShot=True)
        self._again.timeout.connect(self.look)
        workbench.watch.changed.connect(self.look)
        workbench.changes.exchange_changed.connect(self.look)

    def show_files(self, files: Sequence[File]) -> None:
        """Show other files; what is known of those that stay is shown at once."""
        for line in self.lines:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._made(file) for file in files]
        self.setVisible(bool(files))
        self.look()

    def _made(self, file: File) -> FileLine:
        line = FileLine(self._workbench, file, self, is_editable=self._is_editable)
        line.show_standing(self._standings.get(str(file.get("sha256"))))
        line.save.clicked.connect(lambda: self.choose_place(file))
        if line.away is not None:
            line.away.clicked.connect(lambda: self.removed.emit(file))
        self._box.addWidget(line)
        return line

    def look(self) -> None:
        """Ask where the files stand, once somebody sees them."""
        self._is_due = not self.isVisible()
        wanted = [str(line.file["sha256"]) for line in self.lines if line.file.get("sha256")]
        if wanted and not self._is_due:
            bench = self._workbench
            ask(self, bench.background, lambda: read_standings(bench.laptop, wanted), self._show)

    def _show(self, found: Standings) -> None:
        self._standings = found
        for line in self.lines:
            line.show_standing(found.get(str(line.file.get("sha256"))))
        self.coming.emit(sum(not one.is_here for one in found.values()))
        is_busy = self._workbench.watch.situation.link is Link.BUSY
        if is_busy and any(one.is_waiting for one in found.values()):
            self._again.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_due:
            self.look()

    def choose_place(self, file: File) -> None:
        """Let the person choose where a file goes; the dialog stays beside what is done."""
        dialog = QFileDialog(self, self.tr("Lưu tệp ra"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(harmless_name(str(file.get("name", ""))))
        dialog.fileSelected.connect(lambda path: self.save(file, path))
        dialog.open()

    def save(self, file: File, path: str) -> None:
        """Write a file to the place that was chosen, and say where it lies."""
        bench, sha256, place = self._workbench, str(file["sha256"]), Path(path)

        def write() -> None:
            save_file(bench.laptop, sha256, place)

        ask(self, bench.background, write, lambda _done: self._tell(place), self._fail)

    def _tell(self, place: Path) -> None:
        folder = QUrl.fromLocalFile(str(place.parent))

        def show() -> None:
            QDesktopServices.openUrl(folder)

        told = self.tr("Đã lưu tệp ra {path}").format(path=place)
        self._workbench.messages.say(Message(told, action=self.tr("Mở thư mục"), on_action=show))

    def _fail(self, error: LoaError) -> None:
        self._workbench.messages.say(error_words(error))


class KeepingLine(Label):
    """A file that is being read into the store."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__("", parent, role="caption")
        self.setWordWrap(True)
        self.setMinimumWidth(0)
        self._name = name
        self.show_progress(0, 0)

    def show_progress(self, read: int, whole: int) -> None:
        """So many bytes of so many are read."""
        percent = 100 * read // whole if whole else 0
        self.setText(self.tr("Đang giữ tệp {name}: {percent} %").format(name=self._name, percent=percent))
