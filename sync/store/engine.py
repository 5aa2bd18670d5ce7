# SPDX-License-Identifier: Apache-2.0
"""The database file: how it is opened, its settings, its transactions, and its failures translated once.

The laptop's file is encrypted (SQLCipher), the hub's is the same driver without a key: the SQLite of
the distribution has the WAL fault that 3.51.3 mended. One writer; WAL with ``synchronous=FULL``.
A hub's other database is opened in ``postgresql``.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from sync.log.errors import LoaError, Refused, Unavailable

OLDEST_SQLITE: Final = (3, 51, 3)
"""Before it a race between two connections can corrupt the write-ahead log."""

BUSY_TIMEOUT_S: Final = 30.0

_ROOM_TO_OPEN: Final = 65_536
"""Opening makes an index of the write-ahead log beside the file, 32 KiB at a time."""

_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA temp_store=MEMORY",
)

_LAPTOP_PRAGMAS: Final = ("PRAGMA cache_size=-4000",)
"""A window holds two or three connections, each with a cache of its own, and is to fit beside other programs."""

_COMPILED: Final = 1_024
"""Statements that a connection keeps compiled: more than a program has different ones. Where there is no room left, the
driver gives each new one the place of the last new one, and keeps none of them; making the tables takes 400."""

_HUB_PRAGMAS: Final = ("PRAGMA cache_size=-32000", "PRAGMA wal_autocheckpoint=16000")
"""The write-ahead log grows to 64 MB before its pages go into the file: what many parcels have written goes there
once, and few of them wait for it. A first push of 10,000 changes writes 25 MB."""

_FAILURES: Final[dict[int, LoaError]] = {
    dbapi2.SQLITE_FULL: Unavailable("disk_full", "the disk is full: nothing was saved, all saved before is safe"),
    dbapi2.SQLITE_BUSY: Unavailable("database_busy", "another program holds the database; try again"),
    dbapi2.SQLITE_LOCKED: Unavailable("database_busy", "another program holds the database; try again"),
    dbapi2.SQLITE_IOERR: Unavailable("disk_error", "the disk could not be read or written"),
    dbapi2.SQLITE_READONLY: Unavailable("disk_read_only", "the folder cannot be written to"),
    dbapi2.SQLITE_CANTOPEN: Unavailable("disk_error", "the database file cannot be opened"),
    dbapi2.SQLITE_NOTADB: Refused("wrong_key", "the file is no database, or the key does not open it"),
    dbapi2.SQLITE_CORRUPT: Refused("database_damaged", "the database file is damaged"),
}
"""Primary result codes of SQLite that the world causes; every other one is a bug and stays as it is."""

for _kind, _as_it_is in ((bytes, bytes), (bool, int), (type(None), {}.get)):
    # The driver asks each of these values whether it can be adapted, for three times as long as binding it takes,
    # unless it is told how; nothing for nothing.
    dbapi2.register_adapter(_kind, _as_it_is)


def sqlite_version() -> tuple[int, ...]:
    """The version of the SQLite that the driver carries."""
    return tuple(int(part) for part in dbapi2.sqlite_version.split("."))


def check_sqlite_version(found: tuple[int, ...]) -> None:
    """Refuse an SQLite with the WAL fault (code ``sqlite_too_old``)."""
    if found < OLDEST_SQLITE:
        raise Refused("sqlite_too_old", f"SQLite {found} is older than {OLDEST_SQLITE}")


OURS: Final = "sqlite+loa://"
"""What an engine over SQLite is made of: see ``OurSQLite``."""

FailureOf = Callable[[Any], LoaError | None]
"""From an exception of a driver to what it means; None for a bug."""


def sqlite_failure(error: Any) -> LoaError | None:
    """What a failure of SQLite means."""
    return _FAILURES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)


@contextmanager
def translated(failure_of: FailureOf = sqlite_failure, raw: type[BaseException] = dbapi2.Error) -> Iterator[None]:
    """Turn a failure of the database into Refused or Unavailable; anything else passes as the bug it is.

    ``raw`` is the driver's own exception, for what does not go through SQLAlchemy.
    """
    try:
        yield
    except (DBAPIError, raw) as error:
        known = failure_of(error.orig if isinstance(error, DBAPIError) else error)
        if known is None:
            raise
        raise type(known)(known.code, known.message) from error


class Database:
    """One database with its connections. Share it between threads; close it at the end."""

    has_one_writer = True
    """Whether a write transaction keeps every other one out, so that the order of commits is that of beginning."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        with translated(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, among: Iterable[bytes] | None = None) -> Iterator[Connection]:  # noqa: ARG002  for many writers
        """A write transaction: committed and durable at the end, or nothing of it happened.

        It is alone. Where the database takes several writers and ``among`` names what this one works on, others may
        write beside it that name nothing of that.
        """
        with translated(), self.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    def write_tables_anew(self, names: Iterable[str]) -> bool:  # noqa: ARG002  for databases that keep old rows
        """Leave nothing of deleted rows in the files of these tables; False where somebody may still read them.

        SQLite did so when it deleted them.
        """
        return True

    def close(self) -> None:
        """Give all connections back to the system."""
        self.engine.dispose()


def open_database(path: Path, key: bytes | None) -> Database:
    """Open or create the file; ``key`` is the 32-byte SQLCipher key, None for a hub's plain file.

    Raises Refused ``wrong_key`` or ``sqlite_too_old``, Unavailable where the disk does not allow it.
    """
    check_sqlite_version(sqlite_version())
    engine = create_engine(
        OURS,
        module=dbapi2,
        creator=lambda: _connect(path, key),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        pool_use_lifo=True,  # the one with the warm cache first: the others' stay small
    )
    database = Database(engine)
    with database.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    return database


@contextmanager
def _fullness_told(path: Path) -> Iterator[None]:
    """Without room for the index of the log SQLite tells an I/O error: give it its name."""
    try:
        with translated():
            yield
    except Unavailable as failure:
        if failure.code != "disk_error" or not path.parent.is_dir() or disk_usage(path.parent).free >= _ROOM_TO_OPEN:
            raise
        full = _FAILURES[dbapi2.SQLITE_FULL]
        raise Unavailable(full.code, full.message) from failure


def _connect(path: Path, key: bytes | None) -> Any:
    with _fullness_told(path):
        connection = dbapi2.connect(
            str(path),
            timeout=BUSY_TIMEOUT_S,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=_COMPILED,
        )
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in (*_PRAGMAS, *(_HUB_PRAGMAS if key is None else _LAPTOP_PRAGMAS)):
            connection.execute(pragma).fetchall()
        return connection


class OurSQLite(SQLiteDialect_pysqlite):
    """The driver leaves transactions to us, so that a writer takes its lock at the start.

    An engine with a listener to its transactions would ask for listeners at every statement too.
    """

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        """Begin to read, unless whoever wants to write has begun already."""
        driver = dbapi_connection.driver_connection
        if not driver.in_transaction:
            driver.execute("BEGIN")


registry.register("sqlite.loa", __name__, OurSQLite.__name__)
