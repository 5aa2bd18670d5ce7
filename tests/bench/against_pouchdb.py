# SPDX-License-Identifier: Apache-2.0
"""The first push and the first pull of 10,000 broadcasts, ours against PouchDB's replication, in the same run."""

import json
import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from desktop.actions.exchanging import enrol_laptop, sync_laptop
from desktop.laptop import Laptop
from sync.records.broadcast_log import BroadcastLog
from sync.store.opening import open_store
from sync.store.reading import Query, count_records
from sync.store.units import bundled_units
from tests.bench.broadcasts import COMMUNE, KEY
from tests.bench.long_logs import new_profile
from tests.bench.places import kept_store, scratch
from tests.bench.proxy import counting
from tests.bench.push import RECORDS, build_store, plain_rows
from tests.bench.result import Result
from tests.bench.timing import Pairs, seconds, settled
from tests.bench.yardstick_pouchdb import Station, installed, serving
from tests.support.hub_process import HubProcess, running_hub

PAIRS = 5
BATCHES = (100, 1000)
"""Documents a request of theirs: their default, and one that may suit them better; the quicker counts."""
HOW = (
    "10,000 broadcast_log records of the seeded factory; on the other side the same values as JSON documents. Ours: "
    "`sync` of a laptop (SQLCipher, WAL, synchronous=FULL) with a real hub process on SQLite, enrolled before, until "
    "its receipts are kept, or until a second laptop has it all folded. Theirs: PouchDB 9 and express-pouchdb 4.2 on "
    "LevelDB, not encrypted and not synced to disk at each commit, real HTTP on loopback, one replication of an open "
    "database. Times: median of 5 interleaved pairs; theirs with batches of 100 (the default) and of 1,000, and the "
    "quicker of the two counts in each pair. "
)
HOW_BYTES = HOW + "Bytes up: one run of each through a counting proxy, headers too, theirs with batches of 1,000."


@dataclass
class Measured:
    """Seconds of both sides, turn by turn, and the bytes of one push each."""

    ours_push: list[float] = field(default_factory=list)
    theirs_push: list[float] = field(default_factory=list)
    ours_pull: list[float] = field(default_factory=list)
    theirs_pull: list[float] = field(default_factory=list)
    ours_bytes: int = 0
    theirs_bytes: int = 0


@cache
def measure() -> Measured:
    """All of it once; the three figures share it."""
    scripts, kept = installed(), kept_store("push", build_store)
    found = Measured()
    with scratch() as folder, closing(Station(scripts)) as station:
        write_documents(kept, folder)
        station.ask("fill", store=str(folder / "theirs"), documents=str(folder / "documents"))
        for turn in range(PAIRS + 1):
            ours = Ours(kept, folder / f"ours-{turn}", is_counted=turn == 0)
            theirs = [Theirs(station, scripts, folder, turn, batch, is_counted=turn == 0) for batch in BATCHES]
            if turn:
                _keep(found, ours, theirs)
            else:  # to warm up, and for the bytes
                found.ours_bytes, found.theirs_bytes = ours.bytes_up, theirs[-1].bytes_up
    return found


def _keep(found: Measured, ours: "Ours", theirs: "Sequence[Theirs]") -> None:
    found.ours_push.append(ours.push_s)
    found.ours_pull.append(ours.pull_s)
    found.theirs_push.append(min(one.push_s for one in theirs))
    found.theirs_pull.append(min(one.pull_s for one in theirs))


def write_documents(kept: Path, folder: Path) -> None:
    """The same records, a JSON document a line."""
    shutil.copy(kept / "loa.db", folder / "documents.db")
    laptop = Laptop(open_store(folder / "documents.db", KEY), bundled_units())
    with (folder / "documents").open("w", encoding="utf-8") as lines:
        for record, values in plain_rows(laptop):
            print(json.dumps({"_id": record.hex(), "type": BroadcastLog.type_name(), **values}), file=lines)
    laptop.database.close()


class Ours:
    """One push and one pull with a new hub."""

    def __init__(self, kept: Path, folder: Path, is_counted: bool) -> None:
        folder.mkdir()
        shutil.copy(kept / "loa.db", folder / "loa.db")
        (folder / "second").mkdir()
        self.bytes_up = 0
        pushing = Laptop(open_store(folder / "loa.db", KEY), bundled_units())
        pulling = new_profile(folder / "second", COMMUNE, "Cán bộ xã 2")
        with running_hub(folder / "hub") as hub:
            self.push_s = self._counted(pushing, hub) if is_counted else self._push(pushing, hub, hub.url)
            enrol(pulling, hub, hub.url)
            with settled():
                self.pull_s = seconds(lambda: sync_laptop(pulling))
        with pulling.reading() as desk:
            assert count_records(desk.connection, Query(BroadcastLog)) == RECORDS
        pulling.database.close()
        pushing.database.close()
        shutil.rmtree(folder)

    def _counted(self, laptop: Laptop, hub: HubProcess) -> float:
        with counting(hub.url) as proxy:
            took = self._push(laptop, hub, proxy.url)
            self.bytes_up = proxy.traffic.bytes_up
        return took

    def _push(self, laptop: Laptop, hub: HubProcess, url: str) -> float:
        enrol(laptop, hub, url)
        told: list[dict[str, Any]] = []
        with settled():
            took = seconds(lambda: told.append(sync_laptop(laptop)))
        assert told[0]["sent"] >= RECORDS, told
        assert not told[0]["held"], told
        return took


def enrol(laptop: Laptop, hub: HubProcess, url: str) -> None:
    """As an officer of the commune."""
    enrol_laptop(laptop, url, hub.invite("Cán bộ xã 1", "operator", "editor", "keeper", units=(COMMUNE,)))


@dataclass
class Theirs:
    """One push and one pull with a new server."""

    station: Station
    scripts: Path
    folder: Path
    turn: int
    batch: int
    is_counted: bool
    push_s: float = 0
    pull_s: float = 0
    bytes_up: int = 0

    def __post_init__(self) -> None:
        name = f"{self.turn}-{self.batch}"
        with serving(self.scripts, self.folder / f"server-{name}") as url, counting(url) as proxy:
            pushed = self._ask("push", "theirs", proxy.url if self.is_counted else url)
            self.push_s, self.bytes_up = pushed["seconds"], proxy.traffic.bytes_up
            self.pull_s = self._ask("pull", f"pulled-{name}", url)["seconds"]
        for made in (f"server-{name}", f"pulled-{name}"):
            shutil.rmtree(self.folder / made)

    def _ask(self, command: str, store: str, url: str) -> dict[str, Any]:
        told = self.station.ask(command, store=str(self.folder / store), url=f"{url}/loa", batch=self.batch)
        assert (told["written"], told["records"], told["failures"]) == (RECORDS, RECORDS, 0), told
        return told


def push_time_vs_pouchdb() -> Result:
    """Seconds of the first push over theirs."""
    found = measure()
    return _of_times(Pairs(found.ours_push, found.theirs_push), 0.5)


def pull_time_vs_pouchdb() -> Result:
    """Seconds of the first pull over theirs."""
    found = measure()
    return _of_times(Pairs(found.ours_pull, found.theirs_pull), 0.8)


def push_bytes_vs_pouchdb() -> Result:
    """Bytes up of the first push over theirs."""
    found = measure()
    parts = {"ours_bytes": found.ours_bytes, "theirs_bytes": found.theirs_bytes, "records": RECORDS}
    return Result(found.ours_bytes / found.theirs_bytes, 0.15, "lower", HOW_BYTES, parts)


def _of_times(pairs: Pairs, budget: float) -> Result:
    return Result(pairs.median_ratio(), budget, "lower", HOW, {**pairs.parts(), "unit": "s", "records": RECORDS})
