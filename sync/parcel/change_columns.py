# SPDX-License-Identifier: Apache-2.0
"""The columns that changes are laid out in: what each says of itself, its fields by type, its personal values.

Left to others: what the reader computes (ids, chains, actors), and ``seen``, which needs those.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, cast

from sync.log.change import Entry, PersonalValue, RecordId, Value
from sync.log.errors import Refused
from sync.parcel.canonical import SALT_BYTES, commitment, is_json
from sync.parcel.record_ids import put_records, take_records
from sync.parcel.streams import Reader, Writer
from sync.parcel.texts import check_places, put_texts, take_pieces, take_texts
from sync.parcel.value_columns import PROMISED, put_maps, put_values, take_maps, take_values
from sync.parcel.whole_numbers import put_numbers, take_numbers

_ID_BYTES: Final = 16
_ID_WEIGHT: Final = 60
_MOST: Final = 2**53

Personal = Mapping[str, PersonalValue]


class Row(NamedTuple):
    """What travels of one change in columns of its own."""

    type: str
    unit: str
    set: Mapping[str, Value]
    beside: Personal
    author: RecordId
    wall: int
    clock_age: int | None
    declaration: int
    record: RecordId


def put_changes(out: Writer, entries: Sequence[Entry]) -> None:
    """Write what the reader cannot compute, ``seen`` left out.

    A personal value that is not the one its commitment stands for is left behind; the commitment travels.
    """
    if not entries:
        return
    changes = [entry.change for entry in entries]
    walls = [change.wall for change in changes]
    put_texts(out, [change.type for change in changes])
    put_texts(out, [change.unit for change in changes])
    _put_authors(out, [change.author for change in changes])
    put_numbers(out, walls)
    put_values(out, [change.clock_age for change in changes])
    put_numbers(out, [change.declaration for change in changes])
    put_records(out, [change.record for change in changes], walls)
    _put_fields(out, entries)


def take_changes(source: Reader, count: int) -> Iterator[Row]:
    """The rows in order. Raises Refused with the code ``malformed_parcel``, ``parcel_bomb`` or ``nested_too_deep``."""
    if not count:
        return iter(())
    types = take_texts(source, count)
    units = take_texts(source, count)
    authors = _take_authors(source, count)
    walls = take_numbers(source, count)
    clock_ages = take_values(source, count, 0)
    declarations = take_numbers(source, count)
    _check_moments(walls, clock_ages, declarations)
    records = take_records(source, walls)
    fields = _take_by_type(source, types, source.limits.nesting)
    personal = _take_personal(source, types, fields)
    return map(
        Row, types, units, fields, personal, authors, walls, cast(list[int | None], clock_ages), declarations, records
    )


def _check_moments(walls: Sequence[int], clock_ages: Sequence[Value], declarations: Sequence[int]) -> None:
    ages = [age for age in clock_ages if age is not None]
    if not all(type(age) is int for age in ages):
        raise Refused("malformed_parcel", "the age of a clock is no number")
    counts = [*ages, *declarations]
    if max(map(abs, walls)) >= _MOST or max(counts) >= _MOST or min(counts) < 0:
        raise Refused("malformed_parcel", "a number out of its range")


def _put_authors(out: Writer, authors: Sequence[RecordId]) -> None:
    places = {author: place for place, author in enumerate(dict.fromkeys(authors))}
    out.plan.put_count(len(places))
    out.dense.put(b"".join(places))
    put_numbers(out, [places[author] for author in authors])


def _take_authors(source: Reader, count: int) -> list[RecordId]:
    distinct = source.plan.take_count()
    source.purse.pay(distinct * _ID_WEIGHT)
    authors = take_pieces(source, distinct, _ID_BYTES)
    places = take_numbers(source, count)
    check_places(places, distinct)
    return [authors[place] for place in places]


def _put_fields(out: Writer, entries: Sequence[Entry]) -> None:
    types = [entry.change.type for entry in entries]
    personal = [_vouched_for(entry) for entry in entries]
    fields = [
        {**entry.change.set, **dict.fromkeys(beside, PROMISED)} if beside else entry.change.set
        for entry, beside in zip(entries, personal, strict=True)
    ]
    _put_by_type(out, types, fields)
    out.plan.put_count(any(personal))
    if any(personal):
        values = [{name: its.value for name, its in beside.items()} for beside in personal]
        _put_by_type(out, types, values)
        out.dense.put(b"".join(beside[name].salt for beside in personal for name in sorted(beside)))


def _vouched_for(entry: Entry) -> Personal:
    if not entry.beside:
        return {}
    committed = entry.change.set
    return {
        name: its for name, its in entry.beside.items() if _is_sound(its) and committed.get(name) == commitment(its)
    }


def _is_sound(personal: PersonalValue) -> bool:
    return len(personal.salt) == SALT_BYTES and is_json((personal.value,))


def _put_by_type(out: Writer, types: Sequence[str], maps: Sequence[Mapping[str, Value]]) -> None:
    for name in dict.fromkeys(types):
        put_maps(out, [each for each, its in zip(maps, types, strict=True) if its == name])


def _take_by_type(source: Reader, types: Sequence[str], nesting: int) -> list[dict[str, Value]]:
    counts: dict[str, int] = {}
    for name in types:
        counts[name] = counts.get(name, 0) + 1
    columns = {name: iter(take_maps(source, count, nesting)) for name, count in counts.items()}
    return [next(columns[name]) for name in types]


def _take_personal(source: Reader, types: Sequence[str], fields: Sequence[dict[str, Value]]) -> list[Personal]:
    """The personal values, whose commitments are put in the places of ``fields`` where they were promised."""
    if not source.plan.take_count():
        return [{}] * len(types)
    values = _take_by_type(source, types, source.limits.nesting - 1)
    salts = iter(take_pieces(source, sum(map(len, values)), SALT_BYTES))
    personal: list[Personal] = []
    for its_fields, its_values in zip(fields, values, strict=True):
        source.purse.pay(len(its_values) * 3 * _ID_WEIGHT)
        beside = {name: PersonalValue(next(salts), its_values[name]) for name in sorted(its_values)}
        _keep_promises(its_fields, beside)
        personal.append(beside)
    return personal


def _keep_promises(fields: dict[str, Value], beside: Personal) -> None:
    for name, personal in beside.items():
        if fields.get(name) is not PROMISED:
            raise Refused("malformed_parcel", "a personal value that nothing stands for")
        fields[name] = commitment(personal)
