# SPDX-License-Identifier: Apache-2.0
"""Two nodes that hold different changes of one stream find out which: by 256 short sums, then by the ids of few.

The first byte of an id says in which of 256 buckets it lies. A sum is a count (4 bytes) and the last 8 bytes of all
its ids, added without carry. What is sent and who is asked is told elsewhere.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select

from sync.log.scope import DOWNWARD_TYPES, Sight
from sync.store.digests import settled_changes
from sync.store.log_tables import CHANGE

BUCKETS: Final = 256
_SUM: Final = 12
SUMS_BYTES: Final = BUCKETS * _SUM
_COUNT_BYTES: Final = 4
_BIT_BYTES: Final = _SUM - _COUNT_BYTES
_FEW: Final = 16
"""More buckets than these are looked for by reading all."""

EVERY_BUCKET: Final = bytes(range(BUCKETS))


def settled_ids(connection: Connection, is_hub: bool, unit: str, buckets: bytes = EVERY_BUCKET) -> dict[bytes, str]:
    """Id → type of the settled changes of a unit that lie in these buckets."""
    statement = settled_changes(is_hub).where(CHANGE.c.unit == unit)
    found: dict[bytes, str] = {}
    for one in _restricted(statement, buckets):
        found.update({row.id: row.type for row in connection.execute(one) if row.id[0] in buckets})
    return found


def _restricted(statement: Select[Any], buckets: bytes) -> Iterator[Select[Any]]:
    if len(buckets) > _FEW:
        yield statement
        return
    for bucket in buckets:
        yield statement.where(_lies_in(bucket))


def _lies_in(bucket: int) -> ColumnElement[bool]:
    return CHANGE.c.id.between(bytes((bucket,)) + bytes(31), bytes((bucket,)) + b"\xff" * 31)


def visible(ids: dict[bytes, str], sight: Sight) -> list[bytes]:
    """Those of a stream that a node with this sight of it receives."""
    return [id_ for id_, type_ in ids.items() if sight is Sight.WHOLE or type_ in DOWNWARD_TYPES]


def sums_of(ids: Iterable[bytes]) -> bytes:
    """The sums of all buckets, one after another."""
    counts = [0] * BUCKETS
    bits = [0] * BUCKETS
    for id_ in ids:
        counts[id_[0]] += 1
        bits[id_[0]] ^= int.from_bytes(id_[-_BIT_BYTES:], "big")
    pairs = zip(counts, bits, strict=True)
    return b"".join(count.to_bytes(_COUNT_BYTES, "big") + some.to_bytes(_BIT_BYTES, "big") for count, some in pairs)


def buckets_apart(left: bytes, right: bytes) -> bytes:
    """The buckets whose sums differ; sums of the wrong length differ everywhere."""
    if len(left) != SUMS_BYTES or len(right) != SUMS_BYTES:
        return EVERY_BUCKET
    return bytes(at for at in range(BUCKETS) if left[at * _SUM :][:_SUM] != right[at * _SUM :][:_SUM])


def grouped_buckets(buckets: bytes, ids: Iterable[bytes], most: int) -> list[bytes]:
    """The buckets in groups that hold at most so many of these ids; a bucket is never cut."""
    counts = dict.fromkeys(buckets, 0)
    for id_ in ids:
        if id_[0] in counts:
            counts[id_[0]] += 1
    groups: list[list[int]] = [[]]
    held = 0
    for bucket, count in counts.items():
        if groups[-1] and held + count > most:
            groups.append([])
            held = 0
        groups[-1].append(bucket)
        held += count
    return [bytes(group) for group in groups if group]
