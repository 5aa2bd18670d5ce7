# SPDX-License-Identifier: Apache-2.0
"""Takes the pictures: each scene in each look and state, one file each, looked at as it is taken."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from ui.gallery.bad_day import BAD_DAY, STATE, show_bad_day
from ui.gallery.bad_day import DRESSES as ON_A_BAD_DAY
from ui.gallery.books import Books, opened
from ui.gallery.faults import Fault, look_at
from ui.gallery.leader import LEADER
from ui.gallery.looks import STATES, Dress
from ui.gallery.officer import OFFICER
from ui.gallery.pages import PAGES
from ui.gallery.reviewer import REVIEWER
from ui.gallery.shelves import SHELVES
from ui.gallery.stand import Scenery, Stand
from ui.translations import Interpreter

IN_THE_FRAME: Final[Mapping[str, Mapping[str, Scenery]]] = {
    "officer": {**OFFICER, **SHELVES},
    "leader": LEADER,
    "reviewer": REVIEWER,
}
SCENES: Final = (*PAGES, *(name for scenes in IN_THE_FRAME.values() for name in scenes), *BAD_DAY)
"""Names of all scenes, in the order of the contact sheets."""
PACKED: Final = 85
"""Quality of a picture: no pixel differs, a higher one packs less."""

Told = dict[str, list[str]]
"""Name of a picture → its faults in words."""


def picture_name(scene: str, dress: Dress, state: str) -> str:
    """The name of the file of a picture, without its ending."""
    return f"{scene}_{dress.name}_{state}"


@dataclass
class Album:
    """What was taken: names of pictures with the faults that they show."""

    folder: Path
    tell: Callable[[str], None]
    """Hears of every fault at once."""
    faults: dict[str, list[Fault]] = field(default_factory=dict)

    def take(self, stand: Stand, scene: str, state: str) -> None:
        """Take one picture as the window stands."""
        stand.rest()
        name = picture_name(scene, stand.dress, state)
        picture, self.faults[name] = look_at(stand.window)
        for one in self.faults[name]:
            self.tell(f"{name}: {one}")
        picture.save(str(self.folder / f"{name}.png"), quality=PACKED)

    def told(self) -> Told:
        """As plain words."""
        return {name: [str(one) for one in found] for name, found in self.faults.items()}


class Photographer:
    """Walks through looks, states and scenes with real windows over copies of the books."""

    def __init__(self, app: QApplication, books: Books, work: Path, album: Album) -> None:
        self._app, self._books, self._work, self.album = app, books, work, album
        self._interpreter = Interpreter(app)
        self._opened = 0

    def take(self, dresses: Sequence[Dress], wanted: Collection[str]) -> None:
        """Take every wanted scene in every state in these looks."""
        for dress in dresses:
            for state in STATES:
                self._pages(dress, state, wanted)
                for role, scenes in IN_THE_FRAME.items():
                    chosen = {name: scene for name, scene in scenes.items() if name in wanted}
                    if chosen:
                        self._frame(dress, state, role, chosen)
            if dress.name in ON_A_BAD_DAY:
                self._bad_day(dress, [name for name in BAD_DAY if name in wanted])
            self.album.tell(f"{dress.name}: {sum(dress.name in one for one in self.album.faults)}")

    def _pages(self, dress: Dress, state: str, wanted: Collection[str]) -> None:
        for name, show in PAGES.items():
            if name in wanted:
                with self._stand(dress) as stand:
                    show(stand, state)
                    self.album.take(stand, name, state)

    def _bad_day(self, dress: Dress, wanted: Sequence[str]) -> None:
        for name in wanted:
            with self._stand(dress) as stand:
                show_bad_day(stand, name, self._books, self._work / f"{self._opened}.db")
                self.album.take(stand, name, STATE)

    def _frame(self, dress: Dress, state: str, role: str, scenes: Mapping[str, Scenery]) -> None:
        with self._stand(dress) as stand:
            stand.move_in(opened(self._books.path(role, state), self._work / f"{self._opened}.db"))
            for name, show in scenes.items():
                show(stand, state)
                self.album.take(stand, name, state)

    @contextmanager
    def _stand(self, dress: Dress) -> Iterator[Stand]:
        self._opened += 1
        stand = Stand(self._app, self._interpreter, dress, self._work / f"{self._opened}.ini")
        try:
            yield stand
        finally:
            stand.close()
