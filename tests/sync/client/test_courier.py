# SPDX-License-Identifier: Apache-2.0
"""Whatever answers instead of the hub, or answers badly, or not at all, has a name; nothing is taken for a parcel."""

import json
import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from sync.client.courier import PARCEL_TYPE, HttpCourier, check_address
from sync.log.errors import LoaError, Refused, Unavailable
from sync.parcel.limits import DEFAULT_LIMITS
from tests.sync.client.small_server import Answer, saying, serving, silent_port

PROBLEM = "application/problem+json"
HTML = b"<html><body>Please log in</body></html>"
PATIENCE_S = 30.0
LONG_PARCEL = bytes(10_000)
"""For its bytes a whole request may take 40 seconds: a silence within it ends before it does, on a busy machine too."""


def failure(answer: Answer, timeout_s: float = PATIENCE_S, parcel: bytes = b"parcel") -> LoaError:
    """What the courier makes of an answer."""
    with serving(answer) as server:
        return failure_at(server.url, timeout_s, parcel)


def failure_at(url: str, timeout_s: float = PATIENCE_S, parcel: bytes = b"parcel") -> LoaError:
    courier = HttpCourier(url, timeout_s)
    try:
        with pytest.raises(LoaError) as found:
            courier.carry("/v1/exchange", parcel)
    finally:
        courier.close()
    return found.value


def problem(status: int, **said: Any) -> Answer:
    return saying(status, PROBLEM, json.dumps(said).encode())


def test_a_parcel_for_a_parcel_and_every_byte_of_both_is_counted() -> None:
    with serving(saying(200, PARCEL_TYPE, b"answer")) as server:
        courier = HttpCourier(server.url + "/")
        assert [courier.carry("/v1/exchange", b"parcel") for _ in range(2)] == [b"answer"] * 2
        courier.close()
    path, headers, body = server.asked[0]
    assert (path, body, headers["Content-Type"]) == ("/v1/exchange", b"parcel", PARCEL_TYPE)
    sent = len(f"POST {path} HTTP/1.1\r\n\r\n") + len(body)
    sent += sum(len(name) + len(value) + 4 for name, value in headers.items())
    assert (courier.traffic.requests, courier.traffic.bytes_up) == (2, 2 * sent)
    assert courier.traffic.bytes_down > 2 * len(b"answer")


STRANGERS = {
    "a captive portal": saying(200, "text/html", HTML),
    "a parcel of another type": saying(200, "application/octet-stream", b"parcel"),
    "an answer without a type": saying(200, "", b"parcel"),
    "a redirect": saying(302, "text/html", b"", Location="http://127.0.0.1:9/login"),
    "a permanent redirect": saying(308, PARCEL_TYPE, b"x", Location="http://127.0.0.1:9/login"),
    "a page that is not there": saying(404, "text/html", HTML),
    "a proxy that wants a name": saying(407, "text/html", HTML),
    "a parcel with an error": saying(500, PARCEL_TYPE, b"parcel"),
    "a problem that is none": saying(400, PROBLEM, b"<html>"),
    "a problem in bad UTF-8": saying(400, PROBLEM, b'{"code": "\xff"}'),
    "a problem of another shape": saying(400, PROBLEM, b'{"code": 5}'),
    "a problem that is a list": saying(400, PROBLEM, b"[]"),
    "an oversize body": saying(200, PARCEL_TYPE, bytes(DEFAULT_LIMITS.packed + 1)),
}


@pytest.mark.parametrize("answer", STRANGERS.values(), ids=STRANGERS.keys())
def test_what_is_not_the_hub_is_never_taken_for_it_and_trying_again_is_safe(answer: Answer) -> None:
    found = failure(answer)
    assert (found.code, type(found)) == ("not_the_hub", Unavailable)


def test_a_redirect_is_not_followed() -> None:
    with serving(saying(200, PARCEL_TYPE, b"x")) as other:
        failure(saying(307, "text/html", b"", Location=f"{other.url}/v1/exchange"))
    assert other.asked == []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 410, 413, 422])
def test_a_problem_below_500_is_refused_with_the_code_of_the_hub(status: int) -> None:
    found = failure(problem(status, code="invite_used", detail="đã dùng", fields={"invite": "used"}, more=1))
    assert (type(found), found.code, found.message, dict(found.fields)) == (
        Refused,
        "invite_used",
        "đã dùng",
        {"invite": "used"},
    )


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_problem_of_the_hub_itself_is_unavailable(status: int) -> None:
    found = failure(problem(status, code="hub_busy"))
    assert (type(found), found.code) == (Unavailable, "hub_busy")


def test_a_problem_without_a_code_is_a_failure_of_the_hub() -> None:
    assert failure(problem(500, title="Internal")).code == "hub_failed"


@pytest.mark.parametrize("kind", ["text/html", ""])
def test_a_parcel_that_any_proxy_finds_too_large_is_told_so_that_a_smaller_one_is_tried(kind: str) -> None:
    assert failure(saying(413, kind, HTML)).code == "parcel_too_large"


def test_a_silent_hub_is_named() -> None:
    is_over = threading.Event()

    def silence(_handler: BaseHTTPRequestHandler, _asked: bytes) -> None:
        is_over.wait(PATIENCE_S)

    found = failure(silence, timeout_s=0.2, parcel=LONG_PARCEL)
    is_over.set()
    assert (found.code, type(found)) == ("hub_silent", Unavailable)


def cut(head: bytes) -> Answer:
    def answer(handler: BaseHTTPRequestHandler, _asked: bytes) -> None:
        handler.wfile.write(head)
        handler.close_connection = True

    return answer


CUTS = {
    "before the first byte": b"",
    "in the status line": b"HTTP/1.1 20",
    "in the headers": b"HTTP/1.1 200 OK\r\nContent-Ty",
    "in the body": b"HTTP/1.1 200 OK\r\nContent-Type: application/vnd.loa.parcel\r\nContent-Length: 100\r\n\r\nhalf",
    "in a chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf",
    "no HTTP at all": b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
}


@pytest.mark.parametrize("head", CUTS.values(), ids=CUTS.keys())
def test_a_connection_cut_anywhere_is_named_and_half_an_answer_is_none(head: bytes) -> None:
    found = failure(cut(head))
    assert found.code in ("hub_cut", "not_the_hub")
    assert isinstance(found, Unavailable)


@pytest.mark.parametrize("head", CUTS.values(), ids=CUTS.keys())
def test_half_an_answer_is_nothing_that_the_connection_has_carried(head: bytes) -> None:
    with serving(cut(head)) as server, closing(HttpCourier(server.url, PATIENCE_S)) as courier:
        with pytest.raises(Unavailable):
            courier.carry("/v1/exchange", b"parcel")
        assert courier.carried == 0


def test_where_nobody_listens_there_is_no_hub() -> None:
    with silent_port() as port:
        found = failure_at(f"http://127.0.0.1:{port}")
    assert (found.code, type(found)) == ("no_hub", Unavailable)


def test_a_name_that_no_one_has_is_told_apart() -> None:
    found = failure_at("https://hub.invalid")
    assert (found.code, type(found)) == ("no_name", Unavailable)


def test_a_hub_that_speaks_no_tls_is_named() -> None:
    with serving(saying(200, PARCEL_TYPE, b"x")) as server:
        assert failure_at(server.url.replace("http", "https")).code == "tls_failed"


def test_no_proxy_of_the_environment_sees_a_parcel(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(saying(200, PARCEL_TYPE, b"proxy")) as proxy, serving(saying(200, PARCEL_TYPE, b"hub")) as hub:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        courier = HttpCourier(hub.url)
        assert courier.carry("/v1/exchange", b"parcel") == b"hub"
        courier.close()
    assert proxy.asked == []


@pytest.mark.parametrize("url", ["http://hub.example", "http://192.168.1.5:8000", "http://127.0.0.1.example"])
def test_beyond_this_machine_a_hub_needs_https(url: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_address(url)
    assert refusal.value.code == "https_needed"


STRANGE = "hub ftp://hub https:// https:///v1 file:///etc http://[::1 https://hub:99999 https://hub:x https://hub:0"


@pytest.mark.parametrize("url", ["", *STRANGE.split()])
def test_what_is_no_address_of_a_hub_is_refused(url: str) -> None:
    with pytest.raises(Refused) as refusal:
        HttpCourier(url)
    assert refusal.value.code == "bad_address"


@pytest.mark.parametrize(
    "url", ["https://hub.example", "http://127.0.0.1:8000", "http://localhost", "http://[::1]:8000", "HTTP://LOCALHOST"]
)
def test_an_address_is_taken_without_its_last_slash(url: str) -> None:
    assert check_address(url + "/") == url
