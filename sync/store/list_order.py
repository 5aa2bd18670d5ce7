# SPDX-License-Identifier: Apache-2.0
"""The order of a long list as the database reads it from its indexes: statements that follow each other.

A list by codes is one part for each code, in the order of the code list; what is unknown stands in a part of its own
at the end; a search gives its best hits first. Every part is read in the order of an index, so that its first rows
cost no more than themselves.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, func, literal, literal_column, not_, select

from sync.records.text_fields import Choice
from sync.store.filtering import Listing, found_by_index, listing_conditions, looked_into
from sync.store.list_indexes import keeps_lists, sorted_columns
from sync.store.projection import PLACE, PROJECTION, Projection
from sync.store.search_index import hits_of, tiers_of, tokens_of

Part = Select[tuple[bytes]]
"""Ids of some rows of a list, in their order."""

COLUMNS: Final = {"review": "review_state", "unit": "record_unit"}
"""What a list may be sorted by besides its fields."""

_FEW: Final = 80
"""So many values of a column make a part each: longer than any code list."""


def ordered_parts(connection: Connection, listing: Listing) -> list[Part] | None:
    """The parts of a list from the top to the bottom; None where the database cannot give its order."""
    projection = PROJECTION[listing.of.type_name()]
    if not projection.has_place or not keeps_lists(connection):
        return None
    if not listing.sort:
        return list(_as_it_is(projection, listing))
    column = COLUMNS.get(listing.sort, listing.sort)
    if column not in sorted_columns(projection) | {"record_unit"}:
        return None
    return list(_by_column(connection, projection, listing, column))


def read_parts(connection: Connection, parts: Sequence[Part]) -> bytes:
    """All ids, 16 bytes each. The database strings them together itself: a million rows make one value."""
    return b"".join(_strung(connection, part) for part in parts)


def read_first(connection: Connection, parts: Sequence[Part], most: int) -> bytes:
    """The first ids, at most so many."""
    found: list[bytes] = []
    for part in parts:
        if len(found) < most:
            found += [row.record_id for row in connection.execute(part.limit(most - len(found)))]
    return b"".join(found)


def _strung(connection: Connection, part: Part) -> bytes:
    rows = part.subquery()
    text = connection.execute(select(func.group_concat(func.hex(rows.c.record_id), literal_column("''")))).scalar()
    return bytes.fromhex(text or "")


def _as_it_is(projection: Projection, listing: Listing) -> Iterator[Part]:
    """In the order of the type; what a search finds best stands first."""
    if not tokens_of(listing.search):
        yield _placed(projection, *listing_conditions(projection, listing))
        return
    tier = _by_conditions if looked_into(projection) else _by_hits
    yield from tier(projection, listing)


def _placed(projection: Projection, *conditions: ColumnElement[bool], first: Sequence[ColumnElement[Any]] = ()) -> Part:
    table = projection.table.c
    return select(table.record_id).where(*conditions).order_by(*first, table[PLACE], table.record_id)


def _by_hits(projection: Projection, listing: Listing) -> Iterator[Part]:
    """The hits of the index come in the order of the list: rows are looked up for them, never the other way round."""
    unsearched = replace(listing, query=replace(listing.query, search=""), filters=replace(listing.filters, search=""))
    given: list[str] = []
    for question in tiers_of(listing.search):
        asked = f"({question}) NOT ({' OR '.join(given)})" if given else question
        conditions = listing_conditions(projection, unsearched)
        yield rows_found(projection, asked, projection.table.c.record_id).where(*conditions)
        given.append(f"({question})")


def rows_found(projection: Projection, question: str, *columns: ColumnElement[Any]) -> Select[Any]:
    """Columns of the rows that a question to the index finds, in the order of the list."""
    hits = hits_of(projection, question)
    place = hits.selected_columns[0]
    # The sum keeps the database from walking the list and asking the index row by row.
    there = projection.table.c[PLACE] == place + literal_column("0")
    return hits.with_only_columns(*columns).where(there).order_by(place)


def _by_conditions(projection: Projection, listing: Listing) -> Iterator[Part]:
    """Where a search looks into other records too, the index alone does not know all hits."""
    wanted = list(listing_conditions(projection, listing))
    given: list[ColumnElement[bool]] = []
    for question in tiers_of(listing.search)[:-1]:
        best = found_by_index(projection, question)
        yield _placed(projection, *wanted, best, *map(not_, given))
        given.append(best)
    yield _placed(projection, *wanted, *map(not_, given))


def _by_column(connection: Connection, projection: Projection, listing: Listing, name: str) -> Iterator[Part]:
    column = projection.table.c[name]
    wanted = list(listing_conditions(projection, listing))
    values = _few_values(connection, column)
    if values is None:
        first = column.desc() if listing.is_descending else column
        yield _placed(projection, *wanted, column.is_not(None), first=[first])
    else:
        for value in sorted(values, key=_rank(projection, name), reverse=listing.is_descending):
            yield _placed(projection, *wanted, column == literal(value, column.type))
    yield _placed(projection, *wanted, column.is_(None))


def _rank(projection: Projection, name: str) -> Callable[[Any], Any]:
    """Codes stand in the order of their list, those of a newer one behind them; other values as they are."""
    one = projection.of.fields.get(name)
    if not isinstance(one, Choice):
        return lambda value: value
    places = {code: place for place, code in enumerate(one.codes.by_code)}
    return lambda code: (places.get(code, len(places)), code)


def _few_values(connection: Connection, column: ColumnElement[Any]) -> list[Any] | None:
    """The values of a column, by steps through its index; None where they are many."""
    found: list[Any] = []
    while len(found) <= _FEW:
        beyond = column > literal(found[-1], column.type) if found else column.is_not(None)
        value = connection.execute(select(func.min(column)).where(beyond)).scalar()
        if value is None:
            return found
        found.append(value)
    return None
