# SPDX-License-Identifier: Apache-2.0
"""What one process of the gallery takes: some looks, all their pictures. Each has an application of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from ui.fonts import load_fonts
from ui.gallery.books import Books
from ui.gallery.looks import Dress
from ui.gallery.shooting import Album, Photographer, Told
from ui.sweeper import Sweeper


@dataclass(frozen=True, slots=True)
class Share:
    """What one process takes."""

    folder: Path
    dresses: Sequence[Dress]
    scenes: Sequence[str]


def take(share: Share) -> Told:
    """Take one share; the pictures with their faults."""
    app, sweeper = QApplication([]), Sweeper()
    load_fonts()
    album = Album(share.folder, lambda text: print(text, flush=True))
    with TemporaryDirectory(prefix="loa-pictures-") as made:
        photographer = Photographer(app, Books(Path(made)), Path(made), album)
        photographer.take(share.dresses, share.scenes)
    sweeper.stop()
    return album.told()
