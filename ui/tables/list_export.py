# SPDX-License-Identifier: Apache-2.0
"""Ctrl+E: the list as it stands, narrowed and sorted, into a spreadsheet among the person's documents."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.messages import Message
from ui.screen import Command
from ui.workbench import Workbench

Rows = Sequence[Sequence[str]]
Job = Callable[[], Rows]


class ListExport(QObject):
    """``rows`` is asked on the main thread for a job that gives the labels, then the rows."""

    def __init__(
        self, workbench: Workbench, title: str, rows: Callable[[], Callable[[], Rows]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bench, self._title, self._rows = workbench, title, rows

    def command(self) -> Command:
        """Ctrl+E, for the commands of the screen."""
        return Command("export", self.tr("Xuất danh sách ra Excel"), self.write, "Ctrl+E")

    def write(self) -> None:
        """Write the file; the message names it and opens its folder."""
        bench, read, folder = self._bench, self._rows(), self._bench.settings.export_folder

        def job() -> tuple[Path, int]:
            from desktop.actions.exporting import export_rows  # the writer of spreadsheets is rarely needed

            rows = read()
            return export_rows(folder, self._title, rows, bench.laptop.now()), max(len(rows) - 1, 0)

        ask(
            self,
            bench.background,
            job,
            lambda done: self._tell(*done),
            lambda error: bench.messages.say(error_words(error)),
        )

    def _tell(self, path: Path, count: int) -> None:
        told = self.tr("Đã xuất {count} dòng ra {path}").format(count=count, path=path)
        url = QUrl.fromLocalFile(str(path.parent))

        def show() -> None:
            QDesktopServices.openUrl(url)

        self._bench.messages.say(Message(told, action=self.tr("Mở thư mục"), on_action=show))
