# SPDX-License-Identifier: Apache-2.0
"""Which records list which files, written where rows are folded; nothing is asked for records that never listed any."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, delete, insert, select, update

from sync.log.fold import Folded, head_value
from sync.log.scope import DOWNWARD_TYPES, Sight
from sync.records.form import is_sha256
from sync.records.part_fields import LARGEST_FILE
from sync.store.dialects import dialect_of
from sync.store.entries import in_chunks
from sync.store.files import EMPTY, IS_LISTED, JUST_UNLISTED, TO_BE_ASKED
from sync.store.log_tables import FILE, FILE_MENTION

Sizes = dict[bytes, set[int]]


class Mention(NamedTuple):
    """One file that a record lists."""

    sha256: bytes
    record: bytes
    type: str
    unit: str
    size: int


def note_mentions(
    connection: Connection, fields: frozenset[str], folded: Sequence[tuple[bytes, Folded]], existing: Collection[bytes]
) -> None:
    """Note what these records list now; ``fields`` hold files, ``existing`` may have listed others before."""
    touched = [(record, one) for record, one in folded if not fields.isdisjoint(one.heads)]
    if not touched:
        return
    known = _read(connection, [record for record, _one in touched if record in existing])
    found = {(one.sha256, one.record): one for one in _mentions(fields, touched)}
    stale = known - set(found.values())
    if stale:
        _forget(connection, stale)
    fresh = sorted(set(found.values()) - known)
    if fresh:
        _write(connection, fresh)


def _read(connection: Connection, records: Iterable[bytes]) -> set[Mention]:
    found: set[Mention] = set()
    for condition in in_chunks(FILE_MENTION.c.record, records):
        found.update(Mention(*row) for row in connection.execute(select(FILE_MENTION).where(condition)))
    return found


def _forget(connection: Connection, stale: Iterable[Mention]) -> None:
    """A file that nobody lists any more may be erased at the hub: should one be listed again, the hub is asked."""
    for one in sorted(stale):
        is_it = and_(FILE_MENTION.c.sha256 == one.sha256, FILE_MENTION.c.record == one.record)
        connection.execute(delete(FILE_MENTION).where(is_it))
    for condition in in_chunks(FILE.c.sha256, sorted({one.sha256 for one in stale})):
        connection.execute(update(FILE).where(condition, ~IS_LISTED).values(received=TO_BE_ASKED, at=JUST_UNLISTED))


def _write(connection: Connection, mentions: Sequence[Mention]) -> None:
    """In the order of hashes, so that two writers never wait for each other. A file that is known is held: whoever
    erases it meanwhile looks again afterwards."""
    unknown = {"here": 0, "received": 0, "tries": 0, "at": 0}
    new = dialect_of(connection).insert(FILE)
    files = new.on_conflict_do_update(index_elements=[FILE.c.sha256], set_={"size": FILE.c.size})
    sizes = {one.sha256: one.size for one in mentions}
    connection.execute(files, [{"sha256": sha256, "size": size, **unknown} for sha256, size in sizes.items()])
    connection.execute(insert(FILE_MENTION), [one._asdict() for one in mentions])


def _mentions(fields: Iterable[str], folded: Iterable[tuple[bytes, Folded]]) -> Iterator[Mention]:
    """Of a conflict what every side lists: a person may choose any of them."""
    for record, one in folded:
        sides = [head_value(one, name, head.id) for name in fields for head in one.heads.get(name, ())]
        for part in (part for side in sides for part in side or ()):
            named = _named(part)
            if named is not None:
                yield Mention(named[0], record, one.type, one.unit, named[1])


def _named(part: Any) -> tuple[bytes, int] | None:
    """Hash and size of a file part; None where it tells none that a file could have."""
    sha256, size = part.get("sha256"), part.get("size")
    if not is_sha256(sha256) or not isinstance(size, int):
        return None
    named = bytes.fromhex(sha256)
    return (named, size) if 0 <= size <= LARGEST_FILE and (size == 0) == (named == EMPTY) else None


def forget_mentions(connection: Connection) -> None:
    """All of them: the record tables are about to be made anew."""
    connection.execute(delete(FILE_MENTION))


def sizes_told(connection: Connection, sha256s: Iterable[bytes], streams: Mapping[str, Sight] | None = None) -> Sizes:
    """Hash → the sizes that records tell of a file; with ``streams`` only records that may be seen there count.

    A file that no such record lists is left out.
    """
    found: Sizes = {}
    columns = select(FILE_MENTION.c.sha256, FILE_MENTION.c.type, FILE_MENTION.c.unit, FILE_MENTION.c.size)
    for condition in in_chunks(FILE_MENTION.c.sha256, set(sha256s)):
        for row in connection.execute(columns.where(condition)):
            if streams is None or _is_seen(streams.get(row.unit), row.type):
                found.setdefault(row.sha256, set()).add(row.size)
    return found


def _is_seen(sight: Sight | None, of: str) -> bool:
    return sight is Sight.WHOLE or (sight is Sight.DOWNWARD and of in DOWNWARD_TYPES)
