# SPDX-License-Identifier: Apache-2.0
"""What people do in a simulated world: the shipped actions of the laptop, saved with a line in the ledger."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any, Final

from desktop.actions.deciding import accept_records, return_records, submit_records
from desktop.actions.resolving import Choice, list_conflicts, resolve_conflict
from desktop.actions.saving import add_records, edit_record, require_type, withdraw_record
from desktop.laptop import Laptop
from sync.log.errors import Refused
from sync.store.entries import id_text
from sync.store.files import keep_file
from tests.simulation.nodes import Station
from tests.simulation.world import World
from tests.support.changes import listing

CHECK, VILLAGE = "status_check", "village"
RESULTS: Final = ("good", "weak", "no_sound", "not_reachable")
FILE_SIZES: Final = (0, 700, 20_000, 70_000)
NOTES: Final = ("rè", "đã sửa", "mất điện", None)
_NOBODY: Final = "01932c07-209c-7000-8000-000000000001"


def save(world: World, station: Station, deed: Callable[[Laptop], Any]) -> bool:
    """Do one thing; what it acknowledges goes into the ledger. True where anything was saved."""
    before = set(world.ledger.log_of(station.disk))
    try:
        deed(station.laptop)
    except Refused as refused:
        world.log(f"  refused with {refused.code}")
    added = world.ledger.acknowledge(station.disk, before)
    station.written |= {one.id for one in added}
    world.log(f"  saved {[one.id.hex()[:8] for one in added]}")
    return bool(added)


def _records(station: Station, *types: str) -> list[str]:
    marks = ",".join("?" * len(types))
    rows = station.disk.read(f"SELECT DISTINCT record FROM change WHERE type IN ({marks}) ORDER BY record", *types)
    return [id_text(record) for (record,) in rows]


def _one(world: World, station: Station, *types: str) -> str | None:
    found = _records(station, *types)
    return world.chance.pick(found[-4:]) if found else None


def _in_state(station: Station, *states: str) -> list[str]:
    marks = ",".join("?" * len(states))
    rows = station.disk.read(
        f"SELECT record_id FROM status_check WHERE review_state IN ({marks}) ORDER BY record_id", *states
    )
    return [id_text(record) for (record,) in rows]


def create(world: World, station: Station) -> None:
    """A new record: mostly one that is reviewed."""
    note = world.chance.pick(NOTES)
    if world.chance.is_so(25):
        of, fields = VILLAGE, {"name": f"Thôn {len(world.ledger.known)}", "kind": "thon"}
    else:
        result, moment = world.chance.pick(RESULTS), station.clock.moment().isoformat(timespec="seconds")
        who = {"cluster": _NOBODY, "checker": _NOBODY, "method": "nghe_tai_cho"}
        of, fields = CHECK, {"checked_at": moment, "result": result, "note": note or "", **who}
    save(world, station, lambda laptop: add_records(laptop, require_type(of), [(1, fields)]))


@dataclass(frozen=True)
class Edit:
    """New values for one record."""

    record: str
    fields: dict[str, Any]

    def __call__(self, laptop: Laptop) -> bool:
        return edit_record(laptop, self.record, self.fields)


def _an_edit(world: World, record: str) -> Edit:
    fields: dict[str, Any] = {"note": world.chance.pick(NOTES)}
    return Edit(record, fields | ({"result": world.chance.pick(RESULTS)} if world.chance.is_so(50) else {}))


def edit(world: World, station: Station) -> None:
    """Another value for one or two fields of a record."""
    record = _one(world, station, CHECK)
    if record is not None:
        save(world, station, _an_edit(world, record))


def edit_apart(world: World, station: Station) -> None:
    """Two people write the same field before either knows of the other."""
    other = world.chance.pick(world.stations)
    shared = sorted(set(_records(station, CHECK)) & set(_records(other, CHECK)))
    if shared and other is not station:
        record = world.chance.pick(shared)
        for one in (station, other):
            save(world, one, _an_edit(world, record))


def attach(world: World, station: Station) -> None:
    """A record lists a file that was chosen on this machine."""
    record = _one(world, station, CHECK)
    if record is None:
        return
    content = Random(len(world.ledger.files)).randbytes(world.chance.pick(FILE_SIZES))
    with station.laptop.writing() as desk:
        kept = keep_file(desk.connection, io.BytesIO(content), station.clock.ms())
    world.ledger.files[kept.sha256] = content
    save(world, station, Edit(record, listing(content)))


def withdraw(world: World, station: Station) -> None:
    """Withdraw a record with a reason."""
    record = _one(world, station, CHECK, VILLAGE)
    if record is not None:
        save(world, station, lambda laptop: withdraw_record(laptop, record, "nhập trùng"))


def submit(world: World, station: Station) -> None:
    """Submit whatever is open."""
    save(world, station, lambda laptop: submit_records(laptop, _in_state(station, "draft", "returned"), None))


def accept(world: World, station: Station) -> None:
    """Accept one of the queue."""
    queue = _in_state(station, "submitted", "changed")
    if queue:
        save(world, station, partial(accept_records, record_ids=[world.chance.pick(queue)]))


def send_back(world: World, station: Station) -> None:
    """Return one of the queue."""
    queue = _in_state(station, "submitted", "changed")
    if queue:
        chosen = [world.chance.pick(queue)]
        save(world, station, lambda laptop: return_records(laptop, chosen, "nghi_ngo_so_lieu", "xem lại"))


def resolve(world: World, station: Station) -> None:
    """Decide a conflict by one of its sides."""
    conflicts = list_conflicts(station.laptop)
    if conflicts:
        one = world.chance.pick(conflicts)
        side = world.chance.pick(sorted(one.values, key=lambda side: side.change))
        choice = Choice(one.field, side.change)
        save(world, station, lambda laptop: resolve_conflict(laptop, one.record_id, choice))


OFFICER: Final = (create, create, edit, edit, edit_apart, attach, withdraw, submit, submit, resolve)
REVIEWER: Final = (accept, accept, send_back, accept)
