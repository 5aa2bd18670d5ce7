# SPDX-License-Identifier: Apache-2.0
"""The audit: one row for each thing done to accounts or let in, in the transaction that does it."""

from collections.abc import Mapping
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select

from sync.hub.account_tables import AUDIT
from sync.store.bulk import write_rows

_INSERT: Final = insert(AUDIT)


class Audited(NamedTuple):
    """One row; ``device`` and ``person`` are those who acted, None for the administrator at the machine."""

    at: int
    action: str
    detail: Mapping[str, object]
    device: bytes | None = None
    person: bytes | None = None


def write_audit(connection: Connection, row: Audited) -> None:
    """Add a row; its detail may hold codes, ids and counts, never text that a person entered."""
    detail = msgspec.json.encode(row.detail).decode()
    write_rows(connection, _INSERT, [{**row._asdict(), "detail": detail}])


def read_audit(connection: Connection) -> list[Audited]:
    """All rows, the oldest first."""
    rows = connection.execute(select(AUDIT).order_by(AUDIT.c.key))
    return [Audited(row.at, row.action, msgspec.json.decode(row.detail), row.device, row.person) for row in rows]
