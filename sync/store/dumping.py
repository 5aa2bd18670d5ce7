# SPDX-License-Identifier: Apache-2.0
"""A whole store as frames and back: every row of the log's own tables as it is, records left out (they are folded).

The same frames come from SQLite and from PostgreSQL and go into either. The first frame is a manifest: what the
snapshot held, with the digest of every stream; reading compares with it, so a backup that was read is one that is
whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import msgspec
import zstandard
from sqlalchemy import Connection, Date, Table, delete, insert, select

from sync.log.errors import Refused
from sync.log.scope import Sight
from sync.parcel.canonical import change_id
from sync.parcel.runs import Run, verify_run
from sync.parcel.sealing import LARGEST_FRAME
from sync.store.bulk import write_rows
from sync.store.digests import Settled, summed
from sync.store.engine import translated
from sync.store.log_tables import CHANGE, FILE_PIECE, LOG, RUN, SCHEMA_VERSION
from sync.store.opening import make_ready
from sync.store.projection import version_ids

FORM: Final = 1
ROWS_AT_ONCE: Final = 2_000
PIECES_AT_ONCE: Final = 16
"""A piece of a file is larger than a hundred changes."""


class Manifest(msgspec.Struct, frozen=True):
    """What a dump says of itself."""

    form: int
    schema: int
    kind: str
    """``laptop`` or ``hub``."""
    at: int
    """When it was made, milliseconds by the clock of the node."""
    columns: Mapping[str, Sequence[str]]
    changes: int
    digests: Sequence[tuple[str, int, bytes]]
    """Unit, number and sum of all changes of it, settled or not."""
    extra: Mapping[str, Any] = {}


class _Rows(msgspec.Struct, array_like=True):
    table: str
    rows: list[list[Any]]


def dump(connection: Connection, head: Manifest, tables: Iterable[Table]) -> Iterator[bytes]:
    """The frames of one snapshot: the connection must see one state throughout."""
    chosen = list(tables)
    whole = _sums(connection)
    columns = {str(table.name): [str(column.name) for column in table.columns] for table in chosen}
    manifest = msgspec.structs.replace(
        head,
        columns=columns,
        changes=sum(count for _unit, count, _sum in whole),
        digests=whole,
    )
    yield _packed(manifest)
    for table in chosen:
        for rows in _partitions(connection, table):
            yield _packed(_Rows(str(table.name), rows))


def new_manifest(kind: str, at: int, extra: Mapping[str, Any] | None = None) -> Manifest:
    """A manifest that ``dump`` completes."""
    return Manifest(FORM, SCHEMA_VERSION, kind, at, {}, 0, (), extra or {})


def _sums(connection: Connection) -> list[tuple[str, int, bytes]]:
    rows = connection.execute(select(CHANGE.c.id, CHANGE.c.unit, CHANGE.c.type))
    found = summed(Settled(*row) for row in rows)
    return [(unit, one.count, one.sum) for (unit, sight), one in sorted(found.items(), key=str) if sight is Sight.WHOLE]


def _partitions(connection: Connection, table: Table) -> Iterator[list[list[Any]]]:
    statement = select(table).order_by(*table.primary_key.columns)
    at_once = PIECES_AT_ONCE if table is FILE_PIECE else ROWS_AT_ONCE
    with translated(), connection.execute(statement, execution_options={"yield_per": at_once}) as rows:
        for some in rows.partitions():
            yield [list(row) for row in some]


def _packed(value: msgspec.Struct) -> bytes:
    return zstandard.ZstdCompressor(level=6).compress(msgspec.msgpack.encode(value))


def _unpacked(frame: bytes, kind: Any) -> Any:
    try:
        plain = zstandard.ZstdDecompressor().decompress(frame, max_output_size=4 * LARGEST_FRAME)
        return msgspec.msgpack.decode(plain, type=kind)
    except (zstandard.ZstdError, msgspec.MsgspecError) as error:
        raise Refused("backup_damaged", "the backup holds something else than rows") from error


@dataclass
class Undumping:
    """Takes the frames of a dump one by one; with a connection they are written into its empty store.

    Without one they are only verified: each change against its id, each run against its signature, and in the end
    all of them against the manifest.
    """

    kind: str
    connection: Connection | None = None
    tables: Iterable[Table] = ()
    manifest: Manifest | None = None
    _sums: dict[str, tuple[int, int]] = field(default_factory=dict)

    def take(self, frame: bytes) -> None:
        """Raises Refused ``backup_damaged``, ``wrong_backup``, ``database_newer``."""
        if self.manifest is None:
            self.manifest = _accepted(_unpacked(frame, Manifest), self.kind)
            self._empty()
            return
        rows = _unpacked(frame, _Rows)
        named = [dict(zip(self.manifest.columns.get(rows.table, ()), row, strict=True)) for row in rows.rows]
        self._verify(rows.table, named)
        if self.connection is not None:
            _write(self.connection, self._table(rows.table), named)

    def finish(self) -> Manifest:
        """The manifest, once everything it names has come; the records are folded."""
        if self.manifest is None:
            raise Refused("backup_damaged", "the backup is empty")
        found = {(unit, count, sum_.to_bytes(32, "big")) for unit, (count, sum_) in self._sums.items()}
        if found != {tuple(one) for one in self.manifest.digests}:
            raise Refused("backup_damaged", "the backup does not hold what it says")
        if self.connection is not None:
            make_ready(self.connection)
        return self.manifest

    def _empty(self) -> None:
        if self.connection is not None:
            for table in self.tables:
                self.connection.execute(delete(table))

    def _table(self, name: str) -> Table | None:
        return next((table for table in self.tables if table.name == name), None)

    def _verify(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        if table == CHANGE.name:
            for row in rows:
                if change_id(row["body"]) != row["id"]:
                    raise Refused("backup_damaged", "a change in the backup does not make its id")
                count, sum_ = self._sums.get(row["unit"], (0, 0))
                self._sums[row["unit"]] = count + 1, (sum_ + int.from_bytes(row["id"], "big")) % 2**256
        elif table == RUN.name:
            for row in rows:
                verify_run(_run(row))


def _accepted(manifest: Manifest, kind: str) -> Manifest:
    if manifest.kind != kind:
        raise Refused("wrong_backup", f"this is the backup of a {manifest.kind}")
    if manifest.form > FORM or manifest.schema > SCHEMA_VERSION:
        raise Refused("database_newer", "a newer version of the program made this backup")
    return manifest


def _run(row: Mapping[str, Any]) -> Run:
    ids = tuple(version_ids(row["ids"]))
    return Run(row["actor"], row["first_n"], row["prev"], row["device"], ids, row["signature"])


def _write(connection: Connection, table: Table | None, rows: Sequence[Mapping[str, Any]]) -> None:
    """A table that this version does not know was made anew from others, or is not ours to keep."""
    if table is None or not rows:
        return
    names = [column.name for column in table.columns if column.name in rows[0]]
    days = [name for name in names if isinstance(table.c[name].type, Date)]
    write_rows(connection, insert(table), [_restored(row, names, days) for row in rows])


def _restored(row: Mapping[str, Any], names: Sequence[str], days: Sequence[str]) -> dict[str, Any]:
    found = {name: row[name] for name in names}
    for name in days:
        if found[name] is not None:
            found[name] = date.fromisoformat(found[name])
    return found


LOG_TABLES: Final = tuple(LOG.sorted_tables)
