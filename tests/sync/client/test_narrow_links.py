# SPDX-License-Identifier: Apache-2.0
"""Links that pass a few kilobytes a connection, or are cut at any byte: everything arrives, both ways, once."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from sync.log.errors import LoaError, Unavailable
from tests.support.hub_process import HubProcess, running_hub
from tests.support.nodes import Desk, Profile, assert_in_step, enrolled
from tests.support.proxy import Cut, Proxy, line_to

ALWAYS = 100_000
NARROW = 4_096
COMMUNE = "02683"
MOST_TRIES = 12
MOST_UP = 57_500
"""Bytes for 500 records. Keys are random and bodies differ by a few bytes: 44,000 where no answer misses its room by
them, 49,000 to 54,000 where one or two do and batches are halved once more; runs of 64 changes took 62,700."""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    with running_hub(tmp_path_factory.mktemp("narrow") / "hub") as made:
        yield made


@pytest.fixture
def line(hub: HubProcess) -> Iterator[Proxy]:
    with line_to(hub.url) as proxy:
        yield proxy


def villages(prefix: str, count: int) -> list[dict[str, str]]:
    return [{"name": f"Thôn {prefix} {number}", "kind": "thon"} for number in range(count)]


def sync_patiently(desk: Desk) -> int:
    """Exchange until it ends well; how many tries it took."""
    for tries in range(1, MOST_TRIES):
        with suppress(Unavailable):
            desk.sync()
            return tries
    raise AssertionError("no progress on this link")


def test_four_kilobytes_a_connection_are_enough_for_500_records_both_ways(
    tmp_path: Path, hub: HubProcess, line: Proxy
) -> None:
    near = enrolled(tmp_path / "near", hub, COMMUNE)
    far = enrolled(tmp_path / "far", hub, COMMUNE, url=line.url)
    with near.opened() as desk:
        desk.add("village", *villages("gần", 500))
        desk.sync()
    line.cut(Cut(total=NARROW, times=ALWAYS))
    with far.opened() as desk:
        desk.add("village", *villages("xa", 500))
        assert sync_patiently(desk) <= 3
        assert (desk.status()["unsent"], len(desk.list("village"))) == (0, 1_000)
    sent = sum(len(passage.said) for passage in line.passages)
    assert sent <= MOST_UP, f"{sent} bytes up for 500 records: too much was sent twice"
    with near.opened() as desk:
        desk.sync()
    assert_in_step(hub, near, far, unit=COMMUNE)


def test_one_large_change_that_never_fits_keeps_nothing_else_from_going(
    tmp_path: Path, hub: HubProcess, line: Proxy
) -> None:
    officer = enrolled(tmp_path / "officer", hub, "02686", url=line.url)
    with officer.opened() as desk:
        large = desk.add("fault_ticket", {"action": noise(1_900)})[0]
        small = desk.add("village", *villages("nhỏ", 20))
        line.cut(Cut(total=NARROW, times=ALWAYS))
        for _ in range(2):
            with pytest.raises(LoaError, match="cut"):
                desk.sync()
        assert {desk.show(one)["transfer"] for one in small} == {"received"}
        assert desk.show(large)["transfer"] == "waiting"
        line.cut(None)
        assert desk.sync()["sent"] == 1


def noise(length: int) -> str:
    """A text that no squeezing makes smaller."""
    return "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(length))


def cut_everywhere(desk: Desk, line: Proxy, offsets: "range | list[int]", is_up: bool) -> None:
    """One new record for each offset, its exchange cut there once."""
    for cut in offsets:
        desk.village(f"Thôn {cut}")
        line.cut(Cut(up=cut) if is_up else Cut(down=cut))
        assert desk.sync()["sent"] == 1, cut


def officer_on(tmp_path: Path, hub: HubProcess, line: Proxy, unit: str) -> tuple[Profile, int, int]:
    """A laptop, and the bytes of an exchange of one record both ways."""
    officer = enrolled(tmp_path / "officer", hub, unit, url=line.url)
    with officer.opened() as desk:
        desk.village()
        desk.sync()
    return officer, len(line.passages[-1].said), len(line.passages[-1].answered)


@pytest.mark.torture
def test_a_small_exchange_may_be_cut_at_each_byte_both_ways(tmp_path: Path, hub: HubProcess, line: Proxy) -> None:
    officer, up, down = officer_on(tmp_path, hub, line, "02686")
    with officer.opened() as desk:
        cut_everywhere(desk, line, range(up), is_up=True)
        cut_everywhere(desk, line, range(down), is_up=False)
    assert_in_step(hub, officer, unit="02686")
