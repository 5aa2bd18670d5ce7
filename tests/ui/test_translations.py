# SPDX-License-Identifier: Apache-2.0
"""The catalogues are complete, fresh and hold the same places; Qt itself speaks Vietnamese."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

import resources
from installer import make_translations
from ui.translations import Interpreter

ENGLISH = resources.path(make_translations.CATALOGUE)
OF_QT = resources.path(make_translations.OF_QT)
PLACES = re.compile(r"\{(\w*)\}")
KEYS = re.compile(r"\b(?:Ctrl\+\S|Alt\+\w+|F\d+)")


def pairs(catalogue: Path) -> list[tuple[str, str]]:
    messages = ET.parse(catalogue).iter("message")
    return [(one.findtext("source", ""), one.findtext("translation", "")) for one in messages]


def test_no_text_is_without_english() -> None:
    assert list(make_translations.unfinished(ENGLISH)) == []


@pytest.mark.parametrize("catalogue", [ENGLISH, OF_QT], ids=lambda path: path.name)
def test_nothing_is_empty(catalogue: Path) -> None:
    assert [source for source, told in pairs(catalogue) if not told.strip()] == []


def test_both_languages_have_the_same_places() -> None:
    unlike = [
        (source, told)
        for source, told in pairs(ENGLISH)
        if sorted(PLACES.findall(source)) != sorted(PLACES.findall(told))
    ]
    assert unlike == []


def test_qt_keeps_its_numbered_places() -> None:
    assert [one for one in pairs(OF_QT) if set(re.findall(r"%\d", one[0])) != set(re.findall(r"%\d", one[1]))] == []


def test_the_catalogue_is_as_fresh_as_the_source(tmp_path: Path) -> None:
    copy = Path(shutil.copy(ENGLISH, tmp_path))
    make_translations.update(copy)
    assert sorted(source for source, _ in pairs(copy)) == sorted(source for source, _ in pairs(ENGLISH))
    assert list(make_translations.unfinished(copy)) == []


@pytest.mark.parametrize("catalogue", [ENGLISH, OF_QT], ids=lambda path: path.name)
def test_what_is_loaded_was_made_from_the_catalogue(tmp_path: Path, catalogue: Path) -> None:
    copy = Path(shutil.copy(catalogue, tmp_path))
    make_translations.release(copy)
    assert copy.with_suffix(".qm").read_bytes() == catalogue.with_suffix(".qm").read_bytes()


def test_the_language_changes_and_changes_back(qapp: QApplication) -> None:
    interpreter = Interpreter(qapp)
    interpreter.speak("en")
    english = QCoreApplication.translate("sections", "Hôm nay")
    interpreter.speak("vi")
    assert (english, QCoreApplication.translate("sections", "Hôm nay")) == ("Today", "Hôm nay")


@pytest.fixture
def vietnamese(qapp: QApplication) -> None:
    Interpreter(qapp).speak("vi")


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize("of", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_is_in_vietnamese(qtbot: QtBot, of: type[QLineEdit | QPlainTextEdit]) -> None:
    field = of()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    texts = [one.text().partition("\t")[0] for one in menu.actions() if one.text()]
    menu.deleteLater()
    english = {"Undo", "Redo", "Cut", "Copy", "Paste", "Delete", "Select All"}
    assert len(texts) >= 7
    assert not english & {text.replace("&", "") for text in texts}


@pytest.mark.usefixtures("vietnamese")
def test_the_buttons_of_a_dialog_are_in_vietnamese(qtbot: QtBot) -> None:
    kinds = [
        one for one in QDialogButtonBox.StandardButton if one.name not in {"NoButton", "FirstButton", "LastButton"}
    ]
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    texts = {box.addButton(kind).text().replace("&", "") for kind in kinds}
    assert {text for text in texts if text.isascii()} == set()
