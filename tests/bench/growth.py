# SPDX-License-Identifier: Apache-2.0
"""What the sync of one record costs where a million changes lie in both logs, against ten thousand."""

import shutil
import threading
import time
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import psutil

from desktop.actions.exchanging import enrol_laptop, sync_laptop
from desktop.actions.saving import edit_record
from desktop.laptop import Laptop
from sync.records.broadcast_log import BroadcastLog
from sync.store.opening import open_store
from sync.store.reading import Query, list_records
from sync.store.units import bundled_units
from tests.bench.broadcasts import COMMUNE, KEY
from tests.bench.long_logs import Author, batches, last_token, let_in, new_hub, new_profile, read_up, receive
from tests.bench.places import kept_store, scratch
from tests.bench.result import Result
from tests.bench.timing import Pairs, seconds, settled
from tests.support.hub_process import HubProcess

SMALL, LARGE = 10_000, 1_000_000
TOKEN = "cursor"
WARM_UP = 3
PAIRS = 30
STILL_WITHIN_S = 600
HOW = (
    "Median of 30 interleaved pairs after 3 to warm up: `sync` of one edited broadcast_log record, on a connection of "
    "its own, to a real hub process, wall time until the receipt is kept. Ours: 1,000,000 changes of the commune in "
    "the log of laptop and hub; yardstick: the same with 10,000. Processor seconds of both processes beside it."
)


def build(folder: Path, count: int) -> None:
    """A hub and a laptop that both hold so many changes of one commune; either is filled by a process of its own,
    which makes the same changes."""
    author = Author(COMMUNE)
    beside = get_context("fork").Process(target=fill_hub, args=(folder, author, count))
    beside.start()
    laptop = new_profile(folder, COMMUNE)
    for written in batches(author, count):
        receive(laptop, written)
    laptop.database.close()
    beside.join()
    assert beside.exitcode == 0


def fill_hub(folder: Path, author: Author, count: int) -> None:
    """The hub's side of it, and the cursor of whoever has read it all."""
    hub = new_hub(folder / "hub")
    for written in batches(author, count):
        let_in(hub, written)
    (folder / TOKEN).write_bytes(last_token(hub))
    hub.database.close()


def build_small(folder: Path) -> None:
    build(folder, SMALL)


def build_large(folder: Path) -> None:
    build(folder, LARGE)


class Side:
    """A laptop and its hub at one size."""

    def __init__(self, kept: Path, folder: Path, still: ExitStack) -> None:
        shutil.copytree(kept, folder)
        self.hub = HubProcess(folder / "hub").start()
        still.callback(self.hub.stop)
        self.laptop = Laptop(open_store(folder / "loa.db", KEY), bundled_units())
        still.callback(self.laptop.database.close)
        invite = self.hub.invite("Cán bộ xã 1", "operator", "editor", "keeper", units=(COMMUNE,))
        enrol_laptop(self.laptop, self.hub.url, invite)
        read_up(self.laptop, COMMUNE, (folder / TOKEN).read_bytes())
        sync_laptop(self.laptop)
        with self.laptop.reading() as desk:
            found = list_records(desk.connection, Query(BroadcastLog, limit=1))
        self.record = found[0].record.record_id
        self.turns = 0
        self.busy: list[float] = []

    def sync_one(self) -> float:
        """Edit one record, then the seconds of the sync that carries it."""
        self.turns += 1
        assert edit_record(self.laptop, self.record, {"note": f"Đã nghe lại lần {self.turns}"})
        before = self._busy_s()
        with settled():
            took = seconds(self._sync)
        self.busy.append(self._busy_s() - before)
        return took

    def _sync(self) -> None:
        told = sync_laptop(self.laptop)
        assert (told["sent"], told["received"], told["differing"]) == (1, 0, []), told

    def _busy_s(self) -> float:
        assert self.hub.process is not None
        at_hub = psutil.Process(self.hub.process.pid).cpu_times()
        return time.process_time() + at_hub.user + at_hub.system

    def wait_until_still(self) -> None:
        """A hub with a long log looks it over when it starts: wait until that is done."""
        deadline = time.monotonic() + STILL_WITHIN_S
        is_still = False
        while not is_still:
            assert time.monotonic() < deadline, "the hub does not come to rest"
            before, began = self._busy_s(), time.monotonic()
            threading.Event().wait(1)
            is_still = self._busy_s() - before < (time.monotonic() - began) / 20


def one_record_sync_growth() -> Result:
    """Seconds of one sync with the long log over those with the short one."""
    kept = {"small": kept_store("log-small", build_small), "large": kept_store("log-large", build_large)}
    with scratch() as folder, ExitStack() as still:
        small, large = (Side(path, folder / name, still) for name, path in kept.items())
        large.wait_until_still()
        yardstick, ours = [], []
        for _turn in range(WARM_UP + PAIRS):
            yardstick.append(small.sync_one())
            ours.append(large.sync_one())
    pairs = Pairs(ours[WARM_UP:], yardstick[WARM_UP:])
    parts = {
        **pairs.parts(0.001),
        "unit": "ms",
        "busy_large_ms": median(large.busy[WARM_UP:]) * 1000,
        "busy_small_ms": median(small.busy[WARM_UP:]) * 1000,
        "changes_large": LARGE,
        "changes_small": SMALL,
    }
    return Result(pairs.median_ratio(), 1.2, "lower", HOW, parts)
