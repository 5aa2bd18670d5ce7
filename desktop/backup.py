# SPDX-License-Identifier: Apache-2.0
"""The laptop's own backups: one file with everything, sealed to a passphrase and to the province's recovery key, and
a profile made of such a file.

A restored profile writes under a fresh actor, keeps its person and device key, sends again what the backup had not
sent, and exchanges by itself only after a person has begun one (decision 031).
"""

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from getpass import getpass
from os import SEEK_END
from pathlib import Path
from typing import Any, Final

from desktop.actions.showing import moment_text
from desktop.laptop import WORKPLACE, Desk, Laptop, present_moment
from desktop.passphrase import VARIABLE as VAULT_VARIABLE
from desktop.profile_folder import OpenProfile, ProfileFolder, disk_errors
from desktop.recovering import RESTORED
from resources import path as resource_path
from sync.client.patience import Mode, keep_mode
from sync.log.errors import LoaError, Refused
from sync.parcel.sealing import Keys, Locks
from sync.store.backup_files import read_backup, write_backup
from sync.store.dumping import LOG_TABLES, Manifest, Undumping, dump, new_manifest
from sync.store.identity import take_fresh_actor
from sync.store.opening import open_store
from sync.store.outbox import count_unsent
from sync.store.settings import read_setting, write_setting

KIND: Final = "laptop"
VARIABLE: Final = "LOA_BACKUP_PASSPHRASE"
RECOVERY_VARIABLE: Final = "LOA_RECOVERY_KEY"
"""The file that holds the province's private recovery key; needed for restoring only."""
RECOVERY_FILE: Final = "recovery.pub"
"""The province's public recovery key: in the profile folder, or among the data that the installer brought."""
_LAST: Final = "backed_up"

Heard = Callable[[int, int], None]
"""Hears how many bytes of how many were read; it may raise Stopped."""


def locks_from(environ: Mapping[str, str], folder: ProfileFolder) -> Locks:
    """Who may open the backups of this profile. Asked for at a terminal only."""
    given = environ.get(VARIABLE) or environ.get(VAULT_VARIABLE)
    recovery = recovery_key(folder)
    if not given and not recovery and sys.stdin.isatty():
        given = getpass("Mật khẩu của bản sao lưu / passphrase of the backup: ")
    return Locks(given or None, recovery)


def keys_from(environ: Mapping[str, str]) -> Keys:
    """What a backup is opened with. Refused ``no_file`` for a recovery key that cannot be read."""
    file = environ.get(RECOVERY_VARIABLE)
    if file:
        return recovery_keys(Path(file))
    given = environ.get(VARIABLE) or environ.get(VAULT_VARIABLE)
    if not given and sys.stdin.isatty():
        given = getpass("Mật khẩu của bản sao lưu / passphrase of the backup: ")
    return Keys(passphrase=given or None)


def recovery_keys(file: Path) -> Keys:
    """The private recovery key in a file. Refused ``no_file`` where it cannot be read."""
    try:
        return Keys(recovery=file.read_text("ascii"))
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("no_file", "the recovery key cannot be read", {"file": str(file)}) from error


def recovery_key(folder: ProfileFolder) -> str | None:
    """The province's public key, None where none was brought."""
    for path in (folder.path / RECOVERY_FILE, resource_path(RECOVERY_FILE)):
        if path.is_file():
            return path.read_text("ascii").strip()
    return None


def back_up(laptop: Laptop, path: Path, locks: Locks) -> dict[str, Any]:
    """Write everything into one file, read it back, and tell what is in it.

    Raises Refused ``no_backup_key``, ``bad_recovery_key``; Unavailable where the disk fails.
    """
    with laptop.reading() as desk, disk_errors():
        frames = dump(desk.connection, new_manifest(KIND, laptop.wall()), LOG_TABLES)
        manifest = write_backup(path, frames, locks, KIND)
        unsent = count_unsent(desk.connection)
    told = _told(path, manifest)
    with suppress(LoaError), laptop.writing() as desk:  # the backup stands, though nobody is told of it later
        write_setting(desk.connection, _LAST, {"at": manifest.at, "file": path.name})
    return {**told, "unsent": unsent, "sealed_to": locks.named()}


def last_backup(laptop: Laptop) -> dict[str, str] | None:
    """When the last backup was made that read back, and the name of its file; None where there was none."""
    with laptop.reading() as desk:
        kept = read_setting(desk.connection, _LAST)
    return None if kept is None else {"at": moment_text(kept["at"]), "file": kept["file"]}


def _told(path: Path, manifest: Manifest) -> dict[str, Any]:
    with disk_errors():
        size = path.stat().st_size
    return {"file": str(path), "changes": manifest.changes, "bytes": size, "at": moment_text(manifest.at)}


def _unheard(_read: int, _whole: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Source:
    """A backup and what it is opened with."""

    path: Path
    keys: Keys
    heard: Heard = _unheard


@dataclass
class _HeardUndumping(Undumping):
    """Tells how far it is."""

    heard: Heard = _unheard
    whole: int = 0
    _read: int = 0

    def take(self, frame: bytes) -> None:
        super().take(frame)
        self._read += len(frame)
        self.heard(self._read, self.whole)


def restore(folder: ProfileFolder, source: Source, passphrase: str | None) -> dict[str, Any]:
    """Make a profile of a backup; the folder must hold none.

    Raises Refused ``profile_exists``, ``no_file`` and what ``read_backup`` refuses; no profile is left then.
    """
    whole = _size_of(source.path)
    with folder.creating(passphrase) as profile, disk_errors():
        return _filled(profile, source, whole)


def _size_of(path: Path) -> int:
    """Refused ``no_file`` for what cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.seek(0, SEEK_END)
    except OSError as error:
        raise Refused("no_file", f"{path} cannot be read") from error


def _filled(profile: OpenProfile, source: Source, whole: int) -> dict[str, Any]:
    database = open_store(profile.database_path, profile.key.raw)
    try:
        with database.writing() as connection:
            into = _HeardUndumping(KIND, connection, LOG_TABLES, heard=source.heard, whole=whole)
            manifest = read_backup(source.path, source.keys, into)
            take_fresh_actor(connection)
            unsent = count_unsent(connection)
            now = int(present_moment().timestamp() * 1000)
            keep_mode(connection, Mode.MANUAL)
            write_setting(connection, RESTORED, {"at": now, "backup_at": manifest.at, "unsent": unsent})
            workplace = read_setting(connection, WORKPLACE)
    finally:
        database.close()
    told = {**_told(source.path, manifest), "unsent": unsent, **workplace}
    return {**told, "next": "sync", "explain": EXPLAINED}


EXPLAINED: Final = (
    "Hồ sơ được khôi phục từ bản sao lưu; đồng bộ tự động tạm dừng cho đến khi bạn bấm Đồng bộ. / "
    "This profile was restored from a backup; it exchanges by itself again after you have begun one exchange."
)


def tell_restored(desk: Desk) -> dict[str, Any] | None:
    """Since when this profile is a restored one that has not exchanged yet; None for every other."""
    kept = read_setting(desk.connection, RESTORED)
    if kept is None:
        return None
    return {
        "at": moment_text(kept["at"]),
        "backup_at": moment_text(kept["backup_at"]),
        "unsent": kept["unsent"],
        "explain": EXPLAINED,
    }


def end_restoring(laptop: Laptop) -> None:
    """After an exchange that ended well: go on as every other profile."""
    with laptop.reading() as desk:
        is_restored = read_setting(desk.connection, RESTORED) is not None
    if is_restored:
        with laptop.writing() as desk:
            write_setting(desk.connection, RESTORED, None)
            keep_mode(desk.connection, Mode.AUTO)
