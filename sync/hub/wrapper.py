# SPDX-License-Identifier: Apache-2.0
"""The one wrapper around every request: door, body within its limit, work in a thread, problem for a failure.

What an endpoint does stands in ``app``. The only broad handler of the hub is here: it logs where a bug
struck, never what the request or the database held, and answers 500.
"""

import logging
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from anyio import CapacityLimiter, current_time, fail_after, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from sync.hub.door import Door
from sync.hub.problems import problem_response
from sync.log.errors import LoaError, Refused

PARCEL: Final = "application/vnd.loa.parcel"
_SILENCE_S: Final = 30
"""So long may a caller say nothing in the middle of its request."""
_GRACE_S: Final = 60
_SLOWEST_BYTES_PER_S: Final = 250
"""After the grace a body must have come at least so fast, or it is given up: steady single bytes hold no place."""

_log = logging.getLogger("loa.hub")


class Call(NamedTuple):
    """What an endpoint is given."""

    body: bytes
    address: str


Act = Callable[[Call], bytes]
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Wrapper:
    """Makes endpoints of functions that take a parcel and give one."""

    door: Door
    workers: CapacityLimiter

    def endpoint(self, act: Act, most_bytes: int) -> Endpoint:
        """An endpoint whose body may have so many bytes."""

        async def respond(request: Request) -> Response:
            try:
                with self.door.entered():
                    body = await _read_parcel(request, most_bytes)
                    address = request.client.host if request.client else ""
                    reply = await to_thread.run_sync(act, Call(body, address), limiter=self.workers)
                    return Response(reply, media_type=PARCEL)
            except ClientDisconnect:
                return problem_response(Refused("bad_request", "the caller went away"), is_closing=True)
            except LoaError as error:
                return problem_response(error, is_closing=True)
            except Exception as error:  # noqa: BLE001  the last line: a bug in one request stays in that request
                _log.error("a request failed: %s", describe(error))
                return problem_response(internal_error(), is_closing=True)

        return respond


def internal_error() -> LoaError:
    """What a caller is told of a bug."""
    return LoaError("internal", "the hub has failed in a way it did not foresee; its administrator can see where")


def describe(error: BaseException) -> str:
    """The type of an exception and where it came from, without its text: that may hold what a record says."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames[-6:]))
    return f"{type(error).__name__} at {places}"


async def _read_parcel(request: Request, most_bytes: int) -> bytes:
    """Raises Refused ``wrong_media_type``, ``parcel_too_large``, ``too_slow``."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != PARCEL:
        raise Refused("wrong_media_type", f"the body must be {PARCEL}")
    if _announced(request) > most_bytes:
        raise _too_large(most_bytes)
    body = bytearray()
    begun_s = current_time()
    chunks = request.stream().__aiter__()
    while (chunk := await _next(chunks, begun_s + _GRACE_S + len(body) / _SLOWEST_BYTES_PER_S)) is not None:
        body += chunk
        if len(body) > most_bytes:
            raise _too_large(most_bytes)
    return bytes(body)


async def _next(chunks: AsyncIterator[bytes], latest_s: float) -> bytes | None:
    try:
        with fail_after(min(_SILENCE_S, latest_s - current_time())):
            return await anext(chunks, None)
    except TimeoutError as error:
        raise Refused("too_slow", f"nothing came for {_SILENCE_S} seconds, or too little in all") from error


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


def _too_large(most_bytes: int) -> Refused:
    return Refused("parcel_too_large", f"a parcel may have {most_bytes} bytes")
