# SPDX-License-Identifier: Apache-2.0
"""The disks of a simulation: stores in memory that can be imaged and set back. Tables, statements and engine are ours.

A disk keeps its connection from run to run, and what is set back are rows: so SQLite and SQLAlchemy read the tables and
compile the statements once, which takes them longer than a whole run.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from sync.store.engine import OURS, Database

_PRAGMAS: Final = ("foreign_keys=ON", "trusted_schema=OFF", "temp_store=MEMORY", "journal_mode=MEMORY")
_COMPILED: Final = 4_096
"""More than a store is ever asked: a full memory of the driver keeps nothing new."""
_SCHEMA: Final = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name"

T = TypeVar("T")


class Schema(NamedTuple):
    """The statements that make tables and indexes, and for each table one that puts a row in its place."""

    making: tuple[str, ...]
    filling: Mapping[str, str]
    holding: str
    """The statement that names the tables that hold anything."""


@dataclass(frozen=True)
class Image:
    """A store as it was at one moment: what makes its tables, and the rows of each that holds any, with places."""

    schema: Schema
    rows: Mapping[str, list[Any]]


class Disk:
    """It holds one store at a time."""

    def __init__(self) -> None:
        self._plain: Any = dbapi2.connect(
            ":memory:", isolation_level=None, check_same_thread=False, cached_statements=_COMPILED
        )
        for pragma in _PRAGMAS:
            self._plain.execute(f"PRAGMA {pragma}").fetchall()
        engine = create_engine(OURS, module=dbapi2, creator=lambda: self._plain, poolclass=StaticPool)
        self.database = Database(engine)
        self._schemas: dict[int, Schema] = {}
        self._told: dict[object, Any] = {}
        self._told_at = 0

    def load(self, image: Image) -> None:
        """Put the store of an image in the place of whatever is here."""
        if not self._schema().making:
            self._plain.executescript(";".join(image.schema.making))
        assert self._schema() == image.schema
        self._plain.execute("BEGIN")
        for name in self._holding():
            self._plain.execute(f"DELETE FROM {name}")
        for name, rows in image.rows.items():
            self._plain.executemany(image.schema.filling[name], rows)
        self._plain.commit()

    def image(self) -> Image:
        """The store as it is now."""
        read = self._plain.execute
        rows = {name: read(f"SELECT rowid, * FROM {name}").fetchall() for name in self._holding()}
        return Image(self._schema(), rows)

    def _holding(self) -> list[str]:
        return [name for (name,) in self._plain.execute(self._schema().holding).fetchall()]

    def _schema(self) -> Schema:
        version = self._plain.execute("PRAGMA schema_version").fetchone()[0]
        if version not in self._schemas:
            made = self._plain.execute(_SCHEMA).fetchall()
            tables = [name for kind, name, _statement in made if kind == "table"]
            filling = {name: self._filling(name) for name in tables}
            holding = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in tables)
            self._schemas = {version: Schema(tuple(statement for _kind, _name, statement in made), filling, holding)}
        return self._schemas[version]

    def _filling(self, table: str) -> str:
        columns = self._plain.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
        names = ", ".join(("rowid", *(f'"{name}"' for (name,) in columns)))
        return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * (len(columns) + 1))})"

    def read(self, statement: str, *values: object) -> list[Any]:
        """Look at the store from outside, past everything that is being tested. The answer is not to be changed."""
        return self.once((statement, values), lambda: self._plain.execute(statement, values).fetchall())

    def once(self, asked: object, ask: Callable[[], T]) -> T:
        """What ``ask`` reads, asked again when a row was written since; inside a transaction, which may come to
        nothing, always."""
        written = self._plain.total_changes
        if self._told_at != written or self._plain.in_transaction:
            self._told.clear()
            self._told_at = -1 if self._plain.in_transaction else written
        if asked not in self._told:
            self._told[asked] = ask()
        found: T = self._told[asked]
        return found
