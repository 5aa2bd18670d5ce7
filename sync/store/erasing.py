# SPDX-License-Identifier: Apache-2.0
"""How what was deleted leaves the file: pages, free pages and the write-ahead log.

``secure_delete`` overwrites a deleted row and a page that is given back, but where rows moved between pages a copy may
stay in the gap of the page they left. So the few tables that ever hold a personal value are written anew, which gives
back every page that they had. Their old pages stand in the write-ahead log until it is emptied, which waits for
readers: that is kept as due and tried again. On PostgreSQL the same tables are written anew by VACUUM FULL; its
write-ahead log belongs to the server and goes with the server's own checkpoints (decision 028).
"""

import os
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from sqlalchemy import Column, Connection, MetaData, Table, delete, insert, select

from sync.log.errors import Unavailable
from sync.store.engine import BUSY_TIMEOUT_S, Database, translated
from sync.store.entries import in_chunks
from sync.store.files import IS_LISTED, hold_files, remove_bytes
from sync.store.log_tables import FILE, FILE_MASK, FILE_MENTION, HELD, PERSONAL_VALUE
from sync.store.projection import PROJECTION
from sync.store.settings import read_setting, write_setting

_DUE: Final = "erasure_due"
_FILE_TABLES: Final = (FILE, FILE_MASK, FILE_MENTION)
"""What names a file that is gone, and what its bytes stood under; those need not be written anew then."""
_PATIENCE_MS: Final = 2_000
"""So long are readers waited for; who asks has something else to do than wait."""


@cache
def _personal_tables() -> tuple[Table, ...]:
    """Record tables with a column of a personal value."""
    types = [one for one in PROJECTION.values() if any(field.is_personal for field in one.of.fields.values())]
    return tuple(one.table for one in types)


@cache
def _personal_columns() -> frozenset[str]:
    """Columns of those tables in which such a value, or what is made of it, may stand."""
    personal = [cells for one in PROJECTION.values() for cells in one.cells if cells.field.is_personal]
    return frozenset(name for cells in personal for name, _type in cells.shapes()) | {"search_text"}


def wipe(connection: Connection) -> None:
    """Write every table anew that may hold a personal value; run it in the transaction that deleted one."""
    write_anew(connection, PERSONAL_VALUE, HELD, *_personal_tables())
    write_setting(connection, _DUE, os.urandom(8))


def erase_files(connection: Connection, sha256s: Iterable[bytes]) -> None:
    """Remove files that no record lists any more, and their masks from every page."""
    named = sorted(sha256s)
    hold_files(connection, named)
    unlisted = [
        one
        for condition in in_chunks(FILE.c.sha256, named)
        for one in connection.execute(select(FILE.c.sha256).where(condition, ~IS_LISTED)).scalars()
    ]
    for sha256 in unlisted:
        remove_bytes(connection, sha256)
        connection.execute(delete(FILE).where(FILE.c.sha256 == sha256))
    if unlisted:
        write_anew(connection, *_FILE_TABLES)


def keep_out_of_statistics(connection: Connection) -> None:
    """PostgreSQL copies common values of a column into its statistics, where no VACUUM of the table reaches them."""
    if connection.dialect.name != "postgresql":
        return
    names = _personal_columns()
    columns = [(one, column.name) for one in _personal_tables() for column in one.columns if column.name in names]
    for table, name in (*columns, (PERSONAL_VALUE, "value"), (HELD, "beside"), (FILE_MASK, "mask")):
        connection.exec_driver_sql(f'ALTER TABLE "{table.name}" ALTER COLUMN "{name}" SET STATISTICS 0')


def write_anew(connection: Connection, *tables: Table) -> None:
    """All pages of a table but its first are given back, zeroed, before its first row is written again."""
    if connection.dialect.name != "sqlite":
        return
    for table in tables:
        columns = [Column(one.name, one.type) for one in table.columns]
        meanwhile = Table("kept_meanwhile", MetaData(), *columns, prefixes=["TEMPORARY"])
        meanwhile.create(connection)
        names = [one.name for one in columns]
        connection.execute(insert(meanwhile).from_select(names, select(table)))
        connection.execute(delete(table))
        connection.execute(insert(table).from_select(names, select(meanwhile)))
        meanwhile.drop(connection)


def is_erasure_due(connection: Connection) -> bool:
    """Tell whether what was deleted may still stand in the write-ahead log."""
    return read_setting(connection, _DUE) is not None


def finish_erasure(database: Database) -> bool:
    """Empty the write-ahead log where that is due; False where somebody reads in it: ask again later."""
    with database.reading() as connection:
        due = read_setting(connection, _DUE)
        is_sqlite = connection.dialect.name == "sqlite"
    if due is None:
        return True
    if not (_is_log_emptied(database) if is_sqlite else _are_tables_written_anew(database)):
        return False
    with database.writing() as connection:
        if read_setting(connection, _DUE) == due:  # another value may have been deleted meanwhile
            write_setting(connection, _DUE, None)
    return True


def _are_tables_written_anew(database: Database) -> bool:
    """False where others hold a table too long, or may still read what was deleted: ask again later."""
    try:
        return database.write_tables_anew(
            [one.name for one in (PERSONAL_VALUE, HELD, *_FILE_TABLES, *_personal_tables())]
        )
    except Unavailable as busy:
        if busy.code != "database_busy":
            raise
        return False


def _is_log_emptied(database: Database) -> bool:
    """A checkpoint stands outside every transaction, so the driver's own connection is asked."""
    pooled = database.engine.raw_connection()
    plain: Any = pooled.driver_connection
    try:
        with translated():
            plain.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
            return not plain.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        plain.execute(f"PRAGMA busy_timeout={int(BUSY_TIMEOUT_S * 1000)}")
        pooled.close()
