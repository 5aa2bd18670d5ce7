# SPDX-License-Identifier: Apache-2.0
"""Forms and records fit the record panel at every size of text: they scroll down and never sideways."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.laptop import Laptop
from sync.records.catalogue import RECORD_TYPES
from sync.records.record import Record
from tests.ui.forms.conftest import MakeForm, Rest, some_record, type_of
from ui.forms.editor import Note
from ui.forms.record_form import RecordForm
from ui.forms.record_view import RecordView
from ui.workbench import Workbench

PANELS = [
    ("vi", 100, 372, 697),
    ("en", 100, 340, 614),
    ("vi", 150, 372, 540),
    ("en", 150, 340, 540),
    ("vi", 150, 558, 540),
]
"""Language, text scale, width and height: the panel of the wide and of the narrow frame, and grown with the text."""


@pytest.mark.parametrize("of", RECORD_TYPES, ids=lambda of: of.type_name())
@pytest.mark.parametrize("panel", PANELS, ids=str)
def test_a_form_scrolls_down_alone(
    make_workbench: Callable[..., Workbench],
    laptop: Laptop,
    qtbot: QtBot,
    rest: Rest,
    of: type[Record],
    panel: tuple[str, int, int, int],
) -> None:
    language, scale, width, height = panel
    form = RecordForm(make_workbench(laptop, language=language, text_scale=scale), of)
    qtbot.addWidget(form)
    form.resize(width, height)
    form.show()
    rest(form)
    form.show_missing()
    assert form.width() == width
    assert overflow(form.page) <= 0
    assert cut_words(form.page.page) == []


def overflow(area: QScrollArea) -> int:
    """Pixels by which the page is wider than its window."""
    page = area.widget()
    assert page is not None
    return page.width() - area.viewport().width()


def cut_words(page: QWidget) -> list[str]:
    """Words of labels that are wider than their label."""
    return [
        word
        for label in page.findChildren(QLabel)
        if label.isVisible() and label.wordWrap()
        for word in label.text().split()
        if label.fontMetrics().horizontalAdvance(word) > label.contentsRect().width()
    ]


def test_the_field_with_the_keyboard_stays_in_sight_when_notes_grow_above_it(make_form: MakeForm, qtbot: QtBot) -> None:
    form = make_form("broadcast_log")
    form.resize(372, 300)
    form.page.focus_field("ended_at")
    form.page.show_notes({"date": [Note(f"Lưu ý {number}", "attention") for number in range(12)]})
    focus, sight = form.window().focusWidget(), form.page.viewport()
    qtbot.waitUntil(lambda: form.page.page.height() > 900)
    qtbot.waitUntil(lambda: sight.rect().contains(QRect(focus.mapTo(sight, QPoint(0, 0)), focus.size())))


@pytest.mark.parametrize("panel", PANELS, ids=str)
@pytest.mark.parametrize("name", ["broadcast_log", "propaganda_session", "station"])
def test_a_record_to_be_read_scrolls_down_alone(
    make_workbench: Callable[..., Workbench], laptop: Laptop, qtbot: QtBot, name: str, panel: tuple[str, int, int, int]
) -> None:
    language, scale, width, height = panel
    workbench = make_workbench(laptop, language=language, text_scale=scale)
    record = some_record(workbench, name)
    view = RecordView(workbench, type_of(name))
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    view.show_record(record.values, record.record_id, record.unit)
    qtbot.waitUntil(lambda: not workbench.background.is_busy())
    assert overflow(view) <= 0
    assert cut_words(view) == []
