# SPDX-License-Identifier: Apache-2.0
"""Long lists in any order: the ids of all rows in their order, then the rows of some ids.

The order is read once for a list and stays while its pages are read, so that a page is a look-up by key and
nothing jumps under the reader. Reading only; what the values look like stands above.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from sync.log.errors import Refused
from sync.log.review import WITHDRAWN_STATE
from sync.records.codes import CodeList
from sync.records.field import Field
from sync.records.person import Person
from sync.records.record import Record
from sync.records.text_fields import Choice, Choices, Reference, References
from sync.records.vietnamese import fold, given_name_key, sort_key
from sync.store.entries import in_chunks
from sync.store.filtering import Listing, listing_conditions, names_of, uuid_text
from sync.store.list_order import COLUMNS, ordered_parts, read_first, read_parts
from sync.store.projection import PLACE, PROJECTION, Projection
from sync.store.reading import StoredRecord, default_order, stored_row

ID_BYTES: Final = 16
_UNREAD: Final = frozenset({"search_text", PLACE, "changed_at", "changed_by"})

Cells = Sequence[Any]
"""A row as the order needs it: the id, the cell sorted by, then texts."""


def order_of(connection: Connection, listing: Listing) -> bytes:
    """The ids of all rows of a list in their order, 16 bytes each; what is unknown stands last.

    A search without a chosen order gives first what was typed letter by letter. Raises Refused ``unknown_field``.
    """
    projection = PROJECTION[listing.of.type_name()]
    named = _sorted_by(projection, listing)
    parts = ordered_parts(connection, listing)
    return _compared(connection, listing, named) if parts is None else read_parts(connection, parts)


def head_of(connection: Connection, listing: Listing, most: int) -> bytes | None:
    """The first ids of ``order_of``, at most so many; None where they cost no less than the whole order."""
    _sorted_by(PROJECTION[listing.of.type_name()], listing)
    parts = ordered_parts(connection, listing)
    return None if parts is None else read_first(connection, parts, most)


def _compared(connection: Connection, listing: Listing, named: str) -> bytes:
    """The order where Python compares the cells of a column, or the list is short."""
    projection = PROJECTION[listing.of.type_name()]
    read = _columns_read(projection, listing, named)
    statement = select(*read).where(*listing_conditions(projection, listing))
    rows: Sequence[Cells] = connection.execute(statement.order_by(*_order(projection))).all()
    if named:
        rows = _sorted_rows(rows, _key_of(connection, projection, named), listing.is_descending)
    if listing.search and not listing.sort:
        rows = sorted(rows, key=_rank_of(listing.search))
    return b"".join([row[0] for row in rows])


def _order(projection: Projection) -> Iterable[ColumnElement[Any]]:
    table = projection.table.c
    return (table[PLACE], table.record_id) if projection.has_place else default_order(projection)


def _sorted_by(projection: Projection, listing: Listing) -> str:
    """The column whose values Python compares; people are listed by given name even unasked."""
    named = listing.sort
    if named and named not in ("review", "unit", *projection.of.fields):
        raise Refused("unknown_field", f"{projection.name} has no field {named}", {named: "unknown_field"})
    first = projection.of.declared.sort[:1]
    return named or ("full_name" if first == (Person.full_name,) else "")


def _columns_read(projection: Projection, listing: Listing, named: str) -> Sequence[ColumnElement[Any]]:
    """The id, the column sorted by, or an empty one, then those that are compared with the search."""
    table = projection.table.c
    named = COLUMNS.get(named, named)
    read = [table.record_id, table[named] if named else table.record_unit]
    if listing.search and not listing.sort:
        read += [table.search_text, *(table[one.name] for one in projection.of.declared.search)]
    return read


def _sorted_rows(rows: Sequence[Cells], key: Callable[[Any], Any], is_descending: bool) -> Sequence[Cells]:
    keyed = [(key(cell), row) for row in rows if (cell := row[1]) is not None]
    keyed.sort(key=lambda one: one[0], reverse=is_descending)
    return [row for _key, row in keyed] + [row for row in rows if row[1] is None]


def _rank_of(search: str) -> Callable[[Cells], int]:
    """0 where the words stand as typed, 1 where they stand together without their marks, 2 elsewhere."""
    typed = " ".join(search.casefold().split())
    folded = fold(search)

    def rank(row: Cells) -> int:
        _record, _sorted, search_text, *texts = row
        if any(isinstance(text, str) and typed in text.casefold() for text in texts):
            return 0
        return 1 if folded in search_text else 2

    return rank


def _key_of(connection: Connection, projection: Projection, name: str) -> Callable[[Any], Any]:
    """How the cells of a column are compared: as people expect of its kind."""
    one = projection.of.fields.get(name)
    if one is Person.full_name:
        return given_name_key
    if isinstance(one, Choice | Choices):
        return _code_key(one.codes, isinstance(one, Choices))
    if isinstance(one, Reference | References):
        return _title_key(title_keys(connection, one.to), isinstance(one, References))
    return sort_key if one is not None and one.kind in ("text", "long_text") else _as_it_is


def _as_it_is(cell: Any) -> Any:
    return cell


def _code_key(codes: CodeList, is_list: bool) -> Callable[[str], Any]:
    places = {code: place for place, code in enumerate(codes.by_code)}
    if is_list:
        return lambda cell: [places.get(code, len(places)) for code in msgspec.json.decode(cell)]
    return lambda code: places.get(code, len(places))


def _title_key(keys: Mapping[str, bytes], is_list: bool) -> Callable[[str], Any]:
    if is_list:
        return lambda cell: [keys.get(one, b"\xff") for one in msgspec.json.decode(cell)]
    return lambda record: keys.get(record, b"\xff")


def title_keys(connection: Connection, to: str) -> dict[str, bytes]:
    """Record → the bytes by which its title is sorted, for all records of the types that a reference names."""
    found: dict[str, bytes] = {}
    for name in names_of(to):
        projection = PROJECTION[name]
        titles = in_title_order(projection.of)
        statement = select(uuid_text(projection.table.c.record_id), *(projection.table.c[one.name] for one in titles))
        keys = [_cell_key(connection, one) for one in titles]
        for record, *cells in connection.execute(statement):
            parts = [key(cell) for key, cell in zip(keys, cells, strict=True) if cell is not None]
            found[record] = b"\x00".join(parts)
    return found


def in_title_order(of: type[Record]) -> list[Field[Any]]:
    """The title fields of a type as people look for them: whom or what it names before codes and numbers."""
    return sorted(of.declared.title, key=lambda one: not isinstance(one, Reference))


def _cell_key(connection: Connection, one: Field[Any]) -> Callable[[Any], bytes]:
    if one is Person.full_name:
        return given_name_key
    if isinstance(one, Reference) and one.to in PROJECTION:
        inner = title_keys(connection, one.to)
        return lambda record: inner.get(record, b"\xff")
    return lambda cell: sort_key(str(cell))


def rows_at(connection: Connection, of: type[Record], ids: Sequence[bytes]) -> list[StoredRecord]:
    """The rows of these ids, in their order; those that are gone are left out."""
    projection = PROJECTION[of.type_name()]
    found: dict[bytes, StoredRecord] = {}
    shown = _shown(projection)
    names = [column.name for column in shown.selected_columns]
    for condition in in_chunks(projection.table.c.record_id, ids):
        for row in connection.execute(shown.where(condition)).all():
            cells = dict(zip(names, row, strict=True))
            found[cells["record_id"]] = stored_row(projection, cells)
    return [found[one] for one in ids if one in found]


@cache
def _shown(projection: Projection) -> Select[Any]:
    """What a record is made of: not the words for its search, which are as long as its texts."""
    return select(*(column for column in projection.table.columns if column.name not in _UNREAD))


def counts_of(connection: Connection, listing: Listing, name: str) -> dict[str, int]:
    """How many rows of a list there are by review state, by month or by code of a choice field, under its filters."""
    projection = PROJECTION[listing.of.type_name()]
    value = _counted(projection, name)
    statement = select(value, func.count()).where(*listing_conditions(projection, listing)).group_by(value)
    found: dict[str, int] = {}
    is_list = isinstance(projection.of.fields.get(name), Choices)
    for cell, many in connection.execute(statement).all():
        for code in () if cell is None else msgspec.json.decode(cell) if is_list else (cell,):
            found[code] = found.get(code, 0) + many
    return found


def _counted(projection: Projection, name: str) -> ColumnElement[Any]:
    table, day = projection.table.c, projection.of.declared.day_name()
    if name == "review":
        return case((table.withdrawn_reason.is_not(None), WITHDRAWN_STATE), else_=table.review_state)
    if name == "month" and day is not None:
        return func.substr(table[day], 1, 7)
    if isinstance(projection.of.fields.get(name), Choice | Choices):
        return table[name]
    raise Refused("unknown_field", f"{projection.name} has nothing to count by {name}", {name: "unknown_field"})
