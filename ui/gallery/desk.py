# SPDX-License-Identifier: Apache-2.0
"""Laptops of a made-up office at a fixed moment: what they write goes through the real actions, into real stores.

Nothing here waits for a hub: its answers are taken as they would arrive.
"""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import true

from desktop.actions.saving import add_records, require_type
from desktop.laptop import Laptop, Workplace, furnish
from sync.client.link import HubLink, heard, keep_link
from sync.records.days import VIETNAM, write_moment
from sync.store.appending import append
from sync.store.entries import entries_of_records, entries_where
from sync.store.opening import open_store
from sync.store.outbox import KeptReceipt, deliver, keep_receipt
from sync.store.units import bundled_units

NOW: Final = datetime(2026, 10, 13, 16, 30, tzinfo=VIETNAM)
"""Tuesday afternoon: one session of the day is still to come."""
TODAY: Final = NOW.date()
COMMUNE: Final = "02683"
NEIGHBOUR: Final = "02686"
PROVINCE: Final = "15"
REVIEWED: Final = (COMMUNE, NEIGHBOUR, "02647", "02695", "02701", "02725")
"""The communes of the reviewer: two of them have sent something."""
KEY: Final = bytes(range(32))
HUB: Final = "https://loa.laocai.example"
LAST_EXCHANGE: Final = NOW - timedelta(minutes=12)
HUB_AHEAD_MS: Final = 40_000


def fixed_now() -> datetime:
    """The present moment of every picture."""
    return NOW


def at(hour: int, minute: int = 0, days_ago: int = 0) -> datetime:
    """A moment of today, or of a day before."""
    day: date = TODAY - timedelta(days=days_ago)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)


class PictureDesk:
    """One laptop of the office, open; close it after writing."""

    def __init__(self, path: Path, unit: str, name: str, roles: Sequence[str] = ()) -> None:
        database = open_store(path, KEY)
        self.laptop: Laptop = furnish(database, bundled_units(), Workplace(unit, name), now=fixed_now)
        with self.laptop.reading() as desk:
            self.person = str(uuid.UUID(bytes=desk.identity.person))
        self._receipts = 0
        if roles:
            self.enrol(REVIEWED if "reviewer" in roles else [unit], roles)

    def enrol(self, units: Sequence[str], roles: Sequence[str]) -> None:
        """Be known to a hub."""
        link = HubLink(HUB, bytes(32), PROVINCE, b"e" * 8, list(units), list(roles))
        own = int(LAST_EXCHANGE.timestamp() * 1000)
        with self.laptop.writing() as desk:
            keep_link(desk.connection, heard(link, own + HUB_AHEAD_MS, own))

    def add(self, of: str, **fields: Any) -> str:
        """Save one record; its id."""
        added = add_records(self.laptop, require_type(of), [(1, fields)])
        if added.refused:
            raise ValueError(f"{of}: {added.refused}")
        return added.ids[0]

    def log(self, begun: datetime, title: str, minutes: int = 30, **fields: Any) -> str:
        """Save a broadcast that lacks nothing."""
        told: dict[str, Any] = {
            "date": begun.date().isoformat(),
            "started_at": write_moment(begun),
            "ended_at": write_moment(begun + timedelta(minutes=minutes)),
            "broadcast_kind": "own",
            "lines": [{"title": title, "seconds": minutes * 60, "genre": "tin", "language": "vie"}],
            "quality": "tot",
            "operator": self.person,
            "reader": self.person,
            "evidence": "manual",
        }
        return self.add("broadcast_log", **(told | fields))

    def take_answer(self, record_ids: Sequence[str], code: str | None = None) -> None:
        """The hub's answer for records: it has them, or why it holds them."""
        self._receipts += 1
        confirmed = int(LAST_EXCHANGE.timestamp() * 1000) + self._receipts
        keys = [uuid.UUID(one).bytes for one in record_ids]
        with self.laptop.writing() as desk:
            number = self._receipts
            receipt = KeptReceipt(bytes(32), b"e" * 8, number, confirmed, b"", bytes(64))
            key = keep_receipt(desk.connection, receipt)
            found = entries_of_records(desk.connection, keys)
            deliver(desk.connection, key, {entry.id: code for some in found.values() for entry in some})

    def take(self, other: "PictureDesk") -> None:
        """Append all that another laptop holds, as an exchange would."""
        with other.laptop.reading() as desk:
            entries = [entry for _key, entry in entries_where(desk.connection, true())]
        with self.laptop.writing() as desk:
            append(desk.connection, entries, self.laptop.wall())

    def close(self) -> None:
        """Close the store."""
        self.laptop.database.close()
