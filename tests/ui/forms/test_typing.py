# SPDX-License-Identifier: Apache-2.0
"""Twenty sentences typed by injected keys and by composition into every editor of text: not one letter wrong."""

import unicodedata
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from sync.records import text_fields, value_fields
from sync.records.field import Field
from tests.support.telex import SENTENCES, compose, keys_of, type_telex
from tests.ui.forms.conftest import MakeForm, Rest
from ui.forms.editors import editor_for
from ui.forms.record_form import RecordForm
from ui.forms.unread import Unread
from ui.workbench import Workbench

FREE_TEXTS = (
    text_fields.Text("Ngắn", "Short", longest=200),
    text_fields.Text("Nội dung", "Title", longest=300),
    text_fields.LongText("Ghi chú", "Note"),
)
LOOKED_UP: tuple[Field[Any], ...] = (
    text_fields.Reference("Người", "Person", to="person"),
    value_fields.Day("Ngày", "Day"),
    value_fields.TimeOfDay("Giờ", "Time"),
    value_fields.Moment("Lúc", "At"),
)


def shown_editor(workbench: Workbench, qtbot: QtBot, field: Field[Any]) -> Any:
    field.name = "it"
    editor = editor_for(field, workbench)
    qtbot.addWidget(editor)
    editor.fill(None)
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    editor.first_widget().setFocus()
    qtbot.waitUntil(lambda: editor.first_widget().hasFocus())
    return editor


def text_of(widget: Any) -> str:
    return str(widget.toPlainText() if hasattr(widget, "toPlainText") else widget.text())


def test_the_keys_of_a_word_are_letter_backspace_and_composed_letter() -> None:
    assert list(keys_of("đài")) == ["d", "\b", "đ", "a", "i", "\b", "\b", "à", "i"]


def test_the_sentences_have_the_letters_that_go_wrong() -> None:
    letters = set("".join(SENTENCES))
    assert set("đươếặỹĐỦẨẴÝ") - letters <= set("ẴẨ")
    assert all(unicodedata.is_normalized("NFC", one) for one in SENTENCES)


@pytest.mark.parametrize("has_slips", [False, True])
@pytest.mark.parametrize("field", FREE_TEXTS, ids=lambda field: field.label.vi)
def test_injected_keys_store_every_letter(
    field: Field[Any], has_slips: bool, workbench: Workbench, qtbot: QtBot
) -> None:
    editor = shown_editor(workbench, qtbot, field)
    for sentence in SENTENCES:
        editor.first_widget().selectAll()
        type_telex(sentence, has_slips=has_slips)
        assert editor.value() == sentence


@pytest.mark.parametrize("field", FREE_TEXTS, ids=lambda field: field.label.vi)
def test_composed_words_store_every_letter(field: Field[Any], workbench: Workbench, qtbot: QtBot) -> None:
    editor = shown_editor(workbench, qtbot, field)
    for sentence in SENTENCES:
        editor.first_widget().selectAll()
        compose(sentence)
        assert editor.value() == sentence


@pytest.mark.parametrize("type_it", [type_telex, compose], ids=["injected", "composed"])
@pytest.mark.parametrize("field", LOOKED_UP, ids=lambda field: field.kind)
def test_what_is_looked_up_or_read_is_not_rewritten_while_it_is_typed(
    field: Field[Any], type_it: Any, workbench: Workbench, qtbot: QtBot
) -> None:
    editor = shown_editor(workbench, qtbot, field)
    for sentence in SENTENCES[:6]:
        editor.first_widget().selectAll()
        type_it(sentence)
        assert text_of(editor.first_widget()) == sentence
        assert isinstance(editor.value(), Unread)


def test_every_code_of_a_list_can_be_typed_by_its_label(make_form: MakeForm) -> None:
    form = make_form("broadcast_log")
    editor: Any = form.page.rows["not_aired_reason"].editor
    for code in form.of.fields["not_aired_reason"].codes:  # type: ignore[attr-defined]  # a choice
        editor.line.setFocus()
        editor.line.selectAll()
        type_telex(code.label.vi)
        form.page.rows["quality"].editor.first_widget().setFocus()
        assert editor.value() == code.code


@pytest.fixture
def note_form(make_form: MakeForm) -> RecordForm:
    form = make_form("fault_ticket")
    form.focus_field("note")
    return form


def test_a_sentence_typed_in_a_form_is_stored_letter_by_letter(note_form: RecordForm) -> None:
    for sentence in SENTENCES:
        note_form.page.rows["note"].editor.fill(None)
        type_telex(sentence)
        assert note_form.collect()["note"] == sentence


def test_a_word_that_is_still_composed_is_not_told_as_edited_twice(note_form: RecordForm, rest: Rest) -> None:
    compose("Đài truyền", is_committed=False)
    assert note_form.collect()["note"] == "Đài"
    compose("truyền thanh")
    rest(note_form)
    assert note_form.collect()["note"] == "Đài truyền thanh"
