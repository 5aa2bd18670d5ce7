# SPDX-License-Identifier: Apache-2.0
"""Delete on lists whose records others point to: a withdrawal is final, so it waits some seconds in the window.

Ctrl+Z takes it back as if it had not been. It is written when its time is up, when another follows, and when the
screen is left or the window closes. Where the program is killed meanwhile the record simply stands.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.actions.saving import withdraw_record
from sync.log.errors import LoaError
from ui.error_texts import error_words
from ui.messages import Message, Tone
from ui.workbench import Workbench

HELD_MS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """A record that is to be withdrawn, by the name the person knows it by, and why."""

    record_id: str
    title: str
    reason: str


class _Withdraw(QUndoCommand):
    """Undo takes back what is still held; redo holds it again."""

    def __init__(self, held: "HeldWithdrawals", wanted: Wanted, text: str) -> None:
        super().__init__(text)
        self._held, self._wanted = held, wanted

    def redo(self) -> None:
        self._held.begin(self._wanted)

    def undo(self) -> None:
        self.setObsolete(not self._held.take_back(self._wanted))


class HeldWithdrawals(QObject):
    """At most one withdrawal of a screen is held."""

    def __init__(self, workbench: Workbench, stack: QUndoStack, screen: QWidget) -> None:
        super().__init__(screen)
        self._bench, self._stack = workbench, stack
        self._held: Wanted | None = None
        self._timer = QTimer(self, singleShot=True, interval=HELD_MS)
        self._timer.timeout.connect(self.write)
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The screen is left."""
        if watched is self.parent() and event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.write()
        return False

    def hold(self, wanted: Wanted) -> None:
        """Withdraw a record unless it is taken back in time."""
        self._stack.push(_Withdraw(self, wanted, self.tr("Hủy bản ghi")))

    def begin(self, wanted: Wanted) -> None:
        """Begin to wait; what was held before is written."""
        self.write()
        self._held = wanted
        self._timer.start()
        told = self.tr("Sẽ hủy sau 10 giây: {title}").format(title=wanted.title)
        self._bench.messages.say(Message(told, action=self.tr("Hoàn tác (Ctrl+Z)"), on_action=self._stack.undo))

    def take_back(self, wanted: Wanted) -> bool:
        """Whether it was still held; what is written stays withdrawn."""
        if self._held is not wanted:
            self._say(self.tr("Bản ghi đã hủy rồi, không lấy lại được. Hãy lập bản ghi mới."), Tone.ATTENTION)
            return False
        self._held = None
        self._timer.stop()
        self._say(self.tr("Đã hoàn tác: bản ghi vẫn còn."))
        return True

    def write(self) -> None:
        """Write what is held, now."""
        wanted, self._held = self._held, None
        self._timer.stop()
        if wanted is None:
            return
        bench, told = self._bench, self.tr("Đã hủy: {title}").format(title=wanted.title)

        def done(_none: None) -> None:
            bench.messages.say(Message(told))
            bench.changes.records_changed.emit()

        def failed(error: LoaError) -> None:
            bench.messages.say(error_words(error))

        bench.background.run(lambda: withdraw_record(bench.laptop, wanted.record_id, wanted.reason), done, failed)

    def _say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        self._bench.messages.say(Message(text, tone))
