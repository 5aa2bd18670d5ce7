# SPDX-License-Identifier: Apache-2.0
"""A bad line between a laptop and a hub: it passes bytes on, counts and keeps them, and cuts where it is told to."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock, Thread
from urllib.parse import urlsplit

PIECE = 65_536


@dataclass
class Passage:
    """One connection: what the laptop said, what the hub said, and how much of it was let through."""

    said: bytearray = field(default_factory=bytearray)
    answered: bytearray = field(default_factory=bytearray)

    def requests(self) -> list[bytes]:
        """The bodies of the requests that went up whole."""
        return list(_bodies(bytes(self.said)))

    def answers(self) -> list[bytes]:
        """The bodies of the answers that the hub gave whole, whether they were let through or not."""
        return list(_bodies(bytes(self.answered)))


def _bodies(stream: bytes) -> Iterator[bytes]:
    """The bodies of HTTP messages that follow each other, each with its Content-Length."""
    while b"\r\n\r\n" in stream:
        head, _, rest = stream.partition(b"\r\n\r\n")
        lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        length = int(lengths[0].partition(b":")[2]) if lengths else 0
        if len(rest) < length:
            return
        yield rest[:length]
        stream = rest[length:]


@dataclass
class Cut:
    """Where connections are cut: after so many bytes up, or down. ``times`` connections are, the rest pass whole.

    With ``down=0`` the hub has answered, and nothing of its answer comes through.
    """

    up: int | None = None
    down: int | None = None
    times: int = 1
    total: int | None = None
    """So many bytes of both ways together."""


class Proxy:
    """Listens on a port of its own and passes on to the hub at ``url``."""

    def __init__(self, url: str) -> None:
        self._hub = urlsplit(url)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._lock = Lock()
        self._cut: Cut | None = None
        self.passages: list[Passage] = []
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._accepting = Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def cut(self, cut: Cut | None) -> None:
        """Cut the next connections; None lets all pass."""
        with self._lock:
            self._cut = cut

    def close(self) -> None:
        """Let go of the port; connections that stand end with their own ends."""
        with suppress(OSError):  # not connected: the call only wakes the thread that waits for one
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._accepting.join()

    def _accept(self) -> None:
        while True:
            try:
                laptop, _ = self._listening.accept()
            except OSError:
                return
            self._pass_on(laptop)

    def _pass_on(self, laptop: socket.socket) -> None:
        hub = socket.create_connection((self._hub.hostname or "", self._hub.port or 0))
        passage, cut = Passage(), self._next_cut()
        self.passages.append(passage)
        line = _Line(laptop, hub, cut.total)
        Thread(target=line.carry, args=(laptop, hub, passage.said, cut.up), daemon=True).start()
        Thread(target=line.carry, args=(hub, laptop, passage.answered, cut.down), daemon=True).start()

    def _next_cut(self) -> Cut:
        with self._lock:
            if self._cut is None or not self._cut.times:
                return Cut()
            self._cut.times -= 1
            return self._cut


@dataclass
class _Line:
    """Both ends of one connection."""

    laptop: socket.socket
    hub: socket.socket
    left: int | None = None
    lock: Lock = field(default_factory=Lock)

    def carry(self, source: socket.socket, sink: socket.socket, kept: bytearray, most: int | None) -> None:
        """Pass on until an end is closed, or until ``most`` bytes went through: then both ends are."""
        with suppress(OSError):  # the other direction has cut the line
            while piece := source.recv(PIECE):
                left = self._let_through(None if most is None else max(0, most - len(kept)), len(piece))
                kept += piece
                sink.sendall(piece[:left])
                if left is not None and len(piece) >= left:
                    break
        self._hang_up()

    def _let_through(self, most: int | None, size: int) -> int | None:
        """How much of a piece may pass; None for all of it."""
        with self.lock:
            if self.left is None:
                return most
            left = self.left if most is None else min(self.left, most)
            self.left = max(0, self.left - size)
            return left

    def _hang_up(self) -> None:
        for end in (self.laptop, self.hub):
            with suppress(OSError):  # it has gone already
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def line_to(url: str) -> Iterator[Proxy]:
    """A line to the hub at ``url``, closed at the end of the block."""
    proxy = Proxy(url)
    try:
        yield proxy
    finally:
        proxy.close()
