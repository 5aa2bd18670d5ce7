# SPDX-License-Identifier: Apache-2.0
"""Changes that this hub may not let in: kept whole with the reason, until a person decides about them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, delete, insert, select, update

from sync.log.change import Change, Entry, PersonalValue
from sync.log.errors import Refused
from sync.parcel.canonical import entry, recall_change
from sync.store.entries import PreparedAmong, begins_with
from sync.store.log_tables import HELD
from sync.store.prepared import Prepared
from sync.store.redactions import without_redacted

_REFUSED: Final = "refused_"
"""How the codes of changes begin that a person refused for good."""
_ANY: Final = Prepared(select(HELD.c.id).limit(1))
_CODES: Final = PreparedAmong(HELD.c.id, select(HELD.c.id, HELD.c.code).where)
_HELD_FOR: Final = "held_for"
"""The field that keeps why such a change was held before."""


class Holding(NamedTuple):
    """A change and why it is held."""

    entry: Entry
    reason: Refused


class HeldRow(NamedTuple):
    """A held change as the administrator sees it."""

    id: bytes
    change: Change
    code: str
    fields: Mapping[str, str]
    at: int
    carrier: bytes
    beside: Mapping[str, PersonalValue]

    @property
    def is_refused(self) -> bool:
        """Whether a person has refused it for good."""
        return self.code.startswith(_REFUSED)


def held_codes(connection: Connection, ids: Iterable[bytes]) -> dict[bytes, str]:
    """Id → code, of those that are held already."""
    return dict(_CODES.rows(connection, ids)) if _ANY.first(connection) else {}


def hold(connection: Connection, holdings: Sequence[Holding], carrier: bytes, at: int) -> None:
    """Keep these changes, none of which is held yet; what was redacted of them is left behind."""
    entries = without_redacted(connection, [one.entry for one in holdings])
    rows = [
        _row(entry, one.reason) | {"carrier": carrier, "at": at} for entry, one in zip(entries, holdings, strict=True)
    ]
    if rows:
        connection.execute(insert(HELD), rows)


def _row(entry: Entry, reason: Refused) -> dict[str, object]:
    return {
        "id": entry.id,
        "code": reason.code,
        "fields": msgspec.json.encode(dict(reason.fields)).decode(),
        "unit": entry.change.unit[:5],
        "body": entry.body,
        "beside": msgspec.msgpack.encode(_beside(entry.beside)),
    }


def _beside(values: Mapping[str, PersonalValue]) -> dict[str, tuple[bytes, object]]:
    return {name: (one.salt, one.value) for name, one in values.items()}


def list_held(connection: Connection) -> list[HeldRow]:
    """All held changes, those refused for good too, the oldest first."""
    return [_held(row) for row in connection.execute(select(HELD).order_by(HELD.c.at, HELD.c.id))]


def find_held(connection: Connection, digits: str) -> HeldRow | None:
    """The one held change whose id begins with these 8 or more hexadecimal digits; None where none does, or several."""
    found = connection.execute(select(HELD).where(begins_with(HELD.c.id, digits)).limit(2)).all()
    return _held(found[0]) if len(found) == 1 else None


def held_entry(row: HeldRow) -> Entry:
    """The change as its author wrote it, with the personal values that came with it."""
    return entry(row.change, row.beside)


def mark_refused(connection: Connection, row: HeldRow, code: str) -> None:
    """Keep the change with the code of a refusal for good; why it was held before stays beside it."""
    held_for = row.fields.get(_HELD_FOR, row.code)
    fields = msgspec.json.encode({_HELD_FOR: held_for}).decode()
    connection.execute(update(HELD).where(HELD.c.id == row.id).values(code=code, fields=fields))


def forget_held(connection: Connection, id_: bytes) -> None:
    """The change stands in the log now."""
    connection.execute(delete(HELD).where(HELD.c.id == id_))


def _held(row: Row[Any]) -> HeldRow:
    beside = {
        name: PersonalValue(salt, value)
        for name, (salt, value) in msgspec.msgpack.decode(row.beside, type=dict[str, tuple[bytes, Any]]).items()
    }
    change = recall_change(row.body)
    return HeldRow(row.id, change, row.code, msgspec.json.decode(row.fields), row.at, row.carrier, beside)
