# SPDX-License-Identifier: Apache-2.0
"""What people paste and mistype: a book, decomposed text, signs, HTML, a day that is none."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from tests.support.telex import press, type_telex
from tests.ui.forms.conftest import MakeForm, Rest
from ui.forms.lines import room_for
from ui.forms.record_form import RecordForm

BOOK = "Đài truyền thanh xã " * 50_000


@pytest.fixture
def form(make_form: MakeForm) -> RecordForm:
    return make_form("fault_ticket")


def paste(form: RecordForm, name: str, text: str = "", mime: QMimeData | None = None) -> None:
    clipboard = QGuiApplication.clipboard()
    if mime is not None:
        clipboard.setMimeData(mime)
    else:
        clipboard.setText(text)
    form.focus_field(name)
    press(Qt.Key.Key_V, "\x16", Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("name", ["payer", "note", "state", "reported_at", "cost"])
def test_a_book_that_is_pasted_is_bounded_and_it_is_said(form: RecordForm, name: str) -> None:
    paste(form, name, BOOK)
    widget: Any = form.page.rows[name].editor.first_widget()
    text = widget.toPlainText() if hasattr(widget, "toPlainText") else widget.text()
    assert 100 < len(text) <= room_for(2000)
    assert "Đoạn dán quá dài" in form.workbench.messages.recent[-1].text


def test_too_many_letters_are_a_fault_at_the_field_and_none_is_lost(form: RecordForm, rest: Rest) -> None:
    paste(form, "payer", "ắ" * 301)
    form.focus_field("contractor")
    rest(form)
    assert form.page.rows["payer"].said() == ["Nội dung quá dài, tối đa 100 chữ."]
    assert form.collect()["payer"] == "ắ" * 301


def test_a_title_of_three_hundred_letters_fits_even_decomposed(make_form: MakeForm, rest: Rest) -> None:
    form = make_form("propaganda_session")
    title = "ặ" * 300
    paste(form, "materials", unicodedata.normalize("NFD", title))
    form.focus_field("place")
    rest(form)
    assert form.collect()["materials"] == title
    assert form.page.rows["materials"].said() == []


@pytest.mark.parametrize("name", ["payer", "note"])
def test_decomposed_text_becomes_composed_when_the_field_is_left(form: RecordForm, name: str) -> None:
    paste(form, name, unicodedata.normalize("NFD", "Tiếng Việt có dấu"))
    form.focus_field("contractor")
    widget: Any = form.page.rows[name].editor.first_widget()
    text = widget.toPlainText() if hasattr(widget, "toPlainText") else widget.text()
    assert text == form.collect()[name] == "Tiếng Việt có dấu"


@pytest.mark.parametrize("name", ["payer", "note"])
def test_emoji_stay_and_marks_of_direction_go(form: RecordForm, name: str) -> None:
    paste(form, name, "📢 Loa \u202eđảo\u202c 👨‍🌾\x07")
    form.focus_field("contractor")
    assert form.collect()[name] == "📢 Loa đảo 👨‍🌾"


def test_html_is_pasted_as_its_words(form: RecordForm) -> None:
    mime = QMimeData()
    mime.setHtml("<b>Đài</b> xã <img src='http://127.0.0.1:9/x.png'><script>alert(1)</script><p>dòng hai</p>")
    paste(form, "note", mime=mime)
    assert form.collect()["note"].split() == ["Đài", "xã", "dòng", "hai"]


def test_text_that_looks_like_html_stays_text(form: RecordForm) -> None:
    paste(form, "payer", "<img src=x> & <b>đậm</b>")
    assert form.collect()["payer"] == "<img src=x> & <b>đậm</b>"


def test_a_picture_or_a_file_is_not_pasted(form: RecordForm, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    paste(form, "note", mime=mime)
    assert form.collect()["note"] is None
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    paste(form, "payer", mime=mime)
    assert not form.of.tidy(form.collect(), "2026-10-13")[1]


def test_a_day_that_is_none_is_said_at_the_field_and_kept(make_form: MakeForm, rest: Rest) -> None:
    form = make_form("propaganda_session")
    form.focus_field("date")
    type_telex("31/02")
    form.focus_field("place")
    rest(form)
    assert form.page.rows["date"].said() == ['Không hiểu ngày "31/02". Gõ như 13/10/2026, 13/10, 13 hoặc h (hôm nay).']
    assert form.collect()["date"] is None


def test_lines_that_are_pasted_into_a_title_become_one(make_form: MakeForm) -> None:
    form = make_form("propaganda_session")
    paste(form, "materials", "dòng một\r\ndòng hai\u2029dòng ba")
    assert form.collect()["materials"] == "dòng một dòng hai dòng ba"


def test_a_long_line_shows_its_head_after_it_was_left(form: RecordForm, qtbot: QtBot) -> None:
    form.focus_field("contractor")
    type_telex("Công ty sửa chữa thiết bị truyền thanh và viễn thông miền núi")
    form.focus_field("payer")
    line: Any = form.page.rows["contractor"].editor.first_widget()
    qtbot.waitUntil(lambda: line.cursorPosition() == 0)
