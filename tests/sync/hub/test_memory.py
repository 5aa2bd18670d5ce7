# SPDX-License-Identifier: Apache-2.0
"""Fifty connections that send large bodies slowly: the hub stays within 4 MB for each and still answers."""

import os
import socket
import threading
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from sync.hub.app import EXCHANGE_LIMITS, SESSIONS
from sync.hub.connections import HEAD_S
from tests.support.hub_process import HubProcess, running_hub
from tests.support.wire import PATIENCE_S, request

CONNECTIONS = 50
MB = 1_000_000
STILL = 5
HEAD = (
    "POST /v1/exchange HTTP/1.1\r\nHost: hub\r\nContent-Type: application/vnd.loa.parcel\r\nContent-Length: {}\r\n\r\n"
)


def connect(hub: HubProcess) -> socket.socket:
    parts = urlsplit(hub.url)
    made = socket.create_connection((parts.hostname or "", parts.port or 0), timeout=PATIENCE_S)
    made.settimeout(PATIENCE_S)
    return made


def begin_body(hub: HubProcess, size: int) -> socket.socket:
    """A connection whose body lacks its last byte; one that is turned away closes early."""
    made = connect(hub)
    made.sendall(HEAD.format(size).encode())
    try:
        for start in range(0, size - 1, 65_536):
            made.sendall(bytes(min(65_536, size - 1 - start)))
    except OSError:  # turned away with 503 before its body was read
        made.close()
    return made


def resident(hub: HubProcess) -> int:
    assert hub.process is not None
    return int(psutil.Process(hub.process.pid).memory_info().rss)


def settled(hub: HubProcess, least: int) -> int:
    """The most that is resident until it is so much and grows no more: the hub reads after the callers have sent."""
    seen, tick = [resident(hub)], threading.Event()
    for _ in range(PATIENCE_S * 10):
        tick.wait(0.1)
        seen.append(resident(hub))
        if seen[-1] >= least and len(seen) > STILL and seen[-1] - seen[-STILL] < MB:
            break
    return max(seen)


@pytest.mark.skipif(os.name != "posix", reason="the resident memory of another system is counted otherwise")
def test_fifty_slow_bodies_stay_within_four_megabytes_each(tmp_path: Path) -> None:
    with running_hub(tmp_path / "hub") as hub, ExitStack() as open_ones:
        for _ in range(5):
            request(hub.url, "/v1/exchange", bytes(100_000))
        before = resident(hub)
        for _ in range(CONNECTIONS):
            open_ones.enter_context(begin_body(hub, EXCHANGE_LIMITS.packed))
        grown = settled(hub, before + SESSIONS * MB) - before
        assert request(hub.url, "/healthz").status == 200
    assert grown <= CONNECTIONS * 4 * MB
    assert grown >= SESSIONS * MB, "the bodies were not there: nothing was measured"


@pytest.mark.torture
@pytest.mark.parametrize("said", [b"", b"POST /v1/exchange HTTP/1.1\r\nHost: "], ids=["silent", "half a head"])
def test_a_connection_without_a_request_is_ended(tmp_path: Path, said: bytes) -> None:
    with running_hub(tmp_path / "hub") as hub, connect(hub) as silent:
        silent.settimeout(HEAD_S + 10)
        silent.sendall(said)
        assert silent.recv(1) == b""
