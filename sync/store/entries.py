# SPDX-License-Identifier: Apache-2.0
"""Changes out of the log: by key, by id, by record, by actor, with the personal values beside them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, String, bindparam, false, select

from sync.log.change import Entry, PersonalValue
from sync.parcel.canonical import recall_change
from sync.store.bytes_type import Bytes
from sync.store.dialects import Among, AmongIds
from sync.store.log_tables import CHANGE, PERSONAL_VALUE

CHUNK: Final = 500
"""Values in one IN list: below the limit of every database."""
IDS_AT_ONCE: Final = 1_000
"""Ids in one: they are one value, whatever their number."""

FEW: Final = 8
_DIGITS: Final = re.compile("[0-9a-fA-F]{8,64}")

T = TypeVar("T")


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


def _is_among(column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    if len(values) == 1:  # most often so, and twice as quick as a list of one
        return column == bindparam(None, values[0], column.type)
    if len(values) <= FEW:
        return column.in_(bindparam(None, values, column.type, expanding=True))
    return AmongIds(column, values) if _are_ids(values) else Among(column, values)


def _are_ids(values: Sequence[Any]) -> bool:
    """Whether all are byte strings, or ASCII texts, of one length."""
    kinds = set(map(type, values))
    is_joinable = kinds == {bytes} or (kinds == {str} and all(map(str.isascii, values)))
    return is_joinable and len(set(map(len, values))) == 1 and len(values[0]) > 0


def known_keys(connection: Connection, ids: Iterable[bytes]) -> dict[bytes, int]:
    """Id → key of those changes that this node holds."""
    found: dict[bytes, int] = {}
    for condition in in_chunks(CHANGE.c.id, ids):
        found.update(connection.execute(select(CHANGE.c.id, CHANGE.c.key).where(condition)).all())
    return found


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
    rows = connection.execute(_entry_select().where(condition).order_by(CHANGE.c.key)).all()
    return list(_with_personal(connection, rows))


def entries_of_records(connection: Connection, records: Iterable[bytes]) -> dict[bytes, list[Entry]]:
    """Record → all its changes."""
    found: dict[bytes, list[Entry]] = {}
    for condition in in_chunks(CHANGE.c.record, records):
        for _key, entry in entries_where(connection, condition):
            found.setdefault(entry.change.record, []).append(entry)
    return found


def stream_records(connection: Connection, condition: ColumnElement[bool]) -> Iterator[list[tuple[bytes, list[Entry]]]]:
    """Every record with all its changes, some hundred records at a time, in the order of record ids."""
    statement = _entry_select().where(condition).order_by(CHANGE.c.record, CHANGE.c.key)
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


def _entry_select() -> Select[Any]:
    return select(CHANGE.c.key, CHANGE.c.id, CHANGE.c.body)


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
    for condition in in_chunks(PERSONAL_VALUE.c.change, keys):
        for row in connection.execute(select(PERSONAL_VALUE).where(condition)):
            found.setdefault(row.change, {})[row.field] = PersonalValue(row.salt, msgspec.msgpack.decode(row.value))
    return found


def grouped(items: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    """Items by a name, in the order in which they came."""
    found: dict[str, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
