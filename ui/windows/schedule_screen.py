# SPDX-License-Identifier: Apache-2.0
"""Lịch và bản tin: the schedule of a week with the bulletins from above; the commune's own content in a second tab."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.actions.bulletins import bulletins
from desktop.actions.week import monday_of, week_board
from desktop.actions.week_proposals import Fields
from desktop.actions.week_templates import template_names
from desktop.laptop import Laptop
from sync.log.errors import LoaError
from sync.records.schedule_slot import ScheduleSlot
from ui.books.desk import offer_draft
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.screen import Command, Screen
from ui.windows.contents_tab import CONTENTS, ContentBook
from ui.windows.schedule_bulletin_work import BulletinWork
from ui.windows.schedule_deeds import Deeds
from ui.windows.schedule_keys import WeekKeys
from ui.windows.schedule_page import Shown, WeekPage
from ui.windows.schedule_words import week_title
from ui.windows.schedule_work import WeekWork
from ui.wishes import wishes_of
from ui.workbench import Workbench

WEEK_TAB, CONTENT_TAB = 0, 1


def read_week(laptop: Laptop, monday: date, proposed: Sequence[Fields]) -> Shown:
    """All that the page of a week shows."""
    return Shown(week_board(laptop, monday, proposed), bulletins(laptop), template_names(laptop))


class ScheduleScreen(Screen):
    """Two tabs; the keys follow the one that is shown."""

    name = "schedule"

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._monday: date | None = None
        self._is_first = True
        self._reading = 0
        self._contents: ContentBook | None = None
        self._wanted_bulletin = ""
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for title in (self.tr("Lịch và bản tin"), workbench.tongue(CONTENTS.title)):
            self.tabs.addTab(title)
        self.tabs.setAccessibleName(", ".join(self.tabs.tabText(at) for at in range(self.tabs.count())))
        self.pages = QStackedWidget(self)
        self.page = WeekPage(workbench, self.undo, self)
        deeds = Deeds(workbench, self.undo, self)
        self.work = WeekWork(workbench, self.page, deeds)
        self.bulletins = BulletinWork(workbench, self.page, deeds)
        self.pages.addWidget(self.page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        space = workbench.theme.space
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, space(16), 0)
        head.setSpacing(space(16))
        head.addWidget(self.tabs)
        head.addWidget(self.page.bar, 1)
        box.addLayout(head)
        box.addWidget(self.pages, 1)
        self.keys = WeekKeys(self.page, self.work)
        self.page.add_hints(self.keys.hints())
        self.tabs.currentChanged.connect(lambda _tab: self._change_tab())
        self.page.week_wanted.connect(self.show_week)
        self.bulletins.proposed.connect(self.show_week)
        self.setFocusProxy(self.page.grid)

    # what the frame asks

    def title(self) -> str:
        if self.tabs.currentIndex() == CONTENT_TAB:
            return self.workbench.tongue(CONTENTS.title)
        return week_title(self._shown_monday())

    def commands(self) -> Sequence[Command]:
        is_week = self.tabs.currentIndex() == WEEK_TAB
        own = self.keys.commands() if is_week else self.contents.commands()
        return [
            *own,
            Command("next_tab", self.tr("Thẻ kế"), lambda: self.step_tab(1), "Ctrl+Right"),
            Command("former_tab", self.tr("Thẻ trước"), lambda: self.step_tab(-1), "Ctrl+Left"),
        ]

    def panes(self) -> Sequence[QWidget]:
        if self.tabs.currentIndex() == CONTENT_TAB:
            return (self.contents.list, self.contents.panel)
        return (self.page.left, self.page.side)

    def is_closable(self) -> bool:
        self.page.desk.keep_draft()
        if self._contents is not None:
            self._contents.keep_drafts()
        return True

    # tabs

    @property
    def contents(self) -> ContentBook:
        """The commune's own content, made when it is first shown."""
        if self._contents is None:
            self._contents = ContentBook(self.workbench, self.undo, CONTENTS, self)
            self.pages.addWidget(self._contents)
        return self._contents

    def step_tab(self, step: int) -> None:
        """The tab beside, round and round."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def _change_tab(self) -> None:
        is_content = self.tabs.currentIndex() == CONTENT_TAB
        shown = self.contents if is_content else self.page
        self.pages.setCurrentWidget(shown)
        self.page.bar.setVisible(not is_content)
        focused = self.contents.table if is_content else self.page.grid
        self.setFocusProxy(focused)
        self.setWindowTitle(self.title())
        self.show_fresh()
        if not self.tabs.hasFocus():
            focused.setFocus()

    # reading

    def _present(self) -> date:
        return monday_of(self.workbench.laptop.now().date())

    def _shown_monday(self) -> date:
        return self._monday or self._present()

    def show_week(self, monday: date) -> None:
        """Show another week; the present one follows the clock."""
        self._monday = None if monday == self._present() else monday
        self.setWindowTitle(self.title())
        self.show_fresh()

    def show_fresh(self) -> None:
        self._fulfil(wishes_of(self.workbench.changes).take(self.name))
        if self.tabs.currentIndex() == CONTENT_TAB:
            self.contents.show_fresh()
            return
        self._reading += 1
        asked, laptop = self._reading, self.workbench.laptop
        monday, proposed = self._shown_monday(), tuple(self.bulletins.fields)

        def show(shown: Shown) -> None:
            if asked == self._reading:
                self._show(shown)

        ask(self, self.workbench.background, lambda: read_week(laptop, monday, proposed), show, self._say)
        if self._is_first:
            self._is_first = False
            offer_draft(self.page.desk, {ScheduleSlot: self.tr("Lượt phát mới")})

    def _show(self, shown: Shown) -> None:
        self.page.show_all(shown)
        if self._wanted_bulletin:
            self.page.bulletins.go_to(self._wanted_bulletin)
            self._wanted_bulletin = ""
            self.page.show_bulletins_over()

    def _fulfil(self, wish: Mapping[str, Any]) -> None:
        """What another screen asked for: a bulletin, or the content."""
        if wish.get("book") == CONTENTS.name:
            self.tabs.setCurrentIndex(CONTENT_TAB)
            if record_id := str(wish.get("record", "")):
                self.contents.show_record(record_id)
        elif bulletin_id := str(wish.get("bulletin", "")):
            self.tabs.setCurrentIndex(WEEK_TAB)
            self._wanted_bulletin = bulletin_id

    def _say(self, error: LoaError) -> None:
        self.workbench.messages.say(error_words(error))
