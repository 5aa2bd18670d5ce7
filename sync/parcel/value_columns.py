# SPDX-License-Identifier: Apache-2.0
"""Columns of JSON values: sorted apart by their exact type, lists and maps laid out into columns of what they hold.

Nothing is coerced: 1, 1.0, True and -0.0 come back as what they were. A map's keys are written once for each set of
keys (its *shape*), and then one column for each key.
"""

import struct
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from sync.log.change import Value
from sync.log.errors import Refused
from sync.parcel.streams import Reader, Writer
from sync.parcel.texts import TEXT_WEIGHT, check_places, put_texts, take_pieces, take_texts
from sync.parcel.whole_numbers import put_numbers, take_numbers


class Promised:
    """Stands in a column for a commitment that the reader makes itself from the personal value beside the log."""


PROMISED: Final = Promised()

_MIXED: Final = 0
_TYPES: Final[Sequence[type]] = (type(None), bool, int, float, str, list, dict, bytes, Promised)
_CODES: Final = {kind: code for code, kind in enumerate(_TYPES, start=1)}
_NESTING_CODES: Final = frozenset({_CODES[list], _CODES[dict]})
_FIELD_CODES: Final = frozenset({_CODES[bytes], _CODES[Promised]})
_WIDE: Final = len(_TYPES) + 1
"""Integers that lie 2**63 or more apart, as decimal digits."""

_LIST_WEIGHT: Final = 72
_MAP_WEIGHT: Final = 200
_KEY_WEIGHT: Final = 48


def put_values(out: Writer, values: Sequence[Value]) -> None:
    """Write a column of field values; the reader must know how many there are. Raises Refused("not_encodable")."""
    if not values:
        return
    kinds = set(map(type, values))
    if not kinds.issubset(_CODES):
        raise Refused("not_encodable", "a value that JSON does not have")
    if len(kinds) == 1:
        _put_alike(out, _CODES[kinds.pop()], values)
        return
    codes = [_CODES[kind] for kind in map(type, values)]
    out.plan.put_count(_MIXED)
    put_numbers(out, codes)
    for code in sorted(set(codes)):
        _put_alike(out, code, [value for value, its in zip(values, codes, strict=True) if its == code])


def take_values(source: Reader, count: int, nesting: int) -> list[Value]:
    """Raises Refused with the code ``malformed_parcel``, ``parcel_bomb`` or ``nested_too_deep``."""
    if not count:
        return []
    code = source.plan.take_count()
    if code != _MIXED:
        return _take_alike(source, code, count, nesting)
    codes = take_numbers(source, count)
    counts = sorted(Counter(codes).items())
    columns = {its: iter(_take_alike(source, source.plan.take_count(), many, nesting)) for its, many in counts}
    return [next(columns[its]) for its in codes]


def _put_alike(out: Writer, code: int, values: Sequence[Any]) -> None:
    if _TYPES[code - 1] is int and max(values) - min(values) >= 2**63:
        code = _WIDE
    out.plan.put_count(code)
    _PUT[code - 1](out, values)


def _take_alike(source: Reader, code: int, count: int, nesting: int) -> list[Value]:
    if not 1 <= code <= len(_TAKE):
        raise Refused("malformed_parcel", "no such type of values")
    if code in _NESTING_CODES and nesting < 1:
        raise Refused("nested_too_deep")
    if code in _FIELD_CODES and nesting < source.limits.nesting:
        raise Refused("malformed_parcel", "a commitment inside a value")
    return _TAKE[code - 1](source, count, nesting)


def _put_nothing(out: Writer, values: Sequence[Any]) -> None:
    """Of these the count says everything."""


def _take_nothing(source: Reader, count: int, _nesting: int) -> list[Value]:
    source.purse.pay(count * 8)
    return [None] * count


def _take_promised(source: Reader, count: int, _nesting: int) -> list[Value]:
    source.purse.pay(count * 8)
    return [PROMISED] * count


def _put_truths(out: Writer, values: Sequence[bool]) -> None:
    put_numbers(out, [int(value) for value in values])


def _take_truths(source: Reader, count: int, _nesting: int) -> list[Value]:
    numbers = take_numbers(source, count)
    check_places(numbers, 2)
    return [number == 1 for number in numbers]


def _take_integers(source: Reader, count: int, _nesting: int) -> list[Value]:
    return take_numbers(source, count)


def _put_wide(out: Writer, values: Sequence[int]) -> None:
    put_texts(out, [str(value) for value in values])


def _take_wide(source: Reader, count: int, _nesting: int) -> list[Value]:
    texts = take_texts(source, count)
    if max(map(len, texts)) > 20:
        raise Refused("malformed_parcel", "an integer beyond 64 bits")
    try:
        return [int(text) for text in texts]
    except ValueError as error:
        raise Refused("malformed_parcel", "not an integer") from error


def _put_floats(out: Writer, values: Sequence[float]) -> None:
    out.text.put(struct.pack(f">{len(values)}d", *values))


def _take_floats(source: Reader, count: int, _nesting: int) -> list[Value]:
    source.purse.pay(count * 32)
    return list(struct.unpack(f">{count}d", source.text.take(count * 8)))


def _take_texts(source: Reader, count: int, _nesting: int) -> list[Value]:
    return list(take_texts(source, count))


def _put_lists(out: Writer, values: Sequence[Sequence[Value]]) -> None:
    put_numbers(out, [len(value) for value in values])
    put_values(out, [item for value in values for item in value])


def _take_lists(source: Reader, count: int, nesting: int) -> list[Value]:
    source.purse.pay(count * _LIST_WEIGHT)
    sizes = take_numbers(source, count)
    if min(sizes) < 0:
        raise Refused("malformed_parcel", "a list of less than nothing")
    items = take_values(source, sum(sizes), nesting - 1)
    lists: list[Value] = []
    start = 0
    for size in sizes:
        lists.append(items[start : start + size])
        start += size
    return lists


def put_maps(out: Writer, maps: Sequence[Mapping[str, Value]]) -> None:
    """Write a column of maps: names, shapes, the shape of each map, then a column of values for each name."""
    places: dict[tuple[str, ...], int] = {}
    numbers = _shapes_of(maps, places)
    names = list(dict.fromkeys(name for shape in places for name in shape))
    out.plan.put_count(len(names))
    for name in names:
        out.plan.put_name(name)
    out.plan.put_count(len(places))
    for shape in places:
        _put_shape(out, names, shape)
    put_numbers(out, numbers)
    for name in names:
        put_values(out, _column(maps, name, all(name in shape for shape in places)))


def _shapes_of(maps: Sequence[Mapping[str, Value]], places: dict[tuple[str, ...], int]) -> list[int]:
    """The place of each map's shape among ``places``, which grow; most maps name their keys in one of a few orders."""
    by_order: dict[tuple[str, ...], int] = {}
    orders = list(map(tuple, maps))
    for order in dict.fromkeys(orders):
        by_order[order] = places.setdefault(tuple(sorted(order)), len(places))
    return [by_order[order] for order in orders]


def _column(maps: Sequence[Mapping[str, Value]], name: str, is_whole: bool) -> list[Value]:
    return list(map(itemgetter(name), maps)) if is_whole else [each[name] for each in maps if name in each]


def _put_shape(out: Writer, names: Sequence[str], shape: tuple[str, ...]) -> None:
    chosen = sum(1 << place for place, name in enumerate(names) if name in shape)
    out.plan.put(chosen.to_bytes((len(names) + 7) // 8, "little"))


def take_maps(source: Reader, count: int, nesting: int) -> list[dict[str, Value]]:
    """Raises Refused with the code ``malformed_parcel``, ``parcel_bomb`` or ``nested_too_deep``."""
    names = _take_names(source)
    shapes = [_take_shape(source, len(names)) for _ in range(_take_bounded(source))]
    numbers = take_numbers(source, count)
    check_places(numbers, len(shapes))
    uses = Counter(numbers)
    counts = [0] * len(names)
    for number, times in uses.items():
        source.purse.pay(times * (_MAP_WEIGHT + sum(_KEY_WEIGHT + len(names[place]) for place in shapes[number])))
        for place in shapes[number]:
            counts[place] += times
    columns = [iter(take_values(source, many, nesting)) for many in counts]
    takers = [tuple((names[place], columns[place].__next__) for place in shape) for shape in shapes]
    return [{name: take() for name, take in takers[number]} for number in numbers]


def _take_names(source: Reader) -> list[str]:
    count = _take_bounded(source)
    source.purse.pay(count * TEXT_WEIGHT)
    names = [source.plan.take_name() for _ in range(count)]
    if len(set(names)) != len(names):
        raise Refused("malformed_parcel", "a name that stands twice")
    return names


def _take_bounded(source: Reader) -> int:
    """A count of things that take at least a byte each."""
    count = source.plan.take_count()
    if count > source.plan.left:
        raise Refused("malformed_parcel", "more than there is")
    return count


def _take_shape(source: Reader, names: int) -> tuple[int, ...]:
    source.purse.pay(names * 8)
    chosen = source.plan.take((names + 7) // 8)
    if int.from_bytes(chosen, "little") >> names:
        raise Refused("malformed_parcel", "a shape of unknown names")
    return tuple(place for place in range(names) if chosen[place >> 3] >> (place & 7) & 1)


def _take_nested_maps(source: Reader, count: int, nesting: int) -> list[Value]:
    return list(take_maps(source, count, nesting - 1))


def _put_hashes(out: Writer, values: Sequence[bytes]) -> None:
    if any(len(value) != 32 for value in values):
        raise Refused("not_encodable", "bytes that are no commitment")
    out.dense.put(b"".join(values))


def _take_hashes(source: Reader, count: int, _nesting: int) -> list[Value]:
    source.purse.pay(count * 80)
    return list(take_pieces(source, count, 32))


_PUT: Final[Sequence[Callable[[Writer, Sequence[Any]], None]]] = (
    _put_nothing,
    _put_truths,
    put_numbers,
    _put_floats,
    put_texts,
    _put_lists,
    put_maps,
    _put_hashes,
    _put_nothing,
    _put_wide,
)
_TAKE: Final[Sequence[Callable[[Reader, int, int], list[Value]]]] = (
    _take_nothing,
    _take_truths,
    _take_integers,
    _take_floats,
    _take_texts,
    _take_lists,
    _take_nested_maps,
    _take_hashes,
    _take_promised,
    _take_wide,
)
