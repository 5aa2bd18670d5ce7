# SPDX-License-Identifier: Apache-2.0
"""Nội dung: what can be aired, and duyệt nội dung before air: asked for, signed, returned, or aired first.

It stands as a tab wherever a screen puts it; nothing here is the review of records after air.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from desktop.actions.content_work import (
    ContentDesk,
    air_first,
    approve_content,
    ask_for_approval,
    content_desk,
    return_content,
)
from desktop.actions.record_steps import Stepped
from desktop.laptop import Laptop
from sync.records.code_lists import EMERGENCY_PRIORITY, PRIORITIES
from sync.records.content_approval import APPROVAL_STATES, APPROVED, DRAFT, RETURNED, WAITING
from sync.records.content_item import ORIGINS, ContentItem
from sync.records.content_item_rules import SOURCE_ORIGINS
from sync.records.words import Words
from sync.store.filtering import Filters
from ui.books.book import Book, Preset, signs_of
from ui.books.field_strip import Question
from ui.books.tab import BookTab
from ui.forms.asking import ask
from ui.messages import Message, Tone
from ui.screen import Command

STATE, ORIGIN = "approval_state", "origin"
_OWN: Final = tuple(code.code for code in ORIGINS if code.code not in SOURCE_ORIGINS)
_SIGNS: Final = signs_of(
    APPROVAL_STATES,
    {
        "nhap": ("○", "neutral"),
        "cho_duyet": ("◔", "waiting"),
        "da_duyet": ("✓", "good"),
        "tra_lai": ("↩", "attention"),
    },
)
CONTENTS: Final = Book(
    "contents",
    Words("Nội dung", "Content"),
    ContentItem,
    Words(
        "Bản tin, chương trình để phát; lãnh đạo duyệt nội dung trước khi phát.",
        "Bulletins and programmes to be aired; a leader approves the content before air.",
    ),
    columns=("made_on", "title", STATE, "priority", "genre", "language", "origin", "duration_s", "valid_to"),
    presets=(
        Preset(Words("Nội dung của xã", "Own content"), Filters(codes={ORIGIN: _OWN})),
        Preset(
            Words("Bản tin từ cấp trên", "Bulletins from above"), Filters(codes={ORIGIN: tuple(sorted(SOURCE_ORIGINS))})
        ),
        Preset(Words("Tất cả", "All")),
        Preset(Words("Chờ duyệt nội dung", "Waiting for content approval"), Filters(codes={STATE: (WAITING,)})),
        Preset(Words("Cần soạn tiếp", "To be worked on"), Filters(codes={STATE: (DRAFT, RETURNED)})),
    ),
    signs={
        STATE: _SIGNS,
        "priority": signs_of(PRIORITIES, {EMERGENCY_PRIORITY: ("!", "urgent"), "2": ("▲", "attention")}),
    },
    state=STATE,
    totals=("duration_s",),
    copied="script_text",
    content="title",
)


class ContentBook(BookTab):
    """The same keys for both: F8 asks for the approval, or gives it; F9 returns."""

    desk: ContentDesk | None = None

    def read_more(self) -> None:
        laptop = self.workbench.laptop
        ask(self, self.workbench.background, lambda: content_desk(laptop), self._tell, self._say)

    def _tell(self, desk: ContentDesk) -> None:
        """Who signs content begins with what waits for it."""
        if desk.is_approver and self.desk is None:
            waiting = next(one for one in self.list.saved.looks().values() if one.filters.codes == {STATE: (WAITING,)})
            self.list.look(waiting)
        self.desk = desk
        told = self.tr("Chờ duyệt nội dung: {count}").format(count=desk.waiting)
        self.list.tell(told if desk.waiting or desk.is_approver else "")

    def own_commands(self) -> Sequence[Command]:
        return [
            Command("content_on", self.tr("Trình duyệt nội dung, duyệt nội dung"), self.go_on, "F8"),
            Command("content_back", self.tr("Trả lại nội dung"), self.send_back, "F9"),
            Command("air_first", self.tr("Phát khẩn trước khi duyệt"), self.air_first),
        ]

    def _asked(self) -> tuple[str, Mapping[str, Any]] | None:
        file = self.current()
        if file is None or self.panel.is_editing or self.list.is_asking():
            return None
        return file.item["id"], file.item["fields"]

    def go_on(self) -> None:
        """F8: content that waits is signed by the leader; anything else is put before the leader."""
        asked = self._asked()
        if asked is None:
            return
        record_id, values = asked
        if self.desk is not None and self.desk.is_approver and values.get(STATE) in (WAITING, APPROVED):
            self._ask_to_sign(record_id, values)
        else:
            told = self.tr("Đã trình lãnh đạo duyệt nội dung.")
            self._take(lambda laptop: ask_for_approval(laptop, record_id), told)

    def _ask_to_sign(self, record_id: str, values: Mapping[str, Any]) -> None:
        told = self.tr("Đã duyệt nội dung.")

        def sign(given: Mapping[str, Any]) -> None:
            is_checked = given.get("secret_check") is True
            self._take(lambda laptop: approve_content(laptop, record_id, is_checked), told)

        head = self.tr("Duyệt nội dung: {title}").format(title=self.panel.head.text())
        button = self.tr("Duyệt nội dung")
        question = Question(f"sign {record_id}", head, button, (ContentItem.secret_check,), sign, values)
        self.list.strip.ask(question)

    def send_back(self) -> None:
        """F9: only the leader returns content, and says why."""
        asked = self._asked()
        if asked is None:
            return
        if self.desk is None or not self.desk.is_approver:
            told = self.tr("Chỉ lãnh đạo được giao duyệt nội dung mới trả lại nội dung.")
            self.workbench.messages.say(Message(told, Tone.ATTENTION))
            return
        record_id, told = asked[0], self.tr("Đã trả lại nội dung.")

        def send(given: Mapping[str, Any]) -> None:
            self._take(lambda laptop: return_content(laptop, record_id, str(given.get("return_reason") or "")), told)

        head = self.tr("Trả lại nội dung: {title}").format(title=self.panel.head.text())
        fields = (ContentItem.return_reason,)
        self.list.strip.ask(Question(f"return {record_id}", head, self.tr("Trả lại nội dung"), fields, send))

    def air_first(self) -> None:
        """An emergency does not wait; the reason stands with it, the approval follows within 24 hours."""
        asked = self._asked()
        if asked is None:
            return
        record_id, told = asked[0], self.tr("Đã ghi phát khẩn. Lãnh đạo duyệt nội dung trong 24 giờ.")

        def air(given: Mapping[str, Any]) -> None:
            self._take(lambda laptop: air_first(laptop, record_id, str(given.get("aired_first_reason") or "")), told)

        head = self.tr("Phát khẩn trước khi duyệt: {title}").format(title=self.panel.head.text())
        fields = (ContentItem.aired_first_reason,)
        self.list.strip.ask(Question(f"first {record_id}", head, self.tr("Ghi phát khẩn"), fields, air))

    def _take(self, job: Callable[[Laptop], Stepped], told: str) -> None:
        self.steps.take(job, told, lambda _stepped: self.list.strip.finish())
