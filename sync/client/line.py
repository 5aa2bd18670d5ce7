# SPDX-License-Identifier: Apache-2.0
"""The connection below the courier: how much it has carried, and an end to it that no slow drip puts off.

It knows sockets and pools, no request and no answer.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from sync.client.bare_requests import HTTPAdapter


class Line:
    """The connection that stands; ``carried`` counts the bytes of whole exchanges over it."""

    def __init__(self) -> None:
        self.carried = 0
        self.is_late = False
        self._wire: socket.socket | None = None

    def begin(self, wire: socket.socket) -> None:
        """A connection was made. A second handle on it is kept, which TLS above it does not take away."""
        self.forget()
        self.carried = 0
        self._wire = wire.dup()
        if self.is_late:  # the time was up before there was anything to cut
            self._cut()

    def forget(self) -> None:
        """Close the second handle."""
        if self._wire is not None:
            self._wire.close()
            self._wire = None

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Cut the connection when the block takes longer, however steadily single bytes come; ``is_late`` tells."""
        timer = Timer(seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _cut(self) -> None:
        self.is_late = True
        wire = self._wire  # whoever forgets it meanwhile closes it, which is borne
        if wire is not None:
            with suppress(OSError):  # it has gone already
                wire.shutdown(socket.SHUT_RDWR)


class LineAdapter(HTTPAdapter):
    """Lets a line know each connection that is made."""

    def __init__(self, line: Line) -> None:
        self._line = line
        super().__init__()

    def init_poolmanager(self, *args: Any, **others: Any) -> None:
        super().init_poolmanager(*args, **others)
        line = self._line

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return _begun(line, super()._new_conn())

        class Safe(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return _begun(line, super()._new_conn())

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SafePool(HTTPSConnectionPool):
            ConnectionCls = Safe

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SafePool}


def _begun(line: Line, wire: socket.socket) -> socket.socket:
    line.begin(wire)
    return wire
