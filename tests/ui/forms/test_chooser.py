# SPDX-License-Identifier: Apache-2.0
"""Choosing one of many by typing: what opens the list, what takes a row, and what never does."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.telex import press, type_telex
from tests.ui.forms.conftest import MakeForm, Rest
from ui.forms.chooser import Chooser, Offer, meant, narrowed
from ui.forms.record_form import RecordForm
from ui.forms.unread import Unread

KINDS = [
    Offer(*one)
    for one in (("own", "Tự sản xuất"), ("relay", "Tiếp sóng"), ("urgent", "Khẩn cấp"), ("test", "Phát thử"))
]


@pytest.mark.parametrize(
    ("typed", "key"),
    [("ts", "relay"), ("tsx", "own"), ("kh", "urgent"), ("pt", "test"), ("TIẾP SÓNG", "relay"), ("tiep song", "relay")],
)
def test_initials_a_beginning_or_the_label_name_an_offer(typed: str, key: str) -> None:
    found = meant(KINDS, typed)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("typed", ["t", "k", "sóng", "zz", "ti ep"])
def test_less_than_that_names_nothing(typed: str) -> None:
    assert meant(KINDS, typed) is None


def test_the_list_narrows_by_folded_words_with_the_likeliest_first() -> None:
    assert [one.key for one in narrowed(KINDS, "t")] == ["own", "relay", "test"]
    assert [one.key for one in narrowed(KINDS, "ts")] == ["relay", "own"]
    assert [one.key for one in narrowed(KINDS, "san")] == ["own"]


@pytest.fixture
def form(make_form: MakeForm) -> RecordForm:
    return make_form("broadcast_log")


def line_of(form: RecordForm, name: str) -> Chooser:
    editor: Any = form.page.rows[name].editor
    line: Chooser = editor.line
    line.setFocus()
    return line


def test_two_letters_open_the_list_and_one_does_not(form: RecordForm) -> None:
    line = line_of(form, "quality")
    type_telex("t")
    assert not line.is_open()
    type_telex("r")
    assert line.is_open()


def test_enter_takes_only_a_row_that_was_moved_to(form: RecordForm) -> None:
    line = line_of(form, "broadcast_kind")
    type_telex("song")
    press(Qt.Key.Key_Return)
    assert line.text() == "song"
    assert line.hasFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert line.text() == "Tiếp sóng"
    assert form.collect()["broadcast_kind"] == "relay"


def test_tab_leaves_the_text_as_it_is_where_no_row_was_moved_to(form: RecordForm) -> None:
    line = line_of(form, "broadcast_kind")
    type_telex("nguồn")
    press(Qt.Key.Key_Tab, "\t")
    assert line.text() == "nguồn"
    assert isinstance(form.page.entered()["broadcast_kind"], Unread)


def test_tab_takes_the_row_that_was_moved_to(form: RecordForm) -> None:
    line = line_of(form, "quality")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab, "\t")
    assert line.text() == "Trung bình"
    assert form.collect()["quality"] == "trung_binh"


def test_escape_closes_the_list_and_keeps_the_text(form: RecordForm, qtbot: QtBot) -> None:
    line = line_of(form, "quality")
    type_telex("tr")
    with qtbot.assertNotEmitted(form.cancelled):
        press(Qt.Key.Key_Escape)
    assert not line.is_open()
    assert line.text() == "tr"


def test_a_reference_is_found_without_diacritics(form: RecordForm, rest: Rest) -> None:
    line_of(form, "operator")
    type_telex("phat thanh vien")
    rest(form)
    press(Qt.Key.Key_Tab, "\t")
    rest(form)
    assert line_text(form, "operator") == "Phát thanh viên đài xã"
    assert form.collect()["operator"] == form.page.rows["operator"].editor.value()


def line_text(form: RecordForm, name: str) -> str:
    editor: Any = form.page.rows[name].editor
    return str(editor.line.text())


def test_clusters_are_offered_of_the_station_alone(form: RecordForm, rest: Rest) -> None:
    editor: Any = form.page.rows["clusters"].editor
    assert len(editor.ticks._offers) == 4
    form.fill({"station": "01932c07-209c-7000-8000-000000000001"}, None)
    rest(form)
    assert editor.ticks._offers == []


def test_all_are_ticked_by_one_tick(form: RecordForm) -> None:
    editor: Any = form.page.rows["clusters"].editor
    editor.ticks.all_box.click()
    assert len(form.collect()["clusters"]) == 4
    assert editor.ticks.all_box.text() == "Tất cả 4/4"
    editor.ticks.list.setFocus()
    press(Qt.Key.Key_Space, " ")
    assert len(form.collect()["clusters"]) == 3
