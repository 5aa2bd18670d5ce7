# SPDX-License-Identifier: Apache-2.0
"""A real PostgreSQL of the tests' own: a cluster in a temporary folder, on a socket there and on no port.

PostgreSQL refuses to run as root; then an ordinary account runs it. It ends with the process that started it, even
where that is killed.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import IO

import psycopg
from sqlalchemy import make_url

from sync.hub.account_tables import make_account_tables
from sync.store.opening import made_ready
from sync.store.postgresql import PostgresDatabase, open_postgresql

USER = "loa"
TEMPLATE = "loa_template"
REUSED = "loa_reused"
ORDINARY_ACCOUNTS = ("postgres", "nobody")
IN_MEMORY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""Nothing of a test outlives the machine, so nothing needs to reach the disk."""

_PLAIN = (
    "listen_addresses=",
    "max_connections=100",
    "shared_buffers=64MB",
    "log_min_messages=log",
    "autovacuum=off",
    "lc_messages=C",
)

_EMPTYING = """
DO $$ DECLARE one text; BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend';
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
    LOOP EXECUTE format('DELETE FROM %I', one); END LOOP;
  FOR one IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'
    LOOP EXECUTE format('ALTER SEQUENCE %I RESTART', one); END LOOP;
END $$
"""


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL of this machine; None without one."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda path: int(path.parent.name), default=None)


def _as_ordinary_account() -> tuple[int, int] | None:
    """User and group to become; None where we are no root."""
    if os.geteuid() != 0:
        return None
    known = {one.pw_name: (one.pw_uid, one.pw_gid) for one in pwd.getpwall()}
    return next(known[name] for name in ORDINARY_ACCOUNTS if name in known)


@dataclass
class Cluster:
    """A server that runs."""

    folder: Path
    _numbers: "count[int]" = field(default_factory=count, repr=False)

    def url(self, name: str = "postgres") -> str:
        """The address of one of its databases."""
        return f"postgresql://{USER}@/{name}?host={self.folder}"

    def execute(self, statement: str) -> None:
        """One statement outside any transaction."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement)

    @contextmanager
    def fresh(self, template: str = TEMPLATE) -> Iterator[str]:
        """The address of a new database, gone at the end whoever is still connected."""
        name = f"loa_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def copy(self, url: str) -> str:
        """The address of a copy of a database to which nobody is connected."""
        name = f"loa_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {make_url(url).database}")
        return self.url(name)

    def make_template(self) -> None:
        """A database with the tables of an empty store, to be copied, and one that is emptied after each use."""
        self.execute(f"CREATE DATABASE {TEMPLATE}")
        database = made_ready(open_postgresql(self.url(TEMPLATE)))
        with database.writing() as connection:
            make_account_tables(connection)
        database.close()
        self.execute(f"CREATE DATABASE {REUSED} TEMPLATE {TEMPLATE}")

    @contextmanager
    def reused(self) -> Iterator[str]:
        """The address of a database that holds nothing; a tenth of the time of a new one. Its tables must stay as
        they are."""
        with psycopg.connect(self.url(REUSED), autocommit=True) as connection:
            settings = connection.execute("SELECT name, value FROM setting").fetchall()
        try:
            yield self.url(REUSED)
        finally:
            with psycopg.connect(self.url(REUSED), autocommit=True) as connection:
                connection.execute(_EMPTYING)
                connection.cursor().executemany("INSERT INTO setting VALUES (%s, %s)", settings)


@contextmanager
def running_cluster(settings: Sequence[str] = IN_MEMORY, parent: Path | None = None) -> Iterator[Cluster]:
    """A cluster that is gone at the end."""
    found = binaries()
    assert found is not None
    account = _as_ordinary_account()
    folder = Path(tempfile.mkdtemp(prefix="loa-pg-", dir=parent))
    try:
        if account is not None:
            os.chown(folder, *account)
        _make(found, folder / "data", account)
        with _served(found, folder, settings, account):
            cluster = Cluster(folder)
            cluster.make_template()
            yield cluster
    finally:
        shutil.rmtree(folder)


def _as(account: tuple[int, int] | None, *options: str) -> list[str]:
    """The beginning of a command that runs as an account and ends with us."""
    who = [] if account is None else [f"--reuid={account[0]}", f"--regid={account[1]}", "--clear-groups"]
    return ["setpriv", *who, *options, "--"]


def _make(found: Path, data: Path, account: tuple[int, int] | None) -> None:
    made = [str(found / "initdb"), "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale"]
    command = [*_as(account), *made, "--no-sync", "--no-instructions"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextmanager
def _served(found: Path, folder: Path, settings: Sequence[str], account: tuple[int, int] | None) -> Iterator[None]:
    chosen = [part for setting in (*_PLAIN, *settings) for part in ("-c", setting)]
    command = [str(found / "postgres"), "-D", str(folder / "data"), "-k", str(folder), *chosen]
    ending = _as(account, "--pdeathsig=QUIT") if sys.platform == "linux" else []
    with subprocess.Popen([*ending, *command], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd="/") as process:
        assert process.stderr is not None
        reader = threading.Thread(target=process.stderr.read)  # so that it never waits for a reader
        try:
            _wait_until_ready(process.stderr)
            reader.start()
            yield
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is needed any more
            process.wait()
            reader.join()


def _wait_until_ready(errors: IO[bytes]) -> None:
    said: list[bytes] = []
    for line in errors:
        said.append(line)
        if b"ready to accept connections" in line:
            return
    raise AssertionError(b"".join(said).decode())


@contextmanager
def postgres_store(cluster: Cluster) -> Iterator[PostgresDatabase]:
    """An open, empty store in a database of its own."""
    with cluster.reused() as url:
        database = open_postgresql(url)
        try:
            yield made_ready(database)
        finally:
            database.close()
