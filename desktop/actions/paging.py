# SPDX-License-Identifier: Apache-2.0
"""Pages of a list as it is read: texts by column, states, what is missing; and where a record stands in it.

The order is read once and kept, a page is read by the ids it holds: any page of any length costs the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final, NoReturn

from desktop.laptop import Desk, Laptop, record_key
from desktop.titles import Label, Titles, named_in, titles_of, value_text, vietnamese
from sync.log.review import DRAFT, WITHDRAWN_STATE
from sync.records.declaration import Around, Review
from sync.records.field import Field
from sync.records.record import Record
from sync.records.text_fields import Reference, References
from sync.store.entries import id_text
from sync.store.filtering import Listing
from sync.store.paging import ID_BYTES, counts_of, head_of, order_of, rows_at
from sync.store.reading import StoredRecord
from sync.store.trails import RECEIVED, WAITING
from sync.store.transfers import transfers_of

ROWS_A_PAGE: Final = 200
ONLY_HERE: Final = "only_here"
"""Transfer of what waits before any enrolment: there is nowhere to send it yet."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One record in a list. ``texts`` and ``stored`` stand in the order of the columns asked for.

    ``review`` is None for types without review; ``has_findings`` knows what is missing, conflicts and, where
    asked, the rules that look at the record alone: the others cost too much for a list.
    """

    record_id: str
    unit: str
    texts: tuple[str, ...]
    stored: tuple[Any, ...]
    review: str | None
    transfer: str
    has_conflict: bool
    missing: int
    has_findings: bool

    @property
    def is_withdrawn(self) -> bool:
        """Whether the record is withdrawn."""
        return self.review == WITHDRAWN_STATE


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list; ``offset`` is the place of the first."""

    rows: Sequence[ListRow]
    offset: int


@dataclass(frozen=True, slots=True)
class Order:
    """The ids of all rows of a list, in their order."""

    ids: bytes = b""

    def __len__(self) -> int:
        return len(self.ids) // ID_BYTES

    def keys(self, offset: int = 0, limit: int | None = None) -> list[bytes]:
        """Record keys from a place on."""
        last = len(self) if limit is None else min(len(self), offset + limit)
        return [self.ids[at * ID_BYTES : (at + 1) * ID_BYTES] for at in range(offset, last)]

    def record_id(self, place: int) -> str:
        """The id of the record at a place."""
        return id_text(self.ids[place * ID_BYTES : (place + 1) * ID_BYTES])

    def in_order(self, record_ids: Iterable[str]) -> list[str]:
        """Those of some records that the list holds, in its order; for many at once, off the main thread."""
        wanted = {record_key(one): one for one in record_ids}
        return [wanted[key] for key in self.keys() if key in wanted]

    def record_ids(self) -> list[str]:
        """The ids of all records; off the main thread."""
        return list(map(id_text, self.keys()))

    def place_of(self, record_id: str) -> int | None:
        """Where a record stands; None where the list does not hold it."""
        key = record_key(record_id)
        at = self.ids.find(key)
        while at % ID_BYTES and at != -1:
            at = self.ids.find(key, at + 1)
        return None if at == -1 else at // ID_BYTES


@dataclass(frozen=True, slots=True)
class Reading:
    """How the rows of a list are read: the type, its columns by field name, the language of declared words.

    ``is_checked`` runs the rules that look at the record alone; it costs half as much again.
    """

    of: type[Record]
    columns: tuple[str, ...]
    label: Label = field(default=vietnamese)
    is_checked: bool = False

    @property
    def fields(self) -> list[Field[Any]]:
        """The fields of the columns."""
        return [self.of.fields[name] for name in self.columns]


def columns_of(of: type[Record]) -> tuple[str, ...]:
    """Names of the fields that a type declares as the columns of its lists."""
    return tuple(one.name for one in of.declared.columns)


def read_order(laptop: Laptop, listing: Listing) -> Order:
    """All rows of a list in their order; Refused ``unknown_field``."""
    with laptop.reading() as desk:
        return Order(order_of(desk.connection, _narrowed(desk, listing)))


def read_head(laptop: Laptop, listing: Listing, most: int = ROWS_A_PAGE) -> Order | None:
    """The first rows of a list, at most so many, before all are known; None where that is not quicker."""
    with laptop.reading() as desk:
        ids = head_of(desk.connection, _narrowed(desk, listing), most)
        return None if ids is None else Order(ids)


def count_rows(laptop: Laptop, listing: Listing) -> int:
    """How many rows a list has."""
    return len(read_order(laptop, listing))


def count_by(laptop: Laptop, listing: Listing, names: Iterable[str]) -> dict[str, Mapping[str, int]]:
    """Rows by review state, by month or by code, for each name; the filter of that name itself left aside."""
    with laptop.reading() as desk:
        narrowed = _narrowed(desk, listing)
        return {name: counts_of(desk.connection, _without(narrowed, name), name) for name in names}


def read_page(laptop: Laptop, reading: Reading, order: Order, offset: int, limit: int = ROWS_A_PAGE) -> Page:
    """The rows of a list from a place on; those that are gone meanwhile stand as empty rows."""
    keys = order.keys(offset, limit)
    with laptop.reading() as desk:
        rows = _rows(desk, reading, keys)
    if len(rows) == len(keys):
        return Page(rows, offset)
    found = {one.record_id: one for one in rows}
    return Page([found.get(name) or _gone(reading, name) for name in map(id_text, keys)], offset)


def pick_rows(laptop: Laptop, reading: Reading, order: Order, is_picked: Callable[[ListRow], bool]) -> list[str]:
    """Ids of the rows of a list that a predicate picks, read page by page."""
    found: list[str] = []
    for offset in range(0, len(order), ROWS_A_PAGE):
        with laptop.reading() as desk:
            rows = _rows(desk, reading, order.keys(offset, ROWS_A_PAGE))
        found += [row.record_id for row in rows if is_picked(row)]
    return found


def rows_in_order(
    laptop: Laptop, reading: Reading, order: Order, record_ids: Iterable[str], most: int
) -> list[ListRow]:
    """Rows of some records of a list, in its order, at most so many."""
    return rows_of(laptop, reading, order.in_order(record_ids)[:most])


def rows_of(laptop: Laptop, reading: Reading, record_ids: Iterable[str]) -> list[ListRow]:
    """Rows of some records, in the order of their ids given; those that are not here are left out."""
    with laptop.reading() as desk:
        return _rows(desk, reading, [record_key(one) for one in record_ids])


def _narrowed(desk: Desk, listing: Listing) -> Listing:
    listing = replace(listing, query=desk.asked(listing.query))
    if not listing.filters.is_mine:
        return listing
    return replace(listing, filters=replace(listing.filters, author=desk.identity.person))


def _without(listing: Listing, name: str) -> Listing:
    filters = listing.filters
    codes = {one: codes for one, codes in filters.codes.items() if one != name}
    if name == "review":
        return replace(listing, filters=replace(filters, reviews=()))
    if name == "month":
        return replace(listing, filters=replace(filters, month=""))
    return replace(listing, filters=replace(filters, codes=codes))


def _rows(desk: Desk, reading: Reading, keys: Sequence[bytes]) -> list[ListRow]:
    stored = rows_at(desk.connection, reading.of, keys)
    transfers = transfers_of(desk.connection, keys)
    naming = [one for one in reading.fields if isinstance(one, Reference | References)]
    named = (each for one in stored for each in named_in(reading.of, one.record.values, naming)) if naming else ()
    made = _Maker(desk, reading, titles_of(desk.connection, named, reading.label), transfers)
    return [made.row(one) for one in stored]


def _gone(reading: Reading, record_id: str) -> ListRow:
    empty = len(reading.columns)
    return ListRow(record_id, "", ("",) * empty, (None,) * empty, None, RECEIVED, False, 0, False)


class _Maker:
    """Makes the rows of one page."""

    def __init__(self, desk: Desk, reading: Reading, titles: Titles, transfers: Mapping[str, str]) -> None:
        self._reading = reading
        self._fields = reading.fields
        self._read = [(one.name, one if one.is_dated else None) for one in self._fields]
        self._titles = titles
        self._transfers = transfers
        self._told: dict[str, dict[Any, str]] = {one.name: {} for one in self._fields}
        self._waiting = WAITING if desk.link is not None else ONLY_HERE
        self._alone = _Alone(desk.around)
        declared = reading.of.declared
        self._day = declared.day_name() if declared.day_name() in reading.columns else None
        self._is_reviewed = declared.review is Review.REVIEWED

    def row(self, one: StoredRecord) -> ListRow:
        record = one.record
        missing = len(record.missing())
        values = record.values
        stored = tuple(
            [values.get(name) if each is None else each.plain(values.get(name)) for name, each in self._read]
        )
        day = record.values.get(self._day) if self._day else None
        return ListRow(
            record_id=record.record_id,
            unit=record.unit,
            texts=tuple([self._text(each, value, day) for each, value in zip(self._fields, stored, strict=True)]),
            stored=stored,
            review=self._review(one),
            transfer=self._transfer(record.record_id),
            has_conflict=bool(one.conflicts),
            missing=missing,
            has_findings=bool(missing or one.conflicts)
            or (self._reading.is_checked and _has_findings(record, self._alone)),
        )

    def _review(self, one: StoredRecord) -> str | None:
        if one.withdrawn is not None:
            return WITHDRAWN_STATE
        return (one.review or DRAFT) if self._is_reviewed else None

    def _transfer(self, record_id: str) -> str:
        transfer = self._transfers.get(record_id, RECEIVED)
        return self._waiting if transfer == WAITING else transfer

    def _text(self, one: Field[Any], stored: Any, day: Any) -> str:
        """The text of a value; a moment is told by its hour where the row says its day already."""
        if isinstance(stored, list):
            return value_text(one, stored, self._titles, self._reading.label)
        is_hour = one.kind == "moment" and day is not None and stored is not None and stored.startswith(f"{day}T")
        if is_hour:
            return _hour(stored)
        told = self._told[one.name]
        if stored not in told:
            told[stored] = value_text(one, stored, self._titles, self._reading.label)
        return told[stored]


def _hour(moment: str) -> str:
    return moment[11:16]


class _NeedsOthers(Exception):
    """A rule asked for another record."""


class _Alone:
    """Surroundings in which a record stands alone: a rule that looks further is left out."""

    def __init__(self, around: Around) -> None:
        self.now = around.now
        self.profile = around.profile

    def get(self, of: type[Any], record_id: str) -> NoReturn:
        raise _NeedsOthers(of.type_name(), record_id)

    def find(self, of: type[Any], **equal: Any) -> NoReturn:
        raise _NeedsOthers(of.type_name(), *equal)


def _has_findings(record: Record, alone: _Alone) -> bool:
    return any(_applying(record, alone))


def _applying(record: Record, alone: _Alone) -> Iterator[bool]:
    explained = record.reasons_given()
    for rule in record.declared.rules:
        if rule.code in explained:
            continue
        with suppress(_NeedsOthers):  # what needs other records is found when the record is opened
            yield rule.applies(record, alone)
