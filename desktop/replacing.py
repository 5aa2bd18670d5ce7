# SPDX-License-Identifier: Apache-2.0
"""A profile made of a backup in a folder where one stands that does not open any more: its key is lost, its passphrase
forgotten, its file damaged. What stands there is set aside in a folder of its own, never deleted.

The new profile is made beside it first. Only when it stands whole do the two change places, so that a wrong
passphrase, a damaged backup or a full disk leave everything as it was.
"""

import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from desktop.backup import Source, restore
from desktop.copies import FOLDER as COPIES
from desktop.journal import FILE as JOURNAL
from desktop.profile_folder import ProfileFolder, disk_errors, sync_folder
from desktop.recovering import SUSPECT

ASIDE: Final = "before-restore-%Y%m%d-%H%M%S"
_FRESH: Final = "restoring"


def restore_here(folder: ProfileFolder, source: Source, passphrase: str | None) -> dict[str, Any]:
    """As ``restore``; a profile that stands in the folder goes aside, and ``aside`` tells where, None for none.

    Raises Unavailable ``profile_in_use`` where it is open, and what ``restore`` raises: nothing was changed then.
    """
    if not any(path.exists() for path in _own_files(folder)):
        return {**restore(folder, source, passphrase), "aside": None}
    with folder.lock():
        fresh = ProfileFolder(folder.path / _FRESH)
        with disk_errors():
            shutil.rmtree(fresh.path, ignore_errors=True)
        told = restore(fresh, source, passphrase)
        aside = folder.path / time.strftime(ASIDE)
        with disk_errors():
            aside.mkdir(mode=0o700, exist_ok=True)
            _move([*_to(aside, _own_files(folder)), *_to(folder.path, _own_files(fresh))])
            sync_folder(folder.path)
            shutil.rmtree(fresh.path, ignore_errors=True)
    return {**told, "aside": str(aside)}


def _own_files(folder: ProfileFolder) -> Iterator[Path]:
    """All that is under the key of a profile, there or not; the file by which it is known comes last."""
    for ending in ("", "-wal", "-shm", "-journal"):
        yield folder.database_path.with_name(folder.database_path.name + ending)
    for name in (JOURNAL, COPIES, SUSPECT):
        yield folder.path / name
    yield folder.document_path


def _to(place: Path, paths: Iterable[Path]) -> list[tuple[Path, Path]]:
    return [(path, place / path.name) for path in paths if path.exists()]


def _move(moves: Iterable[tuple[Path, Path]]) -> None:
    """All of them, or none."""
    with ExitStack() as undo:
        for source, target in moves:
            source.replace(target)
            undo.callback(target.replace, source)
        undo.pop_all()
