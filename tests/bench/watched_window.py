# SPDX-License-Identifier: Apache-2.0
"""The product's own window as a process of its own, watched: ``watched_window.py WATCH PROFILE …``.

A watcher is given the window before its first event; it tells one line of JSON and closes the window. What it needs
beyond Qt it imports once the moment that it measures is past.
"""

import os
import sys
import time
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from ui.quick_imports import import_quickly

import_quickly()  # as the command does, before anything of ours

from ui.app import App, run_window  # noqa: E402  imported at Python's speed


class FirstFrame(QObject):
    """Takes the moment of the first frame as the bare window does: at the first turn after the window was painted."""

    def __init__(self, shell: App, picture: str = "") -> None:
        super().__init__(shell)
        self._shell, self._picture = shell, picture
        shell.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  a virtual of Qt
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.stand)
        return False

    def stand(self) -> None:
        """The frame is out."""
        at = time.monotonic()
        import_module("tests.bench.first_frame").tell_frame(self._shell, at, self._picture)


def fail(*error: Any) -> None:
    """A watcher that is lost ends the process, which would wait for a person otherwise."""
    traceback.print_exception(*error)
    os._exit(1)


def watch(shell: App, name: str, *arguments: str) -> int:
    """Plant the watcher of this name and let the window live."""
    sys.excepthook = fail
    if name == "frame":
        FirstFrame(shell, *arguments)
    else:
        import_module(f"tests.bench.watching_{name}").watch(shell, *arguments)
    return QCoreApplication.exec()


def main(arguments: list[str]) -> int:
    """Run the window until the watcher closes it."""
    name, profile, passphrase, *rest = arguments
    return run_window(Path(profile), passphrase, lambda shell: watch(shell, name, *rest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
