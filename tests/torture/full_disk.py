# SPDX-License-Identifier: Apache-2.0
"""A disk that fills up under a laptop or a hub: nothing acknowledged is lost, and with room again all goes on."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop.actions.saving import add_records, require_type
from desktop.laptop import Laptop
from sync.client.cycle import Cycle
from sync.hub.app import Endpoints
from sync.hub.door import Attempts
from sync.log.errors import LoaError, Unavailable
from sync.store.checking import check_store
from sync.store.engine import Database
from sync.store.entries import id_text
from sync.store.units import bundled_units
from tests.torture.suite import Suite
from tests.torture.writers import _Direct, _hub, opened, prepare

SMALL, LARGE = "2m", "64m"
_MOST: Final = 5_000
NOT_ROOT: Final = "only root may mount a small disk"


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of its own, of ``SMALL`` bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    _mount(folder, f"size={SMALL}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def may_mount(folder: Path) -> bool:
    """Whether this user may."""
    if os.name != "posix" or os.geteuid() != 0:
        return False
    try:
        with small_disk(folder):
            return True
    except subprocess.CalledProcessError:
        return False


def _mount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True, capture_output=True)


def give_room(folder: Path) -> None:
    """The disk grows."""
    _mount(folder, f"remount,size={LARGE}")


def fill(laptop: Laptop, room: int = _MOST) -> tuple[list[str], str]:
    """Save until nothing more can be saved: what was acknowledged, and the code that ended it."""
    saved: list[str] = []
    for number in range(room):
        fields = {"name": f"Thôn {number}", "kind": "thon", "note": "ghi chú " * 200}
        try:
            saved += add_records(laptop, require_type("village"), [(1, fields)]).ids
        except Unavailable as failure:
            return saved, failure.code
    return saved, ""


def run_full_disks(folder: Path) -> Suite:
    """The laptop's disk full, then the hub's."""
    suite = Suite("Full disks", "the laptop's, then the hub's, 2 MB each")
    for full in ("laptop", "hub"):
        _run(folder / full, full, suite)
        suite.faults[f"disk full under the {full}"] += 1
    return suite


def _run(folder: Path, full: str, suite: Suite) -> None:
    with small_disk(folder / full):
        (folder / ("hub" if full == "laptop" else "laptop")).mkdir()
        prepare(folder)
        with opened(folder, "laptop") as database, opened(folder, "hub") as store:
            laptop = Laptop(database, bundled_units())
            saved, code = fill(laptop, _MOST if full == "laptop" else 1_500)
            told = [code] if full == "laptop" else [_exchange(database, store)]
            suite.broken += [f"{full}: {one or 'the disk never filled'}" for one in told if one != "disk_full"]
            give_room(folder / full)
            ended = _exchange(database, store)
            suite.broken += [f"{full}, with room again: {ended}"] if ended else []
            _count(suite, saved, (database, store))


def _exchange(database: Database, store: Database) -> str:
    """Exchange; the code of what ended it too early."""
    courier = _Direct(Endpoints(_hub(store), Attempts(1, 1, lambda: 0.0)))
    try:
        Cycle(database, courier, Laptop(database, bundled_units()).wall).run()
    except LoaError as error:
        return error.code
    return ""


def _count(suite: Suite, saved: list[str], stores: tuple[Database, Database]) -> None:
    suite.acknowledged += len(saved)
    for is_hub, one in enumerate(stores):
        with one.reading() as connection:
            rows = connection.exec_driver_sql("SELECT DISTINCT record FROM change")
            suite.lost += len(set(saved) - {id_text(record) for (record,) in rows})
            suite.broken += [str(fault) for fault in check_store(connection, is_hub=bool(is_hub))]
