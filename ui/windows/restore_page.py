# SPDX-License-Identifier: Apache-2.0
"""Restoring from a backup, before there is a book or where it does not open: which file, what opens it, who will open
the book after that. It says how far it is, and what failed with what to do next. Kept out: the restoring itself.
"""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sync.log.errors import LoaError
from ui.error_texts import restore_words
from ui.forms.lines import Line
from ui.plain import Label, set_role, wrapping_label
from ui.theme import Theme
from ui.windows.first_run_steps import Answers, StepPage, UserStep
from ui.windows.unlock import PassphraseField

BY_PASSPHRASE, BY_KEY = 0, 1


@dataclass
class RestoreAnswers:
    """What was answered so far; ``replaces`` where a book stands here that will be set aside."""

    replaces: bool = False
    file: str = ""
    by: int = BY_PASSPHRASE
    passphrase: str = ""
    key_file: str = ""
    opening: Answers = field(default_factory=Answers)


class FileChoice(QWidget):
    """A file, chosen in the dialog of the system; ``path`` is empty before."""

    def __init__(self, name: str, path: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self.path = name, ""
        self.shown = Line(self)
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(name)
        self.button = QPushButton(self.tr("Chọn tệp…"), self)
        self.button.setAutoDefault(False)
        self.button.setAccessibleName(f"{self.button.text()} {name}")
        self.button.clicked.connect(self.choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.shown, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)
        self.take(path)

    def choose(self) -> None:
        """Ask for a file; nothing waits for the dialog."""
        dialog = QFileDialog(self, self._name, str(Path(self.path).parent) if self.path else str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def take(self, path: str) -> None:
        """This file it is."""
        self.path = path
        self.shown.setText(path)
        self.shown.setCursorPosition(0)


class BackupStep(StepPage):
    """The file, and what it is opened with: the passphrase it was made with, or the province's recovery key."""

    def __init__(self, theme: Theme, given: RestoreAnswers) -> None:
        super().__init__(theme)
        self.head(self.tr("Bản sao lưu nào?"))
        self.file = FileChoice(self.tr("Tệp sao lưu"), given.file, self)
        self.add_field(self.tr("Tệp sao lưu (trong USB, thẻ nhớ hoặc ổ đĩa khác)"), self.file)
        choices = (
            self.tr("Mở bằng mật khẩu đã đặt khi sao lưu"),
            self.tr("Mở bằng tệp khóa khôi phục do tỉnh giữ"),
        )
        self.group = self.add_choices(choices, given.by)
        self.passphrase = PassphraseField(self.tr("Mật khẩu của bản sao lưu"), self)
        self.warning = wrapping_label(parent=self, role="caption")
        self.key = FileChoice(self.tr("Tệp khóa khôi phục"), given.key_file, self)
        self.key_label = self._add(self.tr("Tệp khóa khôi phục"), self.key)
        self.passphrase_label = self._add(self.tr("Mật khẩu của bản sao lưu"), self.passphrase)
        self.column.addWidget(self.warning)
        self.passphrase.warned.connect(self.warning.setText)
        self.group.idToggled.connect(lambda _at, _on: self._show_fields())
        self._show_fields()
        self.setFocusProxy(self.file)

    def _add(self, text: str, widget: QWidget) -> Label:
        label = Label(text, self)
        label.setBuddy(widget)
        self.column.addWidget(label)
        self.column.addWidget(widget)
        return label

    def _show_fields(self) -> None:
        by_key = self.group.checkedId() == BY_KEY
        of_key: tuple[QWidget, ...] = (self.key_label, self.key)
        of_passphrase: tuple[QWidget, ...] = (self.passphrase_label, self.passphrase, self.warning)
        for widget in of_key:
            widget.setVisible(by_key)
        for widget in of_passphrase:
            widget.setVisible(not by_key)

    def read(self, answers: RestoreAnswers) -> str:
        """Put what was entered into the answers; give what is still lacking in words, empty for nothing."""
        answers.file, answers.by = self.file.path, self.group.checkedId()
        by_key = answers.by == BY_KEY
        answers.key_file = self.key.path if by_key else ""
        answers.passphrase = "" if by_key else self.passphrase.text()
        if not answers.file:
            return self.tr("Hãy chọn tệp sao lưu.")
        if by_key:
            return "" if answers.key_file else self.tr("Hãy chọn tệp khóa khôi phục.")
        return "" if answers.passphrase else self.tr("Hãy gõ mật khẩu của bản sao lưu.")


class RestorePage(QWidget):
    """``restore_wanted`` carries the answers, ``left`` goes back, ``stop_wanted`` ends what is under way."""

    restore_wanted = Signal(object)
    left = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme, answers: RestoreAnswers) -> None:
        super().__init__()
        self.setObjectName("restore_page")
        self._theme, self.answers = theme, answers
        self.backup = BackupStep(theme, answers)
        self.user = UserStep(theme, answers.opening.has_passphrase)
        self.result = wrapping_label(parent=self)
        self.code = Label(parent=self, role="caption")
        self.back = QPushButton(self.tr("Quay lại"), self)
        self.stop = QPushButton(self.tr("Dừng"), self)
        self.go = QPushButton(self.tr("Khôi phục"), self)
        self._inside = self._make_inside()
        self._lay_out()
        self.go.clicked.connect(self.ask)
        self.back.clicked.connect(self.left)
        self.stop.clicked.connect(self.stop_wanted)
        self.setFocusProxy(self.backup)
        self.let_answer()

    def _make_inside(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setProperty("role", "page")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        if self.answers.replaces:
            kept = self.tr(
                "Sổ đang có trong máy này không bị xóa: nó được cất nguyên vẹn vào một thư mục riêng. Những gì ghi sau "
                "bản sao lưu mà đã gửi sẽ được lấy lại từ trung tâm."
            )
            column.addWidget(wrapping_label(kept, holder, tone="attention"))
        column.addWidget(self.backup)
        column.addWidget(self.user)
        column.addStretch(1)
        area.setWidget(holder)
        return area

    def _lay_out(self) -> None:
        space = self._theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(24), space(16), space(24), space(16))
        column.setSpacing(space(8))
        column.addWidget(Label(self.tr("Khôi phục từ bản sao lưu"), self, role="title"))
        column.addWidget(self._inside, 1000)
        column.addWidget(self.result)
        column.addWidget(self.code)
        column.addStretch(1)  # while it is under way the questions are hidden
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.go.setProperty("role", "primary")
        for button in (self.back, self.stop, self.go):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column.addLayout(foot)

    def ask(self) -> None:
        """Enter: begin, or say what is lacking."""
        lack = self.backup.read(self.answers) or self.user.collect(self.answers.opening)
        self._say(lack, "attention")
        if not lack:
            self.let_answer(False)
            self.tell_progress(0, 1)
            self.restore_wanted.emit(self.answers)

    def tell_progress(self, read: int, whole: int) -> None:
        """How much of the file was read; after all of it the book is made."""
        if read >= whole:
            self._say(self.tr("Đang dựng lại sổ từ bản sao lưu…"))
            self.stop.setEnabled(False)
        else:
            told = self.tr("Đang đọc và kiểm tra bản sao lưu: {percent} %. Chưa có gì thay đổi trên máy này.")
            self._say(told.format(percent=100 * read // whole))

    def refuse(self, error: LoaError) -> None:
        """Why it was not restored, what is safe, what to do; the code is for who supports."""
        self.let_answer()
        self._say(restore_words(error.code), "fault")
        self.code.setText(self.tr("Mã cho người hỗ trợ: {code}").format(code=error.code))
        self.code.show()

    def say_stopped(self) -> None:
        """The person stopped it."""
        self.let_answer()
        self._say(self.tr("Đã dừng. Chưa khôi phục gì, chưa có gì thay đổi."))

    def let_answer(self, is_open: bool = True) -> None:
        """Let the answers be changed, as long as nothing is under way."""
        self._inside.setVisible(is_open)
        self.go.setEnabled(is_open)
        self.go.setVisible(is_open)
        self.back.setVisible(is_open)
        self.stop.setVisible(not is_open)
        self.stop.setEnabled(not is_open)

    def _say(self, words: str, tone: str = "") -> None:
        self.result.setText(words)
        self.result.setAccessibleName(words)
        set_role(self.result, "tone", tone if words else "")
        self.code.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.go.isEnabled():
            self.ask()
        else:
            super().keyPressEvent(event)
