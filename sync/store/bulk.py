# SPDX-License-Identifier: Apache-2.0
"""Rows that are written: one compiled statement, plain tuples, straight to the driver.

For a thousand rows SQLAlchemy's handling of each parameter costs as much as the database, and for the single row of a
save more than SQLite does. The SQL is still compiled by the dialect, so both databases take it; no column here needs a
value converted.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from itertools import chain, islice
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Insert, Table, Update

from sync.store.dialects import dialect_of, driver_of

FEW = 8
"""Below so many rows the ordinary way is as quick on a server."""


class _Compiled(NamedTuple):
    sql: str
    take: Callable[[Mapping[str, Any]], Any]
    """What makes a row as the driver takes it."""


def write_rows(connection: Connection, statement: Insert | Update, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert or update rows, all with the same names.

    The database may take the first while the last are being made: what makes them asks it nothing.
    """
    with writing_rows(connection, statement, rows):
        pass


@contextmanager
def writing_rows(
    connection: Connection, statement: Insert | Update, rows: Iterable[Mapping[str, Any]]
) -> Iterator[None]:
    """As ``write_rows``; the database may take them in while the block runs.

    Until its end the session belongs to the rows: the block and what makes the rows ask it nothing.
    """
    rest = iter(rows)
    first = list(islice(rest, FEW + 1))
    with _taking_in(connection, statement, first, chain(first, rest)) if first else nullcontext():
        yield


def _taking_in(
    connection: Connection,
    statement: Insert | Update,
    first: Sequence[Mapping[str, Any]],
    rows: Iterable[Mapping[str, Any]],
) -> AbstractContextManager[None]:
    names = tuple(first[0])
    table = statement.table if isinstance(statement, Insert) and len(first) > FEW else None
    if isinstance(table, Table):
        copying = dialect_of(connection).copying(connection, table, names, map(_taker(names), rows))
        if copying is not None:
            return copying
    compiled = _compiled(statement, connection.dialect, names)
    driver_of(connection).cursor().executemany(compiled.sql, map(compiled.take, rows))
    return nullcontext()


def _taker(names: Sequence[str]) -> Callable[[Mapping[str, Any]], Any]:
    """From a row to its values in this order, of one alone, too, a tuple; by their names where there is none."""
    if len(names) == 1:
        return lambda row: (row[names[0]],)
    return itemgetter(*names) if names else dict


@lru_cache(256)
def _compiled(statement: Insert | Update, dialect: Dialect, names: tuple[str, ...]) -> _Compiled:
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    return _Compiled(str(compiled), _taker(compiled.positiontup or ()))
