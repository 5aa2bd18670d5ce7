# SPDX-License-Identifier: Apache-2.0
"""Pieces of files as they travel: taken in one after another until the hash is right, and read from any offset."""

import hashlib
from collections.abc import Collection
from typing import Final, NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from sync.store.file_masks import mask_of, masked
from sync.store.files import file_states, remove_bytes, stored_pieces
from sync.store.log_tables import FILE, FILE_PIECE

NOT_LISTED: Final = "file_not_listed"
DIFFERS: Final = "file_differs"


class Progress(NamedTuple):
    """How far a file is here, in bytes, and why what came of it was thrown away."""

    here: int
    code: str | None = None


def take_piece(connection: Connection, sha256: bytes, sizes: Collection[int], start: int, content: bytes) -> Progress:
    """Add bytes of a file that records list with one of these sizes; those that are here already are passed over.

    Bytes that cannot make the hash are thrown away with ``file_differs``. Run it in a write transaction.
    """
    state = file_states(connection, (sha256,))[sha256]
    fresh = content[state.here - start :] if start <= state.here else b""
    if state.is_whole or not fresh:
        return Progress(state.here)
    kept = masked(mask_of(connection, sha256), state.here, fresh)
    connection.execute(insert(FILE_PIECE), {"sha256": sha256, "start": state.here, "bytes": kept})
    here = state.here + len(fresh)
    if here in sizes and is_right(connection, sha256):
        return _note(connection, sha256, Progress(here), here)
    larger = [size for size in sizes if size > here]
    if larger:
        return _note(connection, sha256, Progress(here), min(larger))
    return throw_away(connection, sha256, max(sizes))


def is_right(connection: Connection, sha256: bytes) -> bool:
    """Whether the bytes that are here make the hash."""
    made = hashlib.sha256()
    for piece in stored_pieces(connection, sha256):
        made.update(piece)
    return made.digest() == sha256


def throw_away(connection: Connection, sha256: bytes, size: int) -> Progress:
    """Begin a file anew: its bytes do not make its hash."""
    remove_bytes(connection, sha256)
    return _note(connection, sha256, Progress(0, DIFFERS), size)


def _note(connection: Connection, sha256: bytes, progress: Progress, size: int) -> Progress:
    values = {"here": progress.here, "size": size, "code": progress.code}
    connection.execute(update(FILE).where(FILE.c.sha256 == sha256).values(values))
    return progress


def read_range(connection: Connection, sha256: bytes, start: int, length: int) -> bytes:
    """At most so many bytes of a file from an offset, as far as they are here."""
    this = FILE_PIECE.c.sha256 == sha256
    first = select(func.max(FILE_PIECE.c.start)).where(this, FILE_PIECE.c.start <= start).scalar_subquery()
    pieces = select(FILE_PIECE.c.start, FILE_PIECE.c.bytes).where(this, FILE_PIECE.c.start >= first)
    rows = connection.execute(pieces.where(FILE_PIECE.c.start < start + length).order_by(FILE_PIECE.c.start)).all()
    if not rows:
        return b""
    skipped, mask = start - rows[0].start, mask_of(connection, sha256)
    return b"".join(masked(mask, row.start, row.bytes) for row in rows)[skipped : skipped + length]
