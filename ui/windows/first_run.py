# SPDX-License-Identifier: Apache-2.0
"""The first start, in five steps within the same window: language, unit, enrolment, user, start.

Nothing is written before the last step; enrolment can wait, the logbook works without it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from sync.log.units import UnitTree
from ui.committing import commit_text
from ui.plain import Label, set_role, wrapping_label
from ui.theme import Theme
from ui.windows.first_run_steps import Answers, EnrolStep, LanguageStep, StartStep, StepPage, UnitStep, UserStep


class FirstRunPage(QWidget):
    """``finished`` carries the answers; ``language_chosen`` asks for the page in another language, ``restore_wanted``
    for a book made of a backup."""

    finished = Signal(object)
    language_chosen = Signal(str)
    restore_wanted = Signal()

    def __init__(self, theme: Theme, tree: UnitTree, answers: Answers) -> None:
        super().__init__()
        self.setObjectName("first_run_page")
        self._theme, self.answers = theme, answers
        self.steps = QStackedWidget(self)
        self._marks = [Label("", self) for _title in self._titles()]
        self.lack = wrapping_label(parent=self)
        self._count = Label("", self, role="secondary")
        self.back = QPushButton(self.tr("Quay lại"), self)
        self.skip = QPushButton(self.tr("Bỏ qua bước này"), self)
        self.next = QPushButton(self.tr("Tiếp tục"), self)
        self.restore = QPushButton(self.tr("Khôi phục từ bản sao lưu…"), self)
        self.restore.setProperty("role", "link")
        self._add_steps(tree)
        self._lay_out()
        self.next.clicked.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.skip.clicked.connect(self._skip)
        self.restore.clicked.connect(self.restore_wanted)
        self._show(answers.step)

    def _titles(self) -> list[str]:
        return [
            self.tr("Ngôn ngữ"),
            self.tr("Đơn vị của bạn"),
            self.tr("Đăng ký máy"),
            self.tr("Người dùng"),
            self.tr("Bắt đầu"),
        ]

    def _add_steps(self, tree: UnitTree) -> None:
        language = LanguageStep(self._theme, self.answers.language)
        language.chosen.connect(self._choose_language)
        given = self.answers
        self._pages: tuple[StepPage, ...] = (
            language,
            UnitStep(self._theme, tree, given.name, given.unit),
            EnrolStep(self._theme, given.line),
            UserStep(self._theme, given.has_passphrase),
            StartStep(self._theme),
        )
        for step in self._pages:
            self.steps.addWidget(_scrolled(step))
            step.noticed.connect(self._say)

    def _lay_out(self) -> None:
        space = self._theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(24), space(16), space(24), space(16))
        column.setSpacing(space(12))
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Thiết lập lần đầu"), self, role="title"), 1)
        head.addWidget(self._count)
        column.addLayout(head)
        marks = QHBoxLayout()
        marks.setSpacing(space(8))
        for mark in self._marks:
            marks.addWidget(mark)
        marks.addStretch(1)
        column.addLayout(marks)
        column.addWidget(_line(self))
        column.addWidget(self.steps, 1)
        column.addWidget(self.lack)
        foot = QHBoxLayout()
        foot.addWidget(self.restore)
        foot.addStretch(1)
        self.next.setProperty("role", "primary")
        self.restore.setAutoDefault(False)
        for button in (self.back, self.skip, self.next):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column.addLayout(foot)

    def step(self, at: int) -> StepPage:
        """The content of a step."""
        return self._pages[at]

    def go_on(self) -> None:
        """Enter: to the next step, or finish; what is lacking is said instead."""
        commit_text()
        lack = self._collect()
        self._say(lack)
        if lack:
            return
        if self.answers.step == self.steps.count() - 1:
            self._let_go_on(False)
            self._say(self.tr("Đang lập sổ…"))
            self.finished.emit(self.answers)
            return
        self._show(self.answers.step + 1)

    def go_back(self) -> None:
        """Alt+Left: to the step before; what was entered stays."""
        commit_text()
        self._collect()
        self._show(max(self.answers.step - 1, 0))

    def refuse(self, words: str, step: int) -> None:
        """Say why it could not be made, at the step where it can be mended."""
        self._let_go_on(True)
        self._show(step)
        self._say(words)

    def _collect(self) -> str:
        return self.step(self.answers.step).collect(self.answers)

    def _skip(self) -> None:
        self.answers.line = ""
        self._show(self.answers.step + 1)

    def _choose_language(self, code: str) -> None:
        self.answers.language = code
        self.language_chosen.emit(code)

    def _say(self, words: str) -> None:
        self.lack.setText(words)
        set_role(self.lack, "tone", "attention" if words else "")

    def _let_go_on(self, is_open: bool) -> None:
        for widget in (self.next, self.back, self.skip, self.restore, self.steps):
            widget.setEnabled(is_open)

    def _show(self, at: int) -> None:
        self.answers.step = at
        self.steps.setCurrentIndex(at)
        count = self.steps.count()
        self._count.setText(self.tr("Bước {step}/{count}").format(step=at + 1, count=count))
        for place, (mark, title) in enumerate(zip(self._marks, self._titles(), strict=True)):
            mark.setText(f"✓ {title}" if place < at else f"{place + 1} {title}")
            set_role(mark, "tone", "good" if place < at else "waiting" if place == at else "neutral")
        self._say("")
        self.back.setVisible(at > 0)
        self.skip.setVisible(at == 2)
        self.next.setText(self.tr("Bắt đầu ghi sổ") if at == count - 1 else self.tr("Tiếp tục"))
        self.setFocusProxy(self.step(at))
        self.step(at).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.next.isEnabled():
            self.go_on()
        elif event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.go_back()
        else:
            super().keyPressEvent(event)


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("role", "line")
    return line


def _scrolled(step: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    step.setProperty("role", "page")
    area.setWidget(step)
    return area
