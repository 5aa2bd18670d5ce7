# SPDX-License-Identifier: Apache-2.0
"""A hub in PostgreSQL as processes: several workers on one socket, replaced when they die, ended together."""

import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.support.hub_process import HubProcess, running_hub
from tests.support.postgres import Cluster
from tests.support.wire import Node, over_http, request, village

COMMUNES = ("00004", "00008")
PATIENCE_S = 60


@pytest.fixture
def hub(cluster: Cluster, tmp_path: Path) -> Iterator[HubProcess]:
    with cluster.reused() as url, running_hub(tmp_path / "hub", "01", url, workers=2) as made:
        yield made


def workers(hub: HubProcess) -> list[psutil.Process]:
    """The processes that answer; one more belongs to multiprocessing and looks after leftovers."""
    assert hub.process is not None
    children = psutil.Process(hub.process.pid).children()
    return [one for one in children if "spawn_main" in " ".join(one.cmdline())]


def officer(hub: HubProcess, unit: str) -> Node:
    node = Node()
    node.enrol(over_http(hub.url), hub.invite("Cán bộ", "operator", "editor", "keeper", units=(unit,)))
    return node


def push_all(hub: HubProcess, node: Node, parcels: int, told: list[str]) -> None:
    for at in range(parcels):
        told += node.push(over_http(hub.url), *(node.write("village", village(f"Thôn {at}-{n}")) for n in range(3)))


def pull_until(hub: HubProcess, node: Node, wanted: int) -> list[bytes]:
    """Pull again and again until so many came: what is committed is numbered a moment later."""
    found: list[bytes] = []
    tick = threading.Event()
    for _ in range(PATIENCE_S * 20):
        found += [entry.id for entry in node.pull(over_http(hub.url))]
        if len(found) >= wanted:
            return found
        tick.wait(0.05)
    return found


def test_what_two_push_at_once_to_two_workers_comes_to_their_colleagues_once(hub: HubProcess) -> None:
    nodes, readers = ([officer(hub, unit) for unit in COMMUNES] for _ in range(2))
    told: list[str] = []
    pushing = [threading.Thread(target=push_all, args=(hub, node, 8, told)) for node in nodes]
    for thread in pushing:
        thread.start()
    for thread in pushing:
        thread.join()
    assert told == ["new"] * 48
    for reader in readers:
        came = pull_until(hub, reader, 24)
        assert (len(came), len(set(came))) == (24, 24)
    assert hub.ask("check") == {"ok": True, "differences": []}


def test_a_worker_that_dies_is_replaced_and_nothing_answered_is_lost(hub: HubProcess) -> None:
    node, reader = officer(hub, COMMUNES[0]), officer(hub, COMMUNES[0])
    told: list[str] = []
    push_all(hub, node, 2, told)
    for victim in workers(hub):
        victim.kill()
    assert request(hub.url, "/healthz").status == 200
    push_all(hub, node, 2, told)
    assert told == ["new"] * 12
    assert len(pull_until(hub, reader, 12)) == 12


def test_all_end_together_and_with_the_one_that_started_them(hub: HubProcess) -> None:
    crew = workers(hub)
    assert len(crew) == 2
    assert hub.stop() == 0
    assert not any(one.is_running() for one in crew)
    hub.start("--workers", "2")
    crew = workers(hub)
    hub.kill()
    assert psutil.wait_procs(crew, PATIENCE_S)[1] == []


def test_a_hub_in_a_file_has_one_worker(tmp_path: Path) -> None:
    hub = HubProcess(tmp_path / "hub").init("01")
    done = hub.run("serve", "--workers", "2")
    assert done.returncode == 1
    assert "one_worker" in done.stderr
