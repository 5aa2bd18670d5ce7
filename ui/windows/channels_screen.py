# SPDX-License-Identifier: Apache-2.0
"""Kênh thông tin: e-channels, boards, printed bulletins and text messages, and one quick line for all channels."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.actions.quick_posts import QuickPost, write_posts
from ui.books.book import Book
from ui.books.screen import BookScreen
from ui.books.tab import BookTab
from ui.messages import Message
from ui.screen import Command
from ui.theme import tokens
from ui.windows.channels_quick import QuickLine
from ui.windows.channels_shelf import CHANNELS, QUICK
from ui.windows.channels_tab import ChannelTab
from ui.workbench import Workbench

MOST_OF_SCREEN = 0.45


class ChannelsScreen(BookScreen):
    """The app records what was published; it does not publish."""

    name = "channels"
    shelf: ClassVar[Sequence[Book]] = CHANNELS
    kinds: ClassVar[Mapping[str, type[BookTab]]] = {book.name: ChannelTab for book in QUICK}

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self.quick = QuickLine(workbench, self)
        self.box.addWidget(self.quick)
        self.quick.sent.connect(self._write)
        self.quick.begun.connect(self._place_quick)
        self.quick.left.connect(self._leave_quick)
        self.quick.copy_wanted.connect(self._copy)
        self.tabs.currentChanged.connect(lambda _tab: self._place_quick())
        self._place_quick()

    def title(self) -> str:
        return self.tr("Kênh thông tin")

    @property
    def has_quick(self) -> bool:
        """Whether the quick line stands under this book."""
        return self.tab.book in QUICK

    def commands(self) -> Sequence[Command]:
        usual = list(super().commands())
        if not self.has_quick:
            return usual
        adds = next(one for one in usual if one.key == "Ctrl+N")
        saves = next(one for one in usual if one.key == "Ctrl+Enter")
        others = [one for one in usual if one not in (adds, saves)]
        return [
            Command("quick", self.tr("Ghi nhanh một tin"), self._begin, "Ctrl+N"),
            Command("save_next", saves.text, lambda: self._save(saves), "Ctrl+Enter"),
            Command("add_channel", self.tr("Thêm kênh hoặc bảng tin"), adds.run),
            *others,
        ]

    def panes(self) -> Sequence[QWidget]:
        return (*super().panes(), self.quick) if self.has_quick else super().panes()

    def show_fresh(self) -> None:
        super().show_fresh()
        self.quick.where.read()

    def _begin(self) -> None:
        """Ctrl+N among the posts of a channel adds one there, in an empty book a channel; else the quick line."""
        details = self.tab.panel.details_with_keyboard()
        if details is not None:
            self.tab.panel.add_detail(details)
        elif self.quick.where.ticks and len(self.tab.table.model.order):
            self.quick.begin()
        else:
            self.tab.work.add()

    def _save(self, usual: Command) -> None:
        if self.quick.has_keyboard():
            self.quick.send()
        else:
            usual.run()

    def _write(self, post: QuickPost, where: Sequence[str]) -> None:
        told = self.tr("Đã ghi tin vào {count} kênh.").format(count=len(where))
        self.tab.steps.take(lambda laptop: write_posts(laptop, post, where), told, lambda _stepped: self._on_written())

    def _on_written(self) -> None:
        self.quick.clear()
        self.quick.begin()

    def _copy(self, text: str) -> None:
        if not text:
            self.tab.work.copy_text()
            return
        QGuiApplication.clipboard().setText(text)
        self.workbench.messages.say(Message(self.tr("Đã chép nội dung. Dán vào Zalo bằng Ctrl+V.")))

    def _leave_quick(self) -> None:
        self.tab.table.setFocus()
        self._place_quick()

    def _place_quick(self) -> None:
        """Under the lists of channels alone; in a low window as one line, until the person types in it."""
        scale = self.workbench.theme.look.text_scale / 100
        is_low = self.window().height() / scale < tokens()["breakpoints"]["low"]
        self.quick.setVisible(self.has_quick)
        self.quick.fold(is_low=is_low)
        self.tab.list.be_brief(is_brief=is_low and self.quick.area.isVisibleTo(self))
        self.quick.setFixedHeight(max(1, min(self.quick.needed_height(), round(self.height() * MOST_OF_SCREEN))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_quick()
