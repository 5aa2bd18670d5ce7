# SPDX-License-Identifier: Apache-2.0
"""Columns of whole numbers: from the least one up, in steps of what divides them all, byte by byte apart.

A rising column is written as the differences between neighbours when that comes out shorter.
"""

import itertools
import math
import operator
import struct
from collections.abc import Sequence
from typing import Final

from sync.log.errors import Refused
from sync.parcel.streams import Reader, Writer, shorter

_PLAIN: Final = 0
_RISING: Final = 1

_WIDTHS: Final = {1: "B", 2: "H", 4: "I", 8: "Q"}

NUMBER_WEIGHT: Final = 40
"""Bytes of memory of one integer in a list."""


def put_numbers(out: Writer, numbers: Sequence[int]) -> None:
    """Write a column of integers that lie less than 2**63 apart; the reader must know how many there are."""
    plain = Writer()
    plain.plan.put_count(_PLAIN)
    _put_span(plain, numbers)
    if len(numbers) > 2 and plain.numbers.data:
        rising = Writer()
        rising.plan.put_count(_RISING)
        rising.plan.put_signed(numbers[0])
        _put_span(rising, list(map(operator.sub, numbers[1:], numbers)))
        plain = shorter(plain, rising)
    out.absorb(plain)


def take_numbers(source: Reader, count: int) -> list[int]:
    """Raises Refused("malformed_parcel" or "parcel_bomb")."""
    source.purse.pay(count * NUMBER_WEIGHT)
    form = source.plan.take_count()
    if form == _PLAIN:
        return _take_span(source, count)
    if form != _RISING or count < 1:
        raise Refused("malformed_parcel", "no such form of numbers")
    first = source.plan.take_signed()
    return list(itertools.accumulate(_take_span(source, count - 1), initial=first))


def _put_span(out: Writer, numbers: Sequence[int]) -> None:
    least = min(numbers, default=0)
    steps = [number - least for number in numbers] if least else numbers
    step = math.gcd(*steps) or 1
    width = _width(max(steps, default=0) // step)
    out.plan.put_signed(least)
    out.plan.put_count(width)
    if width:
        out.plan.put_count(step)
        _put_planes(out, [each // step for each in steps] if step > 1 else steps, width)


def _put_planes(out: Writer, steps: Sequence[int], width: int) -> None:
    """The numbers byte by byte apart: the lowest bytes of all, then the next ones."""
    packed = struct.pack(f"<{len(steps)}{_WIDTHS[width]}", *steps) if width > 1 else bytes(steps)
    for plane in range(width):
        out.numbers.put(packed[plane::width])


def _width(most: int) -> int:
    return next(width for width in (0, *_WIDTHS) if most < 1 << 8 * width)


def _take_span(source: Reader, count: int) -> list[int]:
    least = source.plan.take_signed()
    width = source.plan.take_count()
    if not width:
        return [least] * count
    if width not in _WIDTHS:
        raise Refused("malformed_parcel", "no such width of numbers")
    step = source.plan.take_count()
    steps = _take_planes(source.numbers.take(count * width), count, width)
    return [least + each * step for each in steps] if least or step != 1 else list(steps)


def _take_planes(planes: bytes, count: int, width: int) -> Sequence[int]:
    if width == 1:
        return planes
    packed = bytearray(len(planes))
    for plane in range(width):
        packed[plane::width] = planes[plane * count : (plane + 1) * count]
    return struct.unpack(f"<{count}{_WIDTHS[width]}", packed)
