# SPDX-License-Identifier: Apache-2.0
"""Connections that say nothing: ended when no whole head of a request has come in good time.

The server below only ends connections that are silent after an answer, and never those that are silent before
their first request, or that send a head a byte at a time.
"""

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_S: Final = 30
"""So long may a caller take for the head of its first request."""


class ImpatientProtocol(H11Protocol):
    """One connection."""

    _impatience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the server has it
        super().connection_made(transport)
        self._impatience = self.loop.call_later(HEAD_S, self._end_if_silent)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        super().handle_events()
        if self.cycle is not None:
            self._stop_waiting()

    def _stop_waiting(self) -> None:
        if self._impatience is not None:
            self._impatience.cancel()
            self._impatience = None

    def _end_if_silent(self) -> None:
        self._impatience = None
        request: Any = self.cycle  # none at all before the first head is whole, whatever its type says
        if request is None and not self.transport.is_closing():
            self.transport.close()
