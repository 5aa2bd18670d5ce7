# SPDX-License-Identifier: Apache-2.0
"""The message bar under the title: one result at a time, ten seconds, at most one action; it never takes the focus."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.messages import Message, Messages
from ui.plain import set_role, set_tip, wrapping_label
from ui.theme import Theme

SHOWN_MS = 10_000


class MessageBar(QFrame):
    """Shows what is said. Its place is kept while it is empty, so that nothing below it moves, unless room is short."""

    def __init__(self, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._message: Message | None = None
        self._is_place_kept = True
        self._label = wrapping_label(parent=self)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = self._button("message_action")
        self._details = self._button("message_details")
        self._details.setText(self.tr("Chép chi tiết"))
        set_tip(self._details, self.tr("Chép chi tiết để gửi người hỗ trợ"))
        self._close = self._button("message_close")
        self._close.setText(self.tr("Đóng"))
        self._lay_out(theme)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.clear)
        self._action.clicked.connect(self.act)
        self._details.clicked.connect(self._copy_details)
        self._close.clicked.connect(self.clear)
        self.clear()
        messages.said.connect(self.show_message)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        return button

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(16), theme.space(2), theme.space(8), theme.space(2))
        row.setSpacing(theme.space(8))
        row.addWidget(self._label, 1)
        for button in (self._action, self._details, self._close):
            row.addWidget(button)
        self.setMinimumHeight(theme.control_height + theme.space(4))

    @property
    def message(self) -> Message | None:
        """What is shown now."""
        return self._message

    def keep_place(self, is_kept: bool) -> None:
        """Whether an empty bar keeps its place."""
        self._is_place_kept = is_kept
        self.setVisible(is_kept or self._message is not None)

    def show_message(self, message: Message) -> None:
        """Show a message for ten seconds in place of the one before."""
        self._message = message
        set_role(self, "tone", message.tone.value)
        set_role(self._label, "tone", message.tone.value)  # its colour follows the bar's only when it is told anew
        self._label.setText(message.text)
        self._label.setAccessibleName(message.text)
        self._action.setText(message.action)
        self._action.setAccessibleName(message.action)
        self._action.setVisible(bool(message.action))
        self._details.setVisible(bool(message.details))
        self._close.setVisible(True)
        self.show()
        self._timer.start()

    def clear(self) -> None:
        """Show nothing; the message stays in the list of recent ones."""
        self._timer.stop()
        self._message = None
        set_role(self, "tone", "")
        set_role(self._label, "tone", "")
        self._label.setText("")
        for button in (self._action, self._details, self._close):
            button.setVisible(False)
        self.setVisible(self._is_place_kept)

    def act(self) -> None:
        """Do what the message offers, once."""
        message = self._message
        if message is None or message.on_action is None:
            return
        self.clear()
        message.on_action()

    def _copy_details(self) -> None:
        if self._message is not None:
            QGuiApplication.clipboard().setText(f"{self._message.text}\n{self._message.details}")
