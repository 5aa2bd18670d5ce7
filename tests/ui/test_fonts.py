# SPDX-License-Identifier: Apache-2.0
"""The bundled fonts hold every Vietnamese letter, the marks of minority languages and the signs of states."""

import unicodedata

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication

import resources
from ui import signs
from ui.fonts import FILES, load_fonts
from ui.theme import Theme

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
LETTERS = sorted({one for letter in (*SMALL, "đ") for one in (letter, letter.upper())} - set("aeiouyAEIOUY"))
MARKS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0308\u0309\u030c\u031b\u0323\u0324\u0331"
"""Combining marks of Vietnamese and of the languages written beside it, such as ê̆ and ơ̆."""
SIGNS = {one.mark for one in vars(signs).values() if isinstance(one, signs.Sign)}


def raw(name: str) -> QRawFont:
    return QRawFont(str(resources.path(f"fonts/{name}")), 16.0)


def test_the_alphabet_has_134_letters() -> None:
    assert len(LETTERS) == 134


@pytest.mark.parametrize("name", FILES[:2])
def test_no_vietnamese_letter_or_mark_is_missing(qapp: QApplication, name: str) -> None:
    del qapp
    font = raw(name)
    assert [one for one in (*LETTERS, *MARKS) if not font.supportsCharacter(ord(one))] == []


def test_every_sign_has_a_glyph(qapp: QApplication) -> None:
    del qapp
    fonts = [raw(name) for name in FILES]
    assert [one for one in SIGNS if not any(font.supportsCharacter(ord(one)) for font in fonts)] == []


def test_the_semibold_weight_is_a_face_of_its_own(qapp: QApplication) -> None:
    del qapp
    load_fonts()
    regular, strong = QFont("Noto Sans"), QFont("Noto Sans")
    for font in (regular, strong):
        font.setPixelSize(13)
    strong.setWeight(QFont.Weight.DemiBold)
    assert QRawFont.fromFont(strong).styleName() != QRawFont.fromFont(regular).styleName()


@pytest.mark.parametrize("name", ["caption", "body", "title"])
def test_stacked_marks_fit_into_the_line(qapp: QApplication, name: str) -> None:
    del qapp
    load_fonts()
    theme = Theme()
    drawn = QFontMetrics(theme.font(name)).tightBoundingRect("ẴỆỮg")
    assert drawn.height() <= theme.line_height(name)


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in resources.path("fonts/OFL.txt").read_text("utf-8")
