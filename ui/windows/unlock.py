# SPDX-License-Identifier: Apache-2.0
"""The page that asks for the passphrase of a profile. No network is needed; wrong tries slow down and erase nothing."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.plain import Label, set_tip, wrapping_label
from ui.theme import Theme
from ui.windows.header import APPLICATION

LONGEST = 1000
TRIES = 5
WAIT_S = 60


class PassphraseField(QLineEdit):
    """Warns of Caps Lock and of an input method: both change what is typed without being seen."""

    warned = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhLatinOnly
            | Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setAccessibleName(name)
        self._is_caps = False
        self.textChanged.connect(lambda _text: self.warn())

    def show_text(self, is_shown: bool) -> None:
        """Show what is typed, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)

    def warn(self) -> None:
        """Tell what stands against this text, or nothing."""
        warnings = []
        if self._is_caps:
            warnings.append(self.tr("Caps Lock đang bật."))
        if not self.text().isascii():
            warnings.append(self.tr("Mật khẩu có chữ tiếng Việt. Hãy tắt bộ gõ rồi gõ lại."))
        if len(self.text()) >= LONGEST:
            warnings.append(self.tr("Mật khẩu quá dài: ô này chỉ giữ {most} ký tự đầu.").format(most=f"{LONGEST:n}"))
        self.warned.emit(" ".join(warnings))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.judge_case(event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        super().keyPressEvent(event)

    def judge_case(self, typed: str, has_shift: bool) -> None:
        """Qt does not tell the state of Caps Lock; a letter of the wrong case does."""
        if len(typed) == 1 and typed.isascii() and typed.isalpha():
            self._is_caps = typed.isupper() != has_shift
            self.warn()


class UnlockPage(QWidget):
    """Asks for a passphrase; ``unlock_wanted`` carries it once. Who lost it may want a book made of a backup."""

    unlock_wanted = Signal(str)
    restore_wanted = Signal()

    def __init__(self, theme: Theme, place: str = "", tries: int = TRIES, wait_s: int = WAIT_S) -> None:
        super().__init__()
        self.setObjectName("unlock_page")
        self._tries, self._wait_s = tries, wait_s
        self._wrong = 0
        self._left_s = 0
        self.field = PassphraseField(self.tr("Mật khẩu"), self)
        self.warning = wrapping_label(parent=self, role="caption")
        self.result = wrapping_label(parent=self)
        self.button = QPushButton(self.tr("Mở khóa"), self)
        self.restore = QPushButton(self.tr("Khôi phục từ bản sao lưu…"), self)
        self._lay_out(theme, place)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._count_down)
        self.field.warned.connect(self.warning.setText)
        self.field.returnPressed.connect(self._ask)
        self.button.clicked.connect(self._ask)
        self.restore.clicked.connect(self.restore_wanted)

    def _lay_out(self, theme: Theme, place: str) -> None:
        card = QFrame(self)
        card.setProperty("role", "card")
        card.setFixedWidth(theme.scaled(440))
        column = QVBoxLayout(card)
        column.setContentsMargins(*[theme.space(24)] * 4)
        column.setSpacing(theme.space(8))
        column.addWidget(Label(APPLICATION, card, role="title"))
        if place:
            column.addWidget(Label(place, card, role="secondary"))
        label = Label(self.tr("Mật khẩu"), card)
        label.setBuddy(self.field)
        shown = QCheckBox(self.tr("Hiện mật khẩu"), card)
        shown.toggled.connect(self.field.show_text)
        self.button.setProperty("role", "primary")
        self.button.setDefault(True)
        set_tip(self.button, self.tr("Mở khóa (Enter)"))
        self.warning.setMinimumHeight(2 * theme.line_height("caption"))
        self.result.setMinimumHeight(2 * theme.line_height())
        foot = wrapping_label(
            self.tr("Không cần mạng để mở khóa. Dữ liệu không bị xóa khi gõ sai."), card, role="caption"
        )
        self.restore.setProperty("role", "link")
        self.restore.setAutoDefault(False)
        for widget in (label, self.field, shown, self.warning, self.button, self.result, foot):
            column.addWidget(widget)
        column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        for before, after in pairwise((self.field, shown, self.button, self.restore)):
            self.setTabOrder(before, after)
        around = QVBoxLayout(self)
        around.addStretch(1)
        across = QHBoxLayout()  # by its alignment the card would be as high as its text is in the whole window
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        around.addLayout(across)
        around.addStretch(2)
        self.setFocusProxy(self.field)

    def _ask(self) -> None:
        if self.button.isEnabled() and self.field.text():
            self._let_type(False)
            self.result.setText(self.tr("Đang mở…"))
            self.unlock_wanted.emit(self.field.text())

    def refuse(self, words: str, is_wrong: bool) -> None:
        """Say why it did not open; after five wrong tries the page waits a minute."""
        self._wrong += is_wrong
        self.result.setText(words)
        if is_wrong and self._wrong % self._tries == 0:
            self._left_s = self._wait_s
            self._count_down()
            self._timer.start()
            return
        self._let_type(True)

    def _count_down(self) -> None:
        if self._left_s <= 0:
            self._timer.stop()
            self.result.setText("")
            self._let_type(True)
            return
        text = self.tr("Sai {tries} lần: chờ {seconds} giây rồi thử lại. Dữ liệu không bị xóa.")
        self.result.setText(text.format(tries=self._wrong, seconds=self._left_s))
        self._left_s -= 1

    def _let_type(self, is_open: bool) -> None:
        self.button.setEnabled(is_open)
        self.field.setEnabled(is_open)
        if is_open:
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.field.warn()
