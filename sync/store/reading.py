# SPDX-License-Identifier: Apache-2.0
"""Reading records: one by its id, lists with filters and search, what rules look at around a record.

Rows come from the projections; nothing here writes. Names of fields and orders are looked up in the
declaration, never put into SQL as text.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, select, text

from sync.log.errors import Refused
from sync.log.review import DRAFT, WITHDRAWN_STATE
from sync.log.units import UnitTree
from sync.records.field import Proposal
from sync.records.province_profile import ProvinceProfile
from sync.records.record import Record
from sync.records.vietnamese import fold
from sync.store.columns import KEY_SUFFIX
from sync.store.entries import in_chunks
from sync.store.locks import RolesIn, unlocked
from sync.store.log_tables import CHANGE
from sync.store.prepared import Prepared
from sync.store.projection import PROJECTION, Projection, serial_scope, version_ids
from sync.store.province_profiles import profile_over
from sync.store.units import bundled_units

R = TypeVar("R", bound=Record)


class StoredRecord(Struct, frozen=True):
    """A record as its row shows it."""

    record: Record
    version: Sequence[bytes]
    review: str | None
    conflicts: tuple[str, ...]
    withdrawn: str | None
    created_by: bytes
    created_at: int


@dataclass(frozen=True, slots=True)
class Query:
    """Which records of a type, in which order.

    ``where`` compares stored values, ``review`` and ``unit`` too; ``search`` finds every word, folded.
    ``roles_in`` are the roles of the person who asks, by unit: what is locked away from them is left out.
    None is the program itself.
    """

    of: type[Record]
    where: Mapping[str, Any] = field(default_factory=dict)
    search: str = ""
    days: tuple[str, str] | None = None
    reviews: Sequence[str] = ()
    units: Sequence[str] = ()
    limit: int | None = None
    offset: int = 0
    is_withdrawn_shown: bool = False
    roles_in: RolesIn | None = None


def list_records(connection: Connection, query: Query) -> list[StoredRecord]:
    """The records that a query picks: the latest day first where the type has one, else in its own order."""
    projection = PROJECTION[query.of.type_name()]
    statement = select(projection.table).where(*conditions(projection, query)).order_by(*default_order(projection))
    if query.limit is not None:
        statement = statement.limit(query.limit)
    if query.offset:
        statement = statement.offset(query.offset)
    return [stored_row(projection, row) for row in connection.execute(statement).mappings()]


def count_records(connection: Connection, query: Query) -> int:
    """How many records a query picks, whatever its limit."""
    projection = PROJECTION[query.of.type_name()]
    return connection.execute(
        select(func.count()).select_from(projection.table).where(*conditions(projection, query))
    ).scalar_one()


def count_in_review(
    connection: Connection, types: Iterable[type[Record]], reviews: Sequence[str], units: Sequence[str] = ()
) -> int:
    """How many records of these types stand in these states of review, in these units, or in all where none is named.

    What was withdrawn does not count.
    """
    narrowed = "withdrawn_reason IS NULL AND review_state IN :reviews" + (" AND record_unit IN :units" if units else "")
    names = [of.type_name() for of in types]
    each = [f"SELECT count(*) AS found FROM {name} WHERE {narrowed}" for name in names]  # noqa: S608  declared names
    told = {"reviews": list(reviews), **({"units": list(units)} if units else {})}
    statement = text(f"SELECT sum(found) FROM ({' UNION ALL '.join(each)}) AS counted")  # noqa: S608  as above
    listed = statement.bindparams(*(bindparam(name, expanding=True) for name in told))
    return int(connection.execute(listed, told).scalar() or 0)


def conditions(projection: Projection, query: Query) -> Iterator[ColumnElement[bool]]:
    """What a row must satisfy to be picked by a query."""
    table = projection.table.c
    if not query.is_withdrawn_shown:
        yield table.withdrawn_reason.is_(None)
    for name, value in query.where.items():
        yield _review_is(projection, value) if name == "review" else _equals(_column(projection, name), value)
    for word in fold(query.search).split():
        yield table.search_text.contains(word, autoescape=True)
    if query.reviews:
        yield table.review_state.in_(query.reviews)
    if query.units:
        yield table.record_unit.in_(query.units)
    if query.days is not None:
        yield from _between_days(projection, query.days)
    if query.roles_in is not None:
        yield from unlocked(projection, query.roles_in)


def _between_days(projection: Projection, days: tuple[str, str]) -> Iterator[ColumnElement[bool]]:
    name = projection.of.declared.day_name()
    if name is None:
        raise Refused("no_period", f"records of type {projection.name} stand in no period")
    column = projection.table.c[name]
    first, last = days
    yield column >= first
    yield column <= (last if projection.of.fields[name].kind == "day" else f"{last}T99")


def _review_is(projection: Projection, state: Any) -> ColumnElement[bool]:
    """The state as people are told it: a withdrawn record is nothing else, one that passes no review is a draft."""
    table = projection.table.c
    if state == WITHDRAWN_STATE:
        return table.withdrawn_reason.is_not(None)
    return and_(table.withdrawn_reason.is_(None), func.coalesce(table.review_state, DRAFT) == state)


def _equals(column: ColumnElement[Any], value: Any) -> ColumnElement[bool]:
    return column.is_(None) if value is None else column == value


def _column(projection: Projection, name: str) -> ColumnElement[Any]:
    if name != "unit" and name not in projection.of.fields:
        raise Refused("unknown_field", f"{projection.name} has no field {name}", {name: "unknown_field"})
    return projection.table.c["record_unit" if name == "unit" else name]


def default_order(projection: Projection) -> Iterator[ColumnElement[Any]]:
    """The order of a type: the latest day first where it has one, then its own."""
    table, declared = projection.table.c, projection.of.declared
    for one in declared.day:
        yield table[one.name].desc()
    for one in declared.sort:
        key = one.name + KEY_SUFFIX
        yield table[key] if key in table else table[one.name]
    yield table.record_id


def stored_row(projection: Projection, cells: Mapping[Any, Any]) -> StoredRecord:
    """The record that a row of its table holds."""
    conflicts = cells["conflict_fields"]
    return StoredRecord(
        record=projection.record(cells),
        version=version_ids(cells["record_version"]),
        review=cells["review_state"],
        conflicts=tuple(msgspec.json.decode(conflicts)) if conflicts else (),
        withdrawn=cells["withdrawn_reason"],
        created_by=cells["created_by"],
        created_at=cells["created_at"],
    )


def types_of(connection: Connection, records: Iterable[bytes]) -> dict[bytes, str]:
    """Record → the name of its type, for those this node has changes of."""
    found: dict[bytes, str] = {}
    for condition in in_chunks(CHANGE.c.record, records):
        found.update(connection.execute(select(CHANGE.c.record, CHANGE.c.type).where(condition)).all())
    return found


def read_records(connection: Connection, records: Sequence[bytes]) -> dict[bytes, StoredRecord]:
    """Record → what its row shows; those that are not here are left out."""
    found: dict[bytes, StoredRecord] = {}
    for name in set(types_of(connection, records).values()) & PROJECTION.keys():
        projection = PROJECTION[name]
        for condition in in_chunks(projection.table.c.record_id, records):
            for row in connection.execute(select(projection.table).where(condition)).mappings():
                found[row["record_id"]] = stored_row(projection, row)
    return found


def read_record(connection: Connection, record: bytes) -> StoredRecord:
    """One record; Refused ``unknown_record`` where this node has none of that id."""
    found = read_records(connection, [record]).get(record)
    if found is None:
        raise Refused("unknown_record", f"no record {uuid.UUID(bytes=record)} is here")
    return found


class Surroundings:
    """What the rules of a record may look at: this node's records, its provinces, and the present moment.

    ``tree`` tells the province of a unit; without one the bundled list does.
    """

    def __init__(self, connection: Connection, now: datetime, tree: UnitTree | None = None) -> None:
        self._connection = connection
        self._now = now
        self._tree = tree

    @property
    def now(self) -> datetime:
        """The present moment of this node."""
        return self._now

    def profile(self, unit: str) -> ProvinceProfile:
        """What the province of a unit has set; the empty profile for a unit that is not known."""
        return profile_over(bundled_units() if self._tree is None else self._tree, unit)

    def get(self, of: type[R], record_id: str) -> R | None:
        """The record that a reference names; None where it is not here."""
        projection = PROJECTION[of.type_name()]
        key = uuid.UUID(record_id).bytes
        rows = _row_of(projection).mappings(self._connection, record=key)
        return cast(R, projection.record(rows[0])) if rows else None

    def find(self, of: type[R], **equal: Any) -> Iterable[R]:
        """The records of a type, not withdrawn, whose stored values equal the given ones."""
        projection = PROJECTION[of.type_name()]
        asked = tuple((name, value is None) for name, value in equal.items())
        rows = _equal_rows(projection, asked).mappings(self._connection, **equal)
        return [cast(R, projection.record(row)) for row in rows]


@cache
def _row_of(projection: Projection) -> Prepared:
    return Prepared(select(projection.table).where(projection.table.c.record_id == bindparam("record")))


@cache
def _equal_rows(projection: Projection, asked: tuple[tuple[str, bool], ...]) -> Prepared:
    """Made once for each question (names, and whether empty cells are meant): every save asks the same ones."""
    table = projection.table
    here = (_equals(_column(projection, name), None if is_empty else bindparam(name)) for name, is_empty in asked)
    return Prepared(select(table).where(table.c.withdrawn_reason.is_(None), *here))


def next_serial(connection: Connection, of: type[Record], name: str, values: Mapping[str, Any], unit: str) -> Any:
    """The next number for people that this node knows, for a field with a proposal; None where its parts lack."""
    proposal = of.fields[name].proposal
    projection = PROJECTION[of.type_name()]
    if proposal is None:
        return None
    day = _day(proposal, values)
    year = day[:4]
    if (proposal.year_of and not year) or any(values.get(within) is None for within in proposal.within):
        return None
    if not proposal.pattern:
        scope = [values[within] for within in proposal.within] + ([year] if year else [])
        return _next_integer(connection, projection, name, scope)
    return _next_text(connection, projection, name, proposal.pattern, {"unit": unit, "year": year, "month": day[5:7]})


def _day(proposal: Proposal, values: Mapping[str, Any]) -> str:
    return str(values.get(proposal.year_of) or "")[:10]


def _next_integer(connection: Connection, projection: Projection, name: str, scope: Sequence[Any]) -> int:
    given = {f"scope_{place}": value for place, value in enumerate(scope)}
    return int(_greatest_serial(projection, name).scalar(connection, **given) or 0) + 1


@cache
def _greatest_serial(projection: Projection, name: str) -> Prepared:
    proposal = projection.of.fields[name].proposal
    scope = serial_scope(projection.table, proposal) if proposal else []
    here = (column == bindparam(f"scope_{place}") for place, column in enumerate(scope))
    return Prepared(select(func.max(projection.table.c[name])).where(*here))


def _next_text(connection: Connection, projection: Projection, name: str, pattern: str, parts: dict[str, str]) -> str:
    """Codes of one pattern share what stands before the serial; the greatest of equal length is the last."""
    before = pattern[: pattern.index("{serial")].format(**parts)
    column = projection.table.c[name]
    statement = select(column).where(column.startswith(before, autoescape=True))
    serials = [code[len(before) :] for code in connection.execute(statement).scalars()]
    last = max((int(serial) for serial in serials if serial.isdecimal()), default=0)
    return pattern.format(**parts, serial=last + 1)


def records_in_conflict(connection: Connection, units: Sequence[str] = ()) -> list[str]:
    """Ids of the records in which some field waits for a person, in these units, or in all where none is named."""
    some = "conflict_fields IS NOT NULL" + (" AND record_unit IN :units" if units else "")
    places = enumerate(PROJECTION)
    each = [f"SELECT {at} AS at, record_id FROM {name} WHERE {some}" for at, name in places]  # noqa: S608  as above
    statement = text(" UNION ALL ".join(each))  # one statement: it is asked at every start
    if units:
        statement = statement.bindparams(bindparam("units", list(units), expanding=True))
    rows = connection.execute(statement).all()
    return [str(uuid.UUID(bytes=record)) for _at, record in sorted((at, record) for at, record in rows)]
