# SPDX-License-Identifier: Apache-2.0
"""Kind of field → its editor: the one table. A new kind of field is one class below and one line here."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from sync.records.field import Field
from ui.forms.editor import Editor
from ui.forms.editors_choice import ChoiceEditor, ChoicesEditor, FlagEditor
from ui.forms.editors_dated import DatedEditor
from ui.forms.editors_files import FilesEditor
from ui.forms.editors_number import ReadEditor
from ui.forms.editors_parts import PartsEditor
from ui.forms.editors_reference import ReferenceEditor, ReferencesEditor
from ui.forms.editors_text import LongTextEditor, ShownEditor, text_editor
from ui.forms.editors_time import DayEditor, MomentEditor
from ui.workbench import Workbench

EDITORS: Final[Mapping[str, Callable[[Any, Workbench, QWidget | None], Editor]]] = {
    "text": text_editor,
    "long_text": LongTextEditor,
    "choice": ChoiceEditor,
    "choices": ChoicesEditor,
    "integer": ReadEditor,
    "money": ReadEditor,
    "decimal": ReadEditor,
    "seconds": ReadEditor,
    "time_of_day": ReadEditor,
    "flag": FlagEditor,
    "day": DayEditor,
    "moment": MomentEditor,
    "reference": ReferenceEditor,
    "references": ReferencesEditor,
    "parts": lambda field, workbench, parent: PartsEditor(field, workbench, editor_for, parent),
    "files": FilesEditor,
    "hashes": ShownEditor,
}


def editor_for(field: Field[Any], workbench: Workbench, parent: QWidget | None = None) -> Editor:
    """The editor of a field, with its day where the field is dated."""
    made = EDITORS[field.kind](field, workbench, parent)
    return DatedEditor(made, field, workbench, parent) if field.is_dated else made
