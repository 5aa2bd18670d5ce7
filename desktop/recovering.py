# SPDX-License-Identifier: Apache-2.0
"""A damaged database is set aside, the newest checked copy takes its place, the journal is replayed into it, and the
next exchange brings the rest. Without a copy the journal and the hub alone make the store anew.

Nothing is ever deleted here, and the person is told: ``status`` carries what was recovered until it was read.
"""

import os
import shutil
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, select

from desktop.copies import copies, is_sound
from desktop.journal import FILE as JOURNAL
from desktop.journal import Frame, entries_of, read_journal
from desktop.profile_folder import OpenProfile, ProfileFolder, disk_errors, sync_folder
from sync.log.errors import Refused
from sync.store.appending import append
from sync.store.dialects import dialect_of
from sync.store.digests import recount
from sync.store.engine import Database
from sync.store.entries import in_chunks, known_keys
from sync.store.identity import IDENTITY, take_fresh_actor
from sync.store.log_tables import DELIVERY, OUTBOX
from sync.store.opening import open_store
from sync.store.outbox import queue
from sync.store.settings import read_setting, write_setting

RECOVERED: Final = "recovered"
RESTORED: Final = "restored"
"""The setting that tells that this profile was made of a backup, until an exchange has ended well."""
SUSPECT: Final = "suspect"
"""A file that a command leaves behind which met a damaged page: the next start looks at every page."""
_DAMAGED: Final = ("database_damaged", "wrong_key")
"""The key was proven before the database is opened, so a file that it does not open is damaged."""


def open_or_recover(folder: ProfileFolder, profile: OpenProfile) -> Database:
    """The store of a profile, recovered where its file is damaged.

    Raises what ``open_store`` refuses, the damage itself where there is neither a copy nor a journal.
    """
    is_doubtful = was_cut_off(folder) or (folder.path / SUSPECT).exists()
    try:
        database = open_store(profile.database_path, profile.key.raw)
        if is_doubtful:
            with ExitStack() as stack:
                stack.callback(database.close)
                _check_pages(database)
                stack.pop_all()
    except Refused as damage:
        if damage.code not in _DAMAGED:
            raise
        database = _recovered(folder, profile, damage)
    (folder.path / SUSPECT).unlink(missing_ok=True)
    return database


def note_damage(folder: ProfileFolder) -> None:
    """Let the next start look at every page."""
    with disk_errors():
        (folder.path / SUSPECT).touch(mode=0o600)


def was_cut_off(folder: ProfileFolder) -> bool:
    """Whoever closes a database in peace leaves no log beside it."""
    log = folder.database_path.with_name(folder.database_path.name + "-wal")
    return log.is_file() and log.stat().st_size > 0


def stand_in(folder: ProfileFolder) -> None:
    """For a database that is missing, as after a recovery that was cut short: a file that is seen to be damaged."""
    has_source = (folder.path / JOURNAL).is_file() or bool(copies(folder))
    if has_source and not folder.database_path.exists():
        with disk_errors():
            folder.database_path.write_bytes(b"missing")


def _check_pages(database: Database) -> None:
    with database.reading() as connection:
        faults = list(dialect_of(connection).file_faults(connection))
    if faults:
        raise Refused("database_damaged", faults[0])


def _recovered(folder: ProfileFolder, profile: OpenProfile, damage: Refused) -> Database:
    key = profile.key.raw
    frames = list(read_journal(folder.path, key))
    copy = next((one for one in copies(folder) if is_sound(one.path, key)), None)
    if copy is None and not any(IDENTITY in frame.settings for frame in frames):
        raise Refused(
            damage.code, "the database is damaged; make a new profile of a backup with loa restore"
        ) from damage
    with disk_errors():
        aside = _set_aside(folder)
        if copy is not None:
            _put_in_place(copy.path, folder.database_path)
    database = open_store(folder.database_path, key)
    with database.writing() as connection:
        told = _replay(connection, frames)
        told |= {"at": int(time.time() * 1000), "copy": copy.day.isoformat() if copy else None, "aside": str(aside)}
        write_setting(connection, RECOVERED, told)
    return database


def _set_aside(folder: ProfileFolder) -> Path:
    aside = folder.path / time.strftime("damaged-%Y%m%d-%H%M%S")
    aside.mkdir(mode=0o700, exist_ok=True)
    for ending in ("", "-wal", "-shm"):
        path = folder.database_path.with_name(folder.database_path.name + ending)
        if path.exists():
            path.replace(aside / path.name)
    sync_folder(folder.path)
    return aside


def _put_in_place(copy: Path, target: Path) -> None:
    unfinished = target.with_name(target.name + ".copy")
    shutil.copyfile(copy, unfinished)
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.chmod(0o600)
    unfinished.replace(target)
    sync_folder(target.parent)


def _replay(connection: Connection, frames: Sequence[Frame]) -> dict[str, Any]:
    """What the journal holds comes back and is sent again unless a receipt is here; the actor is a fresh one."""
    if read_setting(connection, IDENTITY) is None:
        for name, value in [item for frame in frames for item in frame.settings.items()]:
            write_setting(connection, name, value)
    entries = list({entry.id: entry for entry in entries_of(frames)}.values())
    appended = append(connection, entries, int(time.time() * 1000))
    keys = sorted(known_keys(connection, (entry.id for entry in entries)).values())
    queue(connection, sorted(set(keys) - _answered(connection, keys)))
    recount(connection, is_hub=False)
    take_fresh_actor(connection)
    return {"replayed": len(appended.new), "in_journal": len(entries)}


def _answered(connection: Connection, keys: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for table in (OUTBOX, DELIVERY):
        for condition in in_chunks(table.c.change, keys):
            found.update(connection.execute(select(table.c.change).where(condition)).scalars())
    return found
