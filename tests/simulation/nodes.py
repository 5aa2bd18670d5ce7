# SPDX-License-Identifier: Apache-2.0
"""The nodes of a simulated world: laptops and a hub, made of shipped parts around a disk and a clock of the world."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from desktop.laptop import Laptop
from sync.hub.app import Endpoints
from sync.hub.door import Attempts
from sync.hub.node import PERSON, SECRET, UNIT, Hub, Trees
from sync.hub.wrapper import Call
from sync.log.entropy import Entropy
from sync.records.days import VIETNAM
from sync.store.numbering import number_committed
from sync.store.opening import made_ready
from sync.store.settings import read_setting, write_setting
from sync.store.units import bundled_units
from tests.simulation.media import Disk, Image
from tests.simulation.people import HUB_KEY, Part

ALL_DAY: Final = 1_000_000
"""Wrong invites are of no interest here."""


@dataclass
class Clock:
    """One node's clock: the time of the world, and how wrong it is."""

    world: Callable[[], int]
    wrong_ms: int = 0

    def ms(self) -> int:
        """Milliseconds since 1970 UTC, as this node has them."""
        return self.world() + self.wrong_ms

    def moment(self) -> datetime:
        """The same, in Vietnam's offset."""
        return datetime.fromtimestamp(self.ms() / 1000, UTC).astimezone(VIETNAM)


@dataclass(eq=False)
class Station:
    """One laptop. ``copies`` are old images of its disk; ``written`` is what was written on this disk, or on the one
    that it was copied from."""

    name: str
    part: Part
    disk: Disk
    clock: Clock
    entropy: Entropy
    copies: list[Image] = field(default_factory=list)
    written: set[bytes] = field(default_factory=set)

    @property
    def laptop(self) -> Laptop:
        """The shipped laptop over this disk."""
        return Laptop(self.disk.database, bundled_units(), self.clock.moment, self.entropy)

    def upgrade(self) -> None:
        """Start again as a program that makes rows differently from the one before."""
        with self.disk.database.writing() as connection:
            write_setting(connection, "projection_fingerprint", b"earlier")
        made_ready(self.disk.database)


@dataclass(eq=False)
class HubStation:
    """The hub. ``ever`` are all changes that it, or the history it was restored from, has ever committed."""

    disk: Disk
    clock: Clock
    entropy: Entropy
    numbers_late: bool = False
    """Whether changes are numbered after their commit, as where several processes write."""
    copies: list[Image] = field(default_factory=list)
    ever: set[bytes] = field(default_factory=set)
    is_restored: bool = False
    """Restored, and no new epoch has begun since."""
    epoch_restored: bytes = b""
    ever_held: set[bytes] = field(default_factory=set)
    hub: Hub = field(init=False)
    _endpoints: Endpoints = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """The program over whatever is on the disk."""
        with self.disk.database.reading() as connection:
            unit, secret, person = (read_setting(connection, name) for name in (UNIT, SECRET, PERSON))
        self.hub = Hub(self.disk.database, HUB_KEY, unit, secret, person, self.clock.ms, Trees(), self.entropy)
        self._endpoints = Endpoints(self.hub, Attempts(ALL_DAY, ALL_DAY, lambda: 0.0))

    def carry(self, parcel: bytes) -> bytes:
        """A parcel for a parcel, as over HTTP."""
        return self._endpoints.exchange(Call(parcel, "simulation"))

    def held(self) -> set[bytes]:
        """The ids of what it holds."""
        return {id_ for (id_,) in self.disk.read("SELECT id FROM held")}

    def number(self) -> int:
        """What the sequencer does."""
        if not self.numbers_late:
            return 0
        with self.disk.database.writing() as connection:
            return number_committed(connection)
