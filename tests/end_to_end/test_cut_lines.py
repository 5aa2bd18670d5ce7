# SPDX-License-Identifier: Apache-2.0
"""A bad line: parcels that come twice, answers that are lost, cuts at any byte. Nothing is lost, nothing doubled."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.parcel.envelope import unseal
from sync.parcel.messages import EXCHANGED, ExchangeReply, read_message
from tests.support.hub_process import HubProcess
from tests.support.nodes import Profile, assert_in_step, enrolled, hub_digest
from tests.support.proxy import Cut, Proxy, line_to
from tests.support.wire import answers, request

ALWAYS = 1_000


@pytest.fixture
def line(shared_hub: HubProcess) -> Iterator[Proxy]:
    with line_to(shared_hub.url) as proxy:
        yield proxy


@pytest.fixture
def officer(tmp_path: Path, shared_hub: HubProcess, commune: str, line: Proxy) -> Profile:
    """A laptop that reaches its hub by the bad line."""
    return enrolled(tmp_path / "officer", shared_hub, commune, url=line.url)


def answered(profile: Profile, body: bytes) -> list[str]:
    """What a recorded answer of the hub says of each change."""
    with profile.opened() as desk, desk.laptop.reading() as at:
        device, link = at.identity.device.public, at.link
    assert link is not None
    return answers(read_message(ExchangeReply, unseal(body, expect_kind=EXCHANGED, to=device).message), link.hub)


def test_a_parcel_delivered_twice_is_taken_once(
    shared_hub: HubProcess, officer: Profile, line: Proxy, commune: str
) -> None:
    with officer.opened() as desk:
        desk.village()
        desk.sync()
    before = hub_digest(shared_hub, commune)
    again = request(shared_hub.url, "/v1/exchange", line.passages[-1].requests()[0])
    assert answered(officer, again.body) == ["known"]
    assert hub_digest(shared_hub, commune) == before
    assert_in_step(shared_hub, officer, unit=commune)


def test_a_sync_whose_answers_are_lost_ends_with_3_and_keeps_all(
    shared_hub: HubProcess, officer: Profile, line: Proxy, commune: str
) -> None:
    with officer.opened() as desk:
        village = desk.village()
    line.cut(Cut(down=0, times=ALWAYS))
    failed = officer.run("sync")
    assert (failed.status, failed.code) == (3, "hub_cut")
    with officer.opened() as desk:
        assert desk.status()["unsent"] == 1
        assert desk.show(village)["transfer"] == "waiting"
    assert hub_digest(shared_hub, commune)["count"] == 2


def test_the_sync_after_a_lost_answer_hears_known_and_doubles_nothing(
    shared_hub: HubProcess, officer: Profile, line: Proxy, commune: str
) -> None:
    with officer.opened() as desk:
        village = desk.village()
    line.cut(Cut(down=0, times=ALWAYS))
    officer.run("sync")
    line.cut(None)
    told = officer.ask("sync")
    assert (told["sent"], told["held"], told["differing"]) == (1, [], [])
    assert answered(officer, line.passages[-1].answers()[0]) == ["known"]
    assert officer.ask("show", village)["transfer"] == "received"
    assert hub_digest(shared_hub, commune)["count"] == 2
    assert_in_step(shared_hub, officer, unit=commune)


def test_an_enrolment_whose_answer_is_lost_can_be_repeated(
    tmp_path: Path, shared_hub: HubProcess, line: Proxy, commune: str
) -> None:
    officer = Profile(tmp_path / "other")
    officer.ask("init", "--unit", commune, "--name", "Cán bộ xã 2")
    invite = shared_hub.invite("Cán bộ xã 2", "operator", units=(commune,))
    line.cut(Cut(down=0, times=1))
    failed = officer.run("enrol", "--hub", line.url, "--invite", invite)
    assert (failed.status, failed.code) == (3, "hub_cut")
    assert officer.ask("enrol", "--hub", line.url, "--invite", invite)["units"] == [commune]


def offsets(length: int, step: int) -> list[int]:
    """The first bytes one by one, then in steps, then the last ones."""
    return sorted({*range(12), *range(12, length, step), length - 2, length - 1})


def test_an_exchange_cut_at_any_byte_on_its_way_up_is_made_good(
    shared_hub: HubProcess, officer: Profile, line: Proxy, commune: str
) -> None:
    with officer.opened() as desk:
        desk.village()
        desk.sync()
        for cut in offsets(len(line.passages[-1].said), 40):
            desk.village(f"Thôn {cut}")
            line.cut(Cut(up=cut))
            assert desk.sync()["sent"] == 1, cut
    assert_in_step(shared_hub, officer, unit=commune)


def test_an_exchange_cut_at_any_byte_on_its_way_down_is_made_good(
    shared_hub: HubProcess, officer: Profile, line: Proxy, commune: str
) -> None:
    with officer.opened() as desk:
        desk.village()
        desk.sync()
        for cut in offsets(len(line.passages[-1].answered), 20):
            desk.village(f"Thôn {cut}")
            line.cut(Cut(down=cut))
            assert desk.sync()["sent"] == 1, cut
    assert_in_step(shared_hub, officer, unit=commune)


def test_a_first_pull_cut_again_and_again_gets_everything(
    tmp_path: Path, shared_hub: HubProcess, officer: Profile, line: Proxy, commune: str
) -> None:
    with officer.opened() as desk:
        desk.add("village", *({"name": f"Thôn {number}", "kind": "thon"} for number in range(60)))
        desk.sync()
    second = enrolled(tmp_path / "second", shared_hub, commune, url=line.url)
    with second.opened() as desk, officer.opened() as other:
        for cut in (0, 40, 150, 300, 500):
            other.village(f"Bản {cut}")
            other.sync()
            line.cut(Cut(down=cut, times=2))
            assert desk.sync()["received"] == 1, cut
        other.sync()
    assert_in_step(shared_hub, officer, second, unit=commune)


def test_a_quiet_exchange_costs_one_request_and_the_bytes_it_tells(officer: Profile, line: Proxy) -> None:
    told = officer.ask("sync")
    passage = line.passages[-1]
    assert (told["requests"], len(passage.requests())) == (1, 1)
    assert abs(told["bytes_up"] - len(passage.said)) <= 64
    assert len(passage.said) <= 1024
    assert len(passage.answered) <= 1024
