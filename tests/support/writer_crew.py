# SPDX-License-Identifier: Apache-2.0
"""Writers and sequencers as processes of their own, for a PostgreSQL store on which many work at once.

``python -m tests.support.writer_crew write URL NUMBER BATCHES`` writes batches of changes, holds each transaction open
for a while, gives one in five up, and tells the id of each change as soon as its commit is done.
``python -m tests.support.writer_crew sequence URL`` stands by and numbers until it is killed.
"""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

from sync.hub.sequencer import Sequencer
from sync.log.errors import Refused
from sync.store.appending import append
from sync.store.arrivals import note_arrivals
from sync.store.postgresql import PostgresDatabase, open_postgresql
from tests.support.changes import Author, record_of

ROOT = Path(__file__).resolve().parents[2]
LONGEST_HOLD_S = 0.06
UNITS = 8


def now_ms() -> int:
    """The clock of this machine."""
    return time.time_ns() // 1_000_000


def start(*words: str) -> "subprocess.Popen[str]":
    """One process of the crew; what it tells is read from its standard output."""
    command = [sys.executable, "-m", "tests.support.writer_crew", *words]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def write(database: PostgresDatabase, number: int, batches: int) -> None:
    """Write all batches."""
    draw = Random(number)
    author = Author(number, f"{number % UNITS:05}")
    for batch in range(batches):
        try:
            told = _write_batch(database, author, draw, number * 100_000 + batch * 100)
        except Refused:
            continue
        sys.stdout.write("".join(one.hex() + "\n" for one in told))
        sys.stdout.flush()


def _write_batch(database: PostgresDatabase, author: Author, draw: Random, first: int) -> list[bytes]:
    records = range(first, first + draw.randint(1, 6))
    entries = [author.write({"note": "a"}, record=record_of(record)) for record in records]
    with database.writing((b"writer%d" % author.number,)) as connection:
        note_arrivals(connection, entries, append(connection, entries, 0).new, now_ms())
        time.sleep(draw.uniform(0, LONGEST_HOLD_S))  # a transaction that is held: that is what is tried
        if draw.random() < 0.2:
            raise Refused("given_up")
    return [entry.id for entry in entries]


def main(role: str, url: str, *others: str) -> None:
    """One role of the crew."""
    database = open_postgresql(url)
    if role == "write":
        write(database, *map(int, others))
        database.close()
    else:
        Sequencer(database, now_ms).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
