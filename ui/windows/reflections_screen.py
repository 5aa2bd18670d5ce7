# SPDX-License-Identifier: Apache-2.0
"""Phản ánh của người dân: what is open and what is overdue, the answer, the way on to others."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Final

from desktop.actions.paging import ListRow
from desktop.actions.record_steps import Stepped
from desktop.actions.reflection_work import OpenCount, answer, answer_on_air, count_open, due_of, pass_on
from desktop.display import shown_day
from desktop.laptop import Laptop
from sync.records.reflection import STATES, Reflection
from sync.records.reflection_action import ReflectionAction
from sync.records.reflection_rules import ENDED
from sync.records.words import Words
from sync.store.filtering import Filters
from ui.books.book import Book, Detail, Preset, signs_of
from ui.books.field_strip import Question
from ui.books.screen import BookScreen
from ui.books.tab import BookTab
from ui.forms.asking import ask
from ui.forms.field_row import FieldRow
from ui.screen import Command
from ui.signs import Sign
from ui.tables.row_words import Tell
from ui.wishes import wishes_of

DUE, STATE = "due_at", "state"
_OPEN: Final = tuple(code.code for code in STATES if code.code not in ENDED)
_SIGNS: Final = signs_of(
    STATES,
    {
        "tiep_nhan": ("○", "neutral"),
        "phan_loai": ("○", "neutral"),
        "chuyen_xu_ly": (">", "waiting"),
        "dang_xu_ly": ("◔", "waiting"),
        "da_tra_loi": ("✓", "good"),
        "da_cong_bo": ("✓", "good"),
        "dong": ("✓", "good"),
        "khong_tiep_nhan": ("✕", "neutral"),
        "chuyen_cap_tren": (">", "waiting"),
    },
)
_LATE: Final = Sign("!", Words("30/11 quá hạn", "30/11 overdue"), "fault")
"""The longest that stands in the column of the due day."""
REFLECTIONS: Final = Book(
    "reflections",
    Words("Phản ánh của người dân", "Citizens' reflections"),
    Reflection,
    Words(
        "Ghi điều người dân phản ánh, hạn trả lời và câu trả lời.",
        "What people said, by when it is answered, and the answer.",
    ),
    columns=("received_at", "field", "content", "due_at", "state", "village", "nature", "ref_no", "channel"),
    presets=(
        Preset(Words("Đang mở", "Open"), Filters(codes={STATE: _OPEN}), sort=DUE),
        Preset(Words("Tất cả", "All")),
    ),
    details=(Detail(Words("Xử lý", "Steps"), ReflectionAction, "reflection", ("acted_at", "step", "content")),),
    signs={STATE: _SIGNS, DUE: {"late": _LATE}},
    state=STATE,
    content="content",
)


class ReflectionTab(BookTab):
    """Adds what is done about a reflection; each is one step that can be taken back."""

    def tells(self) -> Mapping[str, Tell]:
        places = {name: self.book.wanted.fields.index(name) for name in (DUE, STATE)}

        def due(row: ListRow) -> Sign | str | None:
            return self._due(row.stored[places[DUE]], row.stored[places[STATE]])

        return {**super().tells(), DUE: due}

    def _due(self, due_at: Any, state: Any) -> Sign | str | None:
        """The day alone: a term ends with its day; past it a sign says so."""
        if due_at is None:
            return None
        late = due_of(due_at, state, self.workbench.laptop.now())
        day = shown_day(str(due_at)[:10])
        if not late:
            return day
        words = self.tr("{day} quá hạn").format(day=day[:5])
        return Sign("!", Words(words, words), "fault")

    def read_more(self) -> None:
        laptop = self.workbench.laptop
        ask(self, self.workbench.background, lambda: count_open(laptop), self._tell, self._say)

    def _tell(self, count: OpenCount) -> None:
        told = self.tr("Đang mở {open}, quá hạn {overdue}").format(open=count.open, overdue=count.overdue)
        self.list.tell(told)

    def own_commands(self) -> Sequence[Command]:
        return [
            Command("answer", self.tr("Trả lời"), self.answer, "F8"),
            Command("pass_on", self.tr("chuyển đơn vị khác"), self.pass_on, "Ctrl+G"),
            Command("on_air", self.tr("Đã trả lời trên loa"), self.answer_on_air),
        ]

    def _asked(self) -> tuple[str, Mapping[str, Any]] | None:
        """The record of the list with its values, where a step may be asked for."""
        file = self.current()
        if file is None or self.panel.is_editing or self.list.is_asking():
            return None
        return file.item["id"], file.item["fields"]

    def answer(self) -> None:
        """F8: the answer, and the ways on which it was given."""
        asked = self._asked()
        if asked is None:
            return
        record_id, values = asked
        question = Question(
            f"answer {record_id}",
            self.tr("Trả lời: {title}").format(title=self.panel.head.text()),
            self.tr("Ghi câu trả lời"),
            (Reflection.answer_text, Reflection.published_by),
            lambda told: self._take(lambda laptop: answer(laptop, record_id, told), self.tr("Đã ghi câu trả lời.")),
            values,
        )
        self.list.strip.ask(question)

    def pass_on(self) -> None:
        """Ctrl+G: to whom it concerns; in a form the key is the pin of its field."""
        if _toggles_pin(self.window().focusWidget()):
            return
        asked = self._asked()
        if asked is None:
            return
        record_id, values = asked
        told = self.tr("Đã chuyển phản ánh.")
        question = Question(
            f"pass {record_id}",
            self.tr("Chuyển đơn vị khác: {title}").format(title=self.panel.head.text()),
            self.tr("Ghi đã chuyển"),
            (Reflection.forwarded_to, Reflection.authority_level, Reflection.forward_no),
            lambda given: self._take(lambda laptop: pass_on(laptop, record_id, given), told),
            values,
        )
        self.list.strip.ask(question)

    def answer_on_air(self) -> None:
        """The linked broadcast as a draft of the logbook, opened there."""
        asked = self._asked()
        if asked is None:
            return
        told = self.tr("Đã lập bản ghi phát thanh liên kết.")
        self.steps.take(lambda laptop: answer_on_air(laptop, asked[0]), told, self._go_to_log)

    def _go_to_log(self, stepped: Stepped) -> None:
        wishes_of(self.workbench.changes).leave("logbook", record=stepped.made[0])
        self.workbench.show_screen("logbook")

    def _take(self, job: Callable[[Laptop], Stepped], told: str) -> None:
        self.steps.take(job, told, lambda _stepped: self.list.strip.finish())


def _toggles_pin(focused: Any) -> bool:
    """Whether the key was the pin of the field in which the person types."""
    while focused is not None and not isinstance(focused, FieldRow):
        focused = focused.parentWidget()
    if focused is None or focused.pin is None:
        return False
    focused.pin.toggle()
    return True


class ReflectionsScreen(BookScreen):
    """One book, no tabs."""

    name = "reflections"
    shelf: ClassVar[Sequence[Book]] = (REFLECTIONS,)
    kinds: ClassVar[Mapping[str, type[BookTab]]] = {REFLECTIONS.name: ReflectionTab}

    def title(self) -> str:
        return self.tr("Phản ánh của người dân")
