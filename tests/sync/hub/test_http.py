# SPDX-License-Identifier: Apache-2.0
"""The hub as a process, over HTTP: what is sent to it damaged, too large, too deep or by nobody it knows."""

import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import msgspec
import pytest

from sync.hub.app import EXCHANGE_LIMITS, SESSIONS
from sync.parcel.envelope import seal
from sync.parcel.limits import DEFAULT_LIMITS, MIB
from sync.parcel.messages import EXCHANGE, EnrolRequest
from sync.parcel.squeezing import squeeze
from tests.support.hub_process import HubProcess, running_hub
from tests.support.wire import PATIENCE_S, Node, over_http, request, village

COMMUNE = "00004"
LENGTHS = (0, 1, 50, 99, 100, 104, 140, -1)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    with running_hub(tmp_path_factory.mktemp("hub") / "data", unit="01") as running:
        yield running
    assert "failed" not in running.log()


@pytest.fixture(scope="module")
def officer(hub: HubProcess) -> Node:
    node = Node()
    node.enrol(over_http(hub.url), hub.invite("Cán bộ xã 1", "operator", "keeper", units=(COMMUNE,)))
    return node


def test_an_officer_sends_and_another_process_counts_it(hub: HubProcess, officer: Node) -> None:
    before = hub.ask("digest").get(COMMUNE, {"count": 0})["count"]
    assert officer.push(over_http(hub.url), officer.write("village", village())) == ["new"]
    assert hub.ask("digest")[COMMUNE]["count"] == before + 1


def test_health_tells_who_answers(hub: HubProcess) -> None:
    answer = request(hub.url, "/healthz")
    health = json.loads(answer.body)
    assert (answer.status, health["ok"], health["unit"], len(health["epoch"])) == (200, True, "01", 16)


def test_a_quiet_exchange_stays_below_a_kilobyte_with_its_headers(hub: HubProcess, officer: Node) -> None:
    officer.pull(over_http(hub.url))
    answer = request(hub.url, "/v1/exchange", officer.parcel())
    head = sum(len(name) + len(value) + 4 for name, value in answer.headers.items())
    assert answer.headers.keys() == {"content-type", "content-length"}
    assert len(answer.body) + head + len("HTTP/1.1 200 OK\r\n\r\n") < 1024


@pytest.mark.parametrize("length", LENGTHS)
def test_a_parcel_cut_short_is_a_coded_refusal(hub: HubProcess, officer: Node, length: int) -> None:
    answer = request(hub.url, "/v1/exchange", officer.parcel()[:length])
    assert (answer.status, answer.code) in {(400, "not_a_parcel"), (401, "bad_signature")}
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("place", [0, 10, 50, 101, 120, 150, -1])
def test_a_flipped_bit_is_a_coded_refusal(hub: HubProcess, officer: Node, place: int) -> None:
    parcel = bytearray(officer.parcel())
    parcel[place] ^= 4
    answer = request(hub.url, "/v1/exchange", bytes(parcel))
    assert (answer.status, answer.code) in {(400, "not_a_parcel"), (401, "bad_signature")}


def test_every_flip_inside_the_message_of_a_cheating_sender_is_a_coded_refusal(hub: HubProcess, officer: Node) -> None:
    message = msgspec.msgpack.encode(
        [officer.actor, 1, bytes(32), officer.epoch, [["00004", b"x" * 65]], 0, "", b"", 0, 0, b"x"]
    )
    for place in range(len(message)):
        damaged = message[:place] + bytes((message[place] ^ 0x91,)) + message[place + 1 :]
        answer = request(hub.url, "/v1/exchange", seal(EXCHANGE, damaged, officer.key, officer.hub))
        assert 400 <= answer.status < 500, (place, answer)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b"\x91" * 10_000 + b"\xc0", "malformed_parcel"),
        (b"", "malformed_parcel"),
        (b"\xc1", "malformed_parcel"),
        (bytes(20 * MIB), "parcel_bomb"),
    ],
    ids=["10,000 deep", "nothing", "no such byte", "a bomb"],
)
def test_a_message_that_is_none_is_refused(hub: HubProcess, officer: Node, message: bytes, code: str) -> None:
    answer = request(hub.url, "/v1/exchange", seal(EXCHANGE, message, officer.key, officer.hub))
    assert (answer.status // 100, answer.code) == (4, code)


def test_runs_that_unfold_to_a_gigabyte_are_refused(hub: HubProcess, officer: Node) -> None:
    runs = squeeze([bytes(64 * MIB)])
    answer = request(hub.url, "/v1/exchange", officer.parcel(runs=runs))
    assert (answer.status, answer.code) == (413, "parcel_bomb")


def test_a_body_beyond_the_limit_is_refused(hub: HubProcess) -> None:
    answer = request(hub.url, "/v1/enrol", bytes(17 * 1024))
    assert (answer.status, answer.code) == (413, "parcel_too_large")


def test_a_body_that_does_not_say_how_long_it_is_is_refused_when_it_is_too_long(hub: HubProcess) -> None:
    with socket.create_connection(_address(hub), PATIENCE_S) as caller:
        caller.sendall(_head("/v1/enrol", "transfer-encoding: chunked"))
        caller.sendall(b"5000\r\n" + bytes(0x5000) + b"\r\n")
        assert caller.recv(4096).startswith(b"HTTP/1.1 413 ")


def test_a_parcel_for_another_hub_is_refused(hub: HubProcess, officer: Node) -> None:
    parcel = seal(EXCHANGE, b"", officer.key, bytes(32))
    assert request(hub.url, "/v1/exchange", parcel).code == "wrong_recipient"


def test_a_parcel_of_another_kind_is_refused(hub: HubProcess, officer: Node) -> None:
    assert request(hub.url, "/v1/enrol", officer.parcel()).code == "wrong_kind"


def test_a_body_that_is_no_parcel_by_name_is_refused(hub: HubProcess) -> None:
    assert request(hub.url, "/v1/exchange", b"{}", "application/json").status == 415


@pytest.mark.parametrize(
    ("path", "body", "status"), [("/v2/exchange", b"", 404), ("/v1/exchange", None, 405), ("/healthz", b"", 405)]
)
def test_a_wrong_path_or_method_is_a_problem_too(hub: HubProcess, path: str, body: bytes | None, status: int) -> None:
    answer = request(hub.url, path, body)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json")


def test_a_stranger_is_told_so(hub: HubProcess, officer: Node) -> None:
    answer = request(hub.url, "/v1/exchange", Node(hub=officer.hub).parcel())
    assert (answer.status, answer.code) == (401, "unknown_device")


def test_what_is_too_much_is_sent_away_before_it_is_read(hub: HubProcess, officer: Node) -> None:
    with ExitStack() as callers:
        for _caller in range(SESSIONS):
            waiting = callers.enter_context(socket.create_connection(_address(hub), PATIENCE_S))
            waiting.sendall(_head("/v1/exchange", "content-length: 100", "expect: 100-continue"))
            assert waiting.recv(4096).startswith(b"HTTP/1.1 100 ")
        answer = request(hub.url, "/v1/exchange", officer.parcel())
        assert (answer.status, answer.code) == (503, "hub_busy")
        assert 1 <= int(answer.headers["retry-after"]) <= 30
        assert request(hub.url, "/healthz").status == 200


def test_after_too_many_wrong_invites_an_address_has_to_wait(tmp_path_factory: pytest.TempPathFactory) -> None:
    with running_hub(tmp_path_factory.mktemp("guessed") / "data") as guessed:
        parcel = _enrolment("00000-00000")
        codes = [request(guessed.url, "/v1/enrol", parcel).code for _try in range(21)]
        last = request(guessed.url, "/v1/enrol", parcel)
    assert codes == ["invite_unknown"] * 20 + ["too_many_attempts"]
    assert (last.status, 1 <= int(last.headers["retry-after"]) <= 60) == (429, True)


def test_a_body_held_twice_stays_within_four_megabytes() -> None:
    assert 2 * EXCHANGE_LIMITS.packed <= 4 * MIB < 2 * DEFAULT_LIMITS.packed


def _enrolment(invite: str) -> bytes:
    node = Node()
    message = EnrolRequest(invite=invite, person=node.person, name="x", device=node.key.public, actor=node.actor)
    return seal("enrol", message, node.key, b"")


def _address(hub: HubProcess) -> tuple[str, int]:
    parts = urlsplit(hub.url)
    assert parts.hostname
    assert parts.port
    return parts.hostname, parts.port


def _head(path: str, *headers: str) -> bytes:
    lines = (f"POST {path} HTTP/1.1", "host: hub", "content-type: application/vnd.loa.parcel", *headers, "", "")
    return "\r\n".join(lines).encode()
