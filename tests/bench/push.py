# SPDX-License-Identifier: Apache-2.0
"""The first push of 10,000 broadcasts, every byte that the laptop writes, against a squeezed SQLite patchset."""

import shutil
from pathlib import Path
from typing import Any

from desktop.actions.exchanging import enrol_laptop, sync_laptop
from desktop.laptop import Laptop
from sync.records.broadcast_log import BroadcastLog
from sync.store.opening import open_store
from sync.store.reading import Query, list_records
from sync.store.units import bundled_units
from tests.bench.broadcasts import COMMUNE, KEY, check_shape, new_laptop, write_broadcasts
from tests.bench.patchset import patchset, squeezed
from tests.bench.places import kept_store, scratch
from tests.bench.proxy import Traffic, counting
from tests.bench.result import Result
from tests.support.hub_process import running_hub

RECORDS = 10_000
AT_ONCE = 1000
HOW = (
    "First `sync` of a laptop with 10,000 broadcast_log records from the seeded factory to a real hub process: every "
    "byte that the laptop writes to the socket, headers too, counted by a TCP proxy. Yardstick: zstd level 9 of the "
    "SQLite session-extension patchset (apsw) of the same 10,000 rows, ids and references as 16-byte blobs, without "
    "computed columns. A size, so one run; the same seed gives the same records, only hashes and keys differ."
)


def build_store(folder: Path) -> None:
    """Ten thousand records that wait for their first exchange."""
    laptop, officer = new_laptop(folder)
    broadcasts = [officer.broadcast() for _ in range(RECORDS)]
    check_shape([one.values for one in broadcasts])
    for start in range(0, RECORDS, AT_ONCE):
        write_broadcasts(laptop, broadcasts[start : start + AT_ONCE], start + 1)
    laptop.database.close()


def push_all(laptop: Laptop, folder: Path) -> tuple[Traffic, dict[str, Any]]:
    """Enrol at a new hub and exchange until nothing waits."""
    with running_hub(folder) as hub, counting(hub.url) as proxy:
        enrol_laptop(laptop, proxy.url, hub.invite("Cán bộ xã 1", "operator", "editor", "keeper", units=(COMMUNE,)))
        traffic = proxy.begin()
        told = sync_laptop(laptop)
    assert not told["held"], told["held"][:3]
    return traffic, told


def plain_rows(laptop: Laptop) -> list[tuple[bytes, dict[str, Any]]]:
    """What was recorded, without what is computed; in the order in which it was written."""
    derived = {one.name for one in BroadcastLog.fields.values() if one.is_derived}
    with laptop.reading() as desk:
        found = sorted(list_records(desk.connection, Query(BroadcastLog)), key=lambda one: one.record.values["log_no"])
    return [
        (
            bytes.fromhex(one.record.record_id.replace("-", "")),
            {name: value for name, value in one.record.values.items() if name not in derived},
        )
        for one in found
    ]


def push_bytes_vs_patchset() -> Result:
    """Bytes up over bytes of the yardstick."""
    kept = kept_store("push", build_store)
    with scratch() as folder:
        shutil.copy(kept / "loa.db", folder / "loa.db")
        laptop = Laptop(open_store(folder / "loa.db", KEY), bundled_units())
        rows = plain_rows(laptop)
        raw = patchset(rows)
        traffic, told = push_all(laptop, folder / "hub")
        laptop.database.close()
    yardstick = squeezed(raw)
    parts = {
        "ours_bytes": traffic.bytes_up,
        "yardstick_bytes": yardstick,
        "patchset_unsqueezed_bytes": len(raw),
        "records": len(rows),
        "changes_sent": told["sent"],
        "requests": traffic.requests,
        "bytes_down": traffic.bytes_down,
    }
    return Result(traffic.bytes_up / yardstick, 1.3, "lower", HOW, parts)
