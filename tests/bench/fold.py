# SPDX-License-Identifier: Apache-2.0
"""From the log to live rows, as ``rebuild`` does it, against inserting the same rows with SQLAlchemy Core."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, Table, create_engine, event, func, insert, select

from desktop.laptop import Laptop
from sync.records.broadcast_log import BroadcastLog
from sync.store.authoring import Draft
from sync.store.engine import Database
from sync.store.folding import rebuild
from sync.store.log_tables import CHANGE
from sync.store.opening import open_store
from tests.bench.broadcasts import COMMUNE, KEY, Broadcast, Officer, check_shape, new_laptop, write_at, write_broadcasts
from tests.bench.by_hand import creating, open_by_hand
from tests.bench.places import BUILD, file_system, kept_store, scratch
from tests.bench.result import Result
from tests.bench.timing import Pairs, seconds, settled

RECORDS = 50_000
AT_ONCE = 1000
PAIRS = 5
EDITS = {"quality": "kem", "note": "Đã sửa sau khi nghe lại.", "clusters_ok": 3}
HOW = (
    "Median of 5 interleaved pairs over 100,000 changes of 50,000 broadcast_log records (one creation and one edit of "
    "one field each). Ours: sync.store.folding.rebuild in one transaction on a laptop's SQLCipher store. Yardstick: "
    "the rows that it made, inserted with one SQLAlchemy Core execute(insert(table), rows) into an equal table with "
    "equal indexes of another SQLCipher file, WAL, synchronous=FULL, one transaction. Both commits are timed."
)


def build_store(folder: Path) -> None:
    """Fifty thousand records, each edited once while the next thousand come in."""
    laptop, officer = new_laptop(folder)
    entered: list[Mapping[str, Any]] = []
    random = Random(7)
    for first_no in range(1, RECORDS + 1, AT_ONCE):
        some = [officer.broadcast() for _ in range(AT_ONCE)]
        entered += [one.values for one in some]
        ids = write_broadcasts(laptop, some, first_no)
        edit_once(laptop, random.sample(list(zip(some, ids, strict=True)), AT_ONCE), officer)
    check_shape(entered)
    laptop.database.close()


def edit_once(laptop: Laptop, creations: Sequence[tuple[Broadcast, bytes]], officer: Officer) -> None:
    """One field of each record, an hour to a day after it was saved."""
    with laptop.writing() as desk:
        for one, id_ in creations:
            name = officer.random.choice(list(EDITS))
            seen = {name: [id_]} if name in one.values or name == "clusters_ok" else {}
            draft = Draft(one.record, BroadcastLog, COMMUNE, {name: EDITS[name]}, seen)
            write_at(desk, draft, one.wall + officer.random.randrange(3_600_000, 86_400_000))


class HandMade:
    """An engine of its own on an empty table of the same shape."""

    def __init__(self, path: Path, like: Path) -> None:
        self.engine: Engine = create_engine("sqlite://", creator=lambda: open_by_hand(path, KEY))
        event.listen(self.engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        reader = open_by_hand(like, KEY)
        self._made = creating(reader, "broadcast_log")
        reader.close()
        with self.engine.begin() as connection:
            connection.exec_driver_sql(self._made[0])
            self.table = Table("broadcast_log", MetaData(), autoload_with=connection)

    def empty(self) -> None:
        """Make the table anew."""
        with self.engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE IF EXISTS broadcast_log")
            for statement in self._made:
                connection.exec_driver_sql(statement)

    def insert(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """All of them in one durable transaction."""
        with self.engine.begin() as connection:
            connection.execute(insert(self.table), rows)


def read_rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    """The live rows, each by its column names."""
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def rebuild_once(database: Database) -> None:
    """As ``loa check --rebuild`` folds."""
    with database.writing() as connection:
        rebuild(connection)


def fold_vs_insert() -> Result:
    """One rebuild over one bulk insert of what it made."""
    kept = kept_store("fold", build_store)
    database = open_store(kept / "loa.db", KEY)
    with scratch() as folder:
        by_hand = HandMade(folder / "by-hand.db", kept / "loa.db")
        rebuild_once(database)
        with database.reading() as connection:
            rows = read_rows(connection, by_hand.table)
            changes = connection.execute(select(func.count()).select_from(CHANGE)).scalar_one()
        assert len(rows) == RECORDS, len(rows)
        pairs = _measure(database, by_hand, rows)
        by_hand.engine.dispose()
    database.close()
    parts = {**pairs.parts(), "unit": "s", "rows": len(rows), "changes": changes, "file_system": file_system(BUILD)}
    return Result(pairs.median_ratio(), 3, "lower", HOW, parts)


def _measure(database: Database, by_hand: HandMade, rows: Sequence[Mapping[str, Any]]) -> Pairs:
    ours: list[float] = []
    yardstick: list[float] = []
    for _turn in range(PAIRS):
        by_hand.empty()
        with settled():
            ours.append(seconds(lambda: rebuild_once(database)))
            yardstick.append(seconds(lambda: by_hand.insert(rows)))
    return Pairs(ours, yardstick)
