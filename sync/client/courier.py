# SPDX-License-Identifier: Apache-2.0
"""Carries one parcel to the hub over HTTPS and brings its answer back; tells every failure by name.

It knows no meaning of what it carries, no retry and no store. The answers of captive portals, proxies
and broken servers never look like those of a hub.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Final
from urllib.parse import urlsplit

import msgspec
import requests
from urllib3.util import SKIP_HEADER

from sync.log.errors import LoaError, Refused, Stopped, Unavailable
from sync.parcel.limits import DEFAULT_LIMITS

PARCEL_TYPE: Final = "application/vnd.loa.parcel"
PROBLEM_TYPE: Final = "application/problem+json"
LOOK_EVERY_S: Final = 0.1
Answer = tuple[requests.Response, bytes]
Post = Callable[[], Answer]
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})

# Every failure of the link is told by name here; tracebacks of half a head are nothing for a terminal.
logging.getLogger("urllib3").setLevel(logging.ERROR)

_UNSENT: Final = {"User-Agent": SKIP_HEADER, "Accept-Encoding": SKIP_HEADER}
"""Headers that would say nothing to a hub and cost bytes on every request."""

_HEAD_OF_LINE: Final = len("HTTP/1.1 \r\n\r\n")


_NEVER_REACHED: Final = ("NewConnectionError", "NameResolutionError")
"""Failures of the library below before there was a connection that could be cut."""


class Problem(msgspec.Struct):
    """An RFC 9457 problem as a hub answers it."""

    code: str = ""
    detail: str = ""
    fields: dict[str, str] = {}


@dataclass(slots=True)
class Traffic:
    """Requests made and bytes carried, head lines and headers too."""

    requests: int = 0
    bytes_up: int = 0
    bytes_down: int = 0


def check_address(url: str) -> str:
    """The address without a trailing slash; Refused ``bad_address``, or ``https_needed`` beyond this machine."""
    scheme, host = _scheme_and_host(url)
    if scheme not in ("http", "https") or not host:
        raise Refused("bad_address", f"{url} is not the address of a hub")
    if scheme == "http" and host not in LOOPBACK:
        raise Refused("https_needed", "a hub on another machine needs https")
    return url.rstrip("/")


def _scheme_and_host(url: str) -> tuple[str, str]:
    """Both in lower case; empty where the address cannot be read, a port beyond all ports included."""
    try:
        parts = urlsplit(url)
        is_reachable = parts.port != 0
    except ValueError:
        return "", ""
    return (parts.scheme, parts.hostname or "") if is_reachable else ("", "")


class HttpCourier:
    """One connection to one hub. ``timeout_s`` bounds connecting and each silence.

    ``is_stopped`` is asked while a hub is silent: a window that closes does not wait for it.
    """

    def __init__(self, url: str, timeout_s: float = 60.0, is_stopped: Callable[[], bool] | None = None) -> None:
        self._url = check_address(url)
        self._timeout_s = timeout_s
        self._is_stopped = is_stopped
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.clear()
        self._session.headers.update(_UNSENT)
        self.traffic = Traffic()

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def carry(self, path: str, parcel: bytes) -> bytes:
        """Bring a parcel to the hub and give its answer.

        Raises Refused with the code of the hub's problem, Unavailable where trying again is safe: ``no_hub``,
        ``hub_cut``, ``hub_silent``, ``tls_failed``, ``not_the_hub``, ``hub_failed``, ``hub_busy``; Stopped.
        """
        try:
            answer, body = self._unless_stopped(lambda: self._post(path, parcel))
        except requests.RequestException as error:
            raise _unreachable(error) from error
        finally:
            self.traffic.requests += 1
        self._count(answer, body)
        if answer.status_code == requests.codes.ok and not body:  # a hub always says something: cut within its head
            raise Unavailable("hub_cut", "the connection was cut")
        if answer.status_code == requests.codes.ok and answer.headers.get("Content-Type") == PARCEL_TYPE:
            return body
        raise _failure(answer, body)

    def _post(self, path: str, parcel: bytes) -> Answer:
        answer = self._session.post(
            f"{self._url}{path}",
            data=parcel,
            headers={"Content-Type": PARCEL_TYPE},
            timeout=self._timeout_s,
            allow_redirects=False,
            stream=True,
        )
        return answer, _read_body(answer)

    def _unless_stopped(self, post: Post) -> Answer:
        """Wait for an answer in a thread of its own, which a stopped exchange leaves behind: it touches no store."""
        if self._is_stopped is None:
            return post()
        answers: SimpleQueue[Answer | requests.RequestException | LoaError] = SimpleQueue()

        def ask() -> None:
            try:
                answers.put(post())
            except (requests.RequestException, LoaError) as error:
                answers.put(error)

        asking = Thread(target=ask, name="loa-courier", daemon=True)
        asking.start()
        while asking.is_alive() and answers.empty():
            asking.join(LOOK_EVERY_S)
            if self._is_stopped():
                raise Stopped("stopped", "the exchange was stopped while the hub was silent")
        if answers.empty():
            raise Unavailable("hub_cut", "the connection was cut")
        answer = answers.get()
        if isinstance(answer, requests.RequestException | LoaError):
            raise answer
        return answer

    def _count(self, answer: requests.Response, body: bytes) -> None:
        sent = answer.request
        line = len(f"{sent.method} {sent.path_url}") + _HEAD_OF_LINE
        host = len(f"Host: {urlsplit(self._url).netloc}\r\n")
        self.traffic.bytes_up += line + host + _size(sent.headers) + len(sent.body or b"")
        self.traffic.bytes_down += len(answer.reason or "") + 3 + _HEAD_OF_LINE + _size(answer.headers) + len(body)


def _size(headers: Mapping[str, str]) -> int:
    sent = ((name, str(value)) for name, value in headers.items() if value != SKIP_HEADER)
    return sum(len(name) + len(value) + 4 for name, value in sent)


def _read_body(answer: requests.Response) -> bytes:
    """The body, given up once it is longer than any parcel may be."""
    body = bytearray()
    for piece in answer.iter_content(65_536):
        body += piece
        if len(body) > DEFAULT_LIMITS.packed:
            answer.close()
            raise Unavailable("not_the_hub", "the answer is longer than any parcel")
    return bytes(body)


def _unreachable(error: requests.RequestException) -> Unavailable:
    """The name of a failure below HTTP; the order matters, since the classes stand in each other."""
    if isinstance(error, requests.exceptions.SSLError):
        return Unavailable("tls_failed", "no safe connection: check the date and time of this machine")
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return Unavailable("no_hub", "the hub does not answer")
    if isinstance(error, requests.exceptions.Timeout):
        return Unavailable("hub_silent", "the hub fell silent")
    if isinstance(error, requests.exceptions.ConnectionError) and any(one in repr(error) for one in _NEVER_REACHED):
        return Unavailable("no_hub", "the hub cannot be reached")
    return Unavailable("hub_cut", "the connection was cut")


def _failure(answer: requests.Response, body: bytes) -> LoaError:
    """What an answer that is no parcel means; too large is too large, whichever machine on the way says it."""
    if not (answer.headers.get("Content-Type") or "").startswith(PROBLEM_TYPE):
        if answer.status_code == requests.codes.request_entity_too_large:
            return Unavailable("parcel_too_large", "a machine on the way to the hub lets smaller parcels through only")
        return Unavailable("not_the_hub", f"something else than the hub answered ({answer.status_code})")
    try:
        problem = msgspec.json.decode(body, type=Problem)
    except (ValueError, RecursionError):
        return Unavailable("not_the_hub", "the answer is no problem a hub would tell")
    family = Unavailable if answer.status_code in (429, 500, 502, 503, 504) else Refused
    return family(problem.code or "hub_failed", problem.detail, problem.fields)
