# SPDX-License-Identifier: Apache-2.0
"""Changes a second that a hub takes in over HTTP, against SQLAlchemy Core inserting the same rows into one table."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Protocol

from sqlalchemy import Engine, MetaData, Table, create_engine, event, insert

from sync.log.change import Entry
from sync.parcel.receipts import verify_receipt
from sync.records.broadcast_log import BroadcastLog
from tests.bench.broadcasts import CLUSTERS, COMMUNE, Broadcast, Officer, check_shape
from tests.bench.by_hand import creating, open_by_hand
from tests.bench.places import BUILD, file_system, scratch
from tests.bench.result import Result
from tests.bench.timing import Pairs, seconds, settled
from tests.support.hub_process import HubProcess, running_hub
from tests.support.records import record_id
from tests.support.wire import Node, over_http

AT_ONCE = 1000
WARM_UP = 3
PAIRS = 25
HOW = (
    "Median of 25 interleaved pairs after 3 to warm up. Ours: one parcel of 1,000 broadcast_log changes posted over "
    "HTTP on loopback to a real hub process on SQLite, until its answer is read (verify, validate, fold, number). "
    "Yardstick: the 1,000 rows that the hub folded from it, inserted by SQLAlchemy Core in this process into one table "
    "equal to the hub's, its indexes too, of the same kind of database, WAL, synchronous=FULL, 1,000 a commit. The "
    "value is the ratio of changes a second."
)


class HandMade:
    """One table like the hub's, its indexes too, in a file like the hub's."""

    def __init__(self, path: Path, hub: Path) -> None:
        self._hub = open_by_hand(hub, None)
        self.engine: Engine = create_engine("sqlite://", creator=lambda: open_by_hand(path, None))
        event.listen(self.engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        with self.engine.begin() as connection:
            table, *indexes = creating(self._hub, "broadcast_log")
            connection.exec_driver_sql(table)
            self.table = Table("broadcast_log", MetaData(), autoload_with=connection)
            for index in indexes:
                connection.exec_driver_sql(index)

    def last_rows(self, records: Collection[bytes]) -> list[dict[str, Any]]:
        """The rows that the hub folded from the last parcel, which was of these records."""
        asked = f"SELECT * FROM broadcast_log ORDER BY rowid DESC LIMIT {len(records)}"
        found = self._hub.execute(asked).fetchall()
        names = [column.name for column in self.table.columns]
        return [dict(zip(names, row, strict=True)) for row in found]

    def close(self) -> None:
        """Both files."""
        self._hub.close()
        self.engine.dispose()

    def insert(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """A thousand rows in one durable transaction."""
        with self.engine.begin() as connection:
            connection.execute(insert(self.table), rows)


class Sender:
    """A commune's device that writes parcels of a thousand changes and times how long the hub takes over each."""

    def __init__(self, hub: HubProcess) -> None:
        self._post = over_http(hub.url)
        self._node = Node()
        self._node.enrol(self._post, hub.invite("Cán bộ xã 1", "operator", "editor", "keeper", units=(COMMUNE,)))
        self._officer = _made_up_officer()
        self.entered: list[Mapping[str, Any]] = []
        self.took: list[float] = []

    def write(self) -> list[Entry]:
        """The next thousand changes."""
        some = [self._officer.broadcast() for _ in range(AT_ONCE)]
        self.entered += [one.values for one in some]
        return [self._written(one) for one in some]

    def _written(self, one: Broadcast) -> Entry:
        """As an enrolled laptop writes it: it has heard the hub's clock some hours ago."""
        age = self._officer.random.randrange(86_400)
        name = BroadcastLog.type_name()
        return self._node.write(name, _filled(one.values), one.record, wall=one.wall, clock_age=age)

    def send(self, entries: Sequence[Entry]) -> None:
        """One exchange; sealing and reading the answer are the laptop's work and not timed."""
        reply = self._node.exchange(self._timed_post, [self._node.run(*entries)])
        assert reply.receipt is not None
        told = verify_receipt(reply.receipt, self._node.hub).runs
        assert all(not one.held and not one.known for one in told), told

    def _timed_post(self, path: str, parcel: bytes) -> bytes:
        answer: list[bytes] = []
        self.took.append(seconds(lambda: answer.append(self._post(path, parcel))))
        return answer[0]


def _made_up_officer() -> Officer:
    officer = Officer("", (), "")
    names = [record_id(officer.random) for _ in range(CLUSTERS + 2)]
    officer.station, officer.person, officer.clusters = names[0], names[1], names[2:]
    return officer


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """With what a laptop fills in."""
    return {"session": "sang", "clusters_planned": CLUSTERS, "clusters_ok": CLUSTERS, "log_no": 1, **values}


class ByHand(Protocol):
    """The yardstick's side of it."""

    def last_rows(self, records: Collection[bytes]) -> list[dict[str, Any]]: ...

    def insert(self, rows: Sequence[Mapping[str, Any]]) -> None: ...

    def close(self) -> None: ...


def hub_ingest_vs_executemany() -> Result:
    """Changes a second of the hub over rows a second of the bulk insert."""
    with scratch() as folder, running_hub(folder / "hub") as hub:
        return measure_ingest(hub, HandMade(folder / "by-hand.db", hub.folder / "hub.db"), 0.3, HOW)


def measure_ingest(hub: HubProcess, by_hand: ByHand, budget: float, how: str) -> Result:
    """Interleaved pairs of a parcel for the hub and the same rows by hand; closes the latter."""
    sender = Sender(hub)
    yardstick: list[float] = []
    for _turn in range(WARM_UP + PAIRS):
        entries = sender.write()
        with settled():
            sender.send(entries)
        sent = {entry.change.record for entry in entries}
        rows = by_hand.last_rows(sent)
        assert {row["record_id"] for row in rows} == sent
        with settled():
            yardstick.append(seconds(partial(by_hand.insert, rows)))
    by_hand.close()
    pairs = Pairs(ours=sender.took[WARM_UP:], yardstick=yardstick[WARM_UP:])
    parts = {
        "pairs": PAIRS,
        "ours_changes_per_s": AT_ONCE / median(pairs.ours),
        "yardstick_rows_per_s": AT_ONCE / median(pairs.yardstick),
        "is_restless": pairs.parts()["is_restless"],
        "mean_json_bytes": check_shape(sender.entered),
        "file_system": file_system(BUILD),
    }
    return Result(median(1 / ratio for ratio in pairs.ratios()), budget, "higher", how, parts)
