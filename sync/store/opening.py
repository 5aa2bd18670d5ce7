# SPDX-License-Identifier: Apache-2.0
"""Open a node's store: make its tables, refuse a newer one, fold anew after an upgrade."""

from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, inspect

from sync.log.errors import LoaError, Refused
from sync.store.engine import Database, open_database
from sync.store.erasing import keep_out_of_statistics
from sync.store.folding import rebuild
from sync.store.list_indexes import KEEPS_LISTS
from sync.store.log_tables import LOG, SCHEMA_VERSION
from sync.store.projection import fingerprint
from sync.store.settings import read_setting, write_setting

_SCHEMA = "schema_version"
_FINGERPRINT = "projection_fingerprint"

D = TypeVar("D", bound=Database)


def open_store(path: Path, key: bytes | None) -> Database:
    """The store in this file, ready for use; made where there is none. One with a key is a laptop's: it keeps lists.

    Raises Refused ``database_newer`` where a later version of the program wrote it, nothing is touched then.
    """
    database = open_database(path, key)
    if key is not None:
        database.engine.update_execution_options(**{KEEPS_LISTS: True})
    return made_ready(database)


def made_ready(database: D) -> D:
    """A database with its tables as this version wants them; closed where it is refused."""
    try:
        with database.reading() as connection:
            is_ready = _is_ready(connection)
        if not is_ready:
            with database.writing() as connection:
                if not _is_ready(connection):  # another process may have made it ready while this one waited
                    make_ready(connection)
    except LoaError:
        database.close()
        raise
    return database


def _is_ready(connection: Connection) -> bool:
    if not inspect(connection).has_table("setting"):
        return False
    found = read_setting(connection, _SCHEMA)
    if found is not None and found > SCHEMA_VERSION:
        raise Refused("database_newer", f"a newer version of the program wrote this database (schema {found})")
    return bool(found == SCHEMA_VERSION and read_setting(connection, _FINGERPRINT) == fingerprint())


def make_ready(connection: Connection) -> None:
    """Make what is missing; rows are folded anew where the declarations are not those they were made by."""
    LOG.create_all(connection)
    write_setting(connection, _SCHEMA, SCHEMA_VERSION)
    rebuild(connection)
    keep_out_of_statistics(connection)
    write_setting(connection, _FINGERPRINT, fingerprint())
