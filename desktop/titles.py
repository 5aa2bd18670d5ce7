# SPDX-License-Identifier: Apache-2.0
"""Values in one line in either language, with the titles of the records that references name.

Titles are looked up for many records at once; what a title names is looked up with it, one step further.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from desktop.display import UNKNOWN, last_digits, shown
from desktop.laptop import Laptop, record_key
from sync.records.field import Field
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.text_fields import Choice, Choices, Reference, References
from sync.records.words import Words
from sync.store.paging import in_title_order
from sync.store.reading import read_records

Label = Callable[[Words], str]
"""Gives declared words in the language of the window."""

Titles = Mapping[str, str]
"""Record id → its title, for the records that are here."""

_STEPS: Final = 2
"""A title may name a record whose title names another; no further."""
_NOTHING: Final[Sequence[Any]] = (None, "", [])
_TRUTH: Final = {True: Words("có", "yes"), False: Words("không", "no")}


def vietnamese(words: Words) -> str:
    """The Vietnamese words."""
    return words.vi


def named_in(of: type[Record], values: Mapping[str, Any], fields: Iterable[Field[Any]] = ()) -> Iterator[str]:
    """Ids of the records that some fields of a record name, all its fields unless some are given."""
    for one in fields or of.fields.values():
        stored = one.plain(values.get(one.name))
        if isinstance(one, Reference) and isinstance(stored, str):
            yield stored
        elif isinstance(one, References) and isinstance(stored, list):
            yield from stored


def titles_of(connection: Connection, ids: Iterable[str], label: Label = vietnamese, steps: int = _STEPS) -> Titles:
    """Titles of the records that are here; the others are left out."""
    keys = {one: record_key(one) for one in dict.fromkeys(ids)}
    if not keys:
        return {}
    found = read_records(connection, list(keys.values()))
    records = {name: found[key].record for name, key in keys.items() if key in found}
    inner: Titles = {}
    if steps > 1:
        wanted = [one for record in records.values() for one in _named_by_title(record)]
        inner = titles_of(connection, wanted, label, steps - 1)
    return {name: title_of(record, inner, label) for name, record in records.items()}


def read_titles(laptop: Laptop, ids: Iterable[str], label: Label = vietnamese) -> Titles:
    """Titles of the records that are here, for a history or a comparison."""
    with laptop.reading() as desk:
        return titles_of(desk.connection, ids, label)


def _named_by_title(record: Record) -> Iterator[str]:
    return named_in(type(record), record.values, record.declared.title)


def title_of(record: Record, titles: Titles, label: Label = vietnamese) -> str:
    """What a record is called in the lists of others: its title fields that are known, the one it names first."""
    fields = in_title_order(type(record))
    parts = (value_text(one, record.values.get(one.name), titles, label) for one in fields)
    return " - ".join(part for part in parts if part != UNKNOWN) or UNKNOWN


def value_text(one: Field[Any] | None, stored: Any, titles: Titles, label: Label = vietnamese) -> str:
    """A stored value in one line; a reference by the title of its record, a dated value without its day."""
    plain = one.plain(stored) if one is not None else stored
    if isinstance(plain, bytes):
        plain = None
    if one is None or plain in _NOTHING:
        return shown(one, plain)
    several = _several(one, plain, titles, label)
    if several is not None:
        return ("; " if isinstance(one, Parts) else ", ").join(several)
    return _single(one, plain, titles, label)


def _single(one: Field[Any], plain: Any, titles: Titles, label: Label) -> str:
    if one.is_masked:
        return last_digits(str(plain))
    if isinstance(one, Choice):
        return label(one.codes.label(plain))
    if isinstance(one, Reference):
        return titles.get(plain) or shown(one, plain)
    return label(_TRUTH[plain]) if one.kind == "flag" else shown(one, plain)


def _several(one: Field[Any], plain: Any, titles: Titles, label: Label) -> Sequence[str] | None:
    if isinstance(one, Choices):
        return [label(one.codes.label(code)) for code in plain]
    if isinstance(one, References):
        return [titles.get(each) or f"{each[:8]}…" for each in plain]
    if isinstance(one, Parts):
        return [_part_text(one, part, titles, label) for part in plain]
    return None


def _part_text(one: Parts[Any], part: Mapping[str, Any], titles: Titles, label: Label) -> str:
    """A part by the first of its fields that it has: the one that names it."""
    for name, inner in one.of.fields.items():
        if name in part:
            value = part[name]
            is_read_as_it_is = inner.kind == "text" and not inner.is_masked and type(value) is str
            return value or UNKNOWN if is_read_as_it_is else value_text(inner, value, titles, label)
    return UNKNOWN
