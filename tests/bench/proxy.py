# SPDX-License-Identifier: Apache-2.0
"""A proxy on loopback that counts every byte of both directions, headers too, and looks at none but request lines."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock, Thread
from urllib.parse import urlsplit

REQUEST_LINE = re.compile(rb"(?:POST|GET) /[a-z0-9/.]* HTTP/1\.1\r\n")
PIECE = 65_536


@dataclass
class Traffic:
    """What passed since the last count."""

    bytes_up: int = 0
    bytes_down: int = 0
    requests: int = 0


class CountingProxy:
    """Hands every connection on to one hub."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._hub = (parts.hostname, parts.port)
        self._lock = Lock()
        self.traffic = Traffic()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def begin(self) -> Traffic:
        """Count from zero."""
        with self._lock:
            self.traffic = Traffic()
            return self.traffic

    def close(self) -> None:
        """Take no more connections."""
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                laptop, _address = self._listening.accept()
            except OSError:  # closed
                return
            hub = socket.create_connection(self._hub)
            Thread(target=self._carry, args=(laptop, hub, True), daemon=True).start()
            Thread(target=self._carry, args=(hub, laptop, False), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, is_up: bool) -> None:
        try:
            while piece := source.recv(PIECE):
                self._count(piece, is_up)
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)
        except OSError:  # either side went away: the other is told by closing
            target.close()

    def _count(self, piece: bytes, is_up: bool) -> None:
        """A head is written in one piece, so a request line is never cut."""
        with self._lock:
            if is_up:
                self.traffic.bytes_up += len(piece)
                self.traffic.requests += len(REQUEST_LINE.findall(piece))
            else:
                self.traffic.bytes_down += len(piece)


@contextmanager
def counting(url: str) -> Iterator[CountingProxy]:
    """A proxy before a hub until the end of the block."""
    proxy = CountingProxy(url)
    try:
        yield proxy
    finally:
        proxy.close()
