# SPDX-License-Identifier: Apache-2.0
"""The frame of the window together with the open profile: counts, status line, exchange, screens.

It outlives the frames that are built anew when the language or the size of text changes.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.background import Background
from ui.late import finding_drafts, rooms, summing_up, writing_kept
from ui.messages import Message, Messages
from ui.sections import standing_sections
from ui.settings import Settings
from ui.standing_texts import Situation
from ui.sweeper import spare_what_stands
from ui.theme import Theme
from ui.windows.frame import Frame
from ui.windows.screen_stack import Memory

if TYPE_CHECKING:
    from desktop.actions.summing_up import Standing
    from desktop.laptop import Laptop
    from desktop.opening import OpenLaptop
    from ui.behind import Opened
    from ui.exchanger import Exchanger
    from ui.workbench import Changes, Workbench

FRESH_EVERY_MS = 30_000
SETTLED_AFTER_MS = 400


class Office(QObject):
    """Where the person works once the profile is open."""

    def __init__(self, app: QApplication, background: Background, messages: Messages, settings: Settings) -> None:
        super().__init__()
        self._app, self._background, self._messages, self._settings = app, background, messages, settings
        self._memory = Memory()
        self._theme = Theme()
        self._profile: OpenLaptop | None = None
        self._standing: Standing | None = None
        self._changes: Changes | None = None
        self._is_reading, self._is_stale = False, False
        self.frame: Frame | None = None
        self._clock = QTimer(self, interval=FRESH_EVERY_MS)
        self._clock.timeout.connect(self._show_situation)
        self._clock.start()

    @cached_property
    def exchanger(self) -> "Exchanger":
        """What exchanges with the hub; it comes in behind the painted frame."""
        from ui.exchanger import Exchanger

        made = Exchanger(self._background, self._messages, self._settings)
        made.changed.connect(self._show_situation)
        made.finished.connect(self._tell_changes)
        return made

    def make_frame(self, theme: Theme) -> Frame:
        """A frame in this look, furnished if the profile is open."""
        self._theme = theme
        self.frame = Frame(self._app, theme, self._messages, self._memory)
        self.frame.exchange_wanted.connect(self._exchange_now)
        is_reviewer = self._standing is not None and self._standing.is_reviewer
        self.frame.show_sections(standing_sections(is_reviewer=is_reviewer))
        self._show_situation()
        if self._profile is not None:
            self._furnish()
        return self.frame

    def _exchange_now(self) -> None:
        if self._profile is not None:
            self.exchanger.exchange_now()

    def move_in(self, opened: "Opened") -> None:
        """The profile is open: bring in the screens, begin to exchange."""
        self._profile = opened.profile
        changes: Changes = rooms().Changes(self)
        self._changes = changes
        self._changes.records_changed.connect(self.read_standing)
        self._changes.exchange_changed.connect(self.read_standing)
        self._take_standing(opened.standing)
        self._furnish()
        QTimer.singleShot(SETTLED_AFTER_MS, self, self._settle)
        self._background.run(writing_kept(opened.profile.laptop), self._tell_written)
        if opened.not_enrolled is not None:
            self._messages.say(rooms().error_words(opened.not_enrolled))

    def _tell_written(self, count: int) -> None:
        """Decisions that were held when the program was killed are written now."""
        if count:
            told = self.tr("Đã ghi {count} quyết định duyệt còn giữ từ lần trước.").format(count=count)
            self._messages.say(Message(told))
            self._tell_changes()

    def _settle(self) -> None:
        """The first screen had time to fill: bring in the others, begin to exchange."""
        if self._profile is not None:
            self._background.run(rooms().bring_in_screens, lambda _done: self._make_ready())
            self.exchanger.begin(self._profile.laptop)

    def _make_ready(self) -> None:
        spare_what_stands()
        if self._profile is not None and self.frame is not None and self._standing is not None:
            sections = standing_sections(is_reviewer=self._standing.is_reviewer)
            self.frame.stack.make_ahead([one.name for one in sections])

    def tell_recovered(self) -> None:
        """The program was cut short last time: say what was kept of open forms, and the way to it."""
        if self._profile is None:
            return
        self._background.run(
            finding_drafts(self._profile.laptop),
            lambda drafts: self._messages.say(rooms().recovered_message(drafts, self.workbench)),
        )

    @property
    def laptop(self) -> "Laptop | None":
        """The open laptop; None before and after."""
        return self._profile.laptop if self._profile is not None else None

    def move_out(self) -> "OpenLaptop | None":
        """Give the profile up, for the one who closes it; None the second time."""
        profile, self._profile = self._profile, None
        return profile

    def stop_exchanging(self) -> None:
        """Let no further exchange begin."""
        self._clock.stop()
        self.exchanger.end()

    def keep_drafts(self) -> None:
        """Let every screen keep what is half written."""
        for screen in self.frame.stack.screens_made() if self.frame else ():
            screen.is_closable()

    def workbench(self) -> "Workbench":
        """What every screen is given, in the present look."""

        if self._profile is None or self._changes is None or self.frame is None:
            raise ValueError("there is no workbench before the profile is open")
        made: Workbench = rooms().Workbench(
            laptop=self._profile.laptop,
            background=self._background,
            messages=self._messages,
            settings=self._settings,
            tongue=rooms().Tongue(self._settings.language),
            theme=self._theme,
            changes=self._changes,
            show_screen=self.frame.show_screen,
            exchange_now=self.exchanger.exchange_now,
            send_files=lambda: self.exchanger.exchange_now(is_with_files=True),
            watch=self.exchanger,
        )
        return made

    def _furnish(self) -> None:

        if self.frame is not None:
            self.frame.furnish(self.workbench(), rooms().SCREENS)

    def read_standing(self) -> None:
        """Read the counts anew; while one reading is under way, one more waits at most."""
        if self._profile is None:
            return
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        task = self._background.run(summing_up(self._profile.laptop), self._take_standing)
        task.ended.connect(self._end_reading)

    def _end_reading(self) -> None:
        self._is_reading = False
        if self._is_stale:
            self.read_standing()

    def _take_standing(self, standing: "Standing") -> None:
        self._standing = standing
        if self.frame is not None:
            has_conflicts = standing.conflicts > 0
            self.frame.show_sections(standing_sections(is_reviewer=standing.is_reviewer, has_conflicts=has_conflicts))
        self.exchanger.take_standing(standing)

    def _tell_changes(self) -> None:
        if self._changes is not None and self._profile is not None:
            self._changes.records_changed.emit()
            self._changes.exchange_changed.emit()

    def _show_situation(self) -> None:
        if self.frame is None:
            return
        if self._profile is None:
            self.frame.show_situation(Situation())
        else:
            self.frame.show_situation(self.exchanger.situation, self._profile.laptop.now())
        standing = self._standing
        if standing is not None:
            self.frame.header.show_place(standing.unit_name, standing.name)
            self.frame.navigation.show_counts(
                {
                    "logbook": standing.returned,
                    "review": standing.queue,
                    "conflicts": standing.conflicts,
                    "sync": standing.waiting,
                }
            )
