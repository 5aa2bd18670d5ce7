# SPDX-License-Identifier: Apache-2.0
"""Tables of records, made from the declarations: what people read, folded from the log.

Nothing here is the truth: an upgrade drops these tables, makes them anew and folds. A start needs few of them, so what
stands in memory for a table is made when it is first asked for (decision 049).
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from threading import Lock
from typing import Any, Final

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Index,
    Insert,
    MetaData,
    String,
    Table,
    Text,
    func,
    insert,
    literal_column,
    text,
)
from sqlalchemy.schema import CreateIndex, CreateTable, DropTable, ExecutableDDLElement

from sync.log.fold import Folded
from sync.log.review import ReviewState
from sync.records.catalogue import RECORD_TYPES
from sync.records.declaration import Review
from sync.records.field import Field, Proposal
from sync.records.part_fields import Files
from sync.records.record import Record
from sync.records.vietnamese import fold
from sync.store.bytes_type import Bytes
from sync.store.columns import Cells, cells_of, text_of
from sync.store.dialects import driver_of
from sync.store.entries import id_text
from sync.store.list_places import place_maker

PROJECTIONS: Final = MetaData()
ID_BYTES: Final = 32
PLACE: Final = "record_place"
"""Column of the place of a record in the long list of its type."""
PROJECTION_VERSION: Final = 2
"""Grows when rows or the columns of all types are made differently though no declaration changed."""
_IN_CONFLICT: Final = text("conflict_fields IS NOT NULL")
_MAKING: Final = Lock()
"""Two lanes may ask for one table at once; SQLAlchemy makes one of a name."""


class Projection:
    """The table of one record type and how a folded record becomes a row of it."""

    def __init__(self, of: type[Record]) -> None:
        self.of = of
        self.name = of.type_name()
        self.is_reviewed = of.declared.review is Review.REVIEWED
        self.cells: tuple[Cells, ...] = cells_of(of)
        self._place = place_maker(of.declared)
        self._names = frozenset(one.field.name for one in self.cells)
        self._filled = [(one.field.name, one.fill) for one in self.cells if not one.is_plain]
        self._readers = [(one.field.name, None if one.is_cell_itself else one) for one in self.cells]

    @cached_property
    def table(self) -> Table:
        """The table, in ``PROJECTIONS`` from then on."""
        with _MAKING:
            made = PROJECTIONS.tables.get(self.name)
            return self._made_table() if made is None else made

    def _made_table(self) -> Table:
        fields = [column for cells in self.cells for column in cells.columns()]
        made = Table(self.name, PROJECTIONS, *_log_columns(), *self._list_columns(), *fields)
        _make_indexes(self.of, made)
        return made

    @cached_property
    def insertion(self) -> Insert:
        return insert(self.table)

    @cached_property
    def _empty(self) -> dict[str, Any]:
        return dict.fromkeys(column.name for column in self.table.columns)

    def shape(self) -> str:
        """What the table is made of, told without making it."""
        columns = [f"{name} {of.__name__}" for cells in self.cells for name, of in cells.shapes()]
        return f"{self.name} {self.of.declared.version} {self.has_place} {columns}"

    @property
    def has_place(self) -> bool:
        """Tell whether its lists may grow long: their order is one column, their indexes stand in ``list_indexes``."""
        return self._place is not None

    def _list_columns(self) -> list[Column[Any]]:
        return [Column(PLACE, BigInteger)] if self.has_place else []

    @cached_property
    def searched(self) -> list[tuple[str, Any, Field[Any]]]:
        return [(one.name, text_of(one), one) for one in self.of.declared.search]

    @cached_property
    def file_fields(self) -> frozenset[str]:
        """The names of the fields that list attached files."""
        return frozenset(name for name, one in self.of.fields.items() if isinstance(one, Files))

    @cached_property
    def _derived(self) -> list[tuple[str, Callable[[Any], Any]]]:
        return [(one.name, one.options["derived"]) for one in self.of.fields.values() if one.is_derived]

    def row(self, record: bytes, folded: Folded, review: ReviewState) -> dict[str, Any]:
        """The row of a folded record; equal inputs give equal rows on every node."""
        values = folded.values
        created, changed = folded.created.change, folded.changed.change
        row = self._filled_row(values)
        row["record_id"] = record
        row["record_unit"] = folded.unit
        row["record_version"] = b"".join(folded.version)
        row["review_state"] = review.state if self.is_reviewed else None
        row["conflict_fields"] = msgspec.json.encode(folded.conflicts).decode() if folded.conflicts else None
        row["withdrawn_reason"] = folded.withdrawn
        row["created_at"] = created.wall
        row["created_by"] = created.author
        row["changed_at"] = changed.wall
        row["changed_by"] = changed.author
        row["search_text"] = self._search_text(values)
        if self._place is not None:
            row[PLACE] = self._place(record, values)
        if self._derived:
            holder = self.of(values)
            for name, derive in self._derived:
                row[name] = derive(holder)
        return row

    def _filled_row(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """A row with these values; fields of a newer declaration have no cell here and stay in the log."""
        if not values.keys() <= self._names:
            values = {name: value for name, value in values.items() if name in self._names}
        row = {**self._empty, **values}
        for name, fill in self._filled:
            if name in values:
                fill(row, values[name])
        return row

    def _search_text(self, values: Mapping[str, Any]) -> str:
        found: list[str] = []
        for name, spelled, one in self.searched:
            value = values.get(name)
            if one.is_dated:
                value = one.plain(value)
            if value is not None and type(value) is not bytes:
                found.append(spelled(value))
        return fold(" ".join(found)) if found else ""

    def values(self, row: Mapping[Any, Any]) -> dict[str, Any]:
        """Stored values by field; derived ones too, empty ones left out."""
        return {
            name: value
            for name, cells in self._readers
            if (value := row[name] if cells is None else cells.read(row)) is not None
        }

    def record(self, row: Mapping[Any, Any]) -> Record:
        """The record that a row holds, typed."""
        return self.of(self.values(row), id_text(row["record_id"]), row["record_unit"])


def _log_columns() -> list[Column[Any]]:
    return [
        Column("record_id", Bytes(16), primary_key=True),
        Column("record_unit", String(5), nullable=False),
        Column("record_version", Bytes, nullable=False),
        Column("review_state", String(10)),
        Column("conflict_fields", Text),
        Column("withdrawn_reason", Text),
        Column("created_at", BigInteger, nullable=False),
        Column("created_by", Bytes(16), nullable=False),
        Column("changed_at", BigInteger, nullable=False),
        Column("changed_by", Bytes(16), nullable=False),
        Column("search_text", Text, nullable=False),
    ]


def _make_indexes(of: type[Record], table: Table) -> None:
    """One index for each way in that the declaration names: its day, its look-ups, its numbers; and for the queues.

    Conflicts are few: their index holds nothing but them.
    """
    Index(f"{table.name}_in_conflict", table.c.conflict_fields, sqlite_where=_IN_CONFLICT)
    if of.declared.review is Review.REVIEWED:
        Index(f"{table.name}_by_review_state", table.c.review_state, table.c.record_unit)
    ways = [one.name for one in (*of.declared.lookups, *of.declared.day)]
    ways += [one.name for one in of.fields.values() if one.proposal is not None and one.proposal.pattern]
    for way in dict.fromkeys(ways):
        Index(f"{table.name}_by_{way}", table.c[way])
    for one in of.fields.values():
        if one.proposal is not None and not one.proposal.pattern:
            Index(f"{table.name}_by_{one.name}", *serial_scope(table, one.proposal), table.c[one.name])


def _narrow_for_postgresql(tables: Iterable[Table]) -> None:
    """The indexes of conflicts hold nothing else there either; said here, because a laptop never brings it in."""
    for one in tables:
        for index in one.indexes:
            if "sqlite" in index.dialect_options and index.dialect_options["sqlite"]["where"] is _IN_CONFLICT:
                index.dialect_options["postgresql"]["where"] = _IN_CONFLICT


def serial_scope(table: Table, proposal: Proposal) -> list[ColumnElement[Any]]:
    """What rows share whose serials are counted together: some fields, then the year of a day or moment."""
    year_of = proposal.year_of
    # The year's bounds stand in the text: a database finds an index by its expression, parameters would hide it.
    year = [func.substr(table.c[year_of], literal_column("1"), literal_column("4"))] if year_of else []
    return [*(table.c[name] for name in proposal.within), *year]


PROJECTION: Final[Mapping[str, Projection]] = {of.type_name(): Projection(of) for of in RECORD_TYPES}
"""Every declared type's projection by name."""


@cache
def fingerprint() -> bytes:
    """8 bytes that change whenever a declaration asks for another record table; it is asked for at each opening."""
    made = [one.shape() for one in PROJECTION.values()]
    return hashlib.sha256(f"{PROJECTION_VERSION}{made}".encode()).digest()[:8]


def make_tables(connection: Connection) -> None:
    """Drop and make all record tables, empty."""
    driver = driver_of(connection)
    for statement in _making(connection.dialect):
        driver.execute(statement)


@lru_cache(16)
def _making(dialect: Dialect) -> Sequence[str]:
    tables = [one.table for one in PROJECTION.values()]
    if dialect.name == "postgresql":
        _narrow_for_postgresql(tables)
    made: list[ExecutableDDLElement] = [DropTable(one, if_exists=True) for one in tables]
    for one in tables:
        made += [CreateTable(one), *map(CreateIndex, sorted(one.indexes, key=lambda index: str(index.name)))]
    return [str(one.compile(dialect=dialect)) for one in made]


def version_ids(version: bytes) -> Sequence[bytes]:
    """The change ids of a version as a row holds it."""
    if len(version) == ID_BYTES:  # most records were written once
        return [version]
    return [version[at : at + ID_BYTES] for at in range(0, len(version), ID_BYTES)]
