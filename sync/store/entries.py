# SPDX-License-Identifier: Apache-2.0
"""Changes out of the log: by key, by id, by record, by actor, with the personal values beside them; and how rows are
asked for by a list of such values."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby, islice
from typing import Any, Final, NamedTuple, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, String, bindparam, false, select

from sync.log.change import Entry, PersonalValue
from sync.parcel.canonical import recall_change
from sync.store.bytes_type import Bytes
from sync.store.dialects import Among, AmongIds, joined_ids
from sync.store.log_tables import CHANGE, PERSONAL_VALUE
from sync.store.prepared import Prepared

CHUNK: Final = 500
"""Values in one IN list: below the limit of every database."""
IDS_AT_ONCE: Final = 1_000
"""Ids in one: they are one value, whatever their number."""

FEW: Final = 8
_SPARSE: Final = 2
"""A stretch has at most so many numbers for each change that is looked up."""
_STRETCH: Final = Prepared(
    select(CHANGE.c.id, CHANGE.c.key).where(
        CHANGE.c.actor == bindparam("of"), CHANGE.c.n.between(bindparam("low"), bindparam("high"))
    )
)
_DIGITS: Final = re.compile("[0-9a-fA-F]{8,64}")

T = TypeVar("T")
K = TypeVar("K", str, bytes)


def id_text(record: bytes) -> str:
    """The id of a record as references spell it; several times as quick as through ``uuid.UUID``."""
    spelled = record.hex()
    return f"{spelled[:8]}-{spelled[8:12]}-{spelled[12:16]}-{spelled[16:20]}-{spelled[20:]}"


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The items in lists of at most ``size``."""
    rest = iter(items)
    while found := list(islice(rest, size)):
        yield found


def in_chunks(column: ColumnElement[Any], values: Iterable[Any]) -> Iterator[ColumnElement[bool]]:
    """The condition ``column IN values``, cut so that no list grows too long."""
    at_once = IDS_AT_ONCE if isinstance(column.type, Bytes | String) else CHUNK
    return (_is_among(column, some) for some in chunks(values, at_once))


class _Asked(NamedTuple):
    question: Prepared
    values: Mapping[str, Any]


class PreparedAmong:
    """A prepared statement about the rows in which ``column`` is one of some values, short lists most often."""

    def __init__(self, column: ColumnElement[Any], about: Callable[[ColumnElement[bool]], Any]) -> None:
        self._column = column
        self._about = about
        self._of_length: dict[int, Prepared] = {}
        self._of_width: dict[int, Prepared] = {}

    def rows(self, connection: Connection, values: Iterable[Any], /, **others: Any) -> Iterator[Any]:
        """The rows of each list in turn; ``others`` are the single values that the statement names besides."""
        for some in self._lists(values):
            if asked := self._prepared(some):
                yield from asked.question.rows(connection, **asked.values, **others)
            else:
                yield from connection.execute(self._about(Among(self._column, some)), others)

    def run(self, connection: Connection, values: Iterable[Any]) -> None:
        """Do it with all of them; there is no answer."""
        for some in self._lists(values):
            if asked := self._prepared(some):
                asked.question.run(connection, **asked.values)
            else:
                connection.execute(self._about(Among(self._column, some)))

    def _lists(self, values: Iterable[Any]) -> Iterator[list[Any]]:
        return chunks(values, IDS_AT_ONCE if isinstance(self._column.type, Bytes | String) else CHUNK)

    def _prepared(self, values: Sequence[Any]) -> _Asked | None:
        """None for many values that do not travel as one."""
        if len(values) <= FEW:
            return _Asked(self._few(len(values)), {f"at_{n}": one for n, one in enumerate(values)})
        return _Asked(self._ids(len(values[0])), {"joined": joined_ids(values)}) if _are_ids(values) else None

    def _few(self, length: int) -> Prepared:
        if length not in self._of_length:
            listed = [bindparam(f"at_{n}", type_=self._column.type) for n in range(length)]
            self._of_length[length] = Prepared(
                self._about(self._column == listed[0] if length == 1 else self._column.in_(listed))
            )
        return self._of_length[length]

    def _ids(self, width: int) -> Prepared:
        if width not in self._of_width:
            self._of_width[width] = Prepared(
                self._about(AmongIds(self._column, width, bindparam("joined", type_=Bytes())))
            )
        return self._of_width[width]


class PreparedForKeys:
    """As ``PreparedAmong``, of keys: those that follow each other without a hole are one range."""

    def __init__(self, column: ColumnElement[Any], about: Callable[[ColumnElement[bool]], Any]) -> None:
        self._lone = PreparedAmong(column, about)
        self._stretch = Prepared(about(column.between(bindparam("low"), bindparam("high"))))

    def rows(self, connection: Connection, keys: Iterable[int]) -> Iterator[Any]:
        """The rows of each range, then of the keys that stand alone."""
        stretches, lone = _stretches(keys)
        for low, high in stretches:
            yield from self._stretch.rows(connection, low=low, high=high)
        yield from self._lone.rows(connection, lone)

    def run(self, connection: Connection, keys: Iterable[int]) -> None:
        """Do it for all of them; there is no answer."""
        stretches, lone = _stretches(keys)
        for low, high in stretches:
            self._stretch.run(connection, low=low, high=high)
        self._lone.run(connection, lone)


def _stretches(keys: Iterable[int]) -> tuple[list[tuple[int, int]], list[int]]:
    """First and last of those longer than ``FEW``, and all others, in ascending order."""
    found: list[tuple[int, int]] = []
    lone: list[int] = []
    places = count()
    for _lead, stretch in groupby(sorted(keys), lambda key: key - next(places)):
        some = list(stretch)
        if len(some) > FEW:
            found.append((some[0], some[-1]))
        else:
            lone += some
    return found, lone


def _is_among(column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    if len(values) == 1:  # most often so, and twice as quick as a list of one
        return column == bindparam(None, values[0], column.type)
    if len(values) <= FEW:
        return column.in_(bindparam(None, values, column.type, expanding=True))
    if not _are_ids(values):
        return Among(column, values)
    return AmongIds(column, len(values[0]), bindparam(None, joined_ids(values), Bytes()))


def _are_ids(values: Sequence[Any]) -> bool:
    """Whether all are byte strings, or ASCII texts, of one length."""
    kinds = set(map(type, values))
    is_joinable = kinds == {bytes} or (kinds == {str} and all(map(str.isascii, values)))
    return is_joinable and len(set(map(len, values))) == 1 and len(values[0]) > 0


_KEYS: Final = PreparedAmong(CHANGE.c.id, select(CHANGE.c.id, CHANGE.c.key).where)
_ENTRY: Final = select(CHANGE.c.key, CHANGE.c.id, CHANGE.c.body)
_AT_KEYS: Final = PreparedForKeys(CHANGE.c.key, _ENTRY.where)
_OF_RECORDS: Final = PreparedAmong(CHANGE.c.record, _ENTRY.order_by(CHANGE.c.key).where)
_PERSONAL: Final = PreparedAmong(PERSONAL_VALUE.c.change, select(PERSONAL_VALUE).where)


def known_keys(connection: Connection, ids: Iterable[bytes]) -> dict[bytes, int]:
    """Id → key of those changes that this node holds."""
    return dict(_KEYS.rows(connection, ids))


class Known(NamedTuple):
    """Which of some changes this node holds."""

    here: Mapping[bytes, int]
    """Id → key."""
    blank: Collection[bytes]
    """Actors of whom no change is here whose number is that of the first of those changes, that of the last or one
    between; not all such actors need be told."""


def known_among(connection: Connection, entries: Iterable[Entry]) -> Known:
    """Which of these changes are here.

    An id is made of actor and number too, so a stretch of one actor is looked up by its two ends instead of by each id.
    """
    found: dict[bytes, int] = {}
    blank: set[bytes] = set()
    for actor, some in grouped(entries, lambda entry: entry.change.actor).items():
        ids = {entry.id for entry in some}
        numbers = [entry.change.n for entry in some]
        low, high = min(numbers), max(numbers)
        if len(ids) <= FEW or high - low >= _SPARSE * len(ids):
            found |= known_keys(connection, ids)
            continue
        there = _STRETCH.rows(connection, of=actor, low=low, high=high)
        found.update((id_, key) for id_, key in there if id_ in ids)
        if not there:
            blank.add(actor)
    return Known(found, blank)


def begins_with(column: ColumnElement[Any], digits: str) -> ColumnElement[bool]:
    """The condition that an id of 32 bytes begins with 8 or more hexadecimal digits; none begins with anything else."""
    if not _DIGITS.fullmatch(digits):
        return false()
    return column.between(bytes.fromhex(digits.ljust(64, "0")), bytes.fromhex(digits.ljust(64, "f")))


def ids_beginning(connection: Connection, digits: str) -> list[bytes]:
    """The ids, at most two, of the changes of this node that begin so."""
    return list(connection.execute(select(CHANGE.c.id).where(begins_with(CHANGE.c.id, digits)).limit(2)).scalars())


def entries_where(connection: Connection, condition: ColumnElement[bool]) -> list[tuple[int, Entry]]:
    """Key and entry of the changes that a condition picks, in the order of their arrival."""
    rows = connection.execute(_ENTRY.where(condition).order_by(CHANGE.c.key)).all()
    return list(_with_personal(connection, rows))


def entries_of_records(connection: Connection, records: Iterable[bytes]) -> dict[bytes, list[Entry]]:
    """Record → all its changes."""
    found: dict[bytes, list[Entry]] = {}
    for _key, entry in _with_personal(connection, list(_OF_RECORDS.rows(connection, records))):
        found.setdefault(entry.change.record, []).append(entry)
    return found


def entries_at(connection: Connection, keys: Iterable[int]) -> dict[int, Entry]:
    """Key → entry."""
    return dict(_with_personal(connection, list(_AT_KEYS.rows(connection, keys))))


def stream_records(connection: Connection, condition: ColumnElement[bool]) -> Iterator[list[tuple[bytes, list[Entry]]]]:
    """Every record with all its changes, some hundred records at a time, in the order of record ids."""
    statement = _ENTRY.where(condition).order_by(CHANGE.c.record, CHANGE.c.key)
    gathered: list[tuple[bytes, list[Entry]]] = []
    with connection.execute(statement, execution_options={"yield_per": 4 * CHUNK}) as rows:
        for some in rows.partitions():
            for _key, entry in _with_personal(connection, list(some)):
                if gathered and gathered[-1][0] == entry.change.record:
                    gathered[-1][1].append(entry)
                else:
                    gathered.append((entry.change.record, [entry]))
            if len(gathered) > 1:
                yield gathered[:-1]
                gathered = gathered[-1:]
    if gathered:
        yield gathered


def _with_personal(connection: Connection, rows: Sequence[Any]) -> Iterator[tuple[int, Entry]]:
    read: list[tuple[int, Entry]] = []
    personal: list[int] = []
    for key, id_, body in rows:
        change = recall_change(body)
        if bytes in map(type, change.set.values()):
            personal.append(key)
        read.append((key, Entry(id_, change, body)))
    if not personal:
        return iter(read)
    beside = personal_values(connection, personal)
    return ((key, _beside(entry, beside.get(key))) for key, entry in read)


def _beside(entry: Entry, values: dict[str, PersonalValue] | None) -> Entry:
    return entry if values is None else Entry(entry.id, entry.change, entry.body, values)


def personal_values(connection: Connection, keys: Iterable[int]) -> dict[int, dict[str, PersonalValue]]:
    """Key of a change → the personal values that stand beside it."""
    found: dict[int, dict[str, PersonalValue]] = {}
    for change, name, salt, value in _PERSONAL.rows(connection, keys):
        found.setdefault(change, {})[name] = PersonalValue(salt, msgspec.msgpack.decode(value))
    return found


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Items by what they have in common, in the order in which they came."""
    found: dict[K, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
