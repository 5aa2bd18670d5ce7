# SPDX-License-Identifier: Apache-2.0
"""The column of record ids: one that an earlier change of the parcel names is a distance, a new UUIDv7 is 74 bits.

The time inside a UUIDv7 lies near the wall time of the change that creates the record: only the difference is written.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from sync.log.change import RecordId
from sync.log.errors import Refused
from sync.parcel.streams import Reader, Writer
from sync.parcel.texts import take_pieces
from sync.parcel.whole_numbers import put_numbers, take_numbers

_RAW: Final = 0
_TIMED: Final = 1

_RANDOM_BITS: Final = 74
_GROUP: Final = 4
_GROUP_BYTES: Final = _RANDOM_BITS * _GROUP // 8
_LOW_BITS: Final = 62
_LOW: Final = (1 << _LOW_BITS) - 1
_FIXED: Final = 7 << 76 | 2 << 62
_FIXED_MASK: Final = 15 << 76 | 3 << 62
_ID_WEIGHT: Final = 120


def put_records(out: Writer, records: Sequence[RecordId], walls: Sequence[int]) -> None:
    """Write the record ids of changes whose wall times the reader knows."""
    last: dict[RecordId, int] = {}
    distances: list[int] = []
    for place, record in enumerate(records):
        distances.append(place - last.get(record, place))
        last[record] = place
    put_numbers(out, distances)
    new = [int.from_bytes(record, "big") for record, distance in zip(records, distances, strict=True) if not distance]
    if all(each & _FIXED_MASK == _FIXED for each in new):
        out.plan.put_count(_TIMED)
        put_numbers(out, [wall - (each >> 80) for each, wall in zip(new, _of_new(walls, distances), strict=True)])
        out.dense.put(b"".join(_groups(new)))
    else:
        out.plan.put_count(_RAW)
        out.dense.put(b"".join(each.to_bytes(16, "big") for each in new))


def take_records(source: Reader, walls: Sequence[int]) -> list[RecordId]:
    """Raises Refused("malformed_parcel" or "parcel_bomb")."""
    source.purse.pay(len(walls) * _ID_WEIGHT)
    distances = take_numbers(source, len(walls))
    if source.plan.take_count() == _RAW:
        new = iter(take_pieces(source, distances.count(0), 16))
    else:
        new = _take_timed(source, _of_new(walls, distances))
    records: list[RecordId] = []
    for place, distance in enumerate(distances):
        if not 0 <= distance <= place:
            raise Refused("malformed_parcel", "a reference to nothing")
        records.append(records[place - distance] if distance else next(new))
    return records


def _of_new(walls: Sequence[int], distances: Sequence[int]) -> list[int]:
    return [wall for wall, distance in zip(walls, distances, strict=True) if not distance]


def _groups(new: Sequence[int]) -> Iterator[bytes]:
    """The 74 random bits of four ids at a time, in 37 bytes."""
    for start in range(0, len(new), _GROUP):
        joined = 0
        for each in new[start : start + _GROUP]:
            joined = joined << _RANDOM_BITS | (each >> 64 & 0xFFF) << _LOW_BITS | each & _LOW
        missing = max(start + _GROUP - len(new), 0)
        yield (joined << missing * _RANDOM_BITS).to_bytes(_GROUP_BYTES, "big")


def _take_timed(source: Reader, walls: Sequence[int]) -> Iterator[RecordId]:
    times = [wall - late for wall, late in zip(walls, take_numbers(source, len(walls)), strict=True)]
    if times and not 0 <= min(times) <= max(times) < 1 << 48:
        raise Refused("malformed_parcel", "no such time of a record id")
    groups = take_pieces(source, (len(times) + _GROUP - 1) // _GROUP, _GROUP_BYTES)
    return (_record(time, bits) for time, bits in zip(times, _random_bits(groups), strict=False))


def _random_bits(groups: Sequence[bytes]) -> Iterator[int]:
    for group in groups:
        joined = int.from_bytes(group, "big")
        for place in range(_GROUP - 1, -1, -1):
            yield joined >> place * _RANDOM_BITS & (1 << _RANDOM_BITS) - 1


def _record(time: int, bits: int) -> RecordId:
    return (time << 80 | _FIXED | bits >> _LOW_BITS << 64 | bits & _LOW).to_bytes(16, "big")
