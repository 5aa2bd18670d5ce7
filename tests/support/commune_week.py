# SPDX-License-Identifier: Apache-2.0
"""The offices of one commune for a scripted week: four people at four laptops, one hub, a clock of its own."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.laptop import Laptop, Workplace, furnish
from sync.hub.invites import Invitation
from sync.records.days import VIETNAM, write_moment
from sync.records.roles import Role
from sync.store.checking import check_store
from tests.support.hub_process import HubProcess
from tests.support.nodes import COMMUNE, Desk, hub_digest, hub_store, invite, tree
from tests.support.stores import empty_store

ROLES: Mapping[str, tuple[str, ...]] = {
    "officer": ("operator", "editor"),
    "leader": ("approver",),
    "keeper": ("keeper",),
    "reviewer": ("reviewer",),
}
VILLAGES = ("Nà Lủ", "Bản Xèo", "Cốc Râm")
CLUSTERS = 14


@dataclass
class WeekClock:
    """The present moment of all laptops: the week before the present one, so that its seven days are over."""

    now: datetime = field(default_factory=lambda: datetime.now(VIETNAM))
    monday: date = field(init=False)

    def __post_init__(self) -> None:
        today = self.now.date()  # asked once: the script may be played over the midnight that ends a week
        self.monday = today - timedelta(days=today.weekday() + 7)

    def __call__(self) -> datetime:
        return self.now

    def set(self, weekday: int, hour: int, minute: int = 0) -> None:
        """Go to an hour of the week; 0 is Monday."""
        self.now = datetime.combine(self.day(weekday), time(hour, minute), VIETNAM)

    def day(self, weekday: int) -> date:
        """A day of the week before the present one."""
        return self.monday + timedelta(days=weekday)

    @property
    def moment(self) -> str:
        """The present moment as it is stored."""
        return write_moment(self.now)


@dataclass
class Offices:
    """The people at their desks, what the script calls its records, and where it keeps files."""

    hub: HubProcess
    folder: Path
    clock: WeekClock
    desks: dict[str, Desk] = field(default_factory=dict)
    ids: dict[str, Any] = field(default_factory=dict)

    @property
    def officer(self) -> Desk:
        """Runs the station and writes what is aired."""
        return self.desks["officer"]

    @property
    def leader(self) -> Desk:
        """Signs content before air, and what is paid."""
        return self.desks["leader"]

    @property
    def keeper(self) -> Desk:
        """Keeps the commune's other books."""
        return self.desks["keeper"]

    @property
    def reviewer(self) -> Desk:
        """Reviews records after air."""
        return self.desks["reviewer"]

    def person(self, name: str) -> str:
        """The record of the person at a desk."""
        with self.desks[name].laptop.reading() as desk:
            return str(UUID(bytes=desk.identity.person))

    def today(self) -> str:
        """The day as it is stored."""
        return self.clock.now.date().isoformat()

    def assert_in_step(self) -> None:
        """Every store is what its log makes of it, and all hold the same of the commune."""
        with hub_store(self.hub) as connection:
            assert check_store(connection, is_hub=True, is_rebuilt=True) == []
        at_hub = hub_digest(self.hub, COMMUNE)
        for desk in self.desks.values():
            assert desk.check() == {"ok": True, "differences": []}
            assert (desk.status()["unsent"], desk.digest(COMMUNE)) == (0, at_hub)

    def hand_on(self, *names: str) -> None:
        """These exchange one after another, so that each has what those before wrote; nothing may be held."""
        for name in names:
            assert self.desks[name].sync()["held"] == []

    def meet(self) -> None:
        """Everybody has what everybody wrote."""
        self.hand_on(*self.desks, *self.desks)


@contextmanager
def at_work(hub: HubProcess, folder: Path) -> Iterator[Offices]:
    """The four laptops, enrolled and open."""
    offices = Offices(hub, folder, WeekClock())
    with ExitStack() as stack:
        for name, roles in ROLES.items():
            database = empty_store(folder / f"{name}.db")
            stack.callback(database.close)
            furnish(database, tree(), Workplace(COMMUNE, name))
            desk = offices.desks[name] = Desk(Laptop(database, tree(), offices.clock))
            desk.enrol(hub.url, invite(hub, Invitation(name, (COMMUNE,), tuple(map(Role, roles)))))
        yield offices
