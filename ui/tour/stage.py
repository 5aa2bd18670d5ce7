# SPDX-License-Identifier: Apache-2.0
"""What the tour knows while it walks: the story's folder, the hub, the open window; checks are told, pictures kept."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from PySide6.QtWidgets import QApplication, QWidget

from desktop.laptop import Laptop
from sync.client.link import require_link
from ui.app import App
from ui.screen import Screen
from ui.standing_texts import Situation
from ui.tour.hand import Lost, focused, press, wait_until, write
from ui.windows.frame import Frame

SIZE: Final = (1366, 768)
_ScreenType = TypeVar("_ScreenType", bound=Screen)
_PageType = TypeVar("_PageType", bound=QWidget)


@dataclass
class Hub:
    """The story's hub, started and stopped as the network comes and goes."""

    folder: Path
    port: int
    _process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    def start(self) -> None:
        """Serve at the port it always had, and wait until it says so."""
        words = ("-m", "sync.hub", "--data", str(self.folder), "serve", "--port", str(self.port))
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603  the words are ours
                [sys.executable, *words], stdout=subprocess.PIPE, stderr=log
            )
        line = self._process.stdout.readline() if self._process.stdout else b""
        if not line or "url" not in json.loads(line):
            raise Lost(f"the hub did not start: see {self.folder / 'server.log'}")

    def ask(self, *words: str) -> Any:
        """What a command of the hub answers, beside the server; Lost where it is refused."""
        command = (sys.executable, "-m", "sync.hub", "--data", str(self.folder), "--json", *words)
        told = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  the words are ours
        if told.returncode:
            raise Lost(f"loa-hub {words[0]}: {told.stdout}{told.stderr}")
        return json.loads(told.stdout)

    def stop(self) -> None:
        """End it; nothing where it does not run."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.communicate()


def hub_port(laptop: Laptop) -> int:
    """The port of the hub at which this laptop is enrolled."""
    with laptop.reading() as desk:
        return urlsplit(require_link(desk.connection).url).port or 0


class Stage:
    """One window at a time over a profile; everything that was checked is told as it comes."""

    def __init__(self, app: QApplication, story: Path, pictures: Path) -> None:
        self._app, self.story, self._pictures = app, story, pictures
        self.hub = Hub(story / "hub", 0)
        self.officer, self.reviewer = story / "can-bo-xa", story / "can-bo-tham-dinh"
        self.passphrase = (story / "passphrase").read_text(encoding="ascii")
        self.checks = self.taken = 0
        self.kept: dict[str, str] = {}
        """Ids of records that later steps come back to."""
        self._shell: App | None = None

    # telling

    def tell(self, text: str) -> None:
        """A line for the one who watches."""
        print(text, flush=True)

    def check(self, what: str, holds: object, found: object = "") -> None:
        """Tell what was checked; Lost where it does not hold."""
        told = what + (f": {found}" if found != "" else "")
        self.tell(f"    {'✓' if holds else '✗'} {told}")
        if not holds:
            raise Lost(told)
        self.checks += 1

    def picture(self, name: str) -> None:
        """Keep what the window shows at rest, under the next number."""
        self.rest()
        self.taken += 1
        path = self._pictures / f"{self.taken:02}-{name}.png"
        shot = self.shell.window.grab()
        self.check("Ảnh / picture", shot.save(str(path)) and (shot.width(), shot.height()) == SIZE, path.name)

    # the window

    @contextmanager
    def window(self, folder: Path, passphrase: str | None = None) -> Iterator[App]:
        """The window of a profile, from its first paint to the end of its last save."""
        self._shell = shell = App(self._app, folder, passphrase)
        shell.start()
        shell.window.resize(*SIZE)
        shell.window.activateWindow()
        try:
            yield shell
        finally:
            shell.close()
            wait_until(shell.window.isHidden, "the window did not close")
            shell.window.deleteLater()
            self._shell = None

    @property
    def shell(self) -> App:
        """The window that is open."""
        if self._shell is None:
            raise Lost("no window is open")
        return self._shell

    def page(self, of: type[_PageType]) -> _PageType:
        """The page of this kind, as soon as it is shown."""
        wait_until(lambda: isinstance(self.shell.window.page, of), f"{of.__name__} is not shown")
        page = self.shell.window.page
        if not isinstance(page, of):
            raise Lost(f"{of.__name__} is not shown")
        return page

    def screen(self, of: type[_ScreenType]) -> _ScreenType:
        """The screen of this kind, as soon as it is shown and at rest."""
        frame = self.page(Frame)
        wait_until(lambda: isinstance(frame.stack.current_screen, of), f"{of.__name__} is not shown")
        self.rest()
        screen = frame.stack.current_screen
        if not isinstance(screen, of):
            raise Lost(f"{of.__name__} is not shown")
        return screen

    def go(self, key: str, of: type[_ScreenType]) -> _ScreenType:
        """Go to a screen by its key."""
        press(key)
        return self.screen(of)

    def command(self, words: str, of: type[_ScreenType]) -> _ScreenType:
        """Go to a screen by the list of commands."""
        press("Ctrl+K")
        listed = self.page(Frame).command_list
        wait_until(lambda: listed.isVisible() and listed.isAncestorOf(focused()), "the list of commands is not shown")
        write(words)
        wait_until(lambda: any(words in row[0] for row in listed.rows()[:1]), f"no command for {words}")
        press("Enter")
        return self.screen(of)

    def rest(self) -> None:
        """Until the lanes are idle and what they brought is shown."""
        for _turn in range(2):
            QApplication.sendPostedEvents()
            wait_until(lambda: not self.shell.background.is_busy(), "the window is not at rest")

    @property
    def situation(self) -> Situation:
        """How the exchange stands."""
        if self.shell.office is None:
            raise Lost("no profile is open")
        return self.shell.office.exchanger.situation

    def said(self) -> str:
        """What was said last."""
        recent = self.shell.messages.recent
        return recent[-1].text if recent else ""
