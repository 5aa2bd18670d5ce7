# SPDX-License-Identifier: Apache-2.0
"""What a person narrows a list by, and which rows that picks: search, states, codes, months, transfer.

Names of fields are looked up in the declaration, never put into SQL as text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, exists, false, func, or_, select, union

from sync.log.errors import Refused
from sync.log.fold import WITHDRAWN
from sync.log.review import WITHDRAWN_STATE
from sync.records.field import Field
from sync.records.record import Record
from sync.records.text_fields import Choice, Choices, Reference, References
from sync.records.vietnamese import fold
from sync.store.folding import DECISION
from sync.store.log_tables import CHANGE, DELIVERY, OUTBOX
from sync.store.projection import PLACE, PROJECTION, Projection
from sync.store.reading import Query, conditions
from sync.store.search_index import everything, hits_of, tokens_of
from sync.store.trails import HELD, RECEIVED, WAITING

_DEEPEST_SEARCH: Final = 2
"""A search looks into the records that a column names, and into those that these name."""

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person narrows a list by, over the query of the screen. Empty means all.

    ``codes`` are codes by choice field; ``transfers`` are ``waiting``, ``received``, ``held``; ``days`` and
    ``month`` (``2026-10``) stand in the type's day field; ``author`` is who created the record, and ``is_mine``
    asks the action to name the person of this laptop.
    """

    search: str = ""
    reviews: tuple[str, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    days: tuple[str, str] | None = None
    month: str = ""
    transfers: tuple[str, ...] = ()
    is_mine: bool = False
    author: bytes | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: the screen's query, what the person narrows it by, and the column it is sorted by.

    ``sort`` is a field of the type, ``review`` or ``unit``; empty for the order of the type.
    """

    query: Query
    filters: Filters = field(default_factory=Filters)
    sort: str = ""
    is_descending: bool = False

    @property
    def of(self) -> type[Record]:
        """The record type listed."""
        return self.query.of

    @property
    def search(self) -> str:
        """All that is searched for."""
        return f"{self.query.search} {self.filters.search}".strip()

    @property
    def is_withdrawn_listed(self) -> bool:
        """Whether withdrawn records stand in it."""
        return self.query.is_withdrawn_shown or WITHDRAWN_STATE in self.filters.reviews


def listing_conditions(projection: Projection, listing: Listing) -> Iterator[Condition]:
    """What a row must satisfy to stand in a list."""
    query, filters = listing.query, listing.filters
    yield from conditions(projection, replace(query, search="", is_withdrawn_shown=True))
    if not listing.is_withdrawn_listed:
        yield _is_seen(projection)
    yield from _search_conditions(projection, listing.search)
    if filters.reviews:
        yield _in_states(projection, filters.reviews)
    if filters.days or filters.month or filters.units:
        yield from conditions(
            projection, Query(query.of, units=filters.units, days=_days(filters), is_withdrawn_shown=True)
        )
    for name, codes in filters.codes.items():
        yield _has_code(projection, name, codes)
    yield from _from_the_log(projection, filters)


def _search_conditions(projection: Projection, search: str) -> Iterator[Condition]:
    """Every word somewhere. Long lists ask their index, also for each word beside the records that columns name."""
    tokens = tokens_of(search) if projection.has_place else []
    if tokens and not looked_into(projection):
        yield found_by_index(projection, everything(search))
        return
    for word in tokens or fold(search).split():
        yield _holds_word(projection, word, _DEEPEST_SEARCH)


def found_by_index(projection: Projection, question: str) -> Condition:
    """Rows that the full-text index finds."""
    return projection.table.c[PLACE].in_(hits_of(projection, question))


def _is_seen(projection: Projection) -> Condition:
    """What is withdrawn is not seen, except while an edit waits that its withdrawal had not seen."""
    table = projection.table.c
    return or_(table.withdrawn_reason.is_(None), table.conflict_fields.contains(f'"{WITHDRAWN}"'))


def _days(filters: Filters) -> tuple[str, str] | None:
    return (f"{filters.month}-01", f"{filters.month}-31") if filters.month else filters.days


def _in_states(projection: Projection, reviews: Sequence[str]) -> Condition:
    """A withdrawn record is in no other state."""
    table = projection.table.c
    standing = table.review_state.in_(reviews) & table.withdrawn_reason.is_(None)
    return or_(standing, table.withdrawn_reason.is_not(None)) if WITHDRAWN_STATE in reviews else standing


def _has_code(projection: Projection, name: str, codes: Sequence[str]) -> Condition:
    one = projection.of.fields.get(name)
    if not isinstance(one, Choice | Choices):
        raise Refused("unknown_field", f"{projection.name} has no codes in {name}", {name: "unknown_field"})
    column = projection.table.c[name]
    if isinstance(one, Choice):
        return column.in_(codes)
    return or_(false(), *(column.contains(msgspec.json.encode(code).decode(), autoescape=True) for code in codes))


def _from_the_log(projection: Projection, filters: Filters) -> Iterator[Condition]:
    table = projection.table.c
    if filters.author is not None:
        yield table.created_by == filters.author
    if filters.transfers:
        yield or_(*(_in_transfer(table.record_id, one) for one in filters.transfers))


def _in_transfer(record: ColumnElement[bytes], transfer: str) -> Condition:
    held = record.in_(_records_of(CHANGE.c.key.in_(select(DELIVERY.c.change).where(DELIVERY.c.code.is_not(None)))))
    waiting = record.in_(_records_of(CHANGE.c.key.in_(select(OUTBOX.c.change))))
    return {HELD: held, WAITING: waiting & ~held, RECEIVED: ~waiting & ~held}[transfer]


def _records_of(is_picked: Condition) -> Any:
    """The records that some changes are of, and those that they decide: a decision travels with its record."""
    decided = func.unhex(func.replace(DECISION.table.c.record, "-", ""))
    about = select(decided).join(CHANGE, CHANGE.c.record == DECISION.table.c.record_id).where(is_picked)
    return union(select(CHANGE.c.record).where(is_picked), about)


def _holds_word(projection: Projection, word: str, depth: int) -> Condition:
    """A word in the record's own text, or in that of a record which one of its columns names."""
    table = projection.table.c
    is_indexed = projection.has_place and depth == _DEEPEST_SEARCH and tokens_of(word)
    own = found_by_index(projection, everything(word)) if is_indexed else None
    found: list[Condition] = [table.search_text.contains(word, autoescape=True) if own is None else own]
    for one in looked_into(projection) if depth else ():
        for name in names_of(one.to):
            inner = PROJECTION[name]
            named = select(uuid_text(inner.table.c.record_id)).where(_holds_word(inner, word, depth - 1))
            found.append(_names_one_of(table[one.name], one, named))
    return or_(*found)


def looked_into(projection: Projection) -> list[Reference | References]:
    """The fields whose records a search looks into as well."""
    shown = dict.fromkeys((*projection.of.declared.columns, *projection.of.declared.title))
    return [one for one in shown if isinstance(one, Reference | References)]


def _names_one_of(column: ColumnElement[Any], one: Field[Any], named: Any) -> Condition:
    if isinstance(one, Reference):
        return column.in_(named)
    item = func.json_each(column).table_valued("value")
    return exists(select(item.c.value).where(item.c.value.in_(named)))


def names_of(to: str) -> list[str]:
    """Types that a reference may name, as far as they are known here; none for one to anything."""
    return [name for name in to.split("|") if name in PROJECTION]


def uuid_text(column: ColumnElement[bytes]) -> ColumnElement[str]:
    """A record id as references spell it."""
    text = func.lower(func.hex(column))
    cuts = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
    return func.concat_ws("-", *(func.substr(text, first, length) for first, length in cuts))
