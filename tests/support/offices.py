# SPDX-License-Identifier: Apache-2.0
"""A commune's laptop on a real encrypted store at a moment that the test sets, and a reviewer's beside it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import true

from desktop.actions.saving import add_records, edit_record, require_type
from desktop.actions.showing import show_record
from desktop.laptop import Laptop, Workplace, furnish
from sync.client.link import HubLink, keep_link
from sync.records.days import VIETNAM, write_moment
from sync.store.appending import append
from sync.store.entries import entries_where
from sync.store.units import bundled_units
from tests.support.stores import empty_store

COMMUNE, NEIGHBOUR, PROVINCE = "02683", "02686", "15"
TUESDAY = date(2026, 10, 13)
VOV = "Tiếp sóng Đài Tiếng nói Việt Nam"


def at(hour: int, minute: int = 0, day: date = TUESDAY) -> datetime:
    """A moment of a day, in Vietnam's time."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)


@dataclass
class Clock:
    """The present moment, where the test put it."""

    now: datetime = field(default_factory=lambda: at(16, 30))

    def __call__(self) -> datetime:
        return self.now


class Office:
    """A laptop with a station and five clusters, all checked yesterday; Tuesday 13/10/2026, 16:30."""

    def __init__(self, folder: Path, unit: str = COMMUNE, name: str = "Cán bộ xã 1", clusters: int = 5) -> None:
        self.clock = Clock()
        tree = bundled_units()
        database = empty_store(folder / f"{uuid.uuid4()}.db")
        furnish(database, tree, Workplace(unit, name))
        self.laptop = Laptop(database, tree, self.clock)
        with self.laptop.reading() as desk:
            self.person = str(uuid.UUID(bytes=desk.identity.person))
        self.station = self.add("station", name="Đài xã", technologies=["it"], operating_state="operating")
        told = {"station": self.station, "technology": "it", "horn_count": 2}
        state = {"from": "2026-01-01", "value": "good"}
        named = ({"name": f"Cụm {place}", "state": state, **told} for place in range(1, clusters + 1))
        self.clusters = self.add_all("cluster", *named)
        self.add_all("status_check", *(self._checked(one, "good", at(7) - timedelta(days=1)) for one in self.clusters))

    def add(self, of: str, **fields: Any) -> str:
        """Save one record; its id."""
        return self.add_all(of, fields)[0]

    def add_all(self, of: str, *records: Mapping[str, Any]) -> list[str]:
        """Save records of a type at once; their ids."""
        added = add_records(self.laptop, require_type(of), enumerate(records, 1))
        assert not added.refused, added.refused
        return added.ids

    def edit(self, record_id: str, **fields: Any) -> None:
        """Change fields of a record."""
        assert edit_record(self.laptop, record_id, fields)

    def check(self, cluster: str, result: str, moment: datetime) -> str:
        """Save one check of a cluster."""
        return self.add("status_check", **self._checked(cluster, result, moment))

    def _checked(self, cluster: str, result: str, moment: datetime) -> Mapping[str, Any]:
        told = {"checked_at": write_moment(moment), "method": "nghe_tai_cho", "checker": self.person}
        return {"cluster": cluster, "result": result, **told}

    def slot(self, start: str = "05:00", **fields: Any) -> str:
        """Save a daily slot of half an hour."""
        told: dict[str, Any] = {
            "title": VOV,
            "broadcast_kind": "own",
            "recurrence": "hang_ngay",
            "first_day": "2026-10-01",
            "start": start,
            "planned_duration": 1800,
        }
        return self.add("schedule_slot", **(told | fields))

    def log(self, begun: datetime, title: str = VOV, minutes: int = 30, **fields: Any) -> str:
        """Save a complete broadcast log."""
        told: dict[str, Any] = {
            "station": self.station,
            "date": begun.date().isoformat(),
            "started_at": write_moment(begun),
            "ended_at": write_moment(begun + timedelta(minutes=minutes)),
            "broadcast_kind": "own",
            "lines": [{"title": title, "seconds": minutes * 60}],
            "quality": "tot",
            "operator": self.person,
            "reader": self.person,
            "evidence": "manual",
        }
        return self.add("broadcast_log", **(told | fields))

    def values(self, record_id: str) -> Mapping[str, Any]:
        """What a record holds now."""
        fields: Mapping[str, Any] = show_record(self.laptop, record_id)["fields"]
        return fields


class Reviewer(Office):
    """Reviews the communes of a province; what it knows comes from ``take``."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "02647", "Cán bộ duyệt", clusters=0)
        link = HubLink("http://127.0.0.1:1", bytes(32), PROVINCE, b"e" * 8, [PROVINCE], ["reviewer"])
        with self.laptop.writing() as desk:
            keep_link(desk.connection, link)

    def take(self, office: Office) -> None:
        """Append all that a commune wrote, as an exchange would."""
        exchange(office, self)


def exchange(giver: Office, taker: Office) -> None:
    """Append all that one laptop holds to the other."""
    with giver.laptop.reading() as desk:
        entries = [entry for _key, entry in entries_where(desk.connection, true())]
    with taker.laptop.writing() as desk:
        append(desk.connection, entries, taker.laptop.wall())
