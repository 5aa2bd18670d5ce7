# SPDX-License-Identifier: Apache-2.0
"""The desk of a commune after two years: a profile of 20,000 records, all of them sent, and the hub that has them.

A colleague of the same commune has written some more, which the hub holds and this laptop has not pulled yet.
"""

import shutil
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from desktop.actions.exchanging import enrol_laptop, sync_laptop
from desktop.actions.saving import require_type
from desktop.laptop import Desk, Laptop, Workplace, furnish
from desktop.opening import create_profile, open_profile
from desktop.profile_folder import ProfileFolder
from sync.client.link import keep_link, require_link
from sync.records.broadcast_log import BroadcastLog
from sync.records.days import VIETNAM, write_moment
from sync.records.propaganda_session import PropagandaSession
from sync.records.record import Record
from sync.records.status_check import StatusCheck
from sync.store.authoring import Clock, Draft, write_changes
from sync.store.opening import open_store
from sync.store.outbox import queue
from sync.store.units import bundled_units
from tests.bench.broadcasts import COMMUNE, KEY, add_one, record_id_at
from tests.bench.places import kept_store, scratch
from tests.support.hub_process import HubProcess
from tests.support.records import broadcast_values

RECORDS: Final = 20_000
DAYS: Final = 730
CLUSTERS: Final = 8
VILLAGES: Final = 12
SESSIONS: Final = 1_200
CHECKS_EVERY_DAYS: Final = 7
SLOTS: Final = (("05:00", "Thời sự sáng"), ("11:30", "Bản tin của xã"), ("17:00", "Thời sự chiều"))
PULL: Final = 10_000
PULLS: Final = 12
PASSPHRASE: Final = "đủ tám chữ"
ROLES: Final = ("operator", "editor", "keeper")
DECIDING: Final = ("tests/bench/office.py",)


@dataclass(frozen=True)
class Office:
    """A copy of its own of the desk, to be used up; ``hub`` is not started."""

    profile: Path
    hub: HubProcess


@contextmanager
def office() -> Iterator[Office]:
    """A fresh copy of the profile and of the hub's folder."""
    kept = kept_store("office", build_office, DECIDING)
    with scratch() as folder:
        shutil.copytree(kept / "profile", folder / "profile")
        shutil.copytree(kept / "hub", folder / "hub")
        yield Office(folder / "profile", HubProcess(folder / "hub"))


@contextmanager
def connected_office() -> Iterator[Office]:
    """The same with the hub serving, and the laptop told where."""
    with office() as one:
        one.hub.start()
        try:
            with opened(one.profile) as laptop, laptop.writing() as desk:
                keep_link(desk.connection, replace(require_link(desk.connection), url=one.hub.url))
            yield one
        finally:
            one.hub.stop()


@contextmanager
def opened(profile: Path) -> Iterator[Laptop]:
    """The laptop of a profile folder."""
    open_one = open_profile(ProfileFolder(profile), PASSPHRASE)
    try:
        yield open_one.laptop
    finally:
        open_one.close()


def build_office(folder: Path) -> None:
    """Two years of one officer, sent to a real hub; then what the colleague sent after it."""
    hub = HubProcess(folder / "hub").init().start()
    try:
        create_profile(ProfileFolder(folder / "profile"), PASSPHRASE, Workplace(COMMUNE, "Cán bộ xã 1")).close()
        with opened(folder / "profile") as laptop:
            _write_two_years(laptop)
            _send_all(laptop, hub, "Cán bộ xã 1")
        with scratch() as elsewhere:
            _write_colleague(elsewhere, hub)
    finally:
        hub.stop()


def _send_all(laptop: Laptop, hub: HubProcess, name: str) -> None:
    enrol_laptop(laptop, hub.url, hub.invite(name, *ROLES, units=(COMMUNE,)))
    told = sync_laptop(laptop)
    assert not told["held"], told["held"][:3]


@dataclass
class Writer:
    """Writes many records at the moments at which a person would have saved them."""

    laptop: Laptop
    random: Random
    written: int = 0

    def write(self, of: type[Record], rows: Sequence[Mapping[str, Any]], moment: datetime) -> None:
        """Creations of one moment in one transaction."""
        wall = int(moment.timestamp() * 1000)
        with self.laptop.writing() as desk:
            drafts = [self._draft(desk, of, values, wall + place) for place, values in enumerate(rows)]
            queue(desk.connection, write_changes(desk.connection, desk.identity, drafts, Clock(wall, None)).values())
        self.written += len(rows)

    def _draft(self, desk: Desk, of: type[Record], values: Mapping[str, Any], wall: int) -> Draft:
        tidied, faults = of.tidy(values, values.get("date", moment_day(wall)))
        assert not faults, (of, faults)
        filled = of.declared.fill(of(tidied, unit=COMMUNE), desk.around)
        return Draft(record_id_at(wall, self.random), of, COMMUNE, {**filled, **tidied}, is_new=True)


def moment_day(wall: int) -> str:
    """The day of a moment in milliseconds, in Vietnam."""
    return datetime.fromtimestamp(wall / 1000, VIETNAM).date().isoformat()


def _write_two_years(laptop: Laptop) -> None:
    random = Random(20261013)
    with laptop.reading() as desk:
        person, today = str(uuid.UUID(bytes=desk.identity.person)), desk.around.now.date()
    station, clusters, propagandists = _furnish(laptop)
    writer = Writer(laptop, random)
    first = today - timedelta(days=DAYS)
    made = 1 + 1 + CLUSTERS + 3 * VILLAGES + len(SLOTS)
    logs = RECORDS - made - SESSIONS - CLUSTERS * len(range(0, DAYS, CHECKS_EVERY_DAYS))
    sessions = _sessions(random, propagandists, first)
    for place in range(DAYS):
        day = first + timedelta(days=place)
        evening = datetime(day.year, day.month, day.day, 21, tzinfo=VIETNAM)
        count = logs * (place + 1) // DAYS - logs * place // DAYS
        rows = [broadcast_values(random, station, clusters, person, day) for _ in range(count)]
        writer.write(BroadcastLog, _numbered(rows, day), evening)
        if place % CHECKS_EVERY_DAYS == 0:
            writer.write(StatusCheck, [_check(one, person, evening) for one in clusters], evening)
        if due := sessions.get(day):
            writer.write(PropagandaSession, due, evening)
    assert made + writer.written == RECORDS, made + writer.written


def _numbered(rows: Sequence[dict[str, Any]], day: date) -> list[dict[str, Any]]:
    """As the node would propose: numbers of a station run through the year."""
    first = (day.timetuple().tm_yday - 1) * 100
    return [{**row, "log_no": first + place} for place, row in enumerate(rows, 1)]


def _furnish(laptop: Laptop) -> tuple[str, list[str], list[str]]:
    """The station and its clusters, the villages and their propagandists, the daily slots."""

    def add(of: str, **values: Any) -> str:
        return _add(laptop, of, values)

    station = add("station", name="Đài xã", technologies=["it"], operating_state="operating")
    state = {"from": "2024-01-01", "value": "good"}
    told = {"station": station, "technology": "it", "horn_count": 2, "state": state}
    clusters = [add("cluster", name=f"Cụm {place}", **told) for place in range(1, CLUSTERS + 1)]
    for start, title in SLOTS:
        kind = {"broadcast_kind": "own", "recurrence": "hang_ngay", "planned_duration": 1800}
        add("schedule_slot", title=title, start=start, first_day="2024-10-01", **kind)
    return station, clusters, [_propagandist(add, place) for place in range(1, VILLAGES + 1)]


def _propagandist(add: Callable[..., str], place: int) -> str:
    village = add("village", name=f"Thôn {place}", kind="thon")
    person = add("person", full_name=f"TTV thôn {place}")
    told = {"position": "truong_thon_to_truong_tdp", "decision_no": "45/QĐ-UBND", "decided_by": "chu_tich_ubnd_xa"}
    days = {"decision_date": "2024-08-15", "active_from": "2024-09-01"}
    return add("propagandist", person=person, village=village, languages=["vie"], **told, **days)


def _add(laptop: Laptop, of: str, values: Mapping[str, Any]) -> str:
    return add_one(laptop, require_type(of), values)


def _check(cluster: str, person: str, evening: datetime) -> dict[str, Any]:
    told = {"checked_at": write_moment(evening), "method": "nghe_tai_cho", "checker": person}
    return {"cluster": cluster, "result": "good", **told}


def _sessions(random: Random, propagandists: Sequence[str], first: date) -> dict[date, list[dict[str, Any]]]:
    found: dict[date, list[dict[str, Any]]] = {}
    for place in range(SESSIONS):
        day = first + timedelta(days=place * DAYS // SESSIONS)
        found.setdefault(day, []).append(
            {
                "date": day.isoformat(),
                "form": random.choice(("hop_thon", "den_tung_ho")),
                "topic": random.choice(("T06", "T08")),
                "language": "vie",
                "place": "Nhà văn hóa thôn",
                "listeners": random.randrange(5, 80),
                "propagandists": [random.choice(propagandists)],
                "duration_min": 45,
            }
        )
    return found


def _write_colleague(folder: Path, hub: HubProcess) -> None:
    """Another officer's broadcasts, as many as the pulls of the key bench need."""
    laptop = furnish(open_store(folder / "loa.db", KEY), bundled_units(), Workplace(COMMUNE, "Cán bộ xã 2"))
    random = Random(7)
    writer = Writer(laptop, random)
    with laptop.reading() as desk:
        person, today = str(uuid.UUID(bytes=desk.identity.person)), desk.around.now.date()
    station = _add(laptop, "station", {"name": "Đài xã 2", "technologies": ["it"], "operating_state": "operating"})
    for place in range(PULLS * PULL // 1000):
        day = today - timedelta(days=DAYS - place)
        rows = [broadcast_values(random, station, (), person, day) for _ in range(1000)]
        numbered = [{**row, "log_no": 1000 + number} for number, row in enumerate(rows)]
        writer.write(BroadcastLog, numbered, datetime(day.year, day.month, day.day, 21, tzinfo=VIETNAM))
    _send_all(laptop, hub, "Cán bộ xã 2")
    laptop.database.close()
