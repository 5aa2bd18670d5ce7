# SPDX-License-Identifier: Apache-2.0
"""Editors of references: other records by their titles, looked up on the data lane while one types."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop.choosing import ANY_TYPE, Option, Wanted, find_options
from desktop.titles import read_titles
from sync.records.catalogue import record_type
from sync.records.text_fields import Reference, References
from sync.records.words import Words
from ui.forms.asking import ask
from ui.forms.chooser import Offer
from ui.forms.editor import Around, Editor
from ui.forms.editors_choice import OfferEditor
from ui.forms.ticks import TickList
from ui.workbench import Workbench

MOST_TICKED: Final = 200
Take = Callable[[list[Option]], None]

NO_SUCH_RECORD: Final = Words(
    'Không thấy "{typed}". Gõ hai chữ hoặc bấm mũi tên xuống để chọn.',
    '"{typed}" was not found. Type two letters or press Down to choose.',
)


def narrowing(to: str, around: Around) -> dict[str, Any]:
    """Fields of the form that the offered records share: a cluster is offered if it is of the form's station."""
    types = [of for name in to.split("|") if (of := record_type(name)) is not None]
    shared = {name for of in types for name, field in of.fields.items() if field.kind == "reference"}
    return {name: value for name, value in around.values.items() if name in shared and isinstance(value, str)}


class Lookup:
    """One question to the data lane at a time; of the searches that are asked meanwhile only the last is asked.

    A person who types twenty letters would else have twenty lookups stand before the next save.
    """

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._is_under_way = False
        self._waiting: dict[bool, tuple[Wanted, Take]] = {}

    def ask(self, wanted: Wanted, then: Take) -> None:
        """Look records up; a failure leaves the list as it is, the next letter asks again."""
        self._waiting[bool(wanted.search)] = wanted, then
        if not self._is_under_way:
            self._go_on()

    def _go_on(self) -> None:
        self._is_under_way = bool(self._waiting)
        if not self._waiting:
            return
        wanted, then = self._waiting.pop(next(iter(self._waiting)))
        bench = self._editor.workbench

        def answer(found: list[Option]) -> None:
            then(found)
            self._go_on()

        job = partial(find_options, bench.laptop, wanted, bench.tongue)
        ask(self._editor, bench.background, job, answer, lambda _error: self._go_on())


class ReferenceEditor(OfferEditor):
    """Another record, by its title."""

    unknown = NO_SUCH_RECORD

    def __init__(self, field: Reference, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent, is_searched=True)
        self._to = field.to
        self._where: Mapping[str, Any] = {}
        self._lookup = Lookup(self)
        self.line.setReadOnly(field.to == ANY_TYPE)
        self.line.searched.connect(self._search)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        if isinstance(value, str):
            load_titles(self, [value], self._show_title)

    def offer_of(self, value: Any) -> Offer:
        """It stands there by its number until its title is known."""
        return Offer(value, f"{value[:8]}…")

    def suggest(self, value: Any) -> None:
        if value is None:
            self.line.setPlaceholderText("")
        else:
            load_titles(self, [value], lambda titles: self.line.setPlaceholderText(titles.get(value, "")))

    def look_around(self, around: Around) -> None:
        where = {name: one for name, one in narrowing(self._to, around).items() if name != self.field.name}
        if where != self._where:
            self._where = where
            self.line.offer([])

    def _search(self, text: str) -> None:
        if self._to != ANY_TYPE:
            wanted = Wanted(self._to, text, self._where)
            self._lookup.ask(wanted, lambda found: self.line.offer(offers(found), text))

    def _show_title(self, titles: Mapping[str, str]) -> None:
        if self._given in titles and not self.is_touched:
            self.line.choose(Offer(self._given, titles[self._given]))


class ReferencesEditor(Editor):
    """Several other records, ticked in a list."""

    def __init__(self, field: References, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent)
        self._to = field.to
        self._where: Mapping[str, Any] = {}
        self._lookup = Lookup(self)
        self.ticks = TickList(workbench.theme, self)
        self.ticks.ticked.connect(self.touch)
        self.ticks.left.connect(self.left)
        self.ticks.noticed.connect(self.noticed)
        self.ticks.searched.connect(self._search)
        self.box.addWidget(self.ticks)
        self._search("")

    def show_value(self, value: Any) -> None:
        chosen = value if isinstance(value, list) else []
        self.ticks.tick(chosen)
        if chosen:
            load_titles(self, chosen, self._show_titles)

    def entered(self) -> Any:
        return self.ticks.ticked_keys() or None

    def first_widget(self) -> QWidget:
        return self.ticks.list

    def suggest(self, value: Any) -> None:
        count = len(value) if isinstance(value, list) else 0
        self.ticks.set_hint(self.tr("Tất cả {count} (tự điền)").format(count=count) if count else "")

    def look_around(self, around: Around) -> None:
        where = {name: one for name, one in narrowing(self._to, around).items() if name != self.field.name}
        if where != self._where:
            self._where = where
            self._search("")

    def _search(self, text: str) -> None:
        wanted = Wanted(self._to, text, self._where, MOST_TICKED)
        self._lookup.ask(wanted, self._replace if not text else self._add)

    def _replace(self, found: Sequence[Option]) -> None:
        self.ticks.offer(offers(found))
        missing = {*self.ticks.ticked_keys()} - {one.record_id for one in found}
        if missing:
            load_titles(self, missing, self._show_titles)

    def _add(self, found: Sequence[Option]) -> None:
        self.ticks.add_offers(offers(found))

    def _show_titles(self, titles: Mapping[str, str]) -> None:
        self.ticks.add_offers([Offer(key, title) for key, title in titles.items()])


def offers(found: Iterable[Option]) -> list[Offer]:
    """Records as they are offered."""
    return [Offer(one.record_id, one.title) for one in found]


def load_titles(editor: Editor, record_ids: Iterable[str], then: Callable[[Mapping[str, str]], None]) -> None:
    """Look titles up on the data lane."""
    bench, wanted = editor.workbench, list(record_ids)
    ask(editor, bench.background, lambda: read_titles(bench.laptop, wanted, bench.tongue), then)
