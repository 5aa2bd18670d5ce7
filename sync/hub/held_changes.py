# SPDX-License-Identifier: Apache-2.0
"""Changes that this hub may not let in: kept whole with the reason, until a person decides about them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select

from sync.log.change import Change, Entry, PersonalValue
from sync.log.errors import Refused
from sync.parcel.canonical import recall_change
from sync.store.entries import in_chunks
from sync.store.log_tables import HELD
from sync.store.redactions import without_redacted


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


def held_codes(connection: Connection, ids: Iterable[bytes]) -> dict[bytes, str]:
    """Id → code, of those that are held already."""
    found: dict[bytes, str] = {}
    for condition in in_chunks(HELD.c.id, ids):
        found.update(connection.execute(select(HELD.c.id, HELD.c.code).where(condition)).all())
    return found


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
    """All held changes, the oldest first."""
    rows = connection.execute(select(HELD).order_by(HELD.c.at, HELD.c.id))
    return [
        HeldRow(row.id, recall_change(row.body), row.code, msgspec.json.decode(row.fields), row.at, row.carrier)
        for row in rows
    ]
