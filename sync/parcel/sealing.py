# SPDX-License-Identifier: Apache-2.0
"""A sealed file of frames: what a backup is outside. Encrypted by age to a key made for this file alone, which is kept
in its head under a passphrase; the recovery key of the province opens the body by itself.

Frames are read and written one by one, so a file may be larger than the memory. What they hold is told elsewhere.
"""

import io
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, BinaryIO, Final

import msgspec

from sync.log.errors import LoaError, Refused, Unavailable
from sync.parcel.passphrases import Locked, lock_secret, unlock_secret

MAGIC: Final = b"LOA-BACKUP-1\n"
_LARGEST_HEAD: Final = 64 * 1024
LARGEST_FRAME: Final = 64 * 1024 * 1024
_LENGTH: Final = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Locks:
    """Who may open a sealed file: whoever knows a passphrase, the holder of a recovery key (``age1…``), or both."""

    passphrase: str | None = field(default=None, repr=False)
    recovery: str | None = None

    def named(self) -> list[str]:
        """What the file is sealed to, in words of the commands."""
        return [name for name in ("passphrase", "recovery") if getattr(self, name)]


@dataclass(frozen=True, slots=True)
class Keys:
    """What a sealed file is opened with: a passphrase or a private recovery key (``AGE-SECRET-KEY-1…``)."""

    passphrase: str | None = field(default=None, repr=False)
    recovery: str | None = field(default=None, repr=False)


class _Head(msgspec.Struct):
    by_passphrase: Locked | None = None


def seal_frames(frames: Iterable[bytes], target: BinaryIO, locks: Locks) -> Keys:
    """Write a sealed file; with the keys that are given back it can be read again at once.

    Raises Refused ``no_backup_key`` without any lock, ``bad_recovery_key`` for what is no age key, Unavailable where
    frames cannot be made or written.
    """
    if not locks.named():
        raise Refused("no_backup_key", "a backup needs a passphrase (LOA_BACKUP_PASSPHRASE) or a recovery key")
    own = _age().x25519.Identity.generate()
    recipients = [own.to_public()]
    if locks.recovery:
        recipients.append(_recipient(locks.recovery))
    by_passphrase = lock_secret(str(own).encode(), locks.passphrase, MAGIC) if locks.passphrase else None
    head = msgspec.msgpack.encode(_Head(by_passphrase))
    target.write(MAGIC + _LENGTH.pack(len(head)) + head)
    source = _Source(frames)
    try:
        _age().encrypt_io(source, target, recipients)
    except _age().EncryptError as error:
        raise source.failure or Unavailable("backup_failed", f"the backup could not be written: {error}") from error
    return Keys(recovery=str(own))


def open_frames(source: BinaryIO, keys: Keys, take: Callable[[bytes], None]) -> None:
    """Give each frame of a sealed file to ``take``, in order; a file that was cut or changed ends in Refused.

    Raises Refused ``not_a_backup``, ``wrong_passphrase``, ``backup_key_needed``, ``backup_damaged``.
    """
    identity = _identity(_read_head(source), keys)
    reader = _FrameReader(take)
    try:
        _age().decrypt_io(source, reader, [identity])
    except _age().DecryptError as error:
        raise Refused("wrong_recovery_key", "this key does not open the backup") from error
    except OSError as error:
        raise _damaged() from error
    reader.finish()


@cache
def _age() -> Any:
    """The cipher, brought in with the first backup: every window would hold 1 MB of it."""
    import pyrage  # noqa: PLC0415  as told above

    return pyrage


def _recipient(text: str) -> Any:
    try:
        return _age().x25519.Recipient.from_str(text.strip())
    except _age().RecipientError as error:
        raise Refused("bad_recovery_key", "the recovery key is no age key (age1…)") from error


def _identity(head: _Head, keys: Keys) -> Any:
    if keys.recovery:
        return _parsed_identity(keys.recovery)
    if head.by_passphrase is None or keys.passphrase is None:
        raise Refused("backup_key_needed", "the backup needs its passphrase (LOA_BACKUP_PASSPHRASE) or a recovery key")
    return _parsed_identity(unlock_secret(head.by_passphrase, keys.passphrase, MAGIC).decode("ascii"))


def _parsed_identity(text: str) -> Any:
    lines = [line for line in text.splitlines() if line.startswith("AGE-SECRET-KEY-")]
    try:
        return _age().x25519.Identity.from_str(lines[0])
    except (_age().IdentityError, IndexError) as error:
        raise Refused("bad_recovery_key", "the recovery key is no private age key") from error


def _read_head(source: BinaryIO) -> _Head:
    if source.read(len(MAGIC)) != MAGIC:
        raise Refused("not_a_backup", "the file is no backup of Loa")
    length = source.read(_LENGTH.size)
    size = _LENGTH.unpack(length)[0] if len(length) == _LENGTH.size else 0
    if not 0 < size <= _LARGEST_HEAD:
        raise _damaged()
    try:
        return msgspec.msgpack.decode(source.read(size), type=_Head)
    except msgspec.MsgspecError as error:
        raise _damaged() from error


def _damaged() -> Refused:
    return Refused("backup_damaged", "the backup is cut short or damaged; nothing of it was kept")


class _Source(io.RawIOBase):
    """Frames as one stream of bytes, made as they are read."""

    def __init__(self, frames: Iterable[bytes]) -> None:
        super().__init__()
        self._frames: Iterator[bytes] = iter(frames)
        self._left = memoryview(b"")
        self.failure: LoaError | None = None
        """What kept the next frame from being made: the library below tells it as a text only."""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes; none at the end."""
        if not self._left:
            frame = self._next_frame()
            if frame is None:
                return b""
            self._left = memoryview(_LENGTH.pack(len(frame)) + frame)
        taken = self._left[: size if size > 0 else len(self._left)]
        self._left = self._left[len(taken) :]
        return bytes(taken)

    def _next_frame(self) -> bytes | None:
        try:
            return next(self._frames, None)
        except LoaError as error:
            self.failure = error
            raise


class _FrameReader:
    """Takes bytes as they are decrypted, gives whole frames on."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._take = take
        self._kept = bytearray()

    def write(self, data: bytes) -> int:
        self._kept += data
        while (frame := self._next_frame()) is not None:
            self._take(frame)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def _next_frame(self) -> bytes | None:
        if len(self._kept) < _LENGTH.size:
            return None
        size = _LENGTH.unpack_from(self._kept)[0]
        if size > LARGEST_FRAME:
            raise _damaged()
        end = _LENGTH.size + size
        if len(self._kept) < end:
            return None
        frame = bytes(self._kept[_LENGTH.size : end])
        del self._kept[:end]
        return frame

    def finish(self) -> None:
        """Raises Refused ``backup_damaged`` where the last frame is not whole."""
        if self._kept:
            raise _damaged()
