# SPDX-License-Identifier: Apache-2.0
"""The bare driver with the store's settings and none of its code: what the yardsticks stand on."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
)


def open_by_hand(path: Path, key: bytes | None) -> Any:
    """A connection to a SQLCipher file, or to a plain one without a key; transactions are the caller's."""
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False, cached_statements=256)
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in (*PRAGMAS, "cache_size=-32000" if key is None else "cache_size=-4000"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def creating(connection: Any, table: str) -> list[str]:
    """The statements that made a table and its indexes."""
    asked = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql NOT NULL ORDER BY type DESC"
    return [made for (made,) in connection.execute(asked, (table,))]
