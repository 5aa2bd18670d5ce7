# SPDX-License-Identifier: Apache-2.0
"""The disks of a simulation: stores in memory that can be imaged and set back. Tables, statements and engine are ours.

A disk keeps its engine from run to run, so that no statement is compiled twice.
"""

from typing import Any, Final

from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from sync.store.engine import Database, _begin

Image = Any
"""A store as it was at one moment: a database in memory that nobody writes to."""

_PRAGMAS: Final = ("foreign_keys=ON", "trusted_schema=OFF", "temp_store=MEMORY", "journal_mode=MEMORY")


def _blank() -> Image:
    return dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False, cached_statements=512)


class Disk:
    """It holds one store at a time."""

    def __init__(self) -> None:
        self._plain = _blank()
        for pragma in _PRAGMAS:
            self._plain.execute(f"PRAGMA {pragma}").fetchall()
        engine = create_engine("sqlite://", module=dbapi2, creator=lambda: self._plain, poolclass=StaticPool)
        event.listen(engine, "begin", _begin)
        self.database = Database(engine)

    def load(self, image: Image) -> None:
        """Put the store of an image in the place of whatever is here."""
        image.backup(self._plain)

    def image(self) -> Image:
        """The store as it is now."""
        copy = _blank()
        self._plain.backup(copy)
        return copy

    def read(self, statement: str, *values: object) -> list[Any]:
        """Look at the store from outside, past everything that is being tested."""
        return list(self._plain.execute(statement, values).fetchall())
