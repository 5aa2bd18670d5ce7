# SPDX-License-Identifier: Apache-2.0
"""A running hub and everything that can be wrong with a parcel: refused or held with a code, never a failure of the
hub, never more than 256 MB, and what was there before is still there.
"""

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

import msgspec
import psutil
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok

from sync.hub.app import EXCHANGE_LIMITS
from sync.parcel.envelope import seal
from sync.parcel.messages import ENROL, EXCHANGE, EnrolRequest
from tests.bench.long_logs import now_ms
from tests.support.hub_process import HubProcess, running_hub
from tests.support.wire import PARCEL, PATIENCE_S, Node, answers, over_http, request, village

COMMUNE, NEIGHBOUR, PROVINCE = "00004", "00008", "01"
MOST_MEMORY = 256 * 10**6
TEN_YEARS_MS = 3_652 * 86_400_000
ROLES = {"operator": COMMUNE, "reviewer": COMMUNE, "manager": PROVINCE}
CALM = settings(deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """One hub for all of this; at its end it has failed at nothing, is not swollen and still answers."""
    with running_hub(tmp_path_factory.mktemp("hostile") / "data", unit=PROVINCE) as running:
        yield running
        assert "failed" not in running.log()
        assert running.process is not None
        assert psutil.Process(running.process.pid).memory_info().rss <= MOST_MEMORY
        assert running.ask("check")["differences"] == []


@pytest.fixture(scope="module")
def nodes(hub: HubProcess) -> dict[str, Node]:
    """A node of each role."""
    made = {role: Node() for role in ROLES}
    for role, node in made.items():
        node.enrol(over_http(hub.url), hub.invite("Cán bộ", role, "keeper", units=(ROLES[role],)))
    return made


@pytest.fixture(scope="module")
def officer(nodes: dict[str, Node]) -> Node:
    return nodes["operator"]


class Caller:
    """Posts bodies over one connection that stays as long as the hub lets it."""

    def __init__(self, hub: HubProcess, address: str = "127.0.0.1") -> None:
        self._connection = HTTPConnection(urlsplit(hub.url).netloc, timeout=PATIENCE_S, source_address=(address, 0))

    def refusal(self, body: bytes, path: str = "/v1/exchange") -> str:
        """The code of the refusal that this must meet with."""
        status, told = self.post(body, path)
        assert 400 <= status < 500, (status, told)
        return str(msgspec.json.decode(told)["code"])

    def post(self, body: bytes, path: str) -> tuple[int, bytes]:
        """Status and body of the answer; once more where the hub had ended the connection after a refusal."""
        try:
            return self._post(body, path)
        except (HTTPException, ConnectionError):
            self._connection.close()
            return self._post(body, path)

    def close(self) -> None:
        self._connection.close()

    def _post(self, body: bytes, path: str) -> tuple[int, bytes]:
        self._connection.request("POST", path, body, {"content-type": PARCEL})
        answer = self._connection.getresponse()
        return answer.status, answer.read()


@pytest.fixture
def caller(hub: HubProcess) -> Iterator[Caller]:
    with closing(Caller(hub)) as made:
        yield made


def whole_parcel(officer: Node) -> bytes:
    """A parcel with two changes that the hub would take."""
    n, last = officer.n, officer.last
    parcel = officer.parcel([officer.run(*(officer.write("village", village(f"Thôn {one}")) for one in range(2)))])
    officer.n, officer.last = n, last
    return parcel


def counted(hub: HubProcess, unit: str = COMMUNE) -> int:
    return int(hub.ask("digest").get(unit, {"count": 0})["count"])


def test_every_flipped_byte_is_refused(hub: HubProcess, officer: Node, caller: Caller) -> None:
    parcel, before = whole_parcel(officer), counted(hub)
    codes = {caller.refusal(parcel[:at] + bytes((parcel[at] ^ 0x41,)) + parcel[at + 1 :]) for at in range(len(parcel))}
    assert codes <= {"not_a_parcel", "bad_signature", "wrong_recipient", "unknown_device", "wrong_kind"}
    assert counted(hub) == before


def test_every_truncation_is_refused(hub: HubProcess, officer: Node, caller: Caller) -> None:
    parcel, before = whole_parcel(officer), counted(hub)
    codes = {caller.refusal(parcel[:length]) for length in range(len(parcel))}
    assert codes <= {"not_a_parcel", "bad_signature"}
    assert counted(hub) == before


def test_every_flip_under_a_right_signature_is_refused_or_harmless(hub: HubProcess, officer: Node) -> None:
    """Whoever is enrolled and cheats signs what he damaged: only the inner checks stand against him."""
    reached = set()
    message = msgspec.msgpack.encode(
        [
            officer.actor,
            1,
            bytes(32),
            officer.epoch,
            [[COMMUNE, b"x" * 72]],
            0,
            "",
            b"",
            0,
            0,
            b"runs",
            [[COMMUNE, b""]],
        ]
    )
    for at in range(len(message)):
        damaged = message[:at] + bytes((message[at] ^ 0x55,)) + message[at + 1 :]
        reached.add(request(hub.url, "/v1/exchange", seal(EXCHANGE, damaged, officer.key, officer.hub)).status)
    assert reached <= {200, 400, 401, 403, 409, 413, 422}


def test_an_older_parcel_after_a_newer_one_takes_nothing_back(hub: HubProcess, officer: Node) -> None:
    before = counted(hub)
    first, second = (officer.run(officer.write("village", village(f"Xóm {one}"))) for one in range(2))
    older, newer = officer.parcel([first]), officer.parcel([second])
    assert [request(hub.url, "/v1/exchange", one).status for one in (newer, older, newer, older)] == [200] * 4
    assert counted(hub) == before + 2


def test_a_stranger_is_refused_whatever_he_brings(officer: Node, caller: Caller) -> None:
    stranger = Node(hub=officer.hub, unit=COMMUNE)
    assert caller.refusal(stranger.parcel([stranger.run(stranger.write("village", village()))])) == "unknown_device"


def test_a_strangers_work_in_an_officers_parcel_is_held(hub: HubProcess, officer: Node) -> None:
    stranger = Node(unit=COMMUNE)
    foreign = stranger.run(stranger.write("village", village()))
    assert answers(officer.exchange(over_http(hub.url), [foreign]), officer.hub) == ["unknown_device"]


def test_the_wrong_unit_is_held_with_its_code(hub: HubProcess, officer: Node) -> None:
    assert officer.push(over_http(hub.url), officer.write("village", village(), unit=NEIGHBOUR)) == ["unit_not_yours"]


@pytest.mark.parametrize("off_ms", [-TEN_YEARS_MS, TEN_YEARS_MS], ids=["ten years back", "ten years ahead"])
def test_a_clock_ten_years_off_loses_nothing(hub: HubProcess, officer: Node, off_ms: int) -> None:
    written = officer.write("village", village(), wall=now_ms() + off_ms)
    reply = officer.exchange(over_http(hub.url), [officer.run(written)], wall=now_ms() + off_ms)
    assert answers(reply, officer.hub) == ["new"]
    assert abs(reply.at - now_ms()) < 60_000


@pytest.mark.parametrize("path", ["/v1/enrol", "/v1/exchange"])
def test_a_bomb_is_refused(caller: Caller, officer: Node, path: str) -> None:
    kind, to = (ENROL, b"") if path == "/v1/enrol" else (EXCHANGE, officer.hub)
    assert caller.refusal(seal(kind, bytes(EXCHANGE_LIMITS.unpacked + 1), officer.key, to), path) == "parcel_bomb"


def enrolment(invite: str) -> bytes:
    node = Node()
    told = EnrolRequest(invite=invite, person=node.person, name="x", device=node.key.public, actor=node.actor)
    return seal(ENROL, told, node.key, b"")


@pytest.mark.torture
def test_ten_thousand_wrong_invites_open_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    with running_hub(tmp_path_factory.mktemp("guessed") / "data", unit=PROVINCE) as guessed:
        right = guessed.invite("Cán bộ xã 1", "operator", units=(COMMUNE,))
        with closing(Caller(guessed)) as caller:
            codes = {caller.refusal(enrolment(f"{place:05d}-00000"), "/v1/enrol") for place in range(10_000)}
        assert codes == {"invite_unknown", "too_many_attempts"}
        with closing(Caller(guessed, "127.0.0.2")) as elsewhere:
            assert elsewhere.post(enrolment(right), "/v1/enrol")[0] == 200
        assert "failed" not in guessed.log()


def _spoken(role: str, nodes: dict[str, Node], body: bytes) -> bytes:
    """What a cheating node of a role would post: any message at all, rightly signed."""
    return seal(EXCHANGE, body, nodes[role].key, nodes[role].hub)


@pytest.mark.parametrize("role", ROLES)
@settings(CALM, max_examples=60)
@given(
    message=st.binary(max_size=300)
    | st.builds(
        partial(msgspec.msgpack.encode),
        st.recursive(
            st.none() | st.integers(-(2**63), 2**63) | st.binary(max_size=80) | st.text(max_size=20),
            lambda inner: st.lists(inner, max_size=14),
            max_leaves=30,
        ),
    )
)
def test_no_message_of_any_role_makes_the_hub_fail(
    hub: HubProcess, nodes: dict[str, Node], role: str, message: bytes
) -> None:
    assert request(hub.url, "/v1/exchange", _spoken(role, nodes, message)).status < 500


def _as_bytes(body: object) -> bytes:
    return body if isinstance(body, bytes) else str(body).encode("utf-8", "surrogatepass")


schemathesis.serializer(PARCEL)(lambda _context, body: _as_bytes(body))


@pytest.mark.parametrize("role", [None, *ROLES])
def test_the_hub_keeps_to_its_own_description(hub: HubProcess, nodes: dict[str, Node], role: str | None) -> None:
    """Every operation of ``/openapi.json`` with generated requests, bare and as the signed message of a role."""
    described = schemathesis.openapi.from_url(f"{hub.url}/openapi.json")
    operations = list(described.get_all_operations())
    assert operations, "nothing is described"
    for found in operations:
        assert isinstance(found, Ok), "an operation without form"
        _call_operation(found.ok(), role, nodes)


def _call_operation(operation: Any, role: str | None, nodes: dict[str, Node]) -> None:
    @settings(CALM, max_examples=25)
    @given(case=operation.as_strategy())
    def call(case: Any) -> None:
        if role is not None and operation.method == "post":
            case.body = _spoken(role, nodes, _as_bytes(case.body))
        answer = case.call()
        assert answer.status_code < 500, answer.text

    call()
