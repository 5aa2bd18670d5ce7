# SPDX-License-Identifier: Apache-2.0
"""Real SQLCipher stores in a folder of the test, what stands in them, and laptops that work on them."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from desktop.laptop import Laptop, Workplace, furnish
from sync.client.link import HubLink, keep_link
from sync.hub.sequencer import number_waiting
from sync.log.change import Entry
from sync.store.appending import append
from sync.store.engine import Database
from sync.store.entries import entries_where
from sync.store.log_tables import CHANGE
from sync.store.opening import open_store
from sync.store.postgresql import PostgresDatabase
from sync.store.projection import PROJECTION
from sync.store.units import bundled_units

KEY = bytes(range(32))
HUB = b"h" * 32
COMMUNE = "02683"
START = datetime.fromisoformat("2026-10-13T05:00:00+07:00")


@cache
def _empty_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "loa.db"
        open_store(path, KEY).close()
        return path.read_bytes()


def empty_store(path: Path) -> Database:
    """A new store that holds nothing, of a laptop, open: its tables are copied, which takes a tenth of making them."""
    path.write_bytes(_empty_file())
    return open_store(path, KEY)


@contextmanager
def store(folder: Path, name: str = "loa.db") -> Iterator[Database]:
    """An open store; the file is made where there is none."""
    path = folder / name
    database = open_store(path, KEY) if path.exists() else empty_store(path)
    try:
        yield database
    finally:
        database.close()


def let_in(database: Database, *entries: Entry) -> dict[bytes, int]:
    """Append changes in one transaction; the keys of the new ones."""
    with database.writing() as connection:
        return dict(append(connection, entries, 0).new)


def number_all(database: Database) -> None:
    """What the sequencer does of its own accord where several write: number all that was committed."""
    if isinstance(database, PostgresDatabase):
        while not _numbered(database):
            pass  # the session that led before has not ended yet


def _numbered(database: PostgresDatabase) -> bool:
    with database.leading() as leader:
        while leader is not None and number_waiting(database, leader):
            pass
        return leader is not None


def rows(connection: Connection, of: str = "") -> dict[str, list[dict[str, Any]]]:
    """Every row of every record table, or of one type."""
    chosen = [of] if of else list(PROJECTION)
    return {name: _rows(connection, name) for name in chosen}


def _rows(connection: Connection, name: str) -> list[dict[str, Any]]:
    table = PROJECTION[name].table
    return [dict(row) for row in connection.execute(select(table).order_by(table.c.record_id)).mappings()]


def bodies(connection: Connection) -> set[tuple[bytes, bytes]]:
    """Id and bytes of every change."""
    return {(row.id, row.body) for row in connection.execute(select(CHANGE.c.id, CHANGE.c.body))}


class Clock:
    """A clock that the test turns; every look at it is a second later."""

    def __init__(self, start: datetime = START) -> None:
        self.time = start

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@contextmanager
def laptop(folder: Path, name: str = "Cán bộ xã 1", roles: Sequence[str] = ()) -> Iterator[Laptop]:
    """A laptop of the commune with a clock of its own; with roles it is enrolled over the commune."""
    database = empty_store(folder / f"{name}.db")
    try:
        made = replace(furnish(database, bundled_units(), Workplace(COMMUNE, name)), now=Clock())
        if roles:
            with made.writing() as desk:
                keep_link(desk.connection, HubLink("http://127.0.0.1:1", HUB, "15", b"e" * 8, (COMMUNE,), tuple(roles)))
        yield made
    finally:
        database.close()


def carry(sender: Laptop, *receivers: Laptop) -> None:
    """Bring all changes of one laptop to the others, by hand."""
    with sender.reading() as desk:
        entries = [entry for _key, entry in entries_where(desk.connection, CHANGE.c.key > 0)]
    for receiver in receivers:
        with receiver.writing() as desk:
            append(desk.connection, entries, 0)
