# SPDX-License-Identifier: Apache-2.0
"""One window for one profile folder: a second start raises the first window and ends.

The lock of the profile itself (`desktop.profile_folder`) guards the data; this one is only about windows.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

PATIENCE_MS: Final = 5000
RETRY_MS: Final = 50
_RAISE: Final = b"raise\n"


class SingleInstance(QObject):
    """Claims a profile folder for this window. ``raise_wanted`` tells that somebody started the program again."""

    raise_wanted = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._folder = folder
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Whether this is the first window of the folder."""
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Hear of later starts from now on; called once the window is painted."""
        from PySide6.QtNetwork import QLocalServer  # behind the painted frame

        name = server_name(self._folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def raise_first(self) -> bool:
        """Ask the first window to come to the front; whether it heard."""
        from PySide6.QtNetwork import QLocalSocket  # no window is painted by this one

        socket, patience = QLocalSocket(), QDeadlineTimer(PATIENCE_MS)
        socket.connectToServer(server_name(self._folder))
        while not socket.waitForConnected(PATIENCE_MS):  # it holds the folder, and listens once it is painted
            if patience.hasExpired():
                return False
            QThread.msleep(RETRY_MS)
            socket.connectToServer(server_name(self._folder))
        socket.write(_RAISE)
        has_heard = socket.waitForBytesWritten(PATIENCE_MS)
        socket.disconnectFromServer()
        return has_heard

    def release(self) -> None:
        """Give the folder up."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raise_wanted.emit()


def server_name(folder: Path) -> str:
    """A name for the folder that fits every operating system's limit."""
    import hashlib  # behind the painted frame

    return "loa-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
