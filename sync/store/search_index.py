# SPDX-License-Identifier: Apache-2.0
"""The full-text index of a long list: folded words for finding, words as typed for showing exact matches first.

One FTS5 table a type, without the texts themselves, numbered by the place of a record, so that hits come in the order
of the list and nothing is sorted. ``secure-delete`` takes the words of a changed or redacted record out of the pages
at once. Two records in one place, a rare chance, share an entry: each may then be found by the other's words.
SQLite alone; where a node keeps no lists, nothing here is called.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple
from unicodedata import normalize

import msgspec
from sqlalchemy import Connection, Insert, Select, TableClause, column, insert, select, table

from sync.records.vietnamese import fold
from sync.store.bulk import write_rows
from sync.store.entries import in_chunks
from sync.store.projection import PLACE, Projection

_TOKEN: Final = re.compile(r"[^\W_]+")
"""Letters and digits, as the tokenizer of the index divides a text."""

Row = Mapping[str, Any]


class _Entry(NamedTuple):
    """What one record gives to the index."""

    rowid: int
    words: str
    typed: str


def search_table(projection: Projection) -> str:
    """Name of the full-text table of a type."""
    return f"{projection.name}_words"


def make_search(connection: Connection, projection: Projection) -> None:
    """Make it, empty."""
    name = search_table(projection)
    options = "content='', columnsize=0, tokenize=\"unicode61 remove_diacritics 0\""
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {name} USING fts5(words, typed, {options})")
    connection.execute(insert(_entries(projection)).values({name: "secure-delete", "rank": 1}))


def drop_search(connection: Connection, projection: Projection) -> None:
    """Take it away with all it holds."""
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {search_table(projection)}")


def add_words(connection: Connection, projection: Projection, rows: Iterable[Row]) -> None:
    """Enter the words of rows that were just inserted."""
    made = sorted(_entry(projection, row) for row in rows if row["search_text"])
    if made:
        write_rows(connection, _insertion(projection), [one._asdict() for one in made])


def entered_rows(connection: Connection, projection: Projection, records: Iterable[bytes]) -> dict[bytes, Row]:
    """Record → what its row gave to the index, before the row is changed."""
    found: dict[bytes, Row] = {}
    for condition in in_chunks(projection.table.c.record_id, records):
        for row in connection.execute(_entered(projection).where(condition)).mappings():
            found[row["record_id"]] = dict(row)
    return found


def change_words(
    connection: Connection, projection: Projection, before: Mapping[bytes, Row], rows: Iterable[Row]
) -> None:
    """Enter other words for rows that were just changed, and take the old ones out of the pages."""
    here = [row for row in rows if row["record_id"] in before]
    changed = [row for row in here if _entry(projection, row) != _entry(projection, before[row["record_id"]])]
    old = sorted(_entry(projection, before[row["record_id"]]) for row in changed)
    if not old:
        return
    _take_out(connection, projection, [one for one in old if one.words])
    add_words(connection, projection, [*changed, *_others_there(connection, projection, old, changed)])


def _take_out(connection: Connection, projection: Projection, entries: Sequence[_Entry]) -> None:
    command = {search_table(projection): "delete"}
    if entries:
        write_rows(connection, _insertion(projection), [command | one._asdict() for one in entries])


def _others_there(
    connection: Connection, projection: Projection, old: Sequence[_Entry], changed: Sequence[Row]
) -> list[Row]:
    """Other records that stood in the places given up: what was taken out may have been theirs too."""
    columns = projection.table.c
    ours = {row["record_id"] for row in changed}
    found: list[Row] = []
    for condition in in_chunks(columns[PLACE], (one.rowid for one in old)):
        rows = connection.execute(_entered(projection).where(condition)).mappings()
        found += [dict(row) for row in rows if row["record_id"] not in ours]
    return found


@cache
def _entries(projection: Projection) -> TableClause:
    name = search_table(projection)
    return table(name, column("rowid"), column("words"), column("typed"), column(name), column("rank"))


@cache
def _insertion(projection: Projection) -> Insert:
    """For entries, and, with a command in the column that has the table's own name, for taking them out."""
    return insert(_entries(projection))


@cache
def _entered(projection: Projection) -> Select[Any]:
    columns = projection.table.c
    searched = [columns[name] for name, _text, _one in projection.searched]
    return select(columns.record_id, columns[PLACE], columns.search_text, *searched)


def _entry(projection: Projection, row: Row) -> _Entry:
    return _Entry(row[PLACE], row["search_text"], _typed(projection, row))


def _typed(projection: Projection, row: Row) -> str:
    """What is searched of a row as it was typed."""
    found: list[str] = []
    for name, text, is_list in _typed_cells(projection):
        cell = row[name]
        if cell is not None:
            found.append(text(msgspec.json.decode(cell) if is_list else cell))
    return " ".join(found)


@cache
def _typed_cells(projection: Projection) -> list[tuple[str, Any, bool]]:
    lists = {one.field.name for one in projection.cells if one.is_list}
    return [(name, text, name in lists) for name, text, _one in projection.searched]


def tokens_of(search: str) -> list[str]:
    """The words of a search as the index knows them; none where it holds signs alone."""
    return _TOKEN.findall(fold(search))


def tiers_of(search: str) -> list[str]:
    """The questions to the index, best hits first: the words as typed, then without marks but together, then all.

    The last one finds everything that the others find: each word somewhere, the last perhaps only begun.
    """
    typed = [] if search.isascii() else [f"typed : {_phrase(normalize('NFC', search))}"]
    return [*typed, f"words : {_phrase(fold(search))}", everything(search)]


def everything(search: str) -> str:
    """The question that finds all hits of a search."""
    *finished, last = map(_phrase, tokens_of(search))
    return f"words : ({' AND '.join([*finished, last + ' *'])})"


def begun_together(text: str) -> str | None:
    """The question for these words one after another, the last perhaps only begun; None where there are no words."""
    return f"words : {_phrase(fold(text))} *" if tokens_of(text) else None


def _phrase(text: str) -> str:
    return f'"{text.replace(chr(34), " ")}"'


def hits_of(projection: Projection, question: str) -> Select[Any]:
    """The places at which a question finds something."""
    found = _entries(projection)
    return select(found.c.rowid).where(found.c[found.name].op("MATCH")(question))
