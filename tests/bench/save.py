# SPDX-License-Identifier: Apache-2.0
"""Saving one broadcast through its action, against the same two rows inserted by hand with the bare driver."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop.actions.saving import add_records
from sync.records.broadcast_log import BroadcastLog
from tests.bench.broadcasts import KEY, add_one, check_shape, new_laptop
from tests.bench.by_hand import creating, open_by_hand
from tests.bench.places import BUILD, file_system, scratch
from tests.bench.result import Result
from tests.bench.timing import Pairs, seconds, settled

PAIRS = 300
BEFORE = 1000
"""Records that both files hold before the first pair, so that no index is empty."""
HOW = (
    "Median of 300 interleaved pairs. Ours: desktop.actions.saving.add_records with one broadcast_log (check, change, "
    "row, search columns, outbox). Yardstick: the very change row and record row that it wrote, inserted through a "
    "sqlcipher3 cursor into equal tables with equal indexes of another SQLCipher file, WAL, synchronous=FULL, one "
    "transaction. 1,000 records in both files before."
)
TABLES = ("change", "broadcast_log")


class HandMade:
    """The two tables alone, in a file of their own."""

    def __init__(self, path: Path, like: Any) -> None:
        self.connection = open_by_hand(path, KEY)
        for name in TABLES:
            for made in creating(like, name):
                self.connection.execute(made)
        self._inserts = {name: _insert_into(like, name) for name in TABLES}

    def insert(self, rows: Mapping[str, Sequence[Any]]) -> None:
        """One row into each table, in one durable transaction."""
        cursor = self.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        for name, row in rows.items():
            cursor.execute(self._inserts[name], row)
        cursor.execute("COMMIT")


def _insert_into(like: Any, name: str) -> str:
    columns = len(like.execute(f"PRAGMA table_info({name})").fetchall())
    return f"INSERT INTO {name} VALUES ({', '.join('?' * columns)})"


def last_rows(reader: Any) -> dict[str, Sequence[Any]]:
    """The change written last and the row of its record."""
    change = reader.execute("SELECT * FROM change ORDER BY key DESC LIMIT 1").fetchone()
    record = reader.execute(
        "SELECT * FROM broadcast_log WHERE record_id = (SELECT record FROM change ORDER BY key DESC LIMIT 1)"
    ).fetchone()
    return {"change": change, "broadcast_log": record}


def save_vs_rows() -> Result:
    """One save, over the least that a save could be."""
    with scratch() as folder:
        laptop, officer = new_laptop(folder)
        reader = open_by_hand(folder / "loa.db", KEY)
        by_hand = HandMade(folder / "by-hand.db", reader)
        entered = [officer.enter() for _ in range(BEFORE + PAIRS)]
        for values in entered[:BEFORE]:
            add_one(laptop, BroadcastLog, values)
            by_hand.insert(last_rows(reader))
        ours: list[float] = []
        yardstick: list[float] = []
        with settled():
            for values in entered[BEFORE:]:
                ours.append(seconds(lambda: add_records(laptop, BroadcastLog, [(1, values)])))  # noqa: B023  called here
                rows = last_rows(reader)
                yardstick.append(seconds(lambda: by_hand.insert(rows)))  # noqa: B023  called at once
        laptop.database.close()
    pairs = Pairs(ours, yardstick)
    parts = {
        **pairs.parts(0.001),
        "unit": "ms",
        "file_system": file_system(BUILD),
        "mean_json_bytes": check_shape(entered),
    }
    return Result(pairs.median_ratio(), 4, "lower", HOW, parts)
