# SPDX-License-Identifier: Apache-2.0
"""Copies of the database that a laptop makes by itself, one a day: encrypted with the same key, opened again and
checked before they count. Seven days and four weeks are kept, in the folder ``copies`` of the profile.

They mend a damaged file; against a lost key there is ``backup``. Kept out: what is done when a file is damaged
(``recovering``).
"""

import re
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import func, select

from desktop.profile_folder import ProfileFolder, disk_errors, sync_folder
from sync.log.errors import Refused
from sync.store.dialects import dialect_of
from sync.store.engine import Database, open_database, translated
from sync.store.files import leave_to_the_hub
from sync.store.log_tables import CHANGE
from sync.store.mending import look_over

FOLDER: Final = "copies"
DAYS: Final = 7
WEEKS: Final = 4
_NAME: Final = re.compile(r"loa-(\d{4}-\d{2}-\d{2})\.db")
_UNFINISHED: Final = "loa.db.new"


class Copy(Struct, frozen=True):
    """One checked copy."""

    day: date
    path: Path


def copies(folder: ProfileFolder) -> list[Copy]:
    """The checked copies, the newest first."""
    with disk_errors():
        names = [path for path in (folder.path / FOLDER).glob("loa-*.db") if _NAME.fullmatch(path.name)]
    found = [Copy(date.fromisoformat(path.name[4:14]), path) for path in names]
    return sorted(found, key=lambda one: one.day, reverse=True)


def list_copies(folder: ProfileFolder) -> list[dict[str, Any]]:
    """As ``loa backup list`` tells them."""
    return [
        {"day": one.day.isoformat(), "file": str(one.path), "bytes": one.path.stat().st_size} for one in copies(folder)
    ]


def is_copy_due(folder: ProfileFolder, today: date) -> bool:
    """Whether this day has no copy yet."""
    return not any(one.day == today for one in copies(folder))


def make_copy(folder: ProfileFolder, database: Database, key: bytes, today: date) -> Copy:
    """A checked copy of the store as it is now; older ones than are kept go.

    Raises Refused ``copy_damaged`` where what was written does not read back; Unavailable where the disk fails.
    """
    place = folder.path / FOLDER
    with disk_errors():
        place.mkdir(mode=0o700, exist_ok=True)
        unfinished = place / _UNFINISHED
        _clear(unfinished)
    with database.reading() as connection:
        changes = connection.execute(select(func.count()).select_from(CHANGE)).scalar_one()
    with ExitStack() as undo:
        undo.callback(_clear_quietly, unfinished)
        with database.engine.connect() as connection, translated():
            plain: Any = connection.connection.driver_connection
            plain.execute("VACUUM INTO ?", (str(unfinished),))
        _leave_files_out(unfinished, key)
        if not is_sound(unfinished, key, changes):
            raise Refused("copy_damaged", "the copy of the database did not read back; the disk may be failing")
        undo.pop_all()
    made = Copy(today, place / f"loa-{today.isoformat()}.db")
    with disk_errors():
        unfinished.chmod(0o600)
        unfinished.replace(made.path)
        sync_folder(place)
        for old in surplus(copies(folder)):
            old.path.unlink(missing_ok=True)
    return made


def _leave_files_out(path: Path, key: bytes) -> None:
    """What the hub has of attached files need not lie in eleven copies; recordings would fill the disk."""
    database = open_database(path, key)
    try:
        with database.writing() as connection:
            is_smaller = bool(leave_to_the_hub(connection))
        if is_smaller:
            with database.engine.connect() as connection, translated():
                plain: Any = connection.connection.driver_connection
                plain.execute("VACUUM")
    finally:
        database.close()


def _clear(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _clear_quietly(path: Path) -> None:
    with suppress(OSError):  # it counts for nothing, and the next copy begins by removing it
        _clear(path)


def is_sound(path: Path, key: bytes, changes: int = 0) -> bool:
    """Whether a database file can be relied upon, and holds at least so many changes."""
    try:
        database = open_database(path, key)
    except Refused:
        return False
    try:
        with database.reading() as connection:
            count = connection.execute(select(func.count()).select_from(CHANGE)).scalar_one()
            faults = list(dialect_of(connection).file_faults(connection))
            return not faults and not look_over(connection, is_hub=False).damaged and count >= changes
    except Refused:
        return False
    finally:
        database.close()


def surplus(found: Sequence[Copy]) -> list[Copy]:
    """The copies that need not be kept: beyond the newest seven days, and the newest of each of the last four weeks."""
    newest = sorted(found, key=lambda one: one.day, reverse=True)
    of_week: dict[tuple[int, int], Copy] = {}
    for one in newest:
        of_week.setdefault(one.day.isocalendar()[:2], one)
    kept = {*newest[:DAYS], *list(of_week.values())[:WEEKS]}
    return [one for one in newest if one not in kept]
