# SPDX-License-Identifier: Apache-2.0
"""What must hold after every step, whatever the weather: looked at from outside, by the ledger and the raw tables."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from sync.hub.cursor_tokens import Place, read_token
from sync.hub.stream_rows import PILING_TYPES, first_id_of
from sync.log.scope import DOWNWARD_TYPES, Sight
from tests.simulation.nodes import HubStation, Station
from tests.simulation.world import World

_SETTLED = (
    "SELECT c.id FROM change c WHERE c.key NOT IN (SELECT change FROM outbox)"
    " AND c.key NOT IN (SELECT change FROM delivery WHERE code IS NOT NULL)"
)
_SAID_SENT = "SELECT c.id FROM change c JOIN delivery d ON d.change = c.key WHERE d.code IS NULL"
_SAID_HELD = "SELECT c.id FROM change c JOIN delivery d ON d.change = c.key WHERE d.code IS NOT NULL"


class Broken(AssertionError):
    """A promise was broken; the first word names it."""


def demand(is_kept: object, promise: str, detail: object = "") -> None:
    """Raise Broken unless the promise is kept."""
    if not is_kept:
        raise Broken(f"{promise}: {detail}")


def setting(disk: Any, name: str) -> Any:
    """A setting read past the program."""
    rows = disk.read("SELECT value FROM setting WHERE name = ?", name)
    return msgspec.msgpack.decode(rows[0][0]) if rows else None


def told_as_held(station: Station) -> set[bytes]:
    """What a laptop says that the hub holds."""
    return {id_ for (id_,) in station.disk.read(_SAID_HELD)}


@dataclass
class Watch:
    """Remembers what each node held after the last step."""

    world: World
    held: dict[Any, set[bytes]] = field(default_factory=dict)
    numbers: dict[int, bytes] = field(default_factory=dict)

    def forget(self, node: Station | HubStation) -> None:
        """A node was set back: what only it held is gone with the medium."""
        self.held.pop(node, None)
        if isinstance(node, HubStation):
            self.numbers.clear()

    def look(self) -> None:
        """Every promise, after one step."""
        self._look_at_hub()
        for station in self.world.stations:
            self._look_at(station)

    def _look_at_hub(self) -> None:
        hub = self.world.hub
        log = set(self.world.ledger.log_of(hub.disk))
        self._nothing_gone(hub, log | hub.held())
        numbered = dict(
            hub.disk.read("SELECT a.number, c.id FROM arrival a JOIN change c ON c.key = a.change ORDER BY a.number")
        )
        demand(list(numbered) == list(range(1, len(numbered) + 1)), "numbers are dense", list(numbered))
        demand(all(numbered.get(at) == id_ for at, id_ in self.numbers.items()), "a number is given once")
        notes = hub.disk.read("SELECT first_key, last_key FROM unnumbered")
        waiting = {
            id_
            for first, last in notes
            for (id_,) in hub.disk.read("SELECT id FROM change WHERE key BETWEEN ? AND ?", first, last)
        }
        demand(log == set(numbered.values()) | waiting, "every change at the hub is numbered, or waits for its number")
        self.numbers = numbered

    def _look_at(self, station: Station) -> None:
        hub, ids = self.world.hub, set(self.world.ledger.log_of(station.disk))
        self._nothing_gone(station, ids)
        sent = {id_ for (id_,) in station.disk.read(_SAID_SENT)}
        demand(sent <= hub.ever, "what is said to be sent was at the hub", (station.name, _short(sent - hub.ever)))
        kept = told_as_held(station)
        known = hub.ever_held | hub.ever
        demand(kept <= known, "what is said to be held was held", (station.name, _short(kept - known)))
        epoch = setting(hub.disk, "hub_epoch")
        if hub.is_restored and epoch != hub.epoch_restored:
            hub.is_restored = False
        if not hub.is_restored:
            self._look_at_cursors(station, ids, epoch)
            self._look_at_epoch(station, epoch)

    def _nothing_gone(self, node: Any, ids: set[bytes]) -> None:
        gone = self.held.get(node, set()) - ids
        demand(not gone, "no node loses a change", (getattr(node, "name", "hub"), _short(gone)))
        self.held[node] = ids

    def _look_at_cursors(self, station: Station, ids: set[bytes], epoch: bytes) -> None:
        """Nothing below a cursor is missing: it would never come."""
        hub = self.world.hub
        for unit, token in station.disk.read("SELECT unit, token FROM cursor"):
            place = read_token(token, hub.hub.secret)
            if place.epoch != epoch:
                continue
            rows = hub.disk.read(
                "SELECT c.id, c.type, c.record, a.number FROM arrival a JOIN change c ON c.key = a.change"
                " WHERE a.unit = ? AND number <= ?",
                unit,
                place.number,
            )
            passed = {id_ for id_, *row in rows if _passes(place, *row)}
            demand(passed <= ids, "a cursor passes no change", (station.name, unit, _short(passed - ids)))

    def _look_at_epoch(self, station: Station, epoch: bytes) -> None:
        """Who has adopted the hub's epoch has nothing settled that the hub lacks."""
        link = setting(station.disk, "hub_link")
        if link["epoch"] != epoch:
            return
        settled = {id_ for (id_,) in station.disk.read(_SETTLED)}
        lacking = settled - self.held[self.world.hub]
        demand(not lacking, "a node adopts an epoch when all is answered for", (station.name, _short(lacking)))
        self._look_at_files(station)

    def _look_at_files(self, station: Station) -> None:
        """What the hub has acknowledged of a file is there."""
        here = dict(self.world.hub.disk.read("SELECT sha256, here FROM file"))
        acknowledged = station.disk.read("SELECT sha256, received FROM file WHERE received > 0")
        lacking = {sha256 for sha256, received in acknowledged if here.get(sha256, 0) < received}
        demand(not lacking, "acknowledged bytes of a file are at the hub", (station.name, _short(lacking)))


def _passes(place: Place, type_: str, record: bytes, number: int) -> bool:
    """Whether a cursor says that a change at or before its number has come."""
    if place.sight is Sight.DOWNWARD and type_ not in DOWNWARD_TYPES:
        return False
    is_behind = bool(place.newest_from) and type_ in PILING_TYPES and record < first_id_of(place.newest_from)
    return number <= place.rest or not is_behind


def _short(ids: set[bytes]) -> list[str]:
    return sorted(one.hex()[:8] for one in ids)
