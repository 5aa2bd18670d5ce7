# SPDX-License-Identifier: Apache-2.0
"""Editors of codes and truths: a list that narrows, check boxes, yes or no or not known."""

from typing import Any, ClassVar, Final

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from sync.records.field import Field
from sync.records.text_fields import Choice, Choices
from sync.records.words import Words
from ui.forms.chooser import Chooser, Offer
from ui.forms.editor import Editor
from ui.forms.editors_text import mark_line
from ui.forms.flow import FlowLayout
from ui.forms.ticks import TickList
from ui.forms.unread import Unread
from ui.workbench import Workbench

MOST_BOXES: Final = 8
"""Codes that are shown as check boxes; longer lists are ticked in a list."""

NO_SUCH_CODE: Final = Words(
    'Không có mục "{typed}" trong danh mục. Gõ hai chữ hoặc bấm mũi tên xuống để chọn.',
    '"{typed}" is not in the list. Type two letters or press Down to choose.',
)


class OfferEditor(Editor):
    """One of the offers of a line; subclasses say what is offered. ``unknown`` is said of any other text."""

    unknown: ClassVar[Words]

    def __init__(self, field: Field[Any], workbench: Workbench, parent: QWidget | None, *, is_searched: bool) -> None:
        super().__init__(field, workbench, parent)
        self.line = Chooser(workbench.theme, self, is_searched=is_searched)
        self.line.textEdited.connect(self.touch)
        self.line.chosen.connect(self.touch)
        self.line.noticed.connect(self.noticed)
        self.line.left.connect(self.left)
        self.box.addWidget(self.line)

    def show_value(self, value: Any) -> None:
        if isinstance(value, Unread):
            self.line.choose(None)
            self.line.setText(value.text)
        else:
            self.line.choose(None if value is None else self.offer_of(value))

    def offer_of(self, value: Any) -> Offer:
        """The offer of a stored value."""
        raise NotImplementedError

    def entered(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return None
        found = self.line.current()
        return found.key if found else Unread(text, quoted(self.unknown, text))

    def first_widget(self) -> QWidget:
        return self.line

    def mark(self, is_fault: bool) -> None:
        mark_line(self.line, is_fault)


class ChoiceEditor(OfferEditor):
    """One code of a list."""

    unknown = NO_SUCH_CODE

    def __init__(self, field: Choice, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent, is_searched=False)
        self._codes = field.codes
        self.line.offer([self.offer_of(code.code) for code in field.codes if not code.retired])

    def suggest(self, value: Any) -> None:
        self.line.setPlaceholderText("" if value is None else self.offer_of(value).text)

    def offer_of(self, value: Any) -> Offer:
        return Offer(value, self.workbench.tongue(self._codes.label(value)))


def quoted(words: Words, typed: str) -> Words:
    """The words with the head of what was typed."""
    head = typed if len(typed) <= 30 else typed[:30] + "…"
    return Words(words.vi.format(typed=head), words.en.format(typed=head))


class ChoicesEditor(Editor):
    """A set of codes: check boxes where they are few."""

    def __init__(self, field: Choices, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent)
        self._labels = {code.code: workbench.tongue(code.label) for code in field.codes if not code.retired}
        self._boxes: dict[str, QCheckBox] = {}
        self._ticks: TickList | None = None
        if len(self._labels) > MOST_BOXES:
            self._add_ticks()
        else:
            self._add_boxes()

    def _add_ticks(self) -> None:
        self._ticks = TickList(self.workbench.theme, self)
        self._ticks.offer([Offer(code, label) for code, label in self._labels.items()])
        self._ticks.ticked.connect(self.touch)
        self._ticks.left.connect(self.left)
        self._ticks.noticed.connect(self.noticed)
        self.box.addWidget(self._ticks)

    def _add_boxes(self) -> None:
        holder = QWidget(self)
        flow = FlowLayout(holder, self.workbench.theme.space(4))
        for code, label in self._labels.items():
            box = QCheckBox(label, holder)
            box.clicked.connect(self.touch)
            box.clicked.connect(self.left)
            flow.addWidget(box)
            self._boxes[code] = box
        self.box.addWidget(holder)

    def show_value(self, value: Any) -> None:
        chosen = value if isinstance(value, list) else []
        if self._ticks is not None:
            self._ticks.tick(chosen)
        for code, box in self._boxes.items():
            box.setChecked(code in chosen)

    def entered(self) -> Any:
        offered = (
            self._ticks.ticked_keys() if self._ticks else [code for code, box in self._boxes.items() if box.isChecked()]
        )
        given = self._given if isinstance(self._given, list) else []
        retired = [code for code in given if code not in self._labels]
        return [*retired, *offered] or None

    def first_widget(self) -> QWidget:
        return self._ticks.list if self._ticks else next(iter(self._boxes.values()))

    def name_it(self, name: str) -> None:
        self.first_widget().setAccessibleName(name)
        for code, box in self._boxes.items():
            box.setAccessibleName(f"{name}: {self._labels[code]}")


class FlagEditor(Editor):
    """Yes, no, or not known."""

    def __init__(self, field: Field[Any], workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(field, workbench, parent)
        self._group = QButtonGroup(self)
        holder = QWidget(self)
        flow = FlowLayout(holder, workbench.theme.space(4))
        self._buttons = {
            True: QRadioButton(self.tr("Có"), holder),
            False: QRadioButton(self.tr("Không"), holder),
            None: QRadioButton(self.tr("Chưa rõ"), holder),
        }
        for button in self._buttons.values():
            self._group.addButton(button)
            flow.addWidget(button)
        self._group.buttonClicked.connect(self.touch)
        self._group.buttonClicked.connect(self.left)
        self.box.addWidget(holder)

    def show_value(self, value: Any) -> None:
        self._buttons[value if isinstance(value, bool) else None].setChecked(True)

    def entered(self) -> Any:
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def first_widget(self) -> QWidget:
        return next((button for button in self._buttons.values() if button.isChecked()), self._buttons[True])

    def name_it(self, name: str) -> None:
        for button in self._buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")
