# SPDX-License-Identifier: Apache-2.0
"""Carries one parcel to the hub over HTTPS and brings its answer back; tells every failure by name.

It knows no meaning of what it carries, no retry and no store. What answers instead of the hub is told apart in
``answers``.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from urllib3.util import SKIP_HEADER

from sync.client.answers import failure_of, unreachable
from sync.client.bare_requests import requests
from sync.client.line import Line, LineAdapter
from sync.client.stopping import unless_stopped
from sync.log.errors import Refused, Unavailable
from sync.parcel.limits import DEFAULT_LIMITS

PARCEL_TYPE: Final = "application/vnd.loa.parcel"
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})

# Every failure of the link is told by name here; tracebacks of half a head are nothing for a terminal.
logging.getLogger("urllib3").setLevel(logging.ERROR)

_UNSENT: Final = {"User-Agent": SKIP_HEADER, "Accept-Encoding": SKIP_HEADER}
"""Headers that would say nothing to a hub and cost bytes on every request."""

_HEAD_OF_LINE: Final = len("HTTP/1.1 \r\n\r\n")


SLOWEST_BYTES_PER_S: Final = 250
"""A link slower than this is given up as too slow for what is carried, and less is carried."""
_UNTOLD_LENGTH: Final = 65_536
"""What is allowed for an answer that does not tell its length."""


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
    """One connection to one hub at a time. ``timeout_s`` bounds connecting and each silence; a whole request and its
    whole answer may take that much and, for their bytes, as long as the slowest link needs."""

    def __init__(
        self, url: str, timeout_s: float = 60.0, trusted: str = "", is_stopped: Callable[[], bool] | None = None
    ) -> None:
        """``trusted`` is a file of certificates to trust instead of the usual ones; ``is_stopped`` is asked while a
        hub is silent."""
        self._url = check_address(url)
        self._timeout_s = timeout_s
        self._is_stopped = is_stopped
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = trusted or True
        self._session.headers.clear()
        self._session.headers.update(_UNSENT)
        self._line = Line()
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, LineAdapter(self._line))
        self.has_begun = False
        self.traffic = Traffic()

    @property
    def carried(self) -> int:
        """Bytes of whole exchanges over the present connection."""
        return self._line.carried

    def close(self) -> None:
        """Close the connection; the next parcel makes a new one."""
        self._session.close()
        self._line.forget()
        self._line.carried = 0

    def carry(self, path: str, parcel: bytes) -> bytes:
        """Bring a parcel to the hub and give its answer; ``has_begun`` tells of a failure whether it had begun.

        Raises Refused with the code of the hub's problem or ``hub_gone``; Unavailable where trying again is safe:
        ``no_name``, ``no_hub``, ``hub_cut``, ``hub_silent``, ``hub_slow``, ``tls_failed``, ``certificate_early``,
        ``certificate_expired``, ``not_the_hub``, ``gateway_failed``, ``parcel_too_large``, ``hub_failed`` and
        ``hub_busy``; Stopped.
        """
        self.has_begun = self._line.is_late = False
        try:
            answer, body = unless_stopped(lambda: self._ask(path, parcel), self._is_stopped)
        except requests.RequestException as error:
            raise self._late() or unreachable(error) from error
        finally:
            self.traffic.requests += 1
        if self._line.is_late:  # an answer without a length ends where it was cut
            raise self._slow()
        if answer.status_code == requests.codes.ok and not body:  # a hub always says something: cut within its head
            raise Unavailable("hub_cut", "the connection was cut")
        self._count(answer, body)
        if answer.status_code == requests.codes.ok and answer.headers.get("Content-Type") == PARCEL_TYPE:
            return body
        raise failure_of(answer, body)

    def _ask(self, path: str, parcel: bytes) -> tuple[requests.Response, bytes]:
        with self._line.within(self._timeout_s + len(parcel) / SLOWEST_BYTES_PER_S):
            answer = self._post(path, parcel)
        self.has_begun = True
        with self._line.within(self._timeout_s + _told_length(answer) / SLOWEST_BYTES_PER_S):
            return answer, _read_body(answer)

    def _post(self, path: str, parcel: bytes) -> requests.Response:
        return self._session.post(
            f"{self._url}{path}",
            data=parcel,
            headers={"Content-Type": PARCEL_TYPE},
            timeout=self._timeout_s,
            allow_redirects=False,
            stream=True,
        )

    def _late(self) -> Unavailable | None:
        return self._slow() if self._line.is_late else None

    def _slow(self) -> Unavailable:
        return Unavailable("hub_slow", "the line is too slow for what was to be carried")

    def _count(self, answer: requests.Response, body: bytes) -> None:
        sent = answer.request
        line = len(f"{sent.method} {sent.path_url}") + _HEAD_OF_LINE
        host = len(f"Host: {urlsplit(self._url).netloc}\r\n")
        up = line + host + _size(sent.headers) + len(sent.body or b"")
        down = len(answer.reason or "") + 3 + _HEAD_OF_LINE + _size(answer.headers) + len(body)
        self.traffic.bytes_up += up
        self.traffic.bytes_down += down
        self._line.carried += up + down


def _size(headers: Mapping[str, str]) -> int:
    sent = ((name, str(value)) for name, value in headers.items() if value != SKIP_HEADER)
    return sum(len(name) + len(value) + 4 for name, value in sent)


def _told_length(answer: requests.Response) -> int:
    told = answer.headers.get("Content-Length", "")
    return min(int(told), DEFAULT_LIMITS.packed) if told.isascii() and told.isdecimal() else _UNTOLD_LENGTH


def _read_body(answer: requests.Response) -> bytes:
    """The body, given up once it is longer than any parcel may be."""
    body = bytearray()
    for piece in answer.iter_content(65_536):
        body += piece
        if len(body) > DEFAULT_LIMITS.packed:
            answer.close()
            raise Unavailable("not_the_hub", "the answer is longer than any parcel")
    return bytes(body)
