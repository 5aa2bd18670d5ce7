# SPDX-License-Identifier: Apache-2.0
"""Made-up broadcast logs in a real commune's store: the factory's values, spread over days as an officer logs them.

Each is logged some minutes after its end; its id and its wall clock say so, as they would on a laptop.
"""

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import fmean
from typing import Any, Final

from desktop.actions.saving import add_records
from desktop.laptop import Desk, Laptop, Workplace, furnish
from sync.records.broadcast_log import BroadcastLog
from sync.records.cluster import Cluster
from sync.records.station import Station
from sync.store.authoring import Clock, Draft, write_changes
from sync.store.opening import open_store
from sync.store.outbox import queue
from sync.store.units import bundled_units
from tests.support.records import broadcast_values

COMMUNE: Final = "02683"
KEY: Final = bytes(range(32))
FIRST_DAY: Final = date(2026, 1, 1)
A_DAY: Final = 10
"""Broadcasts of one day: a commune airs 6 to 20."""
CLUSTERS: Final = 4

Values = dict[str, Any]


@dataclass(frozen=True)
class Broadcast:
    """One record as it is entered and the moment at which it is saved, milliseconds since 1970 UTC."""

    values: Values
    wall: int
    record: bytes


@dataclass
class Officer:
    """Enters broadcasts, the same ones for the same seed."""

    station: str
    clusters: Sequence[str]
    person: str
    random: Random = field(default_factory=lambda: Random(20261013))
    entered: int = 0

    def enter(self) -> Values:
        """The next record as the form gives it."""
        day = FIRST_DAY + timedelta(days=self.entered // A_DAY)
        self.entered += 1
        return broadcast_values(self.random, self.station, self.clusters, self.person, day)

    def broadcast(self) -> Broadcast:
        """The next record with a moment and an id of that moment."""
        values = self.enter()
        ended = datetime.fromisoformat(values["ended_at"])
        wall = int(ended.timestamp() * 1000) + self.random.randrange(60_000, 2 * 3_600_000)
        return Broadcast(values, wall, record_id_at(wall, self.random))


def record_id_at(wall: int, random: Random) -> bytes:
    """A UUIDv7 of that millisecond."""
    bits = wall << 80 | 7 << 76 | random.getrandbits(12) << 64 | 2 << 62 | random.getrandbits(62)
    return uuid.UUID(int=bits).bytes


def new_laptop(folder: Path) -> tuple[Laptop, Officer]:
    """A commune's laptop with a station and its clusters, and the officer who works at it."""
    laptop = furnish(open_store(folder / "loa.db", KEY), bundled_units(), Workplace(COMMUNE, "Cán bộ xã 1"))
    station = add_one(laptop, Station, Station.example())
    clusters = [add_one(laptop, Cluster, {**Cluster.example(), "station": station}) for _ in range(CLUSTERS)]
    with laptop.reading() as desk:
        person = str(uuid.UUID(bytes=desk.identity.person))
    return laptop, Officer(station, clusters, person)


def add_one(laptop: Laptop, of: type[Any], values: Mapping[str, Any]) -> str:
    """Save one record through its action; its id."""
    added = add_records(laptop, of, [(1, values)])
    assert not added.refused, added.refused
    return added.ids[0]


def write_broadcasts(laptop: Laptop, broadcasts: Sequence[Broadcast], first_no: int) -> list[bytes]:
    """Write creations in one transaction, each at its own moment; their change ids."""
    with laptop.writing() as desk:
        drafts = [_draft(desk, one, first_no + place) for place, one in enumerate(broadcasts)]
        return [write_at(desk, draft, one.wall) for draft, one in zip(drafts, broadcasts, strict=True)]


def _draft(desk: Desk, one: Broadcast, log_no: int) -> Draft:
    """As the action makes it: with what the node fills in and the number it proposes."""
    values, faults = BroadcastLog.tidy(one.values, one.values["date"])
    assert not faults, faults
    filled = BroadcastLog.declared.fill(BroadcastLog(values, unit=COMMUNE), desk.around)
    return Draft(one.record, BroadcastLog, COMMUNE, {**filled, **values, "log_no": log_no}, is_new=True)


def write_at(desk: Desk, draft: Draft, wall: int) -> bytes:
    """Write one change at a moment and let it wait for a receipt; its id."""
    written = write_changes(desk.connection, desk.identity, [draft], Clock(wall, None))
    queue(desk.connection, written.values())
    return next(iter(written))


def check_shape(broadcasts: Sequence[Mapping[str, Any]]) -> float:
    """The mean bytes of JSON; the records must be what the budgets were written for."""
    mean = fmean(len(json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode()) for one in broadcasts)
    noted = sum("note" in one for one in broadcasts) / len(broadcasts)
    longest = max(len(text) for one in broadcasts for text in texts_in(one))
    assert 350 <= mean <= 500, mean
    assert 0.2 < noted < 0.4, noted
    assert longest <= 200, longest
    return mean


def texts_in(value: Any) -> Iterator[str]:
    """Every text inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)
