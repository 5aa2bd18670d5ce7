# SPDX-License-Identifier: Apache-2.0
"""Types into the title field of the logbook's form while pulls are folded, and beside it into a bare line of Qt.

Keys are due at moments fixed beforehand, so that a window that is late is late for every key that waits behind.
"""

import time
from dataclasses import dataclass, field
from random import Random
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from sqlalchemy import func, select

from desktop.laptop import Laptop
from sync.store.log_tables import CHANGE
from tests.bench.telling import tell
from tests.bench.visiting import Visitor
from ui.app import App
from ui.standing_texts import Link
from ui.tour.hand import press, there, wait_until
from ui.windows.logbook_screen import LogbookScreen

KEYS: Final = 400
LEAST_MS, MOST_MS = 15, 25
"""Between two keys, of which every second goes to the bare line: a key every 40 ms to each, faster than a person."""
LETTERS: Final = "thong bao lich phun thuoc diet muoi "
A_TITLE: Final = 60
"""Letters after which a title is begun anew."""


@dataclass
class Field:
    """A widget that is typed into; ``took`` are the milliseconds from when a key was due to its painted letter."""

    widget: QWidget
    canvas: QWidget
    waiting: list[float] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    typed: int = 0

    def type_letter(self, due: float) -> None:
        """One key, as the window system would send it."""
        if self.typed % A_TITLE == 0 and isinstance(self.widget, QLineEdit | QPlainTextEdit):
            self.widget.selectAll()
        letter = LETTERS[self.typed % len(LETTERS)]
        self.typed += 1
        self.waiting.append(due)
        code = Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self.widget, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter))

    def take_painted(self) -> None:
        """What was typed before is on the screen now."""
        now = time.perf_counter()
        self.took += [1000 * (now - due) for due in self.waiting]
        self.waiting.clear()


class Painted(QObject):
    """Tells when a canvas was painted: at the first turn of the event loop after it."""

    def __init__(self, typed: Field) -> None:
        super().__init__(typed.canvas)
        self._field = typed
        typed.canvas.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  a virtual of Qt
        if event.type() == QEvent.Type.Paint and self._field.waiting:
            QTimer.singleShot(0, self._field.take_painted)
        return False


class Typist(QObject):
    """Types the keys of both fields in turn until each had its number."""

    def __init__(self, visitor: Visitor, title: Field, bare: Field) -> None:
        super().__init__(visitor.shell)
        self._visitor, self._fields = visitor, (title, bare)
        self._random = Random(400)
        self._due = time.perf_counter() + 0.5
        self._place = 0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._strike)
        self._wait()

    @property
    def is_done(self) -> bool:
        """Whether every key was typed and painted."""
        return all(len(one.took) >= KEYS for one in self._fields)

    def _wait(self) -> None:
        self._timer.start(max(0, round(1000 * (self._due - time.perf_counter()))))

    def _strike(self) -> None:
        self._fields[self._place % 2].type_letter(self._due)
        self._place += 1
        self._due += self._random.uniform(LEAST_MS, MOST_MS) / 1000
        if self._place < 2 * KEYS:
            self._wait()


def watch(shell: App) -> None:
    """Begin once the first frame is out; the exchange waits for its key, F5."""
    shell.settings.exchange_every_min = 0
    shell.window.first_painted.connect(lambda: QTimer.singleShot(0, shell, lambda: type_all(Visitor(shell))))


def type_all(visitor: Visitor) -> None:
    """Open the form, begin the pull, type, and tell both latencies."""
    visitor.wait_for_home()
    book = visitor.show("logbook")
    assert isinstance(book, LogbookScreen)
    press("Ctrl+N")
    wait_until(lambda: book.panel.is_editing, "the form is not open")
    visitor.rest()
    form = there(book.panel.form, "the form")
    form.focus_field("lines.0.title")
    title = form.focusWidget()
    bare = QLineEdit()
    bare.resize(400, 40)
    bare.show()
    visitor.shell.window.activateWindow()
    wait_until(title.hasFocus, "the title has not the keyboard")
    canvas = title.viewport() if isinstance(title, QPlainTextEdit) else title
    fields = (Field(title, canvas), Field(bare, bare))
    watchers = [Painted(one) for one in fields]
    watch = book.workbench.watch
    before = count_changes(book.workbench.laptop)
    book.workbench.exchange_now()
    typist = Typist(visitor, *fields)
    wait_until(lambda: typist.is_done, "not every letter was painted")
    was_pulling, failure = watch.situation.link is Link.BUSY, watch.situation.failure
    pulled = count_changes(book.workbench.laptop) - before
    told = {"title_ms": fields[0].took, "bare_ms": fields[1].took, "pulled": pulled, "was_pulling": was_pulling}
    tell(**told, failure=failure, watchers=len(watchers))
    bare.close()
    visitor.shell.close()


def count_changes(laptop: Laptop) -> int:
    """Changes in the log."""
    with laptop.reading() as desk:
        return int(desk.connection.execute(select(func.count()).select_from(CHANGE)).scalar_one())
