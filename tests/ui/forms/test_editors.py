# SPDX-License-Identifier: Apache-2.0
"""Every kind of field has an editor; what an editor was filled with it gives back; filling is silent."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from sync.records import part_fields, text_fields, value_fields
from sync.records.catalogue import RECORD_TYPES
from sync.records.field import Field
from sync.records.record import Record
from tests.support.records import example_values
from tests.ui.forms.conftest import MakeForm
from ui import forms
from ui.forms.editor import Editor
from ui.forms.editors import EDITORS, editor_for
from ui.forms.unread import Unread
from ui.workbench import Workbench


def field_classes() -> list[type[Field[Any]]]:
    modules = (text_fields, value_fields, part_fields)
    found = [one for module in modules for one in vars(module).values() if isinstance(one, type)]
    return [one for one in found if issubclass(one, Field) and "kind" in vars(one)]


def test_every_kind_of_field_has_an_editor_and_every_editor_a_kind() -> None:
    assert {one.kind for one in field_classes()} == set(EDITORS)


def test_no_form_names_a_record_type() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(forms.__path__[0]).glob("*.py"))
    assert [of.type_name() for of in RECORD_TYPES if f'"{of.type_name()}"' in sources or of.__name__ in sources] == []


@pytest.mark.parametrize("of", RECORD_TYPES, ids=lambda of: of.type_name())
def test_a_form_gives_back_what_it_was_filled_with_and_says_nothing(
    of: type[Record], make_form: MakeForm, qtbot: QtBot
) -> None:
    form = make_form(of.type_name())
    made_up = example_values(of, Random(of.type_name()))
    values = {name: value for name, value in made_up.items() if not of.fields[name].is_hidden}
    with qtbot.assertNotEmitted(form.edited, wait=50):
        form.fill(values, None)
    assert {name: one for name, one in form.collect().items() if one is not None} == values
    assert not form.is_dirty


def made(workbench: Workbench, field: Field[Any], value: Any = None) -> Editor:
    field.name = "it"
    editor = editor_for(field, workbench)
    editor.fill(value)
    return editor


def retyped(editor: Any, text: str) -> Any:
    """What an editor of one line gives when its text is replaced by a person."""
    editor.line.selectAll()
    editor.line.insert(text)
    editor.line.leave()
    return editor.value()


LINES = [
    (value_fields.Integer("Số", "Number"), "1.500", 1500, "1.500"),
    (value_fields.Money("Tiền", "Money"), "1,5 triệu", 1_500_000, "1.500.000"),
    (value_fields.Decimal("Số", "Number"), "54,5", 54.5, "54,5"),
    (value_fields.Seconds("Lâu", "Long"), "1h30", 5400, "1 giờ 30 phút"),
    (value_fields.TimeOfDay("Giờ", "Time"), "17h30", "17:30", "17:30"),
    (value_fields.Day("Ngày", "Day"), "12/9", "2026-09-12", "12/09/2026"),
    (text_fields.Text("Chữ", "Text", longest=100), "  Đài   xã ", "Đài xã", "Đài xã"),
]


@pytest.mark.parametrize(("field", "typed", "stored", "shown"), LINES, ids=lambda one: getattr(one, "kind", None))
def test_a_short_form_is_stored_and_written_out(
    field: Field[Any], typed: str, stored: Any, shown: str, workbench: Workbench, qtbot: QtBot
) -> None:
    editor = made(workbench, field)
    qtbot.addWidget(editor)
    assert retyped(editor, typed) == stored
    assert editor.line.text() == shown  # type: ignore[attr-defined]  # all of these have a line


@pytest.mark.parametrize(("field", "typed"), [(LINES[5][0], "31/02"), (LINES[4][0], "25:70"), (LINES[0][0], "mười")])
def test_what_is_not_understood_stays_as_it_was_typed(
    field: Field[Any], typed: str, workbench: Workbench, qtbot: QtBot
) -> None:
    editor = made(workbench, field)
    qtbot.addWidget(editor)
    found = retyped(editor, typed)
    assert isinstance(found, Unread)
    assert typed in found.words.vi
    assert editor.line.text() == typed  # type: ignore[attr-defined]  # all of these have a line


def test_a_dated_value_that_is_changed_holds_from_today(make_form: MakeForm) -> None:
    form = make_form("station")
    form.fill({"operating_state": {"from": "2025-01-01", "value": "operating"}}, None)
    editor: Any = form.page.rows["operating_state"].editor
    assert retyped(editor.inner, "Ngừng hoạt động") == "stopped"
    assert editor.value() == {"from": "2026-10-13", "value": "stopped"}


def test_a_flag_tells_no_from_unknown(make_form: MakeForm) -> None:
    form = make_form("fault_ticket")
    editor: Any = form.page.rows["safety_risk"].editor
    assert editor.value() is None
    editor._buttons[False].click()
    assert form.collect()["safety_risk"] is False


def test_the_end_of_a_broadcast_may_be_typed_as_its_length(make_form: MakeForm) -> None:
    form = make_form("broadcast_log")
    form.fill({"date": "2026-10-12"}, None)
    start: Any = form.page.rows["started_at"].editor
    end: Any = form.page.rows["ended_at"].editor
    for editor, typed in ((start, "17h30"), (end, "+15")):
        editor.time_line.insert(typed)
        editor.time_line.leave()
    assert form.collect()["ended_at"] == "2026-10-12T17:45:00+07:00"
    assert end.time_line.text() == "17:45"
