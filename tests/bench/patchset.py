# SPDX-License-Identifier: Apache-2.0
"""What SQLite's own change tracking would send: the session extension's patchset of plain rows, zstd level 9.

The rows are the least that says the same: ids and references as 16 bytes, the parts as JSON text, no column
that can be computed, nothing of who, when and which version.
"""

import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import apsw
import zstandard

LEVEL = 9
REFERENCES = ("station", "operator", "reader")
COLUMNS = (
    "log_no",
    "station",
    "date",
    "session",
    "started_at",
    "ended_at",
    "broadcast_kind",
    "lines",
    "clusters",
    "clusters_planned",
    "clusters_ok",
    "quality",
    "operator",
    "reader",
    "evidence",
    "note",
)


def patchset(rows: Sequence[tuple[bytes, Mapping[str, Any]]]) -> bytes:
    """The patchset of inserting records, given as id and values, into an empty table."""
    unknown = {name for _id, values in rows for name in values} - set(COLUMNS)
    assert not unknown, unknown
    connection = apsw.Connection(":memory:")
    connection.execute(f"CREATE TABLE broadcast_log (id BLOB PRIMARY KEY, {', '.join(COLUMNS)})")
    session = apsw.Session(connection, "main")
    session.attach("broadcast_log")
    inserting = f"INSERT INTO broadcast_log VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"
    connection.executemany(
        inserting, [(id_, *(_cell(name, values.get(name)) for name in COLUMNS)) for id_, values in rows]
    )
    return session.patchset()


def _cell(name: str, value: Any) -> Any:
    if name in REFERENCES:
        return uuid.UUID(value).bytes
    if name == "clusters" and value is not None:
        return b"".join(uuid.UUID(one).bytes for one in value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if isinstance(value, list) else value


def squeezed(data: bytes) -> int:
    """Bytes after zstd."""
    return len(zstandard.ZstdCompressor(level=LEVEL).compress(data))
