# SPDX-License-Identifier: Apache-2.0
"""What the two databases say differently: the one place that knows which of them it speaks to.

Opening, locks and failures stand in ``engine`` and ``postgresql``; every other statement of the store is the same
for both.
"""

from collections import abc
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any, Final, Protocol

from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    Boolean,
    ColumnElement,
    Connection,
    Float,
    Integer,
    LargeBinary,
    Sequence,
    String,
    Table,
    TypeDecorator,
    bindparam,
    func,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn
from sqlalchemy.sql.visitors import InternalTraversal

from sync.store.bytes_type import Bytes
from sync.store.log_tables import CHANGE, CHANGE_KEYS

Rows = Iterable[abc.Sequence[Any]]
Copying = AbstractContextManager[None]


class Dialect(Protocol):
    """What differs."""

    is_numbered_at_once: bool
    """Whether changes are numbered in the transaction that appends them (decisions 013 and 030)."""

    def insert(self, table: Table) -> Any:
        """An INSERT that knows ``on_conflict_do_update``."""

    def first_key(self, connection: Connection, last: int | None) -> int:
        """The first of the keys that this transaction may give to changes; ``last`` is the greatest, where known."""

    def copying(self, connection: Connection, table: Table, names: tuple[str, ...], rows: Rows) -> Copying | None:
        """Insert many rows of these columns by a way of this database's own; None where it has none.

        They are in at the end of the block, which may ask nothing.
        """

    def next_value(self, connection: Connection, sequence: Sequence) -> int | None:
        """The next value of a sequence, gaps and all; None where one writer counts for himself."""

    def file_faults(self, connection: Connection) -> Iterable[str]:
        """What the database finds wrong with its own files."""


_LAST_KEY: Final = f"SELECT max({CHANGE.c.key.name}) FROM {CHANGE.name}"  # noqa: S608  declared names


class _SQLite:
    """One writer: what a transaction has read of the log, nobody changes before it commits."""

    insert = staticmethod(sqlite.insert)
    is_numbered_at_once = True

    def first_key(self, connection: Connection, last: int | None) -> int:
        """The next one after all of them."""
        return (last if last is not None else driver_of(connection).execute(_LAST_KEY).fetchone()[0] or 0) + 1

    def copying(self, _connection: Connection, _table: Table, _names: tuple[str, ...], _rows: Rows) -> None:
        """There is none."""

    def next_value(self, _connection: Connection, _sequence: Sequence) -> int | None:
        """There are no sequences."""
        return None

    def file_faults(self, connection: Connection) -> Iterable[str]:
        """Looks through the whole file."""
        return [str(line) for line in connection.exec_driver_sql("PRAGMA quick_check").scalars() if line != "ok"]


class _PostgreSQL:
    """Many writers."""

    is_numbered_at_once = False

    @staticmethod
    def insert(table: Table) -> Any:
        """As ``Dialect.insert``."""
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415  a laptop has no use for it

        return postgresql.insert(table)

    def first_key(self, connection: Connection, _last: int | None) -> int:
        """The first of ``KEYS_AT_ONCE`` that nobody else is given."""
        return self.next_value(connection, CHANGE_KEYS)

    def next_value(self, connection: Connection, sequence: Sequence) -> int:
        """A value taken is never given back, so nobody waits for another's commit."""
        return int(driver_of(connection).execute("SELECT nextval(%s)", (sequence.name,)).fetchone()[0])

    def copying(self, connection: Connection, table: Table, names: tuple[str, ...], rows: Rows) -> Copying:
        """COPY; rows go as they are made."""
        from sync.store.copying import copying_rows  # noqa: PLC0415  a laptop has no use for it

        types = [_wire_type(table, name) for name in names]
        return copying_rows(driver_of(connection), _copying(table, names), types, rows)

    def file_faults(self, _connection: Connection) -> Iterable[str]:
        """The server checks its pages as it reads them."""
        return ()


@lru_cache(256)
def _copying(table: Table, names: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{name}"' for name in names)
    return f'COPY "{table.name}" ({quoted}) FROM STDIN (FORMAT BINARY)'


_WIRE_TYPES: Final = (
    (BigInteger, "int8"),
    (Integer, "int4"),
    (Float, "float8"),
    (Boolean, "bool"),
    (LargeBinary, "bytea"),
    (String, "text"),
)


def _wire_type(table: Table, name: str) -> str:
    kind = table.c[name].type
    return next(wire for known, wire in _WIRE_TYPES if isinstance(kind, known))


_DIALECTS: Final[Mapping[str, Dialect]] = {"sqlite": _SQLite(), "postgresql": _PostgreSQL()}


def dialect_of(connection: Connection) -> Dialect:
    """What is special about the database behind a connection."""
    return _DIALECTS[connection.dialect.name]


def driver_of(connection: Connection) -> Any:
    """The driver's own connection, in the same transaction: what is asked first begins it, as it does through
    SQLAlchemy."""
    if not connection.in_transaction():
        connection.begin()
    return connection.connection.dbapi_connection


class Among(ColumnElement[bool]):
    """``column IN values``, of many values: PostgreSQL takes them as one array, which spares it to read a long text."""

    inherit_cache = True
    type = Boolean()
    _traverse_internals = [  # noqa: RUF012  SQLAlchemy declares it so
        ("listed", InternalTraversal.dp_clauseelement),
        ("in_array", InternalTraversal.dp_clauseelement),
    ]

    def __init__(self, column: ColumnElement[Any], values: abc.Sequence[Any]) -> None:
        self.listed = column.in_(bindparam(None, values, column.type, expanding=True))
        self.in_array = column == func.any(bindparam(None, values, ARRAY(column.type)))

    def self_group(self, against: Any = None) -> "Among":  # noqa: ARG002  it is given by name
        """A condition as it stands: SQLAlchemy would compare it with 1, and SQLite then reads the whole table."""
        return self


@compiles(Among)
def _listed(element: Among, compiler: Any, **others: Any) -> Any:
    return compiler.process(element.listed, **others)


@compiles(Among, "postgresql")
def _in_array(element: Among, compiler: Any, **others: Any) -> Any:
    return compiler.process(element.in_array, **others)


class AmongIds(ColumnElement[bool]):
    """As ``Among``, of many byte strings or ASCII texts of one length: they travel as one and the database cuts it.

    A parameter for each, or an array of them, costs the drivers more than the database takes for its answer.
    """

    inherit_cache = True
    type = Boolean()
    _traverse_internals = [  # noqa: RUF012  SQLAlchemy declares it so
        ("column", InternalTraversal.dp_clauseelement),
        ("joined", InternalTraversal.dp_clauseelement),
        ("width", InternalTraversal.dp_plain_obj),
    ]

    def __init__(self, column: ColumnElement[Any], width: int, joined: BindParameter[bytes]) -> None:
        self.column = column
        self.joined = joined
        self.width = width

    def self_group(self, against: Any = None) -> "AmongIds":  # noqa: ARG002  it is given by name
        """As of ``Among``."""
        return self

    def sql(self, compiler: Any, form: str, pieces: Mapping[bool, str], **others: Any) -> str:
        """A form of SQL with column, string, width and pieces put in."""
        column, joined = compiler.process(self.column, **others), compiler.process(self.joined, **others)
        piece = pieces[isinstance(self.column.type, String)].format(joined=joined, width=self.width)
        return form.format(column=column, joined=joined, width=self.width, piece=piece)


def joined_ids(values: abc.Sequence[Any]) -> bytes:
    """Ids as ``AmongIds`` takes them."""
    return "".join(values).encode("ascii") if isinstance(values[0], str) else b"".join(values)


_PIECES: Final = {True: "CAST(substr({joined}, at, {width}) AS TEXT)", False: "substr({joined}, at, {width})"}
_PIECES_PG: Final = {
    True: "convert_from(substring({joined} FROM at FOR {width}), 'UTF8')",
    False: "substring({joined} FROM at FOR {width})",
}
"""Whether the column holds texts → one of the values."""
_CUT: Final = (
    "{column} IN (WITH RECURSIVE place(at) AS"
    " (SELECT 1 UNION ALL SELECT at + {width} FROM place WHERE at <= length({joined}) - {width})"
    " SELECT {piece} FROM place)"
)
_CUT_PG: Final = (
    "{column} = ANY (ARRAY(SELECT {piece} FROM generate_series(1, octet_length({joined}), {width}) AS place(at)))"
)


@compiles(AmongIds)
def _cut(element: AmongIds, compiler: Any, **others: Any) -> str:
    return element.sql(compiler, _CUT, _PIECES, **others)


@compiles(AmongIds, "postgresql")
def _cut_into_array(element: AmongIds, compiler: Any, **others: Any) -> str:
    return element.sql(compiler, _CUT_PG, _PIECES_PG, **others)


class JoinedIds(ColumnElement[Any]):
    """All the values of a column of byte strings as one, in no order; NULL of none. A cell for each costs the drivers
    more than the database takes to find them."""

    inherit_cache = True
    _traverse_internals = [("column", InternalTraversal.dp_clauseelement)]  # noqa: RUF012  SQLAlchemy declares it so

    def __init__(self, column: ColumnElement[bytes]) -> None:
        self.column = column
        self.type = _Joined()


class _Joined(TypeDecorator[bytes]):
    """SQLite joins texts only."""

    impl = Bytes
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Any) -> bytes | None:  # noqa: ARG002  it is given by name
        """What was joined as hexadecimal digits."""
        return bytes.fromhex(value) if isinstance(value, str) else value


@compiles(JoinedIds)
def _joined(element: JoinedIds, compiler: Any, **others: Any) -> str:
    return f"group_concat(hex({compiler.process(element.column, **others)}), '')"


@compiles(JoinedIds, "postgresql")
def _joined_as_bytes(element: JoinedIds, compiler: Any, **others: Any) -> str:
    return f"string_agg({compiler.process(element.column, **others)}, ''::bytea)"


@compiles(CreateColumn, "postgresql")
def _with_collation(element: CreateColumn, compiler: Any, **others: Any) -> Any:
    """Texts are compared byte by byte as SQLite does, whatever the language of the server."""
    made = compiler.visit_create_column(element, **others)
    return f'{made} COLLATE "C"' if made and isinstance(element.element.type, String) else made
