# SPDX-License-Identifier: Apache-2.0
"""A hub and the laptops of it with many changes in both, appended by the product's own store without the exchange.

Changes are made once, signed and judged by nobody: each side appends them, keeps their runs and counts them settled,
as it would after an exchange; the laptop's cursor is the hub's token of its last number.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, insert

from desktop.laptop import Laptop, Workplace, furnish
from sync.hub.cursor_tokens import Place, make_token
from sync.hub.data_folder import DataFolder
from sync.hub.epochs import read_epoch
from sync.hub.node import Hub, create_hub, open_hub
from sync.log.change import Entry
from sync.log.scope import Sight
from sync.parcel.runs import Run
from sync.records.broadcast_log import BroadcastLog
from sync.store.appending import append, keep_runs
from sync.store.arrivals import last_place, note_arrivals
from sync.store.log_tables import CURSOR
from sync.store.opening import open_store
from sync.store.outbox import settle_arrived
from sync.store.units import bundled_units
from tests.bench.broadcasts import CLUSTERS, KEY, Broadcast, Officer
from tests.support.records import record_id
from tests.support.wire import Node

AT_ONCE = 20_000
"""In one transaction: ids fall everywhere into their index, so that each page of it is written less often."""
CACHE = "PRAGMA cache_size=-400000"
"""While a log is filled: the pages of one transaction stay in memory until its commit."""
RUN = 32
"""Changes signed together, as a laptop does."""


@dataclass(frozen=True)
class Written:
    """Some changes of one device and the runs that vouch for them."""

    entries: Sequence[Entry]
    runs: Sequence[Run]


class Author:
    """A device of one unit that writes broadcasts, at moments of the caller's choosing."""

    def __init__(self, unit: str, seed: int = 0) -> None:
        self.node = Node(unit=unit)
        self.officer = Officer("", (), "")
        self.officer.random.seed(seed)
        names = [record_id(self.officer.random) for _ in range(CLUSTERS + 2)]
        self.officer.station, self.officer.person, self.officer.clusters = names[0], names[1], names[2:]

    def write(self, broadcasts: Sequence[Broadcast]) -> Written:
        """One creation for each broadcast."""
        entries = [self._entry(one) for one in broadcasts]
        cut = [entries[start : start + RUN] for start in range(0, len(entries), RUN)]
        return Written(entries, [self.node.run(*some).run for some in cut])

    def _entry(self, one: Broadcast) -> Entry:
        values = {"session": "sang", "clusters_planned": CLUSTERS, "clusters_ok": CLUSTERS, "log_no": 1, **one.values}
        return self.node.write(BroadcastLog.type_name(), values, one.record, wall=one.wall, clock_age=3600)


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def new_hub(folder: Path, unit: str = "VN") -> Hub:
    """A hub in SQLite, opened in this process."""
    create_hub(DataFolder(folder), unit, now_ms)
    return open_hub(DataFolder(folder), now_ms)


def new_profile(folder: Path, unit: str, name: str = "Cán bộ xã 1") -> Laptop:
    """A laptop's store that has written nothing."""
    return furnish(open_store(folder / "loa.db", KEY), bundled_units(), Workplace(unit, name))


def batches(author: Author, count: int) -> Iterator[Written]:
    """So many changes of one author."""
    for start in range(0, count, AT_ONCE):
        yield author.write([author.officer.broadcast() for _ in range(min(AT_ONCE, count - start))])


def let_in(hub: Hub, written: Written) -> None:
    """Append at the hub and number."""
    with hub.database.writing() as connection:
        connection.exec_driver_sql(CACHE)
        note_arrivals(connection, written.entries, append(connection, written.entries, now_ms()).new, now_ms())
        _keep_runs(connection, written)


def receive(laptop: Laptop, written: Written) -> None:
    """Append at the laptop what came from the hub."""
    with laptop.database.writing() as connection:
        connection.exec_driver_sql(CACHE)
        settle_arrived(connection, written.entries, append(connection, written.entries, now_ms()).new)
        _keep_runs(connection, written)


def _keep_runs(connection: Connection, written: Written) -> None:
    keep_runs(connection, written.runs)


def last_token(hub: Hub) -> bytes:
    """The cursor of whoever has read a unit up to the hub's last number."""
    with hub.database.reading() as connection:
        place = Place(read_epoch(connection), *last_place(connection), Sight.WHOLE)
    return make_token(place, hub.secret)


def read_up(laptop: Laptop, unit: str, token: bytes) -> None:
    """Let an enrolled laptop go on from a cursor."""
    with laptop.database.writing() as connection:
        connection.execute(insert(CURSOR).values(unit=unit, token=token))
