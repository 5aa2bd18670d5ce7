# SPDX-License-Identifier: Apache-2.0
"""Editor of a list of parts: each part a small form of its own, the first one always there.

Alt+Insert adds a part, Alt+Delete takes the current one away, Alt+Up and Alt+Down move it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from sync.records.field import Field
from sync.records.part import Part
from sync.records.part_fields import Parts
from ui.forms.editor import Around, Editor, Note
from ui.forms.field_row import FieldRow
from ui.icons import icon
from ui.plain import Label, set_tip
from ui.workbench import Workbench

MakeEditor = Callable[[Field[Any], Workbench, QWidget], Editor]
SHOWN_AT_ONCE: Final = 4
"""Fields of a part that are shown without unfolding it, required and brief ones first."""


def brief_names(of: type[Part]) -> list[str]:
    """Names of the fields of a part that are shown at once; the others unfold."""
    names = list(of.fields)
    if len(names) <= SHOWN_AT_ONCE:
        return names
    return [name for name in names if of.fields[name].options.get("required") or name in of.brief]


class PartForm(QFrame):
    """One part."""

    edited = Signal()
    left = Signal()
    noticed = Signal(str)
    moved = Signal(int)
    removed = Signal()
    added = Signal()

    def __init__(self, of: type[Part], workbench: Workbench, make: MakeEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._of = of
        self._workbench = workbench
        self._given: Any = None
        self.setProperty("role", "card")
        space = workbench.theme.space
        box = QVBoxLayout(self)
        box.setContentsMargins(space(8), space(4), space(8), space(8))
        box.setSpacing(space(4))
        self.head = Label(parent=self, role="secondary")
        self._add_head(box)
        self.rows = {name: self._made_row(field, make) for name, field in of.fields.items()}
        brief = brief_names(of)
        self._folded = [row for name, row in self.rows.items() if name not in brief]
        for name in [*brief, *(name for name in of.fields if name not in brief)]:
            box.addWidget(self.rows[name])
        self.unfold = self._made_unfold(box)
        self._fold(True)

    def _add_head(self, box: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._workbench.theme.space(2))
        row.addWidget(self.head, 1)
        up = self._button("chevron-up", self.tr("Đưa lên (Alt+Mũi tên lên)"), lambda: self.moved.emit(-1))
        down = self._button("chevron-down", self.tr("Đưa xuống (Alt+Mũi tên xuống)"), lambda: self.moved.emit(1))
        away = self._button("x", self.tr("Bỏ mục này (Alt+Delete)"), self.removed.emit)
        for button in (up, down, away):
            row.addWidget(button)
        self.movers = (up, down)
        box.addLayout(row)

    def _button(self, name: str, text: str, run: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "link")
        button.setIcon(icon(self._workbench.theme, name))
        side = self._workbench.theme.size("target")
        button.setFixedSize(side, side)
        button.setAccessibleName(text)
        set_tip(button, text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(run)
        return button

    def _made_row(self, field: Field[Any], make: MakeEditor) -> FieldRow:
        editor = make(field, self._workbench, self)
        editor.edited.connect(self.edited)
        editor.left.connect(self.left)
        editor.noticed.connect(self.noticed)
        return FieldRow(editor, self._workbench, self)

    def _made_unfold(self, box: QVBoxLayout) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "link")
        button.setCheckable(True)
        button.toggled.connect(lambda is_on: self._fold(not is_on))
        box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _fold(self, is_folded: bool) -> None:
        """Folded, a part shows its brief fields and those in which something stands."""
        hidden = [row for row in self._folded if row.editor.value() is None]
        for row in self._folded:
            row.setVisible(not is_folded or row not in hidden)
        text = self.tr("Thêm {count} mục") if is_folded else self.tr("Thu gọn {count} mục")
        self.unfold.setText(text.format(count=len(hidden)))
        self.unfold.setVisible(bool(hidden))

    def fill(self, value: Mapping[str, Any] | None) -> None:
        """Show a part, None for an empty one."""
        self._given = value
        for name, row in self.rows.items():
            row.editor.fill((value or {}).get(name))
        self._fold(not self.unfold.isChecked())

    def value(self) -> dict[str, Any]:
        """What stands in the part; empty where nothing does."""
        found = {name: row.editor.value() for name, row in self.rows.items()}
        return {name: one for name, one in found.items() if one is not None}

    def set_label_width(self, width: int) -> None:
        """Line the labels of the part up; 0 sets them above."""
        for row in self.rows.values():
            row.set_label_width(width)

    def show_notes(self, notes: Mapping[str, Sequence[Note]]) -> None:
        """Show sentences by field."""
        for name, row in self.rows.items():
            own, inside = notes_for(notes, name)
            row.show_notes(own, inside)
            if own:
                row.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Alt with Insert, Delete, Up and Down belong to the part."""
        moves: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Up: lambda: self.moved.emit(-1),
            Qt.Key.Key_Down: lambda: self.moved.emit(1),
            Qt.Key.Key_Delete: self.removed.emit,
            Qt.Key.Key_Insert: self.added.emit,
        }
        run = moves.get(event.key())
        is_ours = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if run is None or not is_ours:
            return False
        run()
        return True


def notes_for(notes: Mapping[str, Sequence[Note]], name: str) -> tuple[Sequence[Note], dict[str, Sequence[Note]]]:
    """The notes of a place, and those of places inside it, by what is left of their path."""
    before = f"{name}."
    inside = {path.removeprefix(before): some for path, some in notes.items() if path.startswith(before)}
    return notes.get(name, ()), inside


class PartsEditor(Editor):
    """The list of parts."""

    is_wide = True

    def __init__(
        self, field: Parts[Any], workbench: Workbench, make: MakeEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, workbench, parent)
        self._of = field.of
        self._most = field.most
        self._make = make
        self._around = Around({})
        self._label_width = workbench.theme.size("label_column_narrow")
        self.parts: list[PartForm] = []
        self.rows_box = QVBoxLayout()
        self.rows_box.setSpacing(workbench.theme.space(8))
        self.box.addLayout(self.rows_box)
        self.more = QPushButton(self.tr("+ Thêm dòng"), self)
        self.more.setProperty("role", "link")
        set_tip(self.more, self.tr("Thêm dòng (Alt+Insert)"))
        self.more.clicked.connect(lambda: self.add_part(len(self.parts)))
        self.box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._append()

    def show_value(self, value: Any) -> None:
        items = value if isinstance(value, list) and value else [None]
        while len(self.parts) > len(items):
            self._discard(self.parts[-1])
        while len(self.parts) < len(items):
            self._append()
        for part, item in zip(self.parts, items, strict=True):
            part.fill(item)

    def entered(self) -> Any:
        return [one for part in self.parts if (one := part.value())] or None

    def first_widget(self) -> QWidget:
        return next(iter(self.parts[0].rows.values())).editor.first_widget()

    def name_it(self, name: str) -> None:
        self.setAccessibleName(name)
        self.more.setAccessibleName(self.tr("{name}: thêm dòng").format(name=name))

    def look_around(self, around: Around) -> None:
        self._around = around
        for part in self.parts:
            for row in part.rows.values():
                row.editor.look_around(around)

    def show_notes(self, notes: Mapping[str, Sequence[Note]]) -> None:
        """Places count the parts in which something stands; with none they all speak of the first."""
        for place, part in enumerate(self._counted()):
            part.show_notes(notes_for(notes, str(place))[1])

    def focus_inside(self, path: str) -> None:
        place, _, name = path.partition(".")
        counted = self._counted()
        part = counted[int(place)] if place.isdecimal() and int(place) < len(counted) else self.parts[0]
        row = part.rows.get(name.partition(".")[0]) or next(iter(part.rows.values()))
        row.editor.focus_inside("")

    def set_label_width(self, width: int) -> None:
        self._label_width = width
        for part in self.parts:
            part.set_label_width(width)

    def add_part(self, place: int) -> None:
        """Put an empty part at a place and go there."""
        if len(self.parts) >= self._most:
            self.noticed.emit(self.tr("Danh sách chỉ chứa {most} dòng.").format(most=self._most))
            return
        part = self._append()
        self._place(part, place)
        next(iter(part.rows.values())).editor.first_widget().setFocus()

    def _append(self) -> PartForm:
        part = PartForm(self._of, self.workbench, self._make, self)
        part.edited.connect(self.touch)
        part.left.connect(self.left)
        part.noticed.connect(self.noticed)
        part.moved.connect(lambda by: self._move(part, by))
        part.removed.connect(lambda: self._remove(part))
        part.added.connect(lambda: self.add_part(self.parts.index(part) + 1))
        for row in part.rows.values():
            row.editor.look_around(self._around)
        part.set_label_width(self._label_width)
        self.parts.append(part)
        self.rows_box.addWidget(part)
        QWidget.setTabOrder(part.unfold, self.more)
        self._number()
        return part

    def _move(self, part: PartForm, by: int) -> None:
        place = self.parts.index(part) + by
        if 0 <= place < len(self.parts):
            focus = self.focusWidget()
            self._place(part, place)
            self.touch()
            if focus is not None:
                focus.setFocus()

    def _place(self, part: PartForm, place: int) -> None:
        self.parts.remove(part)
        self.parts.insert(place, part)
        self.rows_box.removeWidget(part)
        self.rows_box.insertWidget(place, part)
        for before, after in zip(self.parts, self.parts[1:], strict=False):
            QWidget.setTabOrder(_last(before), _first(after))
        self._number()

    def _remove(self, part: PartForm) -> None:
        place = self.parts.index(part)
        if len(self.parts) == 1:
            part.fill(None)
        else:
            self._discard(part)
        self.touch()
        stays = self.parts[min(place, len(self.parts) - 1)]
        _first(stays).setFocus()

    def _discard(self, part: PartForm) -> None:
        self.parts.remove(part)
        self.rows_box.removeWidget(part)
        part.hide()
        part.deleteLater()
        self._number()

    def _counted(self) -> list[PartForm]:
        return [part for part in self.parts if part.value()] or self.parts[:1]

    def _number(self) -> None:
        for place, part in enumerate(self.parts, 1):
            part.head.setText(self.tr("Dòng {place}").format(place=place))
            part.movers[0].setEnabled(place > 1)
            part.movers[1].setEnabled(place < len(self.parts))


def _first(part: PartForm) -> QWidget:
    return next(iter(part.rows.values())).editor.first_widget()


def _last(part: PartForm) -> QWidget:
    return part.unfold if part.unfold.isVisible() else list(part.rows.values())[-1].editor.first_widget()
