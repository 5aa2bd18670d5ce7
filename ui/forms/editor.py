# SPDX-License-Identifier: Apache-2.0
"""What every editor of a field is: filled without a signal, read without loss, told apart from the record's rules.

An editor that nobody touched gives back exactly what it was filled with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sync.records.field import Field
from ui.forms.unread import Unread
from ui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence below an editor. ``tone`` is ``fault`` for what cannot be saved, ``attention`` for what to look at."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Around:
    """What stands in the rest of a form: values, the day of the record, and before each moment the one entered last."""

    values: Mapping[str, Any]
    day: str | None = None
    before: Mapping[str, str] = field(default_factory=dict)


class Editor(QWidget):
    """One field. Subclasses show a value and read what stands in them; ``edited`` is the person's doing alone."""

    is_wide: ClassVar[bool] = False
    """Whether the editor needs the whole width, its label above it."""

    edited = Signal()
    left = Signal()
    noticed = Signal(str)

    def __init__(self, field: Field[Any], workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.workbench = workbench
        self._given: Any = None
        self._is_touched = False
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(workbench.theme.space(4))

    def fill(self, value: Any) -> None:
        """Show a stored value, None for unknown, or what was not understood; emits nothing."""
        self._given = value
        self._is_touched = False
        was_blocked = self.blockSignals(True)
        self.show_value(value)
        self.blockSignals(was_blocked)

    def value(self) -> Any:
        """The value for actions, None for unknown, Unread for a text without a stored form."""
        return self.entered() if self._is_touched else self._given

    def touch(self, *_arguments: object) -> None:
        """The person changed something."""
        self._is_touched = True
        self.edited.emit()

    @property
    def is_touched(self) -> bool:
        """Whether the person changed anything since it was filled."""
        return self._is_touched

    def show_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def entered(self) -> Any:
        """Read what stands in the editor."""
        raise NotImplementedError

    def first_widget(self) -> QWidget:
        """The widget that takes the focus."""
        raise NotImplementedError

    def name_it(self, name: str) -> None:
        """Tell screen readers what this is."""
        self.first_widget().setAccessibleName(name)

    def suggest(self, value: Any) -> None:
        """Show faintly what will be filled in where the person leaves the field empty; None takes it away."""

    def look_around(self, around: Around) -> None:
        """Learn what stands in the rest of the form."""

    def show_notes(self, notes: Mapping[str, Sequence[Note]]) -> None:
        """Show sentences at places inside the editor, by path: ``0.title``."""

    def set_label_width(self, width: int) -> None:
        """Line labels inside the editor up, where it has any; 0 sets them above."""

    def mark(self, is_fault: bool) -> None:
        """Show that what stands here cannot be saved."""

    def focus_inside(self, _path: str) -> None:
        """Take the focus, at a place inside the editor where it has places."""
        self.first_widget().setFocus()


def shown_text(value: Any, shown: str) -> str:
    """The text for a line: what was not understood as it was typed, nothing for unknown."""
    if isinstance(value, Unread):
        return value.text
    return "" if value is None else shown
