# SPDX-License-Identifier: Apache-2.0
"""RFC 9457 problems: the one table from the code of a failure to its HTTP status, and how a problem is written."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

import msgspec
from starlette.responses import Response

from sync.log.errors import LoaError, Unavailable

PROBLEM: Final = "application/problem+json"
RETRY_AFTER: Final = "retry_after_s"
"""A field with this name goes out as the header Retry-After too."""

_BAD, _GONE, _LARGE = HTTPStatus.BAD_REQUEST, HTTPStatus.GONE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE
_STATUS: Final[Mapping[str, HTTPStatus]] = {
    "not_a_parcel": _BAD,
    "malformed_parcel": _BAD,
    "malformed_run": _BAD,
    "malformed_change": _BAD,
    "not_canonical": _BAD,
    "nested_too_deep": _BAD,
    "wrong_kind": _BAD,
    "bad_cursor": _BAD,
    "wrong_device": _BAD,
    "bad_request": _BAD,
    "bad_signature": HTTPStatus.UNAUTHORIZED,
    "run_does_not_match": HTTPStatus.UNAUTHORIZED,
    "unknown_device": HTTPStatus.UNAUTHORIZED,
    "device_revoked": HTTPStatus.FORBIDDEN,
    "invite_locked": HTTPStatus.FORBIDDEN,
    "invite_unknown": HTTPStatus.NOT_FOUND,
    "not_found": HTTPStatus.NOT_FOUND,
    "wrong_method": HTTPStatus.METHOD_NOT_ALLOWED,
    "too_slow": HTTPStatus.REQUEST_TIMEOUT,
    "person_taken": HTTPStatus.CONFLICT,
    "invite_used": _GONE,
    "invite_expired": _GONE,
    "parcel_too_large": _LARGE,
    "parcel_bomb": _LARGE,
    "too_many_changes": _LARGE,
    "change_too_large": _LARGE,
    "wrong_media_type": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "wrong_recipient": HTTPStatus.MISDIRECTED_REQUEST,
    "too_many_attempts": HTTPStatus.TOO_MANY_REQUESTS,
    "internal": HTTPStatus.INTERNAL_SERVER_ERROR,
}


class Problem(msgspec.Struct):
    """The body of every answer that is not 200."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    fields: dict[str, str]


def status_of(error: LoaError) -> HTTPStatus:
    """What the table says; else 503 where trying again helps, 422 where it does not."""
    other = HTTPStatus.SERVICE_UNAVAILABLE if isinstance(error, Unavailable) else HTTPStatus.UNPROCESSABLE_ENTITY
    return _STATUS.get(error.code, other)


def problem_response(error: LoaError, is_closing: bool = False) -> Response:
    """The answer to a failure; ``is_closing`` where the body of the request was not read to its end."""
    status = status_of(error)
    problem = Problem(
        type=f"urn:loa:problem:{error.code}",
        title=status.phrase,
        status=status,
        code=error.code,
        detail=error.message,
        fields=dict(error.fields),
    )
    headers = {"connection": "close"} if is_closing else {}
    if RETRY_AFTER in error.fields:
        headers["retry-after"] = error.fields[RETRY_AFTER]
    return Response(msgspec.json.encode(problem), status, headers, PROBLEM)
