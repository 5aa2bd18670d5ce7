# SPDX-License-Identifier: Apache-2.0
"""Gateways, waits that are asked for, drips and certificates: each a state of its own, from real answers."""

import json
import ssl
import threading
import time
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from sync.client.courier import PARCEL_TYPE, HttpCourier
from sync.client.failures import NextStep, Who, state_of
from sync.log.errors import LoaError, Refused, Unavailable
from tests.sync.client.certificates import certificate
from tests.sync.client.small_server import Answer, saying, serving

PROBLEM = "application/problem+json"
HTML = b"<html><body>Bad gateway</body></html>"
LENGTH = 400
BETWEEN_DROPS_S = 2.0
"""So long a busy machine may keep a drop back before the drip is a silence."""


PATIENCE_S = 30.0
LONG_PARCEL = bytes(10_000)
"""For its bytes a whole request may take 40 seconds: a silence within it ends before it does, on a busy machine too."""


def failure(
    answer: Answer,
    timeout_s: float = PATIENCE_S,
    tls: ssl.SSLContext | None = None,
    trusted: str = "",
    parcel: bytes = b"parcel",
) -> LoaError:
    with serving(answer, tls) as server:
        courier = HttpCourier(server.url, timeout_s, trusted)
        try:
            with pytest.raises(LoaError) as found:
                courier.carry("/v1/exchange", parcel)
        finally:
            courier.close()
    return found.value


STATES = {
    "a captive portal": (saying(200, "text/html", HTML), "not_the_hub", True, Who.OFFICER, NextStep.LOG_IN),
    "a redirect": (saying(302, "text/html", b"", Location="/x"), "not_the_hub", True, Who.OFFICER, NextStep.LOG_IN),
    "a gateway": (saying(502, "text/html", HTML), "gateway_failed", True, Who.NOBODY, NextStep.WAIT),
    "a tired gateway": (saying(504, "text/html", HTML), "gateway_failed", True, Who.NOBODY, NextStep.WAIT),
    "too many": (saying(429, "text/html", HTML), "hub_busy", True, Who.NOBODY, NextStep.WAIT),
    "too large": (saying(413, "text/html", HTML), "parcel_too_large", True, Who.ADMIN, NextStep.CALL),
    "gone": (saying(410, "text/html", HTML), "hub_gone", False, Who.ADMIN, NextStep.CALL),
}


@pytest.mark.parametrize(("answer", "code", "waits", "who", "step"), STATES.values(), ids=STATES.keys())
def test_each_failure_says_whether_waiting_helps_who_must_act_and_what_to_do(
    answer: Answer, code: str, waits: bool, who: Who, step: NextStep
) -> None:
    found = failure(answer)
    assert (found.code, *state_of(found)) == (code, waits, who, step)


def test_only_where_the_hub_is_gone_does_it_stop() -> None:
    assert isinstance(failure(saying(410, "text/html", HTML)), Refused)
    assert isinstance(failure(saying(502, "text/html", HTML)), Unavailable)


def http_date(moment: datetime) -> str:
    return moment.strftime("%a, %d %b %Y %H:%M:%S GMT")


@pytest.mark.parametrize("status", [429, 503])
def test_a_wait_in_seconds_is_heard_from_a_gateway_and_from_the_hub(status: int) -> None:
    of_gateway = saying(status, "text/html", HTML, **{"Retry-After": "120"})
    of_hub = saying(status, PROBLEM, json.dumps({"code": "hub_busy"}).encode(), **{"Retry-After": "7"})
    assert failure(of_gateway).fields["retry_after_s"] == "120"
    assert failure(of_hub).fields["retry_after_s"] == "7"


def test_a_wait_until_a_date_is_read_by_the_clock_of_the_answer() -> None:
    def answer(handler: BaseHTTPRequestHandler, _asked: bytes) -> None:
        handler.send_response_only(503)
        handler.send_header("Date", "Sun, 13 Oct 2030 10:00:00 GMT")
        handler.send_header("Retry-After", "Sun, 13 Oct 2030 10:02:30 GMT")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    assert failure(answer).fields["retry_after_s"] == "150"


@pytest.mark.parametrize("told", ["", "soon", "-5", "Sun, 99 Oct 2030"])
def test_a_wait_without_form_is_none(told: str) -> None:
    assert "retry_after_s" not in failure(saying(503, "text/html", HTML, **{"Retry-After": told})).fields


class Drip:
    """Says the head, then one byte after the other, each in good time, but never the last: for 40 seconds."""

    def __init__(self, head: bytes) -> None:
        self._head = head
        self.has_run_dry = False

    def __call__(self, handler: BaseHTTPRequestHandler, _asked: bytes) -> None:
        handler.close_connection = True
        handler.wfile.write(self._head)
        for _ in range(LENGTH - 1):
            try:
                handler.wfile.write(b"x")
            except OSError:
                return
            time.sleep(0.1)  # the drip is what is tested
        self.has_run_dry = True


HEAD = f"HTTP/1.1 200 OK\r\nContent-Type: {PARCEL_TYPE}\r\n".encode()
DRIPS = {
    "a body": HEAD + f"Content-Length: {LENGTH}\r\n\r\n".encode(),
    "a head that never ends": HEAD + b"X-Slow: ",
}


@pytest.mark.parametrize("head", DRIPS.values(), ids=DRIPS.keys())
def test_a_slow_drip_ends_though_it_is_never_silent(head: bytes) -> None:
    drip = Drip(head)
    found = failure(drip, timeout_s=BETWEEN_DROPS_S)
    assert (found.code, state_of(found).step) == ("hub_slow", NextStep.WAIT)
    assert not drip.has_run_dry


def test_a_body_that_stops_in_the_middle_is_a_silence() -> None:
    is_over = threading.Event()

    def answer(handler: BaseHTTPRequestHandler, _asked: bytes) -> None:
        handler.close_connection = True
        handler.wfile.write(DRIPS["a body"] + b"half")
        is_over.wait(PATIENCE_S)

    found = failure(answer, timeout_s=0.2, parcel=LONG_PARCEL)
    is_over.set()
    assert found.code == "hub_silent"


DAY = timedelta(days=1)
DATES = {
    "certificate_expired": (-9 * DAY, -DAY),
    "certificate_early": (DAY, 9 * DAY),
}


@pytest.mark.parametrize(("code", "dates"), DATES.items())
def test_a_certificate_out_of_its_dates_is_told_apart(
    tmp_path: Path, code: str, dates: tuple[timedelta, timedelta]
) -> None:
    context, trusted = certificate(tmp_path, *dates)
    assert failure(saying(200, PARCEL_TYPE, b"x"), tls=context, trusted=trusted).code == code


def test_a_certificate_of_a_stranger_says_nothing_of_the_clock(tmp_path: Path) -> None:
    context, _trusted = certificate(tmp_path, -DAY, DAY)
    assert failure(saying(200, PARCEL_TYPE, b"x"), tls=context).code == "tls_failed"


def test_over_tls_a_parcel_is_answered_and_a_drip_ended(tmp_path: Path) -> None:
    context, trusted = certificate(tmp_path, -DAY, DAY)
    with serving(saying(200, PARCEL_TYPE, b"answer"), context) as server:
        courier = HttpCourier(server.url, trusted=trusted)
        assert courier.carry("/v1/exchange", b"parcel") == b"answer"
        courier.close()
    assert failure(Drip(DRIPS["a body"]), BETWEEN_DROPS_S, context, trusted).code == "hub_slow"
