# SPDX-License-Identifier: Apache-2.0
"""A laptop's store with a million broadcasts: sixty communes, nine hundred records a day, three years.

Each is a change of the log in canonical bytes, written and folded by the product in large transactions, hashed and
chained like any other. All but the last few hundred have been received by the hub. Names of gatherings, some common
and some rare, give the search something to find.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from sqlalchemy import event, func, insert, literal, select

from desktop.laptop import Desk, Laptop, Workplace, furnish
from sync.records.broadcast_log import BroadcastLog
from sync.records.station import Station
from sync.store.authoring import Clock, Draft, write_changes
from sync.store.engine import Database
from sync.store.log_tables import CHANGE, DELIVERY
from sync.store.opening import open_store
from sync.store.outbox import KeptReceipt, keep_receipt, queue
from sync.store.units import bundled_units
from tests.bench.broadcasts import COMMUNE, KEY, add_one, record_id_at
from tests.support.records import broadcast_values

RECORDS: Final = 1_000_000
COMMUNES: Final = 60
A_DAY: Final = 900
FIRST_DAY: Final = date(2023, 9, 1)
AT_ONCE: Final = 20_000
WAITING: Final = 300
HASTE: Final = ("PRAGMA synchronous=OFF", "PRAGMA cache_size=-600000", "PRAGMA wal_autocheckpoint=200000")
SYLLABLES: Final = (
    *("Nậm", "Pha", "Mường", "Bản", "Tả", "Sín", "Chải", "Lùng", "Thàng", "Cốc", "Dền", "Ngải", "Trịnh", "Quang"),
    *("Phìn", "Hồ", "Vược", "Bát", "Cán", "Tỷ", "Mản", "Séo", "Giàng", "Ky", "Quan", "Sáng", "Lao", "Chấn"),
)
"""28 × 28 names; the lower its number, the more often one is met: from 15,000 records down to a few."""


@dataclass
class Province:
    """Makes records, the same ones for the same seed."""

    stations: list[str]
    units: list[str]
    person: str
    random: Random

    def drafts(self, first: int, many: int) -> Iterator[Draft]:
        """The next records in the order in which they were aired."""
        return (self._draft(number) for number in range(first, first + many))

    def _draft(self, number: int) -> Draft:
        place = number % COMMUNES
        day = FIRST_DAY + timedelta(days=number // A_DAY)
        values: dict[str, Any] = broadcast_values(self.random, self.stations[place], (), self.person, day)
        if self.random.random() < 0.3:
            values["lines"][0]["title"] += f" - họp {self._name()} số {self.random.randrange(1, 3000)}"
        wall = int(datetime.fromisoformat(values["ended_at"]).timestamp() * 1000) + self.random.randrange(7_200_000)
        values |= {"log_no": number // COMMUNES + 1, "clusters_planned": 4, "clusters_ok": self.random.randrange(5)}
        return Draft(record_id_at(wall, self.random), BroadcastLog, self.units[place], values, is_new=True)

    def _name(self) -> str:
        number = int(len(SYLLABLES) ** 2 * self.random.random() ** 3)
        return f"{SYLLABLES[number // len(SYLLABLES)]} {SYLLABLES[number % len(SYLLABLES)]}"


def build_million(folder: Path, records: int = RECORDS) -> None:
    """A closed store with so many broadcasts."""
    laptop = furnish(in_haste(open_store(folder / "loa.db", KEY)), bundled_units(), Workplace(COMMUNE, "Cán bộ xã 1"))
    stations = [add_one(laptop, Station, Station.example()) for _ in range(COMMUNES)]
    with laptop.reading() as desk:
        person = str(uuid.UUID(bytes=desk.identity.person))
    units = sorted(one.code for one in laptop.tree if one.parent == laptop.tree.parent(COMMUNE))[:COMMUNES]
    province = Province(stations, units, person, Random(20261013))
    for first in range(0, records, AT_ONCE):
        with laptop.writing() as desk:
            clock = Clock(int(laptop.now().timestamp() * 1000), None)
            many = min(AT_ONCE, records - first)
            written = write_changes(desk.connection, desk.identity, province.drafts(first, many), clock)
            if first + many == records:
                queue(desk.connection, list(written.values())[-WAITING:])
    _confirm(laptop)
    laptop.database.close()


def in_haste(database: Database) -> Database:
    """Nobody grieves for a half-built store: a large cache, and no wait for the disk. What is built stays the same."""

    @event.listens_for(database.engine, "connect")
    def _hasten(connection: Any, _record: object) -> None:
        for pragma in HASTE:
            connection.execute(pragma).fetchall()

    database.engine.dispose()
    return database


def _confirm(laptop: Laptop) -> None:
    """The hub has everything but what waits."""
    with laptop.writing() as desk:
        receipt = keep_receipt(desk.connection, KeptReceipt(bytes(32), bytes(8), 1, 0, b"", b""))
        received = select(CHANGE.c.key, literal(receipt), literal(None)).where(CHANGE.c.key <= _last(desk) - WAITING)
        desk.connection.execute(insert(DELIVERY).from_select(["change", "receipt", "code"], received))
        desk.connection.exec_driver_sql("DELETE FROM outbox WHERE change IN (SELECT change FROM delivery)")


def _last(desk: Desk) -> int:
    return int(desk.connection.execute(select(func.max(CHANGE.c.key))).scalar_one())
