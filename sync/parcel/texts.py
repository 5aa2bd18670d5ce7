# SPDX-License-Identifier: Apache-2.0
"""Columns of texts: repeated ones as a table, days and moments as numbers, ids in hexadecimal as bytes, others joined.

What a form does not give back exactly as it was is not written in that form.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final
from uuid import UUID

from sync.log.errors import Refused
from sync.parcel.streams import Reader, Writer, decode_text, shorter
from sync.parcel.whole_numbers import put_numbers, take_numbers

_TABLE: Final = 0
_JOINED: Final = 1
_MEASURED: Final = 2
_DAYS: Final = 3
_MOMENTS: Final = 4
_UUIDS: Final = 5
_HASHES: Final = 6

_JOINT: Final = "\0"
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}([+-][0-9]{2}:[0-9]{2})")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UUID: Final = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_ORIGIN: Final = datetime(2020, 1, 1)  # noqa: DTZ001  # local time of whatever offset the column names
_SECOND: Final = timedelta(seconds=1)

TEXT_WEIGHT: Final = 64
"""Bytes of memory of one text in a list, beside its characters."""
CHARACTER_WEIGHT: Final = 4
"""Bytes of memory that one byte of UTF-8 may come to."""


def put_texts(out: Writer, texts: Sequence[str]) -> None:
    """Write a column of texts without lone surrogates; the reader must know how many there are."""
    distinct = dict.fromkeys(texts)
    best: Writer | None = None
    if 2 * len(distinct) > len(texts):
        best = _direct(texts)
    if len(distinct) < len(texts):
        table = _table(list(distinct), texts)
        best = table if best is None else shorter(best, table)
    out.absorb(best or _direct(texts))


def take_texts(source: Reader, count: int) -> list[str]:
    """Raises Refused("malformed_parcel" or "parcel_bomb")."""
    form = source.plan.take_count()
    return _take_table(source, count) if form == _TABLE else _take_direct(source, form, count)


def _take_direct(source: Reader, form: int, count: int) -> list[str]:
    take = _TAKE.get(form)
    if take is None:
        raise Refused("malformed_parcel", "no such form of texts")
    source.purse.pay(count * TEXT_WEIGHT)
    return take(source, count)


def _table(distinct: Sequence[str], texts: Sequence[str]) -> Writer:
    out = Writer()
    out.plan.put_count(_TABLE)
    out.plan.put_count(len(distinct))
    out.absorb(_direct(distinct))
    places = {text: place for place, text in enumerate(distinct)}
    put_numbers(out, list(map(places.__getitem__, texts)))
    return out


def _take_table(source: Reader, count: int) -> list[str]:
    size = source.plan.take_count()
    distinct = _take_direct(source, source.plan.take_count(), size)
    places = take_numbers(source, count)
    check_places(places, len(distinct))
    weights = list(map(len, distinct))
    source.purse.pay(sum(map(weights.__getitem__, places)))
    return list(map(distinct.__getitem__, places))


def check_places(places: Sequence[int], count: int) -> None:
    """Raises Refused("malformed_parcel") unless all of them name one of ``count`` things."""
    if places and not 0 <= min(places) <= max(places) < count:
        raise Refused("malformed_parcel", "a reference to nothing")


def _direct(texts: Sequence[str]) -> Writer:
    out = Writer()
    special = next((put for put in (_put_moments, _put_days, _put_uuids, _put_hashes) if put(out, texts)), None)
    if special is None:
        _put_joined(out, texts)
    return out


def _put_joined(out: Writer, texts: Sequence[str]) -> None:
    if any(_JOINT in text for text in texts):
        sizes = [len(text) for text in texts]
        joined = "".join(texts).encode()
        out.plan.put_count(_MEASURED)
        out.plan.put_count(len(joined))
        put_numbers(out, sizes)
    else:
        joined = _JOINT.join((*texts, "")).encode()
        out.plan.put_count(_JOINED)
        out.plan.put_count(len(joined))
    out.text.put(joined)


def _take_joined(source: Reader, count: int) -> list[str]:
    texts = _take_characters(source).split(_JOINT)
    if len(texts) != count + 1 or texts.pop():
        raise Refused("malformed_parcel", "another number of texts")
    return texts


def _take_measured(source: Reader, count: int) -> list[str]:
    size = source.plan.take_count()
    sizes = take_numbers(source, count)
    source.purse.pay(size * CHARACTER_WEIGHT)
    joined = decode_text(source.text.take(size))
    if min(sizes, default=0) < 0 or sum(sizes) != len(joined):
        raise Refused("malformed_parcel", "another length of texts")
    ends = [0]
    for each in sizes:
        ends.append(ends[-1] + each)
    return [joined[start:end] for start, end in pairwise(ends)]


def _take_characters(source: Reader) -> str:
    size = source.plan.take_count()
    source.purse.pay(size * CHARACTER_WEIGHT)
    return decode_text(source.text.take(size))


def _put_days(out: Writer, texts: Sequence[str]) -> bool:
    if not all(map(_DAY.fullmatch, texts)):
        return False
    try:
        numbers = [date.fromisoformat(text).toordinal() for text in texts]
    except ValueError:
        return False
    out.plan.put_count(_DAYS)
    put_numbers(out, numbers)
    return True


def _take_days(source: Reader, count: int) -> list[str]:
    try:
        return [date.fromordinal(number).isoformat() for number in take_numbers(source, count)]
    except (ValueError, OverflowError) as error:
        raise Refused("malformed_parcel", "no such day") from error


def _put_moments(out: Writer, texts: Sequence[str]) -> bool:
    matches = [_MOMENT.fullmatch(text) for text in texts]
    offsets = {match[1] if match else "" for match in matches}
    if len(offsets) != 1 or "" in offsets:
        return False
    try:
        numbers = [(datetime.fromisoformat(text[:19]) - _ORIGIN) // _SECOND for text in texts]
    except ValueError:
        return False
    out.plan.put_count(_MOMENTS)
    out.plan.put_name(offsets.pop())
    put_numbers(out, numbers)
    return True


def _take_moments(source: Reader, count: int) -> list[str]:
    offset = source.plan.take_name()
    source.purse.pay(count * len(offset))
    try:
        return [(_ORIGIN + timedelta(0, number)).isoformat() + offset for number in take_numbers(source, count)]
    except (ValueError, OverflowError) as error:
        raise Refused("malformed_parcel", "no such moment") from error


def _put_uuids(out: Writer, texts: Sequence[str]) -> bool:
    return _put_hexadecimal(out, texts, _UUIDS, _UUID)


def _put_hashes(out: Writer, texts: Sequence[str]) -> bool:
    return _put_hexadecimal(out, texts, _HASHES, _HASH)


def _put_hexadecimal(out: Writer, texts: Sequence[str], form: int, pattern: re.Pattern[str]) -> bool:
    if not all(map(pattern.fullmatch, texts)):
        return False
    out.plan.put_count(form)
    out.dense.put(bytes.fromhex("".join(texts).replace("-", "")))
    return True


def _take_uuids(source: Reader, count: int) -> list[str]:
    return [str(UUID(bytes=each)) for each in take_pieces(source, count, 16)]


def _take_hashes(source: Reader, count: int) -> list[str]:
    return [each.hex() for each in take_pieces(source, count, 32)]


def take_pieces(source: Reader, count: int, size: int) -> list[bytes]:
    """``count`` stretches of ``size`` bytes from the dense stream."""
    joined = source.dense.take(count * size)
    return [joined[start : start + size] for start in range(0, len(joined), size)]


_TAKE: Final[Mapping[int, Callable[[Reader, int], list[str]]]] = {
    _JOINED: _take_joined,
    _MEASURED: _take_measured,
    _DAYS: _take_days,
    _MOMENTS: _take_moments,
    _UUIDS: _take_uuids,
    _HASHES: _take_hashes,
}
