# SPDX-License-Identifier: Apache-2.0
"""The journal of unsafe changes: beside the database, a second file that holds what no backup of the hub holds yet.

It is appended to right after each commit, by a thread of its own, so that a save never waits for it; each frame has a
length and a sum, is encrypted with the key of the vault, and is on the disk before the next. Reading stops at the
first frame that is not whole. What is done with it when the database is damaged is told in ``recovering``.
"""

import os
import struct
import threading
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from queue import Queue
from typing import Any, Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from sqlalchemy import Connection, select, union

from desktop.profile_folder import disk_errors, sync_folder
from sync.client.healing import QUEUED_AGAIN
from sync.log.change import Entry, PersonalValue
from sync.log.errors import LoaError, Unavailable
from sync.parcel.canonical import change_id, recall_change
from sync.store.engine import Database
from sync.store.entries import CHUNK, chunks, entries_where, in_chunks
from sync.store.log_tables import CHANGE, DELIVERY, OUTBOX, PERSONAL_VALUE, RECEIPT
from sync.store.safety import is_covered, read_safety
from sync.store.settings import read_setting, read_settings, write_setting

FILE: Final = "journal"
MAGIC: Final = b"LOA-JOURNAL-1\n"
_FRAME: Final = struct.Struct(">II")
_NONCE_BYTES: Final = 12
_LARGEST: Final = 16 * 1024 * 1024

_TRIMMED: Final = "journal_trimmed"
HEAD: Final = ("identity", "workplace", "hub_link")
"""Settings without which changes alone would be nobody's."""


class Kept(msgspec.Struct, array_like=True):
    """One change with the personal values beside it: (field, salt, packed value)."""

    id: bytes
    body: bytes
    beside: list[tuple[str, bytes, bytes]] = []


class Frame(msgspec.Struct, array_like=True):
    """Settings, or changes, or both."""

    settings: dict[str, Any] = {}
    changes: list[Kept] = []


class Journal:
    """The journal of one open profile; ``close`` waits until all that was noted is on the disk."""

    def __init__(self, folder: Path, key: bytes, database: Database) -> None:
        self._path = folder / FILE
        self._key = key
        self._cipher = ChaCha20Poly1305(key)
        self._database = database
        self._noted: Queue[Sequence[int] | None] = Queue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self.has_noted = False
        """Whether anything was written since the profile was opened."""
        self.failure: LoaError | None = None
        """Why the journal could not be kept, the last time it could not: the saves themselves stand."""

    def exists(self) -> bool:
        """Whether there is one."""
        return self._path.is_file()

    def note(self, keys: Sequence[int]) -> None:
        """Changes that were just committed; returns at once."""
        self.has_noted = True
        if self._thread is None:
            self._thread = threading.Thread(target=self._keep, name="journal")
            self._thread.start()
        self._noted.put(keys)

    def close(self) -> None:
        """Wait for what was noted."""
        if self._thread is not None:
            self._noted.put(None)
            self._thread.join()
            self._thread = None

    def _keep(self) -> None:
        is_open = True
        while is_open:
            noted = [self._noted.get()]
            while not self._noted.empty():  # whoever saves in quick succession needs the disk for himself
                noted.append(self._noted.get())
            is_open = None not in noted
            self._try_append([key for keys in noted if keys is not None for key in keys])

    def _try_append(self, keys: Sequence[int]) -> None:
        try:
            if keys:
                self._append(keys)
        except LoaError as failure:
            self.failure = failure

    def _append(self, keys: Sequence[int]) -> None:
        with self._database.reading() as connection:
            frames = [self._sealed(Frame(changes=some)) for some in _kept_changes(connection, keys)]
        with self._lock, disk_errors(), self._path.open("ab") as file:
            if file.tell() == 0:
                file.write(MAGIC)
            file.write(b"".join(frames))
            file.flush()
            os.fsync(file.fileno())

    def rewrite(self) -> int:
        """Leave out what is safe by now; how many changes stay. Also makes the journal where there is none."""
        with self._lock, self._database.reading() as connection, disk_errors():
            keys = unsafe_keys(connection)
            unfinished = self._path.with_name(FILE + ".new")
            with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(MAGIC + self._sealed(Frame(settings=dict(read_settings(connection, HEAD)))))
                for some in _kept_changes(connection, keys):
                    file.write(self._sealed(Frame(changes=some)))
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self._path)
            sync_folder(self._path.parent)
        return len(keys)

    def begin(self) -> None:
        """Make the journal anew, from the database; without room for it the database alone holds what is unsafe."""
        try:
            self.rewrite()
        except Unavailable as failure:
            self.failure = failure

    def mend(self) -> int:
        """How many unsafe changes it lacks; it has them when this returns."""
        self.close()
        held = {kept.id for frame in read_journal(self._path.parent, self._key) for kept in frame.changes}
        with self._database.reading() as connection:
            unsafe = [one.id for some in _kept_changes(connection, unsafe_keys(connection)) for one in some]
        lacking = sum(id_ not in held for id_ in unsafe)
        if lacking:
            self.begin()
        return lacking

    def keep_short(self) -> None:
        """After an exchange: leave out what the hub has called safe since the last time, and take in what it lacked."""
        with self._database.reading() as connection:
            safety = read_safety(connection)
            known = read_setting(connection, _TRIMMED)
            again = read_setting(connection, QUEUED_AGAIN)
        told = None if safety is None else [safety.epoch, safety.number, safety.at]
        told = told if again is None else [told, again]
        if self.exists() and told == known:
            return
        self.begin()
        with self._database.writing() as connection:
            write_setting(connection, _TRIMMED, told)

    def _sealed(self, frame: Frame) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        sealed = nonce + self._cipher.encrypt(nonce, msgspec.msgpack.encode(frame), MAGIC)
        return _FRAME.pack(len(sealed), zlib.crc32(sealed)) + sealed


def read_journal(folder: Path, key: bytes) -> Iterator[Frame]:
    """The frames up to the first that is not whole; none where there is no journal."""
    path = folder / FILE
    cipher = ChaCha20Poly1305(key)
    if not path.is_file():
        return
    with disk_errors(), path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return
        while len(head := file.read(_FRAME.size)) == _FRAME.size:
            size, sum_ = _FRAME.unpack(head)
            sealed = file.read(size) if size <= _LARGEST else b""
            frame = _opened(cipher, sealed, size, sum_)
            if frame is None:
                return
            yield frame


def _opened(cipher: ChaCha20Poly1305, sealed: bytes, size: int, sum_: int) -> Frame | None:
    if len(sealed) != size or zlib.crc32(sealed) != sum_:
        return None
    try:
        plain = cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], MAGIC)
        return msgspec.msgpack.decode(plain, type=Frame)
    except (InvalidTag, msgspec.MsgspecError):
        return None


def entries_of(frames: Iterable[Frame]) -> Iterator[Entry]:
    """The changes of some frames; those whose bytes do not make their id are left out."""
    for frame in frames:
        for kept in frame.changes:
            if change_id(kept.body) == kept.id:
                yield Entry(kept.id, recall_change(kept.body), kept.body, _beside(kept))


def _beside(kept: Kept) -> Mapping[str, PersonalValue]:
    return {name: PersonalValue(salt, msgspec.msgpack.decode(value)) for name, salt, value in kept.beside}


def unsafe_keys(connection: Connection) -> list[int]:
    """The changes of this laptop that no backup of the hub holds, as far as it has told: waiting, held, or received
    by a receipt that is not covered."""
    covered = is_covered(read_safety(connection))
    answered = select(DELIVERY.c.change).join(RECEIPT, RECEIPT.c.key == DELIVERY.c.receipt)
    unsafe = union(select(OUTBOX.c.change), answered.where(DELIVERY.c.code.is_not(None) | ~covered))
    return sorted(connection.execute(unsafe).scalars())


def _kept_changes(connection: Connection, keys: Sequence[int]) -> Iterator[list[Kept]]:
    for some in chunks(keys, CHUNK):
        beside: dict[int, list[tuple[str, bytes, bytes]]] = {}
        for condition in in_chunks(PERSONAL_VALUE.c.change, some):
            for row in connection.execute(select(PERSONAL_VALUE).where(condition)):
                beside.setdefault(row.change, []).append((row.field, row.salt, row.value))
        entries = [one for condition in in_chunks(CHANGE.c.key, some) for one in entries_where(connection, condition)]
        yield [Kept(entry.id, entry.body, beside.get(key, [])) for key, entry in entries]
