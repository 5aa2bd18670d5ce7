# SPDX-License-Identifier: Apache-2.0
"""GHI NHANH MỘT TIN: one news item, entered once, ticked for the channels on which it was published."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.quick_posts import QuickPost
from sync.records.days import write_moment
from sync.records.e_post import EPost
from sync.records.field import Field
from ui.committing import commit_text
from ui.forms.editors import editor_for
from ui.forms.field_row import FieldRow
from ui.forms.unread import understood, unread_in
from ui.messages import Message, Tone
from ui.plain import Label, set_tip
from ui.windows.channels_ticks import AiredLink, ChannelTicks
from ui.workbench import Workbench

FIELDS: Final[Mapping[str, tuple[int, int, int]]] = {
    "title": (0, 0, 2),
    "posted_at": (0, 2, 1),
    "url": (2, 0, 1),
    "topic": (2, 1, 1),
    "views": (2, 2, 1),
    "attachments": (3, 0, 1),
}
"""Fields with row, first column and how many columns; the channels stand in the row between."""


class QuickLine(QFrame):
    """``sent`` carries the post and the ids of its places; what stands here stays until ``clear``.

    ``begun`` tells that somebody types here now, by key or by mouse, and more room is needed.
    """

    sent = Signal(object, object)
    begun = Signal()
    left = Signal()
    copy_wanted = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.setProperty("role", "card")
        self.head = QPushButton(self.tr("GHI NHANH MỘT TIN"), self)
        self.head.setProperty("role", "link")
        set_tip(self.head, self.tr("Một lần nhập, chọn nhiều kênh (Ctrl+N)"))
        self.hint = Label(self.tr("một lần nhập, chọn nhiều kênh"), self, role="caption")
        self.body = QWidget(self)
        self.rows = {name: self._row(EPost.fields[name]) for name in FIELDS}
        self.where = ChannelTicks(workbench, self.body)
        self.link = AiredLink(workbench, self.title, self.body)
        self.link.setMinimumHeight(workbench.theme.control_height)
        self.save = QPushButton(self.tr("Lưu  Ctrl+Enter"), self)
        self.save.setProperty("role", "primary")
        self.copy = QPushButton(self.tr("Chép nội dung để dán vào Zalo"), self)
        set_tip(self.copy, self.tr("Chép văn bản không định dạng vào bộ nhớ tạm"))
        self._lay_out()
        self._wire()
        self.clear()

    def _row(self, field: Field[Any]) -> FieldRow:
        return FieldRow(editor_for(field, self._bench, self.body), self._bench, self.body)

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        head = QHBoxLayout()
        head.setSpacing(space(8))
        head.addWidget(self.head)
        head.addWidget(self.hint)
        head.addStretch(1)
        for button in (self.copy, self.save):
            head.addWidget(button)
        grid = QGridLayout(self.body)
        grid.setContentsMargins(0, 0, space(8), 0)
        grid.setHorizontalSpacing(space(16))
        grid.setVerticalSpacing(space(4))
        for column in range(3):
            grid.setColumnStretch(column, 1)
        for name, (row, column, span) in FIELDS.items():
            self.rows[name].set_label_width(self._bench.theme.size("label_column_narrow"))
            grid.addWidget(self.rows[name], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(4, 1)
        grid.addWidget(self.where, 1, 0, 1, 3)
        grid.addWidget(self.link, 3, 1, 1, 2, Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.setProperty("role", "page")
        self.area.setWidget(self.body)
        box = QVBoxLayout(self)
        box.setContentsMargins(space(12), space(4), space(12), space(4))
        box.setSpacing(space(4))
        box.addLayout(head)
        box.addWidget(self.area, 1)

    def _wire(self) -> None:
        self.head.clicked.connect(self.begin)
        self.save.clicked.connect(self.send)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self.text()))
        self.rows["title"].editor.edited.connect(self.link.look_soon)
        self.rows["title"].editor.left.connect(self.link.look)
        self.where.shown.connect(self._order_tabs)

    def _order_tabs(self) -> None:
        """The channels come after the day, as they stand."""
        before: QWidget = self.rows["posted_at"].findChildren(QLineEdit)[-1]
        for widget in (*self.where.ticks.values(), self.rows["url"].editor.first_widget()):
            QWidget.setTabOrder(before, widget)
            before = widget

    # writing

    def title(self) -> str:
        """The title as it stands."""
        return str(understood(self.rows["title"].editor.value()) or "").strip()

    def text(self) -> str:
        """What is pasted into a chat: the title and the link, plain."""
        values = self._entered()
        return "\n".join(str(one) for one in (values.get("title"), values.get("url")) if one)

    def _entered(self) -> Mapping[str, Any]:
        commit_text()
        return {name: understood(row.editor.value()) for name, row in self.rows.items()}

    def begin(self) -> None:
        """Ctrl+N: the title has the keyboard."""
        self.open()
        self.rows["title"].editor.first_widget().setFocus()
        self.begun.emit()

    def open(self) -> None:
        """Show the fields, where the window is too low to show them always."""
        for widget in (self.area, self.save, self.copy):
            widget.show()

    def fold(self, *, is_low: bool) -> None:
        """In a low window show the heading alone, unless the person types here."""
        is_open = not is_low or self.has_keyboard()
        for widget in (self.area, self.save, self.copy):
            widget.setVisible(is_open)
        self.hint.setVisible(not is_low)

    def needed_height(self) -> int:
        """Pixels in which everything that is shown finds room."""
        margins = 2 * self._bench.theme.space(4) + 2 * self.frameWidth()
        head = max(self.head.sizeHint().height(), self.save.sizeHint().height())
        if not self.area.isVisibleTo(self):
            return head + margins
        body = self.body.heightForWidth(self.area.viewport().width()) if self.body.hasHeightForWidth() else -1
        return head + margins + self._bench.theme.space(8) + max(body, self.body.sizeHint().height())

    def has_keyboard(self) -> bool:
        """Whether the person is in it."""
        return self.isVisible() and self.isAncestorOf(self.window().focusWidget())

    def send(self) -> None:
        """Ctrl+Enter: one record for each ticked channel; what is missing is asked for first."""
        entered = {name: row.editor.value() for name, row in self.rows.items()}
        for path, unread in unread_in(entered, ""):
            self._ask_for(path.partition(".")[0], self._bench.tongue(unread.words))
            return
        values = dict(self._entered())
        title, posted_at = values.pop("title"), values.pop("posted_at")
        if not title:
            self._ask_for("title", self.tr("Tin chưa có tiêu đề."))
        elif not self.where.ticked():
            self._say(self.tr("Chọn ít nhất một kênh đã đăng tin."))
            next(iter(self.where.ticks.values()), self.save).setFocus()
        else:
            now = write_moment(self._bench.laptop.now().replace(second=0, microsecond=0))
            self.sent.emit(QuickPost(title, posted_at or now, values, self.link.broadcast()), self.where.ticked())

    def _ask_for(self, name: str, words: str) -> None:
        self._say(words)
        self.rows[name].editor.first_widget().setFocus()

    def _say(self, words: str) -> None:
        self._bench.messages.say(Message(words, Tone.ATTENTION))

    def clear(self) -> None:
        """The post was saved: its channels stay ticked for the next one, the rest begins anew."""
        now = write_moment(self._bench.laptop.now().replace(second=0, microsecond=0))
        for name, row in self.rows.items():
            row.editor.fill(now if name == "posted_at" else None)
        self.link.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Esc: back to the list, what was typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return False
