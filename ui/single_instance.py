# SPDX-License-Identifier: Apache-2.0
"""One window for one profile folder: a second start raises the first window and ends.

The lock of the profile itself (`desktop.profile_folder`) guards the data; this one is only about windows.
"""

import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS: Final = 2000
_RAISE: Final = b"raise\n"


class SingleInstance(QObject):
    """Claims a profile folder for this window. ``raise_wanted`` tells that somebody started the program again."""

    raise_wanted = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._name = server_name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """Whether this is the first window of the folder; it listens for later ones from now on."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def raise_first(self) -> bool:
        """Ask the first window to come to the front; whether it heard."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        socket.write(_RAISE)
        has_heard = socket.waitForBytesWritten(PATIENCE_MS)
        socket.disconnectFromServer()
        return has_heard

    def release(self) -> None:
        """Give the folder up."""
        self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raise_wanted.emit()


def server_name(folder: Path) -> str:
    """A name for the folder that fits every operating system's limit."""
    return "loa-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
