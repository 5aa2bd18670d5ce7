# SPDX-License-Identifier: Apache-2.0
"""Files at a laptop: which pieces go with a request, what is wanted of the hub, and what its answer changes.

They travel only where no text waits: the first request of an exchange tells what is wanted and asks where the hub
stands; bytes move once an answer said that nothing more comes down. What an exchange tried in vain it leaves alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Integer, bindparam, select, update

from sync.client.link import HubLink
from sync.parcel.messages import FilesAsked, FilesTold, Piece, Standing, split_ids
from sync.store.entries import in_chunks
from sync.store.file_mentions import sizes_told
from sync.store.file_pieces import DIFFERS, is_right, read_range, take_piece, throw_away
from sync.store.files import IS_DOWN, IS_UP, IS_WHOLE, file_states
from sync.store.log_tables import FILE
from sync.store.prepared import Prepared

MOST_FILES: Final = 16
"""Files that one request speaks of, each way."""
_HEAD: Final = 512
"""What a request weighs besides pieces, about."""
_LEAST: Final = 256
"""Bytes of a piece on the narrowest link."""


class _Waiting(NamedTuple):
    """A file that waits, as far as it is here and as the hub has it."""

    sha256: bytes
    here: int
    received: int
    code: str | None


def _waiting_in(is_waiting: ColumnElement[bool]) -> Prepared:
    """The smallest first, behind them what other exchanges tried in vain."""
    columns = (FILE.c[name] for name in _Waiting._fields)
    found = select(*columns).where(is_waiting).order_by(FILE.c.tries, FILE.c.size, FILE.c.sha256)
    return Prepared(found.limit(bindparam("most", type_=Integer)))


_UP: Final = _waiting_in(IS_UP)
_DOWN: Final = _waiting_in(IS_DOWN)


@dataclass(frozen=True, slots=True)
class FileTurn:
    """What a request may say of files: bytes move, or it is only told what is wanted; ``tried`` ones are left out."""

    is_moving: bool = False
    tried: frozenset[bytes] = frozenset()


def ask_for_files(connection: Connection, turn: FileTurn, link: HubLink) -> FilesAsked | None:
    """The files part of a request that takes no changes along; None where there is nothing to say.

    A hub that has not shown that it knows of files is only asked whether it does.
    """
    up, down = (_left(connection, turn, one) for one in (_UP, _DOWN))
    moves = turn.is_moving and link.knows_files
    asked = FilesAsked(
        pieces=_pieces(connection, up, max(link.pace.up - _HEAD, _LEAST) if moves else 0),
        wants=[(row.sha256, row.here) for row in down],
        room=link.pace.file_room if moves else 0,
    )
    is_news = asked.pieces or asked.wants or (up and not link.knows_files)
    return asked if is_news else None


def has_file_work(connection: Connection, turn: FileTurn, is_fetching: bool) -> bool:
    """Whether anything waits that this exchange has not tried in vain; not counting what comes down unless it is yet
    ``is_fetching``."""
    return any(_left(connection, turn, one) for one in ((_UP, _DOWN) if is_fetching else (_UP,)))


def _left(connection: Connection, turn: FileTurn, waiting: Prepared) -> Sequence[_Waiting]:
    """Those that this exchange has not tried in vain."""
    rows = waiting.rows(connection, most=MOST_FILES + len(turn.tried))
    return [one for one in (_Waiting(*row) for row in rows) if one.sha256 not in turn.tried][:MOST_FILES]


def _pieces(connection: Connection, rows: Iterable[_Waiting], room: int) -> list[Piece]:
    """As many bytes as there is room for, one file after another; a question where it is not known what is there."""
    left = room
    found: list[Piece] = []
    for row in rows:
        is_question = row.received < 0 or row.code is not None
        content = b"" if is_question or not left else read_range(connection, row.sha256, row.received, left)
        if content or is_question:
            found.append((row.sha256, max(row.received, 0), content))
        left -= len(content)
    return found


def take_answer(connection: Connection, asked: FilesAsked, told: FilesTold, has_text: bool = False) -> frozenset[bytes]:
    """Keep what the hub said and gave; what was asked in vain, with nothing moved. Run it in a write transaction.

    Where the answer ``has_text``, that took the room of files: nothing is said of them.
    """
    acknowledged = set(_acknowledged(connection, asked, told.standing))
    given = _given(connection, asked, told.pieces)
    vain = {sha256 for sha256, _start, _content in (*asked.pieces, *told.pieces)} | set(split_ids(told.absent))
    if asked.room and not given and not has_text:
        vain |= {sha256 for sha256, _start in asked.wants}
    vain -= acknowledged | given
    for condition in in_chunks(FILE.c.sha256, sorted(vain)):
        connection.execute(update(FILE).where(condition).values(tries=FILE.c.tries + 1))
    return frozenset(vain)


def _acknowledged(connection: Connection, asked: FilesAsked, standing: Iterable[Standing]) -> Iterator[bytes]:
    """Note where the hub stands with what was sent; those that came further, or of which that is known now."""
    sent = {sha256: (start, content) for sha256, start, content in asked.pieces}
    states = file_states(connection, sent)
    for sha256, here, code in standing:
        if sha256 not in states:
            continue
        start, content = sent[sha256]
        received = min(here, states[sha256].size)
        connection.execute(update(FILE).where(FILE.c.sha256 == sha256).values(received=received, code=code or None))
        if code == DIFFERS and not is_right(connection, sha256):
            throw_away(connection, sha256, states[sha256].size)
        if not code and (received > start or not content):
            yield sha256


def _given(connection: Connection, asked: FilesAsked, pieces: Iterable[Piece]) -> set[bytes]:
    """Keep pieces of what was wanted; the files that came further."""
    wanted = dict(asked.wants)
    sizes = sizes_told(connection, wanted)
    further: set[bytes] = set()
    for sha256, start, content in pieces:
        if sha256 not in sizes:
            continue
        progress = take_piece(connection, sha256, sizes[sha256], start, content)
        if progress.here > wanted[sha256]:
            further.add(sha256)
    for condition in in_chunks(FILE.c.sha256, sorted(further)):
        connection.execute(update(FILE).where(condition, IS_WHOLE).values(received=FILE.c.size))
    return further
