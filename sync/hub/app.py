# SPDX-License-Identifier: Apache-2.0
"""The paths of the hub: two that take a parcel for a parcel, one for the watch, one that describes them all."""

import time
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

import msgspec
from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sync.hub.door import Attempts, Door
from sync.hub.enrolment import enrol
from sync.hub.epochs import read_epoch
from sync.hub.exchange import answer
from sync.hub.node import Hub
from sync.hub.openapi import openapi_document
from sync.hub.problems import problem_response
from sync.hub.wrapper import Call, Wrapper, internal_error
from sync.log.errors import LoaError, Refused
from sync.parcel.envelope import seal, unseal
from sync.parcel.limits import DEFAULT_LIMITS, KIB, MIB, ReadingLimits
from sync.parcel.messages import ENROL, ENROLLED, EXCHANGE, EXCHANGED, EnrolRequest, ExchangeRequest, read_message
from sync.parcel.receipts import parcel_mark

JSON: Final = "application/json"
SESSIONS: Final = 32
"""Requests inside at once."""
EXCHANGE_LIMITS: Final = replace(DEFAULT_LIMITS, packed=2 * MIB)
"""A body is held in memory, and once more when it is whole: at most 4 MB for a connection. What comes by other roads
may be larger; nodes make parcels of at most an eighth of this."""
WORKERS: Final = 4
"""Threads that work for them; one of them writes at a time."""
ENROL_LIMITS: Final = ReadingLimits(packed=16 * KIB)
FAILED_ENROLMENTS: Final = 20
FAILED_ENROLMENTS_WINDOW_S: Final = 60


class Endpoints:
    """What each path does, as functions from a parcel to a parcel."""

    def __init__(self, hub: Hub, attempts: Attempts) -> None:
        self._hub = hub
        self._attempts = attempts

    def enrol(self, call: Call) -> bytes:
        """A new device with an invite; wrong invites are counted by address."""
        self._attempts.check(call.address)
        opened = unseal(call.body, ENROL_LIMITS, expect_kind=ENROL, to=b"")
        try:
            reply = enrol(self._hub, opened.sender, read_message(EnrolRequest, opened.message))
        except Refused as refused:
            if refused.code.startswith("invite_"):
                self._attempts.fail(call.address)
            raise
        return seal(ENROLLED, reply, self._hub.key, opened.sender)

    def exchange(self, call: Call) -> bytes:
        """A parcel for a parcel."""
        opened = unseal(call.body, EXCHANGE_LIMITS, expect_kind=EXCHANGE, to=self._hub.key.public)
        request = read_message(ExchangeRequest, opened.message)
        reply = answer(self._hub, opened.sender, request, parcel_mark(call.body))
        return seal(EXCHANGED, reply, self._hub.key, opened.sender)

    def health(self) -> bytes:
        """Whether the database answers, and who this is."""
        with self._hub.database.reading() as connection:
            epoch = read_epoch(connection).hex()
        return msgspec.json.encode({"ok": True, "unit": self._hub.unit, "epoch": epoch, "version": program_version()})


def make_app(hub: Hub, sessions: int = SESSIONS) -> Starlette:
    """The ASGI application of an open hub."""
    endpoints = Endpoints(hub, Attempts(FAILED_ENROLMENTS, FAILED_ENROLMENTS_WINDOW_S, time.monotonic))
    wrapper = Wrapper(Door(sessions), CapacityLimiter(WORKERS))
    document = msgspec.json.encode(openapi_document(program_version()))

    async def health(_request: Request) -> Response:
        return Response(await to_thread.run_sync(endpoints.health), media_type=JSON)

    async def openapi(_request: Request) -> Response:
        return Response(document, media_type=JSON)

    routes = [
        Route("/v1/enrol", wrapper.endpoint(endpoints.enrol, ENROL_LIMITS.packed), methods=["POST"]),
        Route("/v1/exchange", wrapper.endpoint(endpoints.exchange, EXCHANGE_LIMITS.packed), methods=["POST"]),
        Route("/healthz", health, methods=["GET"]),
        Route("/openapi.json", openapi, methods=["GET"]),
    ]
    return Starlette(routes=routes, exception_handlers=_HANDLERS)


async def _no_such_path(_request: Request, error: Exception) -> Response:
    """What the router refuses: a path or a method that is not there."""
    is_method = isinstance(error, HTTPException) and error.status_code == 405
    refused = Refused("wrong_method", "not by this method") if is_method else Refused("not_found", "no such path")
    return problem_response(refused, is_closing=True)


async def _failed(_request: Request, error: Exception) -> Response:
    """A failure of ``/healthz``."""
    return problem_response(error if isinstance(error, LoaError) else internal_error(), is_closing=True)


_HANDLERS: Final[Any] = {HTTPException: _no_such_path, LoaError: _failed}


def program_version() -> str:
    """The version that is installed, ``0`` where the program runs from its source alone."""
    try:
        return version("loa")
    except PackageNotFoundError:
        return "0"
