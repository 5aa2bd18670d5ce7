# SPDX-License-Identifier: Apache-2.0
"""Types sentences into every text widget that is shown: injected, composed, and composed while the focus moves away."""

from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.support.telex import SENTENCES
from tests.support.text_widgets import (
    compose_and_leave,
    compose_in,
    fitting_in,
    inject,
    name_of,
    text_of,
    text_widgets,
    why_skipped,
)
from ui.forms.editor import Editor
from ui.forms.editors_parts import PartForm
from ui.forms.ticks import TickList

LETTERS_AT_A_TIME = 3
"""By which a composed word grows here; the forms, and the suites of lines, compose letter by letter."""
FEW = 2


class Strength(Enum):
    """How much is typed into a widget."""

    WHOLE = "all sentences into every widget"
    SAMPLED = "all sentences by injected keys into the first widget of each kind; a few, others each time, into each"
    NONE = "nothing: whether a widget is reached at all"


class Walk:
    """Types into what is shown and was not typed into yet. ``count`` is how many texts were typed."""

    def __init__(self, strength: Strength = Strength.SAMPLED) -> None:
        self.typed: list[Any] = []
        self.wrong: list[str] = []
        self.count = 0
        self._strength = strength
        self._kinds: set[tuple[type, type]] = set()
        self._met: set[int] = set()

    def type_everywhere(self) -> None:
        """Into every widget that is shown."""
        new = [one for one in text_widgets() if id(one) not in self._met]
        for part in {one for one in map(_part_of, new) if one is not None}:
            part.unfold.setChecked(True)
        for widget in new:
            if widget.isVisible() and not why_skipped(widget):
                self.typed.append(widget)  # held, so that no other widget ever has its id
                self._met.add(id(widget))
                self._type(widget)

    def _type(self, widget: Any) -> None:
        before = text_of(widget)
        composed = partial(compose_in, step=LETTERS_AT_A_TIME)
        left = partial(compose_and_leave, _beside(widget))
        ways: Sequence[Callable[[Any, str], str]] = (inject, composed, left)
        for way, sentences in zip(ways, self._sentences_for(widget), strict=True):
            for sentence in (fitting_in(widget, one) for one in sentences):
                widget.setFocus()
                assert widget.hasFocus(), name_of(widget)
                self.count += 1
                if (stands := way(widget, sentence)) != sentence:
                    self.wrong.append(f"{name_of(widget)}: {sentence!r} became {stands!r}")
        widget.setFocus()
        widget.selectAll()
        widget.insert(before) if hasattr(widget, "insert") else widget.insertPlainText(before)

    def _sentences_for(self, widget: Any) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
        """Those that are injected, composed, and composed while the focus goes elsewhere."""
        if self._strength is Strength.NONE:
            return (), (), ()
        if self._strength is Strength.WHOLE:
            return SENTENCES, SENTENCES, SENTENCES[::7]
        first = len(self.typed) * FEW % len(SENTENCES)
        few = SENTENCES[first : first + FEW]
        kind = _kind_of(widget)
        is_known = kind in self._kinds
        self._kinds.add(kind)
        return few if is_known else SENTENCES, few, few[:1]

    def never_reached(self, within: QWidget) -> list[str]:
        """Widgets in which nothing was typed, without a reason."""
        own = [one for one in text_widgets() if within.isAncestorOf(one)]
        left = [one for one in own if id(one) not in self._met and not why_skipped(one)]
        return [name_of(one) for one in left if not _is_filter_of_few(one)]


def _kind_of(widget: QWidget) -> tuple[type, type]:
    """Its class, and that of the editor in which it stands."""
    around = widget.parentWidget()
    return type(widget), type(around) if isinstance(around, Editor) else QWidget


def _part_of(widget: QWidget) -> PartForm | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, PartForm):
        around = around.parentWidget()
    return around


def _beside(widget: QWidget) -> QWidget:
    """The next one that takes the keyboard."""
    one: Any = widget.nextInFocusChain()
    while not (one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()):
        one = one.nextInFocusChain()
    assert isinstance(one, QWidget)
    assert one is not widget
    return one


def _is_filter_of_few(widget: QWidget) -> bool:
    """A filter stands above long lists only; those of long lists are typed into."""
    return isinstance(widget.parentWidget(), TickList) and widget.isHidden()
