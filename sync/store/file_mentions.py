# SPDX-License-Identifier: Apache-2.0
"""Which records list which files, written where rows are folded; nothing is asked for records that never listed any."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, delete, insert

from sync.log.fold import Folded
from sync.records.part_fields import LARGEST_FILE
from sync.store.dialects import dialect_of
from sync.store.entries import in_chunks
from sync.store.log_tables import FILE, FILE_MENTION

_HASH: Final = re.compile("[0-9a-f]{64}")


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
    for condition in in_chunks(FILE_MENTION.c.record, [record for record, _one in touched if record in existing]):
        connection.execute(delete(FILE_MENTION).where(condition))
    found = {(one.sha256, one.record): one for one in _mentions(fields, touched)}
    if found:
        _write(connection, [found[key] for key in sorted(found)])


def _write(connection: Connection, mentions: Sequence[Mention]) -> None:
    """In the order of hashes, so that two writers never wait for each other."""
    unknown = {"here": 0, "received": 0, "tries": 0, "at": 0}
    files = dialect_of(connection).insert(FILE).on_conflict_do_nothing(index_elements=[FILE.c.sha256])
    sizes = {one.sha256: one.size for one in mentions}
    connection.execute(files, [{"sha256": sha256, "size": size, **unknown} for sha256, size in sizes.items()])
    connection.execute(insert(FILE_MENTION), [one._asdict() for one in mentions])


def _mentions(fields: Iterable[str], folded: Iterable[tuple[bytes, Folded]]) -> Iterator[Mention]:
    for record, one in folded:
        for name in fields:
            for part in one.values.get(name) or ():
                named = _named(part)
                if named is not None:
                    yield Mention(named[0], record, one.type, one.unit, named[1])


def _named(part: Any) -> tuple[bytes, int] | None:
    """Hash and size of a file part; None where it tells none that a file could have."""
    sha256, size = part.get("sha256"), part.get("size")
    if not isinstance(sha256, str) or not _HASH.fullmatch(sha256) or not isinstance(size, int):
        return None
    return (bytes.fromhex(sha256), size) if 0 <= size <= LARGEST_FILE else None


def forget_mentions(connection: Connection) -> None:
    """All of them: the record tables are about to be made anew."""
    connection.execute(delete(FILE_MENTION))
