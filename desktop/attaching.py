# SPDX-License-Identifier: Apache-2.0
"""Files of a person's disk into the store and out of it again: what a record says of a file, its bytes, and a name
under which it may lie anywhere. A file is never opened here, only copied.
"""

import io
import mimetypes
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from tempfile import mkstemp
from typing import Final, TypedDict

from sqlalchemy import select

from desktop.entering import tidy_line
from desktop.laptop import Desk, Laptop
from sync.log.errors import Refused, Unavailable
from sync.records.form import is_sha256
from sync.records.part_fields import LARGEST_FILE
from sync.records.reading_rights import is_readable
from sync.store.files import keep_file, read_pieces
from sync.store.log_tables import FILE_MENTION
from sync.store.reading import read_records

LONGEST_NAME: Final = 200
_AT_ONCE: Final = 1024 * 1024
_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9.+-]+", re.ASCII)

_NEVER_IN_NAMES: Final = re.compile(r'[<>:"/\\|?*]')
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Kinds of character that are not seen, some of which turn a name round: ``exe.gpj`` would read as ``jpg.exe``."""
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
NAMELESS: Final = "tep"

Heard = Callable[[int, int], None]
"""Hears how many bytes of how many were read; it may raise Stopped."""


class FilePartValues(TypedDict, total=False):
    """Stored values of a file part."""

    name: str
    media_type: str
    size: int
    sha256: str


def _unheard(_read: int, _whole: int) -> None:
    """Nobody watches."""


def attach_file(laptop: Laptop, path: Path, heard: Heard = _unheard) -> FilePartValues:
    """Keep the bytes of a file in the store, and give what a record says of it.

    Raises Refused ``file_too_large``, Unavailable ``file_unreadable`` and what the disk refuses; nothing is kept then.
    """
    content = _content(path, heard)
    with laptop.writing() as desk:
        if laptop.ballast is not None:
            laptop.ballast.refuse_new()
        kept = keep_file(desk.connection, io.BytesIO(content), laptop.wall())
    part = FilePartValues(name=_short_name(tidy_line(path.name)), size=kept.size, sha256=kept.sha256.hex())
    media_type = mimetypes.guess_type(path.name)[0] or ""
    if _MEDIA_TYPE.fullmatch(media_type):
        part["media_type"] = media_type
    return part


def _content(path: Path, heard: Heard) -> bytes:
    """Read before anything is written: a slow stick keeps nobody waiting for the store."""
    try:
        if not path.is_file():
            raise Unavailable("file_unreadable", "this is no file")
        whole = path.stat().st_size
        with path.open("rb") as source:
            return _read(source, whole, heard)
    except OSError:
        raise Unavailable("file_unreadable", "the file cannot be read") from None


def _read(source: io.BufferedReader, whole: int, heard: Heard) -> bytes:
    content = bytearray()
    while len(content) <= LARGEST_FILE:
        piece = source.read(_AT_ONCE)
        if not piece:
            return bytes(content)
        content += piece
        heard(len(content), max(whole, len(content)))
    raise Refused("file_too_large", "a file may have 30 MiB")


def save_file(laptop: Laptop, sha256: str, path: Path) -> int:
    """Write a file that is whole here to a place that a person chose; its size in bytes.

    Raises Refused ``not_a_hash``, ``file_not_here``, ``locked_away``; Unavailable ``file_not_written``: what stood
    there stays then.
    """
    if not is_sha256(sha256):
        raise Refused("not_a_hash", "a file is named by the 64 digits of its SHA-256", {"sha256": "not_a_hash"})
    with laptop.reading() as desk:
        _refuse_locked_away(desk, bytes.fromhex(sha256))
        content = b"".join(read_pieces(desk.connection, bytes.fromhex(sha256)))
    try:
        _write(path, content)
    except OSError as error:
        raise Unavailable("file_not_written", f"{error.strerror}: {path}") from error
    return len(content)


def _refuse_locked_away(desk: Desk, sha256: bytes) -> None:
    """One record that lists it and that the person may read is enough; one that none lists yet was chosen here."""
    listing = desk.connection.execute(select(FILE_MENTION.c.record).where(FILE_MENTION.c.sha256 == sha256))
    records = [one.record for one in read_records(desk.connection, listing.scalars().all()).values()]
    if records and not any(is_readable(one, desk.roles(one.unit), desk.around) for one in records):
        raise Refused("locked_away", "complaints and denunciations are read by the leader and the keeper alone")


def _write(path: Path, content: bytes) -> None:
    """Under a name of its own first: what stood there is replaced by a whole file or not at all."""
    descriptor, unfinished = mkstemp(prefix=".loa-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    finally:
        Path(unfinished).unlink(missing_ok=True)


def harmless_name(name: str) -> str:
    """The name of an attached file as one that leads nowhere and hides nothing on any system."""
    plain = "".join("_" if unicodedata.category(one) in _INVISIBLE else one for one in name)
    plain = _NEVER_IN_NAMES.sub("_", plain).strip(" .")
    if _DEVICES.fullmatch(plain.partition(".")[0].rstrip()):
        plain = f"_{plain}"
    return _short_name(plain) or NAMELESS


def _short_name(name: str) -> str:
    """A name within its limit, in the bytes that a disk counts too, that keeps its ending."""
    ending = Path(name).suffix[-20:]
    stem = name.removesuffix(ending)[: LONGEST_NAME - len(ending)]
    while len((stem + ending).encode()) > LONGEST_NAME:
        stem = stem[:-1]
    return stem + ending
