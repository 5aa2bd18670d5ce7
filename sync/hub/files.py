# SPDX-License-Identifier: Apache-2.0
"""Files at the hub: pieces taken in and given, of files that a record lists which the caller may see.

Whoever wrote the record, its bytes prove themselves by their hash, so anybody who sees it may bring them.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection

from sync.log.scope import Sight
from sync.parcel.messages import FilesAsked, FilesTold, Piece, Standing
from sync.store.file_mentions import Sizes, sizes_told
from sync.store.file_pieces import NOT_LISTED, read_range, take_piece
from sync.store.files import FileState, file_states, hold_files

MOST_GIVEN: Final = 1024 * 1024
"""Bytes of files in one reply."""

Streams = Mapping[str, Sight]


def files_worked_on(asked: FilesAsked | None) -> set[bytes]:
    """What no two parcels may be taken in for at once."""
    return {b"file" + sha256 for sha256, _start, _content in asked.pieces} if asked is not None else set()


def hangs_on_receipt(asked: FilesAsked | None) -> bool:
    """Whether the caller will believe bytes to be here after the answer: a copy of this hub that does not know the
    receipt may lack them."""
    return asked is not None and bool(asked.pieces or asked.room)


def take_files(connection: Connection, streams: Streams, asked: FilesAsked) -> list[Standing]:
    """Keep what came and tell where each file stands; run it among what is ``files_worked_on``.

    In the order of hashes, as records note what they list: no two writers then wait for each other. They are held
    before it is asked who lists them, or a redaction could come between and leave bytes that nobody erases.
    """
    brought = {sha256 for sha256, _start, _content in asked.pieces}
    hold_files(connection, brought)
    listed = sizes_told(connection, brought, streams)
    return [_taken(connection, listed, one) for one in sorted(asked.pieces)]


def _taken(connection: Connection, listed: Sizes, piece: Piece) -> Standing:
    sha256, start, content = piece
    if sha256 not in listed:
        return sha256, 0, NOT_LISTED
    progress = take_piece(connection, sha256, listed[sha256], start, content)
    return sha256, progress.here, progress.code or ""


def give_files(
    connection: Connection, streams: Streams, asked: FilesAsked, room: int, standing: Sequence[Standing]
) -> FilesTold:
    """The answer: pieces of what is wanted, in that order, within ``room`` bytes; nothing of a file in part."""
    wanted = [sha256 for sha256, _start in asked.wants]
    listed = sizes_told(connection, wanted, streams)
    states = file_states(connection, listed)
    absent = [sha256 for sha256 in wanted if not _is_given(states.get(sha256))]
    pieces: list[Piece] = []
    left = min(room, MOST_GIVEN)
    for sha256, start in asked.wants:
        if left > 0 and sha256 not in absent:
            content = read_range(connection, sha256, start, left)
            pieces.append((sha256, start, content))
            left -= len(content)
    return FilesTold(standing=list(standing), pieces=pieces, absent=b"".join(absent))


def _is_given(state: FileState | None) -> bool:
    return state is not None and state.is_whole
