# SPDX-License-Identifier: Apache-2.0
"""Some real screens come out of the gallery without a fault; `make pictures` looks at all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from ui.gallery.books import Books
from ui.gallery.looks import DRESSES, STATES
from ui.gallery.sheets import CAPTION, GAP, make_sheets, write_index
from ui.gallery.shooting import PACKED, SCENES, Album, Photographer, picture_name
from ui.translations import Interpreter

LOOKS = ("vi-light-1366x768", "en-dark-1093x614")
WANTED = ("first-run-user", "unlock", "today", "logbook-form", "review")


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[None]:
    """After the looks, the application speaks Vietnamese again."""
    yield
    Interpreter(qapp).speak("vi")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Written once: every stand works on a copy."""
    return Books(tmp_path_factory.mktemp("books"))


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS)
def test_these_screens_show_no_fault(qapp: QApplication, tmp_path: Path, books: Books, look: str) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    album = Album(pictures, print)
    dresses = [one for one in DRESSES if one.name == look]
    Photographer(qapp, books, tmp_path, album).take(dresses, WANTED)
    assert {name: some for name, some in album.faults.items() if some} == {}
    assert set(album.faults) == {picture_name(one, dresses[0], state) for one in WANTED for state in STATES}


def test_the_sheets_hold_every_picture(qapp: QApplication, tmp_path: Path) -> None:
    del qapp
    names = [picture_name("unlock", dress, state) for dress in DRESSES for state in STATES]
    for name in names:
        picture = QImage(1366, 768, QImage.Format.Format_RGB32)
        picture.fill(QColor("red"))
        picture.save(str(tmp_path / f"{name}.png"), quality=PACKED)
    (sheet,) = make_sheets(tmp_path, SCENES)
    write_index(tmp_path, [sheet], {name: ["cut off: <b>"] for name in names})
    index = (tmp_path / "index.html").read_text("utf-8")
    assert QImage(str(sheet)).pixelColor(GAP + 5, GAP + CAPTION + 5) == QColor("red")
    assert all(f"{name}.png" in index for name in names)
    assert "&lt;b&gt;" in index
