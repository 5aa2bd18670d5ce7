# SPDX-License-Identifier: Apache-2.0
"""What it means when no parcel comes back: a name for every answer that is not the hub's, and for every silence.

Captive portals, gateways and broken servers never look like a hub; what only a machine on the way says is never
told as the hub's word.
"""

import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import msgspec

from sync.client.bare_requests import requests
from sync.log.errors import LoaError, Refused, Unavailable

PROBLEM_TYPE: Final = "application/problem+json"
RETRY_AFTER: Final = "retry_after_s"
"""The field that tells for how many seconds the hub, or a machine before it, wants to be left alone."""

_NAME_UNKNOWN: Final = "NameResolutionError"
_NEVER_REACHED: Final = "NewConnectionError"
"""Failures of the library below before there was a connection that could be cut."""
_NOT_YET_VALID, _EXPIRED = 9, 10
"""X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED."""
_DEEPEST: Final = 8

_STATUS = requests.codes
_GATEWAY: Final = {
    _STATUS.bad_gateway: "gateway_failed",
    _STATUS.service_unavailable: "gateway_failed",
    _STATUS.gateway_timeout: "gateway_failed",
    _STATUS.too_many_requests: "hub_busy",
}
"""What machines before a hub say of it, without being one."""
_AGAIN: Final = (408, 429, 500, 502, 503, 504)
"""Statuses of problems after which trying again is safe and may help."""


class Problem(msgspec.Struct):
    """An RFC 9457 problem as a hub answers it."""

    code: str = ""
    detail: str = ""
    fields: dict[str, str] = {}


def unreachable(error: requests.RequestException) -> Unavailable:
    """The name of a failure below HTTP; the order matters, since the classes stand in each other."""
    if isinstance(error, requests.exceptions.SSLError):
        return _unsafe(error)
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return Unavailable("no_hub", "the hub does not answer")
    if isinstance(error, requests.exceptions.Timeout):
        return Unavailable("hub_silent", "the hub fell silent")
    if isinstance(error, requests.exceptions.ConnectionError):
        return _broken(repr(error))
    return Unavailable("hub_cut", "the connection was cut")


def _broken(told: str) -> Unavailable:
    if _NAME_UNKNOWN in told:
        return Unavailable("no_name", "the name of the hub cannot be found: no network, or another one")
    if _NEVER_REACHED in told:
        return Unavailable("no_hub", "the hub cannot be reached")
    if "timed out" in told:  # a body that stalls is told as a connection that failed
        return Unavailable("hub_silent", "the hub fell silent")
    return Unavailable("hub_cut", "the connection was cut")


def _unsafe(error: BaseException) -> Unavailable:
    """A certificate out of its dates is told apart: the clock of this machine may be wrong."""
    code = _verify_code(error)
    if code == _NOT_YET_VALID:
        return Unavailable("certificate_early", "no safe connection: the certificate is not valid yet")
    if code == _EXPIRED:
        return Unavailable("certificate_expired", "no safe connection: the certificate has expired")
    return Unavailable("tls_failed", "no safe connection: what answered is not the hub, or not as it should be")


def _verify_code(error: object) -> int | None:
    """Why the certificate was refused; it stands somewhere below what the library raises."""
    for _ in range(_DEEPEST):
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_code
        below = getattr(error, "reason", None)
        args = getattr(error, "args", ())
        error = below if isinstance(below, BaseException) else next(iter(args), None)
    return None


def failure_of(answer: requests.Response, body: bytes) -> LoaError:
    """What an answer that is no parcel means; too large is too large, whichever machine on the way says it."""
    if (answer.headers.get("Content-Type") or "").startswith(PROBLEM_TYPE):
        return _problem(answer, body)
    asked = _asked_to_wait(answer)
    if answer.status_code in _GATEWAY:
        told = f"a machine before the hub answered ({answer.status_code})"
        return Unavailable(_GATEWAY[answer.status_code], told, asked)
    if answer.status_code == _STATUS.request_entity_too_large:
        return Unavailable("parcel_too_large", "a machine on the way to the hub lets smaller parcels through only")
    if answer.status_code == _STATUS.gone:
        return Refused("hub_gone", "the hub was moved or closed: its address says so")
    return Unavailable("not_the_hub", f"something else than the hub answered ({answer.status_code})", asked)


def _problem(answer: requests.Response, body: bytes) -> LoaError:
    try:
        problem = msgspec.json.decode(body, type=Problem)
    except (ValueError, RecursionError):
        return Unavailable("not_the_hub", "the answer is no problem a hub would tell")
    family = Unavailable if answer.status_code in _AGAIN else Refused
    return family(problem.code or "hub_failed", problem.detail, {**_asked_to_wait(answer), **problem.fields})


def _asked_to_wait(answer: requests.Response) -> dict[str, str]:
    """``Retry-After`` in seconds; a date is read against the answer's own clock where it shows one."""
    told = answer.headers.get("Retry-After", "").strip()
    if told.isascii() and told.isdecimal():
        return {RETRY_AFTER: told.lstrip("0")[:9] or "0"}
    until = _moment(told)
    since = _moment(answer.headers.get("Date", "")) or datetime.now(UTC)
    return {} if until is None else {RETRY_AFTER: str(max(0, round((until - since).total_seconds())))}


def _moment(told: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(told)
    except (TypeError, ValueError, IndexError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
