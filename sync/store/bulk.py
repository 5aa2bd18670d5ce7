# SPDX-License-Identifier: Apache-2.0
"""Many rows at once: one compiled statement, plain tuples, straight to the driver.

For a thousand rows SQLAlchemy's handling of each parameter costs as much as the database. The SQL is
still compiled by the dialect, so both databases take it; no column here needs a value converted.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Insert, Table, Update

from sync.store.dialects import dialect_of

FEW = 8
"""Below so many rows the ordinary way is as quick."""


class _Compiled(NamedTuple):
    sql: str
    names: tuple[str, ...]
    """In the order of the SQL's places; empty where the driver takes names."""


def write_rows(connection: Connection, statement: Insert | Update, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert or update many rows, all with the same names."""
    if len(rows) <= FEW:
        connection.execute(statement, rows)
        return
    table = statement.table if isinstance(statement, Insert) else None
    if isinstance(table, Table) and dialect_of(connection).copy_rows(connection, table, rows):
        return
    compiled = _compiled(statement, connection.dialect, tuple(rows[0]))
    take = _taker(compiled.names)
    connection.exec_driver_sql(compiled.sql, [take(row) for row in rows])


def _taker(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], Any]:
    """What makes a row as the driver takes it; of one name alone, too, a tuple."""
    if len(names) == 1:
        return lambda row: (row[names[0]],)
    return itemgetter(*names) if names else dict


@lru_cache(256)
def _compiled(statement: Insert | Update, dialect: Dialect, names: tuple[str, ...]) -> _Compiled:
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    return _Compiled(str(compiled), tuple(compiled.positiontup or ()))
