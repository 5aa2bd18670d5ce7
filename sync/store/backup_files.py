# SPDX-License-Identifier: Apache-2.0
"""Backup files: written under another name, read back and verified, and only then given their own.

Failures of the disk are left to the caller, who knows what stands on it.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sync.parcel.sealing import Keys, Locks, open_frames, seal_frames
from sync.store.dumping import Manifest, Undumping

_UNFINISHED: Final = ".new"


def write_backup(path: Path, frames: Iterable[bytes], locks: Locks, kind: str) -> Manifest:
    """A checked backup: when this returns, the file was read from beginning to end and holds what it says.

    Raises what ``seal_frames`` and ``Undumping`` refuse; the file that had the name before stays then.
    """
    unfinished = path.with_name(path.name + _UNFINISHED)
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            keys = seal_frames(frames, file, locks)
            file.flush()
            os.fsync(file.fileno())
        manifest = read_backup(unfinished, keys, Undumping(kind))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def read_backup(path: Path, keys: Keys, into: Undumping) -> Manifest:
    """Read a backup, verifying it; into a store where ``into`` has one, in the caller's transaction."""
    with path.open("rb") as file:
        open_frames(file, keys, into.take)
    return into.finish()
