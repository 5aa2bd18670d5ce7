# SPDX-License-Identifier: Apache-2.0
"""The folder of one hub: ``hub.db`` with everything it holds, ``hub.key`` with its private Ed25519 key, mode 0600.

A hub in PostgreSQL has ``hub.url``, the address of its database, instead of ``hub.db``: it may hold a password. A
hub is there when both files are. Failures of the disk are translated here and nowhere else in the hub.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sync.log.errors import Refused, Unavailable
from sync.parcel.keys import DeviceKey
from sync.store.engine import Database
from sync.store.opening import made_ready, open_store
from sync.store.postgresql import open_postgresql

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


class DataFolder:
    """One hub on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database_path = path / "hub.db"
        self.url_path = path / "hub.url"
        self.key_path = path / "hub.key"
        self._unfinished_path = path / "hub.db.new"

    def create(self, url: str = "") -> tuple[Database, DeviceKey]:
        """An empty store, a file under a name of its own or the database at an address, and a new key; ``finish``
        makes a hub of them.

        Raises Refused ``hub_exists``; nothing is touched then.
        """
        with disk_errors():
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if any(path.exists() for path in (self.database_path, self.url_path, self.key_path)):
                raise Refused("hub_exists", "this folder already holds a hub; nothing was changed")
            for left in self.path.glob(self._unfinished_path.name + "*"):
                left.unlink()
            if not url:
                self._unfinished_path.touch(mode=0o600)
        opened = made_ready(open_postgresql(url)) if url else open_store(self._unfinished_path, None)
        return opened, DeviceKey.new()

    def finish(self, database: Database, key: DeviceKey, url: str = "") -> None:
        """Close the new store and let the hub stand."""
        database.close()
        with disk_errors():
            _write_private(self.key_path, key.private.hex() + "\n")
            if url:
                _write_private(self.url_path, url + "\n")
            else:
                self._unfinished_path.rename(self.database_path)
            _sync_folder(self.path)

    def open(self) -> tuple[Database, DeviceKey]:
        """Raises Refused ``no_hub``, ``hub_damaged``, and what ``open_store`` raises."""
        url = self._read_url()
        if not url and not self.database_path.is_file():
            raise Refused("no_hub", "there is no hub in this folder; `loa-hub init` makes one")
        key = self._read_key()
        return (made_ready(open_postgresql(url)) if url else open_store(self.database_path, None)), key

    def _read_url(self) -> str:
        """The address of the database, empty for a hub in SQLite."""
        with disk_errors():
            return self.url_path.read_text("utf-8").strip() if self.url_path.is_file() else ""

    def _read_key(self) -> DeviceKey:
        with disk_errors():
            try:
                return DeviceKey.from_bytes(bytes.fromhex(self.key_path.read_text("ascii")))
            except (FileNotFoundError, ValueError, Refused) as error:
                raise Refused("hub_damaged", "hub.key is missing or damaged; restore it from a backup") from error


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn what the disk or its rights do not allow into Refused ``folder_denied`` or Unavailable."""
    try:
        yield
    except PermissionError as error:
        raise Refused("folder_denied", "the folder may not be read or written by this user") from error
    except OSError as error:
        if error.errno in _FULL:
            raise Unavailable("disk_full", "the disk is full; nothing was changed") from error
        raise Unavailable("disk_error", "the disk could not be read or written") from error


def _write_private(path: Path, text: str) -> None:
    """All of it or nothing, readable by the owner alone from the first byte on."""
    unfinished = path.with_name(path.name + ".new")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)


def _sync_folder(path: Path) -> None:
    if os.name == "posix":  # Windows has no such call and needs none
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
