# SPDX-License-Identifier: Apache-2.0
"""The folder of one profile: `profile.json` (nothing secret), the encrypted `loa.db`, and the lock.

A profile is there when `profile.json` is: it is renamed into its place last, after the key was stored and read back and
the database filled. Before that it is `profile.json.new`, and what stands beside that name may be cleared away.
Kept out: keys (`vault`), what the database holds (`sync.store`), where the folder lies (`paths`).
"""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import msgspec
from filelock import FileLock, Timeout

from desktop.passphrase import USUAL, Cost, PassphraseVault
from desktop.vault import DatabaseKey, VaultRecord, create_vault, discard_vault, open_vault
from sync.log.errors import LoaError, Refused, Unavailable

FORMAT = "loa profile"
VERSION = 1
LONGEST = 65_536

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_FOLDER = frozenset({errno.ENOTDIR, errno.EEXIST})


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `profile.json` says: who the profile is and how its key is kept."""

    id: UUID
    vault: VaultRecord

    @property
    def is_locked_by_passphrase(self) -> bool:
        """Whether opening needs a passphrase: the caller may then ask for it."""
        return isinstance(self.vault, PassphraseVault)


@dataclass(frozen=True)
class OpenProfile:
    """A profile whose key is known: enough to open its database."""

    id: UUID
    key: DatabaseKey
    database_path: Path


class _Header(msgspec.Struct):
    format: str
    version: int


class _Document(_Header, forbid_unknown_fields=True):
    sha256: str
    profile: msgspec.Raw


class ProfileFolder:
    """One profile on disk. Every other use of it than `read` belongs inside `with folder.lock():`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database_path = path / "loa.db"
        self.document_path = path / "profile.json"
        self._unfinished_path = path / "profile.json.new"
        self._lock = FileLock(path / "profile.lock", timeout=0, mode=0o600, thread_local=False)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the profile for this object; Unavailable("profile_in_use") where another program or window holds it."""
        with disk_errors():
            if not self.path.is_dir():
                raise _no_profile(self.path)
            try:
                self._lock.acquire()
            except Timeout as error:
                raise Unavailable("profile_in_use", "This profile is open in another window or command.") from error
        try:
            yield
        finally:
            self._lock.release()

    def read(self) -> Profile:
        """What `profile.json` says. Refused "no_profile", "profile_damaged", "profile_newer", "folder_denied"."""
        with disk_errors():
            try:
                with self.document_path.open("rb") as file:
                    content = file.read(LONGEST)
            except FileNotFoundError as error:
                raise self._absence() from error
        return decode_profile(content)

    def open(self, passphrase: str | None) -> OpenProfile:
        """The profile with its key; the failures of `read` and of `vault.open_vault`."""
        profile = self.read()
        if not self.database_path.is_file():
            raise Refused("profile_damaged", "loa.db is missing from the profile folder; restore it from a backup.")
        return OpenProfile(profile.id, open_vault(profile.vault, profile.id, passphrase), self.database_path)

    @contextmanager
    def creating(self, passphrase: str | None, cost: Cost = USUAL) -> Iterator[OpenProfile]:
        """A new profile, locked, with an empty `loa.db` that the body may fill and must close again.

        It comes to stand only when the body ends well; after a failure or a crash there is none, and creating again
        succeeds. Refused "profile_exists", "profile_damaged", and the failures of `vault.create_vault`.
        """
        with disk_errors():
            self._make_folder()
        with self.lock(), ExitStack() as undo:
            self._clear_unfinished()
            profile_id = uuid4()
            record, key = create_vault(profile_id, passphrase, cost)
            undo.callback(self._undo, Profile(profile_id, record))
            with disk_errors():
                self._write_unfinished(Profile(profile_id, record))
            yield OpenProfile(profile_id, key, self.database_path)
            with disk_errors():
                self._unfinished_path.replace(self.document_path)
                undo.pop_all()  # it stands from here on: a failure below must not take it away again
                sync_folder(self.path)
                sync_folder(self.path.parent)

    def _absence(self) -> Refused:
        if self.database_path.exists() and not self._unfinished_path.exists():
            return Refused("profile_damaged", "profile.json is missing beside loa.db; restore it from a backup.")
        return _no_profile(self.path)

    def _make_folder(self) -> None:
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not any(self.path.iterdir()):  # a folder with other things in it is somebody's: its mode is theirs
            self.path.chmod(0o700)

    def _clear_unfinished(self) -> None:
        if self.document_path.exists():
            raise Refused("profile_exists", "This folder already holds a profile; nothing was changed.")
        if not self._unfinished_path.exists():
            self._refuse_stray_database()
            return
        with suppress(Refused), disk_errors():  # torn by the crash: then it names no entry that could be cleared
            self._forget_key(decode_profile(self._unfinished_path.read_bytes()))
        with disk_errors():
            self._remove_files()

    def _refuse_stray_database(self) -> None:
        if self.database_path.exists():
            raise self._absence()

    def _write_unfinished(self, profile: Profile) -> None:
        write_durably(self._unfinished_path, encode_profile(profile))
        write_durably(self.database_path, b"")  # made here so that it is private: SQLite would follow the umask

    def _undo(self, profile: Profile) -> None:
        with suppress(OSError):  # the failure on its way out counts; the next creation clears what is left
            self._remove_files()
        self._forget_key(profile)

    def _forget_key(self, profile: Profile) -> None:
        with suppress(LoaError):  # an entry left in the keyring opens nothing
            discard_vault(profile.vault, profile.id)

    def _remove_files(self) -> None:
        """The name that marks them as unfinished goes last."""
        for ending in ("-wal", "-shm", "-journal", ""):
            self.database_path.with_name(self.database_path.name + ending).unlink(missing_ok=True)
        self._unfinished_path.unlink(missing_ok=True)


def encode_profile(profile: Profile) -> bytes:
    """The bytes of `profile.json`, with a sum that tells a damaged file from a wrong passphrase."""
    body = msgspec.json.encode(profile)
    sum_of_body = hashlib.sha256(body).hexdigest()
    return msgspec.json.encode(_Document(format=FORMAT, version=VERSION, sha256=sum_of_body, profile=msgspec.Raw(body)))


def decode_profile(content: bytes) -> Profile:
    """The reverse of `encode_profile`; Refused "profile_newer" for a later version, else "profile_damaged"."""
    try:
        _refuse_newer(msgspec.json.decode(content, type=_Header))
        document = msgspec.json.decode(content, type=_Document)
        if hashlib.sha256(document.profile).hexdigest() != document.sha256:
            raise _damaged()
        return msgspec.json.decode(document.profile, type=Profile)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise _damaged() from error


def _refuse_newer(header: _Header) -> None:
    if header.format != FORMAT or header.version < 1:
        raise _damaged()
    if header.version > VERSION:
        raise Refused("profile_newer", "This profile was made by a newer version of Loa; update Loa. It is untouched.")


def _damaged() -> Refused:
    return Refused("profile_damaged", "profile.json is not one of ours or is damaged; restore it from a backup.")


def _no_profile(path: Path) -> Refused:
    return Refused("no_profile", f"There is no profile in {path}; make one with loa init.", {"profile": str(path)})


def write_durably(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, and wait until the disk has it. OSError as the disk says it."""
    binary = getattr(os, "O_BINARY", 0)  # Windows would rewrite line ends
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | binary, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Wait until the disk has the names in the folder; Windows has no such call and journals them."""
    if os.name == "nt":
        return
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def disk_errors() -> Iterator[None]:
    """Translate what the disk says: "disk_full", "folder_denied", "not_a_folder", else "disk_failed"."""
    try:
        yield
    except OSError as error:
        raise disk_failure(error) from error


def disk_failure(error: OSError) -> LoaError:
    """What a failure of the disk means to us."""
    where = {"path": str(error.filename)} if error.filename else {}
    if error.errno in _FULL:
        return Unavailable("disk_full", "The disk is full; make room and try again. What was saved is safe.", where)
    if error.errno in _DENIED:
        return Refused("folder_denied", "This account may not write to the profile folder; choose another.", where)
    if error.errno in _NO_FOLDER:
        return Refused("not_a_folder", "The path of the profile is not a folder; choose another.", where)
    return Unavailable("disk_failed", f"The disk failed: {error.strerror}. Try again.", where)
