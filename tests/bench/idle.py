# SPDX-License-Identifier: Apache-2.0
"""What an exchange costs a commune's laptop when neither side has anything to say."""

from functools import cache

from desktop.actions.exchanging import enrol_laptop, sync_laptop
from sync.records.broadcast_log import BroadcastLog
from tests.bench.broadcasts import COMMUNE, add_one, new_laptop
from tests.bench.places import scratch
from tests.bench.proxy import Traffic, counting
from tests.bench.result import Result
from tests.support.hub_process import running_hub

RECORDS = 100
HOW = (
    "A commune laptop with one unit logs 100 broadcasts and syncs with a real hub process until both are empty; then "
    "one more `sync` on a new connection, counted by a TCP proxy, headers too."
)


@cache
def measure_idle() -> Traffic:
    """The exchange after the last one that had something to carry."""
    with scratch() as folder, running_hub(folder / "hub") as hub, counting(hub.url) as proxy:
        laptop, officer = new_laptop(folder)
        enrol_laptop(laptop, proxy.url, hub.invite("Cán bộ xã 1", "operator", "editor", "keeper", units=(COMMUNE,)))
        for _ in range(RECORDS):
            add_one(laptop, BroadcastLog, officer.enter())
        first = sync_laptop(laptop)
        assert first["sent"] >= RECORDS, first
        traffic = proxy.begin()
        told = sync_laptop(laptop)
        assert told["sent"] + told["received"] == 0, told
        laptop.database.close()
    return traffic


def _parts(traffic: Traffic) -> dict[str, int]:
    return {"requests": traffic.requests, "bytes_up": traffic.bytes_up, "bytes_down": traffic.bytes_down}


def idle_sync_requests() -> Result:
    """Requests of one idle exchange."""
    traffic = measure_idle()
    return Result(traffic.requests, 1, "lower", HOW, _parts(traffic))


def idle_sync_bytes() -> Result:
    """Bytes of its larger direction."""
    traffic = measure_idle()
    return Result(max(traffic.bytes_up, traffic.bytes_down), 1024, "lower", HOW, _parts(traffic))
