# SPDX-License-Identifier: Apache-2.0
"""A world: laptops, a hub, one wire and one clock, all in one thread, and the log of everything that happens in it."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Final
from unittest.mock import patch

from sync.client.cycle import Cycle
from sync.hub.held_changes import list_held
from sync.hub.rulings import Bench, admit
from sync.log.entropy import Entropy
from sync.log.errors import LoaError
from sync.store import dialects
from tests.simulation.chance import Chance
from tests.simulation.courier import Courier, Wire
from tests.simulation.faults import Fault, Tally
from tests.simulation.ledger import Ledger
from tests.simulation.media import Disk, Image
from tests.simulation.nodes import Clock, HubStation, Station
from tests.simulation.people import CAST, START_MS, beginning

MINUTE_MS: Final = 60_000
MOST_CLONES: Final = 2


class NumbersLate(dialects._SQLite):
    """Numbers are given after the commit, in a transaction of their own, as where several processes write."""

    is_numbered_at_once = False


@cache
def _disk(_place: int) -> Disk:
    """Disks are kept from run to run."""
    return Disk()


class World:
    """One run. Every choice comes from ``chance``, every random byte from ``seed``."""

    def __init__(self, chance: Chance, seed: int = 0) -> None:
        self.chance = chance
        self.entropy = Entropy.seeded(seed)
        self.time_ms = START_MS
        self.tally = Tally()
        self.ledger = Ledger()
        self.lines: list[str] = []
        self.clones = 0
        self._begin()

    def _begin(self) -> None:
        begun = beginning()
        numbers_late = self.chance.is_so(50)
        disk = _disk(0)
        disk.load(begun.hub)
        self.hub = HubStation(disk, Clock(lambda: self.time_ms), self.entropy, numbers_late)
        cast = [0, 1, *(place for place in (2, 3, 4) if self.chance.is_so(45))]
        self.stations = [self._station(begun.laptops[place], place) for place in cast]
        self.wire = Wire(self._carry, self.chance, self.log, self.tally)
        for station in self.stations:
            self.ledger.acknowledged |= self.ledger.log_of(station.disk)

    def _station(self, image: Image, place: int, clone: int = 0) -> Station:
        disk = _disk(1 + place if not clone else len(CAST) + clone)
        disk.load(image)
        name = CAST[place].name + (f", bản sao {clone}" if clone else "")
        return Station(name, CAST[place], disk, Clock(lambda: self.time_ms), self.entropy)

    def log(self, line: str) -> None:
        """One line of the event log."""
        self.lines.append(line)

    @property
    def mark(self) -> str:
        """The whole event log in a few letters."""
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()[:16]

    @contextmanager
    def running(self) -> Iterator[None]:
        """The block in which a world with late numbers lives."""
        if self.hub.numbers_late:
            with patch.dict(dialects._DIALECTS, sqlite=NumbersLate()):
                yield
        else:
            yield

    def pass_time(self) -> None:
        """Some minutes pass."""
        self.time_ms += self.chance.pick((1, 5, 60, 3000)) * MINUTE_MS

    def _carry(self, parcel: bytes) -> bytes:
        """What a hub commits is told, before anything that it says can be lost; numbers may come later."""
        answer = self.hub.carry(parcel)
        self.note_hub()
        if self.hub.numbers_late and self.wire.bad_percent and self.chance.is_so(50):
            self.tally[Fault.SLOW_COMMIT] += 1
        else:
            self.hub.number()
        return answer

    def note_hub(self) -> None:
        """Remember what the hub has committed, and what it holds."""
        self.hub.ever |= set(self.ledger.log_of(self.hub.disk))
        self.hub.ever_held |= self.hub.held()

    def exchange(self, station: Station) -> str:
        """One full exchange; ``ok`` or the code of what ended it."""
        courier = Courier(self.wire, station.name)
        cycle = Cycle(station.disk.database, courier, station.clock.ms, entropy=station.entropy)
        try:
            tally = cycle.run()
        except LoaError as error:
            self.log(f"  ends with {error.code}")
            return error.code
        told = (tally.sent, tally.received, tally.newly_held, tuple(tally.differing))
        self.log(f"  ends well {told}")
        return "ok"

    def deliver_late(self) -> None:
        """A parcel that everybody had given up arrives."""
        parcel = self.wire.late.pop(self.wire.late.index(self.chance.pick(self.wire.late)))
        try:
            self._carry(parcel)
        except LoaError as error:
            self.log(f"  late parcel refused with {error.code}")

    def clone(self, station: Station) -> Station:
        """The disk of a laptop copied to another machine."""
        self.clones += 1
        copy = self._station(station.disk.image(), CAST.index(station.part), self.clones)
        copy.clock.wrong_ms = station.clock.wrong_ms
        copy.written = set(station.written)
        self.stations.append(copy)
        return copy

    def admit_all(self) -> list[str]:
        """The administrator lets in whatever may be let in."""
        with self.hub.disk.database.writing() as connection:
            wanted = [one.id.hex() for one in list_held(connection) if not one.is_refused]
            ruled: Any = admit(Bench(connection, self.hub.hub), wanted)
        self.note_hub()
        self.log(f"  admitted {len(ruled.done)}, left {len(ruled.refused)}")
        return list(ruled.done)
