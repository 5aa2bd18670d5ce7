# SPDX-License-Identifier: Apache-2.0
"""From "Khôi phục từ bản sao lưu…" to the book that was made of it: the page, the job, the result in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.display import shown_moment, shown_number
from sync.log.errors import LoaError
from ui.background import Background, Task
from ui.late import has_profile, restoring
from ui.theme import Theme
from ui.windows.problem_page import Choice, ProblemPage
from ui.windows.restore_page import RestoreAnswers, RestorePage

MENDED_BY_A_BACKUP: Final = frozenset({"key_lost", "profile_damaged", "database_damaged", "wrong_key", "no_identity"})
"""Codes of a book that does not open, to which a backup is an answer."""


@dataclass(frozen=True, slots=True)
class Shell:
    """What it is given of the window: the folder, the lanes, a way to show a page and the present look."""

    folder: Path
    background: Background
    show: Callable[[Callable[[], QWidget]], None]
    theme: Callable[[], Theme]


class RestoreSteps(QObject):
    """``opened`` carries the passphrase of the new book, None for the keyring; ``left`` that nothing was restored."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, shell: Shell, passphrase: str | None, parent: QObject | None = None) -> None:
        """``passphrase`` locks the book where the person chose none, as it would a book made anew."""
        super().__init__(parent)
        self._shell, self._passphrase = shell, passphrase
        self._answers = RestoreAnswers(replaces=has_profile(shell.folder))
        self._task: Task[Mapping[str, Any]] | None = None
        self._shown: RestorePage | None = None

    def begin(self) -> None:
        """Show the page."""
        self._shell.show(self._page)

    def stop(self) -> None:
        """End what is under way; nothing of it stays."""
        if self._task is not None:
            self._task.stop()

    def _page(self) -> QWidget:
        """Made anew in another look, too; what is under way goes on."""
        page = RestorePage(self._shell.theme(), self._answers)
        page.left.connect(self.left)
        page.stop_wanted.connect(self.stop)
        page.restore_wanted.connect(self._restore)
        if self._task is not None:
            page.let_answer(False)
        self._shown = page
        return page

    def _restore(self, answers: RestoreAnswers) -> None:
        opening = answers.opening
        chosen = opening.passphrase if opening.has_passphrase else self._passphrase
        job = restoring(self._shell.folder, answers.file, answers.passphrase or None, answers.key_file, chosen)
        task = self._shell.background.start(job, lambda told: self.tell(told, chosen), self._refuse)
        self._task = task
        task.progressed.connect(self._tell_progress)
        task.ended.connect(lambda: self._end(is_stopped=task.is_stopped()))

    def _tell_progress(self, read: int, whole: int) -> None:
        if self._shown is not None:
            self._shown.tell_progress(read, whole)

    def _refuse(self, error: LoaError) -> None:
        if self._shown is not None:
            self._shown.refuse(error)

    def _end(self, is_stopped: bool) -> None:
        self._task = None
        if self._shown is not None and is_stopped:
            self._shown.say_stopped()

    def tell(self, told: Mapping[str, Any], passphrase: str | None) -> None:
        """The book stands: what was in the backup, and the way in."""
        open_it = Choice(self.tr("Mở sổ"), lambda: self.opened.emit(passphrase))
        title, words = self.tr("Đã khôi phục"), self._result(told)
        self._shown = None
        self._shell.show(lambda: ProblemPage(self._shell.theme(), title, words, "", (open_it,)))

    def _result(self, told: Mapping[str, Any]) -> str:
        """What was in it, up to when, and what happens next."""
        moment = shown_moment(str(told["at"]))
        lines = [
            self.tr("Sổ của {name}, có đủ {count} thay đổi ghi đến {moment}."),
            self.tr("Những gì ghi sau lúc đó mà đã gửi sẽ được lấy lại từ trung tâm khi bạn bấm F5 Đồng bộ."),
        ]
        if told["unsent"]:
            lines.append(self.tr("{unsent} thay đổi chưa gửi khi sao lưu vẫn còn và sẽ được gửi."))
        lines.append(self.tr("Đồng bộ tự động tạm dừng cho đến lần bấm F5 đó. Hãy chỉ dùng sổ này trên một máy."))
        if told["aside"]:
            lines.append(self.tr("Sổ cũ không mở được cất nguyên ở {aside}."))
        values = {**told, "moment": moment, "count": shown_number(told["changes"])}
        return "\n".join(one.format(**values) for one in lines)
