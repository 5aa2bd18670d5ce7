# SPDX-License-Identifier: Apache-2.0
"""Attached files beside the log: kept by their hash, read, counted and dropped, at a laptop and at a hub alike.

How pieces of them come in from another node stands in ``file_pieces``, which records list them in ``file_mentions``.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, case, delete, exists, func, insert, select, update

from sync.log.errors import Refused, Unavailable
from sync.records.part_fields import LARGEST_FILE
from sync.store.dialects import dialect_of
from sync.store.entries import in_chunks
from sync.store.file_masks import drop_mask, mask_of, masked
from sync.store.log_tables import FILE, FILE_MENTION, FILE_PIECE

PIECE_BYTES: Final = 64 * 1024
"""Bytes of a piece as they are kept; pieces that travelled may have fewer."""
EMPTY: Final = hashlib.sha256().digest()
"""The hash of a file without bytes: it is whole everywhere."""

TO_BE_ASKED: Final = -1
"""What the hub holds of a file is not known here any more."""
JUST_UNLISTED: Final = -1
"""In place of the moment of a file that no record lists any more: the next look stamps it."""

IS_LISTED: Final = exists().where(FILE_MENTION.c.sha256 == FILE.c.sha256)
IS_WHOLE: Final = FILE.c.here == FILE.c.size
"""``here`` comes to ``size`` only once the hash was found right."""
IS_UP: Final[ColumnElement[bool]] = and_(IS_WHOLE, FILE.c.received < FILE.c.size, IS_LISTED)
"""At a laptop: the hub has not acknowledged all of it."""
IS_DOWN: Final[ColumnElement[bool]] = and_(FILE.c.here < FILE.c.size, IS_LISTED)
"""A record lists it and its bytes are not all here."""


class KeptFile(NamedTuple):
    """What a record says of a file that is kept."""

    sha256: bytes
    size: int


@dataclass(frozen=True, slots=True)
class FileState:
    """Where a file stands, in bytes: its size, how much is here, how much the hub has acknowledged."""

    size: int
    here: int
    received: int
    code: str | None = None
    """Why the hub did not take it (``file_not_listed``), or ``file_differs`` where bytes did not make its hash and were
    thrown away; it is tried again with the next exchange."""

    @property
    def is_whole(self) -> bool:
        """Whether it can be read here."""
        return self.here == self.size


class FilesWaiting(NamedTuple):
    """Files that records of this node list, and how much of them is yet to travel."""

    up_count: int
    up_bytes: int
    down_count: int
    down_bytes: int


def keep_file(connection: Connection, source: BinaryIO, at: int) -> KeptFile:
    """Keep the bytes of a file, read twice from where ``source`` stands; ``at`` is this node's time in milliseconds.

    Keeping it twice is keeping it once. Run it in a write transaction. Raises Refused ``file_too_large``, Unavailable
    ``file_changed`` where it was written to meanwhile.
    """
    begin = source.tell()
    kept = _measured(source)
    source.seek(begin)
    state = file_states(connection, (kept.sha256,)).get(kept.sha256)
    if state is not None and state.is_whole:
        connection.execute(update(FILE).where(FILE.c.sha256 == kept.sha256).values(at=at))
        return kept
    received = state.received if state is not None else 0
    remove_bytes(connection, kept.sha256)
    _write_pieces(connection, kept, source)
    row = {"size": kept.size, "here": kept.size, "received": received, "code": None, "tries": 0, "at": at}
    statement = dialect_of(connection).insert(FILE).values(sha256=kept.sha256, **row)
    connection.execute(statement.on_conflict_do_update(index_elements=[FILE.c.sha256], set_=row))
    return kept


def _measured(source: BinaryIO) -> KeptFile:
    made, size = hashlib.sha256(), 0
    for piece in _pieces(source):
        size += len(piece)
        if size > LARGEST_FILE:
            raise Refused("file_too_large", f"a file may have {LARGEST_FILE // 1024 // 1024} MiB")
        made.update(piece)
    return KeptFile(made.digest(), size)


def _write_pieces(connection: Connection, kept: KeptFile, source: BinaryIO) -> None:
    made, start, mask = hashlib.sha256(), 0, mask_of(connection, kept.sha256)
    for piece in _pieces(source):
        made.update(piece)
        row = {"sha256": kept.sha256, "start": start, "bytes": masked(mask, start, piece)}
        connection.execute(insert(FILE_PIECE), row)
        start += len(piece)
        if start > kept.size:
            break
    if made.digest() != kept.sha256:
        raise Unavailable("file_changed", "the file was written to while it was read; try again")


def _pieces(source: BinaryIO) -> Iterator[bytes]:
    while piece := source.read(PIECE_BYTES):
        yield piece


def remove_bytes(connection: Connection, sha256: bytes) -> None:
    """Remove the bytes of a file; what is noted of it stays."""
    connection.execute(delete(FILE_PIECE).where(FILE_PIECE.c.sha256 == sha256))
    drop_mask(connection, sha256)


def read_pieces(connection: Connection, sha256: bytes) -> Iterator[bytes]:
    """The bytes of a whole file, piece by piece. Raises Refused ``file_not_here`` at once, before the first of them."""
    state = file_states(connection, (sha256,)).get(sha256)
    is_here = sha256 == EMPTY or (state is not None and state.is_whole and state.size > 0)
    if not is_here:
        raise Refused("file_not_here", "the bytes of this file are not all here yet")
    return stored_pieces(connection, sha256)


def stored_pieces(connection: Connection, sha256: bytes) -> Iterator[bytes]:
    """The bytes of a file as far as they are here, one piece in memory at a time."""
    after, mask = -1, b""
    this = FILE_PIECE.c.sha256 == sha256
    while True:
        following = select(FILE_PIECE.c.start, FILE_PIECE.c.bytes).where(this, FILE_PIECE.c.start > after)
        row = connection.execute(following.order_by(FILE_PIECE.c.start).limit(1)).first()
        if row is None:
            return
        after, mask = row.start, mask or mask_of(connection, sha256)
        yield masked(mask, row.start, row.bytes)


def file_states(connection: Connection, sha256s: Iterable[bytes]) -> Mapping[bytes, FileState]:
    """Where files stand; those that this node knows nothing of are left out."""
    columns = select(FILE.c.sha256, FILE.c.size, FILE.c.here, FILE.c.received, FILE.c.code)
    found: dict[bytes, FileState] = {}
    for condition in in_chunks(FILE.c.sha256, set(sha256s)):
        for row in connection.execute(columns.where(condition)):
            found[row.sha256] = FileState(row.size, row.here, max(0, row.received), row.code)
    return found


def hold_files(connection: Connection, sha256s: Iterable[bytes]) -> None:
    """Keep every other writer from listing, erasing or adding to these files until this transaction ends.

    In the order of hashes, so that two writers never wait for each other.
    """
    for condition in in_chunks(FILE.c.sha256, sorted(set(sha256s))):
        connection.execute(select(FILE.c.sha256).where(condition).order_by(FILE.c.sha256).with_for_update()).all()


def files_waiting(connection: Connection) -> FilesWaiting:
    """At a laptop: what waits to be sent and to be fetched."""
    acknowledged = case((FILE.c.received > 0, FILE.c.received), else_=0)
    up = select(func.count(), func.sum(FILE.c.size - acknowledged)).where(IS_UP)
    down = select(func.count(), func.sum(FILE.c.size - FILE.c.here)).where(IS_DOWN)
    (up_count, up_bytes), (down_count, down_bytes) = (connection.execute(one).one() for one in (up, down))
    return FilesWaiting(up_count, int(up_bytes or 0), down_count, int(down_bytes or 0))


def ask_again(connection: Connection) -> None:
    """What the hub holds of each file is to be asked: its history is another one."""
    connection.execute(update(FILE).values(received=TO_BE_ASKED))


def leave_to_the_hub(connection: Connection) -> int:
    """In a copy of a laptop's store: drop the bytes that the hub has, which it gives again; of how many files."""
    has_all = and_(IS_WHOLE, FILE.c.received >= FILE.c.size, FILE.c.size > 0)
    held = connection.execute(select(FILE.c.sha256).where(has_all)).scalars().all()
    for sha256 in held:
        remove_bytes(connection, sha256)
        connection.execute(update(FILE).where(FILE.c.sha256 == sha256).values(here=0))
    return len(held)


def drop_unmentioned(connection: Connection, now: int, kept_ms: int) -> int:
    """Drop files that no record has listed for so many milliseconds, since they were chosen or were listed last; how
    many were dropped.

    Run it in a write transaction. A file that was just chosen is listed only once its record is saved, and one that
    was taken off a record may be its only copy: the hub need not have it.
    """
    connection.execute(update(FILE).where(~IS_LISTED, FILE.c.at == JUST_UNLISTED).values(at=now))
    chosen = select(FILE.c.sha256).where(~IS_LISTED, FILE.c.at < now - kept_ms)
    dropped = connection.execute(chosen).scalars().all()
    for sha256 in dropped:
        remove_bytes(connection, sha256)
        connection.execute(delete(FILE).where(FILE.c.sha256 == sha256))
    return len(dropped)
