# SPDX-License-Identifier: Apache-2.0
"""What a bad line costs: a first push over connections that end after 64 KiB, and an edit of a hundred records."""

from pathlib import Path

from desktop.actions.exchanging import enrol_laptop, sync_laptop
from desktop.actions.saving import edit_record
from desktop.laptop import Laptop
from sync.log.errors import Unavailable
from sync.records.broadcast_log import BroadcastLog
from sync.store.reading import Query, list_records
from tests.bench.broadcasts import COMMUNE, new_laptop, write_broadcasts
from tests.bench.places import scratch
from tests.bench.proxy import counting
from tests.bench.result import Result
from tests.support.hub_process import HubProcess, running_hub
from tests.support.proxy import Cut, Proxy, line_to

CUT_RECORDS = 5_000
CUT_AFTER = 64 * 1024
EDITED = 100
AT_ONCE = 1_000
MOST_TRIES = 20
ALWAYS = 100_000
HOW_CUT = (
    "First sync of a laptop with 5,000 broadcast_log records of the seeded factory to a real hub process, through a "
    "proxy that ends each connection once 64 KiB have passed over it, both ways together, against the same push of an "
    "equal store through the same proxy uncut. Every byte that the laptop wrote, those of a cut request too. A failed "
    "sync is begun again; all records must be at the hub at the end."
)
HOW_EDITS = (
    "Bytes that the laptop writes, headers too, in the sync after one short text field of each of 100 broadcast_log "
    "records was edited; a real hub process, a counting proxy, 1,000 records there before."
)


def laptop_with(folder: Path, records: int) -> Laptop:
    """A laptop with so many records that wait; the same ones each time."""
    laptop, officer = new_laptop(folder)
    broadcasts = [officer.broadcast() for _ in range(records)]
    for start in range(0, records, AT_ONCE):
        write_broadcasts(laptop, broadcasts[start : start + AT_ONCE], start + 1)
    return laptop


def enrol(laptop: Laptop, hub: HubProcess, url: str) -> None:
    enrol_laptop(laptop, url, hub.invite("Cán bộ xã 1", "operator", "editor", "keeper", units=(COMMUNE,)))


def push(folder: Path, cut: Cut | None) -> dict[str, int]:
    """What the push of all records over one kind of line took."""
    folder.mkdir()
    laptop = laptop_with(folder, CUT_RECORDS)
    with running_hub(folder / "hub") as hub, line_to(hub.url) as line:
        enrol(laptop, hub, line.url)
        before = len(line.passages)
        line.cut(cut)
        sent, tries = _until_all_is_sent(laptop)
        told = {"bytes_up": _bytes_up(line, before), "sent": sent, "syncs": tries}
        told["connections"] = len(line.passages) - before
        at_hub = hub.ask("digest")[COMMUNE]["count"]
    laptop.database.close()
    assert at_hub >= CUT_RECORDS, f"only {at_hub} changes arrived"
    return told


def _until_all_is_sent(laptop: Laptop) -> tuple[int, int]:
    for tries in range(1, MOST_TRIES):
        try:
            return sync_laptop(laptop)["sent"], tries
        except Unavailable:
            continue
    raise AssertionError("no progress on this line")


def _bytes_up(line: Proxy, before: int) -> int:
    return sum(len(passage.said) for passage in line.passages[before:])


def cut_64k_overhead() -> Result:
    """Bytes up over a line that cuts, over those of the same push uncut."""
    with scratch() as folder:
        uncut = push(folder / "uncut", None)
        cut = push(folder / "cut", Cut(total=CUT_AFTER, times=ALWAYS))
    parts = {
        **{f"cut_{name}": count for name, count in cut.items()},
        **{f"uncut_{name}": count for name, count in uncut.items()},
        "records": CUT_RECORDS,
    }
    return Result(cut["bytes_up"] / uncut["bytes_up"], 1.15, "lower", HOW_CUT, parts)


def edits_100_bytes() -> Result:
    """Bytes up for one short field of a hundred records."""
    with scratch() as folder:
        laptop = laptop_with(folder, AT_ONCE)
        with running_hub(folder / "hub") as hub, counting(hub.url) as proxy:
            enrol(laptop, hub, proxy.url)
            sync_laptop(laptop)
            with laptop.reading() as desk:
                found = list_records(desk.connection, Query(BroadcastLog))[:EDITED]
            for number, one in enumerate(found):
                edit_record(laptop, one.record.record_id, {"note": f"Đã phát lại {number}"})
            traffic = proxy.begin()
            told = sync_laptop(laptop)
        laptop.database.close()
    assert told["sent"] == EDITED
    parts = {"requests": traffic.requests, "bytes_down": traffic.bytes_down, "changes_sent": told["sent"]}
    return Result(traffic.bytes_up, 10_000, "lower", HOW_EDITS, parts)
