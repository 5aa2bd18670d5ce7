# SPDX-License-Identifier: Apache-2.0
"""The hub's other database: PostgreSQL, how it is opened, its many writers, its locks and its failures.

A writer takes advisory locks that end with its transaction: all share one, whoever writes alone has it for himself;
beside each other, everybody locks what he names. The sequencer's lock lives as long as its session (decision 030).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import psycopg
from psycopg.types.string import BytesBinaryDumper
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from sync.log.errors import LoaError, Refused, Unavailable
from sync.store.dialects import driver_of
from sync.store.engine import Database, translated

OLDEST_POSTGRESQL: Final = 150_000
"""As the server numbers itself: 15.0."""

# The last one that is registered of a type serves COPY: that of the DB-API's Binary is not compiled.
psycopg.adapters.register_dumper(bytes, BytesBinaryDumper)

_SESSION: Final = " ".join(
    f"-c {setting}"
    for setting in (
        "synchronous_commit=on",
        "idle_in_transaction_session_timeout=30s",
        "lock_timeout=30s",
        "jit=off",
        "client_min_messages=error",
    )
)

_BUSY: Final = Unavailable("database_busy", "others write the same at this moment; nothing was changed, try again")
_GONE: Final = Unavailable(
    "database_unreachable", "the database server does not answer, has no such database or does not let this user in"
)
"""The driver tells no code for a connection that could not be made."""
_DENIED: Final = Refused("database_denied", "the database server does not let this user do this")
_FULL: Final = Unavailable("disk_full", "the disk is full: nothing was saved, all saved before is safe")
_DAMAGED: Final = Refused("database_damaged", "the database is damaged")

_FAILURES: Final[Mapping[str, LoaError]] = {
    "23505": _BUSY,  # unique_violation: somebody else wrote it between our look and our writing
    "40001": _BUSY,  # serialization_failure
    "40P01": _BUSY,  # deadlock_detected
    "55P03": _BUSY,  # lock_not_available
    "53300": _BUSY,  # too_many_connections
    "53100": _FULL,
    "58030": Unavailable("disk_error", "the disk could not be read or written"),
    "25P03": _GONE,  # idle_in_transaction_session_timeout
    "57P05": _GONE,  # idle_session_timeout
    "57P01": _GONE,  # admin_shutdown
    "57P02": _GONE,  # crash_shutdown
    "57P03": _GONE,  # cannot_connect_now
    "42501": _DENIED,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}
"""SQLSTATE → what it means, where the world causes it; every other one is a bug and stays as it is."""

_BESIDE_OTHERS: Final = (
    "SELECT pg_advisory_xact_lock_shared(%s) UNION ALL"
    " SELECT pg_advisory_xact_lock(one) FROM unnest(%s::bigint[]) AS named(one)"
)
"""The parts of a union, and the names within, are taken in the order in which they are told."""
_ALONE: Final = "SELECT pg_advisory_xact_lock(%s)"
_LEAD: Final = text("SELECT pg_try_advisory_lock(:sequencer)")
_LIFE: Final = text("SET idle_session_timeout = '5s'")
_OLDER_READERS: Final = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
    "AND (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL)"
)
_A_MOMENT: Final = text("SELECT pg_sleep(0.1)")
_TURNS: Final = 20
_MOST_NAMES: Final = 500
"""Who names more works on so much that he may as well write alone; the server has room for some thousand locks."""


def lock_number(name: bytes) -> int:
    """The number by which an advisory lock is known, a signed 64-bit hash of its name."""
    return int.from_bytes(hashlib.blake2b(name, digest_size=8, person=b"loa lock").digest(), "big", signed=True)


_ALL: Final = lock_number(b"every writer")
_GIVING_NUMBERS: Final = lock_number(b"giving numbers")
_SEQUENCER: Final = {"sequencer": lock_number(b"the sequencer")}


def postgresql_failure(error: Any) -> LoaError | None:
    """What a failure of the server or of the way to it means."""
    state = getattr(error, "sqlstate", None)
    if state is None or state.startswith("08"):
        return _GONE if isinstance(error, psycopg.OperationalError) else None
    return _FAILURES.get(state)


def _translated() -> Any:
    return translated(postgresql_failure, psycopg.Error)


class PostgresDatabase(Database):
    """One database of a server."""

    has_one_writer = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout, and writes nothing."""
        with _translated(), self.engine.connect() as plain:
            yield plain.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @contextmanager
    def writing(self, among: Iterable[bytes] | None = None) -> Iterator[Connection]:
        """Each statement sees what was committed before it; the locks keep out whoever could contradict."""
        with _translated(), self.engine.connect() as connection, connection.begin():
            _lock(connection, among)
            yield connection

    def write_tables_anew(self, names: Iterable[str]) -> bool:
        """VACUUM FULL, outside every transaction; a row that an older snapshot may see stays, so those end first."""
        with _translated(), self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for _turn in range(_TURNS):
                if not connection.execute(_OLDER_READERS).scalar_one():
                    break
                connection.execute(_A_MOMENT)
            else:
                return False
            for name in names:
                connection.exec_driver_sql(f'VACUUM FULL "{name}"')
        return True

    @contextmanager
    def leading(self) -> Iterator[Connection | None]:
        """A session that is the sequencer until its end, of which there is one at a time; None while another is.

        The lock ends with the session, so a sequencer that lost it cannot number any more; and the server ends the
        session of one that stands still. It looks often, so a look is one statement and no transaction.
        """
        with _translated(), self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.detach()
            with connection.begin():
                connection.execute(_LIFE)
                is_leader = connection.execute(_LEAD, _SEQUENCER).scalar_one()
            yield connection if is_leader else None

    @contextmanager
    def looking(self, leader: Connection) -> Iterator[Connection]:
        """The session that leads, to ask one thing."""
        with _translated(), leader.begin():
            yield leader

    @contextmanager
    def numbering(self, leader: Connection) -> Iterator[Connection]:
        """A transaction of the session that leads, beside every writer but those that write alone."""
        with _translated(), leader.begin(), driver_of(leader).transaction():
            _lock_alone(leader, _GIVING_NUMBERS)
            yield leader


def _lock(connection: Connection, among: Iterable[bytes] | None) -> None:
    names: Sequence[int] = sorted({lock_number(name) for name in among or ()})
    if among is None or len(names) > _MOST_NAMES:
        _lock_alone(connection, _ALL)
        _lock_alone(connection, _GIVING_NUMBERS)
    else:  # everybody in the same order, so that none wait in a ring
        driver_of(connection).execute(_BESIDE_OTHERS, (_ALL, names))


def _lock_alone(connection: Connection, number: int) -> None:
    driver_of(connection).execute(_ALONE, (number,))


def read_url(entered: str) -> URL:
    """The address of a database as ``postgresql://…``. Raises Refused ``database_unsupported``."""
    try:
        url = make_url(entered)
    except (ArgumentError, ValueError) as error:
        raise Refused("database_unsupported", "this is no address of a database") from error
    if url.drivername not in ("postgresql", "postgresql+psycopg"):
        raise Refused("database_unsupported", "a hub lives in SQLite or in PostgreSQL (postgresql://…)")
    return url.set(drivername="postgresql+psycopg")


def open_postgresql(entered: str) -> PostgresDatabase:
    """The database at an address; its tables are somebody else's matter.

    Raises Refused ``database_unsupported``, ``postgresql_too_old`` or Unavailable ``database_unreachable``.
    """
    engine = create_engine(
        read_url(entered),
        pool_size=5,
        max_overflow=8,
        pool_pre_ping=True,
        connect_args={"options": _SESSION, "connect_timeout": 10, "application_name": "loa-hub"},
    )
    database = PostgresDatabase(engine)
    with database.reading() as connection:
        driver: Any = connection.connection.driver_connection
        _check_version(driver.info.server_version)
    return database


def _check_version(found: int) -> None:
    if found < OLDEST_POSTGRESQL:
        raise Refused("postgresql_too_old", f"PostgreSQL {found // 10_000} is older than {OLDEST_POSTGRESQL // 10_000}")
